//! Tables whose outcome can be checked by hand.

use proptest::prelude::*;

use super::{
    CountCell, CountRange, CountTable, Dominance, HiddenReason, SafeTable, SafeValue,
    SuppressionPolicy, suppress,
};
use crate::framework::sample_tests::key;
use crate::problem::Problem;

use HiddenReason::{Complementary, Dominated, Small};

/// A table of these rows; the columns are `a`, `b` and so on.
fn table(rows: &[&[u32]]) -> CountTable {
    let letter = |at: usize| key(&char::from(b'a' + at as u8).to_string());
    let cells = rows.iter().enumerate().flat_map(|(row, people)| {
        people.iter().enumerate().map(move |(column, people)| CountCell {
            row: key(&format!("r{row}")),
            column: Some(letter(column)),
            people: *people,
            sum: None,
            largest: vec![],
        })
    });
    CountTable {
        rows: (0..rows.len()).map(|at| key(&format!("r{at}"))).collect(),
        columns: (0..rows[0].len()).map(letter).collect(),
        cells: cells.collect(),
    }
}

fn groups(people: &[u32]) -> CountTable {
    let rows: Vec<&[u32]> = people.iter().map(std::slice::from_ref).collect();
    let mut table = table(&rows);
    table.columns.clear();
    table.cells.iter_mut().for_each(|cell| cell.column = None);
    table
}

/// What is shown, row by row: numbers, `s`, `d` and `c`.
fn shown(table: &SafeTable) -> String {
    let width = if table.columns.is_empty() { table.cells.len() } else { table.columns.len() + 1 };
    let word = |cell: &super::SafeCell| match cell.value {
        SafeValue::Shown { people, .. } => people.to_string(),
        SafeValue::Hidden { reason: Small, .. } => "s".to_owned(),
        SafeValue::Hidden { reason: Dominated, .. } => "d".to_owned(),
        SafeValue::Hidden { reason: Complementary, .. } => "c".to_owned(),
    };
    let words: Vec<String> = table.cells.iter().map(word).collect();
    words.chunks(width).map(|row| row.join(" ")).collect::<Vec<_>>().join(" / ")
}

fn range(table: &SafeTable, at: usize) -> Option<(u32, Option<u32>)> {
    match table.cells[at].value {
        SafeValue::Hidden { range: Some(CountRange { lowest, highest }), .. } => {
            Some((lowest, highest))
        }
        _ => None,
    }
}

fn safe(table: &CountTable) -> SafeTable {
    suppress(table, &SuppressionPolicy::default()).unwrap()
}

fn code(table: &CountTable, policy: &SuppressionPolicy) -> (String, Option<String>) {
    let problem = Problem::from(suppress(table, policy).unwrap_err());
    (problem.code.to_owned(), problem.path)
}

#[test]
fn a_table_of_large_numbers_is_shown_as_it_is() {
    assert_eq!(shown(&safe(&table(&[&[5, 20], &[12, 30]]))), "5 20 25 / 12 30 42 / 17 50 67");
}

#[test]
fn a_lone_small_cell_takes_the_corners_of_a_rectangle_with_it() {
    let safe = safe(&table(&[&[3, 20, 40], &[12, 30, 50]]));
    assert_eq!(shown(&safe), "s c 40 63 / c c 50 92 / 15 50 90 155");
    // 1 to 4 few; the others move with it.
    assert_eq!(range(&safe, 0), Some((1, Some(4))));
    assert_eq!(range(&safe, 1), Some((19, Some(22))));
}

#[test]
fn four_small_cells_guard_each_other() {
    let safe = safe(&table(&[&[2, 3, 40], &[3, 2, 50]]));
    assert_eq!(shown(&safe), "s s 40 45 / s s 50 55 / 5 5 90 100");
    assert_eq!(range(&safe, 0), Some((1, Some(4))));
}

#[test]
fn small_cells_at_the_end_of_what_few_can_be_need_another_to_guard_them() {
    // 1 + 1 and 1 + 1: whoever knows that each is 1 to 4 knows all of them.
    let safe = safe(&table(&[&[1, 1, 40], &[1, 1, 50]]));
    assert!(shown(&safe).starts_with("s s"), "{}", shown(&safe));
    assert!(safe.hidden.complementary > 0);
    for at in [0, 1, 4, 5] {
        let (lowest, highest) = range(&safe, at).unwrap();
        assert!(highest.unwrap() - lowest >= 2, "{}", shown(&safe));
    }
}

#[test]
fn a_small_cell_between_zeros_takes_totals_with_it() {
    let safe = safe(&table(&[&[3, 0], &[0, 30]]));
    assert_eq!(shown(&safe), "s 0 c / 0 30 30 / c 30 c");
    assert_eq!(range(&safe, 0), Some((1, Some(4))));
}

#[test]
fn zeros_are_shown_unless_the_policy_hides_them() {
    let zeros = table(&[&[0, 20, 20], &[20, 20, 20]]);
    assert_eq!(safe(&zeros).hidden.small, 0);
    let policy = SuppressionPolicy { hide_zeros: true, ..Default::default() };
    let hidden = suppress(&zeros, &policy).unwrap();
    assert_eq!(shown(&hidden), "s c 20 40 / c c 20 60 / 20 40 40 100");
    assert_eq!(range(&hidden, 0), Some((0, Some(4))));
}

