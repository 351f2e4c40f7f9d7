//! The same questions put to an independent version in Python.

use std::process::{Command, Stdio};

use super::rust::ended;
use crate::command::Session;
use crate::outcome::Outcome;

/// Where the oracle starts; it needs Python's standard library only.
const SCRIPT: &str = "tests/oracle/run.py";

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
    let mut command = Command::new("python3");
    command.arg(SCRIPT);
    ended(session.succeeds(command))
}

fn python_runs() -> bool {
    let mut python = Command::new("python3");
    python.arg("--version").stdout(Stdio::null()).stderr(Stdio::null());
    python.status().is_ok_and(|status| status.success())
}
