//! What O*NET and ESCO publish is read completely, and everything odd in it is reported.
//!
//! The counts come from the descriptions beside the data, and from separate scripts.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that fails should stop where it fails"
)]

mod data;

use std::collections::BTreeMap;

use data::{Folder, published};
use prowess::framework::import::ImportOptions;
use prowess::framework::{CompetencyKind, Framework, Necessity, RelationKind, import};
use prowess::problem::{Diagnostic, Severity};
use prowess::role::{self, RoleCatalogue};

/// Framework, roles, and how often each code was reported.
type Loaded = (Framework, RoleCatalogue, BTreeMap<&'static str, usize>);

fn count(codes: &mut BTreeMap<&'static str, usize>, diagnostics: &[Diagnostic]) {
    for diagnostic in diagnostics {
        assert!(diagnostic.problem.help.is_some());
        assert!(diagnostic.severity == Severity::Note || diagnostic.location.is_some());
        *codes.entry(diagnostic.problem.code).or_default() += 1;
    }
}

fn esco(folder: &Folder, on_conflict: Necessity) -> Loaded {
    let options = ImportOptions { on_conflict, ..ImportOptions::default() };
    let mut codes = BTreeMap::new();
    let framework = import::esco(&folder.files(), &options).unwrap();
    count(&mut codes, &framework.diagnostics);
    let roles = role::import::esco(&folder.files(), &framework.value, &options).unwrap();
    count(&mut codes, &roles.diagnostics);
    (framework.value, roles.value, codes)
}

fn onet(folder: &Folder) -> (Framework, RoleCatalogue, Vec<Diagnostic>) {
    let options = ImportOptions::default();
    let framework = import::onet(&folder.files(), &options).unwrap();
    let roles = role::import::onet(&folder.files(), &framework.value, &options).unwrap();
    let mut diagnostics = framework.diagnostics;
    diagnostics.extend(roles.diagnostics);
    (framework.value, roles.value, diagnostics)
}

fn relations(framework: &Framework, kind: RelationKind) -> usize {
    framework.relations.iter().filter(|relation| relation.kind == kind).count()
}

fn tagged(framework: &Framework, tag: &str) -> usize {
    let has = |tags: &[prowess::kernel::Text]| tags.iter().any(|one| &**one == tag);
    framework.competencies.iter().filter(|one| has(&one.tags)).count()
}

#[test]
fn all_of_esco_1_1_1_is_read() {
    let Some(folder) = published("esco-1.1.1") else { return };
    let (framework, catalogue, codes) = esco(&folder, Necessity::Required);
    assert_eq!((framework.competencies.len(), framework.groups.len()), (13_896, 640));
    assert_eq!((catalogue.roles.len(), catalogue.groups.len()), (3_007, 619));
    // 20,656 and 3,617 rows; seven and one lead to concepts that are not there.
    assert_eq!(relations(&framework, RelationKind::ChildOf), 20_649);
    assert_eq!(catalogue.relations.len(), 3_616);
    // 5,899 rows, one of them from a skill to itself.
    assert_eq!(relations(&framework, RelationKind::Prerequisite), 5_898);
    let requirements: usize = catalogue.roles.iter().map(|role| role.requirements.len()).sum();
    assert_eq!(requirements, 123_855 - 67);
    assert_eq!(catalogue.roles.iter().map(|role| role.requirements.len()).max(), Some(340));
    assert_eq!(
        codes.into_iter().collect::<Vec<_>>(),
        [
            ("framework.dangling_relation", 8),
            // 6 skills without a type, 5 without a reuse level, 5 relations without a type
            ("framework.empty_field", 16),
            ("framework.self_relation", 1),
            // 88 skills (78 with outer blanks) and 11 occupations
            ("framework.untidy_label", 99),
            ("role.unknown_role", 67),
        ]
    );
    let tags =
        ["collection:digital", "collection:green", "collection:language", "reuse:transversal"];
    assert_eq!(tags.map(|tag| tagged(&framework, tag)), [1_201, 570, 346, 440]);
}

#[test]
fn all_of_esco_1_2_0_is_read() {
    let Some(folder) = published("esco-1.2.0") else { return };
    let (framework, catalogue, codes) = esco(&folder, Necessity::Required);
    assert_eq!((framework.competencies.len(), framework.groups.len()), (13_939, 640));
    assert_eq!((catalogue.roles.len(), catalogue.groups.len()), (3_039, 619));
    assert_eq!(relations(&framework, RelationKind::ChildOf), 20_822);
    let requirements: usize = catalogue.roles.iter().map(|role| role.requirements.len()).sum();
    assert_eq!(requirements, 129_004 - 17);
    assert_eq!(codes.get("role.conflicting_necessity"), Some(&17));
}

#[test]
fn labels_in_other_languages_join_the_concepts_they_belong_to() {
    let (Some(folder), Some(labels)) = (published("esco-1.1.1"), published("esco-labels")) else {
        return;
    };
    let mut files = folder.files();
    files.extend(labels.files().into_iter().filter(|file| file.name.starts_with("skills_fr")));
    files.extend(labels.files().into_iter().filter(|file| file.name.starts_with("occupations_de")));
    let options = ImportOptions::default();
    let framework = import::esco(&files, &options).unwrap().value;
    let french = framework.languages(&["fr".parse().unwrap()]);
    let index = framework.competency_index();
    let uri =
        "http://data.europa.eu/esco/skill/0085e6bd-6829-4e8e-b302-842a7fe57ed9".parse().unwrap();
    let skill = index.find(&framework, &uri).unwrap();
    assert_eq!(skill.label(&french).map(|label| &**label), Some("enseigner l’économie domestique"));
    let catalogue = role::import::esco(&files, &framework, &options).unwrap().value;
    let german = |role: &&role::Role| role.titles.get(&"de".parse().unwrap()).is_some();
    assert!(catalogue.roles.iter().filter(german).count() > 2_900);
}

#[test]
fn all_of_onet_29_2_is_read() {
    let Some(folder) = published("onet-29.2") else { return };
    let (framework, catalogue, diagnostics) = onet(&folder);
    let kind = |kind| framework.competencies.iter().filter(|one| one.kind == kind).count();
    assert_eq!((kind(CompetencyKind::Skill), kind(CompetencyKind::Knowledge)), (35, 33));
    assert_eq!(kind(CompetencyKind::Ability), 52);
    assert_eq!(catalogue.roles.len(), 1_016);
    let rated = catalogue.roles.iter().filter(|role| !role.requirements.is_empty()).count();
    assert_eq!(rated, 879);
    let zones = catalogue.roles.iter().fold([0; 6], |mut zones, role| {
        zones[role.grade.unwrap_or(0) as usize] += 1;
        zones
    });
    assert_eq!(zones, [93, 31, 295, 219, 224, 154]);
    // 35 skills and 33 kinds of knowledge of 879 occupations, each either asked or left out.
    let asked: usize = catalogue.roles.iter().map(|role| role.requirements.len()).sum();
    let left_out = diagnostics.iter().filter(|one| one.problem.code == "role.ratings_left_out");
    let left_out: usize =
        left_out.map(|one| one.problem.details.values["count"].parse::<usize>().unwrap()).sum();
    assert_eq!(asked + left_out, 879 * (35 + 33));
    assert!(diagnostics.iter().all(|one| one.severity == Severity::Note));
    let anchors: usize = framework.competencies.iter().map(|one| one.anchors.len()).sum();
    assert_eq!(anchors, 161 * 3);
}

#[test]
fn line_ends_of_either_kind_are_read_alike() {
    let Some(folder) = published("onet-29.2") else { return };
    let file = folder.file("Content Model Reference.txt");
    let scales = folder.file("Scales Reference.txt");
    let windows = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap().replace('\n', "\r\n");
    let (model, scale) = (windows(file.bytes), windows(scales.bytes));
    let carriage = [
        import::SourceFile { name: file.name, bytes: model.as_bytes() },
        import::SourceFile { name: scales.name, bytes: scale.as_bytes() },
    ];
    let options = ImportOptions::default();
    assert_eq!(
        import::onet(&carriage, &options).unwrap(),
        import::onet(&[file, scales], &options).unwrap()
    );
}