#[test]
fn a_small_group_takes_the_smallest_large_one_with_it() {
    assert_eq!(shown(&safe(&groups(&[3, 20, 9, 30]))), "s 20 c 30 62");
    assert_eq!(shown(&safe(&groups(&[3, 3, 30]))), "s s 30 36");
}

#[test]
fn two_small_groups_that_leave_two_numbers_open_take_a_third() {
    // 3 + 4 of 1 to 4 each: 3 or 4, which is not three numbers.
    assert_eq!(shown(&safe(&groups(&[3, 4, 30]))), "s s c 37");
    let policy = SuppressionPolicy { protection: 1, ..Default::default() };
    let less = suppress(&groups(&[3, 4, 30]), &policy).unwrap();
    assert_eq!(shown(&less), "s s 30 37");
    assert_eq!(range(&less, 0), Some((3, Some(4))));
}

#[test]
fn a_single_small_group_takes_the_total_with_it() {
    assert_eq!(shown(&safe(&groups(&[3]))), "s c");
    assert_eq!(shown(&safe(&groups(&[3, 0, 0]))), "s 0 0 c");
}

#[test]
fn a_neighbour_of_exactly_the_minimum_cannot_give_way() {
    // 3 could only fall while 5 rises: 1 to 3 is wide enough, and 5 is known to be 5 or more.
    let safe = safe(&groups(&[3, 5, 100]));
    assert_eq!(shown(&safe), "s c 100 108");
    assert_eq!(range(&safe, 0), Some((1, Some(3))));
    assert_eq!(range(&safe, 1), Some((5, Some(7))));
}

#[test]
fn an_empty_table_has_a_total_of_nobody() {
    let none = CountTable { rows: vec![], columns: vec![], cells: vec![] };
    assert_eq!(shown(&safe(&none)), "0");
    let rows = CountTable { rows: vec![key("r0")], columns: vec![key("a")], cells: vec![] };
    assert_eq!(shown(&safe(&rows)), "0 0 / 0 0");
}

fn with_sums(cells: &[(&[f64], f64)]) -> CountTable {
    let mut table = groups(&vec![10; cells.len()]);
    for (cell, (largest, sum)) in table.cells.iter_mut().zip(cells) {
        (cell.sum, cell.largest) = (Some(*sum), largest.to_vec());
    }
    table
}

#[test]
fn a_sum_that_two_people_make_up_is_hidden() {
    let table = with_sums(&[(&[80.0, 15.0], 100.0), (&[20.0, 10.0], 90.0), (&[50.0, 9.0], 200.0)]);
    let by = |dominance| {
        let policy = SuppressionPolicy { dominance: Some(dominance), ..Default::default() };
        shown(&suppress(&table, &policy).unwrap())
    };
    assert_eq!(by(Dominance::LargestShare { contributors: 2, percent: 85.0 }), "d c 10 30");
    assert_eq!(by(Dominance::LargestShare { contributors: 2, percent: 95.0 }), "10 10 10 30");
    // What is left, 5, is less than 10 % of 80, and not less than 6 %.
    assert_eq!(by(Dominance::PPercent { percent: 10.0 }), "d c 10 30");
    assert_eq!(by(Dominance::PPercent { percent: 6.0 }), "10 10 10 30");
}

#[test]
fn a_dominated_sum_is_guarded_as_far_as_its_rule_asks() {
    // 95 of 100 with 50 %: it asks for 2 * 95 - 100 = 90 above; the 60 alone do not give that.
    let table = with_sums(&[(&[90.0, 5.0], 100.0), (&[3.0, 3.0], 60.0), (&[40.0, 9.0], 500.0)]);
    let dominance = Some(Dominance::LargestShare { contributors: 2, percent: 50.0 });
    let policy = SuppressionPolicy { dominance, ..Default::default() };
    let safe = suppress(&table, &policy).unwrap();
    assert_eq!(shown(&safe), "d 10 c 30");
}

#[test]
fn shown_numbers_are_rounded_and_never_to_zero() {
    let table = table(&[&[5, 20, 43], &[12, 38, 50]]);
    let by = |base| {
        let policy = SuppressionPolicy { round_to: Some(base), ..Default::default() };
        suppress(&table, &policy)
    };
    assert_eq!(shown(&by(5).unwrap()), "5 20 45 70 / 10 40 50 100 / 15 60 95 170");
    assert_eq!(shown(&by(10).unwrap()), "10 20 40 70 / 10 40 50 100 / 20 60 90 170");
    let problem = Problem::from(by(11).unwrap_err());
    assert_eq!(problem.path.as_deref(), Some("policy.round_to"));
}

