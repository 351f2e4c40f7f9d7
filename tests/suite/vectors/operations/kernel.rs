//! The operations of the room `kernel`.

use prowess::kernel::{self, Key, LanguageTag, Weight};

use super::{Operation, answer, argument, languages, number, result, text};

#[rustfmt::skip] // one line for each operation
pub(super) const OPERATIONS: &[(&str, Operation)] = &[
    ("kernel.fold", |input| answer(kernel::fold(&text(&input, "text")))),
    ("kernel.tidy", |input| answer(kernel::tidy(&text(&input, "text")))),
    ("kernel.fallback_chain", |input| answer(kernel::fallback_chain(&languages(&input), &argument(&input, "last_resort")))),
    ("kernel.apportion", |input| answer(kernel::apportion(&argument::<Vec<Weight>>(&input, "weights")))),
    ("kernel.generated_key", |input| answer(kernel::generated_key(argument(&input, "entropy")))),
    ("kernel.parse_key", |input| result(Key::parse(&text(&input, "text")))),
    ("kernel.parse_level", |input| result(kernel::Level::new(number(&input, "value")))),
    ("kernel.parse_weight", |input| result(Weight::new(number(&input, "value")))),
    ("kernel.parse_day", |input| result(kernel::Day::parse(&text(&input, "text")))),
    ("kernel.parse_month", |input| result(kernel::Month::parse(&text(&input, "text")))),
    ("kernel.parse_instant", |input| result(kernel::Instant::parse(&text(&input, "text")))),
    ("kernel.parse_language", |input| result(LanguageTag::parse(&text(&input, "text")))),
];
