//! The candidates of all roles together.

use std::collections::{BTreeMap, BTreeSet};

use super::{NextAction, NextInput, NextOptions, UnratedTarget};
use crate::evidence::{Profile, Standing, resolve};
use crate::kernel::{Key, Level, Text, Weight, apportion};
use crate::readiness::{Options, Readiness, UnlockLimits, assess, unlocks};
use crate::recommend::RecommendError;
use crate::role::Role;

/// A competency before it is scored.
#[derive(Debug, Default)]
pub(super) struct Candidate {
    pub(super) label: Option<Text>,
    /// What it adds to each role, by the weight of the role.
    pub(super) gains: BTreeMap<Key, f64>,
    /// The most levels that any role misses.
    pub(super) missing: f64,
    /// Whether all that is wrong is that nobody knows.
    pub(super) is_unknown: bool,
    pub(super) is_kept: bool,
}

impl Candidate {
    pub(super) const fn action(&self) -> NextAction {
        if self.is_kept {
            NextAction::Keep
        } else if self.is_unknown {
            NextAction::Show
        } else {
            NextAction::Learn
        }
    }
}

/// The candidates by uri, and the roles without a readiness.
pub(super) struct Gathered {
    pub(super) candidates: BTreeMap<Key, Candidate>,
    pub(super) unrated: Vec<UnratedTarget>,
}

pub(super) fn gather(
    profile: &Profile,
    roles: &[Role],
    input: &NextInput,
    next: &NextOptions,
    options: &Options,
) -> Result<Gathered, RecommendError> {
    let mut gathered = Gathered { candidates: BTreeMap::new(), unrated: Vec::new() };
    let mut rated: Vec<(&Role, Readiness)> = Vec::new();
    let mut sorted: Vec<&Role> = roles.iter().collect();
    sorted.sort_by(|a, b| a.uri.cmp(&b.uri));
    resolve(profile)?;
    for role in sorted {
        match assess(profile, role, options) {
            Ok(readiness) => rated.push((role, readiness)),
            Err(error) => {
                let problem = error.into();
                gathered.unrated.push(UnratedTarget { role: role.uri.clone(), problem });
            }
        }
    }
    let weight = |role: &Role| input.role_weights.get(&role.uri).copied().unwrap_or(Weight::ONE);
    let weights: Vec<Weight> = rated.iter().map(|(role, _)| weight(role)).collect();
    let shares = apportion(&weights);
    let kept = soon(input, next);
    for ((role, readiness), share) in rated.iter().zip(shares) {
        let limits = UnlockLimits { top: None, steps: 0 };
        let closed = unlocks(profile, std::slice::from_ref(*role), limits, options)?;
        for one in closed.competencies {
            let fresh = || Candidate { is_unknown: true, ..Candidate::default() };
            let candidate = gathered.candidates.entry(one.competency.clone()).or_insert_with(fresh);
            candidate.label = candidate.label.take().or(one.label);
            candidate.gains.insert(role.uri.clone(), share.get() * one.gain);
            let gap = readiness.gaps.iter().find(|gap| gap.competency == one.competency);
            let missing = gap.and_then(|gap| gap.gap).map_or(1.0, Level::get);
            candidate.missing = candidate.missing.max(missing);
            candidate.is_unknown &= gap.is_some_and(|gap| gap.reason.is_unknown());
        }
    }
    for ((role, readiness), weight) in rated.iter().zip(apportion(&weights)) {
        for one in readiness.contributions.iter().filter(|one| kept.contains(&one.competency)) {
            let is_gap = gathered.candidates.get(&one.competency).is_some_and(|it| !it.is_kept);
            if is_gap || one.contribution.get() <= 0.0 {
                continue;
            }
            let fresh = || Candidate { is_kept: true, ..Candidate::default() };
            let candidate = gathered.candidates.entry(one.competency.clone()).or_insert_with(fresh);
            let asked = role.requirements.iter().find(|it| it.competency == one.competency);
            candidate.label =
                candidate.label.take().or_else(|| asked.and_then(|asked| asked.label.clone()));
            candidate.gains.insert(role.uri.clone(), weight.get() * one.contribution.get());
        }
    }
    Ok(gathered)
}

/// What will soon not be enough any more.
fn soon<'a>(input: &'a NextInput, next: &NextOptions) -> BTreeSet<&'a Key> {
    let Some(as_of) = input.as_of else { return BTreeSet::new() };
    let evidence = input.evidence.iter().filter(|one| {
        let left = one.refresh_before.map(|day| day.days_since(as_of));
        left.is_some_and(|days| days <= next.keep_within_days.cast_signed())
    });
    evidence.map(|one| &one.competency).collect()
}

/// Whether a person shows a competency at all, by its uri.
pub(super) fn is_shown(profile: &Profile, competency: &Key) -> Result<bool, RecommendError> {
    let standing = resolve(profile)?.get(competency).map(|(_, standing)| standing);
    Ok(matches!(standing, Some(Standing::Level(..) | Standing::Demonstrated)))
}
