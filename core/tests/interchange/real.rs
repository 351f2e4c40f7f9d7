//! The counts that the publishers state, and round trips of real frameworks.

use prowess::Problem;
use prowess::framework::import::{
    ImportOptions, Imported, SourceFile, case, ctdl_asn, nice, plain_csv, plain_json, plan,
};
use prowess::framework::{CompetencyKind, Framework, RelationKind, Status, export};
use prowess::kernel::{Instant, LanguageTag};
use prowess::problem::{Diagnostic, Severity};
use prowess::role::{self, RoleCatalogue};

use crate::{NICE, case_sample, ctdl_sample, import, options, read};

fn of_kind(framework: &Framework, kind: CompetencyKind) -> usize {
    framework.competencies.iter().filter(|one| one.kind == kind).count()
}

fn messages(diagnostics: &[Diagnostic], severity: Severity) -> Vec<String> {
    let found = diagnostics.iter().filter(|one| one.severity == severity);
    found.map(|one| one.problem.to_string()).collect()
}

#[test]
fn nice_has_942_tasks_631_knowledge_and_538_skills() {
    let Some(read) = import(nice, NICE) else { return };
    let framework = read.value;
    assert_eq!((framework.id.as_str(), &*framework.version), ("nice", "2.0.0"));
    assert_eq!(of_kind(&framework, CompetencyKind::Task), 942);
    assert_eq!(of_kind(&framework, CompetencyKind::Knowledge), 631);
    assert_eq!(of_kind(&framework, CompetencyKind::Skill), 538);
    assert_eq!(framework.competencies.len(), 942 + 631 + 538);
    assert_eq!(framework.groups.len(), 5 + 11);
    assert_eq!(framework.relations.len(), 67 + 56);
    assert!(framework.relations.iter().all(|one| one.kind == RelationKind::ChildOf));
    assert!(framework.competencies.iter().all(|one| one.labels.is_empty()));
    assert!(framework.competencies.iter().all(|one| !one.descriptions.is_empty()));

    let first = framework.competencies.iter().find(|one| one.uri.as_str() == "nice:K0018").unwrap();
    let label = first.label(&[LanguageTag::english()]).unwrap();
    assert_eq!(&**label, "Knowledge of encryption algorithms");
    assert_eq!(first.code.as_ref().unwrap().as_str(), "K0018");

    assert_eq!(messages(&read.diagnostics, Severity::Error), [""; 0]);
    assert_eq!(messages(&read.diagnostics, Severity::Warning), [""; 0]);
    let notes = messages(&read.diagnostics, Severity::Note);
    for count in ["46 (", "40 (", "41 (", "5421 ("] {
        assert!(notes.iter().any(|note| note.contains(count)), "{count}: {notes:?}");
    }
}

fn nice_roles() -> Option<Imported<RoleCatalogue>> {
    let bytes = read(NICE)?;
    let file = SourceFile { name: "nice.json", bytes: &bytes };
    let framework = nice(file, &options(false)).unwrap().value;
    Some(role::import::nice(file, &framework, &options(false)).unwrap())
}

#[test]
fn nice_has_41_work_roles_and_four_of_their_requirements_lead_nowhere() {
    let Some(read) = nice_roles() else { return };
    let roles = &read.value.roles;
    assert_eq!(roles.len(), 41);
    let asked: usize = roles.iter().map(|role| role.requirements.len()).sum();
    assert_eq!(asked, 2856 + 1429 + 1051);
    let of = |letter: char| {
        let count = |role: &role::Role| {
            let codes = role.requirements.iter().filter_map(|one| one.code.as_ref());
            codes.filter(|code| code.as_str().starts_with(letter)).count()
        };
        let counts: Vec<usize> = roles.iter().map(count).collect();
        (*counts.iter().min().unwrap(), *counts.iter().max().unwrap())
    };
    assert_eq!((of('K'), of('T'), of('S')), ((30, 132), (10, 78), (2, 123)));
    assert!(roles.iter().all(|role| role.family.is_some() && role.code.is_some()));
    assert!(roles.iter().flat_map(|role| &role.requirements).all(|one| one.label.is_some()));
    for role in roles {
        assert!(role.requirements.is_sorted_by_key(|one| &one.competency));
    }
    assert_eq!(read.value.groups.len(), 5);
    assert_eq!(read.value.relations.len(), 41);

    let errors = messages(&read.diagnostics, Severity::Error);
    assert_eq!(errors.len(), 4, "{errors:?}");
    for name in ["T1385", "S0873", "K1139"] {
        let expected = format!("asks for `nice:{name}`, which is not in the framework");
        assert!(errors.iter().any(|error| error.contains(&expected)), "{name}: {errors:?}");
    }
    assert_eq!(messages(&read.diagnostics, Severity::Warning), [""; 0]);
}

#[test]
fn a_strict_import_of_the_nice_roles_is_refused_with_all_four() {
    let Some(bytes) = read(NICE) else { return };
    let file = SourceFile { name: "nice.json", bytes: &bytes };
    let framework = nice(file, &options(true)).unwrap().value;
    let refused = role::import::nice(file, &framework, &options(true)).unwrap_err();
    let problem = Problem::from(refused);
    assert_eq!(problem.code, "framework.import_refused");
    assert_eq!(problem.details.problems.len(), 4);
    let path = problem.details.problems[0].path.as_deref().unwrap();
    assert!(path.starts_with("relationships["), "{path}");
}

