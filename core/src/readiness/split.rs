//! Where a change of readiness comes from.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::assess::assess;
use super::difference::difference;
use super::place::{of_pair, of_profile};
use super::what_if::entry_names;
use super::{Options, Readiness, ReadinessError};
use crate::evidence::{HeldLevel, Profile, Standing, resolve};
use crate::kernel::{Key, Share, Text};
use crate::problem::{Fault, Problem};
use crate::role::Role;

/// A change of readiness, split into where it comes from.
///
/// All numbers are differences of scores, whole numbers of parts of 2^-52 and negative where the
/// score falls; they add up in every bit, in any order of addition.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ChangeSplit {
    /// The person.
    pub person: Key,
    /// The score at the first day.
    pub before: Share,
    /// The score at the second day.
    pub after: Share,
    /// After minus before: the sum of the four parts.
    pub change: f64,
    /// What time alone did to what was known.
    pub decay: f64,
    /// What new levels of competencies did that were known before.
    pub growth: f64,
    /// What came to light of competencies that were not known before.
    pub new_evidence: f64,
    /// What another version of the role did.
    pub requirement_change: f64,
    /// The same for each competency whose part is not nothing, by competency; each column adds up
    /// to the number above.
    pub competencies: Vec<CompetencyChange>,
}

/// What one competency has to do with a change of readiness.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CompetencyChange {
    /// Uri of the competency.
    pub competency: Key,
    /// Its label, as the new role has it, else the old one.
    pub label: Option<Text>,
    /// The sum of the four parts.
    pub change: f64,
    /// What time alone did.
    pub decay: f64,
    /// What new levels of competencies known before did.
    pub growth: f64,
    /// What came to light.
    pub new_evidence: f64,
    /// What another version of the role did.
    pub requirement_change: f64,
}

/// A change of readiness between two days, split exactly into where it comes from.
///
/// `before` is what is known at the first day, `aged` the same evidence as it stands at the second
/// day, and `after` everything known at the second day.
/// The steps have a fixed order, and each is the difference that one exchange makes:
///
/// | part | from | to |
/// |---|---|---|
/// | decay | `before`, old role | `aged`, old role |
/// | growth | `aged`, old role | `aged` with what `after` says of competencies known in `before`, old role |
/// | new evidence | that | `after`, old role |
/// | requirement change | `after`, old role | `after`, new role |
///
/// A competency is known in `before` where it has a level, is demonstrated or not demonstrated
/// there; levels that were lost count as growth below 0.
/// The order matters where things meet: growth is measured on what decay has left, and the role
/// changes last, so it is measured with all evidence (a fixed-order decomposition; Oaxaca 1973).
///
/// ```
/// use prowess::{evidence, readiness, role};
///
/// let profile = |sql: f64| evidence::parse(&format!(
///     r#"{{"person": "ana", "levels": [{{"competency": "sql", "level": {sql}}}]}}"#
/// ));
/// let analyst = role::parse(
///     r#"{"uri": "role/analyst",
///         "scales": [{"id": "five-step", "kind": "ordinal", "minimum": 0, "maximum": 5}],
///         "requirements": [{"competency": "sql", "required_level": 4}]}"#,
/// )?;
/// let options = readiness::Options::default();
/// let (before, aged, after) = (profile(3.0)?, profile(2.0)?, profile(4.0)?);
/// let split = readiness::split_change(&before, &aged, &after, &analyst, &analyst, &options)?;
///
/// assert_eq!((split.change, split.decay, split.growth), (0.25, -0.25, 0.5));
/// # Ok::<(), prowess::Problem>(())
/// ```
///
/// What it does not tell: why somebody grew, and what would have come of another order.
///
/// # Errors
///
/// * `readiness.other_person` when the three profiles are not of one person.
/// * `readiness.unsplit_change` with the problem in its details when one of the steps has no score;
///   the path names the argument.
/// * `evidence.duplicate_competency`, `evidence.contradiction` when a profile contradicts itself.
/// * `kernel.out_of_range` when a parameter of the formula is.
///
/// # Cost
///
/// O(n m) in the number of levels and of requirements.
pub fn split_change(
    before: &Profile,
    aged: &Profile,
    after: &Profile,
    old: &Role,
    new: &Role,
    options: &Options,
) -> Result<ChangeSplit, ReadinessError> {
    options.check()?;
    for (name, profile) in [("aged", aged), ("after", after)] {
        if profile.person != before.person {
            let fault = Fault::new().at(format!("{name}.person")).with("person", &before.person);
            return Err(ReadinessError::OtherPerson(fault.with("other", &profile.person)));
        }
    }
    let grown = grown(before, aged, after, old, new)?;
    let steps = [
        step("before", before, "old", old, options)?,
        step("aged", aged, "old", old, options)?,
        step("after", &grown, "old", old, options)?,
        step("after", after, "old", old, options)?,
        step("after", after, "new", new, options)?,
    ];
    let [first, second, third, fourth, last] = &steps;
    let mut parts: BTreeMap<&Key, [Share; 5]> = BTreeMap::new();
    for (at, readiness) in steps.iter().enumerate() {
        for part in &readiness.contributions {
            if let Some(slot) = parts.entry(&part.competency).or_default().get_mut(at) {
                *slot = part.contribution;
            }
        }
    }
    let label = |competency: &Key| {
        let mut asked = new.requirements.iter().chain(&old.requirements);
        asked.find(|asked| asked.competency == *competency)?.label.clone()
    };
    let moved =
        parts.into_iter().filter(|(_, [a, b, c, d, e])| a != b || b != c || c != d || d != e);
    let competencies = moved.map(|(competency, [a, b, c, d, e])| CompetencyChange {
        competency: competency.clone(),
        label: label(competency),
        change: difference(a, e),
        decay: difference(a, b),
        growth: difference(b, c),
        new_evidence: difference(c, d),
        requirement_change: difference(d, e),
    });
    Ok(ChangeSplit {
        person: before.person.clone(),
        before: first.score,
        after: last.score,
        change: difference(first.score, last.score),
        decay: difference(first.score, second.score),
        growth: difference(second.score, third.score),
        new_evidence: difference(third.score, fourth.score),
        requirement_change: difference(fourth.score, last.score),
        competencies: competencies.collect(),
    })
}

