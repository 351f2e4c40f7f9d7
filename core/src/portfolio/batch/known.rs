//! What is known of one person, in the order of columns.

use super::LevelTable;
use super::block::Session;
use crate::readiness::assess;

/// The levels of the person who was looked up last.
#[derive(Debug, Clone, Default)]
pub(super) struct Known {
    person: Option<usize>,
    /// A level for each column; NaN for what is not known.
    levels: Vec<f64>,
    /// The columns that hold one, where most do not.
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

    /// The part of the weight of a role about which something is known of a person.
    pub(super) fn coverage(&self, person: usize, role: usize, known: &mut Known) -> f64 {
        let levels = self.levels_of(person, known);
        if let (Some(Some(_)), Some(looks)) =
            (self.batch.plain.get(role), self.batch.lanes.looks.get(role))
        {
            let is_known = |lane: u32| {
                let lane = self.batch.lanes.lanes.get(lane as usize);
                let level = lane.and_then(|lane| levels.get(lane.column as usize));
                level.is_some_and(|level| !level.is_nan())
            };
            let known = looks.iter().filter(|look| look.lane.is_some_and(is_known));
            // Shares of one whole add up exactly.
            return known.fold(0.0, |sum, look| sum + look.share);
        }
        self.batch.roles().get(role).map_or(f64::NAN, |role| {
            let report = assess(&self.profile(levels), role, &self.batch.options);
            report.map_or(f64::NAN, |report| report.coverage.get())
        })
    }
}
