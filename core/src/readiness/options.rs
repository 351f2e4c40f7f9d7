//! How to assess.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Formula, ReadinessError};
use crate::framework::{Crosswalk, ProficiencyScale};
use crate::kernel::{KernelError, Key, LanguageTag, Share, Text, Weight, read_json, write_json};
use crate::problem::Fault;

/// How to assess.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields, expecting = "options of an assessment")]
pub struct Options {
    /// The formula.
    pub formula: Formula,
    /// What the score makes of a competency of which nothing is known.
    pub unknown: UnknownPolicy,
    /// The score from which a person is ready, from 0 to 1; without it, 1.
    pub threshold: Option<Share>,
    /// The coverage below which nothing is decided, from 0 to 1; without it, 0.
    pub coverage_floor: Option<Share>,
    /// Weight of a desired competency without an importance; a required one weighs 1.
    pub desired_weight: Weight,
    /// What conditions may ask about the situation, such as `location`: `EU`.
    pub context: BTreeMap<Key, Text>,
    /// Languages for titles, the best first; each falls back to its wider tags, and all to English.
    pub languages: Vec<LanguageTag>,
    /// Scales that the person's levels are on, where they differ from those of the role.
    pub scales: Vec<ProficiencyScale>,
    /// Ways from those scales to the scales of the role.
    pub crosswalks: Vec<Crosswalk>,
    /// How many roles a comparison returns, the best first; without it, all.
    pub top: Option<u32>,
}

/// What the score makes of a competency of which nothing is known.
///
/// Whichever it is, the result has the low and the high end and the coverage beside the score.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum UnknownPolicy {
    /// It is unmet, and an unknown gate is closed; what may not be asked counts as asked.
    #[default]
    Strict,
    /// It is left out: the score is that of what is known, and an unknown gate does not block.
    Lenient,
    /// It is unmet in the score, and nothing is decided while the low and the high end decide
    /// differently.
    Interval,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            formula: Formula::default(),
            unknown: UnknownPolicy::default(),
            threshold: None,
            coverage_floor: None,
            // Half of a required one: the convention for ESCO's optional skills.
            desired_weight: Weight::HALF,
            context: BTreeMap::new(),
            languages: Vec::new(),
            scales: Vec::new(),
            crosswalks: Vec::new(),
            top: None,
        }
    }
}

/// The options a JSON text holds; what is left out is as in [`Options::default`].
///
/// ```
/// let options = prowess::readiness::parse_options(r#"{"unknown": "interval", "threshold": 0.8}"#)?;
/// assert_eq!(options.threshold.map(|share| share.get()), Some(0.8));
/// # Ok::<(), prowess::Problem>(())
/// ```
///
/// # Errors
///
/// * `readiness.malformed_options` when the text is none, names a formula or a policy that does not
///   exist, or has a share outside of 0 to 1; the path names the field.
/// * `kernel.out_of_range` when a parameter of the formula is outside of its range.
pub fn parse_options(text: &str) -> Result<Options, ReadinessError> {
    let options: Options = read_json(text, "options").map_err(ReadinessError::MalformedOptions)?;
    options.check()?;
    Ok(options)
}

/// The JSON text of options, which [`parse_options`] reads back to equal ones.
#[must_use]
pub fn print_options(options: &Options) -> String {
    write_json(options)
}

impl Options {
    /// Checks that the parameters are in their ranges.
    ///
    /// # Errors
    ///
    /// * `kernel.out_of_range` when a tolerance is below 0.
    pub(crate) fn check(&self) -> Result<(), ReadinessError> {
        match self.formula {
            Formula::Tolerance { levels } if levels.get() < 0.0 => {
                let fault = Fault::new().at("options.formula.levels").with("name", "tolerance");
                let fault = fault.with("value", levels).with("minimum", 0);
                let fault = fault.with("maximum", "the height of the scale");
                Err(KernelError::OutOfRange(fault).into())
            }
            _ => Ok(()),
        }
    }
}
