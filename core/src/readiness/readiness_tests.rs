use proptest::prelude::*;
use serde_json::{Value, json};

use super::{Options, Readiness, assess, compare};
use crate::evidence::Profile;
use crate::role::Role;
use crate::{Problem, evidence};

fn person(levels: &Value) -> Profile {
    evidence::parse(&json!({"person": "ana", "levels": levels}).to_string()).unwrap()
}

fn position(requirements: &Value) -> Role {
    let scales = json!([{"id": "five", "kind": "ordinal", "minimum": 1, "maximum": 5}]);
    let role = json!({"uri": "role/x", "scales": scales, "requirements": requirements});
    serde_json::from_value(role).unwrap()
}

fn report(levels: &Value, requirements: &Value) -> Readiness {
    assess(&person(levels), &position(requirements), &Options::default()).unwrap()
}

fn refused(levels: &Value, requirements: &Value) -> Problem {
    assess(&person(levels), &position(requirements), &Options::default()).unwrap_err().into()
}

#[test]
fn a_requirement_at_the_bottom_of_the_scale_asks_nothing() {
    let both = json!([{"competency": "a", "required_level": 1, "importance": 9},
                      {"competency": "b", "required_level": 5, "importance": 1}]);
    let report = report(&json!([{"competency": "b", "level": 2}]), &both);
    assert_eq!(report.score.get(), 0.25);
    assert_eq!(report.contributions[0].met, None);
    assert_eq!(report.coverage.get(), 1.0);
}

#[test]
fn a_scale_too_wide_for_the_numbers_of_a_computer_is_refused() {
    let role = json!({"uri": "role/x", "requirements": [{"competency": "a", "required_level": 1.7e308}],
        "scales": [{"id": "wide", "kind": "interval", "minimum": -1.7e308, "maximum": 1.7e308}]});
    let parsed = Problem::from(crate::role::parse(&role.to_string()).unwrap_err());
    assert_eq!(parsed.details.problems[0].code, "framework.invalid_scale");
    let role: Role = serde_json::from_value(role).unwrap();
    let ana = person(&json!([{"competency": "a", "level": 1e308}]));
    let problem = Problem::from(assess(&ana, &role, &Options::default()).unwrap_err());
    assert_eq!(problem.code, "framework.invalid_scale");
    assert_eq!(problem.path.as_deref(), Some("role.scales.maximum"));
}

#[test]
fn surplus_in_one_competency_never_pays_for_another() {
    let both =
        json!([{"competency": "a", "required_level": 2}, {"competency": "b", "required_level": 3}]);
    let report =
        report(&json!([{"competency": "a", "level": 5}, {"competency": "b", "level": 1}]), &both);
    assert_eq!(report.score.get(), 0.5);
}

#[test]
fn without_a_level_any_demonstrated_level_will_do_and_a_desired_one_weighs_half() {
    let asked = json!([{"competency": "a"}, {"competency": "b", "necessity": "desired"}]);
    let lowest = report(&json!([{"competency": "a", "level": 1}]), &asked);
    assert!((lowest.score.get() - 2.0 / 3.0).abs() < 1e-15);
    let shown = report(&json!([{"competency": "b", "status": "demonstrated"}]), &asked);
    assert!((shown.score.get() - 1.0 / 3.0).abs() < 1e-15);
    let not = report(&json!([{"competency": "a", "status": "not_demonstrated"}]), &asked);
    assert_eq!((not.score.get(), not.gaps[0].reason), (0.0, super::GapReason::NotDemonstrated));
}

#[test]
fn not_applicable_leaves_both_sums_and_unknown_only_the_low_one() {
    let three = json!([{"competency": "a", "required_level": 3}, {"competency": "b", "required_level": 3},
                       {"competency": "c", "required_level": 3}]);
    let report = report(
        &json!([{"competency": "a", "level": 3}, {"competency": "b", "status": "not_applicable"}]),
        &three,
    );
    assert_eq!((report.score.get(), report.low.get(), report.high.get()), (0.5, 0.5, 1.0));
    assert_eq!(report.coverage.get(), 0.5);
    assert_eq!(report.gaps.len(), 1);
    assert_eq!(report.gaps[0].competency.as_str(), "c");
}

