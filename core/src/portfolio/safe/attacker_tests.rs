//! A reader who tries to work out what is hidden, from nothing but what is shown.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::{
    CountCell, CountTable, Dominance, HiddenReason, SafeTable, SafeValue, SuppressionPolicy,
    suppress,
};
use crate::framework::sample_tests::key;
use crate::kernel::Key;

/// A fraction, kept in lowest terms.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Fraction {
    over: i128,
    under: i128,
}

impl Fraction {
    fn new(over: i128, under: i128) -> Self {
        fn divisor(a: i128, b: i128) -> i128 {
            if b == 0 { a.abs() } else { divisor(b, a % b) }
        }
        let by = divisor(over, under).max(1) * under.signum();
        Self { over: over / by, under: under / by }
    }

    fn minus(self, other: Self) -> Self {
        Self::new(self.over * other.under - other.over * self.under, self.under * other.under)
    }

    fn times(self, other: Self) -> Self {
        Self::new(self.over * other.over, self.under * other.under)
    }
}

/// The row and the column of a cell; a total has nothing in the place of one or both.
type Place = (Option<Key>, Option<Key>);

/// An equation: the hidden cells in it, each with its factor.
type Equation = BTreeMap<usize, i128>;

/// Every sum that a reader can write down: each row, each column, and the two sums of totals.
fn equations(table: &SafeTable) -> Vec<Equation> {
    let mut all = Vec::new();
    let mut sum = |belongs: &dyn Fn(&Place) -> bool, total: Place| {
        let mut equation = Equation::new();
        for (at, cell) in table.cells.iter().enumerate() {
            let place = (cell.row.clone(), cell.column.clone());
            let factor = i128::from(belongs(&place)) - i128::from(place == total);
            if factor != 0 && matches!(cell.value, SafeValue::Hidden { .. }) {
                equation.insert(at, factor);
            }
        }
        all.push(equation);
    };
    if table.columns.is_empty() {
        sum(&|(row, _)| row.is_some(), (None, None));
        return all;
    }
    for row in &table.rows {
        let row = Some(row.clone());
        sum(&|place| place.0 == row && place.1.is_some(), (row.clone(), None));
    }
    for column in &table.columns {
        let column = Some(column.clone());
        sum(&|place| place.1 == column && place.0.is_some(), (None, column.clone()));
    }
    sum(&|(row, column)| row.is_some() && column.is_none(), (None, None));
    sum(&|(row, column)| row.is_none() && column.is_some(), (None, None));
    all
}

/// The hidden cells that have only one value in the equations, by elimination over fractions.
fn determined(table: &SafeTable) -> Vec<usize> {
    let size = table.cells.len();
    let one = Fraction::new(1, 1);
    let mut matrix: Vec<Vec<Fraction>> = equations(table)
        .iter()
        .map(|equation| {
            (0..size).map(|at| Fraction::new(*equation.get(&at).unwrap_or(&0), 1)).collect()
        })
        .collect();
    let mut done = 0;
    for column in 0..size {
        let Some(pivot) = (done..matrix.len()).find(|row| matrix[*row][column].over != 0) else {
            continue;
        };
        matrix.swap(done, pivot);
        let scale = matrix[done][column];
        let inverse = Fraction::new(scale.under, scale.over);
        let head: Vec<Fraction> = matrix[done].iter().map(|value| value.times(inverse)).collect();
        assert_eq!(head[column], one);
        for (row, values) in matrix.iter_mut().enumerate() {
            let factor = values[column];
            if row != done && factor.over != 0 {
                for (value, head) in values.iter_mut().zip(&head) {
                    *value = value.minus(head.times(factor));
                }
            }
        }
        matrix[done] = head;
        done += 1;
    }
    let single = |row: &Vec<Fraction>| {
        let mut used = (0..size).filter(|at| row[*at].over != 0);
        used.next().filter(|_| used.next().is_none())
    };
    matrix.iter().filter_map(single).collect()
}

/// What the reader tries for hidden cells, when all of them are tried.
struct Search<'a> {
    table: &'a SafeTable,
    /// Cells that are no totals, row by row.
    inner: Vec<usize>,
    /// The lowest and the highest number to try for each.
    tries: Vec<(i64, i64)>,
    now: Vec<i64>,
    /// The lowest and the highest number found for every cell and total.
    found: Vec<Option<(i64, i64)>>,
}

