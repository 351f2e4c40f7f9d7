use proptest::prelude::*;

use super::sample_tests::key;
use super::{CrossingDirection, Milestone, MilestonePoint, milestones};
use crate::Problem;
use crate::kernel::{Day, Share};

fn share(value: f64) -> Share {
    Share::new(value).unwrap()
}

fn series(scores: &[f64]) -> Vec<MilestonePoint> {
    let day = |at: usize| Day::parse(&format!("20{at:02}-01-01")).unwrap();
    let point = |(at, score): (usize, &f64)| MilestonePoint { day: day(at), score: share(*score) };
    scores.iter().enumerate().map(point).collect()
}

fn mark(id: &str, score: f64, margin: f64) -> Milestone {
    Milestone { id: key(id), score: share(score), margin: share(margin) }
}

/// Where each crossing is, of what and which way.
fn crossings(scores: &[f64], marks: &[Milestone]) -> Vec<(String, String, bool)> {
    let found = milestones(&series(scores), marks).unwrap();
    let say = |one: super::Crossing| {
        let reached = one.direction == CrossingDirection::Reached;
        (one.day.to_string(), one.milestone.to_string(), reached)
    };
    found.into_iter().map(say).collect()
}

#[test]
fn chattering_within_the_margin_is_silent_and_a_fall_below_it_is_not() {
    let marks = [mark("ready", 0.75, 0.25)];
    let found = crossings(&[0.75, 0.625, 0.75, 0.5, 0.4375, 0.6875, 0.8125], &marks);
    let days: Vec<(&str, bool)> = found.iter().map(|(day, _, up)| (day.as_str(), *up)).collect();
    // Exactly at mark - margin nothing is lost; below the mark nothing is reached again.
    assert_eq!(days, [("2000-01-01", true), ("2004-01-01", false), ("2006-01-01", true)]);
}

#[test]
fn several_marks_of_one_day_come_in_the_order_in_which_they_are_passed() {
    let marks = [mark("high", 0.9, 0.0), mark("low", 0.3, 0.0), mark("middle", 0.6, 0.0)];
    let names: Vec<String> =
        crossings(&[0.0, 1.0, 0.0], &marks).into_iter().map(|one| one.1).collect();
    assert_eq!(names, ["low", "middle", "high", "high", "middle", "low"]);
}

#[test]
fn a_margin_above_the_mark_means_never_lost_and_no_day_means_no_crossing() {
    assert_eq!(crossings(&[0.5, 0.0, 0.5], &[mark("kept", 0.4, 0.5)]).len(), 1);
    assert_eq!(crossings(&[], &[mark("kept", 0.4, 0.5)]).len(), 0);
    assert_eq!(crossings(&[0.0], &[mark("nothing", 0.0, 0.0)]).len(), 1);
}

#[test]
fn days_out_of_order_and_ids_that_are_there_twice_are_refused() {
    let mut points = series(&[0.1, 0.2, 0.3]);
    points[2].day = points[1].day;
    let problem = Problem::from(milestones(&points, &[]).unwrap_err());
    assert_eq!(
        (problem.code, problem.path.as_deref()),
        ("readiness.disordered_series", Some("series[2].day"))
    );
    let problem =
        Problem::from(milestones(&[], &[mark("a", 0.1, 0.0), mark("a", 0.2, 0.0)]).unwrap_err());
    assert_eq!(
        (problem.code, problem.path.as_deref()),
        ("readiness.duplicate_milestone", Some("marks[1].id"))
    );
}

proptest! {
    #[test]
    fn each_mark_is_a_machine_of_two_states(
        scores in prop::collection::vec((0_u8..=20).prop_map(|n| f64::from(n) / 20.0), 0..30),
        marks in prop::collection::vec(((0_u8..=20), (0_u8..=6)), 0..6),
    ) {
        let marks: Vec<Milestone> = marks.iter().enumerate()
            .map(|(at, (score, margin))| mark(&format!("m{at}"), f64::from(*score) / 20.0, f64::from(*margin) / 20.0))
            .collect();
        let mut expected = Vec::new();
        for mark in &marks {
            let mut up = false;
            for point in series(&scores) {
                let (score, at) = (point.score.get(), mark.score.get());
                let next = if up { score >= at - mark.margin.get() } else { score >= at };
                if next != up {
                    expected.push((point.day.to_string(), mark.id.to_string(), next));
                }
                up = next;
            }
        }
        let mut found = crossings(&scores, &marks);
        prop_assert!(found.is_sorted_by_key(|one| one.0.clone()));
        expected.sort();
        found.sort();
        prop_assert_eq!(found, expected);
        let mut turned = marks.clone();
        turned.reverse();
        prop_assert_eq!(crossings(&scores, &marks), crossings(&scores, &turned));
    }
}
