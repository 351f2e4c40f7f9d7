//! What the user asked for, read from the command line.

use std::ffi::OsString;

/// What `cargo ready -- --help` prints.
pub(crate) const USAGE: &str = "\
Runs the checks that a change must pass.

    cargo ready                          all steps
    cargo ready -- <step> ...            only the named steps
    cargo ready -- --skip <step> ...     all steps but the named ones
    cargo ready -- --list                the steps and what each is for
    cargo ready -- --verbose             shows the output of each step while it runs
";

/// One of the three things this tool can do.
#[derive(Debug, PartialEq)]
pub(crate) enum Request {
    /// Explain the options.
    Help,
    /// Name the steps.
    List,
    /// Run steps.
    Run(Plan),
}

/// Which steps to run and how loudly.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Plan {
    /// Only these; all when empty.
    pub(crate) only: Vec<String>,
    /// None of these; the summary names them as skipped.
    pub(crate) skip: Vec<String>,
    /// Show the output of a step while it runs, not only when it fails.
    pub(crate) verbose: bool,
}

/// Reads the arguments after `cargo ready --`; `known` holds the names of the steps.
pub(crate) fn parse(
    arguments: impl IntoIterator<Item = OsString>,
    known: &[&str],
) -> Result<Request, String> {
    use lexopt::Arg::{Long, Short, Value};

    let mut plan = Plan::default();
    let mut parser = lexopt::Parser::from_args(arguments);
    while let Some(argument) = parser.next().map_err(|e| e.to_string())? {
        match argument {
            Short('h') | Long("help") => return Ok(Request::Help),
            Short('l') | Long("list") => return Ok(Request::List),
            Short('v') | Long("verbose") => plan.verbose = true,
            Long("skip") => {
                let values = parser.values().map_err(|e| e.to_string())?;
                for value in values {
                    plan.skip.push(step(&value, known)?);
                }
            }
            Value(value) => plan.only.push(step(&value, known)?),
            other @ (Short(_) | Long(_)) => {
                return Err(format!("{}\n\n{USAGE}", other.unexpected()));
            }
        }
    }
    Ok(Request::Run(plan))
}

/// The name of a step, or a message that lists the names there are.
fn step(value: &OsString, known: &[&str]) -> Result<String, String> {
    let name = value.to_string_lossy();
    if known.contains(&name.as_ref()) {
        return Ok(name.into_owned());
    }
    Err(format!("there is no step `{name}`; the steps are: {}", known.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(arguments: &[&str]) -> Result<Request, String> {
        parse(arguments.iter().map(OsString::from), &["fmt", "test", "wasm"])
    }

    fn plan(arguments: &[&str]) -> Plan {
        match read(arguments) {
            Ok(Request::Run(plan)) => plan,
            other => panic!("expected a plan, got {other:?}"),
        }
    }

    #[test]
    fn no_argument_means_every_step() {
        assert_eq!(plan(&[]), Plan::default());
    }

    #[test]
    fn steps_are_named_in_any_order_beside_options() {
        let plan = plan(&["wasm", "--verbose", "fmt"]);
        assert_eq!(plan.only, ["wasm", "fmt"]);
        assert!(plan.verbose);
    }

    #[test]
    fn skip_takes_all_names_that_follow() {
        let plan = plan(&["--skip", "test", "wasm", "-v"]);
        assert_eq!(plan.skip, ["test", "wasm"]);
        assert!(plan.only.is_empty());
        assert!(plan.verbose);
    }

    #[test]
    fn help_and_list_win_over_steps() {
        assert_eq!(read(&["fmt", "--help"]), Ok(Request::Help));
        assert_eq!(read(&["-l"]), Ok(Request::List));
    }

    #[test]
    fn an_unknown_step_is_answered_with_the_known_ones() {
        let problem = read(&["tset"]).unwrap_err();
        assert_eq!(problem, "there is no step `tset`; the steps are: fmt, test, wasm");
        assert!(read(&["--skip", "tset"]).is_err());
    }

    #[test]
    fn an_unknown_option_is_answered_with_the_usage() {
        let problem = read(&["--fast"]).unwrap_err();
        assert!(problem.contains("--fast") && problem.contains("--verbose"), "{problem}");
    }
}
