use proptest::prelude::*;
use serde_json::{Value, json};

use super::{Options, Readiness, ReadinessError, UnknownPolicy, Verdict, assess};
use crate::evidence::{self, Profile};
use crate::role;

const COMPETENCIES: usize = 9;

/// What is known of a competency: a level from 1 to 5, that it is not there, that it makes no
/// sense for the person, or nothing.
fn standings() -> impl Strategy<Value = Vec<Option<u32>>> {
    prop::collection::vec(prop::option::weighted(0.5, 1_u32..=7), COMPETENCIES)
}

fn conditions() -> BoxedStrategy<Value> {
    let holds = (0..COMPETENCIES, prop::option::of(1_u32..=5))
        .prop_map(|(at, level)| json!({"kind": "holds", "competency": name(at), "level": level}));
    let context = (0_u32..2)
        .prop_map(|at| json!({"kind": "context", "name": format!("n{at}"), "value": "yes"}));
    let leaf = prop_oneof![3 => holds, 1 => context].boxed();
    let many = prop::collection::vec(leaf.clone(), 1..3);
    prop_oneof![
        4 => leaf.clone(),
        1 => leaf.prop_map(|of| json!({"kind": "not", "of": of})),
        1 => many.clone().prop_map(|of| json!({"kind": "any", "of": of})),
        1 => many.prop_map(|of| json!({"kind": "all", "of": of})),
    ]
    .boxed()
}

fn requirements() -> impl Strategy<Value = Vec<Value>> {
    let equivalent = (1_usize..COMPETENCIES, prop_oneof![Just(1.0), Just(0.5), Just(0.9)]);
    let one = (
        2_u32..=5,
        prop::option::weighted(0.8, 0_u32..=4),
        prop::bool::weighted(0.7),
        prop::option::weighted(0.3, 1_u32..=5),
        prop::option::weighted(0.4, conditions()),
        prop::option::weighted(0.4, equivalent),
    );
    prop::collection::vec(one, 7).prop_map(|all| {
        let requirement = |(at, (level, weight, required, gate, when, equivalent))| {
            let gate = Option::map(gate, |gate: u32| json!({"minimum_level": gate.min(level)}));
            let other = |(step, factor): (usize, f64)| {
                json!([{"competency": name((at + step) % COMPETENCIES), "factor": factor}])
            };
            json!({"competency": name(at), "required_level": level, "importance": weight,
                "necessity": if required { "required" } else { "desired" }, "gate": gate,
                "when": when, "equivalents": Option::map_or(equivalent, json!([]), other)})
        };
        all.into_iter().enumerate().map(requirement).collect()
    })
}

/// Up to two choices, the second of which may have the first as a member.
fn choices() -> impl Strategy<Value = Vec<Value>> {
    let one = || (1_u32..=3, 0_u32..=4, any::<bool>(), any::<bool>());
    let when = || prop::option::weighted(0.4, conditions());
    (0_usize..=2, one(), when(), one(), when()).prop_map(|(count, inner, first, outer, second)| {
        let choice = |id: &str, of: Vec<String>, said: (u32, u32, bool, bool), when| {
            let necessity = if said.3 { "required" } else { "desired" };
            let choose = said.0.min(u32::try_from(of.len()).unwrap());
            json!({"id": id, "choose": choose, "of": of, "importance": said.1,
                "necessity": necessity, "gate": said.2, "when": when})
        };
        let mut all = vec![
            choice("inner", vec![name(0), name(1), name(2)], inner, first),
            choice("outer", vec![name(3), "inner".to_owned(), name(4)], outer, second),
        ];
        all.truncate(count);
        all
    })
}

/// Roles as text, which a failure shows better.
fn roles() -> impl Strategy<Value = String> {
    (requirements(), choices()).prop_map(|(requirements, choices)| {
        json!({"uri": "role/x", "requirements": requirements, "choices": choices,
            "scales": [{"id": "five", "kind": "ordinal", "minimum": 1, "maximum": 5}]})
        .to_string()
    })
}

fn formulas() -> impl Strategy<Value = Value> {
    prop_oneof![
        4 => Just(json!({"kind": "weighted_proportional"})),
        1 => Just(json!({"kind": "mean_proportional"})),
        1 => Just(json!({"kind": "count_met"})),
        1 => Just(json!({"kind": "tolerance", "levels": 1})),
        1 => Just(json!({"kind": "weighted_capped"})),
        1 => Just(json!({"kind": "mandatory_first"})),
        1 => Just(json!({"kind": "required_plus_preferred"})),
    ]
}

fn name(at: usize) -> String {
    format!("c{at}")
}

