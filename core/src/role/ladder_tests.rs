//! Ladders on which a higher grade asks less, each way on its own.

use proptest::prelude::*;

use super::{Ladder, Role, check_ladder};
use crate::framework::sample_tests::{codes, key};
use crate::kernel::LanguageMap;
use crate::problem::Severity;

fn role(uri: &str, grade: u32, requirements: &str, choices: &str) -> Role {
    let text = format!(
        r#"{{"uri": "{uri}", "grade": {grade},
            "scales": [{{"id": "five", "kind": "ordinal", "minimum": 1, "maximum": 5}}],
            "requirements": [{requirements}], "choices": [{choices}]}}"#
    );
    serde_json::from_str(&text).unwrap()
}

fn ladder(rungs: &[&str]) -> Ladder {
    let rungs = rungs.iter().map(|uri| key(uri)).collect();
    Ladder { uri: key("ladder"), titles: LanguageMap::default(), rungs }
}

/// What is found where `high` stands above `low`; each is requirements and choices.
fn between(low: (&str, &str), high: (&str, &str)) -> Vec<String> {
    let roles = [role("low", 1, low.0, low.1), role("high", 2, high.0, high.1)];
    let found = check_ladder(&ladder(&["low", "high"]), &roles);
    assert!(found.iter().all(|one| one.problem.path.as_deref() == Some("ladder.rungs[1]")));
    found.into_iter().map(|one| one.problem.message).collect()
}

const A3: &str = r#"{"competency": "a", "required_level": 3}"#;
const A4: &str = r#"{"competency": "a", "required_level": 4}"#;

