//! The operations that vectors call, by name.

use prowess::framework::import::{ImportOptions, SourceFile};
use prowess::framework::{self, Framework, LabelIndex};
use prowess::kernel::{self, Key, LanguageTag, Weight};
use prowess::{Problem, evidence, readiness, role};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// An operation, over named arguments.
type Operation = fn(Value) -> Result<Value, Problem>;

/// Every operation there is.
#[rustfmt::skip] // one line for each operation
pub(super) const OPERATIONS: &[(&str, Operation)] = &[
    ("kernel.fold", |input| answer(kernel::fold(&text(&input, "text")))),
    ("kernel.tidy", |input| answer(kernel::tidy(&text(&input, "text")))),
    ("kernel.fallback_chain", |input| answer(kernel::fallback_chain(&languages(&input), &argument(&input, "last_resort")))),
    ("kernel.apportion", |input| answer(kernel::apportion(&argument::<Vec<Weight>>(&input, "weights")))),
    ("kernel.generated_key", |input| answer(kernel::generated_key(argument(&input, "entropy")))),
    ("kernel.parse_key", |input| result(Key::parse(&text(&input, "text")))),
    ("kernel.parse_level", |input| result(kernel::Level::new(number(&input, "value")))),
    ("kernel.parse_weight", |input| result(Weight::new(number(&input, "value")))),
    ("kernel.parse_day", |input| result(kernel::Day::parse(&text(&input, "text")))),
    ("kernel.parse_month", |input| result(kernel::Month::parse(&text(&input, "text")))),
    ("kernel.parse_instant", |input| result(kernel::Instant::parse(&text(&input, "text")))),
    ("kernel.parse_language", |input| result(LanguageTag::parse(&text(&input, "text")))),
    ("framework.parse", |input| result(framework::parse(&text(&input, "text")))),
    ("framework.import_onet", |input| imported(&input, framework::import::onet)),
    ("framework.import_esco", |input| imported(&input, framework::import::esco)),
    ("framework.import_nice", |input| one_file(&input, framework::import::nice)),
    ("framework.import_case", |input| one_file(&input, framework::import::case)),
    ("framework.import_ctdl_asn", |input| one_file(&input, framework::import::ctdl_asn)),
    ("framework.import_plain_csv", |input| one_file(&input, framework::import::plain_csv)),
    ("framework.import_plain_json", |input| one_file(&input, framework::import::plain_json)),
    ("framework.plan", |input| answer(framework::import::plan(&argument(&input, "current"), &argument(&input, "incoming")))),
    ("framework.print", |input| answer(framework::print(&argument(&input, "framework")))),
    ("framework.export_json", |input| answer(framework::export::json(&argument(&input, "framework")))),
    ("framework.export_csv", |input| answer(framework::export::csv(&argument(&input, "framework")))),
    ("framework.export_case", |input| answer(framework::export::case(&argument(&input, "framework"), argument(&input, "as_of")))),
    ("framework.audit", |input| answer(framework::audit(&argument(&input, "framework"), &options(&input)))),
    ("framework.cycles", |input| answer(framework::cycles(&argument(&input, "framework"), argument(&input, "kind")))),
    ("framework.count_relations", |input| answer(framework::count_relations(&argument(&input, "framework")))),
    ("framework.diff", |input| answer(framework::diff(&argument(&input, "old"), &argument(&input, "new")))),
    ("framework.find", |input| answer(LabelIndex::new(&argument(&input, "framework")).find(&text(&input, "text")))),
    ("framework.search", |input| answer(LabelIndex::new(&argument(&input, "framework")).search(&text(&input, "text"), &options(&input)))),
    ("framework.usage", |input| answer(framework::usage(&argument(&input, "framework"), &argument::<Vec<Key>>(&input, "required"), &argument::<Vec<Key>>(&input, "evidenced")))),
    ("framework.convert", |input| result(framework::convert(argument(&input, "level"), &argument(&input, "crosswalk"), &argument(&input, "from"), &argument(&input, "to")))),
    ("framework.largest_error", |input| result(framework::largest_error(&argument(&input, "crosswalk"), &argument(&input, "from"), &argument(&input, "to")))),
    ("role.parse", |input| result(role::parse(&text(&input, "text")))),
    ("role.find", |input| result(role::find(&argument::<Vec<role::Role>>(&input, "roles"), &text(&input, "name")))),
    ("role.print", |input| answer(role::print(&argument(&input, "role")))),
    ("role.search", |input| answer(role::label_index(&argument::<Vec<role::Role>>(&input, "roles")).search(&text(&input, "text"), &options(&input)))),
    ("role.required_competencies", |input| answer(role::required_competencies(&argument::<Vec<role::Role>>(&input, "roles")))),
    ("role.audit", |input| answer(role::audit(&argument(&input, "catalogue"), &argument(&input, "framework")))),
    ("role.diff", |input| answer(role::diff(&argument(&input, "old"), &argument(&input, "new")))),
    ("role.import_nice", |input| one_file(&input, |file, options| role::import::nice(file, &argument(&input, "framework"), options))),
    ("role.import_onet", |input| with_framework(&input, role::import::onet)),
    ("role.import_esco", |input| with_framework(&input, role::import::esco)),
    ("evidence.parse", |input| result(evidence::parse(&text(&input, "text")))),
    ("evidence.print", |input| answer(evidence::print(&argument(&input, "profile")))),
    ("evidence.check", |input| answer(evidence::check(&argument(&input, "profile"), &argument(&input, "framework")))),
    ("readiness.assess", |input| result(readiness::assess(&argument(&input, "profile"), &argument(&input, "role"), &options(&input)))),
    ("readiness.compare", |input| result(readiness::compare(&argument(&input, "profile"), &argument::<Vec<role::Role>>(&input, "roles"), &options(&input)))),
];

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
