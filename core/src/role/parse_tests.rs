//! Which documents are no roles.

use super::parse;
use crate::Problem;

#[test]
fn no_title_is_longer_than_any_label() {
    let long = "x".repeat(70_000);
    let role = format!(r#"{{"uri": "r", "alternative_titles": {{"en": ["{long}"]}}}}"#);
    let problem = Problem::from(parse(&role).unwrap_err());
    let inner = &problem.details.problems[0];
    assert_eq!(inner.code, "framework.too_long");
    assert_eq!(inner.path.as_deref(), Some("role.alternative_titles.en[0]"));
}
