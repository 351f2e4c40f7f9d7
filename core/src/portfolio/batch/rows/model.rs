//! Long tables and what they are worked on with.

use serde::{Deserialize, Serialize};

use super::super::Levels;
use super::duplicates::Kept;
use super::sort::Sorted;

/// A column of codes: places in a list that the caller has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Codes<'a> {
    /// Read where it lies.
    U32(&'a [u32]),
    /// Copied before it is read.
    U16(&'a [u16]),
    /// Copied before it is read; a code below 0 is none.
    I32(&'a [i32]),
}

impl Codes<'_> {
    /// How many codes there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        match self {
            Self::U32(all) => all.len(),
            Self::U16(all) => all.len(),
            Self::I32(all) => all.len(),
        }
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl<'a> Codes<'a> {
    /// Codes as they are read: where they lie, or copied.
    pub(in super::super) fn read(self, space: &'a mut Vec<u32>) -> &'a [u32] {
        match self {
            Codes::U32(all) => return all,
            Codes::U16(all) => {
                space.clear();
                space.extend(all.iter().map(|code| u32::from(*code)));
            }
            Codes::I32(all) => {
                space.clear();
                // A negative code becomes one that no list is long enough for.
                space.extend(all.iter().map(|code| u32::try_from(*code).unwrap_or(u32::MAX)));
            }
        }
        space
    }
}

/// Levels of people, a row for each, in any order.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LongTable<'a> {
    /// How many people there are.
    pub people: u32,
    /// How many competencies there are.
    pub competencies: u32,
    /// The person of each row, below `people`.
    pub person: Codes<'a>,
    /// The competency of each row, below `competencies`.
    pub competency: Codes<'a>,
    /// The level of each row.
    pub level: Levels<'a>,
    /// The day of each row, as a number of days; only [`DuplicateRule::Latest`] looks at it.
    pub date: Option<&'a [i32]>,
}

/// Levels of people, person after person.
#[derive(Debug, Clone, PartialEq)]
pub struct SortedRows {
    /// Where the rows of each person start, and at last where they end: one more than people.
    pub starts: Vec<u32>,
    /// The competency of each row.
    pub competency: Vec<u32>,
    /// The level of each row.
    pub level: LevelValues,
}

/// A column of levels that is kept.
#[derive(Debug, Clone, PartialEq)]
pub enum LevelValues {
    /// Double precision.
    F64(Vec<f64>),
    /// Single precision.
    F32(Vec<f32>),
    /// Whole levels.
    I32(Vec<i32>),
    /// Small whole levels.
    U8(Vec<u8>),
}

/// What counts where a person has several rows for one competency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum DuplicateRule {
    /// Nothing: it is a problem.
    #[default]
    Refuse,
    /// The highest level that is known.
    Highest,
    /// The lowest level that is known.
    Lowest,
    /// The last row.
    Last,
    /// The row with the latest date, the last of several.
    Latest,
}

/// Working memory for long tables, which grows to the largest table and is used again.
#[derive(Debug, Clone, Default)]
pub struct RowSpace {
    pub(super) person: Vec<u32>,
    pub(super) competency: Vec<u32>,
    pub(super) starts: Vec<u32>,
    pub(super) sorted: Sorted,
    pub(super) marks: Vec<u32>,
    pub(super) kept: Kept,
    pub(super) kept_starts: Vec<u32>,
}
