//! The table of steps and what each of them runs.

mod generate;
mod oracle;
mod packages;
mod rust;
mod wasm;

use crate::command::Session;
use crate::outcome::Outcome;

/// One thing that must hold.
pub(crate) struct Step {
    /// What the user calls it.
    pub(crate) name: &'static str,
    /// What it makes sure of, in a few words.
    pub(crate) purpose: &'static str,
    /// Does it.
    pub(crate) run: fn(&mut Session<'_>) -> Outcome,
}

/// All steps, the quickest answers first.
#[rustfmt::skip] // one line for each step
pub(crate) const STEPS: &[Step] = &[
    Step { name: "fmt", purpose: "the Rust code is formatted", run: rust::fmt },
    Step { name: "clippy", purpose: "no lint has anything to say", run: rust::clippy },
    Step { name: "test", purpose: "unit tests, shared vectors and house rules", run: rust::test },
    Step { name: "doctest", purpose: "the examples in the documentation run", run: rust::doctest },
    Step { name: "doc", purpose: "the documentation builds and its links lead somewhere", run: rust::doc },
    Step { name: "oracle", purpose: "an independent Python version gives the same answers", run: oracle::run },
    Step { name: "wasm", purpose: "the rules and the module compile for the browser", run: wasm::run },
    Step { name: "python", purpose: "the Python package, installed from its wheel", run: packages::python },
    Step { name: "node", purpose: "the Node package, installed from its tarball", run: packages::node },
    Step { name: "web", purpose: "the browser package, in bundles, in a real browser and beside the service", run: packages::web },
    Step { name: "vectors", purpose: "the same bits on every surface", run: packages::vectors },
    Step { name: "explorer", purpose: "the gap explorer, as a person uses it", run: packages::explorer },
    Step { name: "sign-up", purpose: "the form for a new account, as a person uses it", run: packages::sign_up },
    Step { name: "service", purpose: "the service as its document says, and in PostgreSQL", run: packages::service },
    Step { name: "examples", purpose: "the examples, the notebook and the README run as they say", run: packages::examples },
];

/// What runs only when it is named, since it writes instead of checking.
#[rustfmt::skip] // one line for each step
pub(crate) const WRITERS: &[Step] = &[
    Step { name: "generate", purpose: "writes what is made from the table of operations (only when named)", run: generate::run },
];

/// The names of all steps.
pub(crate) fn names() -> Vec<&'static str> {
    STEPS.iter().chain(WRITERS).map(|step| step.name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_steps_share_a_name() {
        let mut names = names();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), STEPS.len() + WRITERS.len());
    }
}
