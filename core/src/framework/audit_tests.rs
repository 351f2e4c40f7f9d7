//! Each finding on its own, and none in a sound framework.

use proptest::prelude::*;

use super::sample_tests::{
    anchor, codes, competency, english, framework, key, level, relation, scale, tag,
};
use super::{
    Alignment, AlignmentKind, AuditOptions, ConceptReference, Crosswalk, CrosswalkMethod,
    CrosswalkRow, Framework, FrameworkVersion, Group, RelationKind, ScaleKind, audit,
    count_relations,
};
use crate::kernel::{LanguageMap, Text};
use crate::problem::{Diagnostic, Severity};

fn found(framework: &Framework) -> Vec<Diagnostic> {
    audit(framework, &AuditOptions::default())
}

fn group(uri: &str, label: &str) -> Group {
    Group {
        uri: key(uri),
        code: None,
        labels: english(label),
        alternative_labels: LanguageMap::default(),
        descriptions: LanguageMap::default(),
    }
}

#[test]
fn a_sound_framework_has_no_findings() {
    let mut sound = framework(
        vec![competency("a", "Reading"), competency("b", "Writing")],
        vec![relation("a", RelationKind::ChildOf, "g"), relation("a", RelationKind::PeerOf, "b")],
    );
    sound.groups = vec![group("g", "Basics")];
    sound.scales = vec![scale("five", ScaleKind::Ordinal, 1.0, 5.0)];
    assert!(found(&sound).is_empty());
    let counts: Vec<_> = count_relations(&sound).iter().map(|one| (one.kind, one.count)).collect();
    assert_eq!(counts, [(RelationKind::ChildOf, 1), (RelationKind::PeerOf, 1)]);
}

#[test]
fn uris_and_codes_stand_for_one_thing_each() {
    let mut twice = framework(vec![competency("a", "A"), competency("g", "G")], Vec::new());
    twice.groups = vec![group("g", "Group")];
    twice.groups[0].code = Some(key("1"));
    twice.competencies[0].code = Some(key("1"));
    assert_eq!(
        codes(&found(&twice)),
        [
            ("framework.duplicate_uri", "competencies[1].uri"),
            ("framework.duplicate_code", "competencies[0].code"),
        ]
    );
}

#[test]
fn relations_that_lead_nowhere_or_to_themselves_are_named_by_their_end() {
    let kind = RelationKind::RelatedTo;
    let wrong = framework(
        vec![competency("a", "A"), competency("b", "B")],
        vec![
            relation("a", kind, "x"),
            relation("y", kind, "a"),
            relation("b", kind, "b"),
            relation("a", kind, "b"),
            relation("a", kind, "b"),
        ],
    );
    let found = found(&wrong);
    assert_eq!(
        codes(&found),
        [
            ("framework.dangling_relation", "relations[0].to"),
            ("framework.dangling_relation", "relations[1].from"),
            ("framework.self_relation", "relations[2]"),
            ("framework.duplicate_relation", "relations[4]"),
        ]
    );
    let message = |at: usize| found[at].problem.message.as_str();
    assert_eq!(message(0), "relation related_to of `a` names `x`, which is not in the framework");
    assert_eq!(message(1), "relation related_to of `a` names `y`, which is not in the framework");
}

#[test]
fn what_was_replaced_or_comes_from_elsewhere_need_not_be_there() {
    let history = framework(
        vec![competency("a", "A")],
        vec![
            relation("gone", RelationKind::ReplacedBy, "a"),
            relation("a", RelationKind::DerivedFrom, "elsewhere"),
        ],
    );
    assert!(found(&history).is_empty());
}

#[test]
fn roles_that_are_shipped_with_it_may_be_named() {
    let framework =
        framework(vec![competency("a", "A")], vec![relation("a", RelationKind::RelatedTo, "role")]);
    let options = AuditOptions { known: vec![key("role")], ..AuditOptions::default() };
    assert!(audit(&framework, &options).is_empty());
    assert_eq!(found(&framework).len(), 1);
}

