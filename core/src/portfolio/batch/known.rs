//! What is known of one person, in the order of columns.

use super::LevelTable;
use super::block::Session;
use crate::readiness::assess;

/// What is known of the person who was looked up last.
#[derive(Debug, Clone, Default)]
pub(super) struct Known {
    person: Option<usize>,
    /// A level for each column; NaN for what is not known.
    levels: Vec<f64>,
    /// The columns that hold one, where most do not.
    columns: Vec<u32>,
    marks: Marks,
}

/// Which columns hold a level of the person who was looked at last.
#[derive(Debug, Clone, Default)]
struct Marks {
    person: Option<usize>,
    /// 1 for each column that holds one, else 0.
    is_known: Vec<u8>,
    columns: Vec<u32>,
}

impl Session<'_> {
    /// The levels of a person in all columns; NaN for what is not known.
    pub(super) fn levels_of<'k>(&self, person: usize, known: &'k mut Known) -> &'k [f64] {
        if known.person == Some(person) {
            return &known.levels;
        }
        known.person = Some(person);
        match self.table {
            LevelTable::Columns(table) => {
                known.levels.clear();
                known.levels.extend(table.columns.iter().map(|column| column.at(person)));
            }
            LevelTable::Rows(rows) => {
                known.levels.resize(self.batch.competencies().len(), f64::NAN);
                for column in known.columns.drain(..) {
                    if let Some(level) = known.levels.get_mut(column as usize) {
                        *level = f64::NAN;
                    }
                }
                let own = rows.of(person);
                known.columns.extend(rows.competency.get(own.clone()).unwrap_or_default());
                for (at, column) in own.zip(&known.columns) {
                    if let Some(level) = known.levels.get_mut(*column as usize) {
                        *level = rows.level.at(at);
                    }
                }
            }
        }
        &known.levels
    }

    /// Which columns hold a level of a person: 1 for each that does, else 0.
    fn marks_of<'m>(&self, person: usize, marks: &'m mut Marks) -> &'m [u8] {
        if marks.person == Some(person) {
            return &marks.is_known;
        }
        marks.person = Some(person);
        match self.table {
            LevelTable::Columns(table) => {
                marks.is_known.clear();
                let known = table.columns.iter().map(|column| u8::from(column.is_known(person)));
                marks.is_known.extend(known);
            }
            LevelTable::Rows(rows) => {
                let Marks { is_known, columns, .. } = marks;
                is_known.resize(self.batch.competencies().len(), 0);
                for column in columns.drain(..) {
                    is_known.get_mut(column as usize).into_iter().for_each(|mark| *mark = 0);
                }
                rows.each_known(person, |column, _| {
                    columns.push(column);
                    is_known.get_mut(column as usize).into_iter().for_each(|mark| *mark = 1);
                });
            }
        }
        &marks.is_known
    }

    /// The part of the weight of a role about which something is known of a person.
    pub(super) fn coverage(&self, person: usize, role: usize, known: &mut Known) -> f64 {
        if let Some(Some(_)) = self.batch.plain.get(role) {
            let marks = self.marks_of(person, &mut known.marks);
            let is_known = |column: u32| marks.get(column as usize).copied().unwrap_or(0) > 0;
            let covers = self.batch.lanes.covers(role).iter();
            // Shares of one whole add up exactly.
            let parts = covers.map(|(column, share)| if is_known(*column) { *share } else { 0.0 });
            return parts.fold(0.0, |sum, part| sum + part);
        }
        let levels = self.levels_of(person, known);
        self.batch.roles().get(role).map_or(f64::NAN, |role| {
            let report = assess(&self.profile(levels), role, &self.batch.options);
            report.map_or(f64::NAN, |report| report.coverage.get())
        })
    }
}
