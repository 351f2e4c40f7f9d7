//! Goals and catalogues made up by arithmetic, the same in every run.

use prowess::recommend::{GainModel, LearningGoals, LearningResource, PlanOptions};
use serde_json::{Value, json};

/// What a plan is asked of.
pub struct Case {
    pub goals: LearningGoals,
    pub resources: Vec<LearningResource>,
    pub options: PlanOptions,
}

/// Whether everything is to be closed or the most to be gained.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Ask {
    /// All goals at the least of cost and hours.
    Cover,
    /// The most within a budget, hours and a deadline.
    Gain,
}

/// Numbers that look random and are the same in every run (Knuth's constants for MMIX).
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: u64) -> u64 {
        let next = self.0.wrapping_mul(6_364_136_223_846_793_005);
        self.0 = next.wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }

    fn is(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }
}

/// So many competencies to raise by one to three levels of five, and a catalogue of so many courses:
/// each teaches one to three competencies by one or two levels from where it begins, a fifth
/// requires an earlier course, a tenth a level or one of two courses, and a sixth has alternatives.
pub fn case(seed: u64, goals: u64, resources: u64, ask: Ask, model: GainModel) -> Case {
    let mut dice = Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) + 11);
    for _ in 0..10 {
        dice.below(2);
    }
    let wanted: Vec<Value> = (0..goals)
        .map(|at| {
            let held = dice.below(3);
            json!({"competency": format!("c{at:02}"), "held": held,
                "required": held + 1 + dice.below(3), "weight": 1 + dice.below(9),
                "is_must_have": dice.is(30)})
        })
        .collect();
    let mut sums = [0, 0];
    let mut offers = Vec::new();
    for at in 0..resources {
        // Every competency has its ladder; what is taught beside it comes as it may.
        let from = (at / goals) % 5;
        let to = (from + 1 + u64::from(dice.is(30))).min(5);
        let mut teaches = vec![json!({"competency": format!("c{:02}", at % goals),
            "from": from, "to": to})];
        for _ in 0..dice.below(3) {
            let (skill, from) = (dice.below(goals), dice.below(4));
            if skill != at % goals {
                teaches.push(json!({"competency": format!("c{skill:02}"), "from": from,
                    "to": from + 1}));
            }
        }
        let mut requires = Vec::new();
        if at > 0 && dice.is(20) {
            requires
                .push(json!({"kind": "resource", "resource": format!("r{:03}", dice.below(at))}));
        }
        if at > 1 && dice.is(5) {
            let named = [dice.below(at), dice.below(at)].map(|one| format!("r{one:03}"));
            requires.push(json!({"kind": "any_of", "resources": named}));
        }
        if dice.is(5) {
            let skill = format!("c{:02}", dice.below(goals));
            requires
                .push(json!({"kind": "level", "competency": skill, "level": 1 + dice.below(2)}));
        }
        let alternative = dice.is(16).then(|| format!("a{}", dice.below(resources / 12)));
        let hours = 4 + dice.below(57);
        let cost = 10 * dice.below(8) * hours / 4;
        sums = [sums[0] + cost, sums[1] + hours];
        offers.push(json!({"id": format!("r{at:03}"), "teaches": teaches, "requires": requires,
            "alternative": alternative, "cost": cost, "hours": hours}));
    }
    let mut options = json!({"hour_value": 30, "gain_model": model});
    if ask == Ask::Gain {
        options["target"] = json!({"kind": "most_gain"});
        options["budget"] = json!(sums[0] / 16);
        options["hours"] = json!(sums[1] / 10);
        options["start"] = json!("2026-11-30");
        options["deadline"] = json!("2027-11-26");
        options["hours_per_week"] = json!(10);
    }
    Case {
        goals: serde_json::from_value(json!({"goals": wanted})).unwrap(),
        resources: serde_json::from_value(offers.into()).unwrap(),
        options: serde_json::from_value(options).unwrap(),
    }
}
