use proptest::prelude::*;
use serde_json::{Value, json};

use super::{ParentStanding, Proficiency, RollUp, RollupRule, roll_up};
use crate::evidence::Profile;
use crate::framework::Framework;

/// How many competencies the outlines of these tests have; one stands below those before it only.
const SIZE: usize = 8;

fn name(at: usize) -> String {
    format!("c{at}")
}

/// An outline, rules over it and the levels of a person, as numbers.
#[derive(Debug, Clone)]
struct Case {
    /// Pairs of child and parent, the child being the greater number.
    edges: Vec<(usize, usize)>,
    /// For each parent: 0 no rule, 1 all, 2 half of the children, 3 points.
    rules: Vec<u32>,
    /// For each competency: 0 unknown, 1 to 5 a level, 6 not applicable.
    held: Vec<u32>,
}

fn cases() -> impl Strategy<Value = Case> {
    let edge = (1..SIZE).prop_flat_map(|child| (Just(child), 0..child));
    let edges = prop::collection::btree_set(edge, 0..16);
    let rules = prop::collection::vec(0_u32..4, SIZE);
    let held = prop::collection::vec(prop_oneof![3 => Just(0_u32), 4 => 1_u32..=6], SIZE);
    (edges, rules, held).prop_map(|(edges, rules, held)| Case {
        edges: edges.into_iter().collect(),
        rules,
        held,
    })
}

impl Case {
    fn children(&self, parent: usize) -> Vec<usize> {
        let mut children: Vec<usize> =
            self.edges.iter().filter(|edge| edge.1 == parent).map(|edge| edge.0).collect();
        children.sort_unstable();
        children
    }

    /// The points a child earns, and whether it is required: whatever, but always the same.
    fn points(child: usize) -> (u32, bool) {
        (u32::try_from(child % 3 + 1).unwrap(), child % 4 == 1)
    }

    fn needed(&self, parent: usize) -> u32 {
        let children = self.children(parent);
        match self.rules[parent] {
            2 => u32::try_from(children.len().div_ceil(2)).unwrap(),
            _ => children.iter().map(|child| Self::points(*child).0).sum::<u32>().div_ceil(2),
        }
    }

    fn framework(&self) -> Framework {
        let competencies: Vec<Value> = (0..SIZE).map(|at| json!({"uri": name(at)})).collect();
        let relations: Vec<Value> = (self.edges.iter())
            .map(|(child, parent)| {
                let kind = if child % 2 == 0 { "child_of" } else { "part_of" };
                json!({"from": name(*child), "kind": kind, "to": name(*parent)})
            })
            .collect();
        let scale = json!({"id": "s", "kind": "ordinal", "minimum": 1, "maximum": 5, "mastery": 3});
        serde_json::from_value(json!({"id": "f", "version": "1", "scales": [scale],
            "competencies": competencies, "relations": relations}))
        .unwrap()
    }

    fn rules(&self) -> Vec<RollupRule> {
        let rule = |parent: usize| {
            let children = self.children(parent);
            if self.rules[parent] == 0 || children.is_empty() {
                return None;
            }
            let needs = match self.rules[parent] {
                1 => json!({"kind": "all"}),
                2 => json!({"kind": "k_of_n", "k": self.needed(parent)}),
                _ => {
                    let earns = |child: &usize| {
                        let (points, required) = Self::points(*child);
                        json!({"child": name(*child), "points": points, "required": required})
                    };
                    let children: Vec<Value> = children.iter().map(earns).collect();
                    json!({"kind": "points", "needed": self.needed(parent), "children": children})
                }
            };
            Some(serde_json::from_value(json!({"parent": name(parent), "needs": needs})).unwrap())
        };
        (0..SIZE).filter_map(rule).collect()
    }

