//! A program of choices, in whole numbers.

/// What is decided: minimise the sum of costs so that every row reaches its need.
///
/// Row *i*: sum(entry * value of the column) >= need.
/// A budget is a row too: what is spent counts against it with a minus.
#[derive(Debug, Clone, Default)]
pub(in crate::recommend::plan) struct Program {
    /// What is decided, choices in the order in which ties are settled.
    pub(in crate::recommend::plan) columns: Vec<Column>,
    /// What each row has to reach.
    pub(in crate::recommend::plan) needs: Vec<i64>,
}

/// One thing that is decided.
#[derive(Debug, Clone)]
pub(in crate::recommend::plan) struct Column {
    /// What one of it costs, 0 or more.
    pub(in crate::recommend::plan) cost: i128,
    /// The least it may be.
    pub(in crate::recommend::plan) lower: i64,
    /// The most it may be.
    pub(in crate::recommend::plan) upper: i64,
    /// What one of it gives to which rows, by row.
    pub(in crate::recommend::plan) entries: Vec<(usize, i64)>,
    /// Whether it is chosen, or follows from what is chosen.
    pub(in crate::recommend::plan) kind: ColumnKind,
}

/// Whether a column is chosen, or follows from what is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::recommend::plan) enum ColumnKind {
    /// 0 or 1, as one likes.
    Choice,
    /// What choices leave open of the need of this row; its entry there is 1.
    Shortfall { row: usize },
    /// 1 where the choices give each row as much as its entry there takes, else 0.
    Indicator,
}

/// A row that every solution of use reaches, though the program does not say so.
#[derive(Debug, Clone)]
pub(in crate::recommend::plan) struct Row {
    /// What one of which column gives.
    pub(in crate::recommend::plan) entries: Vec<(usize, i64)>,
    pub(in crate::recommend::plan) need: i64,
}

/// What is told of a solution: the rows that it does not reach and that are in no program yet.
pub(in crate::recommend::plan) type Judge<'j> = &'j dyn Fn(&[i64]) -> Vec<Row>;

/// The values of all columns, with what they cost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::recommend::plan) struct Solution {
    /// The sum of all costs.
    pub(in crate::recommend::plan) cost: i128,
    /// The value of each column.
    pub(in crate::recommend::plan) values: Vec<i64>,
}

impl Solution {
    /// Whether this one is to be preferred: it costs less, or as much and has the first choice in
    /// which the two differ.
    pub(super) fn beats(&self, other: &Self) -> bool {
        let order = self.cost.cmp(&other.cost);
        order.then_with(|| other.values.cmp(&self.values)).is_lt()
    }

    /// Whether a column is chosen.
    pub(in crate::recommend::plan) fn has(&self, column: usize) -> bool {
        self.values.get(column).is_some_and(|value| *value > 0)
    }
}

impl Program {
    /// Adds a row without entries, and gives its place.
    pub(in crate::recommend::plan) fn row(&mut self, need: i64) -> usize {
        self.needs.push(need);
        self.needs.len() - 1
    }

    /// Adds a row.
    pub(in crate::recommend::plan) fn add(&mut self, row: &Row) {
        let at = self.row(row.need);
        row.entries.iter().for_each(|(column, entry)| self.enter(*column, at, *entry));
    }

    /// Adds the rows from a place on of another program with the same columns.
    pub(in crate::recommend::plan) fn adopt(&mut self, other: &Self, from: usize) {
        self.needs.extend(other.needs.iter().skip(from));
        for (own, other) in self.columns.iter_mut().zip(&other.columns) {
            own.entries.extend(other.entries.iter().filter(|one| one.0 >= from));
        }
    }

    /// Adds to what one of a column gives to a row.
    pub(in crate::recommend::plan) fn enter(&mut self, column: usize, row: usize, entry: i64) {
        let Some(column) = self.columns.get_mut(column) else { return };
        match column.entries.binary_search_by_key(&row, |one| one.0) {
            Ok(at) => {
                if let Some(one) = column.entries.get_mut(at) {
                    one.1 += entry;
                }
            }
            Err(at) => column.entries.insert(at, (row, entry)),
        }
    }

