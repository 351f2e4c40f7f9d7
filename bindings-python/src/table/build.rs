//! Tables of people, made from Arrow columns.

use std::sync::OnceLock;

use arrow_array::cast::AsArray;
use arrow_array::types::Int64Type;
use arrow_array::{ArrayRef, UInt32Array};
use arrow_schema::{DataType, TimeUnit};
use arrow_select::take::take;
use hashbrown::HashMap;
use prowess::Problem;
use prowess::kernel::Key;
use prowess::portfolio::batch::{LevelColumns, LevelRows, LevelTable, refused_table};

use super::keys::{Coded, Grouping, NONE, Names, converted, place};
use super::levels::LevelColumn;
use super::problem::{refused, rows};
use super::source::Source;

/// The levels of many people, in columns.
pub(super) struct People {
    /// The column of who they are.
    pub(super) person: String,
    /// Who they are, as the table has it.
    pub(super) names: ArrayRef,
    /// The columns that name people, and their levels.
    pub(super) competencies: Vec<Key>,
    levels: Form,
    /// A wide table in long form, once that was needed.
    rows: OnceLock<(Vec<u32>, Vec<u32>, LevelColumn)>,
    /// The columns of groups, by name.
    pub(super) groups: Vec<(String, Groups)>,
    /// The column of the role that each aims at, by name.
    pub(super) targets: Option<(String, Groups)>,
}

enum Form {
    Long { starts: Vec<u32>, competency: Vec<u32>, level: LevelColumn },
    Wide(Vec<LevelColumn>),
}

/// A group for each person.
pub(super) struct Groups {
    /// The names of groups, in order.
    pub(super) names: Vec<String>,
    /// The group of each person: the number of groups for those who have none.
    pub(super) of: Vec<u32>,
}

/// Which columns of a table say what.
#[derive(Clone)]
pub(super) struct Columns {
    pub(super) person: String,
    pub(super) groups: Vec<String>,
    pub(super) target_role: Option<String>,
    pub(super) scale: Option<(f64, f64)>,
}

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

impl People {
    /// How many they are.
    pub(super) fn len(&self) -> usize {
        self.names.len()
    }

