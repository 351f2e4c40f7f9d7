//! Cells from which on a score is reached, to the last bit of an assessment.

use super::block::Session;
use super::known::Known;
use crate::kernel::Share;

/// For each slot the cells between which it takes an assessment to tell whether a score is reached.
///
/// They are the same for roles whose cells are exact. For others a score of just 0.8 may have a
/// cell a little below, which would leave out who has what was asked.
#[derive(Debug, Clone)]
pub(super) struct Marks {
    score: f64,
    /// Cells below are below the score; nobody's slot has none that is not.
    pub(super) low: Vec<f64>,
    /// Cells from here on reach it.
    pub(super) high: Vec<f64>,
}

impl Marks {
    pub(super) fn new(session: &Session<'_>, score: Share) -> Self {
        let (slots, score) = (session.slots(), score.get());
        let bar = |sign: f64| {
            let parts = slots.whole.iter().zip(&slots.inverse).zip(&slots.off);
            let bars = parts.map(|((whole, inverse), off)| match inverse.is_nan() {
                true => f64::INFINITY,
                // Whoever has the whole meets everything.
                false => lowest(*whole, score + sign * off).min(*whole),
            });
            bars.collect()
        };
        Self { score, low: bar(-1.0), high: bar(1.0) }
    }

    /// Whether there are cells for which it takes an assessment at all.
    pub(super) fn has_any(&self) -> bool {
        self.low.iter().zip(&self.high).any(|(low, high)| low < high)
    }

    /// Whether it takes an assessment to tell whether the score is reached.
    pub(super) fn is_near(&self, slot: usize, cell: f64) -> bool {
        let ends = self.low.get(slot).zip(self.high.get(slot));
        ends.is_some_and(|(low, high)| cell >= *low && cell < *high)
    }

    /// Whether a person reaches the score for the role of a slot.
    pub(super) fn is_reached(
        &self,
        session: &Session<'_>,
        slot: usize,
        person: usize,
        known: &mut Known,
    ) -> bool {
        let role = session.slots().role(slot) as usize;
        let Some(Some(plain)) = session.batch.plain.get(role) else { return true };
        let levels = session.levels_of(person, known);
        plain.score(levels, &mut Vec::new()) >= self.score
    }
}

/// The lowest cell that is this part of the whole or more.
fn lowest(whole: f64, score: f64) -> f64 {
    let near = (whole * score).ceil();
    let some = [near - 2.0, near - 1.0, near, near + 1.0];
    some.into_iter().find(|cell| cell / whole >= score).unwrap_or(near)
}