fn person(standings: &[Option<u32>]) -> Profile {
    let entry = |(at, standing): (usize, &Option<u32>)| {
        Some(match (*standing)? {
            6 => json!({"competency": name(at), "status": "not_demonstrated"}),
            7 => json!({"competency": name(at), "status": "not_applicable"}),
            level => json!({"competency": name(at), "level": level}),
        })
    };
    let levels: Vec<Value> = standings.iter().enumerate().filter_map(entry).collect();
    evidence::parse(&json!({"person": "ana", "levels": levels}).to_string()).unwrap()
}

fn options(formula: &Value, threshold: f64, context: &[Option<bool>]) -> Options {
    let said = (0..).zip(context).filter_map(|(at, said): (u32, _)| {
        Some((format!("n{at}"), json!(if (*said)? { "yes" } else { "no" })))
    });
    let context: serde_json::Map<String, Value> = said.collect();
    serde_json::from_value(json!({"unknown": "interval", "threshold": threshold,
        "formula": formula, "context": context}))
    .unwrap()
}

fn adds_up(report: &Readiness) -> Result<(), TestCaseError> {
    let parts: f64 = report.contributions.iter().map(|part| part.contribution.get()).sum();
    prop_assert_eq!(parts, report.score.get());
    let shares: f64 = report.contributions.iter().map(|part| part.share.get()).sum();
    prop_assert_eq!(shares, 1.0);
    let losses: f64 = report.gaps.iter().map(|gap| gap.loss.get()).sum();
    prop_assert_eq!(report.score.get() + losses, 1.0);
    prop_assert!(report.low <= report.score && report.score <= report.high);
    Ok(())
}

proptest! {
    #[test]
    fn whatever_unknowns_turn_out_to_be_the_score_is_within_its_bounds_and_the_verdict_stays(
        role in roles(),
        now in standings(),
        found in prop::collection::vec(1_u32..=7, COMPETENCIES),
        formula in formulas(),
        threshold in prop_oneof![0.0_f64..=1.0, Just(1.0)],
        (said, says) in (any::<[Option<bool>; 2]>(), any::<[bool; 2]>()),
    ) {
        let options = |context: &[Option<bool>]| options(&formula, threshold, context);
        // Some of these roles contradict themselves, and are refused before they are assessed.
        let Ok(role) = role::parse(&role) else { return Ok(()) };
        let before = match assess(&person(&now), &role, &options(&said)) {
            Ok(before) => before,
            Err(ReadinessError::EmptyRole(_) | ReadinessError::NothingApplicable(_)) => return Ok(()),
            Err(error) => return Err(TestCaseError::fail(error.to_string())),
        };
        adds_up(&before)?;
        // That something makes no sense for a person changes what is asked, where an equivalent
        // counted for it.
        let has_equivalents = |at: usize| {
            let mut requirements = role.requirements.iter();
            let asked = requirements.find(|asked| asked.competency.as_str() == name(at));
            asked.is_some_and(|asked| !asked.equivalents.is_empty())
        };
        let later: Vec<Option<u32>> = (0..)
            .zip(now.iter().zip(found))
            .map(|(at, (now, found))| {
                now.or(Some(if has_equivalents(at) { found.min(6) } else { found }))
            })
            .collect();
        let context: Vec<Option<bool>> =
            said.iter().zip(says).map(|(said, says)| said.or(Some(says))).collect();
        // Where nothing of the role turns out to be asked, there is nothing to compare with.
        let Ok(after) = assess(&person(&later), &role, &options(&context)) else { return Ok(()) };
        adds_up(&after)?;
        let score = after.score.get();
        prop_assert!(before.low.get() <= score + 1e-12, "{} > {score}", before.low.get());
        prop_assert!(before.high.get() >= score - 1e-12, "{} < {score}", before.high.get());
        prop_assert!((after.low.get() - score).abs() < 1e-12);
        prop_assert!((after.high.get() - score).abs() < 1e-12);
        prop_assert!(after.verdict != Verdict::Undecided);
        prop_assert!(before.verdict == Verdict::Undecided || before.verdict == after.verdict);
    }

    #[test]
    fn a_lenient_score_has_parts_that_add_up_to_it(
        role in roles(),
        now in standings(),
        formula in formulas(),
        said in any::<[Option<bool>; 2]>(),
    ) {
        // Some of these roles contradict themselves, and are refused before they are assessed.
        let Ok(role) = role::parse(&role) else { return Ok(()) };
        let options = Options { unknown: UnknownPolicy::Lenient, ..options(&formula, 1.0, &said) };
        if let Ok(report) = assess(&person(&now), &role, &options) {
            adds_up(&report)?;
        }
    }
}
