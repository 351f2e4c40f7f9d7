//! What a vector file holds.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use prowess::Problem;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::compare::difference;

/// The cases of one operation.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct VectorFile {
    /// Room and function, such as `readiness.assess`.
    pub(crate) operation: String,
    pub(crate) cases: Vec<Case>,
    #[serde(skip)]
    path: PathBuf,
}

/// One input and what comes of it.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Case {
    /// A sentence of the field.
    pub(crate) name: String,
    pub(crate) input: Value,
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    output: Option<Value>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    problem: Option<Value>,
}

/// Reads `"output": null` as an output that is null.
fn present<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<Value>, D::Error> {
    Value::deserialize(deserializer).map(Some)
}

/// What an operation answers.
pub(crate) enum Answer {
    Output(Value),
    Problem(Value),
}

impl Answer {
    pub(crate) fn of(result: Result<Value, Problem>) -> Self {
        match result {
            Ok(output) => Self::Output(output),
            Err(problem) => {
                Self::Problem(serde_json::to_value(problem).expect("a problem is plain data"))
            }
        }
    }

    /// How another answer differs from this one, which is the expected one.
    pub(crate) fn difference(&self, got: &Self) -> Option<String> {
        match (self, got) {
            (Self::Output(expected), Self::Output(got))
            | (Self::Problem(expected), Self::Problem(got)) => difference("", expected, got),
            _ => Some(format!("expected {self}, got {got}")),
        }
    }
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Output(value) => write!(f, "the output {value}"),
            Self::Problem(value) => write!(f, "the problem {value}"),
        }
    }
}

impl Case {
    /// The expected answer; nothing where the case has none yet.
    pub(crate) fn answer(&self) -> Option<Result<Answer, String>> {
        match (&self.output, &self.problem) {
            (None, None) => None,
            (Some(output), None) => Some(Ok(Answer::Output(output.clone()))),
            (None, Some(problem)) => Some(Ok(Answer::Problem(problem.clone()))),
            (Some(_), Some(_)) => Some(Err("a case has an output or a problem".to_owned())),
        }
    }

    pub(crate) fn fill_in(&mut self, answer: Answer) {
        match answer {
            Answer::Output(output) => self.output = Some(output),
            Answer::Problem(problem) => self.problem = Some(problem),
        }
    }

    /// The expected answer as plain data, whichever it is.
    pub(crate) fn expected(&self) -> Option<&Value> {
        self.output.as_ref().or(self.problem.as_ref())
    }
}

impl VectorFile {
    pub(crate) fn write(&self) {
        let text = serde_json::to_string_pretty(self).expect("a vector is plain data");
        fs::write(&self.path, text + "\n").expect("a vector file can be written");
    }
}

/// Whether new cases and the catalogue may be written.
pub(crate) fn may_write() -> bool {
    std::env::var("PROWESS_WRITE").is_ok()
}

/// All vector files, ordered by path; `PROWESS_VECTORS` names another folder of them.
pub(crate) fn all() -> Vec<VectorFile> {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors");
    let root = std::env::var("PROWESS_VECTORS").map_or(own, PathBuf::from);
    let mut paths = Vec::new();
    collect(&root, &mut paths);
    paths.sort();
    paths.into_iter().map(read).collect()
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    let entries = fs::read_dir(folder).unwrap_or_else(|_| panic!("no folder {}", folder.display()));
    for entry in entries {
        let path = entry.expect("a folder can be listed").path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|ending| ending == "json") {
            paths.push(path);
        }
    }
}

fn read(path: PathBuf) -> VectorFile {
    let text = fs::read_to_string(&path).expect("a vector file can be read");
    let read = serde_json::from_str::<VectorFile>(&text);
    let file = read.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let (room, function) = file.operation.split_once('.').unwrap_or_default();
    let expected = Path::new(room).join(format!("{function}.json"));
    assert!(path.ends_with(&expected), "{} holds {}", path.display(), file.operation);
    VectorFile { path, ..file }
}
