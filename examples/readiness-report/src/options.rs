//! The command line.

use std::ffi::OsString;
use std::path::PathBuf;

use lexopt::prelude::{Long, Short, Value, ValueExt};
use prowess::kernel::LanguageTag;

/// What `--help` says.
pub(crate) const HELP: &str = "\
How ready is one person for which role, what is missing, and what is unknown?

usage: readiness-report [options]

Without options it reports on a sample: one person of a software company with ten roles,
as a table in the terminal and as the page readiness-report.html in this folder.

  --framework <source>  where competencies and roles come from:
                          onet:<folder>  the text files of an O*NET database
                          esco:<folder>  the CSV files of ESCO
                          file:<file>    {\"framework\": {...}, \"catalogue\": {...}} as JSON
                        files in a folder may be packed as .gz
  --person <file>       the profile of the person as JSON; - reads it from standard input
  --role <name>         code, uri or title of a role to compare with; may be repeated
  --top <n>             how many roles to report, the best first
                        (without it: 20 on the terminal and the page, all with --json)
  --language <tag>      language of titles, labels and texts, such as de or pt-BR
                        (the texts of this program are there in English and German)
  --html <file>         write the page to this file
  --json                print one JSON document instead of the table
  --strict              refuse files and profiles with any warning or error
  --help                print this text
  --version             print the version

The exit code is 0 for a report, 1 for a problem and 2 for wrong options.
";

/// Where competencies and roles come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Source {
    /// The sample that is built in.
    Sample,
    /// A folder with the text files of an O*NET database.
    Onet(PathBuf),
    /// A folder with the CSV files of ESCO.
    Esco(PathBuf),
    /// One JSON document with a framework and a catalogue of roles.
    File(PathBuf),
}

/// Where the profile comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Person {
    /// The first person of the sample.
    Sample,
    /// Standard input.
    Input,
    /// A JSON file.
    File(PathBuf),
}

/// What to report, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Options {
    /// Where competencies and roles come from.
    pub(crate) source: Source,
    /// Whose readiness.
    pub(crate) person: Person,
    /// The roles asked for; none means all.
    pub(crate) roles: Vec<String>,
    /// How many roles to report.
    pub(crate) top: Option<u32>,
    /// The language asked for.
    pub(crate) language: Option<LanguageTag>,
    /// Where the page goes.
    pub(crate) html: Option<PathBuf>,
    /// Whether to print JSON.
    pub(crate) json: bool,
    /// Whether any warning is a problem.
    pub(crate) strict: bool,
}

/// What the command line asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Command {
    /// A report.
    Report(Options),
    /// The help text.
    Help,
    /// The version.
    Version,
}

/// Reads the command line, without the name of the program.
///
/// # Errors
///
/// A sentence on what is wrong, in lower case.
pub(crate) fn parse<I>(arguments: I) -> Result<Command, String>
where
    I: IntoIterator,
    I::Item: Into<OsString>,
{
    let mut parser = lexopt::Parser::from_args(arguments);
    let (mut source, mut person) = (None, None);
    let mut options = Options {
        source: Source::Sample,
        person: Person::Sample,
        roles: Vec::new(),
        top: None,
        language: None,
        html: None,
        json: false,
        strict: false,
    };
    while let Some(argument) = parser.next().map_err(text)? {
        match argument {
            Long("framework") => source = Some(read_source(parser.value().map_err(text)?)?),
            Long("person") => person = Some(read_person(parser.value().map_err(text)?)),
            Long("role") => options.roles.push(read(&mut parser)?),
            Long("top") => options.top = Some(read_top(&read(&mut parser)?)?),
            Long("language") => options.language = Some(read_language(&read(&mut parser)?)?),
            Long("html") => options.html = Some(parser.value().map_err(text)?.into()),
            Long("json") => options.json = true,
            Long("strict") => options.strict = true,
            Long("help") | Short('h') => return Ok(Command::Help),
            Long("version") | Short('V') => return Ok(Command::Version),
            Value(value) => {
                return Err(format!("`{}` is no option", value.to_string_lossy()));
            }
            other => return Err(text(other.unexpected())),
        }
    }
    if source.is_some() && person.is_none() {
        return Err("--framework needs --person: the sample has no person for it".to_owned());
    }
    options.source = source.unwrap_or(Source::Sample);
    options.person = person.unwrap_or(Person::Sample);
    Ok(Command::Report(options))
}

fn read(parser: &mut lexopt::Parser) -> Result<String, String> {
    parser.value().and_then(ValueExt::string).map_err(text)
}

fn read_source(value: OsString) -> Result<Source, String> {
    let value = value.string().map_err(text)?;
    match value.split_once(':') {
        Some((_, "")) => Err(format!("--framework `{value}` names no folder or file")),
        Some(("onet", folder)) => Ok(Source::Onet(folder.into())),
        Some(("esco", folder)) => Ok(Source::Esco(folder.into())),
        Some(("file", file)) => Ok(Source::File(file.into())),
        _ => Err(format!("--framework `{value}` starts with none of onet:, esco: and file:")),
    }
}

fn read_person(value: OsString) -> Person {
    if value == "-" { Person::Input } else { Person::File(value.into()) }
}

fn read_top(value: &str) -> Result<u32, String> {
    match value.parse() {
        Ok(0) | Err(_) => Err(format!("--top `{value}` is no whole number from 1")),
        Ok(top) => Ok(top),
    }
}

fn read_language(value: &str) -> Result<LanguageTag, String> {
    LanguageTag::parse(value)
        .map_err(|_| format!("--language `{value}` is no language tag such as en or pt-BR"))
}

/// The words of the option reader, which start in lower case like ours.
#[expect(clippy::needless_pass_by_value, reason = "it stands in map_err")]
fn text(error: lexopt::Error) -> String {
    error.to_string()
}

#[cfg(test)]
#[path = "options_tests.rs"]
mod tests;
