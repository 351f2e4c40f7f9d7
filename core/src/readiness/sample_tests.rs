//! People and roles of every kind, for the laws of the questions around a readiness.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::{Options, assess};
use crate::evidence::{HeldLevel, Profile};
use crate::kernel::{Key, Level};
use crate::role::Role;

const NAMES: [&str; 6] = ["a", "b", "c", "d", "e", "f"];

pub(super) fn key(text: &str) -> Key {
    Key::parse(text).unwrap()
}

pub(super) fn person(levels: &Value) -> Profile {
    serde_json::from_value(json!({"person": "ana", "levels": levels})).unwrap()
}

pub(super) fn position(uri: &str, requirements: &Value, choices: &Value) -> Role {
    let scales = json!([{"id": "five", "kind": "ordinal", "minimum": 1, "maximum": 5}]);
    let role =
        json!({"uri": uri, "scales": scales, "requirements": requirements, "choices": choices});
    serde_json::from_value(role).unwrap()
}

pub(super) fn options(value: Value) -> Options {
    serde_json::from_value(value).unwrap()
}

/// Score in parts of 2^-52 and verdict of a plain assessment.
pub(super) fn plainly(
    profile: &Profile,
    role: &Role,
    options: &Options,
) -> Option<(f64, super::Verdict)> {
    assess(profile, role, options).ok().map(|one| (one.score.get(), one.verdict))
}

/// The profile with something else said of one competency.
pub(super) fn with(profile: &Profile, held: HeldLevel) -> Profile {
    let mut profile = profile.clone();
    profile.levels.retain(|one| one.competency != held.competency);
    profile.levels.push(held);
    profile
}

pub(super) fn level(competency: &Key, level: f64) -> HeldLevel {
    let level = Some(Level::new(level).unwrap());
    HeldLevel { competency: competency.clone(), level, scale: None, status: None }
}

pub(super) fn profiles() -> impl Strategy<Value = Profile> {
    let held = prop_oneof![
        3 => Just(None),
        5 => (1_u8..=5).prop_map(|level| Some(json!({"level": level}))),
        1 => (1_u8..=5).prop_map(|level| Some(json!({"level": level, "status": "expired"}))),
        1 => prop::sample::select(vec!["not_demonstrated", "demonstrated", "pending", "not_applicable"])
            .prop_map(|status| Some(json!({"status": status}))),
    ];
    prop::collection::vec(held, NAMES.len()).prop_map(|all| {
        let named = NAMES.iter().zip(all).filter_map(|(name, held)| {
            let mut held = held?;
            held["competency"] = json!(name);
            Some(held)
        });
        person(&Value::Array(named.collect()))
    })
}

fn condition() -> impl Strategy<Value = Value> {
    let name = || prop::sample::select(NAMES.to_vec());
    prop_oneof![
        name().prop_map(|name| json!({"kind": "holds", "competency": name, "level": 3})),
        name().prop_map(|name| json!({"kind": "not", "of": {"kind": "holds", "competency": name}})),
        Just(json!({"kind": "context", "name": "site", "value": "EU"})),
    ]
}

fn requirement(name: &'static str, rich: bool) -> impl Strategy<Value = Value> {
    let plain = (
        prop::option::weighted(0.85, 1_u8..=5),
        prop::option::of(0_u8..=3),
        prop::bool::weighted(0.3),
        prop::option::weighted(0.3, prop::bool::ANY),
    );
    let chance = if rich { 0.25 } else { 1e-6 };
    let terms = (
        prop::option::weighted(chance, prop::sample::select(NAMES.to_vec())),
        prop::option::weighted(chance, condition()),
    );
    (plain, terms).prop_map(move |((level, importance, desired, gate), (equivalent, when))| {
        let mut asked =
            json!({"competency": name, "required_level": level, "importance": importance});
        if desired {
            asked["necessity"] = json!("desired");
        }
        if let Some(lower) = gate {
            let minimum = level.filter(|level| lower && *level > 2).map(|level| level - 1);
            asked["gate"] = json!({"minimum_level": minimum});
        }
        if let Some(other) = equivalent.filter(|other| *other != name) {
            asked["equivalents"] = json!([{"competency": other, "factor": 0.75}]);
        }
        if let Some(when) = when {
            asked["when"] = when;
        }
        asked
    })
}

/// Roles with some of the requirements; rich ones with equivalents, conditions and choices.
pub(super) fn roles(rich: bool) -> impl Strategy<Value = Role> {
    let all: Vec<_> =
        NAMES.iter().map(|name| prop::option::weighted(0.7, requirement(name, rich))).collect();
    let choice = prop::option::weighted(if rich { 0.5 } else { 1e-6 }, (1_u32..=2, any::<bool>()));
    (all, choice).prop_map(|(all, choice)| {
        let asked: Vec<Value> = all.into_iter().flatten().collect();
        let members: Vec<Value> =
            asked.iter().take(3).map(|one| one["competency"].clone()).collect();
        let choice = choice.filter(|(choose, _)| members.len() > *choose as usize);
        let choices = choice.map(
            |(choose, gate)| json!([{"id": "some", "choose": choose, "of": members, "gate": gate}]),
        );
        position("role/x", &Value::Array(asked), &choices.unwrap_or(json!([])))
    })
}

pub(super) fn settings() -> impl Strategy<Value = Options> {
    let unknown = prop::sample::select(vec!["strict", "lenient", "interval"]);
    let formula = prop::sample::select(vec![
        json!({"kind": "weighted_proportional"}),
        json!({"kind": "count_met"}),
        json!({"kind": "tolerance", "levels": 1}),
        json!({"kind": "mandatory_first"}),
        json!({"kind": "required_plus_preferred"}),
    ]);
    let threshold = prop::option::of(prop::sample::select(vec![0.5, 0.75, 0.9]));
    (unknown, formula, threshold, prop::bool::ANY).prop_map(
        |(unknown, formula, threshold, said)| {
            let context = if said { json!({"site": "EU"}) } else { json!({}) };
            options(json!({"unknown": unknown, "formula": formula, "threshold": threshold,
                           "context": context}))
        },
    )
}
