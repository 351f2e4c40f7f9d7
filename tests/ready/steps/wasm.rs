//! The rules, the client and the browser modules compiled for their target, so that nothing creeps in that browsers do not have.

use std::path::Path;
use std::process::{Command, Stdio};

use super::rust::ended;
use crate::command::Session;
use crate::outcome::Outcome;

const TARGET: &str = "wasm32-unknown-unknown";

pub(super) fn run(session: &mut Session<'_>) -> Outcome {
    if !installed() {
        if !rustup_runs() {
            let what = format!("there is neither the target {TARGET} nor rustup to install it");
            return session.missing(&what);
        }
        let mut add = Command::new("rustup");
        add.args(["target", "add", TARGET]);
        if !session.succeeds(add) {
            return Outcome::Failed;
        }
    }
    let packages = ["prowess", "prowess-client", "prowess-wasm", "prowess-wasm-client"];
    // Clippy, since the client's module is empty for every other target.
    let mut check = session.cargo(&["clippy", "--target", TARGET]);
    check.args(packages.iter().flat_map(|name| ["--package", name]));
    check.args(["--", "-D", "warnings"]);
    ended(session.succeeds(check))
}

/// Whether the compiler has a standard library for the target, from rustup or from a distribution.
fn installed() -> bool {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let answer =
        Command::new(rustc).args(["--print", "target-libdir", "--target", TARGET]).output();
    answer.is_ok_and(|answer| {
        let folder = String::from_utf8_lossy(&answer.stdout).trim().to_owned();
        answer.status.success() && Path::new(&folder).is_dir()
    })
}

fn rustup_runs() -> bool {
    let mut rustup = Command::new("rustup");
    rustup.arg("--version").stdout(Stdio::null()).stderr(Stdio::null());
    rustup.status().is_ok_and(|status| status.success())
}
