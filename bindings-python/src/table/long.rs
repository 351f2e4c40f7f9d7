//! The rows of a table that has one for each level: which of them count, and of what they are.

use std::ops::Range;

use arrow_array::cast::AsArray;
use arrow_array::types::Int64Type;
use arrow_buffer::ScalarBuffer;
use arrow_schema::{DataType, TimeUnit};
use hashbrown::HashMap;
use prowess::Problem;
use prowess::kernel::Key;

use super::build::key;
use super::keys::{Coded, NONE, Names, converted, place};
use super::levels::LevelColumn;
use super::problem::{refused, rows};
use super::source::Source;

/// The columns of a table that has a row for each level.
#[derive(Clone)]
pub(super) struct LongColumns {
    pub(super) competency: String,
    pub(super) level: String,
    pub(super) date: Option<String>,
    /// The names that count and the competency each stands for; without it, all of the table.
    pub(super) only: Option<Vec<(String, Key)>>,
    /// Whether rows of others are refused, and not left out.
    pub(super) refuses_others: bool,
}

/// The numbers in these rows.
pub(super) fn taken(all: &[u32], rows: &[u32]) -> ScalarBuffer<u32> {
    rows.iter().map(|row| all[*row as usize]).collect()
}

/// Rows, and where those of each person start.
pub(super) type Kept = (Vec<u32>, Vec<u32>);

/// Rows of one level each.
pub(super) struct LongRows<'a> {
    pub(super) long: &'a LongColumns,
    pub(super) order: Option<&'a [u32]>,
    pub(super) starts: &'a [u32],
    pub(super) level: &'a LevelColumn,
}

impl LongRows<'_> {
    /// The rows that count, and where those of each person start; nothing where all do.
    ///
    /// Of several levels of a person in one competency the one of the latest day counts, where days
    /// are given; else they are refused, unless the latest of them are the same.
    pub(super) fn kept(
        &self,
        competency: &[u32],
        competencies: usize,
        days: Option<&[i64]>,
    ) -> Result<Option<Kept>, Problem> {
        let row = |at: u32| self.order.map_or(at, |order| order[at as usize]);
        let has_left_out = competency.contains(&NONE);
        if days.is_none() && !has_left_out {
            // The person, from 1 on, who was the last to have a row for each competency.
            let mut last = vec![0_u32; competencies];
            for (person, range) in (1..).zip(self.starts.windows(2)) {
                let mut is_twice = false;
                for at in range[0]..range[1] {
                    let last = &mut last[competency[row(at) as usize] as usize];
                    is_twice |= *last == person;
                    *last = person;
                }
                if is_twice {
                    return Err(self.first_twice(competency, range[0]..range[1]));
                }
            }
            return Ok(None);
        }
        let (mut kept, mut starts): (Vec<u32>, Vec<u32>) = (Vec::new(), vec![0]);
        let mut seen = vec![(NONE, 0); competencies];
        for (person, range) in (0..).zip(self.starts.windows(2)) {
            for at in range[0]..range[1] {
                let row = row(at);
                let Some(seen) = seen.get_mut(competency[row as usize] as usize) else { continue };
                if seen.0 != person {
                    *seen = (person, place(kept.len()));
                    kept.push(row);
                    continue;
                }
                let before = &mut kept[seen.1 as usize];
                let day = |row: u32| days.map_or(0, |days| days[row as usize]);
                if day(row) > day(*before) {
                    *before = row;
                } else if day(row) == day(*before) {
                    let level = |row: u32| self.level.at(row as usize).to_bits();
                    if days.is_none() || level(row) != level(*before) {
                        return Err(self.twice(*before, row));
                    }
                }
            }
            starts.push(place(kept.len()));
        }
        Ok(Some((kept, starts)))
    }

    /// The problem of a person who has two rows for one competency.
    fn first_twice(&self, competency: &[u32], range: Range<u32>) -> Problem {
        let row = |at: u32| self.order.map_or(at, |order| order[at as usize]);
        let mut seen = HashMap::new();
        let both = range
            .map(row)
            .find_map(|row| seen.insert(competency[row as usize], row).map(|before| (before, row)));
        let (one, other) = both.unwrap_or_default();
        self.twice(one, other)
    }

    fn twice(&self, one: u32, other: u32) -> Problem {
        let both = rows([one as usize, other as usize]);
        let reason = match &self.long.date {
            Some(date) => format!("gives one person two levels of one `{date}` in {both}"),
            None => format!(
                "names one competency of one person twice, in {both}; name a column of dates, of which the latest counts, or drop one"
            ),
        };
        let column =
            if self.long.date.is_some() { &self.long.level } else { &self.long.competency };
        refused(column, &reason)
    }
}

