//! The operations that vectors call, by name.

mod evidence;
mod framework;
mod kernel;
mod readiness;
mod role;

use prowess::Problem;
use prowess::framework::Framework;
use prowess::framework::import::{ImportOptions, SourceFile};
use prowess::kernel::LanguageTag;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// An operation, over named arguments.
pub(super) type Operation = fn(Value) -> Result<Value, Problem>;

/// Every operation there is.
pub(super) fn operations() -> impl Iterator<Item = &'static (&'static str, Operation)> {
    let rooms = [
        kernel::OPERATIONS,
        framework::OPERATIONS,
        evidence::OPERATIONS,
        role::OPERATIONS,
        readiness::OPERATIONS,
    ];
    rooms.into_iter().flatten()
}

/// A file, as a vector writes it: a text, or bytes that are none.
#[derive(Deserialize)]
struct FileText {
    name: String,
    #[serde(default)]
    text: String,
    bytes: Option<Vec<u8>>,
}

impl FileText {
    fn source(&self) -> SourceFile<'_> {
        let bytes = self.bytes.as_deref().unwrap_or(self.text.as_bytes());
        SourceFile { name: &self.name, bytes }
    }
}

/// The argument of that name; a vector that lacks it is itself wrong.
fn argument<T: DeserializeOwned>(input: &Value, name: &str) -> T {
    serde_json::from_value(input[name].clone())
        .unwrap_or_else(|error| panic!("argument `{name}` of a vector: {error}"))
}

fn text(input: &Value, name: &str) -> String {
    argument(input, name)
}

/// A number; JSON has none for what is not finite, so a vector writes those as text.
fn number(input: &Value, name: &str) -> f64 {
    match input[name].as_str() {
        Some(text) => text.parse().expect("a number in text"),
        None => argument(input, name),
    }
}

fn languages(input: &Value) -> Vec<LanguageTag> {
    argument(input, "languages")
}

/// The options, which a vector may leave out.
fn options<T: DeserializeOwned + Default>(input: &Value) -> T {
    if input["options"].is_null() { T::default() } else { argument(input, "options") }
}

fn answer(value: impl Serialize) -> Result<Value, Problem> {
    Ok(serde_json::to_value(value).expect("an answer is plain data"))
}

fn result<E: Into<Problem>>(result: Result<impl Serialize, E>) -> Result<Value, Problem> {
    answer(result.map_err(Into::into)?)
}

/// Hands the files of a vector to an import.
fn imported<T: Serialize, E: Into<Problem>>(
    input: &Value,
    import: impl Fn(&[SourceFile<'_>], &ImportOptions) -> Result<T, E>,
) -> Result<Value, Problem> {
    let files: Vec<FileText> = argument(input, "files");
    let files: Vec<SourceFile<'_>> = files.iter().map(FileText::source).collect();
    result(import(&files, &options(input)))
}

/// Hands the one file of a vector to an import.
fn one_file<T: Serialize, E: Into<Problem>>(
    input: &Value,
    import: impl Fn(SourceFile<'_>, &ImportOptions) -> Result<T, E>,
) -> Result<Value, Problem> {
    let file: FileText = argument(input, "file");
    result(import(file.source(), &options(input)))
}

/// Hands the files and the framework of a vector to an import of roles.
fn with_framework<T: Serialize, E: Into<Problem>>(
    input: &Value,
    import: fn(&[SourceFile<'_>], &Framework, &ImportOptions) -> Result<T, E>,
) -> Result<Value, Problem> {
    let framework: Framework = argument(input, "framework");
    imported(input, |files, options| import(files, &framework, options))
}
