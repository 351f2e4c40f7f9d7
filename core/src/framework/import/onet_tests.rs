use super::onet;
use crate::framework::import::{ImportOptions, SourceFile};
use crate::framework::{CompetencyKind, Framework};
use crate::problem::{Diagnostic, Severity};

const MODEL: &str = "Element ID\tElement Name\tDescription\r\n\
    2\tWorker Requirements\tn/a\r\n\
    2.A\tBasic Skills\tDeveloped capacities\r\n\
    2.A.1\tContent\tBackground structures\r\n\
    2.A.1.a\tReading Comprehension\tUnderstanding written sentences\r\n\
    2.A.1.b\tActive Listening\tGiving full attention\r\n\
    1.B.1.a\tRealistic\tInterests\r\n";
const SCALES: &str =
    "Scale ID\tScale Name\tMinimum\tMaximum\nIM\tImportance\t1\t5\nLV\tLevel\t0\t7\n";

fn import(model: &str, anchors: &str) -> (Framework, Vec<Diagnostic>) {
    let file = |name, text: &'static str| SourceFile { name, bytes: text.as_bytes() };
    let files = [
        SourceFile { name: "Content Model Reference.txt", bytes: model.as_bytes() },
        file("Scales Reference.txt", SCALES),
        SourceFile { name: "Level Scale Anchors.txt", bytes: anchors.as_bytes() },
    ];
    let imported = onet(&files, &ImportOptions::default()).unwrap();
    (imported.value, imported.diagnostics)
}

const ANCHORS: &str = "Element ID\tElement Name\tScale ID\tAnchor Value\tAnchor Description\n\
    2.A.1.a\tReading Comprehension\tLV\t2\tRead step-by-step instructions\n";

#[test]
fn leaves_become_competencies_and_what_is_above_them_groups() {
    let (framework, found) = import(MODEL, ANCHORS);
    let uris: Vec<&str> = framework.competencies.iter().map(|one| one.uri.as_str()).collect();
    assert_eq!(uris, ["2.A.1.a", "2.A.1.b"]);
    let groups: Vec<&str> = framework.groups.iter().map(|one| one.uri.as_str()).collect();
    assert_eq!(groups, ["2", "2.A", "2.A.1"]);
    assert_eq!(framework.competencies[0].kind, CompetencyKind::Skill);
    assert_eq!(framework.relations.len(), 4);
    assert!(found.iter().all(|one| one.severity == Severity::Note));
}

#[test]
fn anchors_stay_with_their_competency_and_the_level_scale_with_the_framework() {
    let (framework, _) = import(MODEL, ANCHORS);
    let reading = &framework.competencies[0];
    assert_eq!(reading.anchors[0].level.get(), 2.0);
    let scale = framework.scale_of(reading).unwrap();
    assert_eq!((scale.minimum.get(), scale.maximum.get()), (0.0, 7.0));
    assert!(framework.groups[0].descriptions.is_empty());
}

#[test]
fn an_anchor_off_the_scale_is_left_out_with_its_line() {
    let (framework, found) = import(MODEL, &ANCHORS.replace("\t2\t", "\t9\t"));
    assert!(framework.competencies[0].anchors.is_empty());
    let off = found.iter().find(|one| one.severity == Severity::Error).unwrap();
    assert_eq!(off.problem.code, "framework.level_off_scale");
    assert_eq!(off.location.clone().unwrap().line, Some(2));
}

#[test]
fn a_strict_import_refuses_a_duplicate_and_a_missing_parent() {
    let model = MODEL.replace("2.A.1\t", "2.A.1.a\t");
    let files = [
        SourceFile { name: "Content Model Reference.txt", bytes: model.as_bytes() },
        SourceFile { name: "Scales Reference.txt", bytes: SCALES.as_bytes() },
    ];
    let strict = ImportOptions { strict: true, ..ImportOptions::default() };
    let problem = crate::Problem::from(onet(&files, &strict).unwrap_err());
    assert_eq!(problem.code, "framework.import_refused");
    let codes: Vec<&str> = problem.details.problems.iter().map(|one| one.code).collect();
    assert!(codes.contains(&"framework.duplicate_uri"));
    assert!(codes.contains(&"framework.dangling_relation"));
    assert_eq!(
        problem.details.problems[0].path.as_deref(),
        Some("Content Model Reference.txt:5:1")
    );
}

#[test]
fn a_missing_file_is_named() {
    let problem = crate::Problem::from(onet(&[], &ImportOptions::default()).unwrap_err());
    assert_eq!(problem.code, "framework.missing_file");
    assert!(problem.message.contains("Content Model Reference.txt"));
}

#[test]
fn an_element_without_a_name_and_a_second_level_scale_are_left_out_and_reported() {
    let model = MODEL.replace("Active Listening", "n/a");
    let scales = format!("{SCALES}LV\tLevel\t0\t9\n");
    let files = [
        SourceFile { name: "Content Model Reference.txt", bytes: model.as_bytes() },
        SourceFile { name: "Scales Reference.txt", bytes: scales.as_bytes() },
    ];
    let imported = onet(&files, &ImportOptions::default()).unwrap();
    assert_eq!(imported.value.competencies.len(), 1);
    assert_eq!(imported.value.scales[0].maximum.get(), 7.0);
    let wrong = imported.diagnostics.iter().filter(|one| one.severity == Severity::Error);
    let place = |one: &Diagnostic| one.location.clone().unwrap().line.unwrap();
    let wrong: Vec<_> = wrong.map(|one| (one.problem.code, place(one))).collect();
    assert_eq!(wrong, [("framework.missing_label", 6), ("framework.invalid_scale", 4)]);
}

#[test]
fn an_id_that_sorts_between_an_element_and_what_is_below_it_changes_nothing() {
    let model = format!("{MODEL}2.A.1-x\tBetween\tx\r\n");
    let (framework, _) = import(&model, ANCHORS);
    assert!(framework.groups.iter().any(|group| group.uri.as_str() == "2.A.1"));
}

#[test]
fn very_many_elements_that_are_no_competencies_are_passed_over_at_once() {
    let mut model = "Element ID\tElement Name\tDescription\n".to_owned();
    model.extend((0..200_000).map(|at| format!("5.A.{at}\tname\tn/a\n")));
    let (framework, found) = import(&model, ANCHORS);
    assert!(framework.competencies.is_empty() && framework.groups.is_empty());
    let counts: Vec<_> = found.iter().map(|one| &*one.problem.details.values["count"]).collect();
    assert!(counts.contains(&"200000"));
}
