//! The published blend, and what becomes of what is not known.

use super::{RoleContext, RolePreset, RoleSuggestOptions, suggest_roles};
use crate::evidence;
use crate::readiness::Options;
use crate::role::{self, Role};

fn roles() -> Vec<Role> {
    let asks = |uri: &str, family: &str, level: u32| {
        role::parse(&format!(
            r#"{{"uri": "{uri}", "family": "{family}", "titles": {{"en": "{uri}"}},
                "scales": [{{"id": "five", "kind": "ordinal", "minimum": 0, "maximum": 4}}],
                "requirements": [{{"competency": "sql", "required_level": {level}}}]}}"#
        ))
        .unwrap()
    };
    vec![asks("analyst", "data", 2), asks("lead", "data", 4), asks("clerk", "office", 2)]
}

fn context() -> RoleContext {
    serde_json::from_str(
        r#"{"current_role": "analyst", "open_jobs": ["clerk"],
            "path": {"uri": "path", "steps": [{"from": "analyst", "to": "clerk"},
                                               {"from": "clerk", "to": "lead"}]},
            "peers": [{"role": "lead", "peers": 4, "aiming": 3}]}"#,
    )
    .unwrap()
}

#[test]
fn the_published_blend_gives_the_published_sum_and_drops_what_is_not_known() {
    let ana =
        evidence::parse(r#"{"person": "ana", "levels": [{"competency": "sql", "level": 2}]}"#);
    let ana = ana.unwrap();
    let blend =
        RoleSuggestOptions { preset: Some(RolePreset::SuccessFactors), ..Default::default() };
    let answer = suggest_roles(&ana, &roles(), &context(), &blend, &Options::default()).unwrap();
    // .4 * .5 + .2 + .2 / 2 + 0 + .1 * .75
    assert_eq!(answer.suggestions.len(), 1);
    assert!((answer.suggestions[0].score.get() - 0.575).abs() < 1e-15);
    // Nobody aims at the clerk: 0 of 0 peers is no share.
    assert_eq!(answer.left_out[0].role.as_str(), "clerk");
}

#[test]
fn what_is_not_known_is_shared_out_and_the_parts_add_up() {
    let ana =
        evidence::parse(r#"{"person": "ana", "levels": [{"competency": "sql", "level": 2}]}"#);
    let ana = ana.unwrap();
    let blend = RoleSuggestOptions::default();
    let mut roles = roles();
    let answer = suggest_roles(&ana, &roles, &context(), &blend, &Options::default()).unwrap();
    for one in &answer.suggestions {
        let sum: f64 = one.terms.iter().map(|term| term.part.get()).sum();
        assert_eq!(sum, one.score.get());
    }
    // (4 * 1 + 0 + 2 * 1 + 1) / 9, without peers.
    let clerk = answer.suggestions.iter().find(|one| one.role.as_str() == "clerk").unwrap();
    assert!((clerk.score.get() - 7.0 / 9.0).abs() < 1e-15);
    roles.reverse();
    let turned = suggest_roles(&ana, &roles, &context(), &blend, &Options::default()).unwrap();
    assert_eq!(answer, turned);
}