#[test]
fn a_demonstrated_competency_without_a_level_is_unknown_where_a_level_is_asked() {
    let report = report(
        &json!([{"competency": "a", "status": "demonstrated"}]),
        &json!([{"competency": "a", "required_level": 3}]),
    );
    assert_eq!((report.low.get(), report.high.get()), (0.0, 1.0));
}

#[test]
fn a_role_that_asks_nothing_has_no_score() {
    let nothing = [
        json!([]),
        json!([{"competency": "a", "required_level": 1}]),
        json!([{"competency": "a", "importance": 0}]),
    ];
    for asked in nothing {
        assert_eq!(refused(&json!([]), &asked).code, "readiness.empty_role");
    }
    let inapplicable = json!([{"competency": "a", "status": "not_applicable"}]);
    let problem = refused(&inapplicable, &json!([{"competency": "a"}]));
    assert_eq!(problem.code, "readiness.nothing_applicable");
}

#[test]
fn bad_levels_are_refused_with_their_place() {
    let asked = json!([{"competency": "a", "code": "A1", "required_level": 3}]);
    let off =
        refused(&json!([{"competency": "b", "level": 1}, {"competency": "a", "level": 6}]), &asked);
    assert_eq!(off.code, "readiness.level_off_scale");
    assert_eq!(off.path.as_deref(), Some("profile.levels[1].level"));
    let twice = refused(
        &json!([{"competency": "a", "level": 1}, {"competency": "A1", "level": 1}]),
        &asked,
    );
    assert_eq!(twice.code, "evidence.duplicate_competency");
    let scale = refused(&json!([{"competency": "a", "level": 1, "scale": "other"}]), &asked);
    assert_eq!(
        (scale.code, scale.path.as_deref()),
        ("readiness.unknown_scale", Some("profile.levels[0].scale"))
    );
}

#[test]
fn contradictions_of_the_role_are_refused() {
    let twice = json!([{"competency": "b"}, {"competency": "a"}, {"competency": "b"}]);
    let problem = refused(&json!([]), &twice);
    assert_eq!(problem.code, "role.duplicate_requirement");
    assert_eq!(problem.path.as_deref(), Some("role.requirements[2].competency"));
    let off = refused(&json!([]), &json!([{"competency": "b", "required_level": 9}]));
    assert_eq!(off.code, "role.unreachable");
    let unnamed = json!([{"competency": "b", "required_level": 2, "scale": "other"}]);
    assert_eq!(refused(&json!([]), &unnamed).code, "readiness.unknown_scale");
}

#[test]
fn a_level_on_another_scale_is_carried_over() {
    let options: Options = serde_json::from_value(json!({
        "scales": [{"id": "percent", "kind": "interval", "minimum": 0, "maximum": 100}],
        "crosswalks": [{"from": "percent", "to": "five", "method": {"kind": "linear"}}],
    }))
    .unwrap();
    let ana = person(&json!([{"competency": "a", "level": 50, "scale": "percent"}]));
    let role = position(&json!([{"competency": "a", "required_level": 5}]));
    let report = assess(&ana, &role, &options).unwrap();
    assert_eq!((report.score.get(), report.gaps[0].held.unwrap().get()), (0.5, 3.0));
    let no_way = Options { crosswalks: Vec::new(), ..options };
    let problem = Problem::from(assess(&ana, &role, &no_way).unwrap_err());
    assert_eq!(problem.code, "framework.no_crosswalk");
}

