use prowess::kernel::Share;

use crate::need::Held;
use crate::report::title;
use crate::testing::report;

#[test]
fn the_next_role_is_the_readiest_of_those_not_fully_met() {
    let report = report(&[]);
    let next = report.next().expect("a next role");
    assert_eq!(title(next.readiness), "Senior Software Engineer");
    let results = &report.comparison.results;
    let at = results.iter().position(|one| one.role == next.readiness.role).expect("a result");
    assert!(results[..at].iter().all(|one| one.score == Share::ALL));
    assert_eq!(next.unmet, results.len() - at);
}

#[test]
fn a_person_who_meets_every_role_has_no_next_one() {
    let report = report(&["--role", "ENG-1", "--role", "Software Engineer"]);
    assert_eq!(report.comparison.results.len(), 2);
    assert!(report.next().is_none());
}

#[test]
fn a_role_that_is_asked_for_twice_is_there_once() {
    let report = report(&["--role", "ENG-3", "--role", "senior software engineer"]);
    assert_eq!(report.comparison.results.len(), 1);
}

#[test]
fn each_need_says_what_is_held_in_its_own_way() {
    let report = report(&[]);
    let next = report.next().expect("a next role");
    let held =
        |label: &str| next.needs.iter().find(|need| need.label == label).map(|need| need.held);
    assert!(matches!(held("Software design"), Some(Held::Level(level)) if level.get() == 3.0));
    assert_eq!(held("Secure development"), Some(Held::NotDemonstrated));
    assert_eq!(held("Observability"), Some(Held::Unknown));
    let lost: f64 = next.needs.iter().map(|need| need.loss).sum();
    assert!((lost + next.readiness.score.get() - 1.0).abs() < 1e-12);
}

#[test]
fn the_best_of_all_roles_stays_next_when_only_the_first_are_shown() {
    let report = report(&["--top", "1"]);
    assert_eq!((report.shown().len(), report.asked().len()), (1, 1));
    assert_eq!(title(report.next().expect("a next role").readiness), "Senior Software Engineer");
}

#[test]
fn two_competencies_with_one_label_are_told_apart_by_their_codes() {
    let mut report = report(&["--role", "ENG-3"]);
    for asked in report.roles[0].requirements.iter_mut().take(2) {
        asked.label = Some("Mathematics".into());
    }
    let next = report.next().expect("a next role");
    let labels: Vec<&str> = next.needs.iter().map(|need| need.label.as_str()).collect();
    assert_eq!(labels[..3], ["Mathematics (PROG)", "Mathematics (TEST)", "Software design"]);
}
