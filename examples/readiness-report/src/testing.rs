//! Reports for the tests.

use crate::load;
use crate::options::{self, Command};
use crate::report::Report;

/// The report that these options ask for.
pub(crate) fn report(arguments: &[&str]) -> Report {
    let Ok(Command::Report(options)) = options::parse(arguments) else {
        panic!("{arguments:?} ask for no report");
    };
    let loaded = load::load(&options).expect("the sample can be read");
    Report::new(loaded, &options).expect("the sample has a report")
}