#[test]
fn where_lower_is_better_the_bottom_is_the_maximum() {
    let mut role = position(&json!([{"competency": "a", "required_level": 2}]));
    role.scales[0].direction = crate::framework::Direction::LowerIsBetter;
    let ana = person(&json!([{"competency": "a", "level": 4}]));
    let report = assess(&ana, &role, &Options::default()).unwrap();
    assert!((report.score.get() - 1.0 / 3.0).abs() < 1e-15);
    assert_eq!(report.gaps[0].gap.unwrap().get(), 2.0);
}

#[test]
fn a_comparison_ranks_all_roles_and_explains_the_best() {
    let role = |uri: &str, need: f64| -> Role {
        let requirements = json!([{"competency": "a", "required_level": need}]);
        let mut role = position(&requirements);
        role.uri = crate::kernel::Key::parse(uri).unwrap();
        role
    };
    let roles = [role("r/3", 4.0), role("r/0", 1.0), role("r/2", 2.0), role("r/1", 2.0)];
    let ana = person(&json!([{"competency": "a", "level": 2}]));
    let all = compare(&ana, &roles, &Options::default()).unwrap();
    let order: Vec<_> = all.results.iter().map(|one| one.role.as_str()).collect();
    assert_eq!(order, ["r/1", "r/2", "r/3"]);
    assert_eq!(all.unrated[0].problem.path.as_deref(), Some("roles[1].requirements"));
    let best = compare(&ana, &roles, &Options { top: Some(1), ..Options::default() }).unwrap();
    assert_eq!((best.results.len(), best.compared), (1, 3));
    assert_eq!(best.results[0], all.results[0]);
}

/// The definition, in floating point and without any care for exactness.
fn oracle(levels: &[Option<f64>], needs: &[(f64, f64)]) -> (f64, f64, f64) {
    let (mut met, mut open, mut known, mut all) = (0.0, 0.0, 0.0, 0.0);
    for (level, (need, weight)) in levels.iter().zip(needs) {
        if *need > 1.0 {
            all += weight;
            match level {
                Some(level) => {
                    known += weight;
                    met += weight * ((level - 1.0) / (need - 1.0)).min(1.0);
                }
                None => open += weight,
            }
        }
    }
    (met / all, (met + open) / all, known / all)
}

type Case = (Vec<Option<f64>>, Vec<(f64, f64)>);

fn cases() -> impl Strategy<Value = Case> {
    let one = (prop::option::of(1.0_f64..=5.0), (1.0_f64..=5.0, 0.0_f64..=1.0));
    prop::collection::vec(one, 1..60).prop_map(|list| list.into_iter().unzip())
}

fn measured((levels, needs): &Case) -> Option<Readiness> {
    let held: Vec<Value> = levels
        .iter()
        .enumerate()
        .filter_map(|(at, level)| {
            Some(json!({"competency": format!("c{at:02}"), "level": (*level)?}))
        })
        .collect();
    let asked: Vec<Value> = needs.iter().enumerate()
        .map(|(at, (need, weight))| {
            json!({"competency": format!("c{at:02}"), "required_level": need, "importance": weight})
        })
        .collect();
    assess(&person(&json!(held)), &position(&json!(asked)), &Options::default()).ok()
}

