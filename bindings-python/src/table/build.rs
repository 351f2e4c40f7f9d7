//! Tables of people, made from Arrow columns.

use std::sync::OnceLock;

use arrow_array::{ArrayRef, UInt32Array};
use arrow_buffer::ScalarBuffer;
use arrow_select::take::take;
use prowess::Problem;
use prowess::kernel::Key;
use prowess::portfolio::batch::{LevelColumns, LevelRows, LevelTable, refused_table};

use super::groups::Groups;
use super::keys::{Coded, Grouping, NONE, Names, place};
use super::levels::LevelColumn;
use super::long::{LongColumns, LongRows, days, positions, taken};
use super::problem::{refused, rows};
use super::scattered::Scattered;
use super::source::Source;

/// The levels of many people, in columns.
pub(super) struct People {
    /// The column of who they are.
    pub(super) person: String,
    /// Who they are, as the table has it.
    pub(super) names: ArrayRef,
    /// The columns that name people, and their levels.
    pub(super) competencies: Vec<Key>,
    pub(super) levels: Form,
    /// A wide table in long form, once that was needed.
    pub(super) rows: OnceLock<(Vec<u32>, Vec<u32>, LevelColumn)>,
    /// The columns of groups, by name.
    pub(super) groups: Vec<(String, Groups)>,
    /// The column of the role that each aims at, by name.
    pub(super) targets: Option<(String, Groups)>,
}

pub(super) enum Form {
    Long { starts: Vec<u32>, competency: ScalarBuffer<u32>, level: LevelColumn },
    Wide(Vec<LevelColumn>),
}

/// Which columns of a table say what.
#[derive(Clone)]
pub(super) struct Columns {
    pub(super) person: String,
    pub(super) groups: Vec<String>,
    pub(super) target_role: Option<String>,
    pub(super) scale: Option<(f64, f64)>,
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
