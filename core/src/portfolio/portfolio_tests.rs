//! Laws of questions about many people, against a loop over single assessments.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::evidence::Profile;
use crate::kernel::{Key, Share};
use crate::readiness::{Options, RoleIndex, UnknownPolicy, Verdict, assess};
use crate::role::Role;

const NAMES: [&str; 5] = ["a", "b", "c", "d", "e"];

fn key(text: &str) -> Key {
    Key::parse(text).unwrap()
}

/// A level, an importance, and whether it is a must-have.
type Asked = (u8, u8, bool);

/// A role that asks for some of the competencies, some of them as must-haves.
fn roles() -> impl Strategy<Value = Vec<Role>> {
    let asked = prop::option::of((1_u8..=5, 0_u8..4, prop::bool::weighted(0.2)));
    let role = prop::collection::vec(asked, NAMES.len());
    prop::collection::vec(role, 1..4).prop_map(|roles| {
        let scales = json!([{"id": "five", "kind": "ordinal", "minimum": 1, "maximum": 5}]);
        let role = |(at, asked): (usize, Vec<Option<Asked>>)| {
            let named = asked.into_iter().zip(NAMES);
            let requirements = named.filter_map(|(asked, name)| {
                let (level, importance, is_gate) = asked?;
                let mut one = json!({"competency": name, "required_level": level,
                    "importance": importance});
                if is_gate {
                    one["gate"] = json!({});
                }
                Some(one)
            });
            let requirements: Vec<Value> = requirements.collect();
            let uri = format!("role/{at}");
            serde_json::from_value(
                json!({"uri": uri, "scales": scales, "requirements": requirements}),
            )
            .unwrap()
        };
        roles.into_iter().enumerate().map(role).collect()
    })
}

fn cohorts() -> impl Strategy<Value = Cohort> {
    let held = prop_oneof![
        2 => Just(None),
        5 => (1_u8..=5).prop_map(|level| Some(json!({"level": level}))),
        1 => prop::sample::select(vec!["not_demonstrated", "demonstrated", "expired"])
            .prop_map(|status| Some(json!({"status": status}))),
    ];
    let levels = prop::collection::vec(held, NAMES.len());
    let member = (levels, 0_u8..3, 0_u8..4);
    prop::collection::vec(member, 0..9).prop_map(|members| {
        let member = |(at, (levels, group, target)): (usize, (Vec<Option<Value>>, u8, u8))| {
            let held = levels.into_iter().zip(NAMES).filter_map(|(held, name)| {
                let mut held = held?;
                held["competency"] = json!(name);
                Some(held)
            });
            let held: Vec<Value> = held.collect();
            let groups = if group == 0 { json!({}) } else { json!({"team": format!("t{group}")}) };
            let target = (target == 0).then_some("role/0");
            let profile = json!({"person": format!("p{at}"), "levels": held});
            serde_json::from_value(
                json!({"profile": profile, "groups": groups, "target_role": target}),
            )
            .unwrap()
        };
        Cohort { members: members.into_iter().enumerate().map(member).collect() }
    })
}

fn options() -> impl Strategy<Value = Options> {
    let unknown = prop::sample::select(vec!["strict", "lenient", "interval"]);
    let formula =
        prop::sample::select(vec!["weighted_proportional", "count_met", "mandatory_first"]);
    (unknown, formula, prop::option::of(0_u8..=4)).prop_map(|(unknown, formula, quarters)| {
        let threshold = quarters.map(|quarters| f64::from(quarters) / 4.0);
        let formula = json!({"kind": formula});
        serde_json::from_value(
            json!({"unknown": unknown, "formula": formula, "threshold": threshold}),
        )
        .unwrap()
    })
}

/// The mean as anybody would take it.
fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
}

fn is_near(one: Option<f64>, other: Option<f64>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => (one - other).abs() < 1e-12,
        (one, other) => one == other,
    }
}