impl Search<'_> {
    fn width(&self) -> usize {
        self.table.columns.len().max(1)
    }

    /// The cell of this row and column in the shown table; the last ones are totals.
    fn at(&self, row: usize, column: usize) -> usize {
        if self.table.columns.is_empty() { row } else { row * (self.width() + 1) + column }
    }

    fn shown(&self, at: usize) -> Option<i64> {
        match self.table.cells[at].value {
            SafeValue::Shown { people, .. } => Some(i64::from(people)),
            SafeValue::Hidden { .. } => None,
        }
    }

    /// Tries all numbers from this cell on; a row or a column that is full has to fit its total.
    fn run(&mut self, next: usize) {
        let (rows, width) = (self.table.rows.len(), self.width());
        if next > 0 && next.is_multiple_of(width) && !self.table.columns.is_empty() {
            let sum: i64 = self.now[next - width..next].iter().sum();
            let total = self.shown(self.at(next / width - 1, width));
            if total.is_some_and(|total| total != sum) {
                return;
            }
        }
        if next < self.inner.len() {
            let (low, high) = self.tries[next];
            for value in low..=high {
                self.now.push(value);
                self.run(next + 1);
                self.now.pop();
            }
            return;
        }
        let column = |column: usize| (0..rows).map(|row| self.now[row * width + column]).sum();
        let mut values: Vec<(usize, i64)> =
            self.inner.iter().copied().zip(self.now.iter().copied()).collect();
        let all: i64 = self.now.iter().sum();
        if self.table.columns.is_empty() {
            values.push((self.at(rows, 0), all));
        } else {
            values.extend((0..width).map(|at| (self.at(rows, at), column(at))));
            values.push((self.at(rows, width), all));
            values.extend((0..rows).map(|row| {
                (self.at(row, width), self.now[row * width..(row + 1) * width].iter().sum())
            }));
        }
        if values.iter().any(|(at, value)| self.shown(*at).is_some_and(|shown| shown != *value)) {
            return;
        }
        for (at, value) in values {
            let (low, high) = self.found[at].unwrap_or((value, value));
            self.found[at] = Some((low.min(value), high.max(value)));
        }
    }
}

/// The lowest and the highest number of every cell that fit what is shown, by trying all numbers up
/// to `most` for each hidden cell.
fn by_trying(table: &SafeTable, most: i64) -> Vec<(i64, i64)> {
    let minimum = i64::from(table.policy.minimum);
    let (rows, width) = (table.rows.len(), table.columns.len().max(1));
    let mut search = Search {
        table,
        inner: Vec::new(),
        tries: Vec::new(),
        now: Vec::new(),
        found: vec![None; table.cells.len()],
    };
    for row in 0..rows {
        for column in 0..width {
            let at = search.at(row, column);
            search.inner.push(at);
            search.tries.push(match table.cells[at].value {
                SafeValue::Shown { people, .. } => (people.into(), people.into()),
                SafeValue::Hidden { reason: HiddenReason::Small, .. } => {
                    (i64::from(!table.policy.hide_zeros), minimum - 1)
                }
                SafeValue::Hidden { .. } => (minimum, most),
            });
        }
    }
    search.run(0);
    search.found.into_iter().map(|range| range.expect("the true table fits")).collect()
}

/// A table with these rows of people; sums and the two largest amounts of each cell if asked for.
fn table(rows: &[Vec<u32>], two_way: bool, sums: bool) -> CountTable {
    let mut cells = Vec::new();
    for (row, people) in rows.iter().enumerate() {
        for (column, people) in people.iter().enumerate() {
            let amount = f64::from((people * 7 + row as u32 * 3 + column as u32) % 11 + 1);
            let largest =
                if *people < 2 { vec![amount; *people as usize] } else { vec![amount, 1.0] };
            let rest = f64::from(people.saturating_sub(2)) * 0.5;
            cells.push(CountCell {
                row: key(&format!("r{row}")),
                column: two_way.then(|| key(&format!("c{column}"))),
                people: *people,
                sum: sums.then(|| largest.iter().sum::<f64>() + rest),
                largest: if sums { largest } else { vec![] },
            });
        }
    }
    let width = if two_way { rows.first().map_or(0, Vec::len) } else { 0 };
    CountTable {
        rows: (0..rows.len()).map(|at| key(&format!("r{at}"))).collect(),
        columns: (0..width).map(|at| key(&format!("c{at}"))).collect(),
        cells,
    }
}

/// What is true, in the order of the cells that are shown.
fn truth(rows: &[Vec<u32>], two_way: bool) -> Vec<u32> {
    let mut all = Vec::new();
    for row in rows {
        all.extend(row);
        all.extend(two_way.then(|| row.iter().sum::<u32>()));
    }
    let width = rows.first().map_or(0, Vec::len);
    let columns = (0..width).map(|at| rows.iter().map(|row| row[at]).sum::<u32>());
    if two_way {
        all.extend(columns);
    }
    all.push(rows.iter().flatten().sum());
    all
}

/// Many small numbers, some zeros and some large ones.
fn people() -> impl Strategy<Value = u32> {
    prop_oneof![2 => Just(0), 4 => 1..5_u32, 3 => 5..9_u32, 2 => 9..60_u32]
}

fn rows(most: usize) -> impl Strategy<Value = Vec<Vec<u32>>> {
    (1..=most, 1..=most).prop_flat_map(|(rows, columns)| {
        proptest::collection::vec(proptest::collection::vec(people(), columns), rows)
    })
}

fn groups(most: usize) -> impl Strategy<Value = Vec<Vec<u32>>> {
    proptest::collection::vec(people().prop_map(|people| vec![people]), 1..=most)
}

