use serde_json::{Value, json};

use super::case;
use crate::framework::import::{ImportOptions, Imported, SourceFile};
use crate::framework::{AlignmentKind, CompetencyKind, Framework, RelationKind, Status};
use crate::kernel::LanguageTag;
use crate::problem::Severity;

fn read(package: &Value) -> Imported<Framework> {
    let text = package.to_string();
    let file = SourceFile { name: "p.json", bytes: text.as_bytes() };
    case(file, &ImportOptions::default()).unwrap()
}

fn package(items: Value, associations: Value, rubrics: Value) -> Value {
    json!({
        "CFDocument": {"identifier": "d", "uri": "https://x.org/d", "title": "T", "creator": "C"},
        "CFItems": items, "CFAssociations": associations, "CFRubrics": rubrics,
        "somethingElse": 1
    })
}

fn two_items() -> Value {
    json!([
        {"identifier": "a", "uri": "https://x.org/a", "fullStatement": "Reads plans"},
        {"identifier": "b", "uri": "https://x.org/b", "fullStatement": "Draws plans"}
    ])
}

fn said(kind: &str, from: &str, to: &str) -> Value {
    json!({"associationType": kind, "originNodeURI": {"uri": from},
        "destinationNodeURI": {"identifier": to}})
}

#[test]
fn an_item_keeps_its_label_statement_code_kind_and_marks() {
    let read = read(&package(
        json!([{
            "identifier": "a", "uri": "https://x.org/a", "humanCodingScheme": "R.1",
            "fullStatement": "Reads plans of any size", "abbreviatedStatement": "Reading plans",
            "alternativeLabel": "Plan reading", "CFItemType": "skills", "language": "en-GB",
            "conceptKeywords": ["plans"], "educationLevel": ["09", "10"]
        }]),
        json!([]),
        json!([]),
    ));
    assert_eq!(read.diagnostics, []);
    let item = &read.value.competencies[0];
    let british = LanguageTag::parse("en-GB").unwrap();
    assert_eq!(item.labels.get(&british).unwrap().as_ref(), "Reading plans");
    assert_eq!(item.descriptions.get(&british).unwrap().as_ref(), "Reads plans of any size");
    assert_eq!(item.alternative_labels.get(&british).unwrap(), &["Plan reading".into()]);
    assert_eq!(item.code.as_ref().unwrap().as_str(), "R.1");
    assert_eq!(item.kind, CompetencyKind::Skill);
    assert_eq!(item.tags, ["plans".into(), "education:09".into(), "education:10".into()]);
}

#[test]
fn every_association_type_of_case_1_0_and_1_1_becomes_a_relation() {
    for (name, kind) in [
        ("isChildOf", RelationKind::ChildOf),
        ("isPeerOf", RelationKind::PeerOf),
        ("isPartOf", RelationKind::PartOf),
        ("exactMatchOf", RelationKind::ExactMatch),
        ("precedes", RelationKind::Precedes),
        ("isRelatedTo", RelationKind::RelatedTo),
        ("replacedBy", RelationKind::ReplacedBy),
        ("hasSkillLevel", RelationKind::HasSkillLevel),
        ("isTranslationOf", RelationKind::TranslationOf),
    ] {
        let association = said(name, "https://x.org/a", "b");
        let read = read(&package(two_items(), json!([association]), json!([])));
        assert_eq!(read.diagnostics, [], "{name}");
        let relation = &read.value.relations[0];
        assert_eq!((relation.kind, relation.from.as_str()), (kind, "https://x.org/a"), "{name}");
        assert_eq!(relation.to.as_str(), "https://x.org/b", "{name}");
    }
}

#[test]
fn case_names_the_example_last_and_the_relation_names_it_first() {
    let association = said("exemplar", "https://x.org/a", "b");
    let read = read(&package(two_items(), json!([association]), json!([])));
    let relation = &read.value.relations[0];
    assert_eq!(relation.kind, RelationKind::ExemplarOf);
    assert_eq!(
        (relation.from.as_str(), relation.to.as_str()),
        ("https://x.org/b", "https://x.org/a")
    );
}

#[test]
fn a_type_of_ones_own_is_kept_as_related_with_a_warning_and_an_unknown_one_is_left_out() {
    let associations =
        json!([said("ext:feeds", "https://x.org/a", "b"), said("feeds", "https://x.org/b", "a")]);
    let read = read(&package(two_items(), associations, json!([])));
    let kinds: Vec<_> = read.value.relations.iter().map(|one| one.kind).collect();
    assert_eq!(kinds, [RelationKind::RelatedTo]);
    let found: Vec<_> = read.diagnostics.iter().map(|one| one.severity).collect();
    assert_eq!(found, [Severity::Warning, Severity::Error]);
    assert_eq!(
        read.diagnostics[1].problem.to_string(),
        "CFAssociations[1].associationType: `feeds` in associationType is not a type of CASE \
         [framework.invalid_value]"
    );
}

