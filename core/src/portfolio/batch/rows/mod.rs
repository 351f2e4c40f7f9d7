//! Long tables: one row for each level of each person.
//!
//! [`group_rows`] puts a table in the form that everything else here reads: person after person.
//! A table that is sorted by person is read where it lies; any other is sorted in two steps, by
//! blocks of 1024 people and then within each block, in working memory that is used again.
//!
//! # Several rows for one person and one competency
//!
//! | [`DuplicateRule`] | what counts |
//! |---|---|
//! | `refuse` | nothing: it is a problem that names the rows |
//! | `highest`, `lowest` | the highest or the lowest known level |
//! | `last` | the last row of the table |
//! | `latest` | the row with the latest date, the last of several of that day |
//!
//! A row whose level is not a number says that nobody knows the level; it is a row like others for
//! `refuse`, `last` and `latest`.

mod duplicates;
mod look;
mod model;
mod sort;
mod values;

pub use model::{Codes, DuplicateRule, LevelValues, LongTable, RowSpace, SortedRows};

pub(super) use values::Value;

use super::super::PortfolioError;
use super::LevelRows;
use super::fault::{malformed, unequal};
use look::{Order, look, starts_of};
use values::WithValue;

/// The rows of a table, person after person.
///
/// People without a row are there, with none; a table without rows is one of people of whom nothing
/// is known. Within a person rows keep the order of the table.
/// Row numbers of problems count from 0.
///
/// ```
/// use prowess::portfolio::batch::{Codes, DuplicateRule, Levels, LongTable, RowSpace, group_rows};
///
/// let table = LongTable {
///     people: 3,
///     competencies: 2,
///     person: Codes::U32(&[2, 0, 2]),
///     competency: Codes::U32(&[1, 0, 0]),
///     level: Levels::I32(&[4, 5, 3]),
///     date: None,
/// };
/// let mut space = RowSpace::default();
/// let rows = group_rows(&table, DuplicateRule::Refuse, &mut space)?;
/// assert_eq!(rows.starts, [0, 1, 1, 3]);
/// assert_eq!(rows.level, Levels::I32(&[5, 4, 3]));
/// # Ok::<(), prowess::Problem>(())
/// ```
///
/// # Errors
///
/// * `portfolio.malformed_table` when columns are not equally long, a code is beyond the people or
///   the competencies, dates are needed and not there, or there are too many rows for 32 bits.
/// * `portfolio.duplicate_row` when a person has several rows for one competency, and the rule is
///   to refuse that.
///
/// # Cost
///
/// O(n) in the number of rows.
pub fn group_rows<'a>(
    table: &LongTable<'a>,
    duplicates: DuplicateRule,
    space: &'a mut RowSpace,
) -> Result<LevelRows<'a>, PortfolioError> {
    group(table, duplicates, true, space)
}

/// As [`group_rows`] with the rule to refuse, for a host that keeps the rows: copied where they were
/// in order already.
///
/// # Errors
///
/// * those of [`group_rows`].
///
/// # Cost
///
/// O(n) in the number of rows.
pub fn sort_rows(table: &LongTable<'_>) -> Result<SortedRows, PortfolioError> {
    check_lengths(table, DuplicateRule::Refuse)?;
    let (mut person, mut competency) = (Vec::new(), Vec::new());
    let (person, competency) =
        (table.person.read(&mut person), table.competency.read(&mut competency));
    let order = table.order(person, competency)?;
    table.level.with(Sorting { table, person, competency, order })
}

/// The rest of the way, whatever type levels have.
struct Sorting<'t> {
    table: &'t LongTable<'t>,
    person: &'t [u32],
    competency: &'t [u32],
    order: Order,
}

impl<'a> WithValue<'a> for Sorting<'_> {
    type Output = Result<SortedRows, PortfolioError>;

    fn run<T: Value>(self, level: &'a [T]) -> Self::Output {
        let Self { table, person, competency, order } = self;
        let LongTable { people, competencies, .. } = *table;
        let (mut starts, mut marks) = (Vec::new(), Vec::new());
        let (codes, level) = if order == Order::Mixed {
            let mut sorted = sort::Sorted::default();
            let by = sort::Table { people, competencies, person, competency, level };
            sorted.by_person(by, &[], false, &mut starts);
            sorted.into_columns()
        } else {
            starts_of(person, people, &mut starts);
            (competency.to_vec(), level.to_vec())
        };
        let is_unique = order == Order::Strict
            || duplicates::all_differ(&starts, &codes, competencies, &mut marks);
        if !is_unique {
            return Err(duplicates::first_of(person, competency));
        }
        Ok(SortedRows { starts, competency: codes, level: T::keep(level) })
    }
}

