//! Plans of small instances against all subsets of resources, judged by rules written down anew.

use super::{
    GainModel, LearningGoals, LearningPlan, PlanOptions, PlanStatus, PlanTarget, learning_plan,
};
use crate::kernel::{Key, Level, Share};
use crate::recommend::{LearningResource, Prerequisite};

/// Numbers that look random and are the same in every run (Knuth's constants for MMIX).
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: u64) -> u64 {
        let next = self.0.wrapping_mul(6_364_136_223_846_793_005);
        self.0 = next.wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }

    fn is(&mut self, of: u64) -> bool {
        self.below(of) == 0
    }
}

struct Case {
    goals: LearningGoals,
    resources: Vec<LearningResource>,
    options: PlanOptions,
}

fn case(seed: u64) -> Case {
    let mut dice = Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) + 11);
    for _ in 0..10 {
        dice.below(2);
    }
    let count = 1 + dice.below(3);
    let goals: Vec<serde_json::Value> = (0..count)
        .map(|at| {
            let held = dice.below(2);
            let mut goal = serde_json::json!({
                "competency": format!("c{at}"), "held": held, "required": held + 1 + dice.below(3),
                "weight": 1 + dice.below(3), "is_must_have": dice.is(2),
            });
            if count == 3 && seed.is_multiple_of(5) {
                goal["choice"] = serde_json::json!({"id": "some", "choose": 2});
            }
            goal
        })
        .collect();
    let size = 1 + dice.below(8);
    let resources: Vec<serde_json::Value> = (0..size)
        .map(|at| {
            let teaches: Vec<serde_json::Value> = (0..count + 1)
                .filter_map(|skill| {
                    if !dice.is(2) {
                        return None;
                    }
                    let from = dice.below(3);
                    let to = from + 1 + dice.below(2);
                    Some(serde_json::json!({"competency": format!("c{skill}"), "from": from, "to": to}))
                })
                .collect();
            let mut requires = Vec::new();
            if at > 0 && dice.is(4) {
                requires.push(serde_json::json!(
                    {"kind": "resource", "resource": format!("r{}", dice.below(at))}
                ));
            }
            if at > 1 && dice.is(6) {
                requires.push(serde_json::json!({"kind": "any_of", "resources": ["r0", "r1"]}));
            }
            if dice.is(4) {
                let skill = format!("c{}", dice.below(count + 1));
                requires.push(serde_json::json!(
                    {"kind": "level", "competency": skill, "level": 1 + dice.below(2)}
                ));
            }
            let alternative = if dice.is(5) { Some("same") } else { None };
            serde_json::json!({
                "id": format!("r{at}"), "cost": dice.below(4), "hours": dice.below(4),
                "teaches": teaches, "requires": requires, "alternative": alternative,
            })
        })
        .collect();
    let mut options = PlanOptions {
        target: match seed % 4 {
            0 => PlanTarget::AllGoals {},
            1 => PlanTarget::MustHaves {},
            2 => PlanTarget::MostGain {},
            _ => PlanTarget::Score { share: Share::new(0.5).unwrap() },
        },
        gain_model: if seed.is_multiple_of(3) { GainModel::Additive } else { GainModel::Attain },
        hour_value: if dice.is(2) { 0.0 } else { 1.0 },
        ..PlanOptions::default()
    };
    if dice.is(2) || seed % 4 == 2 {
        options.budget = Some(f64::from(u32::try_from(dice.below(7)).unwrap()));
    }
    if dice.is(3) {
        options.hours = Some(f64::from(u32::try_from(dice.below(7)).unwrap()));
    }
    if dice.is(6) {
        options.pinned.push(Key::parse("r0").unwrap());
    }
    let mut goals: LearningGoals =
        serde_json::from_value(serde_json::json!({"goals": goals, "held": []})).unwrap();
    if seed % 4 == 3 {
        // Halves, quarters and eighths, so that weights and score are 1 together.
        let weights: &[f64] = match goals.goals.len() {
            1 => &[0.75],
            2 => &[0.5, 0.25],
            _ => &[0.25, 0.25, 0.25],
        };
        for (goal, weight) in goals.goals.iter_mut().zip(weights) {
            goal.weight = crate::kernel::Weight::new(*weight).unwrap();
        }
        goals.score = Share::new(0.25).unwrap();
    }
    let resources = serde_json::from_value(resources.into()).unwrap();
    Case { goals, resources, options }
}

