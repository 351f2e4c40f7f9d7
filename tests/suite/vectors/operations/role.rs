//! The operations of the room `role`.

use prowess::role;

use super::{Operation, answer, argument, one_file, options, result, text, with_framework};

#[rustfmt::skip] // one line for each operation
pub(super) const OPERATIONS: &[(&str, Operation)] = &[
    ("role.parse", |input| result(role::parse(&text(&input, "text")))),
    ("role.find", |input| result(role::find(&argument::<Vec<role::Role>>(&input, "roles"), &text(&input, "name")))),
    ("role.print", |input| answer(role::print(&argument(&input, "role")))),
    ("role.search", |input| answer(role::label_index(&argument::<Vec<role::Role>>(&input, "roles")).search(&text(&input, "text"), &options(&input)))),
    ("role.required_competencies", |input| answer(role::required_competencies(&argument::<Vec<role::Role>>(&input, "roles")))),
    ("role.audit", |input| answer(role::audit(&argument(&input, "catalogue"), &argument(&input, "framework")))),
    ("role.diff", |input| answer(role::diff(&argument(&input, "old"), &argument(&input, "new")))),
    ("role.import_nice", |input| one_file(&input, |file, options| role::import::nice(file, &argument(&input, "framework"), options))),
    ("role.import_onet", |input| with_framework(&input, role::import::onet)),
    ("role.import_esco", |input| with_framework(&input, role::import::esco)),
];