fn policy() -> impl Strategy<Value = SuppressionPolicy> {
    let dominance = prop_oneof![
        Just(None),
        Just(Some(Dominance::PPercent { percent: 20.0 })),
        Just(Some(Dominance::LargestShare { contributors: 2, percent: 75.0 })),
    ];
    (3..7_u32, any::<bool>(), 1..4_u32, dominance).prop_map(
        |(minimum, hide_zeros, protection, dominance)| SuppressionPolicy {
            minimum,
            hide_zeros,
            protection,
            dominance,
            round_to: None,
        },
    )
}

/// What holds of every table that is shown, whatever its size.
fn assert_nothing_follows(
    rows: &[Vec<u32>],
    two_way: bool,
    sums: bool,
    policy: &SuppressionPolicy,
) {
    let safe = suppress(&table(rows, two_way, sums), policy).unwrap();
    assert_eq!(determined(&safe), [0; 0], "{safe:?}");
    let mut hidden = 0;
    for (cell, truth) in safe.cells.iter().zip(truth(rows, two_way)) {
        let is_total = cell.row.is_none() || two_way && cell.column.is_none();
        match &cell.value {
            SafeValue::Shown { people, .. } => {
                assert_eq!(*people, truth);
                assert!(*people >= policy.minimum || *people == 0 && !policy.hide_zeros);
            }
            SafeValue::Hidden { reason, range } => {
                hidden += 1;
                let range = range.unwrap();
                let highest = range.highest.unwrap_or(u32::MAX);
                assert!((range.lowest..=highest).contains(&truth));
                assert!(highest > range.lowest, "{cell:?}");
                let is_small = truth < policy.minimum && (truth > 0 || policy.hide_zeros);
                assert_eq!(*reason == HiddenReason::Small, is_small && !is_total);
                if is_small {
                    let open = policy.minimum - 1 - u32::from(!policy.hide_zeros);
                    assert!(highest - range.lowest >= policy.protection.min(open), "{cell:?}");
                }
            }
        }
    }
    assert!(hidden != 1, "one hidden cell follows from its total");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn no_hidden_cell_follows_from_what_is_shown(
        rows in rows(6), policy in policy(), sums in any::<bool>(),
    ) {
        assert_nothing_follows(&rows, true, sums, &policy);
    }

    #[test]
    fn no_hidden_group_follows_from_what_is_shown(
        rows in groups(9), policy in policy(), sums in any::<bool>(),
    ) {
        assert_nothing_follows(&rows, false, sums, &policy);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    /// The ranges that are told are those that trying all numbers gives, to the last person.
    #[test]
    fn trying_all_numbers_gives_the_ranges_that_are_told(
        rows in rows(3), policy in policy(),
    ) {
        const MOST: i64 = 14;
        let rows: Vec<Vec<u32>> =
            rows.iter().map(|row| row.iter().map(|people| people % 11).collect()).collect();
        let safe = suppress(&table(&rows, true, false), &policy).unwrap();
        let is_open = |cell: &super::SafeCell| {
            matches!(cell.value, SafeValue::Hidden { reason: HiddenReason::Complementary, .. })
        };
        // Nine cells with ten numbers each are too many to try.
        prop_assume!(safe.cells.iter().filter(|cell| is_open(cell)).count() <= 6);
        let tried = by_trying(&safe, MOST);
        // Where no cell can be beyond what is tried, and no total is hidden, all there is was tried.
        let all_tried = safe.cells.iter().all(|cell| match cell.value {
            SafeValue::Shown { .. } => true,
            SafeValue::Hidden { range, .. } => {
                let highest = range.and_then(|range| range.highest).map_or(i64::MAX, i64::from);
                cell.row.is_some() && cell.column.is_some() && highest <= MOST
            }
        });
        for (cell, (low, high)) in safe.cells.iter().zip(tried) {
            let SafeValue::Hidden { range: Some(range), .. } = cell.value else { continue };
            let told = range.highest.map_or(i64::MAX, i64::from);
            prop_assert!(i64::from(range.lowest) <= low && high <= told);
            prop_assert!(high > low, "{cell:?} is {low}");
            if all_tried {
                prop_assert_eq!((i64::from(range.lowest), told), (low, high), "{:?}", cell);
            }
        }
    }
}

#[test]
fn the_attacker_works_out_a_lone_hidden_cell() {
    let rows = vec![vec![3, 20], vec![12, 30]];
    let mut safe = suppress(&table(&rows, true, false), &SuppressionPolicy::default()).unwrap();
    assert_eq!(determined(&safe), [0; 0]);
    for (cell, people) in safe.cells.iter_mut().zip(truth(&rows, true)).skip(1) {
        cell.value = SafeValue::Shown { people, sum: None };
    }
    assert_eq!(determined(&safe), [0]);
    assert_eq!(by_trying(&safe, 14)[0], (3, 3));
}

#[test]
fn the_attacker_works_out_cells_that_no_cycle_holds_together() {
    // Three hidden cells of a path: each of them follows.
    let rows = vec![vec![3, 20], vec![12, 30]];
    let mut safe = suppress(&table(&rows, true, false), &SuppressionPolicy::default()).unwrap();
    safe.cells[4].value = SafeValue::Shown { people: 30, sum: None };
    assert_eq!(determined(&safe), [0, 1, 3]);
}
