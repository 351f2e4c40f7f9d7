//! Plans against every plan there is.

use std::cmp::{Ordering, Reverse};

use proptest::prelude::*;
use serde_json::{Value, json};

use super::{EffortOptions, EffortStatus, Target, least_effort};
use crate::evidence::Profile;
use crate::kernel::{Level, Share};
use crate::readiness::{BlockerReason, Options, Readiness, Verdict, assess};
use crate::role::{Condition, Role};

/// Numbers that look random and come from a seed.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }

    fn one_in(&mut self, sides: u64) -> bool {
        self.roll(sides) == 0
    }
}

const NAMES: [&str; 6] = ["a", "b", "c", "d", "e", "f"];

struct Case {
    profile: Profile,
    role: Role,
    effort: EffortOptions,
    options: Options,
}

fn condition(dice: &mut Dice) -> Value {
    let name = NAMES[dice.roll(6) as usize];
    let holds = if dice.one_in(2) {
        json!({"kind": "holds", "competency": name, "level": 2 + dice.roll(3)})
    } else {
        json!({"kind": "holds", "competency": name})
    };
    if dice.one_in(3) { json!({"kind": "not", "of": holds}) } else { holds }
}

fn requirement(dice: &mut Dice, name: &str, busy: bool) -> Value {
    let mut one = json!({"competency": name, "importance": 1 + dice.roll(4)});
    let asked = 2 + dice.roll(3);
    if !dice.one_in(8) {
        one["required_level"] = json!(asked);
    }
    if dice.one_in(3) {
        one["necessity"] = json!("desired");
    }
    if dice.one_in(4) {
        one["gate"] = if dice.one_in(2) { json!({}) } else { json!({"minimum_level": 2}) };
    }
    if busy && dice.one_in(4) {
        let other = NAMES[dice.roll(6) as usize];
        if other != name {
            one["equivalents"] =
                json!([{"competency": other, "factor": ([0.5, 0.8, 1.0][dice.roll(3) as usize])}]);
        }
    }
    if busy && dice.one_in(6) {
        one["when"] = condition(dice);
    }
    one
}

fn choices(dice: &mut Dice, names: &[&str]) -> Value {
    let count = names.len() as u64;
    if count < 2 || dice.one_in(2) {
        return json!([]);
    }
    let size = 2 + dice.roll(count - 1).min(1) as usize;
    let mut first = json!({"id": "x", "of": names[..size], "choose": 1 + dice.roll(size as u64),
        "importance": 1 + dice.roll(3), "gate": dice.one_in(3)});
    if dice.one_in(6) {
        first["when"] = condition(dice);
    }
    if names.len() > size && dice.one_in(2) {
        let second = json!({"id": "w", "of": ["x", names[size]], "choose": 1 + dice.roll(2),
            "gate": dice.one_in(3), "necessity": (if dice.one_in(3) { "desired" } else { "required" })});
        return json!([first, second]);
    }
    json!([first])
}