/// The readiness of one step.
fn step(
    name: &str,
    profile: &Profile,
    version: &str,
    role: &Role,
    options: &Options,
) -> Result<Readiness, ReadinessError> {
    assess(profile, role, options).map_err(|error| {
        let problem = Problem::from(error);
        let problem = of_pair(problem, name, version);
        let fault = Fault::new().at(problem.path.as_deref().unwrap_or(name));
        let fault = fault.with("step", name).with("version", version);
        let fault = fault.with("reason", &problem.message).because(vec![problem]);
        ReadinessError::UnsplitChange(fault)
    })
}

/// What was known before as it is after, and the rest as it has aged.
fn grown(
    before: &Profile,
    aged: &Profile,
    after: &Profile,
    old: &Role,
    new: &Role,
) -> Result<Profile, ReadinessError> {
    // One profile may name by code what another names by uri.
    let name = |held: &HeldLevel| {
        let known = entry_names(old, &held.competency);
        let known = known.or_else(|| entry_names(new, &held.competency));
        known.map_or(&held.competency, |(uri, _)| uri).clone()
    };
    let read = |profile, place| resolve(profile).map_err(|error| of_profile(error.into(), place));
    let standings = read(before, "before")?;
    read(aged, "aged")?;
    read(after, "after")?;
    let is_known = |held: &&HeldLevel| {
        let standing = standings.get(&held.competency).map(|(_, standing)| standing);
        let known = standing.filter(|one| {
            matches!(one, Standing::Level(..) | Standing::Demonstrated | Standing::NotDemonstrated)
        });
        known.is_some()
    };
    let known: BTreeSet<Key> = before.levels.iter().filter(is_known).map(name).collect();
    let rest = aged.levels.iter().filter(|held| !known.contains(&name(held)));
    let grown = after.levels.iter().filter(|held| known.contains(&name(held)));
    Ok(Profile { levels: rest.chain(grown).cloned().collect(), ..aged.clone() })
}
