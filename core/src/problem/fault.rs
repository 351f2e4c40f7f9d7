//! The values an error carries until it becomes a problem.

use std::collections::BTreeMap;

use super::{Details, Kind, Problem};

/// The longest value a message repeats; a longer one is cut, and says so.
const LONGEST_VALUE: usize = 120;

/// The longest reason a message repeats: it may list all the names that there are.
const LONGEST_REASON: usize = 600;

/// Where an error happened and the values its message names.
///
/// Every variant of every room's error enum holds one.
/// Its fields are private so that variants can carry more later without breaking anybody.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fault(Box<Parts>);

/// What a fault carries, behind one pointer: results are handed up through every function, and
/// one that holds a large error is copied field by field each time.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Parts {
    path: Option<String>,
    values: BTreeMap<&'static str, String>,
    problems: Vec<Problem>,
}

impl Fault {
    /// A fault without a place and without values.
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// The same fault, at this place in the caller's data.
    pub(crate) fn at(mut self, path: impl Into<String>) -> Self {
        self.0.path = Some(path.into());
        self
    }

    /// The same fault, with one more value; a very long value is cut.
    pub(crate) fn with(self, name: &'static str, value: impl ToString) -> Self {
        self.with_text(name, value.to_string())
    }

    /// One function for all types of values, since they are handed over in hundreds of places.
    fn with_text(mut self, name: &'static str, value: String) -> Self {
        let longest = if name == "reason" { LONGEST_REASON } else { LONGEST_VALUE };
        self.0.values.insert(name, clip(value, longest));
        self
    }

    /// The same fault, standing for these single problems.
    pub(crate) fn because(mut self, problems: Vec<Problem>) -> Self {
        self.0.problems = problems;
        self
    }

    /// Where in the caller's data it happened.
    #[must_use]
    pub fn path(&self) -> Option<&str> {
        self.0.path.as_deref()
    }

    /// The value of that name, or nothing.
    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        self.0.values.get(name).map_or("", String::as_str)
    }

    /// The single problems this fault stands for.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        &self.0.problems
    }

    /// The problem this fault is, once its room has named code, kind, message and help.
    pub(crate) fn into_problem(
        self,
        code: &'static str,
        kind: Kind,
        message: String,
        help: &str,
    ) -> Problem {
        let Parts { path, values, problems } = *self.0;
        let values = values.into_iter().map(|(name, value)| (name.to_owned(), value));
        Problem {
            code,
            kind,
            message,
            path,
            help: Some(help.to_owned()),
            details: Box::new(Details { values: values.collect(), problems }),
        }
    }
}

/// Makes a value fit to be shown.
///
/// A long one is cut, between two words where they are near, so that a label of ten megabytes does not become a message of ten megabytes;
/// control characters are written out, so that no message drives somebody's terminal.
fn clip(value: String, longest: usize) -> String {
    /// The longest word that is left out whole.
    const LONGEST_WORD: usize = 40;
    if value.len() <= longest && !value.chars().any(char::is_control) {
        return value;
    }
    let length = value.len();
    let mut shown: String = value.chars().take(longest).flat_map(written_out).collect();
    if value.chars().nth(longest).is_some() {
        let words = shown.rsplit_once(' ').filter(|(_, last)| last.len() <= LONGEST_WORD);
        if let Some(whole) = words.map(|(whole, _)| whole.trim_end_matches(',').len()) {
            shown.truncate(whole);
        }
        shown.push_str(&format!("... ({length} bytes)"));
    }
    shown
}

/// A letter as it is, and a control character as `\u{1b}`.
fn written_out(letter: char) -> impl Iterator<Item = char> {
    let escaped = letter.is_control().then(|| letter.escape_default());
    let plain = (!letter.is_control()).then_some(letter);
    escaped.into_iter().flatten().chain(plain)
}
