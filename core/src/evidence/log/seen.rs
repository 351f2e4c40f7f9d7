//! The entries about one competency of a person, as they were known, and how each stands on a day.

use super::as_of::Known;
use super::index::Run;
use super::policy::Rules;
use super::verdict::verdict;
use super::{Decision, Entry, EntryState, EntryVerdict, LogIndex};
use crate::evidence::EvidenceError;
use crate::kernel::{Day, Key};

/// What reviews say about an entry that is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Review {
    Rejected,
    Pending,
    /// Nothing speaks against it.
    Good,
}

/// An entry that was known and not retracted, with the days on which its state changes.
pub(super) struct Seen<'a> {
    pub(super) entry: &'a Entry,
    /// Where it stood in the log.
    pub(super) given: u32,
    review: Review,
    /// The first day on which it may count.
    pub(super) begins_on: Day,
    /// The first day on which it cannot count any more, where it runs out.
    pub(super) runs_out_on: Option<Day>,
    /// The day from which another entry takes its place.
    overridden_from: Option<Day>,
}

impl Seen<'_> {
    /// How it stands on a day; nothing before it occurred.
    pub(super) fn state(&self, day: Day) -> Option<EntryState> {
        if self.entry.occurred_on > day {
            return None;
        }
        Some(match self.review {
            Review::Rejected => EntryState::Rejected,
            Review::Pending => EntryState::Pending,
            Review::Good if self.overridden_from.is_some_and(|from| from <= day) => {
                EntryState::Overridden
            }
            Review::Good if self.begins_on > day => EntryState::NotYetValid,
            Review::Good if self.runs_out_on.is_some_and(|over| over <= day) => EntryState::Expired,
            Review::Good => EntryState::Counted,
        })
    }

    /// The days on which its state may change.
    pub(super) fn turning_days(&self) -> impl Iterator<Item = Day> {
        let (shown, begins) = (self.entry.occurred_on, self.begins_on);
        let days = [Some(shown), Some(begins), self.runs_out_on, self.overridden_from];
        days.into_iter().flatten()
    }
}

/// The entries of a run that were known and are not retracted, by day and id.
///
/// Those that occurred after the horizon are left out, and so are their effects on others.
///
/// # Errors
///
/// * those of [`Rules::runs_out_on`].
pub(super) fn seen<'a>(
    index: &'a LogIndex,
    run: &Run,
    known: Known,
    horizon: Day,
    rules: &Rules<'_>,
) -> Result<Vec<Seen<'a>>, EvidenceError> {
    let seen = there(index, run, known, Some(horizon)).map(|(at, one)| {
        Ok(Seen {
            entry: one.entry,
            given: index.given(at),
            review: one.review,
            begins_on: one.entry.begins_on(),
            runs_out_on: rules.runs_out_on(one.entry)?,
            overridden_from: one.overridden_from,
        })
    });
    seen.collect()
}

/// An entry that was known and not retracted.
struct There<'a> {
    entry: &'a Entry,
    review: Review,
    /// The day from which another entry takes its place.
    overridden_from: Option<Day>,
}

/// The entries of a run that were known and are not retracted, each with its position; without a
/// horizon, those of all days.
fn there<'a>(
    index: &'a LogIndex,
    run: &Run,
    known: Known,
    horizon: Option<Day>,
) -> impl Iterator<Item = (u32, There<'a>)> {
    let occurred = move |entry: &Entry| horizon.is_none_or(|last| entry.occurred_on <= last);
    let review = move |at: u32, entry: &Entry| {
        (occurred(entry) && known.covers(entry.recorded_at))
            .then(|| review(entry, index.decisions_about(at), known))
            .flatten()
    };
    let entries = index.entries_in(run).take_while(move |(_, one)| occurred(one));
    entries.filter_map(move |(at, entry)| {
        let overriders = index.overriders_of(at).filter_map(|by| {
            let one = index.entry(by)?;
            (review(by, one) == Some(Review::Good)).then(|| one.begins_on())
        });
        let overridden_from = overriders.min();
        Some((at, There { entry, review: review(at, entry)?, overridden_from }))
    })
}

/// An entry that is neither retracted, nor rejected, nor overridden, with all that is recorded and
/// on whatever day.
pub(in crate::evidence) struct Upheld<'a> {
    pub(in crate::evidence) entry: &'a Entry,
    /// The competency: its uri where the framework is known, else as it is written.
    pub(in crate::evidence) competency: &'a Key,
    /// Whether it waits for a review.
    pub(in crate::evidence) is_pending: bool,
}

impl LogIndex {
    /// The entries about everybody that are upheld, by id.
    pub(in crate::evidence) fn upheld(&self) -> Vec<Upheld<'_>> {
        let of_run = |run| {
            let all = there(self, run, Known::Everything, None);
            let upheld = all
                .filter(|(_, one)| one.review != Review::Rejected && one.overridden_from.is_none());
            upheld.map(|(_, one)| Upheld {
                entry: one.entry,
                competency: &run.competency,
                is_pending: one.review == Review::Pending,
            })
        };
        let mut upheld: Vec<_> = self.runs().iter().flat_map(of_run).collect();
        upheld.sort_by(|a, b| a.entry.id.cmp(&b.entry.id));
        upheld
    }
}

/// What the known decisions about an entry, in their order, say together; nothing where it is
/// retracted.
fn review(entry: &Entry, decisions: &[Decision], known: Known) -> Option<Review> {
    let decisions = decisions.iter().filter(|decision| known.covers(decision.recorded_at));
    match verdict(decisions) {
        None if entry.needs_review => Some(Review::Pending),
        None | Some(EntryVerdict::Accepted) => Some(Review::Good),
        Some(EntryVerdict::Rejected) => Some(Review::Rejected),
        Some(EntryVerdict::Retracted) => None,
    }
}

impl Entry {
    /// The first day on which it may count.
    pub(in crate::evidence) fn begins_on(&self) -> Day {
        self.valid_from.map_or(self.occurred_on, |from| from.max(self.occurred_on))
    }

    /// Whether it was written down before it can have happened.
    pub(in crate::evidence) fn is_recorded_before_it_occurred(&self) -> bool {
        // Where the day begins first it is a day ahead of universal time.
        const AHEAD: i32 = 1;
        self.occurred_on.days_since(self.recorded_at.day()) > AHEAD
    }
}