proptest! {
    #[test]
    fn the_result_is_the_definition_and_its_parts_add_up_exactly(case in cases()) {
        let Some(report) = measured(&case) else { return Ok(()) };
        let (score, high, coverage) = oracle(&case.0, &case.1);
        prop_assert!((report.score.get() - score).abs() < 1e-13);
        prop_assert!((report.high.get() - high).abs() < 1e-13);
        prop_assert!((report.coverage.get() - coverage).abs() < 1e-13);
        let parts: f64 = report.contributions.iter().map(|part| part.contribution.get()).sum();
        prop_assert_eq!(parts, report.score.get());
        let backwards: f64 = report.contributions.iter().rev().map(|part| part.contribution.get()).sum();
        prop_assert_eq!(backwards, report.score.get());
        let losses: f64 = report.gaps.iter().map(|gap| gap.loss.get()).sum();
        prop_assert_eq!(report.score.get() + losses, 1.0);
    }

    #[test]
    fn the_order_of_levels_and_requirements_never_matters(case in cases(), seed in any::<u64>()) {
        let levels: Vec<Value> = case.0.iter().enumerate()
            .filter_map(|(at, level)| Some(json!({"competency": format!("c{at:02}"), "level": (*level)?})))
            .collect();
        let mut profile = person(&json!(levels));
        let asked: Vec<Value> = case.1.iter().enumerate()
            .map(|(at, (need, weight))| json!({"competency": format!("c{at:02}"), "required_level": need, "importance": weight}))
            .collect();
        let mut role = position(&json!(asked));
        let ordered = assess(&profile, &role, &Options::default()).ok();
        let mix = |at: usize| (at as u64 + 1).wrapping_mul(seed | 1);
        let mut at = 0;
        role.requirements.sort_by_cached_key(|_| { at += 1; mix(at) });
        profile.levels.sort_by_cached_key(|_| { at += 1; mix(at) });
        prop_assert_eq!(assess(&profile, &role, &Options::default()).ok(), ordered);
    }

    #[test]
    fn a_higher_level_never_lowers_the_score(case in cases(), at in 0_usize..60, more in 0.0_f64..4.0) {
        let Some(before) = measured(&case) else { return Ok(()) };
        let mut raised = case.clone();
        let at = at % raised.0.len();
        raised.0[at] = Some((raised.0[at].unwrap_or(1.0) + more).min(5.0));
        let after = measured(&raised).unwrap();
        prop_assert!(after.score >= before.score);
        prop_assert!(after.coverage >= before.coverage);
    }

    #[test]
    fn scaling_all_weights_changes_nothing(case in cases(), factor in 0.01_f64..100.0) {
        let Some(before) = measured(&case) else { return Ok(()) };
        let mut scaled = case.clone();
        for (_, weight) in &mut scaled.1 {
            *weight *= factor;
        }
        let Some(after) = measured(&scaled) else { return Ok(()) };
        prop_assert!((after.score.get() - before.score.get()).abs() < 1e-13);
    }
}

#[test]
fn evidence_about_what_the_framework_replaced_leaves_its_successor_superseded() {
    use crate::evidence::{AsOf, EvidencePolicy, LogIndex, parse_log, profile_as_of};
    use crate::kernel::{Day, Key};

    let framework = crate::framework::parse(
        r#"{"id": "it", "version": "2", "language": "en",
            "scales": [{"id": "five", "kind": "ordinal", "minimum": 1, "maximum": 5}],
            "competencies": [{"uri": "u/new", "code": "new", "kind": "skill"}],
            "relations": [{"from": "u/old", "to": "new", "kind": "replaced_by"}]}"#,
    );
    let framework = framework.unwrap();
    let log = parse_log(
        r#"{"entries": [{"id": "e1", "person": "ana", "competency": "u/old", "kind": "manager",
            "occurred_on": "2026-03-02", "recorded_at": "2026-03-02T12:00:00Z",
            "shows": {"kind": "level", "level": 4}}]}"#,
    );
    let index = LogIndex::for_framework(log.unwrap(), &framework).unwrap();
    let as_of = AsOf::on(Day::parse("2026-06-01").unwrap());
    let policy = EvidencePolicy::for_framework(&framework);
    let ana = profile_as_of(&index, &Key::parse("ana").unwrap(), &as_of, &policy).unwrap();
    // The role names it by its uri, or by its code beside it.
    let role = position(&json!([{"competency": "u/new", "code": "new", "required_level": 3}]));
    let report = assess(&ana, &role, &Options::default()).unwrap();
    let gap = &report.gaps[0];
    assert_eq!((gap.reason, gap.held), (super::GapReason::Superseded, None));
    assert_eq!(gap.shown.map(crate::kernel::Level::get), Some(4.0));
    assert_eq!(report.coverage.get(), 0.0);
}
