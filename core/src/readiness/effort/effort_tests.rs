use serde_json::{Value, json};

use super::{EffortOptions, EffortPlan, EffortStatus, least_effort};
use crate::Problem;
use crate::evidence::Profile;
use crate::kernel::Level;
use crate::readiness::Options;
use crate::role::Role;

fn plan(levels: &Value, role: &Value, effort: &Value) -> Result<EffortPlan, Problem> {
    let profile: Profile =
        serde_json::from_value(json!({"person": "ana", "levels": levels})).unwrap();
    let mut role = role.clone();
    role["uri"] = json!("role/x");
    if role["scales"].is_null() {
        role["scales"] = json!([{"id": "five", "kind": "ordinal", "minimum": 1, "maximum": 5}]);
    }
    let role: Role = serde_json::from_value(role).unwrap();
    let effort: EffortOptions = serde_json::from_value(effort.clone()).unwrap();
    Ok(least_effort(&profile, &role, &effort, &Options::default())?)
}

fn raised(plan: &EffortPlan) -> Vec<(&str, f64)> {
    let level = |raise: &super::Raise| raise.to.map_or(0.0, Level::get);
    plan.raises.iter().map(|raise| (raise.competency.as_str(), level(raise))).collect()
}

#[test]
fn of_one_in_ten_alternatives_the_cheapest_is_learnt() {
    let names: Vec<String> = (0..10).map(|at| format!("language-{at}")).collect();
    let requirements: Vec<Value> =
        names.iter().map(|name| json!({"competency": name, "required_level": 5})).collect();
    let costs: Vec<Value> =
        (0..10).map(|at| json!({"competency": names[at], "cost": 10 + (at + 7) % 10})).collect();
    let role = json!({"requirements": requirements,
        "choices": [{"id": "language", "of": names, "choose": 1, "gate": true}]});
    let plan = plan(&json!([]), &role, &json!({"costs": costs})).unwrap();
    assert_eq!((raised(&plan), plan.cost), (vec![("language-3", 5.0)], Some(40.0)));
    assert!(plan.raises[0].assumes_bottom);
}

#[test]
fn a_gate_may_be_opened_by_one_alternative_while_the_score_comes_from_another() {
    let role = json!({"requirements": [
        {"competency": "a", "required_level": 5, "gate": {"minimum_level": 2}},
        {"competency": "b", "required_level": 5}],
        "choices": [{"id": "x", "of": ["a", "b"], "choose": 1, "gate": true}]});
    let profile: Profile = serde_json::from_value(json!({"person": "ana", "levels": []})).unwrap();
    let mut whole = role.clone();
    whole["uri"] = json!("role/x");
    whole["scales"] = json!([{"id": "five", "kind": "ordinal", "minimum": 1, "maximum": 5}]);
    let whole: Role = serde_json::from_value(whole).unwrap();
    let effort: EffortOptions =
        serde_json::from_value(json!({"costs": [{"competency": "a", "cost": 10},
            {"competency": "b", "from": 4, "cost": 50}]}))
        .unwrap();
    let options = Options { threshold: crate::kernel::Share::new(0.75).ok(), ..Options::default() };
    let plan = least_effort(&profile, &whole, &effort, &options).unwrap();
    assert_eq!((raised(&plan), plan.cost), (vec![("a", 2.0), ("b", 4.0)], Some(13.0)));
}

#[test]
fn a_competency_that_serves_two_requirements_is_paid_once() {
    let through = |name: &str| {
        json!({"competency": name, "required_level": 3,
            "equivalents": [{"competency": "both", "factor": 1}]})
    };
    let role = json!({"requirements": [through("a"), through("b")]});
    let plan = plan(&json!([]), &role, &json!({"costs": [{"competency": "both", "cost": 1.5}]}));
    let plan = plan.unwrap();
    assert_eq!((raised(&plan), plan.cost), (vec![("both", 3.0)], Some(3.0)));
    assert_eq!(plan.raises[0].adds, 1.0);
}

#[test]
fn a_competency_on_several_scales_is_refused() {
    let role = json!({
        "scales": [{"id": "five", "kind": "ordinal", "minimum": 1, "maximum": 5},
                   {"id": "ten", "kind": "ordinal", "minimum": 1, "maximum": 10}],
        "requirements": [
            {"competency": "a", "scale": "five", "required_level": 3},
            {"competency": "b", "scale": "ten", "required_level": 3,
             "equivalents": [{"competency": "a", "factor": 0.5}]}]});
    let problem = plan(&json!([]), &role, &json!({})).unwrap_err();
    assert_eq!(problem.code, "readiness.too_entangled");
    assert!(problem.message.contains("several scales"), "{}", problem.message);
}

#[test]
fn a_scale_of_endless_steps_is_refused_and_one_with_anchors_is_not() {
    let scale = |anchors: Value| {
        json!({"requirements": [{"competency": "a", "required_level": 5000}], "scales":
            [{"id": "points", "kind": "ordinal", "minimum": 0, "maximum": 9000, "anchors": anchors}]})
    };
    let problem = plan(&json!([]), &scale(json!([])), &json!({})).unwrap_err();
    assert_eq!(problem.code, "readiness.too_entangled");
    let plan =
        plan(&json!([]), &scale(json!([{"level": 3000}, {"level": 9000}])), &json!({})).unwrap();
    assert_eq!(raised(&plan), [("a", 5000.0)]);
}

#[test]
fn costs_out_of_range_are_refused_with_their_place() {
    let role = json!({"requirements": [{"competency": "a", "required_level": 3}]});
    for (effort, path) in [
        (json!({"cost_per_level": -1}), "effort.cost_per_level"),
        (json!({"cost_per_level": 1e7}), "effort.cost_per_level"),
        (
            json!({"costs": [{"competency": "a", "cost": 1e6}, {"competency": "b", "cost": -0.5}]}),
            "effort.costs[1].cost",
        ),
    ] {
        let problem = plan(&json!([]), &role, &effort).unwrap_err();
        assert_eq!((problem.code, problem.path.as_deref()), ("readiness.invalid_cost", Some(path)));
    }
}

#[test]
fn a_plan_cut_short_is_still_a_plan_within_its_bound() {
    let requirements: Vec<Value> = (0..40)
        .map(|at| json!({"competency": format!("c{at}"), "required_level": 2 + at % 4, "importance": 1 + at * at % 17}))
        .collect();
    let costs: Vec<Value> = (0..40)
        .map(|at| json!({"competency": format!("c{at}"), "cost": 1.0 + f64::from(at * 7 % 13) / 8.0}))
        .collect();
    let role = json!({"requirements": requirements});
    let target = json!({"kind": "score", "share": 0.77});
    let exact = plan(&json!([]), &role, &json!({"target": target, "costs": costs})).unwrap();
    let limits = json!({"nodes": 2});
    let cut = plan(&json!([]), &role, &json!({"target": target, "costs": costs, "limits": limits}));
    let cut = cut.unwrap();
    assert_eq!(exact.status, EffortStatus::Optimal);
    assert!(cut.score_after.get() >= 0.77);
    assert!(cut.cost >= exact.cost && cut.lower_bound <= exact.cost);
}
