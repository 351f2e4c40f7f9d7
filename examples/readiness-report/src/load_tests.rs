use std::collections::{BTreeMap, BTreeSet};

use prowess::framework::{Necessity, RelationKind};
use prowess::kernel::LanguageTag;

use super::*;

fn people() -> Vec<Profile> {
    read_json(PEOPLE).expect("people.json is a list of profiles")
}

#[test]
fn the_sample_reads_as_a_framework_a_catalogue_and_profiles() {
    let (framework, catalogue) = sample().expect("the sample is well formed");
    assert_eq!(catalogue.framework, framework.id_and_version());
    assert_eq!((framework.competencies.len(), catalogue.roles.len()), (32, 10));
    assert_eq!(people().len(), 25);
    assert_eq!(framework.scales.len(), 1);
    framework.scales[0].check("scales[0]").expect("the scale makes sense");
}

#[test]
fn every_label_of_the_sample_is_there_in_english_and_german() {
    let (framework, catalogue) = sample().expect("the sample");
    let german = LanguageTag::parse("de").expect("a tag");
    let english = LanguageTag::english();
    let labels = framework.competencies.iter().map(|one| &one.labels);
    let groups = framework.groups.iter().chain(&catalogue.groups).map(|one| &one.labels);
    let anchors = framework.scales[0].anchors.iter().map(|one| &one.labels);
    let titles = catalogue.roles.iter().map(|one| &one.titles);
    for map in labels.chain(groups).chain(anchors).chain(titles) {
        assert!(map.get(&german).is_some() && map.get(&english).is_some(), "{map:?}");
    }
    assert!(framework.competencies.iter().all(|one| one.descriptions.get(&english).is_some()));
}

#[test]
fn every_key_of_the_sample_names_something_that_is_there() {
    let (framework, catalogue) = sample().expect("the sample");
    let index = framework.competency_index();
    for role in &catalogue.roles {
        for asked in &role.requirements {
            let found = index.find(&framework, &asked.competency).expect("in the framework");
            assert_eq!(found.code, asked.code);
            assert!(role.scale_of(asked).is_some());
        }
        let family = role.family.as_ref().expect("a ladder");
        assert!(catalogue.groups.iter().any(|group| group.uri == *family));
    }
    for person in people() {
        assert!(evidence::check(&person, &framework).is_empty(), "{}", person.person);
    }
    let uris: BTreeSet<_> = framework.competencies.iter().map(|one| &one.uri).collect();
    let needed = |one: &&framework::Relation| one.kind == RelationKind::Prerequisite;
    for relation in framework.relations.iter().filter(needed) {
        assert!(uris.contains(&relation.from) && uris.contains(&relation.to), "{relation:?}");
    }
}

#[test]
fn a_higher_grade_of_the_sample_never_asks_less() {
    let (_, catalogue) = sample().expect("the sample");
    let mut ladders: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for role in &catalogue.roles {
        assert!((8..=14).contains(&role.requirements.len()), "{}", role.uri);
        ladders.entry(&role.family).or_default().push(role);
    }
    assert_eq!(ladders.len(), 3);
    for ladder in ladders.values() {
        for pair in ladder.windows(2) {
            assert!(pair[0].grade < pair[1].grade);
            for lower in &pair[0].requirements {
                let same = |one: &&role::Requirement| one.competency == lower.competency;
                let higher = pair[1].requirements.iter().find(same).expect("still asked");
                assert!(higher.required_level >= lower.required_level, "{higher:?}");
                assert!(
                    higher.necessity == Necessity::Required
                        || lower.necessity == Necessity::Desired
                );
            }
        }
    }
}

#[test]
fn a_document_names_the_place_that_is_wrong() {
    let trouble = document(r#"{"framework": {}, "catalogue": {"framework": {"id": 7}}}"#);
    let text = trouble.expect_err("an id is a text").to_text();
    assert!(text.contains("at: catalogue.framework.id"), "{text}");
    let trouble = document(
        r#"{"framework": {}, "catalogue": {"framework": {"id": "a", "version": "1"}, "language": "en"}}"#,
    );
    assert!(trouble.expect_err("a framework has an id").to_text().contains("at: framework"));
}

#[test]
fn a_folder_tells_the_version_it_is_named_after() {
    for (folder, version) in [
        ("onet-29.2", Some("29.2")),
        ("db_29_2_text", Some("29.2")),
        ("ESCO dataset - v1.1.1 - classification", Some("1.1.1")),
        ("esco-1.2.0", Some("1.2.0")),
        ("esco2024", None),
        ("downloads", None),
    ] {
        assert_eq!(version_in(folder).as_deref(), version, "{folder}");
    }
}
