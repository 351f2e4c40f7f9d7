//! Which form of a noun goes with a number?
//!
//! Words: a **plural category** is one of the six names that CLDR gives to the forms of a language;
//! an **operand** is a property of a number as it is written; a **family** is a set of languages
//! with the same rule.
//!
//! The rules are the cardinal plural rules of Unicode CLDR 47 (2025), `plurals.xml`; the operands
//! are those of Unicode Technical Standard 35, part 3, section 5.
//!
//! Not here: ordinal numbers (1st, 2nd), compact numbers (1M) and spans (1-2).

mod category;
mod family;
mod operands;

pub use category::{PluralCategory, plural_categories, plural_category};
pub(super) use family::family;
