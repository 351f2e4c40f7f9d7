//! What comes of holding each person against the own role.

use crate::problem::Problem;
use crate::readiness::Verdict;

/// The code of a person who has no own role.
pub const NO_ROLE: u32 = u32::MAX;

/// Which columns are wanted beside the scores and, for each gap, the competency and the levels that
/// are missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct OwnColumns {
    /// Whether each person is ready.
    pub verdict: bool,
    /// Why each gap is one.
    pub reason: bool,
    /// The level asked.
    pub asked: bool,
    /// The level held.
    pub held: bool,
}

/// How ready each person is for the own role, and what is missing.
///
/// Memory is kept from one answer to the next.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct OwnReadiness {
    /// The score of each person; not a number where there is none.
    pub score: Vec<f64>,
    /// The part of the weight about which something is known; not a number where there is no score.
    pub coverage: Vec<f64>,
    /// Whether each person is ready, as [`VerdictCode`]; empty where that is not wanted.
    pub verdict: Vec<u8>,
    /// Where the gaps of each person start, and at last where they end: one more than people.
    ///
    /// The gaps of a person are in the order of [`OwnRoles::competencies`](super::OwnRoles::competencies).
    pub starts: Vec<u32>,
    /// The competency of each gap.
    pub competency: GapCodes,
    /// How many levels are missing.
    pub missing: GapLevels,
    /// Why each gap is one, as [`GapReasonCode`]; empty where that is not wanted.
    pub reason: Vec<u8>,
    /// The level asked, not a number where any would do; empty where that is not wanted.
    pub asked: Vec<f32>,
    /// The level held, not a number where there is none; empty where that is not wanted.
    pub held: Vec<f32>,
    /// How many people have an own role and no score for it.
    pub unrated_count: u32,
    /// The first 100 of them, with the reason.
    pub unrated: Vec<UnratedPerson>,
}

/// Competencies of gaps, as positions in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum GapCodes {
    /// Where the list has no more than 65,536 competencies.
    U16(Vec<u16>),
    /// Where it has more.
    U32(Vec<u32>),
}

impl Default for GapCodes {
    fn default() -> Self {
        Self::U16(Vec::new())
    }
}

/// How many levels are missing.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum GapLevels {
    /// Where levels held and asked are whole numbers; 0 where nobody knows how many.
    U8(Vec<u8>),
    /// Not a number where nobody knows how many.
    F32(Vec<f32>),
}

impl Default for GapLevels {
    fn default() -> Self {
        Self::U8(Vec::new())
    }
}

/// Why a gap is one, as the number that stands for it in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
#[non_exhaustive]
pub enum GapReasonCode {
    /// The level held is below the level asked.
    Below = 1,
    /// Nobody knows the level.
    Unknown = 2,
}

/// What is decided of a person, as the number that stands for it in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
#[non_exhaustive]
pub enum VerdictCode {
    /// There is no score.
    None = 0,
    /// The score reaches the threshold, and every must-have is there.
    Ready = 1,
    /// It does not, or a must-have is missing.
    NotReady = 2,
    /// Too little is known to say.
    Undecided = 3,
}

impl From<Verdict> for VerdictCode {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Ready => Self::Ready,
            Verdict::NotReady => Self::NotReady,
            Verdict::Undecided => Self::Undecided,
        }
    }
}

/// A person without a score for the own role.
#[derive(Debug, Clone, PartialEq)]
pub struct UnratedPerson {
    /// The position of the person.
    pub person: u32,
    /// The position of the role.
    pub role: u32,
    /// Why there is no score.
    pub problem: Problem,
}

impl GapCodes {
    /// How many gaps there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        match self {
            Self::U16(all) => all.len(),
            Self::U32(all) => all.len(),
        }
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The competency of one gap.
    #[must_use]
    pub fn get(&self, at: usize) -> Option<u32> {
        match self {
            Self::U16(all) => all.get(at).map(|code| u32::from(*code)),
            Self::U32(all) => all.get(at).copied(),
        }
    }
}

impl GapLevels {
    /// How many levels are missing for one gap; nothing where nobody knows, and for no gap.
    #[must_use]
    pub fn get(&self, at: usize) -> Option<f32> {
        match self {
            Self::U8(all) => all.get(at).filter(|one| **one > 0).map(|one| f32::from(*one)),
            Self::F32(all) => all.get(at).copied().filter(|one| !one.is_nan()),
        }
    }
}
