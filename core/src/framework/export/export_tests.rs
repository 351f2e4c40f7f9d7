use proptest::prelude::*;

use super::{case, csv, json};
use crate::framework::import::{self, ImportOptions, SourceFile, plan};
use crate::framework::{
    Competency, CompetencyKind, Framework, Group, Necessity, ProficiencyScale, Relation,
    RelationKind, ScaleAnchor, ScaleKind, Status,
};
use crate::kernel::{Instant, Key, LanguageMap, LanguageTag, Level, Text};

fn key(text: &str) -> Key {
    Key::parse(text).unwrap()
}

fn as_of() -> Instant {
    Instant::parse("2026-11-20T09:30:00Z").unwrap()
}

/// A text with everything that needs care: separators, quotation marks, line ends, backslashes.
fn text() -> impl Strategy<Value = Text> {
    let inner = "[a-zé|,\"\\\\@;#\n\r\t ]{0,8}";
    ("[a-zß|,\"\\\\]", inner, "[a-z|,\"\\\\]")
        .prop_map(|(a, b, c)| format!("{a}{b}{c}").as_str().into())
}

fn language() -> impl Strategy<Value = LanguageTag> {
    prop::sample::select(vec!["en", "de", "pt-BR"]).prop_map(|tag| LanguageTag::parse(tag).unwrap())
}

fn texts() -> impl Strategy<Value = LanguageMap> {
    prop::collection::vec((language(), text()), 0..3).prop_map(|all| {
        let mut map = LanguageMap::default();
        for (language, text) in all {
            map.insert(language, text);
        }
        map
    })
}

fn alternatives() -> impl Strategy<Value = LanguageMap<Vec<Text>>> {
    prop::collection::vec((language(), prop::collection::vec(text(), 1..3)), 0..2).prop_map(|all| {
        let mut map = LanguageMap::default();
        for (language, list) in all {
            map.insert(language, list);
        }
        map
    })
}

fn kind() -> impl Strategy<Value = CompetencyKind> {
    prop::sample::select(vec![
        CompetencyKind::Knowledge,
        CompetencyKind::Skill,
        CompetencyKind::Task,
        CompetencyKind::Other,
    ])
}

prop_compose! {
    fn competency(at: usize)(
        code in prop::option::of("[A-Z|][0-9.]{0,3}"),
        kind in kind(),
        status in prop::sample::select(vec![Status::Draft, Status::Published, Status::Withdrawn]),
        labels in texts(),
        alternative_labels in alternatives(),
        descriptions in texts(),
        tags in prop::collection::vec(text(), 0..3),
    ) -> Competency {
        let code = code.map(|code| key(&format!("{at}{code}")));
        let mut competency = Competency::new(key(&format!("https://x.org/a|b/{at}")), kind);
        competency.labels = labels;
        // Without any text, an import rightly warns.
        if competency.labels.is_empty() {
            competency.labels = LanguageMap::of(LanguageTag::english(), "Welding".into());
        }
        Competency { code, status, alternative_labels, descriptions, tags, ..competency }
    }
}

prop_compose! {
    fn framework()(
        competencies in (0_usize..5).prop_flat_map(|n| (0..n).map(competency).collect::<Vec<_>>()),
        group in (texts(), alternatives(), texts()),
        pairs in prop::collection::btree_set((0_usize..5, 0_usize..6), 0..6),
        titles in texts(),
    ) -> Framework {
        let mut framework = Framework::new(key("f"), "1.2", LanguageTag::english());
        framework.titles = titles;
        let (labels, alternative_labels, descriptions) = group;
        let labels =
            if labels.is_empty() { LanguageMap::of(LanguageTag::english(), "g".into()) } else { labels };
        let (uri, code) = (key("urn:group"), None);
        framework.groups = vec![Group { uri, code, labels, alternative_labels, descriptions }];
        let mut uris: Vec<Key> = competencies.iter().map(|one| one.uri.clone()).collect();
        uris.push(key("urn:group"));
        for (from, to) in pairs {
            if let (Some(from), Some(to)) = (uris.get(from), uris.get(to)) && from < to {
                let (from, to) = (from.clone(), to.clone());
                framework.relations.push(Relation {
                    from, kind: RelationKind::ChildOf, to, necessity: None,
                });
            }
        }
        framework.competencies = competencies;
        framework
    }
}

