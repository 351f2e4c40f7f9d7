//! Recurring gaps, against those of a cohort.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use serde_json::json;

use super::super::world_tests::{Table, World, worlds};
use super::super::{BatchRun, GapTally, LevelRows, Levels, OwnRoles, OwnSpace};
use crate::portfolio::{Cohort, Member, RecurringGaps, recurring_gaps};
use crate::readiness::RoleIndex;

/// What is counted of one competency: asked, lacking, unknown, too low, blocks, last gap; the loss.
type Counts = ([u32; 6], f64);

fn counted(world: &World, roles: &OwnRoles, threads: u32) -> GapTally {
    let table = Table::new(&world.people);
    let (rows, mut space) = (table.rows(world.kind), OwnSpace::default());
    let run = BatchRun { threads: Some(threads), ..BatchRun::default() };
    roles.recurring_gaps(&rows, Some(&world.own), None, &run, &mut space).unwrap().remove(0)
}

/// The counts by uri, of what is lacking.
fn by_uri(tally: &GapTally, roles: &OwnRoles) -> BTreeMap<String, Counts> {
    let mut all: BTreeMap<String, Counts> = BTreeMap::new();
    for one in &tally.competencies {
        let name = World::uri(&roles.competencies()[one.competency as usize]);
        let (counts, loss) = all.entry(name).or_default();
        let own = [one.asked, one.lacking, one.unknown, one.too_low, one.blocks, one.last_gap];
        counts.iter_mut().zip(own).for_each(|(sum, own)| *sum += own);
        *loss += one.loss.total();
    }
    all.retain(|_, (counts, _)| counts[1] > 0);
    all
}

fn of_cohort(gaps: &RecurringGaps) -> BTreeMap<String, Counts> {
    let one = |gap: &crate::portfolio::RecurringGap| {
        let counts = [gap.asked, gap.lacking, gap.unknown, gap.too_low, gap.blocks, gap.last_gap];
        (gap.competency.to_string(), (counts, gap.loss))
    };
    gaps.gaps.iter().map(one).collect()
}

fn cohort(world: &World, is_in: impl Fn(usize) -> bool) -> Cohort {
    let member = |person: usize| Member {
        profile: world.profile(person),
        groups: BTreeMap::new(),
        target_role: world.roles.get(world.own[person] as usize).map(|role| role.uri.clone()),
    };
    Cohort { members: (0..world.people.len()).filter(|at| is_in(*at)).map(member).collect() }
}