fn case(seed: u64) -> Option<Case> {
    let dice = &mut Dice(seed);
    let busy = dice.one_in(2);
    let count = 1 + dice.roll(4) as usize;
    let requirements: Vec<Value> =
        NAMES[..count].iter().map(|name| requirement(dice, name, busy)).collect();
    let scales = json!([{"id": "four", "kind": "ordinal", "minimum": 1, "maximum": 4}]);
    let role = json!({"uri": "role/x", "scales": scales, "requirements": requirements,
        "choices": choices(dice, &NAMES[..count])});
    let role = crate::role::parse(&role.to_string()).ok()?;
    let mut levels = Vec::new();
    for name in NAMES {
        match dice.roll(6) {
            0 | 1 => levels.push(json!({"competency": name, "level": 1 + dice.roll(4)})),
            2 => levels.push(json!({"competency": name, "level": 1})),
            3 => {
                let status = ["not_demonstrated", "not_applicable", "demonstrated", "pending"];
                levels.push(json!({"competency": name, "status": status[dice.roll(4) as usize]}));
            }
            _ => {}
        }
    }
    let profile =
        crate::evidence::parse(&json!({"person": "ana", "levels": levels}).to_string()).ok()?;
    let formulas = [
        json!({"kind": "weighted_proportional"}),
        json!({"kind": "mean_proportional"}),
        json!({"kind": "count_met"}),
        json!({"kind": "tolerance", "levels": 1}),
        json!({"kind": "weighted_capped"}),
        json!({"kind": "mandatory_first"}),
        json!({"kind": "required_plus_preferred"}),
    ];
    let policy = ["strict", "lenient", "interval"][dice.roll(3) as usize];
    let mut options = json!({"formula": formulas[dice.roll(7) as usize], "unknown": policy});
    if dice.one_in(2) {
        options["threshold"] = json!(dice.roll(11) as f64 / 10.0);
    }
    if dice.one_in(3) {
        options["coverage_floor"] = json!(dice.roll(11) as f64 / 10.0);
    }
    let target = match dice.roll(4) {
        0 | 1 => json!({"kind": "score", "share": dice.roll(11) as f64 / 10.0}),
        2 => json!({"kind": "gates"}),
        _ => json!({"kind": "ready"}),
    };
    let mut costs = Vec::new();
    for name in NAMES {
        if dice.one_in(2) {
            costs.push(json!({"competency": name, "cost": dice.roll(7) as f64 / 2.0}));
        }
    }
    let frozen = if dice.one_in(4) { vec![NAMES[dice.roll(4) as usize]] } else { Vec::new() };
    let effort = json!({"target": target, "costs": costs, "frozen": frozen});
    Some(Case {
        profile,
        role,
        effort: serde_json::from_value(effort).unwrap(),
        options: serde_json::from_value(options).unwrap(),
    })
}

fn levels_in(condition: Option<&Condition>, name: &str) -> Vec<f64> {
    match condition {
        Some(Condition::Holds { competency, level }) if competency.as_str() == name => {
            level.iter().map(|level| level.get()).collect()
        }
        Some(Condition::Not { of }) => levels_in(Some(of), name),
        _ => Vec::new(),
    }
}

/// The levels to which a competency may be raised; 0 stands for "demonstrated".
fn raises(case: &Case, name: &str) -> Vec<f64> {
    let role = &case.role;
    let is_named = role.requirements.iter().any(|one| {
        one.competency.as_str() == name
            || one.equivalents.iter().any(|other| other.competency.as_str() == name)
    });
    let held = case.profile.levels.iter().find(|held| held.competency.as_str() == name);
    let status = held.and_then(|held| held.status).map(|status| format!("{status:?}"));
    let is_out = status.as_deref() == Some("NotApplicable");
    if !is_named || is_out || case.effort.frozen.iter().any(|one| one.as_str() == name) {
        return Vec::new();
    }
    let mut wanted: Vec<f64> = Vec::new();
    for one in &role.requirements {
        let serves = one.competency.as_str() == name
            || one.equivalents.iter().any(|other| other.competency.as_str() == name);
        if serves {
            wanted.extend(one.level().map(Level::get));
        }
        if one.competency.as_str() == name {
            let minimum = one.gate.as_ref().and_then(|gate| gate.minimum_level);
            wanted.extend(minimum.map(Level::get));
        }
        wanted.extend(levels_in(one.when.as_deref(), name));
    }
    for choice in &role.choices {
        wanted.extend(levels_in(choice.when.as_deref(), name));
    }
    let top = wanted.iter().copied().fold(0.0, f64::max);
    let level = held.and_then(|held| held.level).map(Level::get);
    if top <= 1.0 {
        let shown = level.is_some() || status.as_deref() == Some("Demonstrated");
        return if shown { Vec::new() } else { vec![0.0] };
    }
    let from = level.unwrap_or(1.0);
    [2.0, 3.0, 4.0].into_iter().filter(|level| *level > from && *level <= top).collect()
}

