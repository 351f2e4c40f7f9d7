//! The steps that are one call of cargo.

use crate::command::Session;
use crate::outcome::Outcome;

pub(super) fn fmt(session: &mut Session<'_>) -> Outcome {
    cargo(session, &["fmt", "--all", "--check"])
}

pub(super) fn clippy(session: &mut Session<'_>) -> Outcome {
    cargo(session, &["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"])
}

/// All tests but the examples in the documentation, which have a step of their own.
pub(super) fn test(session: &mut Session<'_>) -> Outcome {
    cargo(session, &["test", "--workspace", "--tests", "--no-fail-fast"])
}

pub(super) fn doctest(session: &mut Session<'_>) -> Outcome {
    cargo(session, &["test", "--doc", "--package", "prowess", "--package", "prowess-client"])
}

pub(super) fn doc(session: &mut Session<'_>) -> Outcome {
    let mut command = session.cargo(&["doc", "--workspace", "--no-deps"]);
    command.env("RUSTDOCFLAGS", "-D warnings");
    ended(session.succeeds(command))
}

fn cargo(session: &mut Session<'_>, arguments: &[&str]) -> Outcome {
    let command = session.cargo(arguments);
    ended(session.succeeds(command))
}

/// The outcome of a step whose last command succeeded or not.
pub(super) fn ended(success: bool) -> Outcome {
    if success { Outcome::Passed } else { Outcome::Failed }
}