#[test]
fn a_match_with_another_package_becomes_an_alignment_of_unknown_version() {
    let associations = json!([
        said("exactMatchOf", "https://x.org/a", "https://y.org/items/7"),
        said("isChildOf", "https://x.org/a", "https://y.org/items/8"),
        said("isChildOf", "https://x.org/a", "d"),
    ]);
    let read = read(&package(two_items(), associations, json!([])));
    assert_eq!(read.value.relations, []);
    let alignment = &read.value.alignments[0];
    assert_eq!(alignment.kind, AlignmentKind::Exact);
    assert_eq!(alignment.from.framework, read.value.id_and_version());
    assert_eq!(alignment.to.framework.id.as_str(), "https://y.org");
    assert_eq!(&*alignment.to.framework.version, "");
    let messages: Vec<_> =
        read.diagnostics.iter().map(|one| one.problem.message.as_str()).collect();
    assert_eq!(
        messages,
        [
            "relation child_of of `https://x.org/a` names `https://y.org/items/8`, which is not in the framework",
            "`p.json` has an empty version of the other framework in 1 alignments",
        ]
    );
}

#[test]
fn criteria_with_the_same_levels_share_a_scale_and_say_what_the_levels_mean_for_each_item() {
    let levels = |first: &str| {
        json!([
            {"score": 1, "quality": "Beginner", "feedback": first},
            {"score": 4, "quality": "Expert", "feedback": "teaches it"}
        ])
    };
    let rubrics = json!([{"identifier": "r", "uri": "https://x.org/r", "title": "Mastery",
    "CFRubricCriteria": [
        {"identifier": "c1", "uri": "https://x.org/c1", "CFItemURI": {"identifier": "a"},
            "CFRubricCriterionLevels": levels("reads simple plans")},
        {"identifier": "c2", "uri": "https://x.org/c2", "CFItemURI": {"identifier": "b"},
            "CFRubricCriterionLevels": levels("draws simple plans")}
    ]}]);
    let read = read(&package(two_items(), json!([]), rubrics));
    assert_eq!(read.diagnostics, []);
    let framework = read.value;
    assert_eq!(framework.scales.len(), 1);
    let scale = &framework.scales[0];
    assert_eq!(
        (scale.id.as_str(), scale.minimum.get(), scale.maximum.get()),
        ("https://x.org/r", 1.0, 4.0)
    );
    let english = LanguageTag::english();
    assert_eq!(scale.anchors[1].labels.get(&english).unwrap().as_ref(), "Expert");
    for (item, meaning) in
        framework.competencies.iter().zip(["reads simple plans", "draws simple plans"])
    {
        assert_eq!(item.scale.as_ref(), Some(&scale.id));
        assert_eq!(item.anchors[0].descriptions.get(&english).unwrap().as_ref(), meaning);
    }
}

#[test]
fn a_missing_statement_uri_or_document_is_told_by_its_path() {
    let items = json!([{"identifier": "a"}, {"fullStatement": "nobody"}]);
    let read = read(&package(items, json!([]), json!([])));
    assert_eq!(read.value.competencies.len(), 1);
    let found: Vec<_> = read
        .diagnostics
        .iter()
        .map(|one| (one.severity, one.problem.code, one.problem.path.as_deref().unwrap()))
        .collect();
    assert_eq!(
        found,
        [
            (Severity::Warning, "framework.empty_field", "CFItems[0].uri"),
            (Severity::Warning, "framework.missing_label", "CFItems[0].fullStatement"),
            (Severity::Error, "framework.invalid_value", "CFItems[1].uri"),
        ]
    );
    let file = SourceFile { name: "p.json", bytes: b"{\"CFItems\": []}" };
    let error = case(file, &ImportOptions::default()).unwrap_err();
    assert_eq!(error.to_string(), "the document cannot be read: there is no `CFDocument`");
}

#[test]
fn the_status_of_the_document_is_that_of_the_framework() {
    for (word, status) in [
        ("Private Draft", Status::Draft),
        ("Draft", Status::Draft),
        ("Adopted", Status::Published),
        ("Deprecated", Status::Deprecated),
    ] {
        let document = json!({"identifier": "d", "title": "T", "adoptionStatus": word});
        assert_eq!(read(&json!({"CFDocument": document})).value.status, status);
    }
}
