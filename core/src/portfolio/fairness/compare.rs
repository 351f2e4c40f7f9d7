//! Groups beside the one that is favoured most often.

use std::cmp::Ordering;

use super::fisher::fisher_exact;
use super::{FairnessCaution, FairnessOptions, GroupDifference, GroupStanding, RateRange};
use crate::evidence::measure::wilson;
use crate::kernel::Share;
use crate::portfolio::PortfolioError;
use crate::portfolio::safe::HiddenReason;

/// The people of a group.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) people: u32,
    pub(super) favoured: u32,
    /// Why it is hidden; nothing where it is shown.
    pub(super) hidden: Option<HiddenReason>,
}

impl Tally {
    pub(super) fn add(&mut self, people: u32, favoured: u32) {
        self.people += people;
        self.favoured += favoured;
    }

    /// By the rate, then by the people.
    fn cmp_rate(self, other: Self) -> Ordering {
        let cross = |one: Self, other: Self| u64::from(one.favoured) * u64::from(other.people);
        cross(self, other).cmp(&cross(other, self)).then(self.people.cmp(&other.people))
    }

    /// Whether the rate is below four fifths of the other's.
    fn is_below_four_fifths(self, other: Self) -> bool {
        let cross = |one: Self, other: Self| u128::from(one.favoured) * u128::from(other.people);
        5 * cross(self, other) < 4 * cross(other, self)
    }

    /// Whether the flag turns when one of this group takes the place of one of the other's, or the
    /// other way round.
    fn turns_on_one_person(self, other: Self) -> bool {
        let is_below = self.is_below_four_fifths(other);
        let (gains, loses) = if is_below { (self, other) } else { (other, self) };
        if gains.favoured >= gains.people || loses.favoured == 0 {
            return false;
        }
        let gains = Self { favoured: gains.favoured + 1, ..gains };
        let loses = Self { favoured: loses.favoured - 1, ..loses };
        let (one, other) = if is_below { (gains, loses) } else { (loses, gains) };
        one.is_below_four_fifths(other) != is_below
    }
}

/// The groups of a section, side by side.
pub(super) struct Side<'a> {
    pub(super) tallies: &'a [Tally],
    /// All people, unknown ones with them.
    pub(super) everybody: u32,
    /// Whether it may be told how many that are.
    pub(super) tell_everybody: bool,
    pub(super) options: &'a FairnessOptions,
}

impl Side<'_> {
    fn is_left_out(&self, tally: Tally) -> bool {
        let least = self.options.leave_out_below.map_or(0.0, Share::get);
        f64::from(tally.people) < least * f64::from(self.everybody)
    }

    /// The place of the group that is favoured most often, of equals the largest, then the first.
    pub(super) fn reference(&self) -> Option<usize> {
        let mut best: Option<(usize, Tally)> = None;
        for (at, tally) in self.tallies.iter().copied().enumerate() {
            if tally.hidden.is_some() || tally.favoured == 0 || self.is_left_out(tally) {
                continue;
            }
            if best.is_none_or(|(_, best)| tally.cmp_rate(best).is_gt()) {
                best = Some((at, tally));
            }
        }
        best.map(|(at, _)| at)
    }

    /// How the group at this place fares, beside the reference.
    pub(super) fn standing(
        &self,
        at: usize,
        reference: Option<usize>,
    ) -> Result<GroupStanding, PortfolioError> {
        let tally = self.tallies.get(at).copied().unwrap_or_default();
        if let Some(reason) = tally.hidden {
            return Ok(GroupStanding::Hidden { reason });
        }
        let Tally { people, favoured, .. } = tally;
        let of = |tally: Tally| (tally.people > 0).then_some(tally);
        let rate = wilson(favoured, people, self.options.confidence)
            .map_err(crate::readiness::ReadinessError::from)?;
        let left_out = self.is_left_out(tally);
        let beside = reference.and_then(|at| self.tallies.get(at).copied());
        let beside = beside.zip(of(tally)).map(|(beside, _)| beside).filter(|_| !left_out);
        let ratio = |beside: Tally| {
            let over = f64::from(favoured) * f64::from(beside.people);
            over / (f64::from(beside.favoured) * f64::from(people))
        };
        let other = beside.filter(|_| reference != Some(at));
        let difference = other.map(|other| {
            let p_value = fisher_exact(
                favoured,
                people - favoured,
                other.favoured,
                other.people - other.favoured,
            )
            .p_value;
            GroupDifference {
                below_four_fifths: tally.is_below_four_fifths(other),
                p_value,
                significant: p_value < self.options.significance,
            }
        });
        let mut cautions = Vec::new();
        if let Some(other) = other {
            if people.min(other.people) < self.options.few_below {
                cautions.push(FairnessCaution::FewPeople);
            }
            if tally.turns_on_one_person(other) {
                cautions.push(FairnessCaution::OnePersonDecides);
            }
        }
        let part = || Share::ratio(f64::from(people), f64::from(self.everybody));
        Ok(GroupStanding::Shown {
            people,
            favoured,
            share_of_people: (self.tell_everybody && self.everybody > 0).then(part),
            rate: RateRange { rate: rate.share, low: rate.low, high: rate.high },
            impact_ratio: beside.map(ratio),
            difference,
            left_out,
            cautions,
        })
    }
}
