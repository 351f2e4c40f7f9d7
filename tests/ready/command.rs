//! One command of a step: what it says is kept, and shown only when it is asked for.

use std::ffi::OsStr;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};

use crate::outcome::Outcome;
use crate::workspace::Workspace;

/// What a step works with: where it is, and what its commands said.
pub(crate) struct Session<'a> {
    /// The checkout that is being checked.
    pub(crate) workspace: &'a Workspace,
    /// Everything the commands of this step wrote, in the order in which they wrote it.
    pub(crate) output: String,
    /// Whether the output is shown while it comes.
    pub(crate) verbose: bool,
}

impl Session<'_> {
    /// Cargo with the given arguments, in the folder of the workspace.
    pub(crate) fn cargo(&self, arguments: &[&str]) -> Command {
        // Cargo tells its children which cargo it is, so that a toolchain override carries over.
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let mut command = Command::new(cargo);
        command.args(arguments);
        command
    }

    /// Runs a command to its end; true when it succeeded.
    pub(crate) fn succeeds(&mut self, mut command: Command) -> bool {
        let words = shown(&command);
        println!("      $ {words}");
        self.run(&mut command).unwrap_or_else(|problem| {
            self.say(&format!("cannot run `{words}`: {problem}\n"));
            false
        })
    }

    /// The end of a step that cannot run here, and why.
    ///
    /// On a developer's machine it is skipped and says so. In continuous integration it fails:
    /// a check that silently stops running is worse than one that is red.
    pub(crate) fn missing(&mut self, why: &str) -> Outcome {
        if self.workspace.in_ci {
            self.say(&format!("{why}; while CI=true this may not be missing\n"));
            Outcome::Failed
        } else {
            Outcome::Skipped(why.to_owned())
        }
    }

    fn run(&mut self, command: &mut Command) -> std::io::Result<bool> {
        // One pipe for both streams keeps a compiler's words beside those of the tests it built.
        let (reader, writer) = std::io::pipe()?;
        command
            .current_dir(&self.workspace.root)
            .env("CARGO_TERM_COLOR", "never")
            .stdin(Stdio::null())
            .stdout(writer.try_clone()?)
            .stderr(writer);
        let mut child = command.spawn()?;
        // The command still holds the writing ends; as long as they live the pipe never ends.
        command.stdout(Stdio::null()).stderr(Stdio::null());

        let mut reader = BufReader::new(reader);
        let mut line = Vec::new();
        while reader.read_until(b'\n', &mut line)? > 0 {
            self.say(&String::from_utf8_lossy(&line));
            line.clear();
        }
        Ok(child.wait()?.success())
    }

    /// Adds to the output of the step.
    pub(crate) fn say(&mut self, text: &str) {
        if self.verbose {
            print!("{text}");
            let _ = std::io::stdout().flush();
        }
        self.output.push_str(text);
    }
}

/// A command as one would type it.
fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_stem().unwrap_or_default();
    let words = std::iter::once(program).chain(command.get_args());
    words.map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn session(workspace: &Workspace) -> Session<'_> {
        Session { workspace, output: String::new(), verbose: false }
    }

    #[test]
    fn the_output_of_a_command_is_kept() {
        let workspace = Workspace::here();
        let mut session = session(&workspace);
        let version = session.cargo(&["--version"]);
        assert!(session.succeeds(version));
        assert!(session.output.starts_with("cargo "), "{}", session.output);
    }

    #[test]
    fn a_command_that_is_refused_fails_and_its_complaint_is_kept() {
        let workspace = Workspace::here();
        let mut session = session(&workspace);
        let refused = session.cargo(&["--no-such-option"]);
        assert!(!session.succeeds(refused));
        assert!(session.output.contains("--no-such-option"), "{}", session.output);
    }

    #[test]
    fn a_program_that_does_not_exist_is_named() {
        let workspace = Workspace::here();
        let mut session = session(&workspace);
        assert!(!session.succeeds(Command::new("no-such-program-anywhere")));
        assert!(session.output.contains("no-such-program-anywhere"), "{}", session.output);
    }

    #[test]
    fn a_command_is_shown_as_one_would_type_it() {
        let mut command = Command::new("/opt/rust/bin/cargo");
        command.args(["fmt", "--check"]);
        assert_eq!(shown(&command), "cargo fmt --check");
    }

    #[test]
    fn what_is_missing_skips_on_a_desk_and_fails_in_ci() {
        let mut workspace = Workspace { in_ci: false, ..Workspace::here() };
        let mut desk = session(&workspace);
        assert_eq!(desk.missing("no python3"), Outcome::Skipped("no python3".to_owned()));
        assert!(desk.output.is_empty());

        workspace.in_ci = true;
        let mut ci = session(&workspace);
        assert_eq!(ci.missing("no python3"), Outcome::Failed);
        assert_eq!(ci.output, "no python3; while CI=true this may not be missing\n");
    }
}
