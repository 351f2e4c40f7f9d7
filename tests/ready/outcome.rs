//! How a step can end.

/// What became of one step.
#[derive(Debug, PartialEq)]
pub(crate) enum Outcome {
    /// All is well.
    Passed,
    /// The step found something; its output says what.
    Failed,
    /// The step could not run here, and why.
    Skipped(String),
}

impl Outcome {
    /// The word for it in the summary.
    pub(crate) fn word(&self) -> &'static str {
        match self {
            Self::Passed => "passed",
            Self::Failed => "FAILED",
            Self::Skipped(_) => "SKIPPED",
        }
    }
}

/// One line of the closing summary.
#[derive(Debug)]
pub(crate) struct Row {
    /// The name of the step.
    pub(crate) step: &'static str,
    /// How it ended.
    pub(crate) outcome: Outcome,
    /// How long it took.
    pub(crate) seconds: f64,
}
