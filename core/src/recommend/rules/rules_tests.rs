//! Laws of conditions, near misses that really do it, and findings that are true.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::{
    FactValue, NumberTest, Rule, RuleAbout, RuleCase, RuleCondition, RuleMessage, RuleRun,
    RuleRunOptions, RuleScore, RuleSet, Rules, ScoreTerm, check_rules, default_rules,
    evaluate_rules, rule_facts,
};
use crate::kernel::{Day, Key, Text};
use crate::recommend::RecommendError;

fn key(text: &str) -> Key {
    Key::parse(text).unwrap()
}

fn rule(id: &str, when: RuleCondition) -> Rule {
    Rule {
        id: key(id),
        version: 1,
        owner: None,
        note: None,
        about: RuleAbout::Competency,
        when,
        score: RuleScore::default(),
        emits: RuleMessage { code: key(&format!("say.{id}")), parameters: BTreeMap::new() },
        priority: 0,
        exclusive: None,
        cool_down_days: None,
        valid_from: None,
        valid_until: None,
    }
}

fn set(rules: Vec<Rule>) -> RuleSet {
    RuleSet { id: key("tried"), version: 1, rules }
}

fn number(fact: &str, is: NumberTest, value: f64) -> RuleCondition {
    RuleCondition::Number { fact: Text::from(fact), is, value }
}

fn run(rules: Vec<Rule>, case: &RuleCase) -> RuleRun {
    let rules = Rules::new(set(rules)).unwrap();
    let today = Day::parse("2026-11-27").unwrap();
    let options = RuleRunOptions { near_misses: 100, ..RuleRunOptions::default() };
    evaluate_rules(&rules, std::slice::from_ref(case), today, &options).unwrap()
}

fn codes(rules: Vec<Rule>) -> Vec<&'static str> {
    check_rules(&set(rules)).diagnostics.into_iter().map(|found| found.problem.code).collect()
}

/// Conditions over a few facts, with marks that lie close together.
fn condition() -> impl Strategy<Value = RuleCondition> {
    let is = prop_oneof![
        Just(NumberTest::AtLeast),
        Just(NumberTest::Above),
        Just(NumberTest::AtMost),
        Just(NumberTest::Below),
        Just(NumberTest::Equals),
    ];
    let share = (is.clone(), 0..=10_u32)
        .prop_map(|(is, tenths)| number("gap.loss", is, f64::from(tenths) / 10.0));
    let days = (is, -4..=4_i32)
        .prop_map(|(is, halves)| number("decay.days_left", is, f64::from(halves) / 2.0));
    let reason = proptest::sample::subsequence(vec!["below", "unknown", "expired"], 1..=2)
        .prop_map(|values| RuleCondition::Among {
            fact: Text::from("gap.reason"),
            values: values.into_iter().map(Text::from).collect(),
        });
    let flag = any::<bool>()
        .prop_map(|value| RuleCondition::Flag { fact: Text::from("gap.blocks"), value });
    let known = Just(RuleCondition::Known { fact: Text::from("decay.days_left") });
    prop_oneof![share, days, reason, flag, known].prop_recursive(3, 12, 3, |inner| {
        let several = || proptest::collection::vec(inner.clone(), 1..=3);
        prop_oneof![
            several().prop_map(|of| RuleCondition::All { of }),
            several().prop_map(|of| RuleCondition::Any { of }),
            inner.prop_map(|of| RuleCondition::Not { of: Box::new(of) }),
        ]
    })
}

fn case() -> impl Strategy<Value = RuleCase> {
    let number = |value| FactValue::Number { value };
    (
        proptest::option::of((0..=20_u32).prop_map(move |at| number(f64::from(at) / 20.0))),
        proptest::option::of((-3..=3_i32).prop_map(move |at| number(f64::from(at)))),
        proptest::option::of(
            proptest::sample::select(vec!["below", "unknown", "expired", "pending"])
                .prop_map(|value| FactValue::Text { value: Text::from(value) }),
        ),
        proptest::option::of(any::<bool>().prop_map(|value| FactValue::Flag { value })),
    )
        .prop_map(|(loss, days, reason, blocks)| {
            let facts = [
                ("gap.loss", loss),
                ("decay.days_left", days),
                ("gap.reason", reason),
                ("gap.blocks", blocks),
            ];
            let facts = facts.into_iter();
            RuleCase {
                person: key("ana"),
                role: Some(key("role/analyst")),
                competency: Some(key("sql")),
                facts: facts.filter_map(|(name, value)| Some((Text::from(name), value?))).collect(),
            }
        })
}