fn level(level: Option<Level>) -> i64 {
    level.map_or(0, |level| crate::recommend::plan::units::whole(level.get()))
}

/// Levels after a set is taken, in whatever order it can be; nothing where it cannot be.
fn after(case: &Case, set: &[&LearningResource]) -> Option<std::collections::BTreeMap<Key, i64>> {
    let start = case.goals.goals.iter().map(|goal| (goal.competency.clone(), level(goal.held)));
    let mut levels: std::collections::BTreeMap<Key, i64> = start.collect();
    let mut taken: Vec<&LearningResource> = Vec::new();
    let is_attain = case.options.gain_model == GainModel::Attain;
    while taken.len() < set.len() {
        let next = set.iter().find(|one| {
            let stands = |name: &Key| levels.get(name).copied();
            let has = |id: &Key| {
                taken.iter().any(|other| {
                    let named = case.resources.iter().find(|one| one.id == *id).unwrap();
                    other.id == *id
                        || (named.alternative.is_some() && other.alternative == named.alternative)
                })
            };
            let is_met = |asked: &Prerequisite| match asked {
                Prerequisite::Resource { resource } => has(resource),
                Prerequisite::AnyOf { resources } => resources.iter().any(&has),
                Prerequisite::Level { competency, level: asked } => {
                    stands(competency).is_some_and(|held| held >= level(Some(*asked)))
                }
            };
            let enters = one.teaches.iter().all(|teaching| {
                !is_attain || stands(&teaching.competency).unwrap_or(0) >= level(teaching.from)
            });
            taken.iter().all(|other| other.id != one.id)
                && enters
                && one.requires.iter().all(is_met)
        })?;
        for teaching in &next.teaches {
            let held = levels.entry(teaching.competency.clone()).or_insert(0);
            if is_attain {
                *held = level(teaching.to).max(*held);
            } else {
                *held += level(teaching.to) - level(teaching.from);
            }
        }
        taken.push(next);
    }
    Some(levels)
}

/// What is made least, aim after aim; nothing where the set is not allowed.
fn worth(case: &Case, set: &[&LearningResource]) -> Option<Vec<i64>> {
    let levels = after(case, set)?;
    let sum = |amount: fn(&LearningResource) -> f64| set.iter().map(|one| amount(one)).sum::<f64>();
    let (cost, hours) = (sum(|one| one.cost), sum(|one| one.hours));
    let is_within = |limit: Option<f64>, amount: f64| limit.is_none_or(|limit| amount <= limit);
    if !is_within(case.options.budget, cost) || !is_within(case.options.hours, hours) {
        return None;
    }
    if set.iter().filter(|one| one.alternative.is_some()).count() > 1 {
        return None;
    }
    let pinned = &case.options.pinned;
    if !pinned.iter().all(|id| set.iter().any(|one| one.id == *id)) {
        return None;
    }
    let mut lost = 0.0;
    let (mut open, mut gates, mut closed) = (0, 0, 0);
    for goal in &case.goals.goals {
        let (held, required) = (level(goal.held), level(goal.required));
        let now = levels[&goal.competency].clamp(held, required);
        #[allow(clippy::cast_precision_loss, reason = "small numbers")]
        let part = (required - now) as f64 / (required - held) as f64;
        lost += goal.weight.get() * part;
        open += i64::from(now < required);
        gates += i64::from(now < required && goal.is_must_have);
        closed += i64::from(now >= required);
    }
    let choice = case.goals.goals.iter().any(|goal| goal.choice.is_some());
    let must = case.goals.goals.iter().filter(|goal| goal.is_must_have).count();
    let musts_closed = i64::try_from(must).unwrap() - gates;
    let is_reached = match case.options.target {
        PlanTarget::AllGoals {} if choice => closed >= 2,
        PlanTarget::AllGoals {} => open == 0,
        // A choice asks for two of those that are must-haves, where there are some.
        PlanTarget::MustHaves {} if choice => must == 0 || musts_closed >= 2,
        PlanTarget::MustHaves {} => gates == 0,
        PlanTarget::Score { share } => 1.0 - lost >= share.get() - 1e-12,
        PlanTarget::MostGain {} => true,
    };
    if !is_reached {
        return None;
    }
    let whole = crate::recommend::plan::units::whole;
    let price = cost + case.options.hour_value * hours;
    let lost = if matches!(case.options.target, PlanTarget::MostGain {}) { lost } else { 0.0 };
    let mut aims = vec![whole(lost * 5040.0), whole(price), whole(cost), whole(hours)];
    aims.push(i64::try_from(set.len()).unwrap());
    // The first resource in which two sets differ decides for the one that has it.
    aims.extend(case.resources.iter().map(|one| -i64::from(set.iter().any(|it| it.id == one.id))));
    Some(aims)
}

