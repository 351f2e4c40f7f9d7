//! How alike two lists of skill frequencies are.

use serde::{Deserialize, Serialize};

use super::PeerRule;
use crate::kernel::{Key, KeyIndex, Share, add_up, math};
use crate::problem::Fault;
use crate::readiness::ReadinessError;

/// In which share of the job adverts of an occupation a skill stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "the frequency of a skill")]
pub struct SkillFrequency {
    /// Uri of the competency.
    pub competency: Key,
    /// The share of the adverts that ask for it.
    pub frequency: Share,
}

/// The cosine of two lists of frequencies, and what each common skill adds to it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CosineSimilarity {
    /// The formula.
    pub formula: PeerRule,
    /// Its version here; a change of any result is a new version.
    pub version: u32,
    /// From 0, nothing in common, to 1, the same proportions; nothing where a list is empty.
    pub value: Option<f64>,
    /// What each common skill adds, ordered by competency; they add up to `value` exactly.
    pub parts: Vec<CosinePart>,
}

/// What a common skill adds to a cosine.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CosinePart {
    /// Uri of the competency.
    pub competency: Key,
    /// What it adds.
    pub part: f64,
}

/// How alike two occupations are by the skills that their adverts ask for.
///
/// cosine = sum(x y) / (sqrt(sum(x x)) sqrt(sum(y y))), over frequencies of at least `cut_off`.
/// Lightcast cuts off at 1 %.
/// Where nothing is left in a list, there is no value: nothing has no direction.
/// Levels play no part, so a beginner's and an expert's role may be the same here.
///
/// ```
/// use prowess::kernel::{Key, Share};
/// use prowess::readiness::peers::{SkillFrequency, cosine};
///
/// let skill = |name: &str, share: f64| -> Result<_, prowess::Problem> {
///     Ok(SkillFrequency { competency: Key::parse(name)?, frequency: Share::new(share)? })
/// };
/// let analyst = [skill("sql", 0.75)?, skill("golf", 0.005)?];
/// let engineer = [skill("sql", 0.5)?, skill("golf", 0.009)?];
/// let alike = cosine(&analyst, &engineer, Share::new(0.01)?)?;
///
/// assert_eq!(alike.value, Some(1.0));
/// # Ok::<(), prowess::Problem>(())
/// ```
///
/// # Errors
///
/// * `readiness.named_twice` when a list names a skill twice.
///
/// # Cost
///
/// O(n log n).
pub fn cosine(
    left: &[SkillFrequency],
    right: &[SkillFrequency],
    cut_off: Share,
) -> Result<CosineSimilarity, ReadinessError> {
    let formula = PeerRule::Cosine;
    let version = formula.version();
    let left = kept(left, cut_off, "left")?;
    let right = kept(right, cut_off, "right")?;
    let length = |list: &[&SkillFrequency]| {
        let square = |one: &&SkillFrequency| one.frequency.get() * one.frequency.get();
        math::sqrt(list.iter().map(square).sum())
    };
    let whole = length(&left) * length(&right);
    if whole <= 0.0 {
        return Ok(CosineSimilarity { formula, version, value: None, parts: Vec::new() });
    }
    let index = KeyIndex::new(right.iter().zip(0_u32..).map(|(one, at)| (&one.competency, at)));
    let product = |one: &&SkillFrequency| {
        let other = right.get(index.get(&one.competency)? as usize)?;
        Some((one.competency.clone(), one.frequency.get() * other.frequency.get()))
    };
    let products: Vec<(Key, f64)> = left.iter().filter_map(product).collect();
    // The sum of nothing is a negative zero, which is no way to write 0.
    let sum = products.iter().fold(0.0, |sum, (_, product)| sum + product);
    let mut parts: Vec<f64> = products.iter().map(|(_, product)| product / whole).collect();
    // Rounding may carry the ratio of two equal lists a hair above 1.
    let value = add_up(&mut parts, (sum / whole).min(1.0));
    let named = products.into_iter().zip(parts);
    let parts = named.map(|((competency, _), part)| CosinePart { competency, part }).collect();
    Ok(CosineSimilarity { formula, version, value: Some(value), parts })
}

/// What is not cut off, ordered by competency.
fn kept<'a>(
    list: &'a [SkillFrequency],
    cut_off: Share,
    name: &str,
) -> Result<Vec<&'a SkillFrequency>, ReadinessError> {
    let index = KeyIndex::new(list.iter().zip(0_u32..).map(|(one, at)| (&one.competency, at)));
    if let Some(at) = index.duplicates().first() {
        let twice = list.get(*at as usize).map_or("", |one| one.competency.as_str());
        let fault = Fault::new().at(format!("{name}[{at}].competency")).with("name", twice);
        return Err(ReadinessError::NamedTwice(fault));
    }
    let mut kept: Vec<&SkillFrequency> =
        list.iter().filter(|one| one.frequency >= cut_off).collect();
    kept.sort_by(|a, b| a.competency.cmp(&b.competency));
    Ok(kept)
}
