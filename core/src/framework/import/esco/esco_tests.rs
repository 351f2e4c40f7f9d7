use super::esco;
use crate::Problem;
use crate::framework::import::{ImportOptions, SourceFile};
use crate::framework::{Framework, Necessity, RelationKind};
use crate::problem::Diagnostic;

const SKILLS: &str = "conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,status,description\n\
    K,s/1,knowledge,cross-sector,electricity,\"electric power\nelectricity\",released,Power\n\
    K,s/2,,sector-specific,wire a house ,,released,\n\
    K,s/1,knowledge,cross-sector,again,,released,\n";
const GROUPS: &str = "conceptUri,preferredLabel,code\ng/1,physics,S1\n";
const BROADER: &str = "conceptUri,broaderUri\ns/1,g/1\ns/2,g/1\ns/2,g/9\n";
const SKILL_SKILL: &str = "originalSkillUri,relationType,relatedSkillUri\n\
    s/2,essential,s/1\ns/2,optional,s/1\ns/1,optional,s/1\ns/1,perhaps,s/2\n";

fn import(
    more: &[(&str, &str)],
    options: &ImportOptions,
) -> Result<(Framework, Vec<Diagnostic>), Box<Problem>> {
    let mut files = vec![
        ("skills_en.csv", SKILLS),
        ("skillGroups_en.csv", GROUPS),
        ("broaderRelationsSkillPillar.csv", BROADER),
        ("skillSkillRelations.csv", SKILL_SKILL),
    ];
    files.extend(more);
    let files: Vec<SourceFile<'_>> =
        files.iter().map(|(name, text)| SourceFile { name, bytes: text.as_bytes() }).collect();
    let imported = esco(&files, options).map_err(|error| Box::new(error.into()))?;
    Ok((imported.value, imported.diagnostics))
}

fn places(found: &[Diagnostic]) -> Vec<(&str, String, Option<u32>)> {
    let place = |one: &Diagnostic| one.location.clone().map(|place| (place.file, place.line));
    let rows = found.iter().map(|one| (one.problem.code, place(one).unwrap_or_default()));
    rows.map(|(code, (file, line))| (code, file, line)).collect()
}

#[test]
fn everything_odd_is_reported_where_it_stands_and_the_rest_is_kept() {
    let (framework, found) = import(&[], &ImportOptions::default()).unwrap();
    let labels: Vec<_> =
        framework.competencies.iter().map(|one| one.label(&[]).unwrap().to_string()).collect();
    assert_eq!(labels, ["electricity", "wire a house "]);
    let expected = [
        ("framework.empty_field", "skills_en.csv", Some(4)),
        ("framework.untidy_label", "skills_en.csv", Some(4)),
        ("framework.duplicate_uri", "skills_en.csv", Some(5)),
        ("framework.dangling_relation", "broaderRelationsSkillPillar.csv", Some(4)),
        ("framework.self_relation", "skillSkillRelations.csv", Some(4)),
        ("framework.invalid_value", "skillSkillRelations.csv", Some(5)),
        ("framework.duplicate_relation", "skillSkillRelations.csv", Some(3)),
    ];
    let found = places(&found);
    let found: Vec<_> =
        found.iter().map(|(code, file, line)| (*code, file.as_str(), *line)).collect();
    assert_eq!(found, expected);
}

#[test]
fn what_a_skill_needs_comes_before_it_and_essential_wins() {
    let (framework, _) = import(&[], &ImportOptions::default()).unwrap();
    let mut needed =
        framework.relations.iter().filter(|one| one.kind == RelationKind::Prerequisite);
    let relation = needed.next().unwrap();
    assert_eq!((relation.from.as_str(), relation.to.as_str()), ("s/1", "s/2"));
    assert_eq!(relation.necessity, Some(Necessity::Required));
    assert!(needed.next().is_none());
}

#[test]
fn a_second_language_adds_labels_and_a_wish_decides_which_one_leads() {
    let german =
        "conceptUri,preferredLabel,altLabels\ns/1,Elektrizität,Strom|Elektrik\ns/7,Fremd,\n";
    let more = [("skills_de.v1.0.3.csv", german)];
    let (framework, found) = import(&more, &ImportOptions::default()).unwrap();
    let labels = &framework.competencies[0].labels;
    assert_eq!(
        serde_json::to_string(labels).unwrap(),
        r#"{"de":"Elektrizität","en":"electricity"}"#
    );
    assert!(places(&found).contains(&(
        "framework.competency_not_found",
        "skills_de.v1.0.3.csv".to_owned(),
        Some(3)
    )));
    let wish = ImportOptions { language: Some("de".parse().unwrap()), ..ImportOptions::default() };
    let (framework, _) = import(&more, &wish).unwrap();
    assert_eq!((framework.language.as_str(), framework.competencies.len()), ("de", 2));
}

#[test]
fn collections_become_tags() {
    let collection = "conceptUri,preferredLabel\ns/1,electricity\n";
    let (framework, _) =
        import(&[("greenSkillsCollection_en.csv", collection)], &ImportOptions::default()).unwrap();
    let tags: Vec<&str> = framework.competencies[0].tags.iter().map(|tag| &**tag).collect();
    assert_eq!(tags, ["reuse:cross-sector", "collection:green"]);
}

#[test]
fn a_strict_import_refuses_and_lists_everything() {
    let strict = ImportOptions { strict: true, ..ImportOptions::default() };
    let problem = import(&[], &strict).unwrap_err();
    assert_eq!((problem.code, problem.details.problems.len()), ("framework.import_refused", 7));
}

#[test]
fn a_file_no_version_has_is_named_and_a_missing_one_too() {
    let (_, found) = import(&[("notes.csv", "a\n")], &ImportOptions::default()).unwrap();
    assert!(found.iter().any(|one| one.problem.code == "framework.file_ignored"));
    let problem = Problem::from(esco(&[], &ImportOptions::default()).unwrap_err());
    assert_eq!(problem.code, "framework.missing_file");
}

#[test]
fn relations_that_come_once_for_each_language_are_read_once() {
    let (expected, _) = import(&[], &ImportOptions::default()).unwrap();
    let more = [
        ("broaderRelationsSkillPillar_de.csv", BROADER),
        ("skillSkillRelations_de.csv", SKILL_SKILL),
    ];
    let (framework, _) = import(&more, &ImportOptions::default()).unwrap();
    assert_eq!(framework.relations, expected.relations);
}
