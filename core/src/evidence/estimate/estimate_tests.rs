use proptest::prelude::*;

use super::{Estimate, EstimateOptions, Estimator, NoLevel, Observation, estimate};
use crate::Problem;
use crate::evidence::EvidenceKind;
use crate::evidence::decay::Decay;
use crate::framework::{Direction, ProficiencyScale, ScaleKind};
use crate::kernel::{Day, Key, Level, Weight};

fn key(text: &str) -> Key {
    Key::parse(text).unwrap()
}

fn level(value: f64) -> Level {
    Level::new(value).unwrap()
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

/// A scale from 0 to 5.
fn scale() -> ProficiencyScale {
    ProficiencyScale::new(key("five"), ScaleKind::Interval, level(0.0), level(5.0))
}

/// School marks from 1, the best, to 6.
fn marks() -> ProficiencyScale {
    let mut marks = ProficiencyScale::new(key("marks"), ScaleKind::Ordinal, level(1.0), level(6.0));
    marks.direction = Direction::LowerIsBetter;
    marks
}

fn seen(entry: &str, kind: EvidenceKind, on: &str, value: f64) -> Observation {
    Observation {
        entry: key(entry),
        kind,
        occurred_on: day(on),
        level: level(value),
        low: None,
        high: None,
        asserted_by: None,
        source: None,
        weight: None,
        reliability: None,
    }
}

/// Tests with these levels, a month apart.
fn tests(levels: &[f64]) -> Vec<Observation> {
    let one = |(at, value): (usize, &f64)| {
        seen(&format!("t{at:02}"), EvidenceKind::Test, &format!("2026-{:02}-01", at + 1), *value)
    };
    levels.iter().enumerate().map(one).collect()
}

fn by(estimator: &str, observations: &[Observation]) -> Result<Estimate, Problem> {
    let estimator: Estimator = serde_json::from_str(estimator).unwrap();
    let options = EstimateOptions { estimator, ..EstimateOptions::default() };
    estimate(observations, &scale(), day("2026-11-20"), &options).map_err(Problem::from)
}

fn level_by(estimator: &str, levels: &[f64]) -> Option<f64> {
    by(estimator, &tests(levels)).unwrap().level.map(Level::get)
}

#[test]
fn the_documented_numbers_of_canvas_come_out() {
    let scores = [1.0, 2.0, 3.0, 4.0, 5.0];
    let canvas = |kind: &str| level_by(&format!(r#"{{"kind": "{kind}", "decimals": 2}}"#), &scores);
    assert_eq!(canvas("latest_vs_rest"), Some(4.13));
    assert_eq!(canvas("ewma"), Some(4.47));
    assert_eq!(canvas("latest"), Some(5.0));
    assert_eq!(canvas("highest"), Some(5.0));
    assert_eq!(canvas("mean"), Some(3.0));
    assert_eq!(level_by(r#"{"kind": "n_times", "mark": 3, "times": 3}"#, &scores), Some(4.0));
}

#[test]
fn without_evidence_there_is_no_level_and_a_reason() {
    let answer = by(r#"{"kind": "linear_gaussian"}"#, &[]).unwrap();
    assert_eq!((answer.level, answer.reason), (None, Some(NoLevel::NoEvidence)));
    assert_eq!(level_by(r#"{"kind": "mean"}"#, &[]), None);
}

#[test]
fn a_single_test_says_what_it_shows() {
    let answer = by(r#"{"kind": "linear_gaussian"}"#, &tests(&[4.0])).unwrap();
    assert_eq!((answer.level, answer.step), (Some(level(4.0)), Some(level(4.0))));
}

#[test]
fn marks_where_less_is_better_are_estimated_from_their_own_bottom() {
    let marks = marks();
    let options = EstimateOptions {
        estimator: Estimator::Highest { decimals: None },
        ..EstimateOptions::default()
    };
    let answer = estimate(&tests(&[2.0, 1.0, 3.0]), &marks, day("2026-11-20"), &options).unwrap();
    assert_eq!(answer.level, Some(level(1.0)));
}

/// Pieces of evidence on a scale from 1 to 6, in no order; a few share a day.
fn any_evidence() -> impl Strategy<Value = Vec<Observation>> {
    use EvidenceKind::{Certificate, Manager, Peer, SelfAssessment, Test};
    let kinds = prop::sample::select(vec![Certificate, Manager, Peer, SelfAssessment, Test]);
    let one = (kinds, 0_i32..900, 1.0_f64..6.0, prop::option::of(0.0_f64..3.0));
    prop::collection::vec(one, 1..12).prop_map(|all| {
        type Drawn = (EvidenceKind, i32, f64, Option<f64>);
        let one = |(at, (kind, days, value, weight)): (usize, Drawn)| {
            let mut one = seen(&format!("entry-{at}"), kind, "2024-01-01", value);
            one.occurred_on = one.occurred_on.plus_days(days).unwrap();
            one.weight = weight.map(|weight| Weight::new(weight).unwrap());
            one
        };
        all.into_iter().enumerate().map(one).collect()
    })
}

fn any_estimator() -> impl Strategy<Value = Estimator> {
    let texts = [
        r#"{"kind": "linear_gaussian"}"#,
        r#"{"kind": "linear_gaussian", "prior": {"mean": 3, "sd": 1}}"#,
        r#"{"kind": "latest"}"#,
        r#"{"kind": "highest"}"#,
        r#"{"kind": "mean", "decimals": 2}"#,
        r#"{"kind": "weighted_mean"}"#,
        r#"{"kind": "latest_vs_rest"}"#,
        r#"{"kind": "ewma", "decimals": 1}"#,
        r#"{"kind": "n_times", "mark": 3, "times": 2}"#,
        r#"{"kind": "precedence"}"#,
        r#"{"kind": "prioritised", "paths": [{"kinds": ["test", "peer"]}], "choose": "latest"}"#,
    ];
    prop::sample::select(texts.map(|text| serde_json::from_str(text).unwrap()).to_vec())
}

fn any_decay() -> impl Strategy<Value = Option<Decay>> {
    let decay = (1.0_f64..900.0, 0.0_f64..1.0, 0.0_f64..1.0).prop_map(|(days, floor, growth)| {
        Decay { half_life_days: Some(days), floor, growth, ..Decay::default() }
    });
    prop::option::of(decay)
}

/// A scale from 1 to 6, either way up.
fn any_scale() -> impl Strategy<Value = ProficiencyScale> {
    any::<bool>().prop_map(|up| {
        let direction = if up { Direction::HigherIsBetter } else { Direction::LowerIsBetter };
        ProficiencyScale { direction, ..marks() }
    })
}

proptest! {
    #[test]
    fn parts_add_up_in_any_order_and_the_order_of_input_never_matters(
        evidence in any_evidence(), estimator in any_estimator(), decay in any_decay(),
        scale in any_scale(),
    ) {
        let options = EstimateOptions { estimator, decay, without_each: true };
        let ask = |evidence: &[Observation]| {
            estimate(evidence, &scale, day("2026-11-20"), &options).unwrap()
        };
        let answer = ask(&evidence);
        let forward: f64 = answer.parts.iter().map(|part| part.contribution.get()).sum();
        let backward: f64 = answer.parts.iter().rev().map(|part| part.contribution.get()).sum();
        let mut sorted: Vec<f64> = answer.parts.iter().map(|part| part.contribution.get()).collect();
        sorted.sort_by(f64::total_cmp);
        let sorted: f64 = sorted.iter().sum();
        if let Some(level) = answer.level {
            prop_assert_eq!((forward, backward, sorted), (level.get(), level.get(), level.get()));
            prop_assert!(scale.holds(level));
        } else {
            prop_assert!(answer.reason.is_some() && answer.parts.is_empty());
        }
        for part in &answer.parts {
            let off = (part.factor * part.value.get() - part.contribution.get()).abs();
            prop_assert!(off < 1e-12, "{part:?}");
        }
        if let Some(certainty) = &answer.certainty {
            let all: f64 = certainty.steps.iter().map(|step| step.probability.get()).sum();
            prop_assert_eq!(all, 1.0);
            prop_assert!(certainty.low <= certainty.high);
        }
        let mut turned = evidence.clone();
        turned.reverse();
        prop_assert_eq!(&ask(&turned), &answer);
        turned.sort_by_key(|one| one.level);
        prop_assert_eq!(&ask(&turned), &answer);
    }

    #[test]
    fn what_is_taken_away_was_never_there(
        evidence in any_evidence(), estimator in any_estimator(), decay in any_decay(),
    ) {
        let explained = EstimateOptions { estimator, decay, without_each: true };
        let ask = |evidence: &[Observation], as_of: &str| {
            estimate(evidence, &marks(), day(as_of), &explained).unwrap()
        };
        let answer = ask(&evidence, "2026-11-20");
        for part in answer.parts.iter().filter(|part| part.entry.is_some()) {
            let others: Vec<Observation> = evidence
                .iter()
                .filter(|one| Some(&one.entry) != part.entry.as_ref())
                .cloned()
                .collect();
            prop_assert_eq!(ask(&others, "2026-11-20").level, part.without);
        }
        let early: Vec<Observation> =
            evidence.iter().filter(|one| one.occurred_on <= day("2025-02-01")).cloned().collect();
        prop_assert_eq!(ask(&early, "2025-02-01"), ask(&evidence, "2025-02-01"));
    }

    #[test]
    fn better_evidence_never_lowers_the_default_level(
        evidence in any_evidence(), decay in any_decay(), scale in any_scale(),
        at in 0_usize..12, better in 0.0_f64..5.0, later in 0_i32..400,
    ) {
        let options = EstimateOptions { decay, ..EstimateOptions::default() };
        let rank = |evidence: &[Observation], as_of: Day| {
            scale.height(estimate(evidence, &scale, as_of, &options).unwrap().level.unwrap())
        };
        prop_assume!(evidence.iter().any(|one| one.weight != Some(Weight::ZERO)));
        let as_of = day("2026-11-20");
        let before = rank(&evidence, as_of);

        // One piece of evidence shows more than it did.
        let mut raised = evidence.clone();
        let at = at % raised.len();
        let sign = if scale.direction == Direction::HigherIsBetter { 1.0 } else { -1.0 };
        let more = (raised[at].level.get() + sign * better).clamp(1.0, 6.0);
        raised[at].level = level(more);
        prop_assert!(rank(&raised, as_of) >= before - 1e-12);

        // One more test shows at least the level of today, from today on.
        let today = estimate(&evidence, &scale, as_of, &options).unwrap().level.unwrap();
        let shown = (today.get() + sign * better).clamp(1.0, 6.0);
        let mut more = evidence.clone();
        more.push(Observation { occurred_on: as_of, ..seen("more", EvidenceKind::Test, "2026-11-20", shown) });
        let then = as_of.plus_days(later).unwrap();
        prop_assert!(rank(&more, then) >= rank(&evidence, then) - 1e-12);
    }

    #[test]
    fn more_evidence_of_a_higher_level_never_lowers_it_while_nothing_newer_is_there(
        evidence in any_evidence(), decay in any_decay(), scale in any_scale(),
        kind in prop::sample::select(vec![
            EvidenceKind::SelfAssessment, EvidenceKind::Manager, EvidenceKind::Peer,
            EvidenceKind::Certificate, EvidenceKind::Test, EvidenceKind::CourseCompletion,
            EvidenceKind::WorkSample, EvidenceKind::Inferred,
        ]),
        better in 0.0_f64..2.0, since in 1_i32..400, later in 0_i32..400,
    ) {
        let options = EstimateOptions { decay, ..EstimateOptions::default() };
        let ask = |evidence: &[Observation], as_of: Day| {
            estimate(evidence, &scale, as_of, &options).unwrap().level.unwrap()
        };
        prop_assume!(evidence.iter().any(|one| one.weight != Some(Weight::ZERO)));
        let newest = evidence.iter().map(|one| one.occurred_on).max().unwrap();
        let on = newest.plus_days(since).unwrap();
        // What people think too much of themselves: 0.32 of a spread of a fifth of the scale.
        let lenient = if kind == EvidenceKind::SelfAssessment { 0.32 * 0.2 * 5.0 } else { 0.0 };
        let sign = if scale.direction == Direction::HigherIsBetter { 1.0 } else { -1.0 };
        let shown = ask(&evidence, on).get() + sign * (lenient + better);
        prop_assume!((1.0..=6.0).contains(&shown));
        let mut more = evidence.clone();
        more.push(Observation { occurred_on: on, ..seen("more", kind, "2026-11-20", shown) });
        let then = on.plus_days(later).unwrap();
        prop_assert!(scale.height(ask(&more, then)) >= scale.height(ask(&evidence, then)) - 1e-9);
    }
}

#[test]
fn more_evidence_may_lower_a_level_that_it_seems_to_exceed() {
    let marks = ProficiencyScale::new(key("0-5"), ScaleKind::Interval, level(0.0), level(5.0));
    let options = EstimateOptions::default();
    let ask = |evidence: &[Observation]| {
        estimate(evidence, &marks, day("2026-11-20"), &options).unwrap().level.unwrap().get()
    };
    // The leniency is subtracted before: 3.2 of oneself is read as 2.88.
    let test = seen("a", EvidenceKind::Test, "2026-11-20", 3.0);
    let own = seen("b", EvidenceKind::SelfAssessment, "2026-11-20", 3.2);
    let both = ask(&[test.clone(), own]);
    assert!(both < 3.0 && both > 2.99, "{both}");
    // A high old result makes what was believed surer, so that a higher newer one moves it less.
    let first = seen("a", EvidenceKind::Test, "2024-11-20", 2.0);
    let old = seen("b", EvidenceKind::Test, "2024-11-20", 2.1);
    let new = seen("c", EvidenceKind::Test, "2026-11-20", 5.0);
    assert!(ask(&[first.clone(), old, new.clone()]) < ask(&[first, new]));
}

#[test]
fn a_long_history_of_large_numbers_still_adds_up() {
    for (low, high) in [(0.0, 1e150), (-1e-100, 1e-100), (-3.0, 1e9), (0.0, 1e-150)] {
        let scale = ProficiencyScale::new(key("odd"), ScaleKind::Interval, level(low), level(high));
        let one = |at: i32| {
            let part = f64::from(at * 37 % 101) / 100.0;
            let mut one = seen(&format!("e{at}"), EvidenceKind::Test, "2020-01-01", 0.0);
            one.level = level((low + part * (high - low)).clamp(low, high));
            one.occurred_on = one.occurred_on.plus_days(at).unwrap();
            one
        };
        let history: Vec<Observation> = (0..2000).map(one).collect();
        for kind in ["linear_gaussian", "mean", "ewma"] {
            let estimator = serde_json::from_str(&format!(r#"{{"kind": "{kind}"}}"#)).unwrap();
            let options = EstimateOptions { estimator, ..EstimateOptions::default() };
            let answer = estimate(&history, &scale, day("2026-11-20"), &options).unwrap();
            let sum: f64 = answer.parts.iter().rev().map(|part| part.contribution.get()).sum();
            assert_eq!(Some(sum), answer.level.map(Level::get), "{kind} from {low} to {high}");
        }
    }
}

#[test]
fn options_come_back_as_they_are_printed() {
    use super::{SourceModel, parse_estimate_options, print_estimate_options};
    let estimator =
        Estimator::LinearGaussian { sources: Some(Box::new(SourceModel::default())), prior: None };
    let options = EstimateOptions { estimator, decay: Some(Decay::default()), without_each: true };
    assert_eq!(parse_estimate_options(&print_estimate_options(&options)).unwrap(), options);
    let explicit = estimate(&tests(&[1.0, 4.0]), &scale(), day("2026-11-20"), &options).unwrap();
    let options = EstimateOptions { estimator: Estimator::default(), ..options };
    let built_in = estimate(&tests(&[1.0, 4.0]), &scale(), day("2026-11-20"), &options).unwrap();
    assert_eq!(explicit, built_in);
}