/// The competency of each row as a position in a list.
pub(super) fn positions(
    asked: &Names,
    long: &LongColumns,
) -> Result<(Vec<Key>, ScalarBuffer<u32>), Problem> {
    let column = &long.competency;
    let (names, codes) = match asked.ranked() {
        Some(ranked) => (ranked.texts(asked), ranked.codes),
        None => {
            let Coded { codes, names } = asked.coded();
            (names, codes.into())
        }
    };
    let Some(only) = &long.only else { return by_name(column, &names, codes) };
    let (mut keys, mut places, mut index) = (Vec::new(), HashMap::new(), HashMap::new());
    for (name, key) in only {
        let at = *places.entry(key).or_insert_with(|| {
            keys.push(key.clone());
            place(keys.len() - 1)
        });
        index.insert(name.as_str(), at);
    }
    let of: Vec<u32> =
        names.iter().map(|name| index.get(name.as_str()).copied().unwrap_or(NONE)).collect();
    if let Some(at) = of.iter().position(|place| *place == NONE).filter(|_| long.refuses_others) {
        let other = (0..codes.len()).filter(|row| of[codes[*row] as usize] == NONE);
        let reason = format!(
            "names competencies that are not among those given, such as `{}`, in {}",
            names[at],
            rows(other)
        );
        return Err(refused(column, &reason));
    }
    Ok((keys, codes.iter().map(|code| of[*code as usize]).collect()))
}

/// Competencies in the order of their names, so that neither the order of rows nor the type of the
/// column matters.
fn by_name(
    column: &str,
    names: &[String],
    codes: ScalarBuffer<u32>,
) -> Result<(Vec<Key>, ScalarBuffer<u32>), Problem> {
    let mut order: Vec<u32> = (0..place(names.len())).collect();
    order.sort_unstable_by_key(|at| &names[*at as usize]);
    let keys = order.iter().map(|at| key(column, &names[*at as usize]));
    let keys = keys.collect::<Result<_, _>>()?;
    if order.is_sorted() {
        return Ok((keys, codes));
    }
    let mut rank = vec![0; names.len()];
    for (at, code) in (0..).zip(&order) {
        rank[*code as usize] = at;
    }
    Ok((keys, taken(&rank, &codes)))
}

/// Days or instants as numbers that grow.
pub(super) fn days(source: &Source, column: &str) -> Result<Vec<i64>, Problem> {
    let array = source.column(column)?;
    if array.logical_nulls().is_some_and(|nulls| nulls.null_count() > 0) {
        let nulls = array.logical_nulls();
        let empty =
            (0..array.len()).filter(|row| nulls.as_ref().is_some_and(|nulls| nulls.is_null(*row)));
        return Err(refused(column, &format!("has nothing in {}", rows(empty))));
    }
    let array = match array.data_type() {
        DataType::Dictionary(_, kind) => converted(column, &array, kind)?,
        _ => array,
    };
    let array = match array.data_type() {
        DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View => {
            let instants = DataType::Timestamp(TimeUnit::Microsecond, Some("UTC".into()));
            converted(column, &array, &instants)?
        }
        DataType::Date32 => converted(column, &array, &DataType::Int32)?,
        DataType::Date64 | DataType::Timestamp(..) => array,
        kind if kind.is_integer() => array,
        other => {
            let reason =
                format!("is of type {other}, and dates are days, instants or whole numbers");
            return Err(refused(column, &reason));
        }
    };
    let numbers = converted(column, &array, &DataType::Int64)?;
    Ok(numbers.as_primitive::<Int64Type>().values().to_vec())
}