/// As [`group_rows`]; `refuses` says whether it is looked for what is to be refused.
pub(super) fn group<'a>(
    table: &LongTable<'a>,
    duplicates: DuplicateRule,
    refuses: bool,
    space: &'a mut RowSpace,
) -> Result<LevelRows<'a>, PortfolioError> {
    check_lengths(table, duplicates)?;
    let RowSpace { person, competency, .. } = space;
    let person = table.person.read(person);
    let competency = table.competency.read(competency);
    let order = table.order(person, competency)?;
    table.level.with(Grouping { table, duplicates, refuses, order, space })
}

/// The rest of the way, whatever type levels have.
struct Grouping<'t, 'a> {
    table: &'t LongTable<'a>,
    duplicates: DuplicateRule,
    refuses: bool,
    order: Order,
    space: &'a mut RowSpace,
}

impl<'a> WithValue<'a> for Grouping<'_, 'a> {
    type Output = Result<LevelRows<'a>, PortfolioError>;

    fn run<T: Value>(self, level: &'a [T]) -> Self::Output {
        let Self { table, duplicates, refuses, order, space } = self;
        let RowSpace { person, competency, starts, sorted, marks, kept, kept_starts, .. } = space;
        let person: &'a [u32] = match table.person {
            Codes::U32(all) => all,
            Codes::U16(_) | Codes::I32(_) => person,
        };
        let competency: &'a [u32] = match table.competency {
            Codes::U32(all) => all,
            Codes::U16(_) | Codes::I32(_) => competency,
        };
        let mut date = table.date.unwrap_or_default();
        let (mut found, mut level) = (competency, level);
        if order == Order::Mixed {
            let wants_date = duplicates == DuplicateRule::Latest;
            let LongTable { people, competencies, .. } = *table;
            let by = sort::Table { people, competencies, person, competency, level };
            let out = sorted.by_person(by, date, wants_date, starts);
            (found, level, date) = out;
        } else {
            starts_of(person, table.people, starts);
        }
        let is_unique = order == Order::Strict
            || (duplicates == DuplicateRule::Refuse && !refuses)
            || duplicates::all_differ(starts, found, table.competencies, marks);
        if is_unique {
            return Ok(LevelRows { starts, competency: found, level: T::wrap(level) });
        }
        if duplicates == DuplicateRule::Refuse {
            return Err(duplicates::first_of(person, competency));
        }
        let rows = duplicates::Rows { starts, competency: found, level, date };
        let rule = (duplicates, table.competencies);
        let (competency, level) = duplicates::settle(&rows, rule, marks, kept_starts, kept);
        Ok(LevelRows { starts: kept_starts, competency, level: T::wrap(level) })
    }
}

impl LongTable<'_> {
    /// The order of its rows, all of which are of people and competencies that there are.
    fn order(&self, person: &[u32], competency: &[u32]) -> Result<Order, PortfolioError> {
        let seen = look(person, competency);
        if seen.highest_person.is_some_and(|highest| highest >= self.people) {
            return Err(beyond("person", person, self.people));
        }
        if seen.highest_competency.is_some_and(|highest| highest >= self.competencies) {
            return Err(beyond("competency", competency, self.competencies));
        }
        Ok(seen.order)
    }

    /// The problem of a table in which somebody has two rows for one competency.
    pub(super) fn duplicates(&self) -> PortfolioError {
        let (mut person, mut competency) = (Vec::new(), Vec::new());
        duplicates::first_of(self.person.read(&mut person), self.competency.read(&mut competency))
    }
}

fn check_lengths(table: &LongTable<'_>, duplicates: DuplicateRule) -> Result<(), PortfolioError> {
    let rows = table.person.len();
    if u32::try_from(rows).is_err() {
        return Err(malformed("person", "more rows than 32 bits can count", std::iter::empty()));
    }
    for (name, length) in [("competency", table.competency.len()), ("level", table.level.len())] {
        if length != rows {
            return Err(unequal(name, length, rows));
        }
    }
    match table.date {
        Some(date) if date.len() != rows => Err(unequal("date", date.len(), rows)),
        None if duplicates == DuplicateRule::Latest => {
            let what = "no dates, by which the latest row is told,";
            Err(malformed("date", what, std::iter::empty()))
        }
        _ => Ok(()),
    }
}

/// Rows with a code that is none.
fn beyond(column: &str, codes: &[u32], end: u32) -> PortfolioError {
    let rows = codes.iter().enumerate().filter(|(_, code)| **code >= end).map(|(at, _)| at);
    malformed(column, &format!("a code that is not below {end}"), rows)
}

#[cfg(test)]
#[path = "../rows_tests.rs"]
mod rows_tests;
