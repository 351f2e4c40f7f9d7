//! The closing table, and the list of steps.

use std::fmt::Write as _;

use crate::outcome::{Outcome, Row};
use crate::steps::Step;

/// The table of steps, the test runner's own counts, and as the last line the counts of steps.
pub(crate) fn summary(rows: &[Row], result_lines: &[String]) -> String {
    let width = rows.iter().map(|row| row.step.len()).chain(["step".len()]).max().unwrap_or(0);
    let mut text = format!("{:width$}  {:8}  {:>7}\n", "step", "result", "seconds");
    for Row { step, outcome, seconds } in rows {
        let _ = write!(text, "{step:width$}  {:8}  {seconds:>7.1}", outcome.word());
        if let Outcome::Skipped(reason) = outcome {
            let _ = write!(text, "  {reason}");
        }
        text.push('\n');
    }
    if !result_lines.is_empty() {
        text.push('\n');
        for line in result_lines {
            let _ = writeln!(text, "{line}");
        }
    }
    let count = |matches: fn(&Outcome) -> bool| rows.iter().filter(|r| matches(&r.outcome)).count();
    let _ = writeln!(
        text,
        "\n{} passed, {} failed, {} skipped",
        count(|o| matches!(o, Outcome::Passed)),
        count(|o| matches!(o, Outcome::Failed)),
        count(|o| matches!(o, Outcome::Skipped(_))),
    );
    text
}

/// The steps with what each is for.
pub(crate) fn list(steps: &[Step]) -> String {
    let width = steps.iter().map(|step| step.name.len()).max().unwrap_or(0);
    let mut text = String::new();
    for step in steps {
        let _ = writeln!(text, "{:width$}  {}", step.name, step.purpose);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows() -> Vec<Row> {
        vec![
            Row { step: "fmt", outcome: Outcome::Passed, seconds: 0.44 },
            Row { step: "test", outcome: Outcome::Failed, seconds: 61.0 },
            Row { step: "wasm", outcome: Outcome::Skipped("no rustup".to_owned()), seconds: 0.0 },
        ]
    }

    #[test]
    fn the_summary_names_each_step_and_ends_with_the_counts() {
        let result = "test result: ok. 3 passed; 0 failed".to_owned();
        let expected = "\
step  result    seconds
fmt   passed        0.4
test  FAILED       61.0
wasm  SKIPPED       0.0  no rustup

test result: ok. 3 passed; 0 failed

1 passed, 1 failed, 1 skipped
";
        assert_eq!(summary(&rows(), &[result]), expected);
    }

    #[test]
    fn without_tests_there_is_no_empty_block() {
        assert!(!summary(&rows(), &[]).contains("\n\n\n"));
    }

    #[test]
    fn the_list_says_what_each_step_is_for() {
        let list = list(crate::steps::STEPS);
        assert_eq!(list.lines().count(), crate::steps::STEPS.len());
        assert!(list.lines().all(|line| line.split_whitespace().count() > 3), "{list}");
    }
}
