use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use serde_json::json;

use super::sample_tests::{
    key, level, options, person, plainly, position, profiles, roles, settings, with,
};
use super::{Options, UnlockLimits, Unlocks, Verdict, assess, unlocks};
use crate::evidence::{HeldLevel, HoldingStatus, Profile};
use crate::kernel::Key;
use crate::role::Role;

/// How many parts a whole has: 2^52.
const PARTS: f64 = 4_503_599_627_370_496.0;

fn asks(uri: &str, pairs: &[(&str, u8)]) -> Role {
    let asked: Vec<_> = pairs
        .iter()
        .map(|(name, level)| json!({"competency": name, "required_level": level}))
        .collect();
    position(uri, &json!(asked), &json!([]))
}

fn answer(profile: &Profile, roles: &[Role], options: &Options) -> Unlocks {
    let limits = UnlockLimits { top: None, steps: 9 };
    unlocks(profile, roles, limits, options).unwrap()
}

#[test]
fn a_gap_is_raised_to_the_highest_level_that_any_role_asks() {
    let roles = [asks("r/1", &[("a", 3)]), asks("r/2", &[("a", 5), ("b", 2)])];
    let ana = person(&json!([{"competency": "a", "level": 2}]));
    let answer = answer(&ana, &roles, &Options::default());
    let best = &answer.competencies[0];
    assert_eq!((best.competency.as_str(), best.levels[0].level.get()), ("a", 5.0));
    assert_eq!(best.opens, [key("r/1")]);
    // r/1 gains 1/2, and r/2 half of 3/4.
    assert_eq!((best.closer, best.gain), (1, 0.875));
    assert_eq!(answer.sequence.len(), 2);
    assert_eq!(
        (answer.sequence[1].opens.as_slice(), answer.sequence[1].ready),
        ([key("r/2")].as_slice(), 2)
    );
}

#[test]
fn two_gaps_that_open_a_role_only_together_are_opened_by_the_second_step() {
    let roles = [asks("r/1", &[("a", 3), ("b", 3)])];
    let answer = answer(&person(&json!([])), &roles, &Options::default());
    assert!(answer.competencies.iter().all(|one| one.opens.is_empty() && one.closer == 1));
    let steps: Vec<_> =
        answer.sequence.iter().map(|one| (one.competency.as_str(), one.ready)).collect();
    assert_eq!(steps, [("a", 0), ("b", 1)]);
}

#[test]
fn roles_name_one_competency_by_uri_or_by_code_and_ask_on_several_scales() {
    let coded = |uri: &str, scale: &str, level: u8| -> Role {
        let scales = json!([{"id": scale, "kind": "interval", "minimum": 0, "maximum": 100}]);
        let asked =
            json!([{"competency": "a", "code": "A1", "label": "A", "required_level": level}]);
        serde_json::from_value(json!({"uri": uri, "scales": scales, "requirements": asked}))
            .unwrap()
    };
    let roles = [coded("r/1", "ten", 10), coded("r/2", "percent", 80), coded("r/3", "ten", 7)];
    let ana = person(&json!([{"competency": "A1", "status": "pending"}]));
    let answer = answer(&ana, &roles, &Options::default());
    let one = &answer.competencies[0];
    let levels: Vec<_> =
        one.levels.iter().map(|raised| (raised.scale.as_str(), raised.level.get())).collect();
    assert_eq!(levels, [("percent", 80.0), ("ten", 10.0)]);
    assert_eq!((one.opens.len(), one.gain, one.label.as_deref()), (3, 3.0, Some("A")));
}

#[test]
fn nothing_is_left_to_close_for_who_is_ready_and_roles_that_ask_nothing_are_unrated() {
    let roles = [asks("r/2", &[]), asks("r/1", &[("a", 3)])];
    let ana = person(&json!([{"competency": "a", "level": 4}]));
    let answer = answer(&ana, &roles, &Options::default());
    assert_eq!((answer.compared, answer.ready, answer.gaps), (1, 1, 0));
    assert!(answer.competencies.is_empty() && answer.sequence.is_empty());
    assert_eq!(answer.unrated[0].problem.path.as_deref(), Some("roles[0].requirements"));
}

#[test]
fn where_nothing_is_known_and_unknowns_are_left_out_a_first_level_opens() {
    let lenient = options(json!({"unknown": "lenient"}));
    let answer = answer(&person(&json!([])), &[asks("r/1", &[("a", 3), ("b", 3)])], &lenient);
    assert_eq!((answer.compared, answer.unrated.len(), answer.competencies.len()), (0, 1, 2));
    assert_eq!(answer.competencies[0].opens, [key("r/1")]);
    assert_eq!(answer.competencies[0].gain, 0.0);
}

#[test]
fn a_condition_that_comes_to_hold_may_cost() {
    let requirements = json!([{"competency": "a", "required_level": 3, "importance": 1},
        {"competency": "b", "importance": 2},
        {"competency": "c", "importance": 9, "when": {"kind": "holds", "competency": "a", "level": 3}}]);
    let role = position("r/1", &requirements, &json!([]));
    let ana = person(&json!([{"competency": "a", "level": 1}, {"competency": "b", "level": 1},
                             {"competency": "c", "status": "not_demonstrated"}]));
    let answer = answer(&ana, &[role], &Options::default());
    assert_eq!(answer.competencies[0].competency.as_str(), "a");
    assert!((answer.competencies[0].gain - (0.25 - 2.0 / 3.0)).abs() < 1e-15);
    assert!(answer.sequence.is_empty());
}

