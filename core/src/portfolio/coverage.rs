//! Who holds what is needed.

use serde::{Deserialize, Serialize};

use super::Cohort;
use super::roster::{check, count, of_member};
use crate::evidence::{EvidenceError, Standing, resolve};
use crate::kernel::{Key, Level};
use crate::problem::Problem;

/// A competency that is needed at a level.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a competency that is needed")]
pub struct LevelDemand {
    /// The competency, by the name that profiles use.
    pub competency: Key,
    /// The level needed; without it, any level that is demonstrated will do.
    #[serde(default)]
    pub level: Option<Level>,
    /// The scale of that level; without it, levels count whatever scale they name.
    #[serde(default)]
    pub scale: Option<Key>,
    /// How many people are needed; without it, 1.
    #[serde(default)]
    pub people: Option<u32>,
}

/// How to answer about coverage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields, expecting = "options of a coverage")]
pub struct CoverageOptions {
    /// Holders are named where there are no more than this many; without it, 3.
    pub name_up_to: u32,
}

impl Default for CoverageOptions {
    fn default() -> Self {
        Self { name_up_to: 3 }
    }
}

/// Who holds what is needed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Coverage {
    /// How many people there are.
    pub people: u32,
    /// One for each demand, in the order given.
    pub competencies: Vec<CompetencyCoverage>,
    /// How many of the demands have as many holders as they need.
    pub covered: u32,
    /// The fewest holders that any of them has: so many people have to leave, at the least, until
    /// one of them has nobody. Nothing where nothing is demanded.
    pub bus_factor: Option<u32>,
}

/// Who holds one competency.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CompetencyCoverage {
    /// The competency.
    pub competency: Key,
    /// The level needed.
    pub level: Option<Level>,
    /// How many people are needed.
    pub needed: u32,
    /// How many hold it at that level or above.
    pub holders: u32,
    /// How many more are needed than there are.
    pub missing: u32,
    /// How many more there are than are needed.
    pub surplus: u32,
    /// How many show it below that level, or show that they do not have it.
    pub below: u32,
    /// How many show it on another scale, or at an open level where one is needed.
    pub not_comparable: u32,
    /// Of how many nothing that counts is known.
    pub unknown: u32,
    /// The holders in order of name, where there are few enough to name.
    pub named: Vec<Key>,
}

/// Who holds what is needed: supply against demand, and who must not leave.
///
/// A holder shows the competency at the level needed or above; of everybody else it is said why
/// not, and the four counts add up to the cohort.
/// Unknown is not a level below: whoever was never asked may hold it.
/// A level counts on the scale that the demand names, and on whichever where it names none.
///
/// # Errors
///
/// * `portfolio.duplicate_person`, `evidence.duplicate_competency`, `evidence.contradiction` as in
///   [`score_matrix`](super::score_matrix).
///
/// # Cost
///
/// O(p d) in the number of people and of demands.
pub fn coverage(
    cohort: &Cohort,
    demands: &[LevelDemand],
    options: CoverageOptions,
) -> Result<Coverage, Problem> {
    check(cohort, "cohort")?;
    let mut rows: Vec<(CompetencyCoverage, Vec<&Key>)> =
        demands.iter().map(|demand| (nobody_yet(demand), Vec::new())).collect();
    for (at, member) in cohort.members.iter().enumerate() {
        let of_profile = |error: EvidenceError| of_member(error.into(), "cohort", at);
        let standings = resolve(&member.profile).map_err(of_profile)?;
        for ((row, holders), demand) in rows.iter_mut().zip(demands) {
            match how(demand, standings.get(&demand.competency).map(|(_, standing)| standing)) {
                How::Holds => {
                    row.holders += 1;
                    holders.push(&member.profile.person);
                }
                How::Below => row.below += 1,
                How::NotComparable => row.not_comparable += 1,
                How::Unknown => row.unknown += 1,
            }
        }
    }
    let close = |(mut row, mut holders): (CompetencyCoverage, Vec<&Key>)| {
        row.missing = row.needed.saturating_sub(row.holders);
        row.surplus = row.holders.saturating_sub(row.needed);
        if row.holders <= options.name_up_to {
            holders.sort_unstable();
            row.named = holders.into_iter().cloned().collect();
        }
        row
    };
    let competencies: Vec<CompetencyCoverage> = rows.into_iter().map(close).collect();
    let covered = competencies.iter().filter(|row| row.missing == 0).count();
    let bus_factor = competencies.iter().map(|row| row.holders).min();
    let people = count(cohort.members.len());
    Ok(Coverage { people, competencies, covered: count(covered), bus_factor })
}

enum How {
    Holds,
    Below,
    NotComparable,
    Unknown,
}

fn how(demand: &LevelDemand, standing: Option<Standing<'_>>) -> How {
    match (standing, demand.level) {
        (None | Some(Standing::Unknown(_)), _) => How::Unknown,
        (Some(Standing::NotDemonstrated | Standing::NotApplicable), _) => How::Below,
        (Some(Standing::Level(..) | Standing::Demonstrated), None) => How::Holds,
        (Some(Standing::Demonstrated), Some(_)) => How::NotComparable,
        (Some(Standing::Level(held, scale)), Some(needed)) => {
            let is_other = demand.scale.as_ref().zip(scale).is_some_and(|(a, b)| a != b);
            match held >= needed {
                _ if is_other => How::NotComparable,
                true => How::Holds,
                false => How::Below,
            }
        }
    }
}

fn nobody_yet(demand: &LevelDemand) -> CompetencyCoverage {
    CompetencyCoverage {
        competency: demand.competency.clone(),
        level: demand.level,
        needed: demand.people.unwrap_or(1),
        holders: 0,
        missing: 0,
        surplus: 0,
        below: 0,
        not_comparable: 0,
        unknown: 0,
        named: Vec::new(),
    }
}
