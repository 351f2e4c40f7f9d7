//! Damaged files: each ends in data with diagnostics, or in a problem with code and help.

use std::collections::BTreeMap;

use prowess::Problem;
use prowess::framework::import::{
    ImportOptions, Imported, SourceFile, case, ctdl_asn, nice, plain_csv, plain_json,
};
use prowess::framework::{Framework, FrameworkError, export};
use prowess::problem::Severity;
use prowess::role::{self, RoleError};
use serde_json::{Value, json};

use crate::data::damage::{Dice, fit_to_be_shown};
use crate::{Import, NICE, case_sample, ctdl_sample, import, options, read};

/// Every importer of one file, with a real sample that is small enough to be damaged often.
fn samples() -> BTreeMap<&'static str, (Import, Vec<u8>)> {
    fn all() -> Option<BTreeMap<&'static str, (Import, Vec<u8>)>> {
        let nice_sample = thinned(&read(NICE)?);
        let framework = import(case, &case_sample("SmartLevel"))?.value;
        let mut samples: BTreeMap<&'static str, (Import, Vec<u8>)> = BTreeMap::new();
        samples.insert("nice", (nice, nice_sample.clone()));
        samples.insert("nice roles", (roles_of_nice, nice_sample));
        samples.insert("case", (case, read(&case_sample("SmartLevel"))?));
        samples.insert("case rubric", (case, RUBRIC.as_bytes().to_vec()));
        samples.insert("ctdl-asn", (ctdl_asn, read(&ctdl_sample("basic-skills"))?));
        samples.insert("plain csv", (plain_csv, export::csv(&framework).into_bytes()));
        samples.insert("plain json", (plain_json, export::json(&framework).into_bytes()));
        Some(samples)
    }
    all().unwrap_or_default()
}

/// A package with everything the samples do not have.
const RUBRIC: &str = r#"{"CFDocument":{"identifier":"d","uri":"https://x/d","title":"T",
"creator":"C","licenseURI":{"title":"CC","uri":"https://cc"},"language":"de","notes":"N"},
"CFItems":[{"identifier":"a","uri":"https://x/a","fullStatement":"A","abbreviatedStatement":"a",
"alternativeLabel":"aa","CFItemType":"Skill","conceptKeywords":["k"],"educationLevel":["09"]},
{"identifier":"b","uri":"https://x/b","fullStatement":"B","CFItemType":"Group"}],
"CFAssociations":[{"associationType":"ext:own","originNodeURI":{"uri":"https://x/a"},
"destinationNodeURI":{"identifier":"b"}},{"associationType":"exactMatchOf",
"originNodeURI":{"uri":"https://x/a"},"destinationNodeURI":{"uri":"https://y/z"}}],
"CFRubrics":[{"identifier":"r","uri":"https://x/r","title":"R","CFRubricCriteria":[{"identifier":"c",
"uri":"https://x/c","CFItemURI":{"uri":"https://x/a"},"CFRubricCriterionLevels":[
{"score":1,"quality":"low","feedback":"f"},{"score":2.5,"quality":"high","description":"d"}]}]}]}"#;

/// The roles as an importer like the others: the framework is read from the same file.
fn roles_of_nice(
    file: SourceFile<'_>,
    options: &ImportOptions,
) -> Result<Imported<Framework>, FrameworkError> {
    let framework = nice(file, &ImportOptions::default())?.value;
    match role::import::nice(file, &framework, options) {
        Ok(read) => Ok(Imported { value: framework, diagnostics: read.diagnostics }),
        Err(RoleError::Framework(error)) => Err(error),
        Err(other) => panic!("{other}"),
    }
}

/// Few enough elements and relationships to be read thousands of times.
fn thinned(bytes: &[u8]) -> Vec<u8> {
    let mut document: Value = serde_json::from_slice(bytes).unwrap();
    for (list, step) in [("elements", 40), ("relationships", 80)] {
        let values = document[list].as_array_mut().unwrap();
        *values = values.iter().step_by(step).cloned().collect();
    }
    serde_json::to_vec(&document).unwrap()
}

/// Reads damaged bytes both ways and checks that whatever comes out is fit to be shown.
fn survive(name: &str, import: Import, bytes: &[u8]) {
    let file = SourceFile { name: "damaged", bytes };
    for strict in [false, true] {
        match import(file, &options(strict)) {
            Ok(read) => {
                for found in &read.diagnostics {
                    assert!(!strict || found.severity == Severity::Note, "{name}: {found:?}");
                    fit_to_be_shown(name, &found.problem);
                }
            }
            Err(error) => fit_to_be_shown(name, &error.into()),
        }
    }
}

#[test]
fn a_file_that_ends_too_early_is_refused_or_read_as_far_as_it_goes() {
    for (name, (import, bytes)) in samples() {
        for cut in 0..200 {
            survive(name, import, &bytes[..bytes.len() * cut / 200]);
        }
    }
}

#[test]
fn two_thousand_damaged_files_of_each_kind_end_in_data_or_in_a_problem() {
    for (name, (import, bytes)) in samples() {
        let mut dice = Dice(20_261_120);
        for _ in 0..2000 {
            let damaged = dice.damage(&bytes);
            survive(name, import, &damaged);
        }
    }
}

