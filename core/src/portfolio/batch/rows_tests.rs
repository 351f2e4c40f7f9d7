//! Long tables, against sorting them as anybody would.

use proptest::prelude::*;

use super::super::Levels;
use super::{Codes, DuplicateRule, LongTable, RowSpace, group_rows};
use crate::problem::Problem;

/// Person, competency, level and day of each row.
type Row = (u32, u32, i32, i32);

#[derive(Debug, Clone, Default)]
struct Columns {
    person: Vec<u32>,
    competency: Vec<u32>,
    level: Vec<i32>,
    date: Vec<i32>,
}

impl Columns {
    fn new(rows: &[Row]) -> Self {
        let mut columns = Self::default();
        for (person, competency, level, date) in rows {
            columns.person.push(*person);
            columns.competency.push(*competency);
            columns.level.push(*level);
            columns.date.push(*date);
        }
        columns
    }

    fn table(&self, people: u32, competencies: u32) -> LongTable<'_> {
        LongTable {
            people,
            competencies,
            person: Codes::U32(&self.person),
            competency: Codes::U32(&self.competency),
            level: Levels::I32(&self.level),
            date: Some(&self.date),
        }
    }
}

/// Which of several rows counts.
fn kept(rule: DuplicateRule, same: &[&Row]) -> i32 {
    match rule {
        DuplicateRule::Refuse => same[0].2,
        DuplicateRule::Highest => same.iter().map(|row| row.2).max().unwrap(),
        DuplicateRule::Lowest => same.iter().map(|row| row.2).min().unwrap(),
        DuplicateRule::Last => same.last().unwrap().2,
        // The last of several that are the latest.
        DuplicateRule::Latest => same.iter().max_by_key(|row| row.3).unwrap().2,
    }
}

/// The levels of each person, by competency in the order in which each came first.
fn by_hand(rows: &[Row], people: u32, rule: DuplicateRule) -> Vec<Vec<(u32, i32)>> {
    let of_person = |person: u32| {
        let own: Vec<&Row> = rows.iter().filter(|row| row.0 == person).collect();
        let mut named: Vec<u32> = Vec::new();
        for row in &own {
            if !named.contains(&row.1) {
                named.push(row.1);
            }
        }
        let level = |one: u32| {
            let same: Vec<&Row> = own.iter().copied().filter(|row| row.1 == one).collect();
            (one, kept(rule, &same))
        };
        named.into_iter().map(level).collect()
    };
    (0..people).map(of_person).collect()
}

fn grouped(
    table: &LongTable<'_>,
    rule: DuplicateRule,
    space: &mut RowSpace,
) -> Result<Vec<Vec<(u32, i32)>>, Problem> {
    let rows = group_rows(table, rule, space)?;
    let Levels::I32(level) = rows.level else { panic!("levels have another type") };
    let person = |pair: &[u32]| {
        let own = pair[0] as usize..pair[1] as usize;
        rows.competency[own.clone()].iter().copied().zip(level[own].iter().copied()).collect()
    };
    Ok(rows.starts.windows(2).map(person).collect())
}

fn rules() -> impl Strategy<Value = DuplicateRule> {
    use DuplicateRule::{Highest, Last, Latest, Lowest, Refuse};
    prop::sample::select(vec![Refuse, Highest, Lowest, Last, Latest])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, ..ProptestConfig::default() })]

    #[test]
    fn rows_of_each_person_are_those_that_anybody_would_find(
        people in prop_oneof![1_u32..6, 1000_u32..4000],
        rows in prop::collection::vec((any::<u32>(), 0_u32..9, -3_i32..9, 0_i32..4), 0..60),
        many in prop::bool::weighted(0.2), is_sorted: bool, rule in rules(),
    ) {
        let factor = if many { 1_000_000 } else { 1 };
        let row = |(person, competency, level, day): &Row| {
            (person % people, competency * factor, *level, *day)
        };
        let mut rows: Vec<Row> = rows.iter().map(row).collect();
        if is_sorted {
            rows.sort_by_key(|row| row.0);
        }
        let columns = Columns::new(&rows);
        let table = columns.table(people, 8 * factor + 1);
        let found = grouped(&table, rule, &mut RowSpace::default());
        let mut pairs: Vec<_> = rows.iter().map(|row| (row.0, row.1)).collect();
        pairs.sort_unstable();
        let has_two = pairs.windows(2).any(|pair| pair[0] == pair[1]);
        if rule == DuplicateRule::Refuse && has_two {
            let problem = found.unwrap_err();
            prop_assert_eq!(problem.code, "portfolio.duplicate_row");
            let is_later = |at: &usize| {
                rows[..*at].iter().any(|row| (row.0, row.1) == (rows[*at].0, rows[*at].1))
            };
            let later: Vec<String> =
                (0..rows.len()).filter(is_later).map(|at| at.to_string()).collect();
            let more = if later.len() > 5 { " and more" } else { "" };
            let named = later[..later.len().min(5)].join(", ") + more;
            prop_assert_eq!(&problem.details.values["rows"], &named);
        } else {
            prop_assert_eq!(found.unwrap(), by_hand(&rows, people, rule));
        }
    }

    #[test]
    fn memory_of_another_table_changes_nothing(
        tables in prop::collection::vec(
            prop::collection::vec((0_u32..1500, 0_u32..5, 1_i32..6, 0_i32..3), 0..30), 3),
        rule in rules(),
    ) {
        let mut space = RowSpace::default();
        for rows in &tables {
            let columns = Columns::new(rows);
            let table = columns.table(1500, 5);
            let again = grouped(&table, rule, &mut space);
            prop_assert_eq!(again, grouped(&table, rule, &mut RowSpace::default()));
        }
    }
}

