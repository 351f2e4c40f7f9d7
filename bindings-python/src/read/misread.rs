//! Why a Python object is not what a type reads.

use std::fmt::{self, Display};

use serde::de::{self, Expected, Unexpected};

/// What does not fit, in the words that the core has for it in JSON.
///
/// The way to it is noted in the context while this goes up.
#[derive(Debug)]
pub(super) struct Misread {
    reason: Box<str>,
    /// Whether it is the list around that does not fit, and not this item of it.
    pub(super) is_of_the_list: bool,
}

impl Misread {
    /// A list stands where an object with a kind belongs, as was found out at its first item.
    pub(super) fn of_the_list() -> Self {
        let reason = "invalid type: sequence, expected an object with a `kind`";
        Self { reason: reason.into(), is_of_the_list: true }
    }
}

impl Display for Misread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.reason)
    }
}

impl std::error::Error for Misread {}

impl de::Error for Misread {
    fn custom<T: Display>(reason: T) -> Self {
        Self { reason: reason.to_string().into(), is_of_the_list: false }
    }

    fn invalid_type(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        match found {
            // Two arguments may have changed places, and the text may be a password.
            Unexpected::Str(_) if !is_number(expected) => {
                Self::custom(format_args!("invalid type: string, expected {expected}"))
            }
            found => {
                Self::custom(format_args!("invalid type: {}, expected {expected}", Found(found)))
            }
        }
    }

    fn invalid_value(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::custom(format_args!("invalid value: {}, expected {expected}", Found(found)))
    }
}

/// Whether a number or a truth value is expected, which a text may spell.
fn is_number(expected: &dyn Expected) -> bool {
    const NAMES: [&str; 10] =
        ["a number", "a boolean", "f64", "f32", "u8", "u16", "u32", "i8", "i32", "i64"];
    NAMES.contains(&expected.to_string().as_str())
}

struct Found<'a>(Unexpected<'a>);

impl Display for Found<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Unexpected::Unit => f.write_str("null"),
            Unexpected::Other(what) => f.write_str(what),
            other => Display::fmt(&other, f),
        }
    }
}
