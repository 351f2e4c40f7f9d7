//! Where and why a tree is not what a type reads.

use std::fmt;

use serde::de::{Expected, Unexpected};

use super::short_path;
use crate::problem::Fault;

/// What does not fit, and the way to it from the root.
#[derive(Debug)]
pub(crate) struct Misread(Box<Place>);

#[derive(Debug)]
struct Place {
    /// From the innermost to the outermost.
    way: Vec<Step>,
    reason: String,
    /// Whether it is the list around that does not fit, and not this item of it.
    is_of_the_list: bool,
}

#[derive(Debug)]
enum Step {
    Field(String),
    Item(usize),
}

impl Misread {
    /// The same, below this field.
    pub(super) fn in_field(mut self, name: &str) -> Self {
        self.0.way.push(Step::Field(name.to_owned()));
        self
    }

    /// The same, in the item at this position.
    pub(super) fn in_item(mut self, at: usize) -> Self {
        if !std::mem::take(&mut self.0.is_of_the_list) {
            self.0.way.push(Step::Item(at));
        }
        self
    }

    /// A list stands where an object with a kind belongs, as was found out at its first item.
    #[cold]
    pub(super) fn of_the_list() -> Self {
        let mut misread = <Self as serde::de::Error>::custom(
            "invalid type: sequence, expected an object with a `kind`",
        );
        misread.0.is_of_the_list = true;
        misread
    }

    /// The way from the root, such as `levels[0].level`; empty for the root itself.
    pub(crate) fn path(&self) -> String {
        let mut path = String::new();
        for step in self.0.way.iter().rev() {
            match step {
                Step::Field(name) if path.is_empty() => path.push_str(name),
                Step::Field(name) => path.extend([".", name]),
                Step::Item(at) => path.push_str(&format!("[{at}]")),
            }
        }
        path
    }

    /// Why it does not fit.
    pub(crate) fn reason(&self) -> &str {
        &self.0.reason
    }

    /// The fault of a document that goes by this name.
    pub(crate) fn fault(&self, root: &str) -> Fault {
        let path = self.path();
        let place = match path.as_str() {
            "" => root.to_owned(),
            path if path.starts_with('[') || root.is_empty() => format!("{root}{path}"),
            path => format!("{root}.{path}"),
        };
        Fault::new().at(short_path(&place)).with("reason", self.reason())
    }
}

impl fmt::Display for Misread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.reason())
    }
}

impl std::error::Error for Misread {}

impl serde::de::Error for Misread {
    fn custom<T: fmt::Display>(reason: T) -> Self {
        let (way, reason) = (Vec::new(), reason.to_string());
        Self(Box::new(Place { way, reason, is_of_the_list: false }))
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

/// What was found, in the words of JSON.
struct Found<'a>(Unexpected<'a>);

impl fmt::Display for Found<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Unexpected::Unit => f.write_str("null"),
            other => fmt::Display::fmt(&other, f),
        }
    }
}
