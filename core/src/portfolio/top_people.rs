//! The best people of every role.

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use super::Cohort;
use super::roster::{count, measure_all};
use crate::kernel::{Key, KeyIndex, Share, Text};
use crate::problem::Problem;
use crate::readiness::{GateState, Options, RoleIndex, Scores, Verdict, assess};
use crate::role::Role;

/// Whom to look for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields, expecting = "a search for talent")]
pub struct TalentSearch {
    /// How many people are named for each role; without it, 10.
    pub top: u32,
    /// The score from which people are named, from 0 to 1; without it, 0.
    pub minimum_score: Share,
    /// The coverage from which people are named, from 0 to 1; without it, 0.
    pub minimum_coverage: Share,
    /// Whether a must-have that is closed or unknown leaves a person out; without it, it does.
    pub only_open_gates: bool,
    /// People who are not looked at, such as those who have the role already.
    pub exclude: Vec<Key>,
}

impl Default for TalentSearch {
    fn default() -> Self {
        Self {
            top: 10,
            minimum_score: Share::NONE,
            minimum_coverage: Share::NONE,
            only_open_gates: true,
            exclude: Vec::new(),
        }
    }
}

/// The people who suit one role best.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RoleCandidates {
    /// The role's uri.
    pub role: Key,
    /// The role's code.
    pub code: Option<Key>,
    /// The role's title in the best language.
    pub title: Option<Text>,
    /// The best people: by score, then by coverage, then by name.
    pub people: Vec<Candidate>,
    /// How many people pass all conditions, whether named or not.
    pub found: u32,
    /// How many are below the score asked.
    pub below_score: u32,
    /// How many reach it and are below the coverage asked.
    pub below_coverage: u32,
    /// How many reach both and lack a must-have.
    pub gates_not_open: u32,
    /// How many have no score for the role.
    pub unrated: u32,
    /// How many were excluded by name.
    pub excluded: u32,
}

/// One person who suits a role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Candidate {
    /// The person.
    pub person: Key,
    /// The met part of what the role asks, from 0 to 1.
    pub score: Share,
    /// The lowest score that could come of it once everything is known.
    pub low: Share,
    /// The highest score that could come of it once everything is known.
    pub high: Share,
    /// The part of the weight about which something is known.
    pub coverage: Share,
    /// Whether the person is ready.
    pub verdict: Verdict,
}

/// Who suits each role best.
///
/// A person is left out by the first condition that is not passed, in the order of the counts of
/// [`RoleCandidates`]; the counts and the people found add up to the cohort.
/// It finds people to talk to; it does not decide about anybody.
///
/// # Errors
///
/// * those of [`score_matrix`](super::score_matrix).
///
/// # Cost
///
/// O(p r) in the number of people and of requirements.
pub fn top_people(
    cohort: &Cohort,
    roles: &RoleIndex,
    search: &TalentSearch,
    options: &Options,
) -> Result<Vec<RoleCandidates>, Problem> {
    let excluded = KeyIndex::new(search.exclude.iter().zip(0..));
    let mut lists: Vec<RoleCandidates> =
        roles.roles().iter().map(|role| nobody_yet(role, options)).collect();
    measure_all(cohort, roles, options, |_, member, row| {
        let is_excluded = excluded.get(&member.profile.person).is_some();
        for ((list, role), cell) in lists.iter_mut().zip(roles.roles()).zip(row) {
            match cell {
                _ if is_excluded => list.excluded += 1,
                Err(_) => list.unrated += 1,
                Ok(scores) if scores.score < search.minimum_score => list.below_score += 1,
                Ok(scores) if scores.coverage < search.minimum_coverage => {
                    list.below_coverage += 1;
                }
                Ok(_) if search.only_open_gates && lacks_must_have(member, role, options) => {
                    list.gates_not_open += 1;
                }
                Ok(scores) => list.people.push(candidate(&member.profile.person, scores)),
            }
        }
    })?;
    for list in &mut lists {
        list.found = count(list.people.len());
        let order = |one: &Candidate| (Reverse(one.score), Reverse(one.coverage));
        list.people.sort_by(|a, b| order(a).cmp(&order(b)).then_with(|| a.person.cmp(&b.person)));
        list.people.truncate(search.top as usize);
    }
    Ok(lists)
}

fn nobody_yet(role: &Role, options: &Options) -> RoleCandidates {
    RoleCandidates {
        role: role.uri.clone(),
        code: role.code.clone(),
        title: role.titles.preferred(&options.languages).cloned(),
        people: Vec::new(),
        found: 0,
        below_score: 0,
        below_coverage: 0,
        gates_not_open: 0,
        unrated: 0,
        excluded: 0,
    }
}

fn candidate(person: &Key, scores: Scores) -> Candidate {
    let Scores { score, low, high, coverage, verdict } = scores;
    Candidate { person: person.clone(), score, low, high, coverage, verdict }
}

/// Whether a must-have is closed or unknown; only a role with terms has some.
fn lacks_must_have(member: &super::Member, role: &Role, options: &Options) -> bool {
    let is_there = |state| state == GateState::Open;
    role.has_terms()
        && assess(&member.profile, role, options)
            .is_ok_and(|report| !report.gates.iter().all(|gate| is_there(gate.state)))
}
