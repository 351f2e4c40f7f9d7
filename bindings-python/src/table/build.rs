//! Tables of people, made from Arrow columns.

use std::ops::Range;
use std::sync::OnceLock;

use arrow_array::cast::AsArray;
use arrow_array::types::Int64Type;
use arrow_array::{ArrayRef, UInt32Array};
use arrow_buffer::ScalarBuffer;
use arrow_schema::DataType;
use arrow_select::take::take;
use hashbrown::HashMap;
use prowess::Problem;
use prowess::kernel::Key;
use prowess::portfolio::batch::{
    Codes, LevelColumns, LevelRows, LevelTable, LongTable, refused_table, sort_rows,
};

use super::keys::{Coded, Grouping, NONE, Names, converted, place};
use super::levels::LevelColumn;
use super::problem::{refused, rows};
use super::source::Source;

/// The levels of many people, in columns.
pub(super) struct People {
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
    Long { starts: Vec<u32>, competency: ScalarBuffer<u32>, level: LevelColumn },
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
        let (starts, competency, level): (_, &[u32], _) = match &self.levels {
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
        let column = source.column(&long.competency)?;
        let asked = Names::new(&long.competency, &column)?.without_nulls(&long.competency)?;
        let level = LevelColumn::new(&long.level, &source.column(&long.level)?, columns.scale)?;
        let (competencies, mut competency) = positions(&asked, long)?;
        let in_order = names.in_order();
        if in_order.is_none() && long.date.is_none() && !competency.contains(&NONE) {
            let rows = Scattered { person: &person, competencies: &competencies };
            if let Some(people) = rows.read(&names, &competency, &level, (source, columns))? {
                return Ok(people);
            }
        }
        let grouping = in_order.unwrap_or_else(|| names.grouped());
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
                competency = taken(&competency, &kept);
                (level.take(&kept), new)
            }
            None => match order {
                Some(order) => {
                    competency = taken(&competency, &order);
                    (level.take(&order), starts)
                }
                None => (level, std::mem::take(&mut starts)),
            },
        };
        let names = take(&person, &UInt32Array::from(first), None)
            .map_err(|error| refused(&columns.person, &format!("cannot be read: {error}")))?;
        let levels = Form::Long { starts, competency, level };
        Ok(Self { names, competencies, levels, rows: OnceLock::new(), groups, targets })
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
        let rows = OnceLock::new();
        Ok(Self { names: person, competencies, levels, rows, groups, targets })
    }
}

impl Groups {
    /// Groups of a table with a row for each level, in which each person has one group.
    fn of_rows(column: &str, source: &Source, grouping: &Grouping) -> Result<Self, Problem> {
        let array = source.column(column)?;
        let names = Names::new(column, &array)?;
        if grouping.order.is_none() {
            if let Some((one, other)) = names.differing(&grouping.starts) {
                return Err(two_groups(column, [one, other]));
            }
            return Self::of_some(column, &array, &grouping.first);
        }
        let coded = names.coded();
        let people = grouping.starts.windows(2).zip(&grouping.first);
        let mut of = Vec::with_capacity(grouping.first.len());
        for (range, first) in people {
            let own = coded.codes[*first as usize];
            let (start, end) = (range[0] as usize, range[1] as usize);
            let row = |at: usize| grouping.order.as_ref().map_or(at, |order| order[at] as usize);
            if let Some(at) = (start..end).find(|at| coded.codes[row(*at)] != own) {
                return Err(two_groups(column, [*first as usize, row(at)]));
            }
            of.push(own);
        }
        Ok(Self::sorted(coded.names, of))
    }

    /// Groups of people, of each of whom one row is given.
    fn of_some(column: &str, array: &ArrayRef, rows: &[u32]) -> Result<Self, Problem> {
        let few = take(array, &UInt32Array::from(rows.to_vec()), None)
            .map_err(|error| refused(column, &format!("cannot be read: {error}")))?;
        let Coded { codes, names } = Names::new(column, &few)?.coded();
        Ok(Self::sorted(names, codes))
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

/// The problem of somebody who is in two groups.
fn two_groups(column: &str, both: [usize; 2]) -> Problem {
    refused(column, &format!("gives one person two groups in {}", rows(both)))
}

/// The numbers in these rows.
fn taken(all: &[u32], rows: &[u32]) -> ScalarBuffer<u32> {
    rows.iter().map(|row| all[*row as usize]).collect()
}

/// A table whose rows are in any order, and of which nothing is left out.
struct Scattered<'a> {
    person: &'a ArrayRef,
    competencies: &'a [Key],
}

impl Scattered<'_> {
    /// Puts the rows in order; nothing where names are not quick to tell apart, and where something
    /// is wrong, which then is found out by comparing row after row.
    fn read(
        self,
        names: &Names,
        competency: &[u32],
        level: &LevelColumn,
        (source, columns): (&Source, &Columns),
    ) -> Result<Option<People>, Problem> {
        let Some(ranked) = names.ranked() else { return Ok(None) };
        let of_column = |name: &String| {
            let array = source.column(name)?;
            let first = Names::new(name, &array)?.first_of(&ranked.codes, ranked.len());
            let groups = first.map(|first| Groups::of_some(name, &array, &first)).transpose()?;
            Ok::<_, Problem>(groups.map(|groups| (name.clone(), groups)))
        };
        let groups = columns.groups.iter().map(of_column).collect::<Result<Option<Vec<_>>, _>>()?;
        let targets = columns.target_role.as_ref().map(of_column).transpose()?;
        let (Some(groups), false) = (groups, matches!(targets, Some(None))) else {
            return Ok(None);
        };
        let table = LongTable {
            people: place(ranked.len()),
            competencies: place(self.competencies.len()),
            person: Codes::U32(&ranked.codes),
            competency: Codes::U32(competency),
            level: level.levels(),
            date: None,
        };
        let Ok(sorted) = sort_rows(&table) else { return Ok(None) };
        let names = ranked.array(self.person);
        let level = LevelColumn::from(sorted.level);
        let levels =
            Form::Long { starts: sorted.starts, competency: sorted.competency.into(), level };
        let competencies = self.competencies.to_vec();
        let targets = targets.flatten();
        Ok(Some(People { names, competencies, levels, rows: OnceLock::new(), groups, targets }))
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
fn positions(asked: &Names, long: &LongColumns) -> Result<(Vec<Key>, ScalarBuffer<u32>), Problem> {
    let column = &long.competency;
    let ranked = asked.ranked();
    let Some(only) = &long.only else {
        // In the order of their names, so that the order of rows does not matter.
        if let Some(ranked) = ranked {
            let keys =
                ranked.texts(asked).iter().map(|name| key(column, name)).collect::<Result<_, _>>();
            return Ok((keys?, ranked.codes));
        }
        let Coded { mut codes, names } = asked.coded();
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
        return Ok((keys.collect::<Result<_, _>>()?, codes.into()));
    };
    let (names, codes) = match ranked {
        Some(ranked) => (ranked.texts(asked), ranked.codes),
        None => {
            let Coded { codes, names } = asked.coded();
            (names, codes.into())
        }
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
    Ok((keys, codes.iter().map(|code| of[*code as usize]).collect()))
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
        DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View => {
            converted(column, &array, &DataType::Date32)?
        }
        _ => array,
    };
    let array = match array.data_type() {
        DataType::Date32 => converted(column, &array, &DataType::Int32)?,
        _ => array,
    };
    let numbers = converted(column, &array, &DataType::Int64)?;
    Ok(numbers.as_primitive::<Int64Type>().values().to_vec())
}
