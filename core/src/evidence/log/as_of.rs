//! What of a log was known, and what of it counted, on two clocks.

use serde::{Deserialize, Serialize};

use crate::kernel::{Day, Instant};

/// A point on two clocks: what had happened by a day, as it was known at an instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a point on two clocks")]
pub struct AsOf {
    /// The clock of the world: what occurred later is not there.
    pub occurred_on: Day,
    /// The clock of the record: what was recorded later is not there; without it, everything
    /// recorded is.
    #[serde(default)]
    pub recorded_at: Option<Instant>,
}

impl AsOf {
    /// A day, with everything that is recorded.
    #[must_use]
    pub const fn on(day: Day) -> Self {
        Self { occurred_on: day, recorded_at: None }
    }

    /// What was known.
    pub(super) fn known(&self) -> Known {
        self.recorded_at.map_or(Known::Everything, Known::At)
    }
}

/// A place on the clock of the record.
#[derive(Debug, Clone, Copy)]
pub(super) enum Known {
    /// After all that is recorded.
    Everything,
    /// Up to this instant.
    At(Instant),
    /// Up to the end of this day in universal time.
    Through(Day),
}

impl Known {
    /// Whether what was recorded at this instant was known.
    pub(super) fn covers(self, recorded_at: Instant) -> bool {
        match self {
            Self::Everything => true,
            Self::At(limit) => recorded_at <= limit,
            Self::Through(day) => recorded_at.day() <= day,
        }
    }
}

/// How an entry stands at a point in time.
///
/// Where several would do, the first of `rejected`, `pending`, `overridden`, `not_yet_valid` and
/// `expired` is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum EntryState {
    /// It counts.
    Counted,
    /// Its last day is over: it is shown and does not count.
    Expired,
    /// Its first day has not come.
    NotYetValid,
    /// It waits for a review.
    Pending,
    /// A review says that it does not count.
    Rejected,
    /// A later entry takes its place.
    Overridden,
}