fn raised(case: &Case, plan: &[(usize, f64)]) -> Profile {
    let mut profile = case.profile.clone();
    for (at, level) in plan {
        let name = NAMES[*at];
        profile.levels.retain(|held| held.competency.as_str() != name);
        let entry = if *level == 0.0 {
            json!({"competency": name, "status": "demonstrated"})
        } else {
            json!({"competency": name, "level": level})
        };
        profile.levels.push(serde_json::from_value(entry).unwrap());
    }
    profile
}

fn cost(case: &Case, plan: &[(usize, f64)]) -> f64 {
    plan.iter()
        .map(|(at, level)| {
            let name = NAMES[*at];
            let priced = case.effort.costs.iter().find(|one| one.competency.as_str() == name);
            let held = case.profile.levels.iter().find(|held| held.competency.as_str() == name);
            let from = held.and_then(|held| held.level).map_or(1.0, Level::get);
            let height = if *level == 0.0 { 1.0 } else { level - from };
            height * priced.map_or(1.0, |one| one.cost)
        })
        .sum()
}

fn is_reached(report: &Readiness, target: Target) -> bool {
    match target {
        Target::Score { share } => report.score >= share,
        Target::Ready {} => report.verdict == Verdict::Ready,
        Target::Gates {} => !report.blockers.iter().any(|one| {
            matches!(one.reason, BlockerReason::GateClosed | BlockerReason::GateUnknown)
        }),
    }
}

fn first(one: &[(usize, f64)], other: &[(usize, f64)]) -> Ordering {
    let levels = |plan: &[(usize, f64)]| -> Vec<f64> {
        (0..NAMES.len())
            .map(|at| plan.iter().find(|one| one.0 == at).map_or(-1.0, |one| one.1))
            .collect()
    };
    levels(other).partial_cmp(&levels(one)).unwrap()
}

fn all_plans(case: &Case) -> Vec<Vec<(usize, f64)>> {
    let mut plans: Vec<Vec<(usize, f64)>> = vec![Vec::new()];
    for (at, name) in NAMES.iter().enumerate() {
        let levels = raises(case, name);
        let more: Vec<_> = plans
            .iter()
            .flat_map(|plan| {
                levels.iter().map(move |level| [plan.as_slice(), &[(at, *level)]].concat())
            })
            .collect();
        plans.extend(more);
    }
    plans
}

/// Cost, number of raises, score with coverage, and the raises.
type Ranked = (f64, usize, Reverse<[Share; 2]>, Vec<(usize, f64)>);

