//! Which documents are refused, and that a wrong one of any size stays cheap.

use super::parse;
use crate::Problem;

fn refused(text: &str) -> Problem {
    parse(text).unwrap_err().into()
}

#[test]
fn no_text_is_longer_than_any_label() {
    let long = "x".repeat(70_000);
    let text = format!(
        r#"{{"id": "a", "version": "1", "titles": {{"de": "{long}"}},
            "groups": [{{"uri": "g", "descriptions": {{"en": "{long}"}}}}],
            "competencies": [{{"uri": "c", "alternative_labels": {{"en": ["short", "{long}"]}}}}]}}"#
    );
    let problems = refused(&text).details.problems;
    let places: Vec<_> =
        problems.iter().map(|one| (one.code, one.path.as_deref().unwrap())).collect();
    let expected = [
        ("framework.too_long", "framework.titles.de"),
        ("framework.too_long", "framework.groups[0].descriptions.en"),
        ("framework.too_long", "framework.competencies[0].alternative_labels.en[1]"),
    ];
    assert_eq!(places, expected);
}

#[test]
fn a_name_of_any_length_makes_no_long_path() {
    let long = "x".repeat(1_000_000);
    for text in [format!(r#"{{"{long}": 1}}"#), format!(r#"{{"titles": {{"{long}": "x"}}}}"#)] {
        let problem = refused(&text);
        assert_eq!(problem.code, "framework.malformed");
        assert!(problem.path.unwrap().len() <= 300);
    }
}