#[test]
fn an_alignment_is_checked_on_our_side_in_our_version() {
    let end = |id: &str, version: &str, uri: &str| ConceptReference {
        framework: FrameworkVersion { id: key(id), version: Text::from(version) },
        uri: key(uri),
    };
    let alignment = |from, to| Alignment {
        from,
        kind: AlignmentKind::Close,
        to,
        confidence: None,
        method: None,
    };
    let mut aligned = framework(vec![competency("a", "A")], Vec::new());
    aligned.alignments = vec![
        alignment(end("test", "1", "a"), end("onet", "29.2", "2.A")),
        alignment(end("test", "0", "gone"), end("onet", "29.2", "2.A")),
        alignment(end("onet", "29.2", "2.A"), end("test", "1", "b")),
    ];
    let found = found(&aligned);
    assert_eq!(codes(&found), [("framework.dangling_relation", "alignments[2].to.uri")]);
    assert_eq!(
        found[0].problem.message,
        "relation alignment of `2.A` names `b`, which is not in the framework"
    );
}

#[test]
fn labels_are_there_once_tidy_and_in_every_language_asked_for() {
    let mut labels = framework(
        vec![competency("a", "Réading"), competency("b", "reading "), competency("c", "")],
        Vec::new(),
    );
    labels.competencies[0].labels.insert(tag("de"), Text::from("Lesen"));
    labels.competencies[0].alternative_labels =
        LanguageMap::of(tag("en"), vec![Text::from("x\u{a0} y")]);
    let options =
        AuditOptions { languages: vec![tag("de-AT"), tag("en")], ..AuditOptions::default() };
    let found = audit(&labels, &options);
    assert_eq!(
        codes(&found),
        [
            ("framework.untidy_label", "competencies[0].alternative_labels.en[0]"),
            ("framework.untidy_label", "competencies[1].labels.en"),
            ("framework.missing_translation", "competencies[1].labels.de-AT"),
            ("framework.missing_label", "competencies[2].labels"),
            ("framework.duplicate_label", "competencies[1].labels.en"),
        ]
    );
    assert_eq!(found[4].problem.message, "label `Réading` stands for 2 competencies in en");
    assert_eq!(found[2].severity, Severity::Note);
}

#[test]
fn a_statement_is_label_enough() {
    let mut task = competency("T0001", "");
    task.descriptions = english("Acquire resources");
    let options = AuditOptions { languages: vec![tag("en"), tag("fr")], ..AuditOptions::default() };
    let found = audit(&framework(vec![task], Vec::new()), &options);
    assert_eq!(
        codes(&found),
        [("framework.missing_translation", "competencies[0].descriptions.fr")]
    );
}

#[test]
fn scales_are_sound_used_and_known() {
    let mut graded = framework(
        vec![competency("a", "A"), competency("b", "B"), competency("c", "C")],
        Vec::new(),
    );
    graded.scales = vec![
        scale("good", ScaleKind::Ordinal, 1.0, 5.0),
        scale("flat", ScaleKind::Ordinal, 5.0, 5.0),
        scale("good", ScaleKind::Ordinal, 0.0, 1.0),
    ];
    graded.competencies[0].scale = Some(key("good"));
    graded.competencies[0].anchors = vec![anchor(3.0, "well"), anchor(6.0, "too well")];
    graded.competencies[1].scale = Some(key("missing"));
    graded.competencies[2].anchors = vec![anchor(3.0, "well")];
    assert_eq!(
        codes(&found(&graded)),
        [
            ("framework.level_off_scale", "competencies[0].anchors[1].level"),
            ("framework.unknown_scale", "competencies[1].scale"),
            ("framework.empty_field", "competencies[2].scale"),
            ("framework.invalid_scale", "scales[1].maximum"),
            ("framework.unused_scale", "scales[1]"),
            ("framework.unused_scale", "scales[2]"),
            ("framework.invalid_scale", "scales[2].id"),
        ]
    );
}

