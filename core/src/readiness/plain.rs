//! A role that asks for single competencies alone, in numbers, for those who add up in their own way.

use super::terms::{Met, Scales, Shown, Term};
use super::{Formula, Scorer};
use crate::framework::ProficiencyScale;
use crate::kernel::{Level, Share, Weight};

/// What one requirement of such a role asks.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PlainTerm<'a> {
    /// How much it counts; 0 where it asks nothing.
    pub(crate) weight: Weight,
    /// What it is of the whole.
    pub(crate) share: Share,
    /// When it is met.
    pub(crate) rule: PlainRule,
    /// The scale it asks on; nothing where any level would do.
    pub(crate) scale: Option<&'a ProficiencyScale>,
    term: &'a Term,
    scorer: &'a Scorer,
}

/// When a requirement is met.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum PlainRule {
    /// It asks nothing, and levels are not looked at.
    Nothing,
    /// In proportion, up to this height.
    Proportion(f64),
    /// Fully or not at all: see [`PlainTerm::met`].
    Step,
}

impl PlainTerm<'_> {
    /// How far a level meets it; nothing for a level that is not on its scale.
    pub(crate) fn met(&self, level: Level) -> Option<Share> {
        let scales = Scales { asked: &self.scorer.scales, numbers: &[] };
        let formula = self.scorer.input().options.formula;
        match self.term.met(Shown::Level(level, 0), scales, formula) {
            Met::Known(share) => Some(share),
            Met::Unknown => Some(Share::NONE),
            Met::More => None,
        }
    }

    /// What it asks, as numbers that are equal where [`PlainTerm::met`] is.
    pub(crate) fn sign(&self) -> (u64, bool) {
        let (_, height, is_required) = self.term.code();
        (height, is_required)
    }
}

impl Scorer {
    /// What each of [`Scorer::competencies`] asks; nothing where the role is assessed in full.
    pub(crate) fn plain_terms(&self) -> Option<impl Iterator<Item = PlainTerm<'_>>> {
        let is_plain = !self.is_crossed && !self.shares.is_empty();
        is_plain.then(|| {
            self.terms.iter().zip(&self.shares).map(|((term, importance), share)| {
                let options = &self.input().options;
                let height = term.height();
                PlainTerm {
                    weight: term.weight(*importance, options),
                    share: *share,
                    rule: rule(term, options.formula),
                    scale: height.and_then(|(_, at)| self.scales.get(at as usize)),
                    term,
                    scorer: self,
                }
            })
        })
    }
}

fn rule(term: &Term, formula: Formula) -> PlainRule {
    let is_proportional = match formula {
        Formula::WeightedProportional {}
        | Formula::MeanProportional {}
        | Formula::WeightedCapped {}
        | Formula::MandatoryFirst {} => true,
        Formula::CountMet {} | Formula::Tolerance { .. } | Formula::RequiredPlusPreferred {} => {
            false
        }
    };
    match term.height() {
        _ if !term.counts() => PlainRule::Nothing,
        Some((height, _)) if is_proportional => PlainRule::Proportion(height),
        _ => PlainRule::Step,
    }
}