#[test]
fn a_higher_grade_may_ask_more() {
    let more = format!(r#"{A4}, {{"competency": "b"}}"#);
    assert_eq!(between((A3, ""), (&more, "")), [""; 0]);
}

#[test]
fn a_level_never_falls() {
    assert_eq!(
        between((A4, ""), (A3, "")),
        ["role `high` asks for level `3` of `a`, less than level `4` of role `low` below it"]
    );
    assert_eq!(
        between((A4, ""), (r#"{"competency": "a"}"#, "")),
        ["role `high` asks for level `none` of `a`, less than level `4` of role `low` below it"]
    );
    assert_eq!(between((r#"{"competency": "a"}"#, ""), (A3, "")), [""; 0]);
}

#[test]
fn what_is_asked_below_is_asked_above() {
    assert_eq!(
        between((A4, ""), ("", "")),
        ["role `high` does not ask for `a`, which role `low` below it asks for at level `4`"]
    );
    let desired = r#"{"competency": "a", "required_level": 4, "necessity": "desired"}"#;
    assert_eq!(
        between((A4, ""), (desired, "")),
        ["role `high` asks for `a` as desired, and role `low` below it as required"]
    );
    let in_europe = r#"{"competency": "a", "required_level": 4,
        "when": {"kind": "context", "name": "site", "value": "EU"}}"#;
    assert_eq!(
        between((A4, ""), (in_europe, "")),
        [
            "role `high` asks for `a` as required, under a condition, and role `low` below it as required"
        ]
    );
    assert_eq!(between((in_europe, ""), (in_europe, "")), [""; 0]);
}

#[test]
fn a_gate_stays_and_opens_no_lower() {
    let gate =
        |level: &str| format!(r#"{{"competency": "a", "required_level": 4, "gate": {{{level}}}}}"#);
    let (open, low) = (gate(""), gate(r#""minimum_level": 2"#));
    assert_eq!(between((&open, ""), (&open, "")), [""; 0]);
    assert_eq!(between((&low, ""), (&open, "")), [""; 0]);
    assert_eq!(
        between((&open, ""), (&low, "")),
        [
            "role `high` lets pass from level `2` of `a` on, and role `low` below it from level `4` on"
        ]
    );
    assert_eq!(
        between((&low, ""), (A4, "")),
        [
            "role `high` lets pass from level `none` of `a` on, and role `low` below it from level `2` on"
        ]
    );
}

#[test]
fn levels_on_two_scales_are_not_compared() {
    let mut high = role("high", 2, A3, "");
    high.scales[0].id = key("ten");
    let found = check_ladder(&ladder(&["low", "high"]), &[role("low", 1, A4, ""), high]);
    assert_eq!(codes(&found), [("role.scales_differ", "ladder.rungs[1]")]);
    assert_eq!(found[0].severity, Severity::Warning);
}

#[test]
fn of_a_choice_as_many_are_asked_for_above() {
    let three = r#"{"competency": "a"}, {"competency": "b"}, {"competency": "c"}"#;
    let some =
        |choose: u8, of: &str| format!(r#"{{"id": "some", "choose": {choose}, "of": [{of}]}}"#);
    let two_of_three = some(2, r#""a", "b", "c""#);
    let dropped =
        ["role `high` does not ask for `some`, which role `low` below it asks for at level `none`"];
    let low = (three, two_of_three.as_str());
    assert_eq!(between(low, low), [""; 0]);
    // Two of the three, both in any case, is at least as much.
    assert_eq!(between(low, (r#"{"competency": "a"}, {"competency": "c"}"#, "")), [""; 0]);
    assert_eq!(between(low, (r#"{"competency": "a"}, {"competency": "z"}"#, "")), dropped);
    assert_eq!(between(low, (three, &some(1, r#""a", "b", "c""#))), dropped);
    // Two of four may be one of the three.
    let four = format!(r#"{three}, {{"competency": "d"}}"#);
    assert_eq!(between(low, (&four, &some(2, r#""a", "b", "c", "d""#))), dropped);
    assert_eq!(between(low, (&four, &some(3, r#""a", "b", "c", "d""#))), [""; 0]);
    assert_eq!(
        between((three, ""), (three, &two_of_three)).first().map(String::as_str),
        Some("role `high` asks for `a` as one of several, and role `low` below it as required")
    );
}

#[test]
fn a_ladder_names_known_roles_once_and_their_grades_rise() {
    let roles = [role("a", 2, "", ""), role("b", 1, "", ""), role("c", 1, "", "")];
    let found = check_ladder(&ladder(&["a", "b", "nobody", "a", "c"]), &roles);
    let listed: Vec<_> = found.iter().map(|one| (one.severity, one.problem.code)).collect();
    assert_eq!(
        listed,
        [
            (Severity::Error, "role.grade_order"),
            (Severity::Error, "role.missing_role"),
            (Severity::Error, "role.repeated_rung"),
            (Severity::Warning, "role.grade_order"),
        ]
    );
    assert_eq!(
        found[0].problem.message,
        "role `b` comes after role `a`, and its grade 1 is not above grade 2"
    );
}

#[test]
fn the_ladders_of_the_sample_company_ask_for_more_from_grade_to_grade() {
    let roles: super::RoleCatalogue =
        serde_json::from_str(include_str!("../../../examples/sample/roles.json")).unwrap();
    let ladders: Vec<Ladder> =
        serde_json::from_str(include_str!("../../../examples/sample/ladders.json")).unwrap();
    assert_eq!(ladders.iter().map(|ladder| ladder.rungs.len()).sum::<usize>(), roles.roles.len());
    for ladder in ladders {
        let found = check_ladder(&ladder, &roles.roles);
        let messages: Vec<_> = found.iter().map(|one| &one.problem.message).collect();
        assert_eq!(messages, [""; 0], "{}", ladder.uri);
    }
}

proptest! {
    #[test]
    fn on_a_ladder_of_equal_roles_only_the_grades_are_equal(
        levels in prop::collection::vec((1_u8..6, any::<bool>(), any::<bool>()), 1..5),
        choose in 1_u32..4,
        count in 2_usize..4,
    ) {
        let requirements: Vec<String> = levels.iter().enumerate().map(|(at, (level, gate, desired))| {
            let gate = if *gate { r#", "gate": {}"# } else { "" };
            let necessity = if *desired { "desired" } else { "required" };
            format!(r#"{{"competency": "c{at}", "required_level": {level}, "necessity": "{necessity}" {gate}}}"#)
        }).collect();
        let members: Vec<String> = (0..levels.len()).map(|at| format!("\"c{at}\"")).collect();
        let choose = choose.min(u32::try_from(levels.len()).unwrap());
        let choice = format!(r#"{{"id": "some", "choose": {choose}, "of": [{}]}}"#, members.join(","));
        let roles: Vec<Role> = (0..count)
            .map(|at| role(&format!("r{at}"), 1, &requirements.join(","), &choice)).collect();
        let uris: Vec<&str> = roles.iter().map(|role| role.uri.as_str()).collect();
        let found = check_ladder(&ladder(&uris), &roles);
        prop_assert_eq!(found.len(), count - 1);
        prop_assert!(found.iter().all(|one| one.problem.code == "role.grade_order"));
        prop_assert!(found.iter().all(|one| one.severity == Severity::Warning));
    }
}
