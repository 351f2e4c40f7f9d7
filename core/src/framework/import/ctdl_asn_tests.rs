use serde_json::{Value, json};

use super::ctdl_asn;
use crate::framework::import::{ImportOptions, Imported, SourceFile};
use crate::framework::{Framework, FrameworkError, RelationKind};
use crate::kernel::LanguageTag;

fn read(graph: &Value) -> Result<Imported<Framework>, FrameworkError> {
    let text = json!({"@context": "x", "@graph": graph}).to_string();
    let file = SourceFile { name: "g.jsonld", bytes: text.as_bytes() };
    ctdl_asn(file, &ImportOptions::default())
}

fn head() -> Value {
    json!({"@id": "https://x.org/f", "@type": "ceasn:CompetencyFramework",
        "ceasn:name": "Plans", "ceasn:inLanguage": "en"})
}

fn competency(name: &str, more: Value) -> Value {
    let mut node = json!({"@id": format!("https://x.org/{name}"), "@type": ["ceasn:Competency"],
        "ceasn:competencyText": name});
    let (Value::Object(fields), Value::Object(more)) = (&mut node, more) else { panic!() };
    fields.extend(more);
    node
}

#[test]
fn a_text_may_be_plain_a_map_or_lists_of_both() {
    let node = competency(
        "a",
        json!({
            "ceasn:competencyLabel": {"en-us": ["Reading", "Plan reading"], "de": "Lesen"},
            "competencyCategory": "Abilities",
            "ceasn:competencyText": {"en": ["first.", "second."]},
            "ceasn:conceptKeyword": ["plans", "drawings"]
        }),
    );
    let read = read(&json!([head(), node])).unwrap();
    assert_eq!(read.diagnostics, []);
    let competency = &read.value.competencies[0];
    let american = LanguageTag::parse("en-US").unwrap();
    assert_eq!(competency.labels.get(&american).unwrap().as_ref(), "Reading");
    assert_eq!(competency.alternative_labels.get(&american).unwrap(), &["Plan reading".into()]);
    let german = LanguageTag::parse("de").unwrap();
    assert_eq!(competency.labels.get(&german).unwrap().as_ref(), "Lesen");
    let english = LanguageTag::english();
    assert_eq!(competency.descriptions.get(&english).unwrap().as_ref(), "first.\nsecond.");
    assert_eq!(competency.tags, ["plans".into(), "drawings".into()]);
}

#[test]
fn alignments_inside_are_relations_and_outside_alignments() {
    let to_b = |property: &str| json!({property: [{"@id": "https://x.org/b"}]});
    for (property, kind) in [
        ("ceasn:exactAlignment", RelationKind::ExactMatch),
        ("ceasn:majorAlignment", RelationKind::CloseMatch),
        ("ceasn:minorAlignment", RelationKind::RelatedTo),
        ("ceasn:broadAlignment", RelationKind::BroadMatch),
        ("ceasn:narrowAlignment", RelationKind::NarrowMatch),
        ("ceasn:prerequisiteAlignment", RelationKind::Prerequisite),
        ("ceasn:derivedFrom", RelationKind::DerivedFrom),
    ] {
        let graph = json!([head(), competency("a", to_b(property)), competency("b", json!({}))]);
        let read = read(&graph).unwrap();
        assert_eq!(read.diagnostics, [], "{property}");
        let relation = &read.value.relations[0];
        assert_eq!((relation.kind, relation.from.as_str()), (kind, "https://x.org/a"));
        assert_eq!(relation.to.as_str(), "https://x.org/b");
    }
    let outside = json!({"ceasn:exactAlignment": "https://y.org/z"});
    let read = read(&json!([head(), competency("a", outside)])).unwrap();
    assert_eq!(read.value.relations, []);
    assert_eq!(read.value.alignments[0].to.framework.id.as_str(), "https://y.org");
}

#[test]
fn other_nodes_are_counted_and_a_child_that_is_not_there_is_told_from_its_parent() {
    let graph = json!([
        head(),
        competency("a", json!({"ceasn:hasChild": ["https://x.org/gone"]})),
        {"@id": "https://x.org/s", "@type": "ceasn:ProficiencyScale"}
    ]);
    let messages: Vec<_> =
        read(&graph).unwrap().diagnostics.into_iter().map(|one| one.problem.message).collect();
    assert_eq!(
        messages,
        [
            "entries left out: 1 (nodes that are neither framework nor competency)",
            "relation child_of of `https://x.org/a` names `https://x.org/gone`, which is not in the framework",
        ]
    );
}

#[test]
fn a_graph_without_a_framework_is_refused() {
    let error = read(&json!([competency("a", json!({}))])).unwrap_err();
    assert!(error.to_string().contains("no ceasn:CompetencyFramework"), "{error}");
}
