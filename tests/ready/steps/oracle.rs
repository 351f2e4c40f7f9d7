//! The same questions put to an independent version in Python.

use std::path::PathBuf;
use std::process::{Command, Stdio};

use super::rust::ended;
use crate::command::Session;
use crate::outcome::Outcome;

/// Where the oracle starts.
const SCRIPT: &str = "tests/oracle/run.py";

/// What it needs beside Python.
const NEEDS: &str = "tests/oracle/requirements.txt";

pub(super) fn run(session: &mut Session<'_>) -> Outcome {
    let workspace = session.workspace;
    let missing = if !workspace.root.join(SCRIPT).is_file() {
        Some(format!("there is no {SCRIPT}"))
    } else if !workspace.data().is_dir() {
        Some("there is no reference data in ../shared/data".to_owned())
    } else if !python_runs() {
        Some("there is no python3".to_owned())
    } else {
        None
    };
    if let Some(what) = missing {
        return session.missing(&what);
    }
    // An environment of its own, so that nothing of the user's is changed.
    let target =
        std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| "target".into(), PathBuf::from);
    let folder = workspace.root.join(target).join("oracle-venv");
    let python = folder.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    let mut make = Command::new("python3");
    make.args(["-m", "venv"]).arg(&folder);
    let mut install = Command::new(&python);
    install.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", NEEDS]);
    if !session.succeeds(make) || !session.succeeds(install) {
        return Outcome::Failed;
    }
    let mut command = Command::new(python);
    command.arg(SCRIPT);
    ended(session.succeeds(command))
}

fn python_runs() -> bool {
    let mut python = Command::new("python3");
    python.arg("--version").stdout(Stdio::null()).stderr(Stdio::null());
    python.status().is_ok_and(|status| status.success())
}