proptest! {
    #[test]
    fn every_cell_is_the_score_of_one_assessment(
        cohort in cohorts(), roles in roles(), options in options(),
    ) {
        let matrix = score_matrix(&cohort, &RoleIndex::new(roles.clone()), &options).unwrap();
        let mut without = 0;
        for (row, member) in matrix.people.iter().zip(&cohort.members) {
            for (score, role) in row.scores.iter().zip(&roles) {
                let one = assess(&member.profile, role, &options).ok().map(|one| one.score);
                prop_assert_eq!(*score, one);
                without += u32::from(one.is_none());
            }
        }
        prop_assert_eq!(matrix.unrated_count, without);
    }

    #[test]
    fn a_summary_is_that_of_single_assessments_whatever_the_order_of_people(
        cohort in cohorts(), roles in roles(), options in options(),
    ) {
        let by = cohort.members.iter().any(|one| !one.groups.is_empty()).then(|| key("team"));
        let index = RoleIndex::new(roles.clone());
        let rows = summarise(&cohort, &index, by.as_ref(), &options).unwrap();
        let threshold = options.threshold.map_or(1.0, Share::get);
        for row in &rows {
            let role = roles.iter().find(|role| role.uri == row.role).unwrap();
            let is_in = |profile: &&Member| match &by {
                None => true,
                Some(column) => profile.groups.get(column) == row.group.as_ref(),
            };
            let members: Vec<&Member> = cohort.members.iter().filter(is_in).collect();
            let reports: Vec<_> =
                members.iter().filter_map(|one| assess(&one.profile, role, &options).ok()).collect();
            let scores: Vec<f64> = reports.iter().map(|one| one.score.get()).collect();
            prop_assert_eq!(row.people as usize, members.len());
            prop_assert_eq!(row.rated as usize, reports.len());
            prop_assert!(is_near(row.mean_score, mean(&scores)));
            let reaching = scores.iter().filter(|score| **score >= threshold).count();
            prop_assert_eq!(row.reaching as usize, reaching);
            let ready = reports.iter().filter(|one| one.verdict == Verdict::Ready).count();
            prop_assert_eq!(row.ready as usize, ready);
        }
        let mut other = cohort;
        other.members.reverse();
        prop_assert_eq!(summarise(&other, &index, by.as_ref(), &options).unwrap(), rows);
    }

    #[test]
    fn everybody_is_found_or_left_out_for_one_reason(
        cohort in cohorts(), roles in roles(), options in options(), only_open_gates: bool,
        quarters in (0_u8..=4, 0_u8..=4),
    ) {
        let (minimum, coverage) = (f64::from(quarters.0) / 4.0, f64::from(quarters.1) / 4.0);
        let search: TalentSearch = serde_json::from_value(json!({
            "minimum_score": minimum, "minimum_coverage": coverage, "exclude": ["p1"],
            "only_open_gates": only_open_gates, "top": 100,
        })).unwrap();
        let index = RoleIndex::new(roles.clone());
        for list in top_people(&cohort, &index, &search, &options).unwrap() {
            let role = roles.iter().find(|role| role.uri == list.role).unwrap();
            let counts = [list.found, list.below_score, list.below_coverage, list.gates_not_open,
                list.unrated, list.excluded];
            prop_assert_eq!(counts.iter().sum::<u32>() as usize, cohort.members.len());
            let passes = |profile: &Profile| {
                let report = assess(profile, role, &options).ok()?;
                let is_open = report.gates.iter().all(|gate| {
                    gate.state == crate::readiness::GateState::Open
                });
                let passes = profile.person.as_str() != "p1" && report.score.get() >= minimum
                    && report.coverage.get() >= coverage && (is_open || !only_open_gates);
                passes.then(|| (report.score.get(), report.coverage.get(), profile.person.clone()))
            };
            let mut best: Vec<_> =
                cohort.members.iter().filter_map(|one| passes(&one.profile)).collect();
            best.sort_by(|a, b| {
                b.0.total_cmp(&a.0).then(b.1.total_cmp(&a.1)).then_with(|| a.2.cmp(&b.2))
            });
            let named: Vec<_> = list.people.iter()
                .map(|one| (one.score.get(), one.coverage.get(), one.person.clone())).collect();
            prop_assert_eq!(named, best);
        }
    }

    #[test]
    fn recurring_gaps_are_the_gaps_of_everybody_added_up(
        cohort in cohorts(), roles in roles(), options in options(),
    ) {
        let answer = recurring_gaps(&cohort, &RoleIndex::new(roles.clone()), &options).unwrap();
        let (mut lacking, mut loss) = (BTreeMap::<Key, u32>::new(), BTreeMap::<Key, f64>::new());
        let aiming = cohort.members.iter().filter(|one| one.target_role.is_some());
        let reports: Vec<_> = aiming
            .filter_map(|one| assess(&one.profile, &roles[0], &options).ok()).collect();
        for gap in reports.iter().flat_map(|report| &report.gaps) {
            *lacking.entry(gap.competency.clone()).or_default() += 1;
            *loss.entry(gap.competency.clone()).or_default() += gap.loss.get();
        }
        prop_assert_eq!(answer.assessed as usize, reports.len());
        prop_assert_eq!(answer.gaps.len(), lacking.len());
        for gap in &answer.gaps {
            prop_assert_eq!(gap.lacking, lacking[&gap.competency]);
            prop_assert_eq!(gap.lacking, gap.unknown + gap.too_low + gap.not_demonstrated);
            prop_assert!(gap.asked >= gap.lacking);
            prop_assert!((gap.loss - loss[&gap.competency]).abs() < 1e-12);
        }
        prop_assert!(answer.gaps.is_sorted_by(|a, b| a.loss >= b.loss));
    }

    #[test]
    fn counts_of_levels_and_of_holders_add_up_to_everybody(cohort in cohorts(), level in 1_u8..=5) {
        for row in distribution(&cohort, &[], None).unwrap() {
            let levels: u32 = row.levels.iter().map(|one| one.people).sum();
            let rest = row.demonstrated + row.not_demonstrated + row.not_applicable + row.unknown;
            prop_assert_eq!(levels + rest, row.people);
            let demand: LevelDemand = serde_json::from_value(
                json!({"competency": row.competency, "level": level}),
            ).unwrap();
            let answer = coverage(&cohort, &[demand], CoverageOptions::default()).unwrap();
            let own = &answer.competencies[0];
            let above = row.levels.iter().filter(|one| one.level.get() >= f64::from(level));
            prop_assert_eq!(own.holders, above.map(|one| one.people).sum::<u32>());
            prop_assert_eq!(
                own.holders + own.below + own.not_comparable + own.unknown, answer.people
            );
            prop_assert_eq!(answer.bus_factor, Some(own.holders));
        }
    }

    #[test]
    fn moving_there_and_back_is_the_same_change_with_the_other_sign(
        before in cohorts(), after in cohorts(), roles in roles(), options in options(),
    ) {
        // Where unknowns are left out, a step between the days may have no score one way alone.
        let options = Options { unknown: UnknownPolicy::Strict, ..options };
        let index = RoleIndex::new(roles);
        let there = movement(&before, None, &after, &index, &options).unwrap();
        let back = movement(&after, None, &before, &index, &options).unwrap();
        prop_assert_eq!(there.up, back.down);
        prop_assert_eq!(there.joined, back.left);
        prop_assert_eq!(there.compared, there.up + there.down + there.stay);
        let total = there.joined + there.compared + there.not_compared;
        prop_assert_eq!(total as usize, after.members.len());
        for one in &there.movers {
            let p = one.parts;
            prop_assert_eq!(p.change, one.after.get() - one.before.get());
            prop_assert_eq!(p.change, p.decay + p.growth + p.new_evidence + p.requirement_change);
            let other = back.movers.iter().find(|other| other.person == one.person).unwrap();
            prop_assert_eq!(other.parts.change, -p.change);
        }
        if let (Some(there), Some(back)) = (there.mean, back.mean) {
            prop_assert_eq!(there.change, -back.change);
        }
    }
}

