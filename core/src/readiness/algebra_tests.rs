use proptest::prelude::*;
use serde_json::{Value, json};

use super::{GateState, Options, Readiness, Verdict, assess};
use crate::evidence::Profile;
use crate::role::Role;
use crate::{Problem, evidence};

/// A small role: levels held (nothing is unknown) and asked from 1 to 5, weights, and choices.
#[derive(Debug, Clone)]
struct Case {
    held: Vec<Option<u32>>,
    asked: Vec<(u32, u32)>,
    gates: Vec<Option<u32>>,
    /// How many of the first requirements a choice is made of, how many it asks, its weight.
    choice: (usize, u32, u32),
    /// The same of a choice whose first member is the choice before.
    outer: (usize, u32, u32),
}

fn cases() -> impl Strategy<Value = Case> {
    let held = prop::collection::vec(prop::option::of(1_u32..=5), 7);
    let asked = prop::collection::vec((2_u32..=5, 1_u32..=4), 7);
    let gates = prop::collection::vec(prop::option::weighted(0.3, 1_u32..=5), 7);
    let choice = (2_usize..=3, 1_u32..=3, 1_u32..=4);
    let outer = (1_usize..=2, 1_u32..=3, 1_u32..=4);
    (held, asked, gates, choice, outer).prop_map(|(held, asked, gates, choice, outer)| Case {
        held,
        asked,
        gates,
        choice: (choice.0, choice.1.min(u32::try_from(choice.0).unwrap()), choice.2),
        outer: (outer.0, outer.1.min(u32::try_from(outer.0).unwrap() + 1), outer.2),
    })
}

impl Case {
    fn person(&self) -> Profile {
        let levels: Vec<Value> = (0..)
            .zip(&self.held)
            .filter_map(|(at, level)| Some(json!({"competency": name(at), "level": (*level)?})))
            .collect();
        profile(&json!(levels))
    }

    /// The role; the requirements for which `keep` says no are not in it.
    fn role(&self, keep: impl Fn(usize) -> bool) -> Option<Role> {
        let requirements: Vec<Value> = (0..self.asked.len())
            .filter(|at| keep(*at))
            .map(|at| {
                let (level, weight) = self.asked[at];
                let gate = self.gates[at].map(|gate| json!({"minimum_level": gate.min(level)}));
                json!({"competency": name(at), "required_level": level, "importance": weight, "gate": gate})
            })
            .collect();
        let (inner, outer) =
            (self.members(0, self.choice.0), self.members(self.choice.0, self.outer.0));
        let kept = |members: Vec<usize>| -> Vec<String> {
            members.into_iter().filter(|at| keep(*at)).map(name).collect()
        };
        let (inner, outer) = (kept(inner), kept(outer));
        let mut choices = Vec::new();
        let mut of = outer;
        if !inner.is_empty() {
            let choose = self.choice.1.min(u32::try_from(inner.len()).unwrap());
            choices.push(json!({"id": "inner", "choose": choose, "of": inner}));
            of.push("inner".to_owned());
        }
        if !of.is_empty() {
            let choose = self.outer.1.min(u32::try_from(of.len()).unwrap());
            choices.push(json!({"id": "outer", "choose": choose, "of": of, "importance": self.outer.2, "gate": true}));
        }
        let role = json!({"uri": "role/x", "requirements": requirements, "choices": choices,
            "scales": [{"id": "five", "kind": "ordinal", "minimum": 1, "maximum": 5}]});
        serde_json::from_value(role).ok()
    }

    fn members(&self, from: usize, count: usize) -> Vec<usize> {
        (from..from + count).collect()
    }

    /// The score by the definition, with unknowns met so far.
    fn score(&self, unknown: f64) -> f64 {
        let met = |at: usize| match self.held[at] {
            None => unknown,
            Some(held) => (f64::from(held - 1) / f64::from(self.asked[at].0 - 1)).min(1.0),
        };
        let inner: Vec<f64> = self.members(0, self.choice.0).into_iter().map(met).collect();
        let mut outer: Vec<f64> =
            self.members(self.choice.0, self.outer.0).into_iter().map(met).collect();
        outer.push(best_mean(&inner, self.choice.1));
        let single = self.choice.0 + self.outer.0..self.asked.len();
        let weights: f64 = single.clone().map(|at| f64::from(self.asked[at].1)).sum();
        let parts: f64 = single.map(|at| f64::from(self.asked[at].1) * met(at)).sum();
        let weight = f64::from(self.outer.2);
        (parts + weight * best_mean(&outer, self.outer.1)) / (weights + weight)
    }
}

/// The largest mean of so many of these, by trying every subset.
fn best_mean(values: &[f64], choose: u32) -> f64 {
    let subsets = (0_u32..1 << values.len()).filter(|set| set.count_ones() == choose);
    let mean = |set: u32| {
        let chosen = values.iter().enumerate().filter(|(at, _)| set >> at & 1 == 1);
        chosen.map(|(_, value)| value).sum::<f64>() / f64::from(choose)
    };
    subsets.map(mean).fold(0.0, f64::max)
}

