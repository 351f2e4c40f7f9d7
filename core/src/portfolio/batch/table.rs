//! A table of levels, looked through once before anybody is scored.

use super::{LevelColumns, LevelRows, Levels};
use crate::portfolio::PortfolioError;
use crate::problem::{Fault, Problem};

/// The levels of many people, in one of two forms.
///
/// In both, competencies are positions in the list that the [`RoleBatch`](super::RoleBatch) was
/// made with; what is not there, and NaN, is not known.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum LevelTable<'a> {
    /// A column for each competency.
    Columns(&'a LevelColumns<'a>),
    /// A row for each level that somebody has.
    Rows(LevelRows<'a>),
}

impl LevelTable<'_> {
    /// How many people there are.
    pub(super) fn people(&self) -> u32 {
        match self {
            Self::Columns(columns) => columns.people,
            Self::Rows(rows) => u32::try_from(rows.starts.len().saturating_sub(1)).unwrap_or(0),
        }
    }

    /// Checks that it has the form that it says, for so many competencies.
    pub(super) fn check(&self, competencies: u32) -> Result<(), PortfolioError> {
        match self {
            Self::Columns(table) => {
                let columns = table.columns.len();
                if columns != competencies as usize {
                    let reason = format!("has {columns} columns for {competencies} competencies");
                    return Err(malformed("levels.columns".to_owned(), reason));
                }
                let other = table.columns.iter().position(|one| one.len() != table.people as usize);
                other.map_or(Ok(()), |at| {
                    let reason = "has a column that is not as long as there are people".to_owned();
                    Err(malformed(format!("levels.columns[{at}]"), reason))
                })
            }
            Self::Rows(rows) => check_rows(rows, competencies),
        }
    }
}

fn check_rows(rows: &LevelRows<'_>, competencies: u32) -> Result<(), PortfolioError> {
    let count = rows.competency.len();
    if rows.level.len() != count {
        let reason = "has not as many levels as rows".to_owned();
        return Err(malformed("levels.level".to_owned(), reason));
    }
    let pairs = rows.starts.iter().zip(rows.starts.iter().skip(1));
    let falls = pairs.enumerate().find(|(_, (start, end))| start > end);
    if let Some((at, _)) = falls {
        let reason = "has starts that fall".to_owned();
        return Err(malformed(format!("levels.starts[{}]", at + 1), reason));
    }
    let ends = (rows.starts.first().copied(), rows.starts.last().copied());
    if !matches!(ends, (Some(0), Some(last)) if last as usize == count) {
        let reason = "has starts that do not lead from 0 to the number of rows".to_owned();
        return Err(malformed("levels.starts".to_owned(), reason));
    }
    // The person, from 1 on, who was the last to have a level in each competency.
    let mut last = vec![0_u32; competencies as usize];
    let people = (1_u32..).zip(rows.starts.iter().zip(rows.starts.iter().skip(1)));
    for (person, (start, end)) in people {
        let own = rows.competency.get(*start as usize..*end as usize).unwrap_or_default();
        for (at, competency) in (*start..).zip(own) {
            let reason = match last.get_mut(*competency as usize) {
                Some(last) if *last == person => "has a competency of somebody twice".to_owned(),
                Some(last) => {
                    *last = person;
                    continue;
                }
                None => format!("has a competency beyond the {competencies} of the list"),
            };
            return Err(malformed(format!("levels.competency[{at}]"), reason));
        }
    }
    Ok(())
}

/// What a host says that reads tables itself, and finds one that cannot be read: the reason goes on
/// after the words "the table of levels".
#[must_use]
pub fn refused_table(path: &str, reason: &str) -> Problem {
    malformed(path.to_owned(), reason.to_owned()).into()
}

/// A table that does not have the form that it says.
pub(super) fn malformed(path: String, reason: String) -> PortfolioError {
    PortfolioError::MalformedTable(Fault::new().at(path).with("reason", reason))
}

impl LevelRows<'_> {
    /// The rows of a person.
    pub(super) fn of(&self, person: usize) -> std::ops::Range<usize> {
        let start = self.starts.get(person).map_or(0, |at| *at as usize);
        start..self.starts.get(person + 1).map_or(start, |at| *at as usize)
    }

    /// Each competency that a person has a level in, and the level.
    #[inline]
    pub(super) fn each_known(&self, person: usize, mut take: impl FnMut(u32, f64)) {
        let own = self.of(person);
        let all = self.competency.get(own.clone()).unwrap_or_default();
        match self.level {
            Levels::U8(levels) => {
                for (competency, level) in all.iter().zip(levels.get(own).unwrap_or_default()) {
                    take(*competency, f64::from(*level));
                }
            }
            Levels::I32(levels) => {
                for (competency, level) in all.iter().zip(levels.get(own).unwrap_or_default()) {
                    take(*competency, f64::from(*level));
                }
            }
            Levels::F32(_) | Levels::F64(_) => {
                for (competency, at) in all.iter().zip(own) {
                    let level = self.level.at(at);
                    if !level.is_nan() {
                        take(*competency, level);
                    }
                }
            }
        }
    }
}

impl Levels<'_> {
    /// The level at this place; NaN where there is none.
    pub(super) fn at(&self, at: usize) -> f64 {
        match self {
            Self::F64(all) => all.get(at).copied().unwrap_or(f64::NAN),
            Self::F32(all) => all.get(at).map_or(f64::NAN, |level| decimal(*level)),
            Self::I32(all) => all.get(at).map_or(f64::NAN, |level| f64::from(*level)),
            Self::U8(all) => all.get(at).map_or(f64::NAN, |level| f64::from(*level)),
        }
    }
}

impl Levels<'_> {
    /// Whether there is a level at this place.
    pub(super) fn is_known(&self, at: usize) -> bool {
        match self {
            Self::F64(all) => all.get(at).is_some_and(|level| !level.is_nan()),
            Self::F32(all) => all.get(at).is_some_and(|level| !level.is_nan()),
            Self::I32(all) => at < all.len(),
            Self::U8(all) => at < all.len(),
        }
    }
}

/// The shortest decimal that a single-precision number is the nearest to.
fn decimal(level: f32) -> f64 {
    if level.is_nan() {
        return f64::NAN;
    }
    let wide = f64::from(level);
    if wide.fract() == 0.0 {
        return wide;
    }
    let hundredths = (wide * 100.0).round() / 100.0;
    if (hundredths as f32).to_bits() == level.to_bits() && wide.abs() < 1e4 {
        return hundredths;
    }
    level.to_string().parse().unwrap_or(wide)
}