#[test]
fn a_crosswalk_may_not_lose_more_than_it_states() {
    let mut walked = framework(vec![competency("a", "A"), competency("b", "B")], Vec::new());
    walked.scales =
        vec![scale("x", ScaleKind::Ordinal, 0.0, 7.0), scale("y", ScaleKind::Ordinal, 1.0, 3.0)];
    walked.competencies[0].scale = Some(key("x"));
    walked.competencies[1].scale = Some(key("y"));
    walked.scales[1].anchors = vec![anchor(1.0, "1"), anchor(2.0, "2"), anchor(3.0, "3")];
    let crosswalk = |to: &str, method, loss: Option<f64>| Crosswalk {
        from: key("x"),
        to: key(to),
        method,
        loss: loss.map(level),
    };
    let table = |from: f64, to: f64| CrosswalkMethod::Table {
        rows: vec![CrosswalkRow { from: level(from), to: level(to) }],
    };
    walked.crosswalks = vec![
        crosswalk("y", CrosswalkMethod::Linear {}, Some(3.0)),
        crosswalk("y", CrosswalkMethod::Linear {}, Some(2.5)),
        crosswalk("y", CrosswalkMethod::Linear {}, None),
        crosswalk("z", CrosswalkMethod::Linear {}, None),
        crosswalk("y", table(8.0, 2.0), None),
        crosswalk("y", table(0.0, 2.0), Some(6.0)),
    ];
    let found = found(&walked);
    assert_eq!(
        codes(&found),
        [
            ("framework.understated_loss", "crosswalks[1].loss"),
            ("framework.unknown_scale", "crosswalks[3].to"),
            ("framework.level_off_scale", "crosswalks[4].method.rows[0].from"),
            ("framework.understated_loss", "crosswalks[5].loss"),
        ]
    );
    assert_eq!(
        found[0].problem.message,
        "the crosswalk from `x` to `y` makes levels 3 apart one, and states 2.5"
    );
}

#[test]
fn a_crosswalk_of_names_without_an_order_says_where_it_stands() {
    let mut walked = framework(vec![competency("a", "A")], Vec::new());
    walked.scales = vec![scale("names", ScaleKind::Nominal, 0.0, 7.0)];
    let (from, to) = (key("names"), key("names"));
    walked.crosswalks =
        vec![Crosswalk { from, to, method: CrosswalkMethod::Linear {}, loss: None }];
    assert_eq!(codes(&found(&walked)), [("framework.no_crosswalk", "crosswalks[0]")]);
}

#[test]
fn a_large_framework_is_audited_quickly() {
    let name = |number: usize| format!("http://data.europa.eu/esco/skill/{number:05}");
    let competencies =
        (0..17_000).map(|number| competency(&name(number), &format!("label {number}")));
    let relations = (0..27_000).map(|number| {
        let from = number % 16_999 + 1;
        relation(&name(from), RelationKind::ChildOf, &name((from * 7 + number) % from))
    });
    let framework = framework(competencies.collect(), relations.collect());
    assert!(found(&framework).iter().all(|one| one.problem.code == "framework.duplicate_relation"));
}

proptest! {
    #[test]
    fn dangling_ends_are_those_that_nobody_has(
        there in prop::collection::btree_set("[a-e]", 1..5),
        edges in prop::collection::vec(("[a-g]", "[a-g]"), 0..12)
    ) {
        let competencies = there.iter().map(|uri| competency(uri, uri)).collect();
        let relations: Vec<_> =
            edges.iter().map(|(from, to)| relation(from, RelationKind::RelatedTo, to)).collect();
        let findings = found(&framework(competencies, relations));
        let count = |code: &str| findings.iter().filter(|one| one.problem.code == code).count();
        let missing = |uri: &String| usize::from(!there.contains(uri));
        let dangling: usize = edges
            .iter()
            .map(|(from, to)| if from == to { missing(from) } else { missing(from) + missing(to) })
            .sum();
        let distinct: std::collections::BTreeSet<_> = edges.iter().collect();
        prop_assert_eq!(count("framework.dangling_relation"), dangling);
        prop_assert_eq!(count("framework.duplicate_relation"), edges.len() - distinct.len());
        let selves = edges.iter().filter(|(from, to)| from == to).count();
        prop_assert_eq!(count("framework.self_relation"), selves);
    }
}
