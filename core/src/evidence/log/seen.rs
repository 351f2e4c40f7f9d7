//! The entries about one competency of a person, as they were known, and how each stands on a day.

use super::as_of::Known;
use super::index::Run;
use super::policy::Rules;
use super::{Decision, Entry, EntryState, EntryVerdict, LogIndex};
use crate::evidence::EvidenceError;
use crate::kernel::Day;

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
    let there = |at: u32, entry: &Entry| {
        let is_known = entry.occurred_on <= horizon && known.covers(entry.recorded_at);
        is_known.then(|| review(entry, index.decisions_about(at), known)).flatten()
    };
    let mut seen = Vec::new();
    for (at, entry) in index.entries_in(run).take_while(|(_, one)| one.occurred_on <= horizon) {
        let Some(review) = there(at, entry) else { continue };
        let overriders = index.overriders_of(at).filter_map(|by| {
            let one = index.entry(by)?;
            (there(by, one) == Some(Review::Good)).then(|| one.begins_on())
        });
        seen.push(Seen {
            entry,
            given: index.given(at),
            review,
            begins_on: entry.begins_on(),
            runs_out_on: rules.runs_out_on(entry)?,
            overridden_from: overriders.min(),
        });
    }
    Ok(seen)
}

/// What the known decisions about an entry say together; nothing where it is retracted.
///
/// The decisions come in the order they were recorded, ties by id; the last one holds, and a
/// retraction is final.
fn review(entry: &Entry, decisions: &[Decision], known: Known) -> Option<Review> {
    let mut review = if entry.needs_review { Review::Pending } else { Review::Good };
    for decision in decisions.iter().filter(|decision| known.covers(decision.recorded_at)) {
        review = match decision.verdict {
            EntryVerdict::Accepted => Review::Good,
            EntryVerdict::Rejected => Review::Rejected,
            EntryVerdict::Retracted => return None,
        };
    }
    Some(review)
}

impl Entry {
    /// The first day on which it may count.
    pub(super) fn begins_on(&self) -> Day {
        self.valid_from.map_or(self.occurred_on, |from| from.max(self.occurred_on))
    }
}