fn is_same(tally: &GapTally, roles: &OwnRoles, other: &RecurringGaps) -> bool {
    let people = (tally.assessed, tally.ready, tally.without_role, tally.unrated);
    let others = (other.assessed, other.ready, other.without_target, other.unrated);
    let (ours, theirs) = (by_uri(tally, roles), of_cohort(other));
    let is_near = |(one, two): (&Counts, &Counts)| one.0 == two.0 && (one.1 - two.1).abs() < 1e-12;
    people == others
        && tally.mean_score() == other.mean_score
        && ours.keys().eq(theirs.keys())
        && ours.values().zip(theirs.values()).all(is_near)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, ..ProptestConfig::default() })]

    #[test]
    fn gaps_recur_as_often_as_in_a_cohort(world in worlds()) {
        let index = RoleIndex::new(world.roles.clone());
        // A cohort refuses somebody who has a level by uri and one by code.
        if let Ok(gaps) = recurring_gaps(&cohort(&world, |_| true), &index, &world.options) {
            let roles = world.compiled();
            let tally = counted(&world, &roles, 1);
            prop_assert!(is_same(&tally, &roles, &gaps), "{tally:?}\n{gaps:?}");
        }
    }

    #[test]
    fn groups_have_the_gaps_of_their_own_cohorts(world in worlds()) {
        let (roles, index) = (world.compiled(), RoleIndex::new(world.roles.clone()));
        let table = Table::new(&world.people);
        let (rows, mut space) = (table.rows(world.kind), OwnSpace::default());
        let groups = Some((world.groups.as_slice(), 3));
        let run = BatchRun { threads: Some(2), ..BatchRun::default() };
        let tallies =
            roles.recurring_gaps(&rows, Some(&world.own), groups, &run, &mut space).unwrap();
        for (group, tally) in (0_u32..).zip(&tallies) {
            let own = cohort(&world, |person| world.groups[person] == group);
            if let Ok(gaps) = recurring_gaps(&own, &index, &world.options) {
                prop_assert!(is_same(tally, &roles, &gaps), "{group}: {tally:?}\n{gaps:?}");
            }
        }
        let mut sum = GapTally::default();
        tallies.iter().rev().for_each(|tally| sum.merge(tally));
        prop_assert_eq!(sum, counted(&world, &roles, 1));
    }

    #[test]
    fn against_all_roles_everybody_counts_once_for_each(world in worlds()) {
        let roles = world.compiled();
        let table = Table::new(&world.people);
        let (rows, mut space, run) = (table.rows(world.kind), OwnSpace::default(), BatchRun::default());
        let all = roles.recurring_gaps(&rows, None, None, &run, &mut space).unwrap().remove(0);
        let mut sum = GapTally::default();
        for role in 0..world.roles.len() as u32 {
            let own = vec![role; world.people.len()];
            sum.merge(&counted(&World { own, ..world.clone() }, &roles, 1));
        }
        prop_assert_eq!(all, sum);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10, ..ProptestConfig::default() })]

    #[test]
    fn so_many_people_alike_lack_so_many_times_as_much(world in worlds(), threads in 1_u32..4) {
        let roles = world.compiled();
        let one = counted(&world, &roles, 1);
        // Enough of them that a count has to be put away in between.
        let times = 30_000 / world.people.len().max(1);
        let many = counted(&world.repeated(times), &roles, threads);
        let mut sum = GapTally::default();
        (0..times).for_each(|_| sum.merge(&one));
        prop_assert_eq!(many, sum);
    }
}

#[test]
fn tallies_are_plain_data() {
    let world = json!({"assessed": 3, "ready": 1, "without_role": 0, "unrated": 0,
        "scores": {"high": 0, "middle": 1_572_864, "low": 0},
        "competencies": [{"competency": 4, "asked": 3, "lacking": 2, "unknown": 1, "too_low": 1,
            "loss": {"high": 0, "middle": 524_288, "low": 0}, "blocks": 0, "last_gap": 2}]});
    let tally: GapTally = serde_json::from_value(world.clone()).unwrap();
    assert_eq!(serde_json::to_value(&tally).unwrap(), world);
    assert_eq!(tally.scores.total(), 1.5);
    assert_eq!(tally.mean_score(), Some(0.5));
    assert_eq!(tally.ranked()[0].loss.total(), 0.5);
}

#[test]
fn a_row_that_is_wrong_is_named_as_it_stands_before_people_are_put_in_groups() {
    let role = json!({"uri": "r", "scales": [{"id": "s", "kind": "ordinal", "minimum": 1,
        "maximum": 5}], "requirements": [{"competency": "a", "required_level": 3}]});
    let role = serde_json::from_value(role).unwrap();
    let name = crate::kernel::Key::parse("a").unwrap();
    let roles = OwnRoles::new(vec![role], vec![name], Default::default()).unwrap();
    let rows = LevelRows { starts: &[0, 1, 2], competency: &[0, 0], level: Levels::U8(&[9, 4]) };
    let groups = Some(([1, 0].as_slice(), 2));
    let mut space = OwnSpace::default();
    let found =
        roles.recurring_gaps(&rows, Some(&[0, 0]), groups, &BatchRun::default(), &mut space);
    let problem = crate::Problem::from(found.unwrap_err());
    let rows: BTreeSet<&str> = problem.details.values["rows"].split(", ").collect();
    assert_eq!((problem.path.as_deref(), rows), (Some("level"), BTreeSet::from(["0"])));
}