#[test]
fn a_value_of_the_wrong_type_anywhere_ends_in_data_or_in_a_problem() {
    for (name, (import, bytes)) in samples() {
        // Tables have no types.
        let Ok(document) = serde_json::from_slice::<Value>(&bytes) else { continue };
        let mut dice = Dice(1);
        for _ in 0..600 {
            let mut damaged = document.clone();
            for _ in 0..=dice.below(3) {
                replace_somewhere(&mut damaged, &mut dice);
            }
            survive(name, import, damaged.to_string().as_bytes());
        }
    }
}

/// Walks down to a random place and puts something else there.
fn replace_somewhere(value: &mut Value, dice: &mut Dice) {
    let stop = dice.below(6) == 0;
    match value {
        Value::Object(fields) if !fields.is_empty() && !stop => {
            let at = dice.below(fields.len());
            replace_somewhere(fields.values_mut().nth(at).unwrap(), dice);
        }
        Value::Array(values) if !values.is_empty() && !stop => {
            let at = dice.below(values.len());
            if dice.below(8) == 0 {
                values[at] = values[dice.below(values.len())].clone();
            } else {
                replace_somewhere(&mut values[at], dice);
            }
        }
        other => {
            let strange = [
                json!(null),
                json!(true),
                json!(-1),
                json!(1e300),
                json!(""),
                json!("  "),
                json!("\u{0}"),
                json!("a\u{a0}b"),
                json!([]),
                json!({}),
                json!([[null]]),
                json!({"en": 1}),
                json!({"@id": 7}),
                json!("x".repeat(3000)),
            ];
            *other = strange[dice.below(strange.len())].clone();
        }
    }
}

#[test]
fn a_label_of_ten_megabytes_is_left_out_and_not_repeated_in_the_message() {
    let long = "x".repeat(10 << 20);
    let package = json!({
        "CFDocument": {"identifier": "d", "title": long},
        "CFItems": [{"uri": "a", "identifier": "a", "fullStatement": long}],
        "CFAssociations": [{"associationType": long}]
    });
    survive("case", case, package.to_string().as_bytes());
    let graph = json!({"@graph": [
        {"@id": "f", "@type": "ceasn:CompetencyFramework", "ceasn:name": long},
        {"@id": "a", "@type": "ceasn:Competency", "ceasn:competencyText": {"en": [long]}},
        {"@id": long, "@type": "ceasn:Competency", "ceasn:competencyText": {long.as_str(): "x"}},
    ]});
    survive("ctdl-asn", ctdl_asn, graph.to_string().as_bytes());
    let plain = json!({"id": "f", "version": "1", "competencies": [
        {"uri": "a", "labels": {"en": long}},
        {"uri": long},
        {"uri": "b", "labels": {long.as_str(): "x"}},
        {"uri": "c", long.as_str(): "x"}
    ]});
    survive("plain json", plain_json, plain.to_string().as_bytes());
    let table = format!("uri,label,{long}\na,{long},\n{long},b,\nc,d,\"{long}");
    survive("plain csv", plain_csv, table.as_bytes());
    let elements = json!({"documents": [{"version": long}], "relationships": [7], "elements": [
        {"element_identifier": long, "element_type": "task"},
        {"element_identifier": "T1", "element_type": long},
        {"element_identifier": "T2", "element_type": "task", "text": long}
    ]});
    survive("nice", nice, elements.to_string().as_bytes());
    survive("nice roles", roles_of_nice, elements.to_string().as_bytes());
}

#[test]
fn duplicates_circles_and_self_relations_are_told_and_never_followed() {
    let said = |from: &str, to: &str| json!({"associationType": "isChildOf", "originNodeURI": from, "destinationNodeURI": to});
    let package = json!({
        "CFDocument": {"identifier": "d", "title": "T"},
        "CFItems": [
            {"uri": "a", "fullStatement": "A"},
            {"uri": "b", "fullStatement": "B"},
            {"uri": "a", "fullStatement": "again"}
        ],
        "CFAssociations": [said("a", "b"), said("b", "a"), said("a", "a"), said("a", "b")]
    });
    let text = package.to_string();
    let file = SourceFile { name: "circle.json", bytes: text.as_bytes() };
    let read = case(file, &options(false)).unwrap();
    assert_eq!(read.value.relations.len(), 2);
    let codes: Vec<_> = read.diagnostics.iter().map(|one| one.problem.code).collect();
    let expected =
        ["framework.duplicate_uri", "framework.self_relation", "framework.duplicate_relation"];
    for code in expected {
        assert!(codes.contains(&code), "{code}: {codes:?}");
    }
    survive("case", case, text.as_bytes());
    survive("plain csv", plain_csv, export::csv(&read.value).as_bytes());
}

#[test]
fn numbers_that_are_none_are_refused_where_they_stand() {
    for score in ["NaN", "Infinity", "-Infinity", "1e999"] {
        let text = RUBRIC.replace("2.5", score);
        let file = SourceFile { name: "a.json", bytes: text.as_bytes() };
        let problem = Problem::from(case(file, &options(false)).unwrap_err());
        assert_eq!(problem.code, "framework.malformed", "{score}");
        let text = RUBRIC.replace("2.5", &format!("\"{score}\""));
        let file = SourceFile { name: "a.json", bytes: text.as_bytes() };
        let read = case(file, &options(false)).unwrap();
        let codes: Vec<_> = read.diagnostics.iter().map(|one| one.problem.code).collect();
        assert!(codes.contains(&"framework.invalid_value"), "{score}: {codes:?}");
    }
}
