//! The operations of the room `evidence`.

use prowess::evidence;

use super::{Operation, answer, argument, options, result, text};

#[rustfmt::skip] // one line for each operation
pub(super) const OPERATIONS: &[(&str, Operation)] = &[
    ("evidence.parse", |input| result(evidence::parse(&text(&input, "text")))),
    ("evidence.print", |input| answer(evidence::print(&argument(&input, "profile")))),
    ("evidence.check", |input| answer(evidence::check(&argument(&input, "profile"), &argument(&input, "framework")))),
    ("evidence.roll_up", |input| result(evidence::roll_up(&argument(&input, "framework"), &argument(&input, "profile"), &argument::<Vec<_>>(&input, "rules")))),
    ("evidence.roll_up_outcomes", |input| result(evidence::roll_up_outcomes(&argument(&input, "framework"), &argument(&input, "profile"), &argument::<Vec<_>>(&input, "rules"), &argument(&input, "log"), &argument(&input, "run")))),
    ("evidence.without_roll_ups", |input| answer(evidence::rollup::without_roll_ups(&argument(&input, "log")))),
    ("evidence.tree_share", |input| result(evidence::tree_share(&argument(&input, "framework"), &argument(&input, "root"), &argument(&input, "person"), &argument::<Vec<_>>(&input, "entries"), &options(&input)))),
];
