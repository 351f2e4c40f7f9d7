//! Roles found by title, and what they name.

use super::audit_tests::role;
use super::{label_index, required_competencies};
use crate::framework::sample_tests::{framework, key, tag};
use crate::framework::{MatchKind, SearchOptions, usage};
use crate::kernel::{LanguageMap, Text};

#[test]
fn a_title_may_stand_for_several_roles() {
    let mut nurse = role("29-1141.00", "Registered Nurses", &[]);
    nurse.code = Some(key("29-1141.00"));
    nurse.alternative_titles =
        LanguageMap::of(tag("en"), vec![Text::from("Nurse"), Text::from("RN")]);
    let mut aide = role("31-1131.00", "Nursing Assistants", &[]);
    aide.alternative_titles = LanguageMap::of(tag("en"), vec![Text::from("nurse")]);
    let index = label_index(&[nurse, aide]);
    assert_eq!(index.find("NURSE").len(), 2);
    let hits = index.search("nursng asistants", &SearchOptions::default());
    assert_eq!(
        (hits[0].uri.as_str(), hits[0].matched_kind, hits[0].distance),
        ("31-1131.00", MatchKind::Fuzzy, 2)
    );
    assert_eq!(index.search("29-11", &SearchOptions::default())[0].matched_kind, MatchKind::Prefix);
}

#[test]
fn every_request_of_a_role_counts() {
    let roles = [role("a", "A", &["sql", "python"]), role("b", "B", &["sql"])];
    let required = required_competencies(&roles);
    assert_eq!(required, ["sql", "python", "sql"].map(key));
    let report = usage(&framework(Vec::new(), Vec::new()), &required, &[]);
    assert_eq!(report.unknown[1].required, 2);
}
