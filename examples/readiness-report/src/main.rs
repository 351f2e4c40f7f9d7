//! How ready is one person for which role, what is missing, and what is unknown?
//!
//! Run with `cargo run --release --bin readiness-report`, and with `-- --help` for the options.
//! The work is done by the library; this program reads files and draws what comes back.

use std::io::{ErrorKind, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

mod files;
mod json;
mod load;
mod need;
mod number;
mod options;
mod page;
mod report;
mod terminal;
#[cfg(test)]
mod testing;
mod text;
mod trouble;

use options::{Command, Options, Person, Source};
use report::Report;
use trouble::Trouble;

/// Where the page goes when the program runs without options.
const PAGE: &str = "readiness-report.html";

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args_os().skip(1).collect();
    let json = arguments.iter().any(|argument| argument == "--json");
    match options::parse(arguments).map_err(Trouble::usage).and_then(run) {
        Ok(text) => match print(&text) {
            Ok(()) => ExitCode::SUCCESS,
            Err(trouble) => fail(&trouble),
        },
        Err(trouble) => {
            if json {
                let _ = print(&(trouble.to_json() + "\n"));
            }
            fail(&trouble)
        }
    }
}

/// Says what is wrong on standard error, if anybody is there to read it.
fn fail(trouble: &Trouble) -> ExitCode {
    let _ = std::io::stderr().lock().write_all(trouble.to_text().as_bytes());
    ExitCode::from(trouble.exit)
}

/// Does what was asked and gives back what belongs on standard output.
fn run(command: Command) -> Result<String, Trouble> {
    let options = match command {
        Command::Help => return Ok(options::HELP.to_owned()),
        Command::Version => return Ok(format!("readiness-report {}\n", prowess::VERSION)),
        Command::Report(options) => options,
    };
    let report = Report::new(load::load(&options)?, &options)?;
    let page = page_file(&options);
    if let Some(file) = &page {
        write_page(file, &page::write(&report))?;
    }
    if options.json {
        return Ok(json::write(&report) + "\n");
    }
    let mut text = terminal::write(&report, terminal::Paint(wants_colour()));
    if let Some(file) = page {
        let words = text::Texts::of(&report.languages).written;
        let file = file.display().to_string();
        text.push_str(&format!("\n{}\n", text::fill(words, &[("file", &file)])));
    }
    Ok(text)
}

/// Where the page goes: where `--html` says; else the sample gets one beside its table.
fn page_file(options: &Options) -> Option<PathBuf> {
    let sample = options.source == Source::Sample && options.person == Person::Sample;
    let unasked = sample && !options.json;
    options.html.clone().or_else(|| unasked.then(|| PathBuf::from(PAGE)))
}

fn write_page(file: &Path, page: &str) -> Result<(), Trouble> {
    std::fs::write(file, page).map_err(|error| Trouble::unwritable(file, &error))
}

fn wants_colour() -> bool {
    let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    !refused && std::io::stdout().is_terminal()
}

/// Prints; a reader that has seen enough and closed the pipe is no problem, a full disk is one.
fn print(text: &str) -> Result<(), Trouble> {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Trouble::unprintable(&error)),
        _ => Ok(()),
    }
}
