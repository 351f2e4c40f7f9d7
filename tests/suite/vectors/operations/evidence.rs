//! The operations of the room `evidence`.

use prowess::evidence;

use super::{Operation, answer, argument, result, text};

#[rustfmt::skip] // one line for each operation
pub(super) const OPERATIONS: &[(&str, Operation)] = &[
    ("evidence.parse", |input| result(evidence::parse(&text(&input, "text")))),
    ("evidence.print", |input| answer(evidence::print(&argument(&input, "profile")))),
    ("evidence.check", |input| answer(evidence::check(&argument(&input, "profile"), &argument(&input, "framework")))),
];
