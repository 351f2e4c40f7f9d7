use serde_json::json;

use super::{Node, document};
use crate::framework::import::{Findings, SourceFile};
use crate::problem::Problem;

fn open(text: &str) -> Result<serde_json::Value, Box<Problem>> {
    document(SourceFile { name: "a.json", bytes: text.as_bytes() })
        .map_err(|error| Box::new(Problem::from(error)))
}

#[test]
fn a_mistake_in_the_syntax_is_shown_with_its_line_and_column() {
    let problem = open("{\n  \"a\": x\n}").unwrap_err();
    assert_eq!(problem.code, "framework.malformed");
    assert_eq!(problem.path.as_deref(), Some("a.json:2:8"));
    assert_eq!(problem.details.values["line"], "2");
}

#[test]
fn ten_thousand_open_brackets_are_refused_and_do_not_exhaust_the_stack() {
    let problem = open(&"[".repeat(10_000)).unwrap_err();
    assert!(problem.message.contains("recursion limit"), "{}", problem.message);
}

#[test]
fn a_number_beyond_all_bounds_is_refused() {
    assert!(open("{\"score\": 1e999}").is_err());
    assert!(open("{\"score\": NaN}").is_err());
}

#[test]
fn a_field_of_the_wrong_type_is_reported_with_its_path_and_read_as_missing() {
    let value = json!({"items": [{"code": 7}, "no object", {"code": " x "}]});
    let mut findings = Findings::default();
    let root = Node::root(&value, "a.json").unwrap();
    let items = root.children("items", &mut findings);
    let codes: Vec<_> = items.iter().map(|item| item.key("code", &mut findings)).collect();
    assert_eq!(codes[0], None);
    assert_eq!(codes[1].as_ref().unwrap().as_str(), "x");
    let found = findings.finish((), &Default::default()).unwrap().diagnostics;
    let paths: Vec<_> = found.iter().map(|one| one.problem.path.as_deref().unwrap()).collect();
    assert_eq!(paths, ["items[1]", "items[0].code"]);
}