fn strict(framework: &Framework) -> ImportOptions {
    ImportOptions {
        id: Some(framework.id.clone()),
        version: Some(framework.version.clone()),
        language: Some(framework.language.clone()),
        strict: true,
        ..ImportOptions::default()
    }
}

proptest! {
    #[test]
    fn what_json_writes_it_reads_back(framework in framework()) {
        let text = json(&framework);
        let file = SourceFile { name: "f.json", bytes: text.as_bytes() };
        let again = import::plain_json(file, &strict(&framework)).unwrap();
        prop_assert_eq!(again.value, framework);
    }

    #[test]
    fn what_the_table_writes_it_reads_back(framework in framework()) {
        let text = csv(&framework);
        let file = SourceFile { name: "f.csv", bytes: text.as_bytes() };
        let again = import::plain_csv(file, &strict(&framework)).unwrap();
        let mut expected = framework;
        // A table has no place for it, and lists the relations of each row together.
        expected.titles = LanguageMap::default();
        prop_assert!(plan(&expected, &again.value).is_empty(), "{:#?}", plan(&expected, &again.value));
        prop_assert_eq!(again.value.competencies, expected.competencies);
        prop_assert_eq!(again.value.groups, expected.groups);
    }

    #[test]
    fn what_case_writes_it_reads_back_in_one_language(framework in framework()) {
        let mut expected = framework;
        let english = LanguageTag::english();
        let one = |texts: &LanguageMap| texts.get(&english).map_or_else(LanguageMap::default, |text| {
            LanguageMap::of(english.clone(), text.clone())
        });
        let first = |texts: &LanguageMap<Vec<Text>>| {
            let found = texts.get(&english).and_then(|all| all.first()).cloned();
            found.map_or_else(LanguageMap::default, |text| LanguageMap::of(english.clone(), vec![text]))
        };
        expected.titles = LanguageMap::of(english.clone(), "Trades".into());
        for group in &mut expected.groups {
            group.labels = LanguageMap::of(english.clone(), "Metal".into());
            group.alternative_labels = first(&group.alternative_labels);
            group.descriptions = one(&group.descriptions);
        }
        for competency in &mut expected.competencies {
            competency.labels = one(&competency.labels);
            competency.descriptions = one(&competency.descriptions);
            if competency.labels.is_empty() && competency.descriptions.is_empty() {
                competency.descriptions = LanguageMap::of(english.clone(), "Joins metal".into());
            }
            competency.alternative_labels = first(&competency.alternative_labels);
            competency.status = Status::Published;
        }
        let text = case(&expected, as_of());
        let file = SourceFile { name: "f.json", bytes: text.as_bytes() };
        let options = ImportOptions { id: Some(expected.id.clone()), ..strict(&expected) };
        let again = import::case(file, &options).unwrap();
        prop_assert_eq!(again.value, expected);
    }
}

