//! One person against many roles.

use std::cmp::Reverse;

use super::assess::Bench;
use super::lookup::Lookup;
use super::{Comparison, Options, ReadinessError, UnratedRole};
use crate::evidence::Profile;
use crate::kernel::Share;
use crate::problem::Problem;
use crate::role::Role;

/// How ready one person is for each of many roles, the readiest first.
///
/// Each role is assessed by itself, as by [`assess`](super::assess); equal scores are ordered by
/// coverage, then by uri.
/// With [`Options::top`] only that many are returned with their parts, and all are still compared.
/// A role without a readiness, such as one that asks nothing, is listed with its problem.
///
/// # Errors
///
/// * `evidence.duplicate_competency`, `evidence.contradiction` when the profile contradicts itself.
///
/// # Cost
///
/// O(n log n) in the number of requirements.
pub fn compare(
    profile: &Profile,
    roles: &[Role],
    options: &Options,
) -> Result<Comparison, ReadinessError> {
    options.check()?;
    let lookup = Lookup::new(profile)?;
    let mut bench = Bench::default();
    let mut ranked: Vec<(Reverse<Share>, Reverse<Share>, &Role)> = Vec::new();
    let mut without = Vec::new();
    for (at, role) in roles.iter().enumerate() {
        match bench.measure(&lookup, role, options) {
            Ok(measures) => {
                ranked.push((Reverse(measures.score), Reverse(measures.coverage), role));
            }
            Err(error) => without.push(unrated(role, at, error, options)),
        }
    }
    ranked.sort_by(|(score, coverage, role), (other_score, other_coverage, other)| {
        (score, coverage, &role.uri).cmp(&(other_score, other_coverage, &other.uri))
    });
    let compared = u32::try_from(ranked.len()).unwrap_or(u32::MAX);
    ranked.truncate(options.top.map_or(usize::MAX, |top| top as usize));
    let mut results = Vec::with_capacity(ranked.len());
    for (_, _, role) in ranked {
        let measures = bench.measure(&lookup, role, options)?;
        results.push(bench.report(measures, &lookup, role, options));
    }
    Ok(Comparison { person: profile.person.clone(), results, compared, unrated: without })
}

/// A role among several that has no readiness.
pub(super) fn unrated(
    role: &Role,
    at: usize,
    error: ReadinessError,
    options: &Options,
) -> UnratedRole {
    UnratedRole {
        role: role.uri.clone(),
        code: role.code.clone(),
        title: role.titles.preferred(&options.languages).cloned(),
        problem: at_role(error.into(), at),
    }
}

/// The problem of one role among several: its path names which.
fn at_role(mut problem: Problem, at: usize) -> Problem {
    if let Some(rest) = problem.path.as_deref().and_then(|path| path.strip_prefix("role.")) {
        problem.path = Some(format!("roles[{at}].{rest}"));
    }
    problem
}
