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
    ("role.check", |input| answer(role::check(&argument(&input, "role")))),
    ("role.diff", |input| answer(role::diff(&argument(&input, "old"), &argument(&input, "new")))),
    ("role.diff_roles", |input| answer(role::diff_roles(&argument(&input, "old"), &argument(&input, "new")))),
    ("role.add_equivalents", |input| result(role::add_equivalents(&argument(&input, "role"), &argument(&input, "framework"), &options(&input)))),
    ("role.check_ladder", |input| answer(role::check_ladder(&argument(&input, "ladder"), &argument::<Vec<role::Role>>(&input, "roles")))),
    ("role.in_force", |input| result(role::in_force(&argument(&input, "history"), argument(&input, "day")))),
    ("role.publish", |input| result(role::publish(&argument(&input, "history"), &argument(&input, "role"), &text(&input, "version"), argument(&input, "effective_from"), &options(&input)))),
    ("role.check_history", |input| answer(role::check_history(&argument(&input, "history")))),
    ("role.check_path", |input| answer(role::check_path(&argument(&input, "path"), &argument::<Vec<role::Role>>(&input, "roles")))),
    ("role.path_in_force", |input| result(role::path_in_force(&argument(&input, "history"), argument(&input, "day")))),
    ("role.publish_path", |input| result(role::publish_path(&argument(&input, "history"), &argument(&input, "path"), &text(&input, "version"), argument(&input, "effective_from"), &options(&input)))),
    ("role.check_path_history", |input| answer(role::check_path_history(&argument(&input, "history")))),
    ("role.diff_paths", |input| answer(role::diff_paths(&argument(&input, "old"), &argument(&input, "new")))),
    ("role.import_nice", |input| one_file(&input, |file, options| role::import::nice(file, &argument(&input, "framework"), options))),
    ("role.import_onet", |input| with_framework(&input, role::import::onet)),
    ("role.import_esco", |input| with_framework(&input, role::import::esco)),
];