#[test]
fn case_keeps_relations_scales_anchors_and_what_the_licence_asks() {
    let english = LanguageTag::english();
    let said = |text: &str| LanguageMap::of(english.clone(), text.into());
    let level = |level: f64| Level::new(level).unwrap();
    let mut framework =
        Framework::new(key("0f7a1d52-0c43-4c4e-8a3b-2f2f6f0f7a11"), "3", english.clone());
    framework.titles = said("Trades");
    framework.publisher = Some("Guild".into());
    framework.licence = Some("CC BY 4.0".into());
    framework.attribution = Some("Trades by the Guild".into());
    let anchor = |at: f64, label: &str, description: &str| ScaleAnchor {
        level: level(at),
        labels: if label.is_empty() { LanguageMap::default() } else { said(label) },
        descriptions: said(description),
    };
    let mut scale = ProficiencyScale::new(key("five"), ScaleKind::Ordinal, level(1.0), level(5.0));
    scale.labels = said("Five steps");
    scale.anchors = vec![anchor(1.0, "Novice", "under guidance"), anchor(3.0, "Able", "alone")];
    framework.scales = vec![scale];
    let mut welding = Competency::new(key("urn:welding"), CompetencyKind::Skill);
    welding.labels = said("Welding");
    welding.scale = Some(key("five"));
    welding.anchors = vec![anchor(3.0, "", "welds pipes alone")];
    let mut metal = Competency::new(key("urn:metal"), CompetencyKind::Other);
    metal.descriptions = said("Knows metals");
    metal.tags = vec!["type:Standard".into(), "hot".into(), "education:09".into()];
    framework.competencies = vec![welding, metal];
    let relate = |kind, necessity| Relation {
        from: key("urn:metal"),
        kind,
        to: key("urn:welding"),
        necessity,
    };
    framework.relations = [
        RelationKind::ChildOf,
        RelationKind::PartOf,
        RelationKind::Precedes,
        RelationKind::ExactMatch,
        RelationKind::CloseMatch,
        RelationKind::BroadMatch,
        RelationKind::NarrowMatch,
        RelationKind::RelatedTo,
        RelationKind::PeerOf,
        RelationKind::ReplacedBy,
        RelationKind::TranslationOf,
        RelationKind::DerivedFrom,
        RelationKind::ExemplarOf,
        RelationKind::HasSkillLevel,
    ]
    .map(|kind| relate(kind, None))
    .to_vec();
    for necessity in [None, Some(Necessity::Required), Some(Necessity::Desired)] {
        framework.relations.push(relate(RelationKind::Prerequisite, necessity));
    }
    let text = case(&framework, as_of());
    let options = ImportOptions { strict: true, ..ImportOptions::default() };
    let again =
        import::case(SourceFile { name: "c.json", bytes: text.as_bytes() }, &options).unwrap();
    assert_eq!(again.value, framework);
    assert_eq!(again.diagnostics, []);
}

#[test]
fn the_identifiers_of_case_are_the_same_in_every_export() {
    let mut framework = Framework::new(key("f"), "1", LanguageTag::english());
    let own = "https://x.org/items/0f7a1d52-0c43-4c4e-8a3b-2f2f6f0f7a11";
    for uri in [own, "nice:K0018"] {
        framework.competencies.push(Competency::new(key(uri), CompetencyKind::Skill));
    }
    let text = case(&framework, as_of());
    assert_eq!(text, case(&framework, as_of()));
    let package: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(package["CFItems"][0]["identifier"], "0f7a1d52-0c43-4c4e-8a3b-2f2f6f0f7a11");
    assert_eq!(package["CFItems"][1]["identifier"].as_str().unwrap().len(), 36);
    assert_eq!(package["CFItems"][1]["lastChangeDateTime"], "2026-11-20T09:30:00Z");
    // Without parents, both stand below the document.
    assert_eq!(package["CFAssociations"].as_array().unwrap().len(), 2);
}

#[test]
fn very_many_scales_and_competencies_are_written_and_read_back_at_once() {
    let mut framework = Framework::new(key("many"), "1", LanguageTag::english());
    let level = |value| Level::new(value).unwrap();
    for at in 0..20_000 {
        let scale = key(&format!("https://x.org/scale/{at}"));
        let ends = (level(0.0), level(5.0));
        framework.scales.push(ProficiencyScale::new(
            scale.clone(),
            ScaleKind::Ordinal,
            ends.0,
            ends.1,
        ));
        let uri = key(&format!("https://x.org/competency/{at}"));
        let scale = Some(scale);
        framework
            .competencies
            .push(Competency { scale, ..Competency::new(uri, CompetencyKind::Skill) });
    }
    let written = case(&framework, as_of());
    let file = SourceFile { name: "many.json", bytes: written.as_bytes() };
    let read = import::case(file, &ImportOptions::default()).unwrap().value;
    assert_eq!(read.scales.len(), 20_000);
    assert_eq!(read.competencies[19_999].scale, framework.competencies[19_999].scale);
    assert_eq!(framework_again(&framework).competencies.len(), 20_000);
}

/// The framework after both ways through our own JSON.
fn framework_again(framework: &Framework) -> Framework {
    let written = json(framework);
    let file = SourceFile { name: "many.json", bytes: written.as_bytes() };
    assert_eq!(crate::framework::parse(&written).unwrap(), *framework);
    import::plain_json(file, &ImportOptions::default()).unwrap().value
}