#[test]
fn a_sorted_table_is_read_where_it_lies() {
    let columns = Columns::new(&[(0, 2, 3, 0), (0, 5, 1, 0), (2, 1, 4, 0)]);
    let mut space = RowSpace::default();
    let rows = group_rows(&columns.table(4, 6), DuplicateRule::Refuse, &mut space).unwrap();
    assert_eq!(rows.starts, [0, 2, 2, 3, 3]);
    assert!(std::ptr::eq(rows.competency, columns.competency.as_slice()));
    assert!(
        matches!(rows.level, Levels::I32(level) if std::ptr::eq(level, columns.level.as_slice()))
    );
}

#[test]
fn a_table_without_rows_is_one_of_people_of_whom_nothing_is_known() {
    let columns = Columns::default();
    let mut space = RowSpace::default();
    let rows = group_rows(&columns.table(2, 0), DuplicateRule::Refuse, &mut space).unwrap();
    assert_eq!(rows.starts, [0, 0, 0]);
}

#[test]
fn an_unknown_level_gives_way_to_a_known_one_unless_the_row_itself_counts() {
    let level = |rule, level: &[f64]| {
        let person = vec![0; level.len()];
        let table = LongTable {
            people: 1,
            competencies: 1,
            person: Codes::U32(&person),
            competency: Codes::U32(&person),
            level: Levels::F64(level),
            date: None,
        };
        let mut space = RowSpace::default();
        let rows = group_rows(&table, rule, &mut space).unwrap();
        let Levels::F64(all) = rows.level else { panic!("levels have another type") };
        all[0]
    };
    assert_eq!(level(DuplicateRule::Lowest, &[f64::NAN, 4.0, 2.0, f64::NAN]), 2.0);
    assert_eq!(level(DuplicateRule::Highest, &[f64::NAN, 2.0, 4.0, f64::NAN]), 4.0);
    assert!(level(DuplicateRule::Last, &[2.0, 4.0, f64::NAN]).is_nan());
}

#[test]
fn what_is_wrong_with_a_table_is_named_by_column_and_rows() {
    let wrong = |table: &LongTable<'_>, rule| {
        let problem = Problem::from(group_rows(table, rule, &mut RowSpace::default()).unwrap_err());
        assert_eq!(problem.code, "portfolio.malformed_table");
        (problem.path.unwrap(), problem.details.values["rows"].clone())
    };
    let columns = Columns::new(&[(0, 1, 3, 0), (3, 0, 1, 0), (1, 9, 4, 0)]);
    let refuse = DuplicateRule::Refuse;
    let table = columns.table(4, 10);
    assert_eq!(wrong(&columns.table(3, 10), refuse), ("person".into(), "1".into()));
    assert_eq!(wrong(&columns.table(4, 9), refuse), ("competency".into(), "2".into()));
    let negative = LongTable { person: Codes::I32(&[0, -1, -7]), ..table };
    assert_eq!(wrong(&negative, refuse), ("person".into(), "1, 2".into()));
    let short = LongTable { level: Levels::I32(&[1]), ..table };
    assert_eq!(wrong(&short, refuse), ("level".into(), String::new()));
    let short = LongTable { date: Some(&[1]), ..table };
    assert_eq!(wrong(&short, refuse), ("date".into(), String::new()));
    let dateless = LongTable { date: None, ..table };
    assert_eq!(wrong(&dateless, DuplicateRule::Latest), ("date".into(), String::new()));
}
