//! The steps one after another, with progress while they run and a summary at the end.

use std::process::ExitCode;
use std::time::Instant;

use crate::command::Session;
use crate::counts::result_lines;
use crate::options::Plan;
use crate::outcome::{Outcome, Row};
use crate::steps::{STEPS, Step, WRITERS};
use crate::summary::summary;
use crate::workspace::Workspace;

/// Runs the planned steps; a failed one does not stop those after it.
pub(crate) fn run(plan: &Plan) -> ExitCode {
    let workspace = Workspace::here();
    let steps = planned(plan);
    let mut rows = Vec::new();
    let mut results = Vec::new();

    for (index, step) in steps.iter().enumerate() {
        println!("[{}/{}] {}: {}", index + 1, steps.len(), step.name, step.purpose);
        let mut session =
            Session { workspace: &workspace, output: String::new(), verbose: plan.verbose };
        let start = Instant::now();
        let outcome = if plan.skip.iter().any(|name| name == step.name) {
            Outcome::Skipped("left out by --skip".to_owned())
        } else {
            (step.run)(&mut session)
        };
        let seconds = start.elapsed().as_secs_f64();

        match &outcome {
            Outcome::Skipped(reason) => println!("      SKIPPED: {reason}"),
            _ => println!("      {} in {seconds:.1} s", outcome.word()),
        }
        match &outcome {
            Outcome::Failed if !plan.verbose => println!("\n{}", session.output),
            // Lines that are already on the screen are not repeated: whoever adds them up would
            // count those tests twice.
            Outcome::Passed if !plan.verbose => results.extend(result_lines(&session.output)),
            _ => {}
        }
        rows.push(Row { step: step.name, outcome, seconds });
    }

    print!("\n{}", summary(&rows, &results));
    let failed = rows.iter().any(|row| row.outcome == Outcome::Failed);
    if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// The steps to go through, in the order of the table whatever the order of the arguments.
fn planned(plan: &Plan) -> Vec<&'static Step> {
    let named = |step: &&Step| plan.only.iter().any(|name| name == step.name);
    let checks = STEPS.iter().filter(|step| plan.only.is_empty() || named(step));
    checks.chain(WRITERS.iter().filter(named)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn named_steps_run_once_and_in_the_order_of_the_table() {
        let only = ["test", "fmt", "test"].map(str::to_owned).to_vec();
        let steps = planned(&Plan { only, ..Plan::default() });
        assert_eq!(steps.iter().map(|s| s.name).collect::<Vec<_>>(), ["fmt", "test"]);
    }

    #[test]
    fn what_writes_runs_only_when_it_is_named() {
        assert!(planned(&Plan::default()).iter().all(|step| step.name != "generate"));
        let only = vec!["generate".to_owned()];
        assert_eq!(planned(&Plan { only, ..Plan::default() }).len(), 1);
    }

    #[test]
    fn skipped_steps_stay_in_the_list_so_that_the_summary_names_them() {
        let skip = vec!["oracle".to_owned()];
        assert_eq!(planned(&Plan { skip, ..Plan::default() }).len(), STEPS.len());
    }
}