/// What a rule comes to in a case: fired, undecided or neither.
fn answer(when: &RuleCondition, case: &RuleCase) -> Option<(bool, bool)> {
    let rules = Rules::new(set(vec![rule("x", when.clone())])).ok()?;
    let today = Day::parse("2026-11-27").unwrap();
    let run = evaluate_rules(&rules, std::slice::from_ref(case), today, &RuleRunOptions::default());
    let outcome = &run.unwrap().cases[0];
    Some((!outcome.fired.is_empty(), !outcome.undecided.is_empty()))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn not_not_a_condition_is_the_condition(when in condition(), case in case()) {
        let not = |of| RuleCondition::Not { of: Box::new(of) };
        prop_assert_eq!(answer(&when, &case), answer(&not(not(when.clone())), &case));
    }

    #[test]
    fn a_rule_fires_once_a_near_miss_is_made_good_by_as_much_as_it_says(
        when in condition(), case in case()
    ) {
        let Some(_) = answer(&when, &case) else { return Ok(()) };
        let outcome = run(vec![rule("x", when.clone())], &case);
        for one in outcome.cases[0].near_misses.iter().flat_map(|miss| &miss.moves) {
            prop_assert!(outcome.cases[0].fired.is_empty());
            prop_assert_eq!(one.held + one.by, one.needed);
            let mut moved = case.clone();
            moved.facts.insert(one.fact.clone(), FactValue::Number { value: one.needed });
            prop_assert_eq!(answer(&when, &moved), Some((true, false)));
            // Nothing nearer does it.
            for step in 1..10 {
                let nearer = one.held + one.by * f64::from(step) / 10.0;
                let is_whole = &*one.fact == "decay.days_left";
                if nearer == one.needed || (is_whole && nearer.fract().abs() > 0.0) {
                    continue;
                }
                moved.facts.insert(one.fact.clone(), FactValue::Number { value: nearer });
                prop_assert_eq!(answer(&when, &moved), Some((false, false)));
            }
        }
    }

    #[test]
    fn what_is_said_never_to_fire_never_does(when in condition(), cases in proptest::collection::vec(case(), 20)) {
        let found = codes(vec![rule("x", when.clone())]);
        let never = found.contains(&"recommend.rule_never_fires");
        let always = found.contains(&"recommend.rule_always_fires");
        let compiled = super::compile::Compiled::of((0, &rule("x", when)));
        for case in &cases {
            let seen = compiled.see(|name| case.facts.get(name).cloned());
            let truth = compiled.truth(&seen);
            prop_assert!(!never || truth != super::condition::Truth::Holds);
            prop_assert!(!always || truth != super::condition::Truth::Fails);
        }
    }

    #[test]
    fn two_rules_that_fire_together_are_found_to_be_able_to(
        a in condition(), b in condition(), cases in proptest::collection::vec(case(), 20)
    ) {
        let both = [rule("a", a.clone()), rule("b", b.clone())].map(|mut rule| {
            rule.exclusive = Some(key("one"));
            rule
        });
        let found = codes(both.to_vec());
        if cases.iter().any(|case| {
            let fires = |when| answer(when, case) == Some((true, false));
            fires(&a) && fires(&b)
        }) {
            prop_assert!(found.contains(&"recommend.rule_conflict"), "{:?}", found);
        }
    }
}

#[test]
fn a_condition_that_contradicts_itself_is_found_and_refused() {
    let when = RuleCondition::All {
        of: vec![
            number("gap.size", NumberTest::AtLeast, 3.0),
            number("gap.size", NumberTest::Below, 2.0),
        ],
    };
    assert_eq!(codes(vec![rule("x", when.clone())]), ["recommend.rule_never_fires"]);
    assert!(matches!(Rules::new(set(vec![rule("x", when)])), Err(RecommendError::InvalidRules(_))));
}

#[test]
fn whole_numbers_have_nothing_between_two_of_them() {
    let between = |fact| RuleCondition::All {
        of: vec![number(fact, NumberTest::Above, 2.0), number(fact, NumberTest::Below, 3.0)],
    };
    assert_eq!(codes(vec![rule("x", between("gap.rank"))]), ["recommend.rule_never_fires"]);
    assert_eq!(codes(vec![rule("x", between("gap.size"))]), [""; 0]);
}

#[test]
fn the_default_rules_are_sound_and_say_what_the_catalogue_has() {
    let rules = default_rules().unwrap();
    assert_eq!(check_rules(&rules).diagnostics, []);
    let english = crate::recommend::coach_catalogue(&[]);
    for rule in &rules.rules {
        assert!(english.messages.contains_key(rule.emits.code.as_str()), "{}", rule.emits.code);
    }
}

#[test]
fn a_score_is_the_sum_of_its_parts_and_an_unknown_fact_says_so() {
    let mut scored = rule("x", RuleCondition::All { of: vec![] });
    scored.score = RuleScore {
        base: 0.1,
        terms: vec![
            ScoreTerm { fact: Text::from("gap.loss"), weight: 0.7 },
            ScoreTerm { fact: Text::from("gap.hours"), weight: -1.0 },
        ],
    };
    let facts = BTreeMap::from([(Text::from("gap.loss"), FactValue::Number { value: 0.3 })]);
    let case = RuleCase { person: key("ana"), role: None, competency: Some(key("sql")), facts };
    let fired = &run(vec![scored], &case).cases[0].fired[0];
    assert_eq!(fired.parts.iter().map(|one| one.part).sum::<f64>(), fired.score);
    assert!((fired.score - 0.31).abs() < 1e-15);
    assert_eq!(fired.parts.iter().map(|one| one.is_known).collect::<Vec<_>>(), [true, true, false]);
}

#[test]
fn every_fact_of_the_list_has_a_name_of_its_own() {
    let mut names: Vec<Text> = rule_facts().into_iter().map(|fact| fact.name).collect();
    let count = names.len();
    names.sort();
    names.dedup();
    assert_eq!(names.len(), count);
}