    fn profile(&self) -> Profile {
        let held = |(at, held): (usize, &u32)| match held {
            0 => None,
            6 => Some(json!({"competency": name(at), "status": "not_applicable"})),
            level => Some(json!({"competency": name(at), "level": level})),
        };
        let levels: Vec<Value> = self.held.iter().enumerate().filter_map(held).collect();
        serde_json::from_value(json!({"person": "ana", "levels": levels})).unwrap()
    }

    fn roll_up(&self) -> RollUp {
        roll_up(&self.framework(), &self.profile(), &self.rules()).unwrap()
    }

    /// The definition once more, from the root down, with nothing kept.
    fn oracle(&self, at: usize) -> Proficiency {
        match self.held[at] {
            6 => return Proficiency::NotApplicable,
            3..=5 => return Proficiency::Proficient,
            1 | 2 => return Proficiency::NotProficient,
            _ => {}
        }
        let children: Vec<(Proficiency, u32, bool)> = (self.children(at).into_iter())
            .map(|child| {
                let (points, required) = Self::points(child);
                let plain = self.rules[at] != 3;
                let points = if plain { 1 } else { points };
                (self.oracle(child), points, required && !plain)
            })
            .filter(|(standing, ..)| *standing != Proficiency::NotApplicable)
            .collect();
        if self.rules[at] == 0 || children.is_empty() {
            return Proficiency::Unknown;
        }
        let needed = if self.rules[at] == 1 {
            u32::try_from(children.len()).unwrap()
        } else {
            self.needed(at)
        };
        // What would hold if everything unknown were so.
        let holds = |unknown_is: bool| {
            let is = |standing: &Proficiency| match standing {
                Proficiency::Unknown => unknown_is,
                standing => *standing == Proficiency::Proficient,
            };
            let all_required = children.iter().all(|(one, _, required)| !required || is(one));
            let earned = children.iter().filter(|(one, ..)| is(one)).map(|(_, points, _)| points);
            all_required && earned.sum::<u32>() >= needed
        };
        match (holds(false), holds(true)) {
            (true, _) => Proficiency::Proficient,
            (false, true) => Proficiency::Unknown,
            (false, false) => Proficiency::NotProficient,
        }
    }
}

fn standing(roll_up: &RollUp, at: usize) -> Option<&ParentStanding> {
    roll_up.parents.iter().find(|parent| parent.parent.as_str() == name(at))
}

proptest! {
    #[test]
    fn every_parent_stands_where_its_definition_says(case in cases()) {
        let rolled = case.roll_up();
        prop_assert_eq!(rolled.parents.len(), case.rules().len());
        for at in 0..SIZE {
            if let Some(parent) = standing(&rolled, at) {
                prop_assert_eq!(parent.standing, case.oracle(at), "{}", name(at));
                prop_assert_eq!(parent.short_by, parent.needed.saturating_sub(parent.reached));
            }
        }
    }

    #[test]
    fn the_order_of_rules_relations_children_and_levels_never_matters(
        case in cases(), seed in any::<u64>(),
    ) {
        let before = case.roll_up();
        let (mut framework, mut rules, mut profile) =
            (case.framework(), case.rules(), case.profile());
        let mut at = 0_u64;
        let mut mix = || { at += 1; at.wrapping_mul(seed | 1) };
        framework.relations.sort_by_cached_key(|_| mix());
        framework.competencies.sort_by_cached_key(|_| mix());
        profile.levels.sort_by_cached_key(|_| mix());
        rules.sort_by_cached_key(|_| mix());
        for rule in &mut rules {
            if let super::RollupNeed::Points { children, .. } = &mut rule.needs {
                children.sort_by_cached_key(|_| mix());
            }
        }
        prop_assert_eq!(roll_up(&framework, &profile, &rules).unwrap(), before);
    }

    #[test]
    fn what_is_known_stays_whatever_the_unknown_turns_out_to_be(
        case in cases(), found in prop::collection::vec(1_u32..=5, SIZE),
    ) {
        let before = case.roll_up();
        let mut later = case.clone();
        for (at, found) in found.into_iter().enumerate() {
            // Parents with a rule keep waiting for their children.
            if later.held[at] == 0 && standing(&before, at).is_none() {
                later.held[at] = found;
            }
        }
        let after = later.roll_up();
        for (before, after) in before.parents.iter().zip(&after.parents) {
            if before.standing != Proficiency::Unknown {
                prop_assert_eq!(before.standing, after.standing);
            }
        }
    }

    #[test]
    fn a_child_that_falls_never_lifts_anybody_and_one_that_rises_again_restores_all(
        case in cases(), at in 0..SIZE,
    ) {
        let before = case.roll_up();
        let mut fallen = case.clone();
        if !(1..=5).contains(&fallen.held[at]) { return Ok(()) }
        fallen.held[at] = 1;
        for (before, after) in before.parents.iter().zip(&fallen.roll_up().parents) {
            let lifted = after.standing == Proficiency::Proficient;
            prop_assert!(!lifted || before.standing == Proficiency::Proficient);
        }
        fallen.held[at] = case.held[at];
        prop_assert_eq!(fallen.roll_up(), before);
    }
}

