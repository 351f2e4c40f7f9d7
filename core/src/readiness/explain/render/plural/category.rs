//! The plural category of a number, and the categories of a language.

use serde::{Deserialize, Serialize};

use super::family::{Family, family};
use super::operands::Operands;
use crate::kernel::LanguageTag;
use crate::problem::Fault;
use crate::readiness::ReadinessError;

/// The name of one form of a noun beside a number, as Unicode CLDR gives it.
///
/// A name says what the form is called, not which numbers take it: the French `one` is for all
/// below 2, and the Arabic `few` for 3 to 10.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PluralCategory {
    /// A form for nothing, as in Arabic, Latvian and Welsh.
    Zero,
    /// The singular.
    One,
    /// A form for two, as in Arabic, Irish and Slovenian.
    Two,
    /// A form for few, as in Polish and Russian.
    Few,
    /// A form for many, or for fractions, as in Polish and Lithuanian.
    Many,
    /// The form for all other numbers, which every language has.
    Other,
}

/// The plural form that a number takes in a language.
///
/// The number is a text, since what is shown decides: English says 1 level and 1.0 levels.
/// Digits are those of ASCII, with a full stop before the fraction; a sign does not matter.
/// The rules are the cardinal ones of Unicode CLDR 47.
/// The longest tag with a rule counts, so `pt-PT` differs from `pt`, and `de-AT` does not from `de`.
/// A language without a rule here has one form, `other`, as at the root of CLDR.
///
/// ```
/// use prowess::kernel::LanguageTag;
/// use prowess::readiness::{PluralCategory, plural_category};
///
/// let polish = LanguageTag::parse("pl")?;
/// assert_eq!(plural_category(&polish, "22")?, PluralCategory::Few);
/// assert_eq!(plural_category(&polish, "25")?, PluralCategory::Many);
/// assert_eq!(plural_category(&LanguageTag::english(), "1.0")?, PluralCategory::Other);
/// # Ok::<(), prowess::Problem>(())
/// ```
///
/// # Errors
///
/// * `readiness.not_a_number` when the text is no number of at most 15 digits on each side.
pub fn plural_category(
    language: &LanguageTag,
    number: &str,
) -> Result<PluralCategory, ReadinessError> {
    let operands = Operands::read(number).ok_or_else(|| {
        ReadinessError::NotANumber(Fault::new().at("number").with("number", number))
    })?;
    Ok(family(language).unwrap_or(Family::Never).category(operands))
}

/// The plural forms that a language has, and so the forms that a message needs in it.
///
/// `other` is always one of them.
/// A language without a rule here has only that one.
///
/// ```
/// use prowess::kernel::LanguageTag;
/// use prowess::readiness::{PluralCategory, plural_categories};
///
/// let german = LanguageTag::parse("de-AT")?;
/// assert_eq!(plural_categories(&german), [PluralCategory::One, PluralCategory::Other]);
/// # Ok::<(), prowess::Problem>(())
/// ```
#[must_use]
pub fn plural_categories(language: &LanguageTag) -> Vec<PluralCategory> {
    family(language).unwrap_or(Family::Never).categories().to_vec()
}
