//! The operations of the room `readiness`.

use prowess::{readiness, role};

use super::{Operation, argument, options, result};

#[rustfmt::skip] // one line for each operation
pub(super) const OPERATIONS: &[(&str, Operation)] = &[
    ("readiness.assess", |input| result(readiness::assess(&argument(&input, "profile"), &argument(&input, "role"), &options(&input)))),
    ("readiness.compare", |input| result(readiness::compare(&argument(&input, "profile"), &argument::<Vec<role::Role>>(&input, "roles"), &options(&input)))),
];
