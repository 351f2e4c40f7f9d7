use proptest::prelude::*;
use serde_json::json;

use super::sample_tests::{person, position, profiles, roles, settings};
use super::{ChangeSplit, CompetencyChange, Options, split_change};
use crate::Problem;

fn parts(split: &ChangeSplit) -> [f64; 4] {
    [split.decay, split.growth, split.new_evidence, split.requirement_change]
}

#[test]
fn decay_growth_new_evidence_and_another_role_are_told_apart() {
    let old = json!([{"competency": "a", "code": "A1", "required_level": 5, "importance": 2},
                     {"competency": "b", "required_level": 3, "importance": 2}]);
    let new = json!([{"competency": "a", "required_level": 5, "importance": 2},
                     {"competency": "b", "required_level": 5, "importance": 2}]);
    let (old, new) = (position("role/x", &old, &json!([])), position("role/x", &new, &json!([])));
    let before = person(&json!([{"competency": "a", "level": 3}]));
    let aged = person(&json!([{"competency": "A1", "level": 2}]));
    let after = person(&json!([{"competency": "a", "level": 4}, {"competency": "b", "level": 3}]));
    let split = split_change(&before, &aged, &after, &old, &new, &Options::default()).unwrap();
    assert_eq!((split.before.get(), split.after.get()), (0.25, 0.625));
    assert_eq!(parts(&split), [-0.125, 0.25, 0.5, -0.25]);
    let names: Vec<_> =
        split.competencies.iter().map(|one| (one.competency.as_str(), one.change)).collect();
    assert_eq!(names, [("a", 0.125), ("b", 0.25)]);
}

#[test]
fn what_was_known_and_is_known_no_longer_is_growth_below_zero() {
    let role = position("role/x", &json!([{"competency": "a"}, {"competency": "b"}]), &json!([]));
    let before = person(&json!([{"competency": "a", "level": 3}, {"competency": "b", "level": 3}]));
    let after = person(&json!([{"competency": "b", "level": 3}]));
    let split = split_change(&before, &before, &after, &role, &role, &Options::default()).unwrap();
    assert_eq!(parts(&split), [0.0, -0.5, 0.0, 0.0]);
}

#[test]
fn a_step_without_a_score_and_a_stranger_are_refused() {
    let role = position("role/x", &json!([{"competency": "a"}]), &json!([]));
    let empty = position("role/x", &json!([]), &json!([]));
    let ana = person(&json!([{"competency": "a", "level": 3}]));
    let options = Options::default();
    let problem =
        Problem::from(split_change(&ana, &ana, &ana, &role, &empty, &options).unwrap_err());
    assert_eq!(
        (problem.code, problem.path.as_deref()),
        ("readiness.unsplit_change", Some("new.requirements"))
    );
    assert_eq!(problem.details.problems[0].code, "readiness.empty_role");
    let mut ben = ana.clone();
    ben.person = super::sample_tests::key("ben");
    let problem =
        Problem::from(split_change(&ana, &ana, &ben, &role, &role, &options).unwrap_err());
    assert_eq!(
        (problem.code, problem.path.as_deref()),
        ("readiness.other_person", Some("after.person"))
    );
    let twice = person(&json!([{"competency": "a"}, {"competency": "a"}]));
    let problem =
        Problem::from(split_change(&ana, &twice, &ana, &role, &role, &options).unwrap_err());
    assert_eq!(problem.path.as_deref(), Some("aged.levels[1].competency"));
}

proptest! {
    #[test]
    fn the_parts_add_up_in_every_bit_and_any_order(
        before in profiles(), aged in profiles(), after in profiles(),
        old in roles(true), new in roles(true), options in settings(),
    ) {
        let Ok(split) = split_change(&before, &aged, &after, &old, &new, &options) else { return Ok(()) };
        let total = split.after.get() - split.before.get();
        let sum = |parts: &mut dyn Iterator<Item = f64>| parts.fold(0.0, |sum, part| sum + part);
        prop_assert_eq!(split.change, total);
        prop_assert_eq!(sum(&mut parts(&split).into_iter()), total);
        prop_assert_eq!(sum(&mut parts(&split).into_iter().rev()), total);
        let column = |of: fn(&CompetencyChange) -> f64| sum(&mut split.competencies.iter().map(of));
        prop_assert_eq!(column(|one| one.change), total);
        prop_assert_eq!(column(|one| one.decay), split.decay);
        prop_assert_eq!(column(|one| one.growth), split.growth);
        prop_assert_eq!(column(|one| one.new_evidence), split.new_evidence);
        prop_assert_eq!(column(|one| one.requirement_change), split.requirement_change);
        for one in &split.competencies {
            prop_assert_eq!(one.decay + one.growth + one.new_evidence + one.requirement_change, one.change);
        }
    }

    #[test]
    fn where_nothing_changes_every_part_is_nothing(
        profile in profiles(), role in roles(true), options in settings(),
    ) {
        let Ok(split) = split_change(&profile, &profile, &profile, &role, &role, &options) else { return Ok(()) };
        prop_assert_eq!((parts(&split), split.change), ([0.0; 4], 0.0));
        prop_assert!(split.competencies.is_empty());
    }

    #[test]
    fn a_part_alone_takes_the_whole_change(
        profile in profiles(), other in profiles(), role in roles(true), options in settings(),
    ) {
        if let Ok(split) = split_change(&profile, &other, &other, &role, &role, &options) {
            prop_assert_eq!(split.decay, split.change);
        }
    }
}