fn holds_for(seed: u64) -> Result<(), TestCaseError> {
    let Some(case) = case(seed) else { return Ok(()) };
    let target = case.effort.target;
    let answer = least_effort(&case.profile, &case.role, &case.effort, &case.options);
    let Ok(before) = assess(&case.profile, &case.role, &case.options) else {
        prop_assert!(answer.is_err());
        return Ok(());
    };
    let mut best: Option<Ranked> = None;
    let mut top = before.score;
    let mut is_refused = false;
    let floor = case.options.coverage_floor.is_some_and(|floor| floor.get() > 0.0);
    let counts_coverage = target == Target::Ready {} && floor;
    for plan in all_plans(&case) {
        let report = match assess(&raised(&case, &plan), &case.role, &case.options) {
            Ok(report) => report,
            Err(crate::readiness::ReadinessError::NoLevelAsked(_)) => {
                is_refused = true;
                continue;
            }
            Err(_) => continue,
        };
        top = top.max(report.score);
        if is_reached(&report, target) {
            let coverage = if counts_coverage { report.coverage } else { report.score };
            let next = (cost(&case, &plan), plan.len(), Reverse([report.score, coverage]), plan);
            let is_better = best.as_ref().is_none_or(|best| {
                let order = (next.0, next.1, next.2).partial_cmp(&(best.0, best.1, best.2));
                order.unwrap().then_with(|| first(&next.3, &best.3)).is_lt()
            });
            if is_better {
                best = Some(next);
            }
        }
    }
    let answer = match answer {
        Ok(answer) => answer,
        Err(error) => {
            prop_assert!(is_refused, "seed {seed}: {error}");
            return Ok(());
        }
    };
    prop_assert_eq!(answer.score_before, before.score);
    if is_reached(&before, target) {
        prop_assert_eq!(answer.status, EffortStatus::AlreadyReached);
        return Ok(());
    }
    let Some((cost, _, Reverse([score, _]), plan)) = best else {
        prop_assert_eq!(answer.status, EffortStatus::Impossible, "seed {}", seed);
        prop_assert_eq!(answer.best_score, Some(top), "seed {}", seed);
        return Ok(());
    };
    prop_assert_eq!(answer.status, EffortStatus::Optimal, "seed {}", seed);
    prop_assert_eq!(answer.cost, Some(cost), "seed {}", seed);
    prop_assert_eq!(answer.lower_bound, Some(cost), "seed {}", seed);
    let chosen: Vec<(usize, f64)> = answer
        .raises
        .iter()
        .map(|raise| {
            let at = NAMES.iter().position(|name| *name == raise.competency.as_str()).unwrap();
            (at, raise.to.map_or(0.0, Level::get))
        })
        .collect();
    prop_assert_eq!(&chosen, &plan, "seed {}", seed);
    prop_assert_eq!(answer.score_after, score);
    let sum: f64 = answer.raises.iter().map(|raise| raise.adds).sum();
    prop_assert_eq!(answer.score_before.get() + sum, answer.score_after.get());
    Ok(())
}

/// The least whole cost for a score, by trying every total cost; levels cost whole numbers.
fn least_by_table(gains: &[Vec<(usize, u64)>], need: u64) -> Option<usize> {
    let most: usize =
        gains.iter().map(|class| class.iter().map(|one| one.0).max().unwrap_or(0)).sum();
    let mut best: Vec<Option<u64>> = vec![None; most + 1];
    best[0] = Some(0);
    for class in gains {
        let mut next = vec![None; most + 1];
        for (cost, value) in best.iter().enumerate() {
            let Some(value) = value else { continue };
            for (more, gain) in class {
                let slot: &mut Option<u64> = &mut next[cost + more];
                *slot = (*slot).max(Some(value + gain));
            }
        }
        best = next;
    }
    best.iter().position(|value| value.is_some_and(|value| value >= need))
}

