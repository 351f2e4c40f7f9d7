//! Writes what is made from the table of operations: schemas, then the code of the packages.

use std::process::Command;

use super::rust::ended;
use crate::command::Session;
use crate::outcome::Outcome;

pub(super) fn run(session: &mut Session<'_>) -> Outcome {
    let mut schemas = session.cargo(&["test", "--package", "prowess-tests", "--test", "suite"]);
    schemas.args(["the_committed_schemas"]).env("PROWESS_WRITE", "1");
    let mut python = Command::new("python3");
    python.arg("bindings-python/generate.py");
    let mut typescript = Command::new("node");
    typescript.arg("bindings-node/generate/main.mjs");
    ended([schemas, python, typescript].into_iter().all(|command| session.succeeds(command)))
}
