//! `cargo ready`: everything that must hold before a change is merged, one step after another.
//!
//! `cargo ready` runs all steps, `cargo ready -- <step> ...` only the named ones, and
//! `cargo ready -- --list` says which there are.
//! A new step is one line in [`steps::STEPS`].

mod command;
mod counts;
mod options;
mod outcome;
mod run;
mod steps;
mod summary;
mod workspace;

use std::process::ExitCode;

use options::{Request, USAGE};

fn main() -> ExitCode {
    match options::parse(std::env::args_os().skip(1), &steps::names()) {
        Ok(Request::Help) => {
            print!("{USAGE}");
            ExitCode::SUCCESS
        }
        Ok(Request::List) => {
            print!("{}{}", summary::list(steps::STEPS), summary::list(steps::WRITERS));
            ExitCode::SUCCESS
        }
        Ok(Request::Run(plan)) => run::run(&plan),
        Err(problem) => {
            eprintln!("cargo ready: {problem}");
            ExitCode::from(2)
        }
    }
}
