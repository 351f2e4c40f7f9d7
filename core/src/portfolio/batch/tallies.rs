//! How groups stand for roles, in parts that can be put together.

use serde::{Deserialize, Serialize};

use super::super::PortfolioError;
use super::exact::ExactSum;
use super::fault::{malformed, unequal};
use super::own::{NO_ROLE, OwnReadiness, VerdictCode};

/// How each group stands for each role, of some of the people.
///
/// Parts are put together by [`RoleTallies::merge`], in any order, so it never matters who was
/// counted where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "tallies of roles")]
pub struct RoleTallies {
    /// How many roles there are.
    pub roles: u32,
    /// How many groups there are; at least one.
    pub groups: u32,
    /// By role, then by group.
    pub cells: Vec<RoleTally>,
}

/// How one group stands for one role, of some of the people.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "the tally of a role")]
pub struct RoleTally {
    /// How many people there are.
    pub people: u32,
    /// How many of them have a score.
    pub rated: u32,
    /// The sum of their scores.
    pub scores: ExactSum,
    /// The sum of their coverages.
    pub coverages: ExactSum,
    /// How many of them reach the threshold.
    pub reaching: u32,
    /// How many of them are ready.
    pub ready: u32,
    /// For how many of them too little is known to say.
    pub undecided: u32,
}

impl RoleTally {
    /// Counts one person; a score that is not a number is none.
    pub fn add(&mut self, (score, coverage): (f64, f64), verdict: u8, threshold: f64) {
        self.people += 1;
        if score.is_nan() {
            return;
        }
        self.rated += 1;
        self.scores.add(score);
        self.coverages.add(coverage);
        self.reaching += u32::from(score >= threshold);
        self.ready += u32::from(verdict == VerdictCode::Ready as u8);
        self.undecided += u32::from(verdict == VerdictCode::Undecided as u8);
    }

    /// Adds other people of the same group and role.
    pub fn merge(&mut self, other: &Self) {
        self.people += other.people;
        self.rated += other.rated;
        self.scores.merge(other.scores);
        self.coverages.merge(other.coverages);
        self.reaching += other.reaching;
        self.ready += other.ready;
        self.undecided += other.undecided;
    }
}

impl RoleTallies {
    /// Tallies of nobody.
    #[must_use]
    pub fn new(roles: u32, groups: u32) -> Self {
        let cells = vec![RoleTally::default(); roles as usize * groups as usize];
        Self { roles, groups, cells }
    }

    /// Counts people who were held against their own roles, with their verdicts.
    ///
    /// `groups` has the group of each person, below the number of groups; without it, all are in
    /// the first. The threshold is that of the options.
    ///
    /// # Errors
    ///
    /// * `portfolio.malformed_table` when columns are not equally long, verdicts are not there, or
    ///   a group or a role is beyond those counted.
    pub fn add_own(
        &mut self,
        answer: &OwnReadiness,
        own: &[u32],
        groups: Option<&[u32]>,
        threshold: f64,
    ) -> Result<(), PortfolioError> {
        let people = answer.score.len();
        let lengths = [("role", own.len()), ("verdict", answer.verdict.len())];
        let group = groups.map(|groups| ("group", groups.len()));
        for (name, length) in lengths.into_iter().chain(group) {
            if length != people {
                return Err(unequal(name, length, people));
            }
        }
        self.check("group", groups.unwrap_or_default().iter().copied(), self.groups)?;
        let roles = own.iter().map(|role| if *role == NO_ROLE { 0 } else { *role });
        self.check("role", roles, self.roles.max(1))?;
        let measures = answer.score.iter().zip(&answer.coverage).zip(&answer.verdict);
        for (at, (((score, coverage), verdict), role)) in measures.zip(own).enumerate() {
            let group = groups.and_then(|groups| groups.get(at)).copied().unwrap_or_default();
            let place = *role as usize * self.groups as usize + group as usize;
            if let (Some(cell), true) = (self.cells.get_mut(place), *role != NO_ROLE) {
                cell.add((*score, *coverage), *verdict, threshold);
            }
        }
        Ok(())
    }

    fn check(
        &self,
        name: &str,
        codes: impl Iterator<Item = u32>,
        end: u32,
    ) -> Result<(), PortfolioError> {
        let mut wrong = codes.enumerate().filter(|(_, code)| *code >= end).map(|(at, _)| at);
        let what = format!("a code that is not below {end}");
        wrong.next().map_or(Ok(()), |first| {
            Err(malformed(name, &what, std::iter::once(first).chain(wrong)))
        })
    }

    /// Adds what was counted of other people.
    ///
    /// # Errors
    ///
    /// * `portfolio.malformed_table` when the other has other numbers of roles or of groups.
    pub fn merge(&mut self, other: &Self) -> Result<(), PortfolioError> {
        let is_same = (self.roles, self.groups) == (other.roles, other.groups);
        if !is_same || self.cells.len() != other.cells.len() {
            return Err(unequal("cells", other.cells.len(), self.cells.len()));
        }
        self.cells.iter_mut().zip(&other.cells).for_each(|(cell, one)| cell.merge(one));
        Ok(())
    }
}
