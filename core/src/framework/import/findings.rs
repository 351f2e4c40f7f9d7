//! Collects what an import finds on its way.

use super::{ImportOptions, Imported};
use crate::framework::FrameworkError;
use crate::framework::parse::LONGEST_TEXT;
use crate::kernel::Text;
use crate::problem::{Diagnostic, Fault, Location, Problem, Severity};

/// The diagnostics of one import so far.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    diagnostics: Vec<Diagnostic>,
}

impl Findings {
    /// A fact about the import as a whole.
    pub(crate) fn note(&mut self, problem: impl Into<Problem>) {
        self.diagnostics.push(Diagnostic::note(problem));
    }

    /// Something wrong in an entry that is kept.
    pub(crate) fn warn(&mut self, problem: impl Into<Problem>, location: Option<Location>) {
        self.push(Diagnostic::warning(problem), location);
    }

    /// Something wrong enough to leave an entry out.
    pub(crate) fn error(&mut self, problem: impl Into<Problem>, location: Option<Location>) {
        self.push(Diagnostic::error(problem), location);
    }

    fn push(&mut self, diagnostic: Diagnostic, location: Option<Location>) {
        self.diagnostics.push(match location {
            Some(location) => diagnostic.located(location),
            None => diagnostic,
        });
    }

    /// A text that is short enough to be a label or a description; nothing for an empty one.
    ///
    /// # Errors
    ///
    /// * `framework.too_long` above 65,536 bytes.
    pub(crate) fn text(field: &str, text: &str) -> Result<Option<Text>, FrameworkError> {
        if text.len() > LONGEST_TEXT {
            let fault = Fault::new().with("field", field).with("length", text.len());
            return Err(FrameworkError::TooLong(fault.with("limit", LONGEST_TEXT)));
        }
        Ok((!text.trim().is_empty()).then(|| Text::from(text)))
    }

    /// Notes that files were given which this import does not read.
    pub(crate) fn note_unused<'a>(&mut self, names: impl IntoIterator<Item = &'a str>) {
        for name in names {
            self.note(FrameworkError::FileIgnored(Fault::new().with("file", name)));
        }
    }

    /// What was read, or, for a strict import that found something wrong, all of that.
    ///
    /// # Errors
    ///
    /// * `framework.import_refused`.
    pub(crate) fn finish<T>(
        self,
        value: T,
        options: &ImportOptions,
    ) -> Result<Imported<T>, FrameworkError> {
        if options.strict {
            let wrong = self.diagnostics.iter().filter(|one| one.severity > Severity::Note);
            let problems: Vec<Problem> = wrong.map(located_problem).collect();
            if !problems.is_empty() {
                let fault = Fault::new().at("files").with("count", problems.len());
                let fault = fault.because(problems);
                return Err(FrameworkError::ImportRefused(fault));
            }
        }
        Ok(Imported { value, diagnostics: self.diagnostics })
    }
}

/// The problem of a diagnostic, with its place in the file as its path.
///
/// Where the file has no lines to speak of, as JSON, the path in the document is the better place.
fn located_problem(diagnostic: &Diagnostic) -> Problem {
    let mut problem = diagnostic.problem.clone();
    if let Some(location) = &diagnostic.location
        && (location.line.is_some() || problem.path.is_none())
    {
        let number = |part: Option<u32>| part.map(|number| format!(":{number}"));
        let line = number(location.line).unwrap_or_default();
        let column = number(location.column).unwrap_or_default();
        problem.path = Some(format!("{}{line}{column}", location.file));
    }
    problem
}
