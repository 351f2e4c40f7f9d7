//! A readiness before and after some changes.

use std::collections::BTreeMap;

use super::super::assess::assess;
use super::super::difference::difference;
use super::super::{GateState, Options, Readiness, ReadinessError};
use super::overlay::Overlay;
use super::{Change, ContributionChange, GateChange, Outcome, VerdictChange, WhatIf};
use crate::evidence::{Profile, resolve};
use crate::kernel::{Key, Share, Text};
use crate::role::Role;

/// What becomes of a readiness if these things were otherwise; nothing that is given is touched.
///
/// The changes apply one after the other, so a later one sees what an earlier one did.
/// Both sides are assessed by [`assess`], with all their gates, equivalents, conditions and
/// choices, and the difference of the scores is split by competency.
/// A change of a weight moves the shares of all others, so many competencies may have a part in it.
/// Where a side has no readiness, such as a role whose last requirement was dropped, its problem
/// stands in its place, at the change that brought it about.
///
/// ```
/// use prowess::readiness::{self, Change};
/// use prowess::{evidence, role};
///
/// let ana = evidence::parse(r#"{"person": "ana", "levels": [{"competency": "sql", "level": 2}]}"#)?;
/// let analyst = role::parse(
///     r#"{"uri": "role/analyst",
///         "scales": [{"id": "five-step", "kind": "ordinal", "minimum": 0, "maximum": 5}],
///         "requirements": [{"competency": "sql", "required_level": 4},
///                          {"competency": "statistics", "required_level": 3}]}"#,
/// )?;
/// let changes: Vec<Change> = serde_json::from_str(
///     r#"[{"kind": "set_level", "competency": "sql", "level": 4}]"#,
/// ).expect("changes");
/// let answer = readiness::what_if(&ana, &analyst, &changes, &readiness::Options::default())?;
///
/// // SQL is half of the role and was half met.
/// assert_eq!(answer.difference, Some(0.25));
/// assert_eq!(answer.contributions.len(), 1);
/// # Ok::<(), prowess::Problem>(())
/// ```
///
/// What it does not tell: how likely the change is, and what it would cost.
///
/// # Errors
///
/// * `readiness.unknown_competency` at `changes[i].competency` when neither role nor profile name
///   the competency of a level, a status or something to forget.
/// * `readiness.not_asked` at `changes[i].competency` when the role does not ask for the competency
///   whose requirement is to change.
/// * `evidence.duplicate_competency`, `evidence.contradiction` when the profile contradicts itself.
/// * `kernel.out_of_range` when a parameter of the formula is.
///
/// # Cost
///
/// O(n) in the number of requirements, levels and changes, each change O(n) in the worst case.
pub fn what_if(
    profile: &Profile,
    role: &Role,
    changes: &[Change],
    options: &Options,
) -> Result<WhatIf, ReadinessError> {
    options.check()?;
    resolve(profile)?;
    let overlay = Overlay::new(profile, role, changes, options)?;
    let before = match assess(profile, role, options) {
        Ok(readiness) => Outcome::Rated { readiness: Box::new(readiness) },
        Err(error) => Outcome::Unrated { problem: Box::new(error.into()) },
    };
    let after = match assess(&overlay.profile, &overlay.role, &overlay.options) {
        Ok(readiness) => Outcome::Rated { readiness: Box::new(readiness) },
        Err(error) => Outcome::Unrated { problem: Box::new(overlay.traced(error.into())) },
    };
    let sides = before.readiness().zip(after.readiness());
    let verdicts = VerdictChange {
        before: before.readiness().map(|readiness| readiness.verdict),
        after: after.readiness().map(|readiness| readiness.verdict),
    };
    Ok(WhatIf {
        difference: sides.map(|(before, after)| difference(before.score, after.score)),
        contributions: sides.map_or_else(Vec::new, |(before, after)| {
            contributions(before, after, role, &overlay.role)
        }),
        gates: sides.map_or_else(Vec::new, |(before, after)| gates(before, after)),
        verdict: (verdicts.before != verdicts.after).then_some(verdicts),
        before,
        after,
    })
}

/// What each competency has to do with the difference, where it has.
fn contributions(
    before: &Readiness,
    after: &Readiness,
    role: &Role,
    changed: &Role,
) -> Vec<ContributionChange> {
    let mut sides: BTreeMap<&Key, (Share, Share)> = BTreeMap::new();
    for part in &before.contributions {
        sides.entry(&part.competency).or_default().0 = part.contribution;
    }
    for part in &after.contributions {
        sides.entry(&part.competency).or_default().1 = part.contribution;
    }
    let differ = sides.into_iter().filter(|(_, (before, after))| before != after);
    let change = |(competency, (before, after)): (&Key, (Share, Share))| ContributionChange {
        competency: competency.clone(),
        label: label(changed, competency).or_else(|| label(role, competency)),
        before,
        after,
        difference: difference(before, after),
    };
    differ.map(change).collect()
}

fn label(role: &Role, competency: &Key) -> Option<Text> {
    let mut asked = role.requirements.iter();
    asked.find(|asked| asked.competency == *competency)?.label.clone()
}

/// The must-haves whose state is another one.
fn gates(before: &Readiness, after: &Readiness) -> Vec<GateChange> {
    type States<'a> = (Option<&'a Text>, Option<GateState>, Option<GateState>);
    let mut sides: BTreeMap<&Key, States<'_>> = BTreeMap::new();
    for gate in &before.gates {
        let entry = sides.entry(&gate.requirement).or_default();
        (entry.0, entry.1) = (gate.label.as_ref(), Some(gate.state));
    }
    for gate in &after.gates {
        let entry = sides.entry(&gate.requirement).or_default();
        (entry.0, entry.2) = (gate.label.as_ref().or(entry.0), Some(gate.state));
    }
    let differ = sides.into_iter().filter(|(_, (_, before, after))| before != after);
    let change = |(requirement, (label, before, after)): (&Key, States<'_>)| GateChange {
        requirement: requirement.clone(),
        label: label.cloned(),
        before,
        after,
    };
    differ.map(change).collect()
}
