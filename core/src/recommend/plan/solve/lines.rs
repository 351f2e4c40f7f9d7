//! The rows of a program as the linear relaxation reads them.

use super::program::{Program, Row};
use crate::kernel::math::sqrt;

/// The rows of a program, each divided by its length, so that how far they are from being reached
/// can be compared.
pub(super) struct Lines {
    lines: Vec<Line>,
    /// How many columns the program has.
    pub(super) width: usize,
}

/// One row.
pub(super) struct Line {
    /// What one of each column gives.
    pub(super) entries: Vec<(usize, f64)>,
    pub(super) need: f64,
    /// What the row was divided by.
    pub(super) length: f64,
}

impl Lines {
    pub(super) fn new(program: &Program) -> Self {
        let need = |need: &i64| Line { entries: Vec::new(), need: float(*need), length: 1.0 };
        let mut lines: Vec<Line> = program.needs.iter().map(need).collect();
        for (at, column) in program.columns.iter().enumerate() {
            for (row, entry) in &column.entries {
                if let Some(line) = lines.get_mut(*row) {
                    line.entries.push((at, float(*entry)));
                }
            }
        }
        lines.iter_mut().for_each(Line::divide);
        Self { lines, width: program.columns.len() }
    }

    /// Adds a row.
    pub(super) fn add(&mut self, row: &Row) {
        let entries = row.entries.iter().map(|(column, entry)| (*column, float(*entry))).collect();
        let mut line = Line { entries, need: float(row.need), length: 1.0 };
        line.divide();
        self.lines.push(line);
    }

    pub(super) fn iter(&self) -> std::slice::Iter<'_, Line> {
        self.lines.iter()
    }

    pub(super) fn get(&self, row: usize) -> Option<&Line> {
        self.lines.get(row)
    }

    pub(super) const fn len(&self) -> usize {
        self.lines.len()
    }
}

impl Line {
    fn divide(&mut self) {
        let length = sqrt(self.entries.iter().map(|one| one.1 * one.1).sum());
        if length > 0.0 {
            self.entries.iter_mut().for_each(|one| one.1 /= length);
            self.need /= length;
            self.length = length;
        }
    }

    /// What these values give beyond the need; less than 0 where it is not reached.
    pub(super) fn beyond(&self, values: &[f64]) -> f64 {
        let given =
            |(column, entry): &(usize, f64)| values.get(*column).map_or(0.0, |it| it * entry);
        self.entries.iter().map(given).sum::<f64>() - self.need
    }
}

#[expect(clippy::cast_precision_loss, reason = "needs and entries are held far below 2^53")]
pub(super) fn float(value: i64) -> f64 {
    value as f64
}
