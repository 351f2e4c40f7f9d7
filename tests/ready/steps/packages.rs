//! The packages for other languages and what is built on them; each has a command of its own.

use std::process::{Command, Stdio};

use super::rust::ended;
use crate::command::Session;
use crate::outcome::Outcome;

/// Python: the wheel is built, installed in an empty environment and tested.
///
/// The source is compiled for a Python without a global lock too, and tested where there is one.
pub(super) fn python(session: &mut Session<'_>) -> Outcome {
    run(session, &PYTHON, "bindings-python/check.py", &[])
}

/// Node: the addon is built, packed, installed in an empty folder and tested.
pub(super) fn node(session: &mut Session<'_>) -> Outcome {
    run(session, &NODE, "bindings-node/check.mjs", &[])
}

/// The browser: the modules are built, packed and tested in Node, in bundles and in Chromium, where
/// a page also speaks to the reference service.
pub(super) fn web(session: &mut Session<'_>) -> Outcome {
    run(session, &NODE, "bindings-wasm/check.mjs", &[])
}

/// The app that explores gaps, as a person uses it.
pub(super) fn explorer(session: &mut Session<'_>) -> Outcome {
    run(session, &NODE, "examples/gap-explorer/check.mjs", &[])
}

/// The form for a new account, as a person uses it.
pub(super) fn sign_up(session: &mut Session<'_>) -> Outcome {
    run(session, &NODE, "examples/sign-up/check.mjs", &[])
}

/// The service: every place against its document, and its tests in PostgreSQL.
pub(super) fn service(session: &mut Session<'_>) -> Outcome {
    run(session, &PYTHON, "examples/talent-service/check.py", &[])
}

/// The examples in every language, the notebook and the code in the README.
pub(super) fn examples(session: &mut Session<'_>) -> Outcome {
    run(session, &NODE, "examples/check.mjs", &[])
}

/// The shared vectors on every surface, each of which says how many it compared.
///
/// `PROWESS_VECTORS` names another folder of vectors.
pub(super) fn vectors(session: &mut Session<'_>) -> Outcome {
    // With the whole workspace, as the step `test` has it, nothing is compiled again.
    let mut rust = session.cargo(&["test", "--workspace", "--test", "suite", "every_case"]);
    rust.args(["--", "--nocapture"]);
    if !session.succeeds(rust) {
        return Outcome::Failed;
    }
    let tests = ["--test", "--test-reporter=spec"];
    let surfaces: [(&Program, &str, &[&str]); 5] = [
        (&PYTHON, "bindings-python/check.py", &["--only", "vectors"]),
        (&NODE, "bindings-node/build.mjs", &[]),
        (&NODE, "bindings-node/test/vectors.test.mjs", &tests),
        (&NODE, "bindings-wasm/build.mjs", &[]),
        (&NODE, "bindings-wasm/test/vectors.test.mjs", &tests),
    ];
    for (program, script, arguments) in surfaces {
        match run(session, program, script, arguments) {
            Outcome::Passed => {}
            other => return other,
        }
    }
    Outcome::Passed
}

/// What runs a script.
struct Program {
    name: &'static str,
    /// The oldest version that will do, and what it is called.
    needs: &'static str,
}

const PYTHON: Program = Program { name: "python3", needs: "Python 3.10 or later" };
const NODE: Program = Program { name: "node", needs: "Node 20 or later" };

fn run(session: &mut Session<'_>, program: &Program, script: &str, arguments: &[&str]) -> Outcome {
    if !answers(program.name) {
        return session.missing(&format!("there is no {} ({})", program.name, program.needs));
    }
    let mut command = Command::new(program.name);
    // Node takes its own options before the script, and Python's scripts take theirs after it.
    if program.name == NODE.name {
        command.args(arguments).arg(script);
    } else {
        command.arg(script).args(arguments);
    }
    ended(session.succeeds(command))
}

/// Whether a program is there.
fn answers(program: &str) -> bool {
    let mut version = Command::new(program);
    version.arg("--version").stdout(Stdio::null()).stderr(Stdio::null());
    version.status().is_ok_and(|status| status.success())
}
