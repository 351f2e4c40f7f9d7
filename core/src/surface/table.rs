//! Tables of numbers that never become text.

use serde::Serialize;

use super::Misfit;
use super::carrier::malformed;
use crate::kernel::Key;
use crate::problem::Problem;
use crate::readiness::{Scorer, Scores, Verdict};

/// How many numbers [`score_rows`] gives for each row.
const WIDTH: usize = 5;

/// What levels may be named by in a scorer: the columns of [`score_rows`], in their order.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct ScorerNames<'a> {
    /// The uris of the competencies.
    pub competencies: &'a [Key],
    /// Their codes, where they have some.
    pub codes: &'a [Option<Key>],
}

impl<'a> ScorerNames<'a> {
    /// The names of a scorer.
    #[must_use]
    pub fn of(scorer: &'a Scorer) -> Self {
        Self { competencies: scorer.competencies(), codes: scorer.codes() }
    }
}

/// Five numbers for each row of levels: score, low, high, coverage, and the place of the verdict
/// among ready, not ready and undecided.
///
/// A row has a level for each of [`Scorer::competencies`]; NaN stands for what is not known.
///
/// # Errors
///
/// * `surface.malformed_argument` when the last row is not full.
/// * those of [`Scorer::score`]; the path names the row in `rows`.
pub fn score_rows(scorer: &Scorer, levels: &[f64]) -> Result<Vec<f64>, Problem> {
    let width = scorer.competencies().len();
    if width == 0 {
        // Nothing is asked: the problem of that says so.
        scorer.score(&[])?;
        return Ok(Vec::new());
    }
    if !levels.len().is_multiple_of(width) {
        let reason = "there are not as many levels for each person as there are competencies";
        let misfit = Misfit { path: String::new(), reason: reason.to_owned() };
        return Err(malformed("levels", misfit));
    }
    let mut numbers = Vec::with_capacity(levels.len() / width * WIDTH);
    for (at, row) in levels.chunks_exact(width).enumerate() {
        let scores = scorer.score(row).map_err(|problem| problem.under(&format!("rows[{at}]")))?;
        numbers.extend(in_numbers(&scores));
    }
    Ok(numbers)
}

fn in_numbers(scores: &Scores) -> [f64; WIDTH] {
    let verdict = match scores.verdict {
        Verdict::Ready => 0.0,
        Verdict::NotReady => 1.0,
        Verdict::Undecided => 2.0,
    };
    let Scores { score, low, high, coverage, .. } = scores;
    [score.get(), low.get(), high.get(), coverage.get(), verdict]
}
