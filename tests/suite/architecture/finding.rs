//! One place that breaks a rule.

use std::fmt;

/// A file, a line and what is wrong there.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Finding {
    path: String,
    line: usize,
    what: String,
}

impl Finding {
    /// A finding; lines count from 1.
    pub(super) fn new(path: &str, line: usize, what: impl Into<String>) -> Self {
        Self { path: path.to_owned(), line, what: what.into() }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.path, self.line, self.what)
    }
}

/// The findings as the lines a reader would see, for the tests of the rules.
#[cfg(test)]
pub(super) fn shown(findings: impl IntoIterator<Item = Finding>) -> Vec<String> {
    findings.into_iter().map(|found| found.to_string()).collect()
}
