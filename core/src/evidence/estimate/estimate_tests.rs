use super::{Estimate, EstimateOptions, Estimator, NoLevel, Observation, estimate};
use crate::Problem;
use crate::evidence::EvidenceKind;
use crate::framework::{Direction, ProficiencyScale, ScaleKind};
use crate::kernel::{Day, Key, Level};

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
fn a_single_test_says_nearly_what_it_shows() {
    let answer = by(r#"{"kind": "linear_gaussian"}"#, &tests(&[4.0])).unwrap();
    assert!((answer.level.unwrap().get() - 4.0).abs() < 0.01, "{answer:?}");
}

#[test]
fn marks_where_less_is_better_are_estimated_from_their_own_bottom() {
    let mut marks = ProficiencyScale::new(key("marks"), ScaleKind::Ordinal, level(1.0), level(6.0));
    marks.direction = Direction::LowerIsBetter;
    let options = EstimateOptions {
        estimator: Estimator::Highest { decimals: None },
        ..EstimateOptions::default()
    };
    let answer = estimate(&tests(&[2.0, 1.0, 3.0]), &marks, day("2026-11-20"), &options).unwrap();
    assert_eq!(answer.level, Some(level(1.0)));
}
