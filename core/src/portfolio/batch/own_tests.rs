//! Everybody against the own role, against single assessments.

use std::sync::Mutex;

use proptest::prelude::*;

use super::super::world_tests::{Table, World, gaps_named, gaps_of, worlds};
use super::super::{
    BatchRun, Codes, DuplicateRule, LevelRows, Levels, LongTable, OwnColumns, OwnReadiness,
    OwnRoles, OwnSpace, RoleTallies, RowSpace,
};
use super::{NO_ROLE, VerdictCode};
use crate::kernel::{Key, Share};
use crate::portfolio::PortfolioError;
use crate::problem::Problem;
use crate::readiness::Options;
use crate::role::Role;

const ALL: OwnColumns = OwnColumns { verdict: true, reason: true, asked: true, held: true };

fn measured(world: &World, roles: &OwnRoles, run: &BatchRun<'_>) -> OwnReadiness {
    let table = Table::new(&world.people);
    let (mut space, mut answer) = (OwnSpace::default(), OwnReadiness::default());
    let rows = table.rows(world.kind);
    roles.measure(&rows, &world.own, ALL, run, &mut space, &mut answer).unwrap();
    answer
}

fn on(threads: u32) -> BatchRun<'static> {
    BatchRun { threads: Some(threads), ..BatchRun::default() }
}

/// The bits of all numbers, so that not a number is equal to itself.
fn bits(answer: &OwnReadiness) -> String {
    format!("{answer:?}")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, ..ProptestConfig::default() })]

    #[test]
    fn scores_and_gaps_are_those_of_single_assessments_in_every_bit(world in worlds()) {
        let roles = world.compiled();
        let answer = measured(&world, &roles, &BatchRun::default());
        let mut unrated = 0;
        prop_assert_eq!(answer.starts.len(), world.people.len() + 1);
        for (person, role) in world.own.iter().enumerate() {
            let report = world.assessed(person, *role);
            unrated += u32::from(*role != NO_ROLE && report.is_none());
            let mut gaps = gaps_of(&answer, &roles, person);
            gaps.sort_by(|a, b| a.0.cmp(&b.0));
            let Some(report) = report else {
                prop_assert!(answer.score[person].is_nan() && answer.coverage[person].is_nan());
                prop_assert_eq!(answer.verdict[person], VerdictCode::None as u8);
                prop_assert!(gaps.is_empty());
                continue;
            };
            prop_assert_eq!(answer.score[person].to_bits(), report.score.get().to_bits());
            prop_assert_eq!(answer.coverage[person].to_bits(), report.coverage.get().to_bits());
            let verdict = VerdictCode::from(report.verdict) as u8;
            prop_assert_eq!(answer.verdict[person], verdict);
            prop_assert_eq!(gaps, gaps_named(&report));
            let rows = answer.starts[person] as usize..answer.starts[person + 1] as usize;
            let places: Vec<_> = rows.map(|at| answer.competency.get(at).unwrap()).collect();
            prop_assert!(places.is_sorted());
        }
        prop_assert_eq!(answer.unrated_count, unrated);
    }

    #[test]
    fn tallies_of_parts_add_up_to_the_tally_of_all(world in worlds(), cut in 0_usize..7) {
        let roles = world.compiled();
        let threshold = world.options.threshold.unwrap_or(Share::ALL).get();
        let count = |people: std::ops::Range<usize>| {
            let part = World {
                people: world.people[people.clone()].to_vec(),
                own: world.own[people.clone()].to_vec(),
                ..world.clone()
            };
            let answer = measured(&part, &roles, &BatchRun::default());
            let mut tallies = RoleTallies::new(world.roles.len() as u32, 3);
            let groups = Some(&world.groups[people]);
            tallies.add_own(&answer, &part.own, groups, threshold).unwrap();
            tallies
        };
        let end = world.people.len();
        let cut = cut.min(end);
        let mut parts = count(cut..end);
        parts.merge(&count(0..cut)).unwrap();
        prop_assert_eq!(&parts, &count(0..end));
        for (at, tally) in parts.cells.iter().enumerate() {
            let (role, group) = (at as u32 / 3, at as u32 % 3);
            let is_in = |person: &usize| (world.own[*person], world.groups[*person]) == (role, group);
            let people: Vec<usize> = (0..end).filter(is_in).collect();
            let reports: Vec<_> =
                people.iter().filter_map(|person| world.assessed(*person, role)).collect();
            prop_assert_eq!(tally.people as usize, people.len());
            prop_assert_eq!(tally.rated as usize, reports.len());
            let sum: f64 = reports.iter().map(|report| report.score.get()).sum();
            prop_assert!((tally.scores.total() - sum).abs() < 1e-12);
            let reaching = reports.iter().filter(|report| report.score.get() >= threshold).count();
            prop_assert_eq!(tally.reaching as usize, reaching);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, ..ProptestConfig::default() })]

    #[test]
    fn the_number_of_threads_changes_no_bit(world in worlds()) {
        // More people than two threads take at once.
        let times = 36_000 / world.people.len().max(1);
        let world = world.repeated(times);
        let roles = world.compiled();
        let one = bits(&measured(&world, &roles, &on(1)));
        prop_assert!(one == bits(&measured(&world, &roles, &on(2))));
        prop_assert!(one == bits(&measured(&world, &roles, &on(3))));
    }

}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn memory_of_another_question_changes_nothing(one in worlds(), other in worlds()) {
        let (mut space, mut answer) = (OwnSpace::default(), OwnReadiness::default());
        for world in [&one, &other, &one] {
            let (roles, table) = (world.compiled(), Table::new(&world.people));
            let (rows, run) = (table.rows(world.kind), BatchRun::default());
            roles.measure(&rows, &world.own, ALL, &run, &mut space, &mut answer).unwrap();
            prop_assert_eq!(bits(&answer), bits(&measured(world, &roles, &BatchRun::default())));
        }
    }
}