#[test]
fn another_mark_is_seen_in_a_run_before_and_one_after_and_turns_nobody_unseen() {
    let scale = json!({"id": "s", "kind": "ordinal", "minimum": 1, "maximum": 5, "mastery": 3});
    let framework: Framework = serde_json::from_value(json!({"id": "f", "version": "1",
        "scales": [scale], "competencies": [{"uri": "parent"}, {"uri": "a"}, {"uri": "b"}],
        "relations": [{"from": "a", "kind": "child_of", "to": "parent"},
                      {"from": "b", "kind": "child_of", "to": "parent"}]}))
    .unwrap();
    let profile: Profile = serde_json::from_value(json!({"person": "ana", "levels": [
        {"competency": "a", "level": 3}, {"competency": "b", "level": 4}]}))
    .unwrap();
    let with = |mark: u32| {
        let rule = json!({"parent": "parent", "needs": {"kind": "all"}, "mark": mark});
        let rules = [serde_json::from_value::<RollupRule>(rule).unwrap()];
        roll_up(&framework, &profile, &rules).unwrap().parents[0].clone()
    };
    let (before, after) = (with(3), with(4));
    assert_eq!(before.standing, Proficiency::Proficient);
    assert_eq!(after.standing, Proficiency::NotProficient);
    // The answer names the child that the new mark leaves behind.
    let text = serde_json::to_string(&after).unwrap();
    assert!(text.contains("\"a\"") && text != serde_json::to_string(&before).unwrap());
}

#[test]
fn a_chain_of_ten_thousand_parents_falls_with_its_last_child() {
    let names: Vec<String> = (0..10_000).map(|at| format!("c{at:05}")).collect();
    let competencies: Vec<Value> = names.iter().map(|name| json!({"uri": name})).collect();
    let pairs = names.iter().zip(names.iter().skip(1));
    let relations: Vec<Value> = pairs
        .map(|(parent, child)| json!({"from": child, "kind": "child_of", "to": parent}))
        .collect();
    let scale = json!({"id": "s", "kind": "ordinal", "minimum": 1, "maximum": 5, "mastery": 3});
    let framework: Framework = serde_json::from_value(json!({"id": "f", "version": "1",
        "scales": [scale], "competencies": competencies, "relations": relations}))
    .unwrap();
    let rules: Vec<RollupRule> = names[..9_999]
        .iter()
        .map(|name| {
            serde_json::from_value(json!({"parent": name, "needs": {"kind": "all"}})).unwrap()
        })
        .collect();
    for (level, expected) in [(3, Proficiency::Proficient), (2, Proficiency::NotProficient)] {
        let levels = json!([{"competency": "c09999", "level": level}]);
        let profile = serde_json::from_value(json!({"person": "ana", "levels": levels})).unwrap();
        let rolled = roll_up(&framework, &profile, &rules).unwrap();
        assert!(rolled.parents.iter().all(|parent| parent.standing == expected));
    }
}
