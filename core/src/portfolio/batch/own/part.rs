//! Columns that grow while people are measured.

use super::super::super::PortfolioError;
use super::super::fault::malformed;
use super::{Cell, GapCodes, GapLevels, UnratedPerson, position};

/// How many places are made at once.
const STEP: usize = 1 << 16;

/// A number that stands for a competency in a column of gaps.
pub(super) trait Code: Copy + Default + Send {
    fn of(place: u32) -> Self;
    fn take(column: &mut GapCodes) -> Vec<Self>;
    fn wrap(all: Vec<Self>) -> GapCodes;
}

/// A number of levels that are missing.
pub(super) trait Missing: Copy + Default + Send {
    fn of(cell: &Cell) -> Self;
    fn take(column: &mut GapLevels) -> Vec<Self>;
    fn wrap(all: Vec<Self>) -> GapLevels;
}

impl Code for u16 {
    fn of(place: u32) -> Self {
        place as Self
    }

    fn take(column: &mut GapCodes) -> Vec<Self> {
        match column {
            GapCodes::U16(all) => std::mem::take(all),
            GapCodes::U32(_) => Vec::new(),
        }
    }

    fn wrap(all: Vec<Self>) -> GapCodes {
        GapCodes::U16(all)
    }
}

impl Code for u32 {
    fn of(place: u32) -> Self {
        place
    }

    fn take(column: &mut GapCodes) -> Vec<Self> {
        match column {
            GapCodes::U32(all) => std::mem::take(all),
            GapCodes::U16(_) => Vec::new(),
        }
    }

    fn wrap(all: Vec<Self>) -> GapCodes {
        GapCodes::U32(all)
    }
}

impl Missing for u8 {
    fn of(cell: &Cell) -> Self {
        cell.whole
    }

    fn take(column: &mut GapLevels) -> Vec<Self> {
        match column {
            GapLevels::U8(all) => std::mem::take(all),
            GapLevels::F32(_) => Vec::new(),
        }
    }

    fn wrap(all: Vec<Self>) -> GapLevels {
        GapLevels::U8(all)
    }
}

impl Missing for f32 {
    fn of(cell: &Cell) -> Self {
        cell.missing
    }

    fn take(column: &mut GapLevels) -> Vec<Self> {
        match column {
            GapLevels::F32(all) => std::mem::take(all),
            GapLevels::U8(_) => Vec::new(),
        }
    }

    fn wrap(all: Vec<Self>) -> GapLevels {
        GapLevels::F32(all)
    }
}

/// The columns of people who come one after the other.
#[derive(Debug, Default)]
pub(super) struct Part<C, M> {
    pub(super) score: Vec<f64>,
    pub(super) coverage: Vec<f64>,
    pub(super) verdict: Vec<u8>,
    /// Where the gaps of each person end.
    pub(super) ends: Vec<u32>,
    /// Gaps, and room behind them.
    pub(super) competency: Vec<C>,
    pub(super) missing: Vec<M>,
    /// How many gaps there are.
    pub(super) gaps: usize,
    pub(super) reason: Vec<u8>,
    pub(super) asked: Vec<f32>,
    pub(super) held: Vec<f32>,
    pub(super) unrated_count: u32,
    pub(super) unrated: Vec<UnratedPerson>,
}

impl<C: Code, M: Missing> Part<C, M> {
    /// Room for so many gaps behind those that are there.
    pub(super) fn room(&mut self, most: usize) -> (&mut [C], &mut [M]) {
        let end = self.gaps + most;
        if self.competency.len() < end {
            let length = end.max(self.competency.len() + STEP);
            self.competency.resize(length, C::default());
        }
        if self.missing.len() < end {
            let length = end.max(self.missing.len() + STEP);
            self.missing.resize(length, M::default());
        }
        let competency = self.competency.get_mut(self.gaps..end).unwrap_or_default();
        (competency, self.missing.get_mut(self.gaps..end).unwrap_or_default())
    }

    /// Forgets everything but the memory.
    pub(super) fn clear(&mut self) {
        let Self { score, coverage, verdict, ends, reason, asked, held, unrated, .. } = self;
        score.clear();
        coverage.clear();
        verdict.clear();
        ends.clear();
        reason.clear();
        asked.clear();
        held.clear();
        unrated.clear();
        (self.gaps, self.unrated_count) = (0, 0);
    }

    /// Adds people who come after these.
    pub(super) fn append(&mut self, other: &mut Self) {
        let before = position(self.gaps);
        self.score.append(&mut other.score);
        self.coverage.append(&mut other.coverage);
        self.verdict.append(&mut other.verdict);
        self.ends.extend(other.ends.iter().map(|end| before.saturating_add(*end)));
        self.competency.truncate(self.gaps);
        self.missing.truncate(self.gaps);
        self.competency.extend(other.competency.iter().take(other.gaps));
        self.missing.extend(other.missing.iter().take(other.gaps));
        self.gaps += other.gaps;
        self.reason.append(&mut other.reason);
        self.asked.append(&mut other.asked);
        self.held.append(&mut other.held);
        self.unrated_count += other.unrated_count;
        let room = super::measure::NAMED.saturating_sub(self.unrated.len());
        self.unrated.extend(other.unrated.drain(..).take(room));
    }

    /// Refuses more gaps than can be counted.
    pub(super) fn check(&self) -> Result<(), PortfolioError> {
        if u32::try_from(self.gaps).is_ok() {
            return Ok(());
        }
        let what = "more gaps than 32 bits can count";
        Err(malformed("starts", what, std::iter::empty()))
    }
}
