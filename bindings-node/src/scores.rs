//! Scores of many people at once, from a table of levels that never becomes JSON.

use prowess::Problem;
use prowess::readiness::{Scores, Verdict};
use prowess::surface::{self, HeldScorer, answer_text};

use crate::arguments::{Held, refused};

/// The JSON text of the competencies whose levels stand in a row, in their order.
pub(crate) fn competencies(scorer: &Held) -> Result<String, Problem> {
    let scorer: HeldScorer = surface::held(scorer, "scorer")?;
    Ok(answer_text(&scorer.competencies()))
}

/// Five numbers for each row of levels: score, low, high, coverage, and the place of the verdict.
pub(crate) fn rows(scorer: &Held, levels: &[f64]) -> Result<Vec<f64>, Problem> {
    let scorer: HeldScorer = surface::held(scorer, "scorer")?;
    let width = scorer.competencies().len();
    if width == 0 {
        // Nothing is asked: the problem of that says so.
        scorer.score(&[])?;
        return Ok(Vec::new());
    }
    if !levels.len().is_multiple_of(width) {
        let reason = "there are not as many levels for each person as there are competencies";
        return refused("levels", reason);
    }
    let mut numbers = Vec::with_capacity(levels.len() / width * 5);
    for (at, row) in levels.chunks_exact(width).enumerate() {
        let scores = scorer.score(row).map_err(|problem| problem.under(&format!("rows[{at}]")))?;
        numbers.extend(in_numbers(&scores));
    }
    Ok(numbers)
}

fn in_numbers(scores: &Scores) -> [f64; 5] {
    let verdict = match scores.verdict {
        Verdict::Ready => 0.0,
        Verdict::NotReady => 1.0,
        Verdict::Undecided => 2.0,
    };
    let Scores { score, low, high, coverage, .. } = scores;
    [score.get(), low.get(), high.get(), coverage.get(), verdict]
}