#[test]
fn a_heatmap_has_the_numbers_of_its_table() {
    let member = |person: &str, team: &str, level: u8| {
        json!({"profile": {"person": person, "levels": [{"competency": "a", "level": level}]},
            "groups": {"team": team}})
    };
    let cohort: Cohort = serde_json::from_value(
        json!({"members": [member("x", "t2", 3), member("y", "t1", 5), member("z", "t2", 1)]}),
    )
    .unwrap();
    let role = |uri: &str, level: u8| -> Role {
        let scales = json!([{"id": "five", "kind": "ordinal", "minimum": 1, "maximum": 5}]);
        let requirements = json!([{"competency": "a", "required_level": level}]);
        serde_json::from_value(json!({"uri": uri, "scales": scales, "requirements": requirements}))
            .unwrap()
    };
    let index = RoleIndex::new(vec![role("low", 3), role("high", 5)]);
    let map = heatmap(&cohort, &index, &key("team"), &Options::default()).unwrap();
    let cells: Vec<_> = map.cells.iter().map(|one| (one.row, one.column, one.mean_score)).collect();
    assert_eq!(map.rows, [Some(key("t1")), Some(key("t2"))]);
    assert_eq!(
        cells,
        [(0, 0, Some(1.0)), (0, 1, Some(1.0)), (1, 0, Some(0.5)), (1, 1, Some(0.25))]
    );
}

proptest! {
    #[test]
    fn streams_count_every_person_once_from_the_band_of_one_day_to_that_of_the_other(
        before in cohorts(), after in cohorts(), roles in roles(), options in options(),
    ) {
        let bands = FlowBands::default();
        let index = RoleIndex::new(roles.clone());
        let flow = flow(&before, &after, &index, &bands, &options).unwrap();
        let node = |cohort: &Cohort, person: &Key| {
            let Some(member) = cohort.members.iter().find(|one| one.profile.person == *person)
            else {
                return (FlowKind::Absent, None);
            };
            let report = member.target_role.as_ref()
                .and_then(|_| assess(&member.profile, &roles[0], &options).ok());
            let Some(report) = report else { return (FlowKind::NoScore, None) };
            let low = (report.score.get() * 4.0).floor() / 4.0;
            (FlowKind::Band, Some(low))
        };
        let people = before.members.iter().chain(&after.members).map(|one| &one.profile.person);
        let people: std::collections::BTreeSet<&Key> = people.collect();
        let mut expected: BTreeMap<_, u32> = BTreeMap::new();
        for person in &people {
            let ends = (node(&before, person), node(&after, person));
            *expected.entry(format!("{ends:?}")).or_default() += 1;
        }
        let mut found = BTreeMap::new();
        for link in &flow.links {
            let end = |at: u32| {
                let node = &flow.nodes[at as usize];
                (node.side, (node.kind, node.low.map(Share::get)))
            };
            let (source, target) = (end(link.source), end(link.target));
            prop_assert_eq!((source.0, target.0), (FlowSide::Before, FlowSide::After));
            found.insert(format!("{:?}", (source.1, target.1)), link.people);
        }
        prop_assert_eq!(found, expected);
        for side in [FlowSide::Before, FlowSide::After] {
            let own = flow.nodes.iter().filter(|node| node.side == side);
            prop_assert_eq!(own.map(|node| node.people).sum::<u32>() as usize, people.len());
        }
    }
}