#[test]
fn rounded_tables_tell_no_ranges() {
    let policy = SuppressionPolicy { round_to: Some(5), ..Default::default() };
    let safe = suppress(&groups(&[3, 20, 9]), &policy).unwrap();
    assert_eq!(shown(&safe), "s 20 c 30");
    assert!((0..4).all(|at| range(&safe, at).is_none()));
}

#[test]
fn what_does_not_go_together_is_refused_at_its_place() {
    let policy = SuppressionPolicy::default();
    let refused = |change: &dyn Fn(&mut CountTable)| {
        let mut table = table(&[&[6, 7], &[8, 9]]);
        change(&mut table);
        let (code, path) = code(&table, &policy);
        format!("{code} {}", path.unwrap_or_default())
    };
    assert_eq!(
        refused(&|table| table.rows.push(key("r0"))),
        "portfolio.duplicate_category table.rows[2]"
    );
    assert_eq!(
        refused(&|table| table.cells[1].row = key("x")),
        "portfolio.unknown_category table.cells[1].row"
    );
    assert_eq!(
        refused(&|table| table.cells[1].column = Some(key("a"))),
        "portfolio.duplicate_cell table.cells[1]"
    );
    assert_eq!(
        refused(&|table| table.cells[1].column = None),
        "portfolio.malformed_cell table.cells[1]"
    );
    assert_eq!(
        refused(&|table| table.cells[1].sum = Some(1.0)),
        "portfolio.malformed_cell table.cells[0]"
    );
    assert_eq!(
        refused(&|table| table.cells[2].people = u32::MAX),
        "kernel.out_of_range table.cells[2].people"
    );
    assert_eq!(
        refused(&|table| table.cells[0].sum = Some(f64::NAN)),
        "kernel.not_finite table.cells[0].sum"
    );
    let wide =
        |table: &mut CountTable| table.rows.extend((0..9999).map(|at| key(&format!("{at}"))));
    assert_eq!(refused(&wide), "portfolio.too_large table");
}

#[test]
fn a_large_table_is_guarded_too() {
    let people = |row: usize, column: usize| ((row * 7919 + column * 104_729) % 97) as u32;
    let rows: Vec<Vec<u32>> =
        (0..60).map(|row| (0..20).map(|column| people(row, column)).collect()).collect();
    let rows: Vec<&[u32]> = rows.iter().map(Vec::as_slice).collect();
    let safe = safe(&table(&rows));
    assert!(safe.hidden.small > 30, "{:?}", safe.hidden);
    let alone = |at: usize| range(&safe, at).is_some_and(|(low, high)| high == Some(low));
    assert!(!(0..safe.cells.len()).any(alone));
}

proptest! {
    /// In one dimension a reader adds the hidden sums up: each may be any part of that.
    #[test]
    fn the_hidden_sums_of_groups_leave_as_much_open_as_the_rule_asks(
        cells in proptest::collection::vec((0..200_u32, 0..50_u32, 0..300_u32), 1..8),
        percent in 10.0..99.0_f64,
    ) {
        let cells: Vec<([f64; 2], f64)> = cells
            .into_iter()
            .map(|(one, two, rest)| {
                let largest = [f64::from(one.max(two)), f64::from(two.min(one))];
                (largest, f64::from(one + two + rest))
            })
            .collect();
        let borrowed: Vec<(&[f64], f64)> =
            cells.iter().map(|(largest, sum)| (largest.as_slice(), *sum)).collect();
        let dominance = Some(Dominance::LargestShare { contributors: 2, percent });
        let policy = SuppressionPolicy { dominance, ..Default::default() };
        let safe = suppress(&with_sums(&borrowed), &policy).unwrap();
        let is_hidden = |at: usize| matches!(safe.cells[at].value, SafeValue::Hidden { .. });
        let hidden: f64 = cells.iter().enumerate().filter(|(at, _)| is_hidden(*at)).map(|(_, cell)| cell.1).sum();
        for (at, (largest, sum)) in cells.iter().enumerate() {
            let asks = (largest[0] + largest[1]) * 100.0 / percent - sum;
            prop_assert_eq!(is_hidden(at) || asks <= 0.0, true);
            if is_hidden(at) && !is_hidden(cells.len()) {
                prop_assert!(hidden - sum >= asks - 1e-6, "{safe:?}");
                prop_assert!(hidden > 0.0, "{safe:?}");
            }
        }
    }

    #[test]
    fn the_order_in_which_cells_are_given_changes_nothing(
        people in proptest::collection::vec(0..12_u32, 9), by in 0..9_usize,
    ) {
        let rows: Vec<&[u32]> = people.chunks(3).collect();
        let one = table(&rows);
        let mut other = one.clone();
        other.cells.rotate_left(by);
        prop_assert_eq!(safe(&one), safe(&other));
    }

    #[test]
    fn a_table_of_counts_stays_safe_when_large_cells_grow(
        people in proptest::collection::vec(5..12_u32, 6), more in 0..50_u32,
    ) {
        let grown: Vec<u32> = people.iter().map(|people| people + more).collect();
        let rows: Vec<&[u32]> = grown.chunks(3).collect();
        prop_assert_eq!(safe(&table(&rows)).hidden, super::ReasonTally::default());
    }
}
