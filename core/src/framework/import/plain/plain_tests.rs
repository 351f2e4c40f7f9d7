use super::{plain_csv, plain_json};
use crate::framework::import::{ImportOptions, Imported, SourceFile};
use crate::framework::{CompetencyKind, Framework, FrameworkError, Status};
use crate::kernel::LanguageTag;
use crate::problem::{Problem, Severity};

fn table(text: &str) -> Result<Imported<Framework>, FrameworkError> {
    plain_csv(SourceFile { name: "trades.csv", bytes: text.as_bytes() }, &ImportOptions::default())
}

fn document(text: &str) -> Result<Imported<Framework>, FrameworkError> {
    plain_json(SourceFile { name: "t.json", bytes: text.as_bytes() }, &ImportOptions::default())
}

fn findings(read: &Imported<Framework>) -> Vec<(Severity, &str, Option<u32>)> {
    let found = read.diagnostics.iter();
    found
        .map(|one| {
            let line = one.location.as_ref().and_then(|location| location.line);
            (one.severity, one.problem.code, line)
        })
        .collect()
}

#[test]
fn uri_and_label_are_enough() {
    let read = table("uri,label\nw,Welding\n").unwrap();
    assert_eq!(read.diagnostics, []);
    assert_eq!(read.value.id.as_str(), "trades");
    assert_eq!(&*read.value.version, "");
    let label = read.value.competencies[0].label(&[LanguageTag::english()]).unwrap();
    assert_eq!(&**label, "Welding");
    let problem = Problem::from(table("uri,name\nw,Welding\n").unwrap_err());
    assert_eq!(problem.code, "framework.missing_column");
}

#[test]
fn a_full_row_fills_every_field() {
    let text = "uri,code,kind,label,alternative_labels,description,parent,scale,status,tags,\
                label@de,alternative_labels@de,description@fr\n\
                g,G,group,Metal,,,,,,,Metall,,\n\
                w,W1,Skill,Welding,MIG | a\\|b |,\"Joins, by heat\",G|m,five,draft,hot|x,Schweißen,\
                Löten,Souder\n\
                m,,technology,Machine,,,,,,,,,\n";
    let read = table(text).unwrap();
    // Scales are no part of a table; the note says which one it mentions.
    assert_eq!(findings(&read), [(Severity::Note, "framework.unknown_scale", None)]);
    let framework = read.value;
    assert_eq!(framework.groups.len(), 1);
    let welding = &framework.competencies[0];
    assert_eq!((welding.kind, welding.status), (CompetencyKind::Skill, Status::Draft));
    assert_eq!(welding.scale.as_ref().unwrap().as_str(), "five");
    let german = LanguageTag::parse("de").unwrap();
    let english = LanguageTag::english();
    assert_eq!(welding.alternative_labels.get(&english).unwrap(), &["MIG".into(), "a|b".into()]);
    assert_eq!(welding.labels.get(&german).unwrap().as_ref(), "Schweißen");
    assert_eq!(welding.alternative_labels.get(&german).unwrap(), &["Löten".into()]);
    let french = LanguageTag::parse("fr").unwrap();
    assert_eq!(welding.descriptions.get(&french).unwrap().as_ref(), "Souder");
    assert_eq!(welding.tags, ["hot".into(), "x".into()]);
    let parents: Vec<_> = framework.relations.iter().map(|one| one.to.as_str()).collect();
    assert_eq!(parents, ["g", "m"]);
}

#[test]
fn every_bad_row_is_told_with_its_line_and_the_rest_is_read() {
    let text = "uri,label,kind,parent,colour\nw,Welding,magic,,red\nw,Twice,,,\n,Nobody,,,\n\
                v,,,,\nx,X,,x,\ny,Y,,gone,\nz,Z,\n";
    let read = table(text).unwrap();
    assert_eq!(
        findings(&read),
        [
            (Severity::Note, "framework.left_out", None),
            (Severity::Warning, "framework.invalid_value", Some(2)),
            (Severity::Error, "framework.duplicate_uri", Some(3)),
            (Severity::Error, "kernel.invalid_key", Some(4)),
            (Severity::Warning, "framework.missing_label", Some(5)),
            (Severity::Error, "framework.wrong_cell_count", Some(8)),
            (Severity::Error, "framework.self_relation", Some(6)),
            (Severity::Error, "framework.dangling_relation", Some(7)),
        ]
    );
    assert_eq!(read.value.competencies.len(), 4);
    assert_eq!(read.value.relations, []);
}

#[test]
fn a_bad_entry_of_a_document_costs_itself_and_is_named_by_its_path() {
    let read = document(
        r#"{"id": "t", "version": "1", "publisher": null,
            "scales": [{"id": "s", "kind": "ordinal", "minimum": 3, "maximum": 1}],
            "competencies": [{"uri": "a", "labels": {"en": "A"}, "scale": "s"},
                {"uri": "b", "kind": "magic"}, 7, {"uri": "a"}, {"uri": "c", "labels": {"en": 5}}],
            "relations": [{"from": "a", "kind": "child_of", "to": "gone"}]}"#,
    )
    .unwrap();
    let paths: Vec<_> = read
        .diagnostics
        .iter()
        .map(|one| (one.problem.code, one.problem.path.as_deref().unwrap()))
        .collect();
    assert_eq!(
        paths,
        [
            ("framework.invalid_scale", "scales[0].maximum"),
            ("framework.malformed", "competencies[1].kind"),
            ("framework.malformed", "competencies[2]"),
            ("framework.malformed", "competencies[4].labels.en"),
            ("framework.unknown_scale", "competencies[0].scale"),
            ("framework.duplicate_uri", "competencies[3]"),
            ("framework.dangling_relation", "relations[0]"),
        ]
    );
    assert_eq!(read.value.competencies.len(), 1);
}

#[test]
fn a_document_whose_head_is_wrong_is_refused_with_the_path() {
    let problem = Problem::from(document(r#"{"id": "t", "version": 1}"#).unwrap_err());
    assert_eq!(problem.code, "framework.malformed");
    assert_eq!(problem.path.as_deref(), Some("version"));
    let problem = Problem::from(document(r#"{"competencies": {}}"#).unwrap_err());
    assert_eq!(problem.path.as_deref(), Some("competencies"));
}

#[test]
fn the_options_fill_what_the_document_does_not_say() {
    let options = ImportOptions {
        id: Some("mine".parse().unwrap()),
        version: Some("7".into()),
        language: Some(LanguageTag::parse("de").unwrap()),
        ..ImportOptions::default()
    };
    let file = SourceFile { name: "t.json", bytes: br#"{"id": "theirs", "language": "fr"}"# };
    let framework = plain_json(file, &options).unwrap().value;
    assert_eq!(framework.id.as_str(), "mine");
    assert_eq!((&*framework.version, framework.language.as_str()), ("7", "fr"));
}
