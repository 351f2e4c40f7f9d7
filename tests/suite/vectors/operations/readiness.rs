//! The operations of the room `readiness`.

use prowess::{readiness, role};

use super::{Operation, argument, options, result};

#[rustfmt::skip] // one line for each operation
pub(super) const OPERATIONS: &[(&str, Operation)] = &[
    ("readiness.assess", |input| result(readiness::assess(&argument(&input, "profile"), &argument(&input, "role"), &options(&input)))),
    ("readiness.compare", |input| result(readiness::compare(&argument(&input, "profile"), &argument::<Vec<role::Role>>(&input, "roles"), &options(&input)))),
    ("readiness.impact", |input| result(readiness::impact(&argument::<Vec<_>>(&input, "profiles"), &argument::<Vec<_>>(&input, "old"), &argument::<Vec<_>>(&input, "new"), &named_options(&input, "settings"), &options(&input)))),
    ("readiness.milestones", |input| result(readiness::milestones(&argument::<Vec<_>>(&input, "series"), &argument::<Vec<_>>(&input, "marks")))),
    ("readiness.sensitivity", |input| result(readiness::sensitivity(&argument(&input, "profile"), &argument(&input, "role"), &options(&input)))),
    ("readiness.split_change", |input| result(readiness::split_change(&argument(&input, "before"), &argument(&input, "aged"), &argument(&input, "after"), &argument(&input, "old"), &argument(&input, "new"), &options(&input)))),
    ("readiness.unlocks", |input| result(readiness::unlocks(&argument(&input, "profile"), &argument::<Vec<role::Role>>(&input, "roles"), named_options(&input, "limits"), &options(&input)))),
    ("readiness.what_if", |input| result(readiness::what_if(&argument(&input, "profile"), &argument(&input, "role"), &argument::<Vec<_>>(&input, "changes"), &options(&input)))),
];

/// Options under another name, which a vector may leave out.
fn named_options<T: serde::de::DeserializeOwned + Default>(
    input: &serde_json::Value,
    name: &str,
) -> T {
    if input[name].is_null() { T::default() } else { argument(input, name) }
}
