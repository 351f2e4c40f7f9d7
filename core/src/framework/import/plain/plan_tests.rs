use super::{PlannedField, plan};
use crate::framework::{
    Competency, CompetencyKind, Framework, Necessity, ProficiencyScale, Relation, RelationKind,
    ScaleKind,
};
use crate::kernel::{Key, LanguageMap, LanguageTag, Level};

fn key(text: &str) -> Key {
    Key::parse(text).unwrap()
}

fn competency(uri: &str, label: &str) -> Competency {
    let labels = LanguageMap::of(LanguageTag::english(), label.into());
    Competency { labels, ..Competency::new(key(uri), CompetencyKind::Skill) }
}

fn framework(competencies: Vec<Competency>) -> Framework {
    Framework { competencies, ..Framework::new(key("f"), "1", LanguageTag::english()) }
}

fn field(field: &str, old: Option<&str>, new: Option<&str>) -> PlannedField {
    PlannedField { field: field.into(), old: old.map(Into::into), new: new.map(Into::into) }
}

#[test]
fn a_framework_against_itself_changes_nothing() {
    let one = framework(vec![competency("a", "A"), competency("b", "B")]);
    let planned = plan(&one, &one);
    assert!(planned.is_empty());
    assert_eq!(planned.competencies.unchanged, 2);
}

#[test]
fn the_plan_names_what_comes_goes_and_changes_sorted_by_uri() {
    let old = framework(vec![competency("c", "C"), competency("a", "A"), competency("b", "B")]);
    let mut changed = competency("b", "Bee");
    changed.labels.insert(LanguageTag::parse("de").unwrap(), "Biene".into());
    changed.kind = CompetencyKind::Knowledge;
    changed.tags = vec!["x".into()];
    let mut new = framework(vec![competency("e", "E"), changed, competency("d", "D")]);
    new.competencies.push(competency("a", "A"));
    new.version = "2".into();
    let planned = plan(&old, &new);
    assert_eq!(planned.framework, [field("version", Some("1"), Some("2"))]);
    let list = &planned.competencies;
    let added: Vec<_> = list.added.iter().map(|one| one.uri.as_str()).collect();
    assert_eq!(added, ["d", "e"]);
    assert_eq!(list.removed.len(), 1);
    assert_eq!(list.removed[0].label.as_deref(), Some("C"));
    assert_eq!(list.unchanged, 1);
    assert_eq!(
        list.changed[0].fields,
        [
            field("kind", Some("skill"), Some("knowledge")),
            field("labels.de", None, Some("Biene")),
            field("labels.en", Some("B"), Some("Bee")),
            field("tags", None, Some("[\"x\"]")),
        ]
    );
}

#[test]
fn a_stronger_prerequisite_and_a_longer_scale_are_changes() {
    let scale = |top: f64| {
        let (minimum, maximum) = (Level::new(0.0).unwrap(), Level::new(top).unwrap());
        ProficiencyScale::new(key("s"), ScaleKind::Ordinal, minimum, maximum)
    };
    let relation = |necessity| Relation {
        from: key("a"),
        kind: RelationKind::Prerequisite,
        to: key("b"),
        necessity: Some(necessity),
    };
    let mut old = framework(vec![competency("a", "A"), competency("b", "B")]);
    old.scales = vec![scale(4.0)];
    old.relations = vec![relation(Necessity::Desired)];
    let mut new = old.clone();
    new.scales = vec![scale(5.0)];
    new.relations = vec![relation(Necessity::Required)];
    let planned = plan(&old, &new);
    assert_eq!(planned.scales.changed[0].fields, [field("maximum", Some("4.0"), Some("5.0"))]);
    assert_eq!(planned.relations.added, new.relations);
    assert_eq!(planned.relations.removed, old.relations);
    assert!(!planned.is_empty());
}
