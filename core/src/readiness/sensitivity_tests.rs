use proptest::prelude::*;
use serde_json::json;

use super::sample_tests::{
    level, options, person, plainly, position, profiles, roles, settings, with,
};
use super::{GapReason, Hypothesis, Options, Verdict, assess, sensitivity};
use crate::evidence::{HeldLevel, HoldingStatus};
use crate::kernel::Key;

fn status(competency: &Key, status: HoldingStatus) -> HeldLevel {
    HeldLevel { competency: competency.clone(), level: None, scale: None, status: Some(status) }
}

fn said(hypothesis: Hypothesis) -> Option<(f64, Verdict)> {
    Some((hypothesis.score?.get(), hypothesis.verdict?))
}

#[test]
fn what_can_flip_the_verdict_comes_first_then_gates_then_the_larger_swing() {
    let requirements = json!([
        {"competency": "a", "required_level": 3, "importance": 1},
        {"competency": "b", "required_level": 3, "importance": 1, "gate": {}},
        {"competency": "c", "required_level": 3, "importance": 2},
        {"competency": "d", "required_level": 3, "importance": 4},
    ]);
    let role = position("role/x", &requirements, &json!([]));
    let names = |options: &Options, levels| -> Vec<String> {
        let answer = sensitivity(&person(&levels), &role, options).unwrap();
        answer.unknown.iter().map(|one| one.competency.to_string()).collect()
    };
    // Nothing flips alone while the gate is unknown and the score is 0.
    assert_eq!(names(&Options::default(), json!([])), ["b", "d", "c", "a"]);
    // With the gate open, d alone reaches 5/8.
    let options = options(json!({"threshold": 0.625}));
    let levels = json!([{"competency": "b", "level": 3}]);
    assert_eq!(names(&options, levels.clone()), ["d", "c", "a"]);
    let answer = sensitivity(&person(&levels), &role, &options).unwrap();
    assert_eq!((answer.unknown[0].flips, answer.unknown[0].swing), (true, Some(0.5)));
    assert!(!answer.unknown[1].flips);
}

#[test]
fn the_reason_of_the_unknown_is_named_and_the_known_is_not_listed() {
    let requirements = json!([{"competency": "a", "required_level": 3}, {"competency": "b", "required_level": 3},
                              {"competency": "c"}]);
    let role = position("role/x", &requirements, &json!([]));
    let ana = person(&json!([{"competency": "a", "level": 3, "status": "expired"},
                             {"competency": "b", "level": 3}, {"competency": "c", "status": "pending"}]));
    let answer = sensitivity(&ana, &role, &Options::default()).unwrap();
    let reasons: Vec<_> =
        answer.unknown.iter().map(|one| (one.reason, one.level.is_some())).collect();
    assert_eq!(reasons, [(GapReason::Expired, true), (GapReason::Pending, false)]);
}

#[test]
fn a_ready_person_sees_how_many_levels_may_be_lost() {
    let requirements = json!([{"competency": "a", "required_level": 3, "importance": 3},
                              {"competency": "b", "required_level": 3, "importance": 1}]);
    let role = position("role/x", &requirements, &json!([]));
    let ana = person(&json!([{"competency": "a", "level": 5}, {"competency": "b", "level": 3}]));
    let options = options(json!({"threshold": 0.75}));
    let answer = sensitivity(&ana, &role, &options).unwrap();
    let margins: Vec<_> =
        answer.known.iter().map(|one| (one.competency.as_str(), one.flips_after)).collect();
    // a may fall to 3; at 2 the score is 5/8. Without b it is 3/4, which is enough.
    assert_eq!(margins, [("a", Some(3)), ("b", None)]);
    assert_eq!(answer.known[1].lost.verdict, Some(Verdict::Ready));
    assert_eq!(answer.unknown, []);
}

#[test]
fn where_nothing_is_known_and_unknowns_are_left_out_it_says_where_to_begin() {
    let role = position("role/x", &json!([{"competency": "a", "required_level": 3}]), &json!([]));
    let lenient = options(json!({"unknown": "lenient"}));
    let answer = sensitivity(&person(&json!([])), &role, &lenient).unwrap();
    assert_eq!(answer.now, Hypothesis { score: None, verdict: None });
    assert_eq!((answer.unknown[0].swing, answer.unknown[0].flips), (Some(1.0), true));
}

proptest! {
    #[test]
    fn every_hypothesis_is_an_assessment_of_the_profile_that_says_so(
        profile in profiles(), role in roles(true), options in settings(),
    ) {
        let Ok(answer) = sensitivity(&profile, &role, &options) else { return Ok(()) };
        let now = plainly(&profile, &role, &options);
        prop_assert_eq!(said(answer.now), now);
        let verdict = now.map(|one| one.1);
        for one in &answer.unknown {
            let met = match one.level {
                Some(full) => level(&one.competency, full.get()),
                None => status(&one.competency, HoldingStatus::Demonstrated),
            };
            let met = plainly(&with(&profile, met), &role, &options);
            let unmet = status(&one.competency, HoldingStatus::NotDemonstrated);
            let unmet = plainly(&with(&profile, unmet), &role, &options);
            prop_assert_eq!((said(one.met), said(one.unmet)), (met, unmet));
            prop_assert_eq!(one.swing, met.zip(unmet).map(|(met, unmet)| met.0 - unmet.0));
            let differs = |side: Option<(f64, Verdict)>| side.map(|one| one.1) != verdict;
            prop_assert_eq!(one.flips, differs(met) || differs(unmet));
        }
        for one in &answer.known {
            let after = |lost: u32| plainly(
                &with(&profile, level(&one.competency, one.held.get() - f64::from(lost))), &role, &options,
            );
            let flips = (1..=4).find(|lost| {
                one.held.get() - f64::from(*lost) >= 1.0 && after(*lost).map(|one| one.1) != verdict
            });
            prop_assert_eq!(one.flips_after, flips);
        }
    }

    #[test]
    fn a_role_without_unknowns_has_nothing_to_find_out(
        role in roles(true), options in settings(), levels in prop::collection::vec(1_u8..=5, 6),
    ) {
        let names = ["a", "b", "c", "d", "e", "f"];
        let levels: Vec<_> = names.iter().zip(levels)
            .map(|(name, level)| json!({"competency": name, "level": level})).collect();
        let profile = person(&json!(levels));
        prop_assume!(assess(&profile, &role, &options).is_ok());
        prop_assert_eq!(sensitivity(&profile, &role, &options).unwrap().unknown, []);
    }
}