fn name(at: usize) -> String {
    format!("c{at}")
}

fn profile(levels: &Value) -> Profile {
    evidence::parse(&json!({"person": "ana", "levels": levels}).to_string()).unwrap()
}

fn measured(case: &Case, options: &Value) -> Readiness {
    let options: Options = serde_json::from_value(options.clone()).unwrap();
    assess(&case.person(), &case.role(|_| true).unwrap(), &options).unwrap()
}

proptest! {
    #[test]
    fn a_choice_counts_its_best_members_as_trying_every_subset_finds_them(case in cases()) {
        let report = measured(&case, &json!({}));
        prop_assert!((report.score.get() - case.score(0.0)).abs() < 1e-13);
        prop_assert!((report.high.get() - case.score(1.0)).abs() < 1e-13);
        let parts: f64 = report.contributions.iter().map(|part| part.contribution.get()).sum();
        prop_assert_eq!(parts, report.score.get());
        let shares: f64 = report.contributions.iter().map(|part| part.share.get()).sum();
        prop_assert_eq!(shares, 1.0);
        let losses: f64 = report.gaps.iter().map(|gap| gap.loss.get()).sum();
        prop_assert_eq!(report.score.get() + losses, 1.0);
    }

    #[test]
    fn the_lenient_score_is_that_of_a_role_without_what_is_unknown(case in cases()) {
        let options: Options = serde_json::from_value(json!({"unknown": "lenient"})).unwrap();
        let whole = assess(&case.person(), &case.role(|_| true).unwrap(), &options);
        let known = case.role(|at| case.held[at].is_some()).unwrap();
        match (whole, assess(&case.person(), &known, &Options::default())) {
            (Ok(whole), Ok(known)) => prop_assert!((whole.score.get() - known.score.get()).abs() < 1e-13),
            (Err(whole), Err(_)) => prop_assert_eq!(Problem::from(whole).code, "readiness.nothing_known"),
            (whole, known) => prop_assert!(false, "{:?} {:?}", whole.is_ok(), known.is_ok()),
        }
    }

    #[test]
    fn every_gate_says_what_the_level_says(case in cases()) {
        let report = measured(&case, &json!({}));
        let single = case.choice.0 + case.outer.0;
        for at in single..case.asked.len() {
            let gate = report.gates.iter().find(|gate| gate.requirement.as_str() == name(at));
            let expected = case.gates[at].map(|minimum| match case.held[at] {
                None => GateState::Unknown,
                Some(held) if held >= minimum.min(case.asked[at].0) => GateState::Open,
                Some(_) => GateState::Closed,
            });
            prop_assert_eq!(gate.map(|gate| gate.state), expected);
        }
        for at in 0..single {
            prop_assert!(report.gates.iter().all(|gate| gate.requirement.as_str() != name(at)));
        }
    }

    #[test]
    fn what_is_decided_with_unknowns_stays_so_whatever_they_turn_out_to_be(
        case in cases(),
        found in prop::collection::vec(1_u32..=5, 7),
        threshold in 0.0_f64..=1.0,
    ) {
        let options = json!({"unknown": "interval", "threshold": threshold});
        let verdict = measured(&case, &options).verdict;
        let mut known = case.clone();
        for (held, found) in known.held.iter_mut().zip(found) {
            *held = held.or(Some(found));
        }
        let later = measured(&known, &options).verdict;
        prop_assert!(later != Verdict::Undecided);
        prop_assert!(verdict == Verdict::Undecided || verdict == later);
    }
}

#[test]
fn no_formula_leaves_the_range_of_a_share() {
    let formulas = [
        "weighted_proportional",
        "mean_proportional",
        "count_met",
        "weighted_capped",
        "mandatory_first",
        "required_plus_preferred",
    ];
    let role = json!({"uri": "role/x", "requirements": [
            {"competency": "a", "required_level": 2, "importance": 7},
            {"competency": "b", "required_level": 5, "necessity": "desired"},
            {"competency": "c", "required_level": 4}],
        "scales": [{"id": "five", "kind": "ordinal", "minimum": 1, "maximum": 5}]});
    let role: Role = serde_json::from_value(role).unwrap();
    for formula in formulas {
        let options = json!({"formula": {"kind": formula}});
        let options: Options = serde_json::from_value(options).unwrap();
        for level in 1..=5 {
            let levels = json!([{"competency": "a", "level": level}, {"competency": "b", "level": 6 - level}]);
            let report = assess(&profile(&levels), &role, &options).unwrap();
            assert!((0.0..=1.0).contains(&report.score.get()), "{formula}");
            assert!(report.score <= report.high, "{formula}");
        }
        let all = json!([{"competency": "a", "level": 5}, {"competency": "b", "level": 5}, {"competency": "c", "level": 5}]);
        let report = assess(&profile(&all), &role, &options).unwrap();
        assert_eq!((report.score.get(), report.verdict), (1.0, Verdict::Ready), "{formula}");
    }
}
