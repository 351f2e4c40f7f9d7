//! Scores from a table of levels that never becomes JSON.

use prowess::Problem;
use prowess::surface::{self, HeldScorer, ScorerNames, answer_text, score_rows};

use crate::arguments::Held;

/// The JSON text of the names of the competencies whose levels stand in a row, in their order.
pub(crate) fn names(scorer: &Held) -> Result<String, Problem> {
    let scorer: HeldScorer = surface::held(scorer, "scorer")?;
    Ok(answer_text(&ScorerNames::of(&scorer)))
}

/// Five numbers for each row of levels.
pub(crate) fn rows(scorer: &Held, levels: &[f64]) -> Result<Vec<f64>, Problem> {
    let scorer: HeldScorer = surface::held(scorer, "scorer")?;
    score_rows(&scorer, levels)
}
