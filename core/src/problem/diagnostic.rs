//! A problem found while reading something large.

use serde::{Deserialize, Serialize};

use super::Problem;

/// How much a diagnostic matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// A fact worth knowing: nothing is wrong with the data.
    Note,
    /// The data is kept, and something about it is wrong or was repaired.
    Warning,
    /// A row or an entry is left out of an import, or cannot be used as it stands.
    Error,
}

/// A place in a file, as an editor counts: the first line and the first column are 1.
///
/// In a table, `line` is the line on which the row starts, and `column` is the number of the cell.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Location {
    /// Name of the file, as the caller gave it.
    pub file: String,
    /// Line, from 1.
    pub line: Option<u32>,
    /// Column, from 1.
    pub column: Option<u32>,
    /// Name of the column, where the file has a header.
    pub field: Option<String>,
}

/// One thing found while reading: a problem, how much it matters and where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Diagnostic {
    /// How much it matters.
    pub severity: Severity,
    /// What was found.
    pub problem: Problem,
    /// Where in which file, if it stands in a file.
    pub location: Option<Location>,
}

impl Diagnostic {
    /// A fact worth knowing.
    pub(crate) fn note(problem: impl Into<Problem>) -> Self {
        Self { severity: Severity::Note, problem: problem.into(), location: None }
    }

    /// Something wrong in data that is kept.
    pub(crate) fn warning(problem: impl Into<Problem>) -> Self {
        Self { severity: Severity::Warning, problem: problem.into(), location: None }
    }

    /// Something wrong enough to leave a row or an entry out.
    pub(crate) fn error(problem: impl Into<Problem>) -> Self {
        Self { severity: Severity::Error, problem: problem.into(), location: None }
    }

    /// The same diagnostic, at this place in a file.
    #[must_use]
    pub(crate) fn located(mut self, location: Location) -> Self {
        self.location = Some(location);
        self
    }
}