    /// Does something with the levels as the core takes them.
    pub(super) fn with<T>(&self, work: impl FnOnce(&LevelTable<'_>) -> T) -> T {
        match &self.levels {
            Form::Long { starts, competency, level } => {
                work(&LevelTable::Rows(LevelRows { starts, competency, level: level.levels() }))
            }
            Form::Wide(columns) => {
                let columns = columns.iter().map(LevelColumn::levels).collect();
                work(&LevelTable::Columns(&LevelColumns { people: place(self.len()), columns }))
            }
        }
    }

    /// Does something with the levels in long form, into which a wide table is put once.
    pub(super) fn with_rows<T>(&self, work: impl FnOnce(&LevelRows<'_>) -> T) -> T {
        let (starts, competency, level) = match &self.levels {
            Form::Long { starts, competency, level } => (starts, competency, level),
            Form::Wide(columns) => {
                let (starts, competency, level) = self.rows.get_or_init(|| {
                    let (people, width) = (place(self.len()), place(columns.len()));
                    let starts = (0..=people).map(|person| person * width).collect();
                    let competency = (0..people).flat_map(|_| 0..width).collect();
                    (starts, competency, LevelColumn::by_person(columns, self.len()))
                });
                (starts, competency, level)
            }
        };
        work(&LevelRows { starts, competency, level: level.levels() })
    }

    /// Hands on every level that is known, with its person and its competency.
    pub(super) fn each_known(&self, mut take: impl FnMut(usize, usize, f64)) {
        let mut known = |person, competency, level: f64| {
            if !level.is_nan() {
                take(person, competency, level);
            }
        };
        match &self.levels {
            Form::Long { starts, competency, level } => {
                for (person, range) in starts.windows(2).enumerate() {
                    let own = range[0] as usize..range[1] as usize;
                    for (row, code) in own.clone().zip(&competency[own]) {
                        known(person, *code as usize, level.decimal_at(row));
                    }
                }
            }
            Form::Wide(columns) => {
                for (competency, column) in columns.iter().enumerate() {
                    (0..column.len())
                        .for_each(|row| known(row, competency, column.decimal_at(row)));
                }
            }
        }
    }

    /// How many levels there are.
    pub(super) fn cells(&self) -> usize {
        match &self.levels {
            Form::Long { level, .. } => level.len(),
            Form::Wide(columns) => columns.iter().map(LevelColumn::len).sum(),
        }
    }

    /// The groups of a column.
    pub(super) fn groups(&self, name: &str) -> Result<&Groups, Problem> {
        let found = self.groups.iter().find(|(column, _)| column == name);
        found.map(|(_, groups)| groups).ok_or_else(|| {
            let there: Vec<String> =
                self.groups.iter().map(|(one, _)| format!("`{one}`")).collect();
            let there = if there.is_empty() { "none".to_owned() } else { there.join(", ") };
            let reason =
                format!("was read without a column of groups `{name}`; there are: {there}");
            refused_table("by", &reason)
        })
    }

    /// Reads a table with a row for each level.
    pub(super) fn from_rows(
        source: &Source,
        columns: &Columns,
        long: &LongColumns,
    ) -> Result<Self, Problem> {
        source.check()?;
        let person = source.column(&columns.person)?;
        let names = Names::new(&columns.person, &person)?.without_nulls(&columns.person)?;
        let grouping = names.grouped();
        let column = source.column(&long.competency)?;
        let coded = Names::new(&long.competency, &column)?.without_nulls(&long.competency)?.coded();
        let level = LevelColumn::new(&long.level, &source.column(&long.level)?, columns.scale)?;
        let (competencies, mut competency) = positions(coded, long)?;
        let date = long.date.as_deref().map(|date| days(source, date)).transpose()?;
        let groups = columns
            .groups
            .iter()
            .map(|name| Ok((name.clone(), Groups::of_rows(name, source, &grouping)?)));
        let groups = groups.collect::<Result<Vec<_>, Problem>>()?;
        let target = columns.target_role.as_ref();
        let targets: Option<Result<_, Problem>> =
            target.map(|name| Ok((name.clone(), Groups::of_rows(name, source, &grouping)?)));
        let targets = targets.transpose()?;
        let Grouping { mut starts, first, order } = grouping;
        let rows = LongRows { long, order: order.as_deref(), starts: &starts, level: &level };
        let kept = rows.kept(&competency, competencies.len(), date.as_deref())?;
        let (level, starts) = match kept {
            Some((kept, new)) => {
                competency = kept.iter().map(|row| competency[*row as usize]).collect();
                (level.take(&kept), new)
            }
            None => match order {
                Some(order) => {
                    competency = order.iter().map(|row| competency[*row as usize]).collect();
                    (level.take(&order), starts)
                }
                None => (level, std::mem::take(&mut starts)),
            },
        };
        let names = take(&person, &UInt32Array::from(first), None)
            .map_err(|error| refused(&columns.person, &format!("cannot be read: {error}")))?;
        let (person, rows) = (columns.person.clone(), OnceLock::new());
        let levels = Form::Long { starts, competency, level };
        Ok(Self { person, names, competencies, levels, rows, groups, targets })
    }

    /// Reads a table with a row for each person.
    ///
    /// `competencies` names columns and what each stands for; without it, all other columns are
    /// competencies by their names.
    pub(super) fn from_columns(
        source: &Source,
        columns: &Columns,
        competencies: Option<Vec<(String, Key)>>,
    ) -> Result<Self, Problem> {
        source.check()?;
        let person = source.column(&columns.person)?;
        let names = Names::new(&columns.person, &person)?.without_nulls(&columns.person)?;
        each_once(&columns.person, &names.coded())?;
        let is_own = |name: &str| {
            name == columns.person
                || columns.groups.iter().any(|group| group == name)
                || columns.target_role.as_deref() == Some(name)
        };
        let others = source.names().filter(|name| !is_own(name));
        let competencies = match competencies {
            Some(given) => given,
            None => others
                .map(|name| Ok((name.to_owned(), key(name, name)?)))
                .collect::<Result<Vec<_>, Problem>>()?,
        };
        let levels = competencies
            .iter()
            .map(|(name, _)| LevelColumn::new(name, &source.column(name)?, columns.scale));
        let levels = Form::Wide(levels.collect::<Result<_, Problem>>()?);
        let groups =
            columns.groups.iter().map(|name| Ok((name.clone(), Groups::of_people(name, source)?)));
        let groups = groups.collect::<Result<Vec<_>, Problem>>()?;
        let target = columns.target_role.as_ref();
        let targets: Option<Result<_, Problem>> =
            target.map(|name| Ok((name.clone(), Groups::of_people(name, source)?)));
        let targets = targets.transpose()?;
        let competencies = competencies.into_iter().map(|(_, key)| key).collect();
        let (names, person, rows) = (person, columns.person.clone(), OnceLock::new());
        Ok(Self { person, names, competencies, levels, rows, groups, targets })
    }
}

impl Groups {
    /// Groups of a table with a row for each level, in which each person has one group.
    fn of_rows(column: &str, source: &Source, grouping: &Grouping) -> Result<Self, Problem> {
        let coded = Names::new(column, &source.column(column)?)?.coded();
        let people = grouping.starts.windows(2).zip(&grouping.first);
        let mut of = Vec::with_capacity(grouping.first.len());
        for (range, first) in people {
            let own = coded.codes[*first as usize];
            let (start, end) = (range[0] as usize, range[1] as usize);
            let row = |at: usize| grouping.order.as_ref().map_or(at, |order| order[at] as usize);
            if let Some(at) = (start..end).find(|at| coded.codes[row(*at)] != own) {
                let (one, other) = (*first as usize, row(at));
                let reason = format!("gives one person two groups in {}", rows([one, other]));
                return Err(refused(column, &reason));
            }
            of.push(own);
        }
        Ok(Self::sorted(coded.names, of))
    }

    /// Groups of a table with a row for each person.
    fn of_people(column: &str, source: &Source) -> Result<Self, Problem> {
        let Coded { codes, names } = Names::new(column, &source.column(column)?)?.coded();
        Ok(Self::sorted(names, codes))
    }

    fn sorted(names: Vec<String>, mut of: Vec<u32>) -> Self {
        let mut order: Vec<(String, u32)> = names.into_iter().zip(0..).collect();
        order.sort_unstable();
        let mut rank = vec![0; order.len()];
        for (at, (_, code)) in (0..).zip(&order) {
            rank[*code as usize] = at;
        }
        let none = place(order.len());
        for code in &mut of {
            *code = rank.get(*code as usize).copied().unwrap_or(none);
        }
        Self { names: order.into_iter().map(|(name, _)| name).collect(), of }
    }

    /// Whether somebody has no group.
    pub(super) fn has_others(&self) -> bool {
        self.of.contains(&place(self.names.len()))
    }
}

/// Rows, and where those of each person start.
type Kept = (Vec<u32>, Vec<u32>);

/// Rows of one level each.
struct LongRows<'a> {
    long: &'a LongColumns,
    order: Option<&'a [u32]>,
    starts: &'a [u32],
    level: &'a LevelColumn,
}

impl LongRows<'_> {
    /// The rows that count, and where those of each person start; nothing where all do.
    ///
    /// Of several levels of a person in one competency the one of the latest day counts, where days
    /// are given; else they are refused, unless the latest of them are the same.
    fn kept(
        &self,
        competency: &[u32],
        competencies: usize,
        days: Option<&[i64]>,
    ) -> Result<Option<Kept>, Problem> {
        let row = |at: u32| self.order.map_or(at, |order| order[at as usize]);
        let has_left_out = competency.contains(&NONE);
        if days.is_none() && !has_left_out {
            let mut seen = vec![(NONE, 0); competencies];
            for (person, range) in (0..).zip(self.starts.windows(2)) {
                for at in range[0]..range[1] {
                    let row = row(at);
                    let seen = &mut seen[competency[row as usize] as usize];
                    if seen.0 == person {
                        return Err(self.twice(seen.1, row));
                    }
                    *seen = (person, row);
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
fn positions(coded: Coded, long: &LongColumns) -> Result<(Vec<Key>, Vec<u32>), Problem> {
    let Coded { mut codes, names } = coded;
    let column = &long.competency;
    let Some(only) = &long.only else {
        // In the order of their names, so that the order of rows does not matter.
        let mut order: Vec<u32> = (0..place(names.len())).collect();
        order.sort_unstable_by_key(|at| &names[*at as usize]);
        let mut rank = vec![0; names.len()];
        for (at, code) in (0..).zip(&order) {
            rank[*code as usize] = at;
        }
        if !order.is_sorted() {
            codes.iter_mut().for_each(|code| *code = rank[*code as usize]);
        }
        let keys = order.iter().map(|at| key(column, &names[*at as usize]));
        return Ok((keys.collect::<Result<_, _>>()?, codes));
    };
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
    for code in &mut codes {
        *code = of[*code as usize];
    }
    Ok((keys, codes))
}

/// A name that may stand for something.
pub(super) fn key(column: &str, name: &str) -> Result<Key, Problem> {
    Key::parse(name)
        .map_err(|error| refused(column, &format!("has a name that is none, `{name}`: {error}")))
}

/// Refuses a table that has a row for each person and somebody twice.
fn each_once(column: &str, coded: &Coded) -> Result<(), Problem> {
    let mut first = vec![NONE; coded.names.len()];
    for (row, code) in (0..).zip(&coded.codes) {
        let seen = &mut first[*code as usize];
        if *seen != NONE {
            let name = &coded.names[*code as usize];
            let both = rows([*seen as usize, row as usize]);
            return Err(refused(column, &format!("names person `{name}` in {both}")));
        }
        *seen = row;
    }
    Ok(())
}

/// Days or instants as numbers that grow.
fn days(source: &Source, column: &str) -> Result<Vec<i64>, Problem> {
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
