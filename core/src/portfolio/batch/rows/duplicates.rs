//! Several rows for one person and one competency.

use super::super::super::PortfolioError;
use super::super::fault::duplicate;
use super::DuplicateRule;
use super::values::{Value, Values};

/// Rows in order of people.
pub(super) struct Rows<'a, T> {
    pub(super) starts: &'a [u32],
    pub(super) competency: &'a [u32],
    pub(super) level: &'a [T],
    pub(super) date: &'a [i32],
}

/// Rows that are left once it is settled which ones count.
#[derive(Debug, Clone, Default)]
pub(super) struct Kept {
    competency: Vec<u32>,
    levels: Values,
    dates: Vec<i32>,
}

/// Whether no person has two rows for one competency.
pub(super) fn all_differ(
    starts: &[u32],
    competency: &[u32],
    competencies: u32,
    marks: &mut Vec<u32>,
) -> bool {
    marks.clear();
    marks.resize(competencies as usize, 0);
    for (person, (own, _)) in (1_u32..).zip(people(starts, competency)) {
        let mut is_twice = false;
        for code in own {
            if let Some(mark) = marks.get_mut(*code as usize) {
                is_twice |= *mark == person;
                *mark = person;
            }
        }
        if is_twice {
            return false;
        }
    }
    true
}

/// The rows of each person, and where they start.
fn people<'a, T>(
    starts: &'a [u32],
    rows: &'a [T],
) -> impl Iterator<Item = (&'a [T], usize)> + use<'a, T> {
    starts.windows(2).map(move |pair| match pair {
        [start, end] => {
            let (start, end) = (*start as usize, *end as usize);
            (rows.get(start..end).unwrap_or_default(), start)
        }
        _ => (&[] as &[T], 0),
    })
}

/// The problem of a table in which some rows repeat an earlier one.
pub(super) fn first_of(person: &[u32], competency: &[u32]) -> PortfolioError {
    let key = |row: &u32| person.get(*row as usize).zip(competency.get(*row as usize));
    let mut order: Vec<u32> = (0_u32..).zip(person).map(|(row, _)| row).collect();
    order.sort_by_key(key);
    let pairs = order.iter().zip(order.iter().skip(1));
    let mut later: Vec<usize> =
        pairs.filter(|(one, other)| key(one) == key(other)).map(|(_, row)| *row as usize).collect();
    later.sort_unstable();
    duplicate(later.into_iter())
}

/// Settles which rows count; where each person starts then, and the levels that are left.
pub(super) fn settle<'k, T: Value>(
    rows: &Rows<'_, T>,
    (rule, competencies): (DuplicateRule, u32),
    marks: &mut Vec<u32>,
    starts: &mut Vec<u32>,
    kept: &'k mut Kept,
) -> (&'k [u32], &'k [T]) {
    let Kept { competency, levels, dates } = kept;
    let level = T::of(levels);
    competency.clear();
    level.clear();
    dates.clear();
    starts.clear();
    starts.push(0);
    // The place after the one where a competency was kept; none of earlier people counts.
    marks.clear();
    marks.resize(competencies as usize, 0);
    for (own, start) in people(rows.starts, rows.competency) {
        let before = competency.len();
        for (row, code) in (start..).zip(own) {
            let Some(new) = rows.level.get(row).copied() else { continue };
            let day = rows.date.get(row).copied().unwrap_or_default();
            let Some(mark) = marks.get_mut(*code as usize) else { continue };
            let place = (*mark as usize).checked_sub(1).filter(|place| *place >= before);
            let held = place.and_then(|place| Some((level.get_mut(place)?, dates.get_mut(place)?)));
            let Some((old, old_day)) = held else {
                competency.push(*code);
                level.push(new);
                dates.push(day);
                *mark = u32::try_from(competency.len()).unwrap_or(u32::MAX);
                continue;
            };
            let counts = match rule {
                DuplicateRule::Refuse => false,
                DuplicateRule::Highest => !old.is_known() || new > *old,
                DuplicateRule::Lowest => !old.is_known() || new < *old,
                DuplicateRule::Last => true,
                DuplicateRule::Latest => day >= *old_day,
            };
            if counts {
                (*old, *old_day) = (new, day);
            }
        }
        starts.push(u32::try_from(competency.len()).unwrap_or(u32::MAX));
    }
    (competency, level)
}