fn key(text: &str) -> Key {
    Key::parse(text).unwrap()
}

/// A role that asks for `sql` at 4 and `go` at 2, on a scale from 1 to 5.
fn analyst() -> OwnRoles {
    let role: Role = serde_json::from_value(serde_json::json!({"uri": "role/analyst",
        "scales": [{"id": "five", "kind": "ordinal", "minimum": 1, "maximum": 5}],
        "requirements": [{"competency": "sql", "required_level": 4, "importance": 3},
            {"competency": "go", "required_level": 2}]}))
    .unwrap();
    let competencies = vec![key("go"), key("sql"), key("chess")];
    OwnRoles::new(vec![role], competencies, Options::default()).unwrap()
}

fn ask(
    (starts, competency, level): (&[u32], &[u32], Levels<'_>),
    own: &[u32],
) -> Result<OwnReadiness, Problem> {
    let rows = LevelRows { starts, competency, level };
    let (mut space, mut answer) = (OwnSpace::default(), OwnReadiness::default());
    analyst().measure(&rows, own, ALL, &BatchRun::default(), &mut space, &mut answer)?;
    Ok(answer)
}

#[test]
fn nobody_and_people_without_rows_have_an_answer() {
    let nobody = ask((&[0], &[], Levels::U8(&[])), &[]).unwrap();
    assert_eq!((nobody.score.len(), nobody.starts), (0, vec![0]));
    let unknown = ask((&[0, 0], &[], Levels::F64(&[])), &[0]).unwrap();
    assert_eq!(
        (unknown.score, unknown.coverage, unknown.starts),
        (vec![0.0], vec![0.0], vec![0, 2])
    );
}

#[test]
fn a_level_that_no_scale_has_is_named_with_its_rows() {
    let off = [1, 6, 0, 3, -2, 9, 7, 8];
    let starts: Vec<u32> = (0..=8).collect();
    let problem = ask((&starts, &[1; 8], Levels::I32(&off)), &[0; 8]).unwrap_err();
    assert_eq!(problem.code, "portfolio.malformed_table");
    assert_eq!(problem.path.as_deref(), Some("level"));
    assert_eq!(problem.details.values["rows"], "1, 2, 4, 5, 6 and more");

    let infinite = [f64::INFINITY, f64::NAN];
    let problem = ask((&[0, 1, 2], &[2, 2], Levels::F64(&infinite)), &[0, 0]).unwrap_err();
    assert_eq!(problem.details.values["rows"], "0");
    // No role asks for chess, so it may have any level.
    assert!(ask((&[0, 1], &[2], Levels::F64(&[-7.5])), &[0]).is_ok());
}

#[test]
fn columns_that_do_not_go_together_are_named() {
    let wrong = |rows, own: &[u32]| {
        let problem = ask(rows, own).unwrap_err();
        assert_eq!(problem.code, "portfolio.malformed_table");
        problem.path.unwrap()
    };
    assert_eq!(wrong((&[0, 1], &[0], Levels::U8(&[])), &[0]), "level");
    assert_eq!(wrong((&[], &[], Levels::U8(&[])), &[]), "starts");
    assert_eq!(wrong((&[0, 2], &[0], Levels::U8(&[3])), &[0]), "starts");
    assert_eq!(wrong((&[1, 0], &[0], Levels::U8(&[3])), &[0]), "starts");
    assert_eq!(wrong((&[0, 1], &[0], Levels::U8(&[3])), &[]), "role");
    assert_eq!(wrong((&[0, 1], &[0], Levels::U8(&[3])), &[1]), "role");
    assert_eq!(wrong((&[0, 1], &[3], Levels::U8(&[3])), &[0]), "competency");
}

#[test]
fn a_second_row_for_a_competency_is_refused_even_where_it_says_nothing() {
    let level = [f64::NAN, 2.0, 3.0];
    let problem = ask((&[0, 3], &[1, 0, 1], Levels::F64(&level)), &[0]).unwrap_err();
    assert_eq!(problem.code, "portfolio.duplicate_row");
    assert_eq!(problem.details.values["rows"], "2");
}

#[test]
fn a_table_in_any_order_names_its_own_rows() {
    let table = LongTable {
        people: 2,
        competencies: 3,
        person: Codes::U32(&[1, 0, 1]),
        competency: Codes::U16(&[0, 1, 1]),
        level: Levels::I32(&[5, 4, 9]),
        date: None,
    };
    let (mut rows, mut space) = (RowSpace::default(), OwnSpace::default());
    let mut answer = OwnReadiness::default();
    let spaces = (&mut rows, &mut space);
    let error = analyst()
        .measure_table(
            (&table, DuplicateRule::Refuse),
            &[0, 0],
            ALL,
            &BatchRun::default(),
            spaces,
            &mut answer,
        )
        .unwrap_err();
    assert!(matches!(&error, PortfolioError::MalformedTable(fault) if fault.get("rows") == "2"));
}

#[test]
fn a_host_that_wants_no_more_is_told_how_far_it_went() {
    let (starts, own) = (vec![0; 10_001], vec![0; 10_000]);
    let rows = LevelRows { starts: &starts, competency: &[], level: Levels::U8(&[]) };
    let seen = Mutex::new((0, 0));
    let watcher = |done, of| {
        *seen.lock().unwrap() = (done, of);
        done == 0
    };
    let run = BatchRun { threads: Some(1), watch: Some(&watcher), ..BatchRun::default() };
    let (mut space, mut answer) = (OwnSpace::default(), OwnReadiness::default());
    let stopped = analyst().measure(&rows, &own, ALL, &run, &mut space, &mut answer);
    assert_eq!(Problem::from(stopped.unwrap_err()).code, "portfolio.cancelled");
    assert_eq!(*seen.lock().unwrap(), (4096, 10_000));
}

#[test]
fn a_competency_named_twice_is_refused() {
    let twice = OwnRoles::new(Vec::new(), vec![key("a"), key("b"), key("a")], Options::default());
    let problem = twice.unwrap_err();
    assert_eq!(
        (problem.code, problem.path.as_deref()),
        ("portfolio.malformed_table", Some("competencies"))
    );
}
