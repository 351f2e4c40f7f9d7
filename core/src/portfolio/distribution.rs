//! How many people have which level.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::Cohort;
use super::groups::Groups;
use super::roster::{check, of_member};
use crate::evidence::{EvidenceError, Standing, resolve};
use crate::kernel::{Key, Level};
use crate::problem::Problem;

/// How many people of one group have which level of one competency.
///
/// The counts of levels and the four beside them add up to the people.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LevelDistribution {
    /// The competency, by the name that profiles use.
    pub competency: Key,
    /// The group; nothing for those who have none, and for all where no column was named.
    pub group: Option<Key>,
    /// How many people there are.
    pub people: u32,
    /// How many have which level, by scale and from the lowest level on.
    pub levels: Vec<LevelCount>,
    /// How many show it at an open level.
    pub demonstrated: u32,
    /// How many had the chance to show it, and did not.
    pub not_demonstrated: u32,
    /// For how many it makes no sense.
    pub not_applicable: u32,
    /// Of how many nothing that counts is known: a column of its own, and never a level of 0.
    pub unknown: u32,
}

/// How many people have one level.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LevelCount {
    /// The scale of the level, where it names one.
    pub scale: Option<Key>,
    /// The level.
    pub level: Level,
    /// How many people have it.
    pub people: u32,
}

/// How many people have which level of each competency, with the unknown beside them.
///
/// Rows go by competency in the order given, then by group; without competencies, all that the
/// cohort names are answered for, in order.
///
/// # Errors
///
/// * `portfolio.unknown_column` when nobody has a group of the column.
/// * `portfolio.duplicate_person`, `evidence.duplicate_competency`, `evidence.contradiction` as in
///   [`score_matrix`](super::score_matrix).
///
/// # Cost
///
/// O(p c log l) in the number of people, of competencies and of different levels.
pub fn distribution(
    cohort: &Cohort,
    competencies: &[Key],
    by: Option<&Key>,
) -> Result<Vec<LevelDistribution>, Problem> {
    check(cohort, "cohort")?;
    let groups = Groups::by(cohort, by)?;
    let entries = || cohort.members.iter().flat_map(|member| &member.profile.levels);
    let all: Vec<Key> = if competencies.is_empty() {
        let named: BTreeSet<&Key> = entries().map(|held| &held.competency).collect();
        named.into_iter().cloned().collect()
    } else {
        competencies.to_vec()
    };
    let width = groups.names.len();
    let mut tallies: Vec<Tally<'_>> = vec![Tally::default(); all.len() * width];
    for (at, member) in cohort.members.iter().enumerate() {
        let of_profile = |error: EvidenceError| of_member(error.into(), "cohort", at);
        let standings = resolve(&member.profile).map_err(of_profile)?;
        let own = tallies.iter_mut().skip(groups.of(at)).step_by(width);
        for (tally, competency) in own.zip(&all) {
            tally.count(standings.get(competency).map(|(_, standing)| standing));
        }
    }
    let mut tallies = tallies.into_iter();
    let mut rows = Vec::with_capacity(tallies.len());
    for competency in all {
        for (group, tally) in groups.names.iter().zip(tallies.by_ref()) {
            rows.push(tally.close(competency.clone(), group.cloned()));
        }
    }
    Ok(rows)
}

#[derive(Debug, Clone, Default)]
struct Tally<'a> {
    people: u32,
    /// By scale and level; a level of 0 or more is ordered as its bits are.
    levels: BTreeMap<(Option<&'a Key>, u64), (Level, u32)>,
    demonstrated: u32,
    not_demonstrated: u32,
    not_applicable: u32,
    unknown: u32,
}

impl<'a> Tally<'a> {
    fn count(&mut self, standing: Option<Standing<'a>>) {
        self.people += 1;
        match standing {
            None | Some(Standing::Unknown(_)) => self.unknown += 1,
            Some(Standing::Demonstrated) => self.demonstrated += 1,
            Some(Standing::NotDemonstrated) => self.not_demonstrated += 1,
            Some(Standing::NotApplicable) => self.not_applicable += 1,
            Some(Standing::Level(level, scale)) => {
                let place = (scale, in_order(level));
                self.levels.entry(place).or_insert((level, 0)).1 += 1;
            }
        }
    }

    fn close(self, competency: Key, group: Option<Key>) -> LevelDistribution {
        let levels = self.levels.into_iter().map(|((scale, _), (level, people))| LevelCount {
            scale: scale.cloned(),
            level,
            people,
        });
        LevelDistribution {
            competency,
            group,
            people: self.people,
            levels: levels.collect(),
            demonstrated: self.demonstrated,
            not_demonstrated: self.not_demonstrated,
            not_applicable: self.not_applicable,
            unknown: self.unknown,
        }
    }
}

/// A number that is in the order of levels: as `f64::total_cmp` compares them.
fn in_order(level: Level) -> u64 {
    // Both zeros are one level.
    let bits = (level.get() + 0.0).to_bits();
    if bits >> 63 == 0 { bits | 1 << 63 } else { !bits }
}
