//! Roles in numbers, for people of whom hardly more than levels is known.
//!
//! A role that asks for single competencies alone is measured here by arithmetic, with the measures
//! of a whole assessment in every bit; everything else is told apart, and judged in full.

use super::assess::Measures;
use super::formula::Attained;
use super::judge::asked;
use super::{Formula, Options, UnknownPolicy};
use crate::framework::{Necessity, ProficiencyScale};
use crate::kernel::{Level, Share, Weight, apportion_into};
use crate::role::{Requirement, Role};

/// How far back a scale is looked for that was there already.
const SCALES_LOOKED_AT: usize = 8;

/// One requirement in numbers.
#[derive(Debug, Clone)]
pub(super) struct Term {
    /// What it asks for; nothing where any level would do.
    asked: Option<Height>,
    necessity: Necessity,
    importance: Option<Weight>,
}

/// How high a level is on its scale.
#[derive(Debug, Clone, Copy)]
struct Height {
    /// The position of the scale in the list.
    scale: u32,
    height: f64,
}

/// What one person shows of one competency.
#[derive(Debug, Clone, Copy)]
pub(super) enum Shown {
    /// Nothing that counts.
    Nothing,
    /// The person had the chance to show it, and did not.
    NotDemonstrated,
    /// A level on the scale with this number, or with 0 on whichever the role asks on.
    Level(Level, u32),
    /// What numbers do not say.
    More,
}

/// The scales of terms.
#[derive(Clone, Copy)]
pub(super) struct Scales<'a> {
    /// The scales that levels are asked on.
    pub(super) asked: &'a [ProficiencyScale],
    /// The number that the person's levels name each of them by; none where they name no scales.
    pub(super) numbers: &'a [u32],
}

impl Term {
    /// Adds what a role asks, and the scales that it asks on; the requirements are those of the
    /// role, ordered by competency.
    ///
    /// Nothing is added for a role that asks for more than single competencies, and for one that
    /// cannot be assessed; whether something was.
    pub(super) fn add_all(
        role: &Role,
        requirements: &[&Requirement],
        terms: &mut Vec<Self>,
        scales: &mut Vec<ProficiencyScale>,
    ) -> bool {
        let mut pairs = requirements.iter().zip(requirements.iter().skip(1));
        if role.has_terms() || pairs.any(|(one, other)| one.competency == other.competency) {
            return false;
        }
        let before = terms.len();
        for requirement in requirements {
            let Ok(asked) = asked(role, requirement) else {
                terms.truncate(before);
                return false;
            };
            let asked = asked.map(|asked| {
                let scale = position_of(asked.scale, scales);
                Height { scale, height: asked.height }
            });
            let Requirement { necessity, importance, .. } = **requirement;
            terms.push(Self { asked, necessity, importance });
        }
        true
    }

    /// Whether it asks for more than the bottom of its scale.
    fn counts(&self) -> bool {
        self.asked.is_none_or(|asked| asked.height > 0.0)
    }

    /// How much it counts.
    fn weight(&self, options: &Options) -> Weight {
        if !self.counts() {
            return Weight::ZERO;
        }
        let weight = self.importance.unwrap_or(match self.necessity {
            Necessity::Required => Weight::ONE,
            Necessity::Desired => options.desired_weight,
        });
        options.formula.weight(weight, self.asked.map(|asked| asked.height))
    }

    /// How far it is met by a level; nothing for a level that is not on its scale.
    fn met(
        &self,
        (level, number): (Level, u32),
        scales: Scales<'_>,
        formula: Formula,
    ) -> Option<Share> {
        let Some(asked) = self.asked else {
            return Some(formula.met(Attained::ALL, self.necessity));
        };
        let at = asked.scale as usize;
        let scale = scales.asked.get(at)?;
        if number != 0 && scales.numbers.get(at) != Some(&number) || !scale.holds(level) {
            return None;
        }
        let height = scale.height(level);
        let missing = asked.height - height;
        let attained = if missing > 0.0 {
            Attained { share: Share::ratio(height, asked.height), missing, is_demonstrated: true }
        } else {
            Attained::ALL
        };
        Some(formula.met(attained, self.necessity))
    }
}

impl Shown {
    const fn is_known(self) -> bool {
        !matches!(self, Self::Nothing)
    }
}

/// The position of a scale in the list, where it is put if it is not there.
fn position_of(scale: &ProficiencyScale, scales: &mut Vec<ProficiencyScale>) -> u32 {
    let is_it = |other: &ProficiencyScale| {
        let ends = (scale.minimum, scale.maximum, scale.direction);
        ends == (other.minimum, other.maximum, other.direction) && scale.id == other.id
    };
    let skipped = scales.len().saturating_sub(SCALES_LOOKED_AT);
    let found = scales.iter().skip(skipped).position(is_it).map(|at| at + skipped);
    let at = found.unwrap_or_else(|| {
        let (kind, minimum, maximum) = (scale.kind, scale.minimum, scale.maximum);
        let bare = ProficiencyScale::new(scale.id.clone(), kind, minimum, maximum);
        scales.push(ProficiencyScale { direction: scale.direction, ..bare });
        scales.len() - 1
    });
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// What each term is of the whole; nothing where these options ask for more than arithmetic.
pub(super) fn share_out(terms: &[Term], options: &Options, shares: &mut Vec<Share>) {
    let formula = options.formula;
    let lacks_level = || terms.iter().any(|term| term.asked.is_none());
    let is_beyond = formula == Formula::MandatoryFirst {} || options.check().is_err();
    if is_beyond || formula.needs_levels() && lacks_level() {
        shares.clear();
        return;
    }
    apportion_into(terms.iter().map(|term| term.weight(options)), shares);
}

/// The measures of a role for one person; nothing where they have to be found in full.
///
/// `shares` are those of [`share_out`], and `known` is working memory.
pub(super) fn measure(
    terms: &[Term],
    shares: &[Share],
    shown: impl Iterator<Item = Shown> + Clone,
    scales: Scales<'_>,
    options: &Options,
    known: &mut Vec<Share>,
) -> Option<Measures> {
    if shares.is_empty() {
        return None;
    }
    known.clear();
    let is_lenient = options.unknown == UnknownPolicy::Lenient;
    if is_lenient {
        let weights = terms.iter().zip(shown.clone()).map(|(term, shown)| {
            if shown.is_known() { term.weight(options) } else { Weight::ZERO }
        });
        apportion_into(weights, known);
        if known.is_empty() {
            return None;
        }
    }
    let (mut low, mut high, mut coverage) = (Share::NONE, Share::NONE, Share::NONE);
    let mut score = Share::NONE;
    for (at, ((term, share), shown)) in terms.iter().zip(shares).zip(shown).enumerate() {
        let met = match shown {
            Shown::More => return None,
            // What counts nothing has no share, and its levels are not looked at.
            _ if !term.counts() => continue,
            Shown::Nothing => {
                high = high.plus(*share);
                continue;
            }
            Shown::NotDemonstrated => Share::NONE,
            Shown::Level(level, number) => term.met((level, number), scales, options.formula)?,
        };
        low = low.plus(met.of(*share));
        high = high.plus(met.of(*share));
        coverage = coverage.plus(*share);
        if let Some(share) = known.get(at) {
            score = score.plus(met.of(*share));
        }
    }
    let score = if is_lenient { score } else { low };
    Some(Measures { score, low: low.min(score), high: high.max(score), coverage })
}
