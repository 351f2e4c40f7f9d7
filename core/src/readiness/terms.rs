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

/// What one requirement asks, in numbers.
#[derive(Debug, Clone)]
pub(crate) struct Term {
    /// The level it asks for; nothing where any level would do.
    asked: Option<Height>,
    necessity: Necessity,
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
pub(crate) enum Shown {
    /// Nothing that counts.
    Nothing,
    /// The person had the chance to show it, and did not.
    NotDemonstrated,
    /// A level on the scale with this number, or with 0 on whichever the role asks on.
    Level(Level, u32),
    /// What numbers do not say.
    More,
}

/// How far one requirement is met.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Met {
    /// So far.
    Known(Share),
    /// Nothing that counts is known of it.
    Unknown,
    /// Numbers do not say.
    More,
}

/// The scales of terms.
#[derive(Clone, Copy)]
pub(crate) struct Scales<'a> {
    /// The scales that levels are asked on.
    pub(crate) asked: &'a [ProficiencyScale],
    /// The number that the person's levels name each of them by; none where they name no scales.
    pub(crate) numbers: &'a [u32],
}

impl Term {
    /// Adds what a role asks, and the scales that it asks on; the requirements are those of the
    /// role, ordered by competency.
    ///
    /// Each comes with its importance. Nothing is added for a role that asks for more than single
    /// competencies, and for one that cannot be assessed; whether something was.
    pub(crate) fn add_all(
        role: &Role,
        requirements: &[&Requirement],
        terms: &mut Vec<(Self, Option<Weight>)>,
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
            terms.push((Self { asked, necessity }, importance));
        }
        true
    }

    /// The height it asks for, and the position of the scale; nothing where any level would do.
    pub(super) fn height(&self) -> Option<(f64, u32)> {
        self.asked.map(|asked| (asked.height, asked.scale))
    }

    /// Whether it asks for more than the bottom of its scale.
    pub(super) fn counts(&self) -> bool {
        self.asked.is_none_or(|asked| asked.height > 0.0)
    }

    /// How much it counts with this importance.
    pub(super) fn weight(&self, importance: Option<Weight>, options: &Options) -> Weight {
        if !self.counts() {
            return Weight::ZERO;
        }
        let weight = importance.unwrap_or(match self.necessity {
            Necessity::Required => Weight::ONE,
            Necessity::Desired => options.desired_weight,
        });
        options.formula.weight(weight, self.asked.map(|asked| asked.height))
    }

    /// What it asks as numbers that can be put in order; equal terms have equal ones.
    pub(crate) fn code(&self) -> (u32, u64, bool) {
        let (scale, height) = self.asked.map_or((u32::MAX, 0), |asked| {
            let Height { scale, height } = asked;
            (scale, height.to_bits())
        });
        (scale, height, self.necessity == Necessity::Required)
    }

    /// How far it is met by what a person shows.
    #[inline]
    pub(crate) fn met(&self, shown: Shown, scales: Scales<'_>, formula: Formula) -> Met {
        match shown {
            Shown::More => Met::More,
            // It has no share, and levels are not looked at.
            _ if !self.counts() => Met::Unknown,
            Shown::Nothing => Met::Unknown,
            Shown::NotDemonstrated => Met::Known(Share::NONE),
            Shown::Level(level, number) => {
                self.met_by((level, number), scales, formula).map_or(Met::More, Met::Known)
            }
        }
    }

    /// How many levels are missing to what it asks; nothing where none are.
    pub(crate) fn missing(&self, level: Level, scales: Scales<'_>) -> Option<f64> {
        let asked = self.asked?;
        let scale = scales.asked.get(asked.scale as usize)?;
        let missing = asked.height - scale.height(level);
        (missing > 0.0).then_some(missing)
    }

    /// How far it is met by a level; nothing for a level that is not on its scale.
    #[inline]
    fn met_by(
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
pub(crate) fn share_out<'t>(
    terms: impl Iterator<Item = (&'t Term, Option<Weight>)> + Clone,
    options: &Options,
    shares: &mut Vec<Share>,
) {
    let formula = options.formula;
    let lacks_level = || terms.clone().any(|(term, _)| term.asked.is_none());
    let is_beyond = formula == Formula::MandatoryFirst {} || options.check().is_err();
    if is_beyond || formula.needs_levels() && lacks_level() {
        shares.clear();
        return;
    }
    apportion_into(terms.map(|(term, importance)| term.weight(importance, options)), shares);
}

/// The measures of a role for one person; nothing where they have to be found in full.
///
/// `shares` are those of [`share_out`], `weights` are looked at where unknowns are left out, and
/// `known` is working memory.
pub(super) fn measure(
    mets: impl Iterator<Item = Met> + Clone,
    weights: impl Iterator<Item = Weight> + Clone,
    shares: &[Share],
    options: &Options,
    known: &mut Vec<Share>,
) -> Option<Measures> {
    if shares.is_empty() {
        return None;
    }
    // Parts of shares of one whole: no sum is above 1, and each is exact.
    let (mut low, mut unknown, mut coverage) = (0.0, 0.0, 0.0);
    for (met, share) in mets.clone().zip(shares) {
        match met {
            Met::Known(met) => {
                low += met.of(*share).get();
                coverage += share.get();
            }
            Met::Unknown => unknown += share.get(),
            Met::More => return None,
        }
    }
    let share = |sum: f64| Share::new(sum).ok();
    let (low, high, coverage) = (share(low)?, share(low + unknown)?, share(coverage)?);
    let mut score = low;
    if options.unknown == UnknownPolicy::Lenient {
        let weights = mets.clone().zip(weights).map(|(met, weight)| match met {
            Met::Known(_) => weight,
            Met::Unknown | Met::More => Weight::ZERO,
        });
        apportion_into(weights, known);
        if known.is_empty() {
            return None;
        }
        score = mets.zip(&*known).fold(Share::NONE, |sum, (met, share)| match met {
            Met::Known(met) => sum.plus(met.of(*share)),
            Met::Unknown | Met::More => sum,
        });
    }
    Some(Measures { score, low: low.min(score), high: high.max(score), coverage })
}
