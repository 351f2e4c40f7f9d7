//! What stands at the top of the repository.

use super::finding::Finding;

/// The plan; names with a leading dot belong to tools and are free.
const PLAN: &[&str] = &[
    "ARCHITECTURE.md",
    "CHANGELOG.md",
    "Cargo.lock",
    "Cargo.toml",
    "LICENSE",
    "README.md",
    "bindings-node",
    "bindings-python",
    "bindings-wasm",
    "client",
    "core",
    "examples",
    "tests",
];

/// Entries at the top that the plan does not name.
pub(super) fn strangers<'a>(paths: impl Iterator<Item = &'a str>) -> Vec<Finding> {
    let mut tops: Vec<&str> = paths.filter_map(|path| path.split('/').next()).collect();
    tops.sort_unstable();
    tops.dedup();
    tops.iter()
        .filter(|top| !top.starts_with('.') && !PLAN.contains(top))
        .map(|top| Finding::new(top, 1, format!("the top level is fixed: {}", PLAN.join(", "))))
        .collect()
}

#[test]
fn a_new_name_at_the_top_is_found_once() {
    let paths = ["Cargo.toml", ".ci/run", "core/src/lib.rs", "docs/a.md", "docs/b.md", "TODO"];
    let found = super::finding::shown(strangers(paths.into_iter()));
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].starts_with("TODO:1: ") && found[1].starts_with("docs:1: "), "{found:?}");
}