#[test]
fn the_frameworks_of_the_credential_engine_have_as_many_competencies_as_published() {
    for (name, competencies, graded, kind) in [
        ("basic-skills", 12, 10, CompetencyKind::Skill),
        ("cross-functional-skills", 30, 25, CompetencyKind::Skill),
        ("knowledge", 41, 33, CompetencyKind::Knowledge),
        ("abilities", 71, 52, CompetencyKind::Ability),
    ] {
        let Some(read) = import(ctdl_asn, &ctdl_sample(name)) else { return };
        let framework = read.value;
        assert_eq!(framework.competencies.len(), competencies, "{name}");
        assert_eq!(of_kind(&framework, kind), graded, "{name}");
        assert_eq!(framework.status, Status::Draft);
        assert_eq!(framework.language.as_str(), "en-US");
        assert_eq!(&*framework.version, "2002-06-01T00:00:00Z");
        let licence = framework.licence.as_deref().unwrap();
        assert_eq!(licence, "https://creativecommons.org/licenses/by/4.0/");
        let publisher = framework.publisher.as_deref().unwrap();
        assert!(publisher.starts_with("U.S. Department of Labor"), "{publisher}");
        assert_eq!(read.diagnostics, [], "{name}");
    }
}

#[test]
fn children_named_from_both_ends_are_related_once() {
    for (name, relations) in [
        ("basic-skills", 10),
        ("cross-functional-skills", 25),
        ("knowledge", 31),
        ("abilities", 67),
    ] {
        let Some(read) = import(ctdl_asn, &ctdl_sample(name)) else { return };
        assert_eq!(read.value.relations.len(), relations, "{name}");
    }
    let Some(read) = import(ctdl_asn, &ctdl_sample("basic-skills")) else { return };
    let mut all = read.value.competencies.iter();
    let reading = all.find(|one| one.code.as_ref().is_some_and(|code| code.as_str() == "2.A.1.a"));
    let label = reading.unwrap().label(&[LanguageTag::english()]).unwrap().clone();
    assert_eq!(&*label, "Reading Comprehension");
}

#[test]
fn the_case_samples_are_read_without_a_single_finding() {
    for (name, items, relations, status) in [
        ("AdoptedTest", 1, 0, Status::Published),
        ("ItemTypeTest", 1, 0, Status::Draft),
        ("Markdown", 2, 0, Status::Published),
        ("SequenceNumber", 2, 0, Status::Published),
        ("SmartLevel", 14, 12, Status::Published),
        ("Utf8Test", 1, 0, Status::Published),
    ] {
        let Some(read) = import(case, &case_sample(name)) else { return };
        let framework = read.value;
        assert_eq!(framework.id.as_str(), "d0000000-0000-0000-0000-000000000000");
        assert_eq!(framework.competencies.len(), items, "{name}");
        assert_eq!(framework.relations.len(), relations, "{name}");
        assert_eq!(framework.status, status, "{name}");
        assert_eq!(framework.publisher.as_deref(), Some("OpenSALT Testing"));
        assert_eq!(read.diagnostics, [], "{name}");
    }
}

#[test]
fn a_statement_keeps_its_letters_and_a_type_that_is_no_kind_becomes_a_tag() {
    let Some(read) = import(case, &case_sample("Utf8Test")) else { return };
    let label = read.value.competencies[0].label(&[LanguageTag::english()]).unwrap().clone();
    assert_eq!(&*label, "Item \u{1d451} 1");
    let Some(read) = import(case, &case_sample("ItemTypeTest")) else { return };
    assert_eq!(read.value.competencies[0].tags, ["type:Standard".into()]);
}

#[test]
fn what_is_read_from_case_and_written_to_case_is_read_again_alike() {
    let as_of = Instant::parse("2026-11-20T09:30:00Z").unwrap();
    for name in ["AdoptedTest", "ItemTypeTest", "Markdown", "SequenceNumber", "SmartLevel"] {
        let Some(Imported { value: first, .. }) = import(case, &case_sample(name)) else { return };
        let written = export::case(&first, as_of);
        let file = SourceFile { name: "again.json", bytes: written.as_bytes() };
        let again = case(file, &options(true)).unwrap();
        assert_eq!(again.value, first, "{name}");
    }
}

#[test]
fn every_real_framework_survives_our_json_and_our_table() {
    let Some(nice) = import(nice, NICE) else { return };
    let Some(abilities) = import(ctdl_asn, &ctdl_sample("abilities")) else { return };
    for framework in [nice.value, abilities.value] {
        let written = export::json(&framework);
        let file = SourceFile { name: "again.json", bytes: written.as_bytes() };
        assert_eq!(plain_json(file, &options(true)).unwrap().value, framework);

        let written = export::csv(&framework);
        let file = SourceFile { name: "again.csv", bytes: written.as_bytes() };
        let given = ImportOptions {
            id: Some(framework.id.clone()),
            version: Some(framework.version.clone()),
            language: Some(framework.language.clone()),
            strict: true,
            ..ImportOptions::default()
        };
        let again = plain_csv(file, &given).unwrap().value;
        assert_eq!(again.competencies, framework.competencies);
        assert_eq!(again.groups, framework.groups);
        let planned = plan(&framework, &again);
        assert!(planned.relations.added.is_empty() && planned.relations.removed.is_empty());
        assert_eq!(planned.competencies.unchanged as usize, framework.competencies.len());
    }
}
