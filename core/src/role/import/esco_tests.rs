use super::esco;
use crate::framework::import::{ImportOptions, SourceFile};
use crate::framework::{Framework, Necessity, import};
use crate::problem::Diagnostic;
use crate::role::RoleCatalogue;

const OCCUPATIONS: &str = "conceptUri,iscoGroup,preferredLabel,altLabels,status,description,code\n\
    o/1,2654,technical director,\"head of technical\ntechnical manager\",released,Leads,2654.1.7\n\
    o/2,8121, machine  operator,,released,,8121.4\n";
const ASKED: &str = "occupationUri,relationType,skillType,skillUri\n\
    o/1,optional,knowledge,s/2\n\
    o/1,essential,knowledge,s/1\n\
    o/1,essential,knowledge,s/2\n\
    o/1,essential,knowledge,s/9\n\
    o/7,essential,knowledge,s/1\n\
    o/2,optional,,s/1\n\
    o/2,optional,knowledge,s/1\n";

fn files() -> Vec<SourceFile<'static>> {
    [
        ("skills_en.csv", "conceptUri,preferredLabel\ns/2,two\ns/1,one\n"),
        ("occupations_en.csv", OCCUPATIONS),
        ("occupationSkillRelations.csv", ASKED),
    ]
    .map(|(name, text)| SourceFile { name, bytes: text.as_bytes() })
    .to_vec()
}

fn framework() -> Framework {
    import::esco(&files(), &ImportOptions::default()).unwrap().value
}

fn read(options: &ImportOptions) -> (RoleCatalogue, Vec<Diagnostic>) {
    let imported = esco(&files(), &framework(), options).unwrap();
    (imported.value, imported.diagnostics)
}

#[test]
fn requirements_come_in_the_order_of_competencies_with_their_labels() {
    let (catalogue, _) = read(&ImportOptions::default());
    let director = &catalogue.roles[0];
    let asked: Vec<_> = director
        .requirements
        .iter()
        .map(|one| (one.competency.as_str(), one.label.as_deref().unwrap(), one.necessity))
        .collect();
    assert_eq!(asked, [("s/1", "one", Necessity::Required), ("s/2", "two", Necessity::Required)]);
    assert_eq!(director.name().as_str(), "2654.1.7");
    assert_eq!(director.family.as_ref().unwrap().as_str(), "http://data.europa.eu/esco/isco/C2654");
}

#[test]
fn the_option_decides_a_conflict_of_necessity() {
    let options = ImportOptions { on_conflict: Necessity::Desired, ..ImportOptions::default() };
    let (catalogue, _) = read(&options);
    assert_eq!(catalogue.roles[0].requirements[1].necessity, Necessity::Desired);
}

#[test]
fn everything_odd_is_reported_where_it_stands() {
    let (_, found) = read(&ImportOptions::default());
    let found: Vec<_> = found
        .iter()
        .map(|one| (one.problem.code, one.location.clone().unwrap().line.unwrap()))
        .collect();
    let expected = [
        ("framework.untidy_label", 4),
        ("role.unknown_competency", 5),
        ("role.unknown_role", 6),
        ("framework.empty_field", 7),
        ("role.conflicting_necessity", 2),
        ("role.duplicate_requirement", 8),
    ];
    assert_eq!(found, expected);
}

#[test]
fn relations_that_come_once_for_each_language_are_read_once() {
    let broader = "conceptUri,broaderUri\no/2,o/1\n";
    let groups = "conceptUri,preferredLabel,code\ng/1,plant operators,C8121\n";
    let german = "conceptUri,preferredLabel,code\ng/1,Anlagenbediener,C8121\n";
    let mut files = files();
    files.retain(|file| file.name != "occupationSkillRelations.csv");
    let more = [
        ("occupationSkillRelations_de.csv", ASKED),
        ("occupationSkillRelations_en.csv", ASKED),
        ("broaderRelationsOccPillar_de.csv", broader),
        ("broaderRelationsOccPillar_fr.csv", broader),
        ("ISCOGroups_de.csv", german),
        ("ISCOGroups_en.csv", groups),
    ];
    files.extend(more.map(|(name, text)| SourceFile { name, bytes: text.as_bytes() }));
    let imported = esco(&files, &framework(), &ImportOptions::default()).unwrap();
    assert_eq!(imported.value.roles, read(&ImportOptions::default()).0.roles);
    assert_eq!(imported.value.relations.len(), 1);
    let labels: Vec<_> =
        imported.value.groups[0].labels.iter().map(|(_, label)| &**label).collect();
    assert_eq!(labels, ["Anlagenbediener", "plant operators"]);
}

#[test]
fn alternative_titles_that_are_too_long_are_reported() {
    let long = format!("conceptUri,preferredLabel,altLabels\no/1,diver,{}\n", "x".repeat(70_000));
    let files = [SourceFile { name: "occupations_en.csv", bytes: long.as_bytes() }];
    let imported = esco(&files, &framework(), &ImportOptions::default()).unwrap();
    assert!(imported.value.roles[0].alternative_titles.is_empty());
    assert_eq!(imported.diagnostics[0].problem.code, "framework.too_long");
}

#[test]
fn occupations_and_groups_without_a_label_are_reported() {
    let files = [
        ("occupations_en.csv", "conceptUri,preferredLabel\no:1,\n"),
        ("ISCOGroups_en.csv", "conceptUri,preferredLabel\ng:1,\n"),
    ]
    .map(|(name, text)| SourceFile { name, bytes: text.as_bytes() });
    let imported = esco(&files, &framework(), &ImportOptions::default()).unwrap();
    let codes: Vec<_> = imported.diagnostics.iter().map(|one| one.problem.code).collect();
    assert_eq!(codes, ["framework.missing_label", "framework.missing_label"]);
}