    /// What one of a column gives to a row.
    pub(super) fn entry(&self, column: usize, row: usize) -> i64 {
        let entries = self.columns.get(column).map_or(&[][..], |one| one.entries.as_slice());
        let at = entries.binary_search_by_key(&row, |one| one.0).ok();
        at.and_then(|at| entries.get(at)).map_or(0, |one| one.1)
    }

    /// What these values give to each row.
    pub(super) fn activity(&self, values: &[i64]) -> Vec<i64> {
        let mut activity = vec![0; self.needs.len()];
        for (column, value) in self.columns.iter().zip(values) {
            add(&mut activity, column, *value);
        }
        activity
    }

    /// The choices with what follows from them.
    pub(super) fn followed(&self, choices: &[i64]) -> Vec<i64> {
        let mut values = choices.to_vec();
        let mut given = vec![0; self.needs.len()];
        for (column, value) in self.columns.iter().zip(&mut values) {
            match column.kind {
                ColumnKind::Choice => add(&mut given, column, *value),
                _ => *value = 0,
            }
        }
        let at = |row: usize| given.get(row).copied().unwrap_or(0);
        let need = |row: usize| self.needs.get(row).copied().unwrap_or(0);
        for (column, value) in self.columns.iter().zip(&mut values) {
            match column.kind {
                ColumnKind::Choice => {}
                ColumnKind::Shortfall { row } => *value = (need(row) - at(row)).max(0),
                ColumnKind::Indicator => {
                    let mut takes = column.entries.iter().filter(|one| one.1 < 0);
                    *value = i64::from(takes.all(|(row, entry)| at(*row) + entry >= need(*row)));
                }
            }
        }
        values
    }

    /// The choices completed with what follows from them; nothing where a row is not reached.
    pub(in crate::recommend::plan) fn completed(&self, choices: &[i64]) -> Option<Solution> {
        let values = self.followed(choices);
        let activity = self.activity(&values);
        let is_within = |(column, value): (&Column, &i64)| {
            *value <= column.upper && (*value >= column.lower || column.kind != ColumnKind::Choice)
        };
        let is_met = activity.iter().zip(&self.needs).all(|(given, need)| given >= need);
        (is_met && self.columns.iter().zip(&values).all(is_within)).then(|| {
            let costs = self.columns.iter().zip(&values);
            Solution { cost: costs.map(|(one, value)| one.cost * i128::from(*value)).sum(), values }
        })
    }
}

impl Row {
    /// Whether these values reach it.
    pub(super) fn is_reached(&self, values: &[i64]) -> bool {
        let value = |column: usize| values.get(column).copied().unwrap_or(0);
        self.entries.iter().map(|(at, entry)| entry * value(*at)).sum::<i64>() >= self.need
    }

    /// The row as some columns see it (`inner`, by place), the decided ones at their values, and
    /// those that others decide (the rest of `open`) at what helps most: one of these.
    pub(super) fn within(&self, values: &[i64], inner: &[usize], open: &[usize]) -> Self {
        let mut row = Self { entries: Vec::new(), need: self.need };
        for (column, entry) in &self.entries {
            if let Ok(at) = inner.binary_search(column) {
                row.entries.push((at, *entry));
            } else if open.binary_search(column).is_ok() {
                row.need -= entry.max(&0);
            } else {
                row.need -= entry * values.get(*column).copied().unwrap_or(0);
            }
        }
        row
    }
}

/// Adds what so many of a column give.
fn add(activity: &mut [i64], column: &Column, value: i64) {
    if value == 0 {
        return;
    }
    for (row, entry) in &column.entries {
        if let Some(given) = activity.get_mut(*row) {
            *given += entry * value;
        }
    }
}