/// Everything again, by assessing all roles for each profile.
struct Brute<'a> {
    roles: &'a [Role],
    options: &'a Options,
    /// The gaps and what they are raised to.
    gaps: BTreeMap<Key, Option<f64>>,
}

impl<'a> Brute<'a> {
    fn new(profile: &Profile, roles: &'a [Role], options: &'a Options) -> Self {
        let mut names = BTreeSet::new();
        for role in roles {
            if let Ok(report) = assess(profile, role, options) {
                names.extend(report.gaps.into_iter().map(|gap| gap.competency));
                let shut =
                    report.gates.into_iter().filter(|gate| gate.state != super::GateState::Open);
                names.extend(shut.map(|gate| gate.requirement));
            }
        }
        let highest = |name: &Key| {
            let asked = roles.iter().flat_map(|role| &role.requirements);
            let levels = asked
                .filter(|one| one.competency == *name)
                .filter_map(crate::role::Requirement::level);
            levels.map(crate::kernel::Level::get).reduce(f64::max)
        };
        let gaps = names.into_iter().map(|name| (name.clone(), highest(&name))).collect();
        Self { roles, options, gaps }
    }

    fn close(&self, profile: &Profile, name: &Key) -> Profile {
        with(
            profile,
            match self.gaps[name] {
                Some(highest) => level(name, highest),
                None => HeldLevel {
                    competency: name.clone(),
                    level: None,
                    scale: None,
                    status: Some(HoldingStatus::Demonstrated),
                },
            },
        )
    }

    /// Roles opened, others brought closer, and the gain in parts of 2^-52.
    fn effect(&self, before: &Profile, name: &Key) -> (Vec<Key>, u32, i128) {
        let after = self.close(before, name);
        let (mut opens, mut closer, mut gain) = (Vec::new(), 0, 0_i128);
        for role in self.roles {
            let (was, is) =
                (plainly(before, role, self.options), plainly(&after, role, self.options));
            let ready =
                |side: Option<(f64, Verdict)>| side.is_some_and(|one| one.1 == Verdict::Ready);
            let more = was.zip(is).map_or(0.0, |(was, is)| is.0 - was.0);
            gain += (more * PARTS) as i128;
            if ready(is) && !ready(was) {
                opens.push(role.uri.clone());
            } else if more > 0.0 {
                closer += 1;
            }
        }
        (opens, closer, gain)
    }
}

/// Gaps as the answer lists them are those of an assessment, where choices hide none.
fn agree(profile: &Profile, roles: &[Role], options: &Options) -> Result<(), TestCaseError> {
    let answer = answer(profile, roles, options);
    let takes_part = |role: &&Role| {
        use super::ReadinessError::{NothingApplicable, NothingKnown};
        let answer = assess(profile, role, options);
        matches!(answer, Ok(_) | Err(NothingKnown(_) | NothingApplicable(_)))
    };
    let roles: Vec<Role> = roles.iter().filter(takes_part).cloned().collect();
    let brute = Brute::new(profile, &roles, options);
    let listed: BTreeMap<&Key, _> =
        answer.competencies.iter().map(|one| (&one.competency, one)).collect();
    for name in brute.gaps.keys().filter(|name| name.as_str() != "some") {
        let one = listed[name];
        let (opens, closer, gain) = brute.effect(profile, name);
        prop_assert_eq!(
            (&one.opens, one.closer, one.gain),
            (&opens, closer, gain as f64 / PARTS),
            "{}",
            name
        );
    }
    // What the greedy sequence says, walked step by step.
    let names: Vec<Key> = listed.keys().map(|name| (*name).clone()).collect();
    let mut brute = brute;
    for name in &names {
        let levels = listed[name].levels.first().map(|raised| raised.level.get());
        brute.gaps.insert(name.clone(), levels);
    }
    let mut now = profile.clone();
    let mut left = names;
    for step in &answer.sequence {
        let rank = |name: &Key| {
            let (opens, _, gain) = brute.effect(&now, name);
            (opens.len(), gain)
        };
        // The first by name of the best.
        let best = left.iter().rev().max_by_key(|name| rank(name)).unwrap().clone();
        prop_assert_eq!(&step.competency, &best);
        let (opens, closer, gain) = brute.effect(&now, &best);
        prop_assert_eq!(
            (&step.opens, step.closer, step.gain),
            (&opens, closer, gain as f64 / PARTS)
        );
        now = brute.close(&now, &best);
        let ready = roles
            .iter()
            .filter(|role| plainly(&now, role, options).is_some_and(|one| one.1 == Verdict::Ready));
        prop_assert_eq!(step.ready as usize, ready.count());
        left.retain(|name| *name != best);
    }
    let nothing_left = left.iter().all(|name| {
        let (opens, _, gain) = brute.effect(&now, name);
        opens.is_empty() && gain <= 0
    });
    prop_assert!(nothing_left || answer.sequence.len() == 9);
    Ok(())
}

fn several(rich: bool) -> impl Strategy<Value = Vec<Role>> {
    prop::collection::vec(roles(rich), 1..5).prop_map(|mut roles| {
        for (at, role) in roles.iter_mut().enumerate() {
            role.uri = key(&format!("r/{at}"));
        }
        roles
    })
}

proptest! {
    #[test]
    fn plain_roles_agree_with_assessing_everything_again(
        profile in profiles(), roles in several(false), options in settings(),
    ) {
        agree(&profile, &roles, &options)?;
    }

    #[test]
    fn roles_with_every_term_agree_with_assessing_everything_again(
        profile in profiles(), roles in several(true), options in settings(),
    ) {
        agree(&profile, &roles, &options)?;
    }
}
