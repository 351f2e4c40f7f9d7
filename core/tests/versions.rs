//! What changed from ESCO 1.1.1 to 1.2.0, and what an audit and a look-up say of published data.
//!
//! The counts come from the descriptions beside the data, and from separate scripts.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that fails should stop where it fails"
)]

mod data;

use std::collections::BTreeSet;

use data::published;
use prowess::framework::import::ImportOptions;
use prowess::framework::{
    self, AuditOptions, Framework, LabelIndex, MatchKind, Necessity, SearchOptions,
};
use prowess::role::{self, RoleCatalogue};

fn esco(version: &str) -> Option<(Framework, RoleCatalogue)> {
    esco_with(version, ImportOptions::default())
}

fn esco_with(version: &str, options: ImportOptions) -> Option<(Framework, RoleCatalogue)> {
    let folder = published(&format!("esco-{version}"))?;
    let framework = framework::import::esco(&folder.files(), &options).unwrap().value;
    let roles = role::import::esco(&folder.files(), &framework, &options).unwrap().value;
    Some((framework, roles))
}

#[test]
fn occupations_differ_between_two_versions_of_esco_as_published() {
    let (Some((_, old)), Some((_, new))) = (esco("1.1.1"), esco("1.2.0")) else { return };
    let diff = role::diff(&old, &new);
    assert_eq!((diff.added.len(), diff.removed.len()), (35, 3));
    assert_eq!(diff.retitled.len(), 23);
    // Seven of them differ only in their blanks, and one in the case of its letters.
    assert_eq!(diff.retitled.iter().filter(|change| change.only_spelling).count(), 8);
    assert_eq!((diff.recoded.len(), diff.family_changed.len()), (15, 14));
    assert!(role::diff(&new, &new).is_empty());
    let back = role::diff(&new, &old);
    assert_eq!(back.requirements_removed, diff.requirements_added);
}

#[test]
fn requirements_differ_between_two_versions_of_esco_as_published() {
    let (Some((_, old)), Some((_, new))) = (esco("1.1.1"), esco("1.2.0")) else { return };
    let diff = role::diff(&old, &new);
    assert_eq!(diff.requirements_added.len(), 6_493);
    // 1,361 pairs are gone, 67 of which belong to the occupation that version 1.1.1 lacks itself.
    assert_eq!(diff.requirements_removed.len(), 1_361 - 67);
    // 219 pairs changed their necessity. Version 1.2.0 says both of 17 pairs, nine of which were
    // there before: two optional, which are now required, and seven essential. So 221 where
    // essential wins, and 226 where optional does, which is the published count.
    assert_eq!(diff.necessity_flipped.len(), 221);
    let optional_wins =
        ImportOptions { on_conflict: Necessity::Desired, ..ImportOptions::default() };
    let (_, new) = esco_with("1.2.0", optional_wins).unwrap();
    assert_eq!(role::diff(&old, &new).necessity_flipped.len(), 226);
}

#[test]
fn skills_differ_between_two_versions_of_esco_as_published() {
    let (Some((old, _)), Some((new, _))) = (esco("1.1.1"), esco("1.2.0")) else { return };
    let diff = framework::diff(&old, &new);
    let skills =
        |list: &[framework::NamedConcept]| list.iter().filter(|one| one.kind.is_some()).count();
    assert_eq!((skills(&diff.added), skills(&diff.removed)), (237, 194));
    assert!(framework::diff(&new, &new).is_empty());
}

#[test]
fn an_import_leaves_nothing_that_leads_nowhere() {
    let Some((framework, roles)) = esco("1.1.1") else { return };
    let mut found = framework::audit(&framework, &AuditOptions::default());
    found.extend(role::audit(&roles, &framework));
    let codes: BTreeSet<&str> = found.iter().map(|one| one.problem.code).collect();
    assert_eq!(codes.into_iter().collect::<Vec<_>>(), ["framework.untidy_label"]);
}

#[test]
fn skills_are_found_with_typing_errors_and_words_in_any_order() {
    let Some((framework, roles)) = esco("1.1.1") else { return };
    let index = LabelIndex::new(&framework);
    let best = |text: &str| {
        let hits = index.search(text, &SearchOptions::default());
        hits.first().map(|hit| (hit.label.to_string(), hit.matched_kind, hit.distance))
    };
    let label = |text: &str| text.to_owned();
    assert_eq!(best("Pythn"), Some((label("Python"), MatchKind::Fuzzy, 1)));
    assert_eq!(best("staff mus"), Some((label("manage music staff"), MatchKind::Words, 0)));
    assert_eq!(best("MANAGE  musical staff").unwrap().1, MatchKind::Exact);
    for skill in framework.competencies.iter().step_by(97) {
        let text = skill.label(&[]).unwrap();
        assert!(index.find(text).iter().any(|hit| hit.uri == skill.uri), "{text}");
    }
    let titles = role::label_index(&roles.roles);
    let hits = titles.search("data sceintist", &SearchOptions::default());
    assert_eq!((&*hits[0].label, hits[0].distance), ("data scientist", 1));
}
