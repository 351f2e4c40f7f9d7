//! Any text given to the parser of roles.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    let _ = prowess::role::parse(&prowess_fuzz::text(input));
});
