//! Why there is no report: a problem of the library, or of this program's own work with files.

use std::path::Path;

use prowess::Problem;
use serde::Serialize;
use serde_json::{Value, json};

use crate::text::harmless;

/// What went wrong, in the shape of a [`Problem`].
///
/// Codes of this program start with `report.`; all others are those of the library.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Trouble {
    /// The exit code.
    pub(crate) exit: u8,
    said: Box<Said>,
}

/// What is said about it.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct Said {
    code: String,
    kind: Value,
    message: String,
    path: Option<String>,
    help: Option<String>,
    details: Value,
}

impl Trouble {
    /// A problem of this program.
    fn own(code: &str, kind: &str, message: String, help: &str) -> Self {
        let said = Said {
            code: code.to_owned(),
            kind: json!(kind),
            message,
            path: None,
            help: Some(help.to_owned()),
            details: json!({"values": {}, "problems": []}),
        };
        Self { exit: 1, said: Box::new(said) }
    }

    /// The same, at this place: an option or a file.
    fn at(mut self, place: impl std::fmt::Display) -> Self {
        self.said.path = Some(place.to_string());
        self
    }

    /// The options are wrong.
    pub(crate) fn usage(message: String) -> Self {
        let help = "readiness-report --help lists all options";
        Self { exit: 2, ..Self::own("report.usage", "invalid", message, help).at("options") }
    }

    /// A file or a folder cannot be read.
    pub(crate) fn unreadable(path: &Path, error: &std::io::Error) -> Self {
        let missing = error.kind() == std::io::ErrorKind::NotFound;
        let kind = if missing { "not_found" } else { "invalid" };
        let message = format!("`{}` cannot be read: {}", path.display(), plain(error));
        let help = "check the path, and that you may read it";
        Self::own("report.unreadable", kind, message, help).at(path.display())
    }

    /// A file cannot be written.
    pub(crate) fn unwritable(path: &Path, error: &std::io::Error) -> Self {
        let message = format!("`{}` cannot be written: {}", path.display(), plain(error));
        let help = "name another file with --html";
        Self::own("report.unwritable", "denied", message, help).at(path.display())
    }

    /// A file is no text.
    pub(crate) fn not_text(path: &Path) -> Self {
        let message = format!("`{}` is not UTF-8 text", path.display());
        Self::own("report.not_text", "invalid", message, "save it as UTF-8").at(path.display())
    }

    /// A packed file cannot be unpacked.
    pub(crate) fn packed_badly(path: &Path, error: &std::io::Error) -> Self {
        let message = format!("`{}` cannot be unpacked: {}", path.display(), plain(error));
        let help = "fetch the file again, or unpack it yourself; it is no whole .gz file";
        Self::own("report.unreadable", "invalid", message, help).at(path.display())
    }

    /// Standard output takes no more.
    pub(crate) fn unprintable(error: &std::io::Error) -> Self {
        let message = format!("standard output cannot be written: {}", plain(error));
        let help = "send it somewhere with room for it";
        Self::own("report.unwritable", "denied", message, help).at("standard output")
    }

    /// The files of a publisher ask nothing for a role.
    pub(crate) fn nothing_published(problem: &Problem, role: &str) -> Self {
        let mut trouble = Self::from(problem.clone());
        trouble.said.message = format!("the files ask nothing for {role}, so it has no score");
        trouble.said.path = Some("--role".to_owned());
        trouble.said.help = Some("name a role that the publisher has rated".to_owned());
        trouble
    }

    /// The same, with some that may help.
    pub(crate) fn with_examples(mut self, examples: &[String]) -> Self {
        if let (Some(help), false) = (&mut self.said.help, examples.is_empty()) {
            help.push_str(&format!(", perhaps {}", examples.join(", ")));
        }
        self
    }

    /// A folder has none of the files that an import reads.
    pub(crate) fn nothing_to_import(path: &Path, wanted: &str) -> Self {
        let message = format!("folder `{}` has no file that can be imported", path.display());
        let help = format!("unpack the download of the publisher there: {wanted}");
        Self::own("report.nothing_to_import", "not_found", message, &help).at(path.display())
    }

    /// The same, with the name of the file if it is only called that.
    pub(crate) fn of(mut self, file: &Path) -> Self {
        if let Some(rest) = self.said.message.strip_prefix("the file ") {
            self.said.message = format!("`{}` {rest}", file.display());
        }
        self
    }

    /// A document with a framework and a catalogue has another shape.
    pub(crate) fn malformed(path: Option<String>, reason: &str) -> Self {
        let message = format!("the file cannot be read: {reason}");
        let help = r#"write {"framework": {...}, "catalogue": {...}}"#;
        let mut trouble = Self::own("report.malformed", "invalid", message, help);
        trouble.said.path = path;
        trouble
    }

    /// The catalogue has no role at all.
    pub(crate) fn no_roles() -> Self {
        let help = "name a source with roles; for ESCO, the folder needs occupations and relations";
        let message = "there is no role to compare with".to_owned();
        Self::own("report.no_roles", "not_found", message, help).at("catalogue.roles")
    }

    /// The stable name of the problem.
    #[cfg(test)]
    pub(crate) fn code(&self) -> &str {
        &self.said.code
    }

    /// The problem for a person who reads it: what, where, the single problems, and what to do.
    pub(crate) fn to_text(&self) -> String {
        let said = &self.said;
        let mut text = format!("error: {}\n", said.message);
        if let Some(path) = &said.path {
            text.push_str(&format!("   at: {path}\n"));
        }
        let problems = said.details["problems"].as_array().map_or(&[][..], Vec::as_slice);
        for problem in problems.iter().take(10) {
            let message = problem["message"].as_str().unwrap_or_default();
            let place = problem["path"].as_str().map(|path| format!("{path}: "));
            text.push_str(&format!("       {}{message}\n", place.unwrap_or_default()));
        }
        if problems.len() > 10 {
            text.push_str(&format!("       and {} more\n", problems.len() - 10));
        }
        if let Some(help) = &said.help {
            text.push_str(&format!(" help: {help}\n"));
        }
        text.push_str(&format!(" code: {}\n", said.code));
        text.lines()
            .map(|line| line.chars().map(harmless).chain(['\n']).collect::<String>())
            .collect()
    }

    /// The problem as one JSON document.
    pub(crate) fn to_json(&self) -> String {
        json!({"problem": self.said}).to_string()
    }
}

/// The words of the system without its error number.
fn plain(error: &std::io::Error) -> String {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or_default();
    let mut letters = text.chars();
    let first = letters.next().map(|first| first.to_ascii_lowercase());
    first.into_iter().chain(letters).collect()
}

impl From<Problem> for Trouble {
    fn from(problem: Problem) -> Self {
        let said = Said {
            code: problem.code.to_owned(),
            kind: serde_json::to_value(problem.kind).unwrap_or_default(),
            details: serde_json::to_value(&problem.details).unwrap_or_default(),
            message: problem.message,
            path: problem.path,
            help: problem.help,
        };
        Self { exit: 1, said: Box::new(said) }
    }
}