fn table_holds_for(seed: u64, cost_sides: u64) -> Result<(), TestCaseError> {
    let dice = &mut Dice(seed);
    let scales = json!([{"id": "eight", "kind": "interval", "minimum": 0, "maximum": 7}]);
    let count = 5 + dice.roll(36) as usize;
    let mut requirements = Vec::new();
    let mut costs = Vec::new();
    let mut held = Vec::new();
    for at in 0..count {
        let name = format!("c{at:02}");
        requirements.push(json!({"competency": name, "importance": 1 + dice.roll(1000),
            "required_level": 1 + dice.roll(7)}));
        costs.push(json!({"competency": name, "cost": 1 + dice.roll(cost_sides)}));
        held.push(dice.roll(8) as u32);
    }
    let role: Role = serde_json::from_value(
        json!({"uri": "role/x", "scales": scales, "requirements": requirements}),
    )
    .unwrap();
    let profile = |held: &[u32]| -> Profile {
        let levels: Vec<Value> = held
            .iter()
            .enumerate()
            .map(|(at, level)| json!({"competency": format!("c{at:02}"), "level": level}))
            .collect();
        serde_json::from_value(json!({"person": "ana", "levels": levels})).unwrap()
    };
    let options = Options::default();
    let part = |report: &Readiness, at: usize| {
        (report.contributions[at].contribution.get() * 4_503_599_627_370_496.0) as u64
    };
    let mut gains: Vec<Vec<(usize, u64)>> = vec![Vec::new(); count];
    for turn in 0..8 {
        let levels: Vec<u32> = held.iter().map(|level| (*level).max(turn)).collect();
        let report = assess(&profile(&levels), &role, &options).unwrap();
        for at in 0..count {
            let cost = costs[at]["cost"].as_u64().unwrap() as usize;
            gains[at].push((cost * (levels[at] - held[at]) as usize, part(&report, at)));
        }
    }
    let share = [0.6, 0.8, 0.9, 0.95, 1.0][dice.roll(5) as usize];
    let effort: EffortOptions = serde_json::from_value(
        json!({"target": {"kind": "score", "share": share}, "costs": costs}),
    )
    .unwrap();
    let Target::Score { share } = effort.target else { return Ok(()) };
    let need = (share.get() * 4_503_599_627_370_496.0) as u64;
    let answer = least_effort(&profile(&held), &role, &effort, &options).unwrap();
    let least = least_by_table(&gains, need).unwrap();
    prop_assert_eq!(answer.cost, Some(least as f64), "seed {}", seed);
    prop_assert_eq!(answer.lower_bound, answer.cost);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, ..ProptestConfig::default() })]

    #[test]
    fn no_plan_is_cheaper_and_ties_go_as_they_are_said_to(seed in any::<u64>()) {
        holds_for(seed)?;
    }
}

#[test]
fn raises_between_which_nothing_is_known_still_add_up() {
    holds_for(11_946_018_848_458_163_393).unwrap();
}

#[test]
fn raises_that_bring_score_and_take_coverage_are_weighed() {
    holds_for(6_314_445_911_006_199_493).unwrap();
}

#[test]
fn of_plans_with_the_same_score_the_better_known_one_counts() {
    holds_for(15_465_764_913_203_438_407).unwrap();
}

#[test]
fn what_may_not_be_asked_does_not_keep_up_the_low_end() {
    holds_for(7_518_827_465_679_905_957).unwrap();
}

#[test]
fn what_is_met_by_less_than_the_threshold_counts_for_the_low_end_though_it_may_not_be_asked() {
    holds_for(13_755_282_948_595_812_294).unwrap();
}

#[test]
fn where_nothing_required_is_surely_asked_the_desired_has_to_be_met_as_well() {
    holds_for(12_177_057_894_866_800_095).unwrap();
}

#[test]
fn a_required_choice_of_which_nothing_is_asked_does_not_put_the_required_first() {
    holds_for(16_388_925_864_581_096_910).unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn plans_for_larger_roles_cost_what_a_table_of_all_costs_says(
        seed in any::<u64>(), sides in 1_u64..9,
    ) {
        table_holds_for(seed, sides)?;
    }
}

/// The cases reach what they are made for.
#[test]
fn the_cases_have_plans_of_every_kind() {
    let (mut counts, mut raises, mut errors) = ([0; 4], [0; 5], 0);
    for seed in 0..3000 {
        let Some(case) = case(u64::wrapping_mul(seed, 0x9E37_79B9_7F4A_7C15)) else { continue };
        match least_effort(&case.profile, &case.role, &case.effort, &case.options) {
            Ok(plan) => {
                counts[plan.status as usize] += 1;
                raises[plan.raises.len().min(4)] += 1;
            }
            Err(_) => errors += 1,
        }
    }
    let [optimal, within_bound, impossible, already] = counts;
    assert!(optimal > 600 && impossible > 50 && already > 300, "{counts:?}, {errors} errors");
    assert_eq!(within_bound, 0);
    assert!(raises[1] > 200 && raises[2] > 100 && raises[3] > 50, "{raises:?}");
}
