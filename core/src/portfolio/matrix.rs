//! Everybody against every role.

use serde::Serialize;

use super::Cohort;
use super::roster::{count, measure_all};
use crate::kernel::{Key, Share};
use crate::problem::Problem;
use crate::readiness::{Options, RoleIndex};

/// How many cells without a score are named with their problem.
const NAMED: usize = 100;

/// The scores of everybody for every role.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ScoreMatrix {
    /// Uris of the roles, in the order they were given: the columns.
    pub roles: Vec<Key>,
    /// The people, in the order they were given: the rows.
    pub people: Vec<PersonScores>,
    /// How many cells have no score.
    pub unrated_count: u32,
    /// The first 100 of them, with the reason.
    pub unrated: Vec<UnratedCell>,
}

/// One row of a score matrix.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PersonScores {
    /// The person.
    pub person: Key,
    /// The score for each role, in the order of columns; nothing where there is none.
    pub scores: Vec<Option<Share>>,
}

/// A person and a role without a score.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct UnratedCell {
    /// The person.
    pub person: Key,
    /// The role's uri.
    pub role: Key,
    /// Why there is no score.
    pub problem: Problem,
}

/// How ready everybody is for every role.
///
/// What it does not tell: the reasons; ask [`assess`](crate::readiness::assess) for one cell.
///
/// # Errors
///
/// * `portfolio.duplicate_person` when somebody is in the cohort twice.
/// * `evidence.duplicate_competency`, `evidence.contradiction` when a profile contradicts itself.
///
/// # Cost
///
/// O(p r) in the number of people and of requirements, and a cell of memory for each pair.
pub fn score_matrix(
    cohort: &Cohort,
    roles: &RoleIndex,
    options: &Options,
) -> Result<ScoreMatrix, Problem> {
    let mut people = Vec::with_capacity(cohort.members.len());
    let mut unrated = Vec::new();
    let mut unrated_count = 0;
    measure_all(cohort, roles, options, |_, member, row| {
        let person = &member.profile.person;
        let mut scores = Vec::with_capacity(row.len());
        for (cell, role) in row.into_iter().zip(roles.roles()) {
            match cell {
                Ok(measures) => scores.push(Some(measures.score)),
                Err(problem) => {
                    scores.push(None);
                    unrated_count += 1;
                    if unrated.len() < NAMED {
                        let (person, role) = (person.clone(), role.uri.clone());
                        unrated.push(UnratedCell { person, role, problem });
                    }
                }
            }
        }
        people.push(PersonScores { person: person.clone(), scores });
    })?;
    let roles = roles.roles().iter().map(|role| role.uri.clone()).collect();
    Ok(ScoreMatrix { roles, people, unrated_count: count(unrated_count), unrated })
}