fn brute(case: &Case) -> Option<Vec<Key>> {
    let mut best: Option<(Vec<i64>, Vec<Key>)> = None;
    for mask in 0..1_u32 << case.resources.len() {
        let taken = |at: &usize| mask >> at & 1 == 1;
        let places: Vec<usize> = (0..case.resources.len()).filter(taken).collect();
        let set: Vec<&LearningResource> = places.iter().map(|at| &case.resources[*at]).collect();
        if let Some(worth) = worth(case, &set)
            && best.as_ref().is_none_or(|(least, _)| worth < *least)
        {
            best = Some((worth, set.iter().map(|one| one.id.clone()).collect()));
        }
    }
    best.map(|(_, set)| set)
}

fn taken(plan: &LearningPlan) -> Vec<Key> {
    let mut ids: Vec<Key> = plan.steps.iter().map(|step| step.resource.clone()).collect();
    ids.sort();
    ids
}

#[test]
fn every_plan_of_a_small_instance_is_the_best_of_all_subsets() {
    let (mut plans, mut impossible, mut empty) = (0, 0, 0);
    for seed in 0..4000 {
        let case = case(seed);
        let plan = learning_plan(&case.goals, &case.resources, &case.options).unwrap();
        match brute(&case) {
            Some(best) => {
                assert_eq!(plan.status, PlanStatus::Optimal, "seed {seed}");
                assert_eq!(taken(&plan), best, "seed {seed}");
                plans += u32::from(!best.is_empty());
                empty += u32::from(best.is_empty());
            }
            None => {
                assert_eq!(plan.status, PlanStatus::Impossible, "seed {seed}");
                assert!(!plan.obstacles.is_empty(), "seed {seed}: no reason");
                impossible += 1;
            }
        }
    }
    assert!(plans > 800 && impossible > 400 && empty > 100, "{plans} {impossible} {empty}");
}

#[test]
fn steps_stand_in_an_order_in_which_they_can_be_taken() {
    for seed in 0..500 {
        let case = case(seed);
        let plan = learning_plan(&case.goals, &case.resources, &case.options).unwrap();
        for end in 1..=plan.steps.len() {
            let find = |id: &Key| case.resources.iter().find(|one| one.id == *id).unwrap();
            let set: Vec<_> = plan.steps[..end].iter().map(|one| find(&one.resource)).collect();
            assert!(after(&case, &set).is_some(), "seed {seed}, the first {end}");
        }
    }
}

#[test]
fn an_explanation_says_what_another_plan_really_costs() {
    let mut compared = 0;
    for seed in (0..800).step_by(4) {
        let mut case = case(seed);
        case.options.explain = true;
        let plan = learning_plan(&case.goals, &case.resources, &case.options).unwrap();
        for step in &plan.steps {
            let mut without = case.options.clone();
            without.pinned.retain(|id| *id != step.resource);
            without.excluded.push(step.resource.clone());
            let other = learning_plan(&case.goals, &case.resources, &without).unwrap();
            let change = step.without.unwrap();
            assert_eq!(change.status, other.status, "seed {seed}");
            if other.status == PlanStatus::Optimal {
                assert_eq!(change.price, Some(other.price - plan.price), "seed {seed}");
                compared += 1;
            }
        }
    }
    assert!(compared > 20, "{compared}");
}
