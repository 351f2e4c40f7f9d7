//! Tells the linker that Node itself brings the symbols of its addon interface.

use std::env;

fn main() {
    napi_build::setup();
    let is = |name: &str, value: &str| env::var(name).is_ok_and(|have| have == value);
    if is("CARGO_CFG_TARGET_OS", "linux") && is("PROFILE", "release") {
        // Names of functions inside are most of the file, and nobody debugs it without a build.
        println!("cargo::rustc-link-arg-cdylib=-Wl,--strip-all");
    }
}
