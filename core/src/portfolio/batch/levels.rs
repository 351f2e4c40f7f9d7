//! Levels of many people, by column, as tables hold them.

/// A column of levels, as the table stores them.
///
/// Not a number (NaN) is a level nobody knows; whole-number columns have none.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum Levels<'a> {
    /// Double precision.
    F64(&'a [f64]),
    /// Single precision; a level is the decimal that the number is the nearest to.
    F32(&'a [f32]),
    /// Whole levels.
    I32(&'a [i32]),
    /// Small whole levels.
    U8(&'a [u8]),
}

/// Levels in long form, one person after the other.
///
/// The rows of person *p* are those from `starts[p]` up to, and without, `starts[p + 1]`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LevelRows<'a> {
    /// Where the rows of each person start, and at last where they end: one more than people.
    pub starts: &'a [u32],
    /// The competency of each row, as its position in a list of competencies.
    pub competency: &'a [u32],
    /// The level of each row.
    pub level: Levels<'a>,
}

/// Levels in wide form: a column for each competency, a place in it for each person.
#[derive(Debug, Clone, PartialEq)]
pub struct LevelColumns<'a> {
    /// How many people there are; each column is as long.
    pub people: u32,
    /// A column for each competency, in the order of a list of competencies.
    pub columns: Vec<Levels<'a>>,
}

impl Levels<'_> {
    /// How many levels there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        match self {
            Self::F64(all) => all.len(),
            Self::F32(all) => all.len(),
            Self::I32(all) => all.len(),
            Self::U8(all) => all.len(),
        }
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }
}
