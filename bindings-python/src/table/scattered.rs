//! Rows in any order, put in order at once.

use std::sync::OnceLock;

use arrow_array::ArrayRef;
use prowess::Problem;
use prowess::kernel::Key;
use prowess::portfolio::batch::{Codes, LongTable, sort_rows};

use super::build::{Columns, Form, People};
use super::groups::Groups;
use super::keys::{Names, place};
use super::levels::LevelColumn;
use super::source::Source;

/// A table whose rows are in any order, and of which nothing is left out.
pub(super) struct Scattered<'a> {
    /// Who each row is of, as the table has it.
    pub(super) person: &'a ArrayRef,
    pub(super) competencies: &'a [Key],
}

impl Scattered<'_> {
    /// Puts the rows in order; nothing where names are not quick to tell apart, and where something
    /// is wrong, which then is found out by comparing row after row.
    pub(super) fn read(
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
        let (person, targets) = (columns.person.clone(), targets.flatten());
        let rows = OnceLock::new();
        Ok(Some(People { person, names, competencies, levels, rows, groups, targets }))
    }
}
