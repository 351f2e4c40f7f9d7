//! Counts of gaps.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use super::super::exact::ExactSum;

/// What some people lack for the roles they aim at.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a tally of gaps")]
pub struct GapTally {
    /// How many people have a role and a score for it.
    pub assessed: u32,
    /// How many of them are ready.
    pub ready: u32,
    /// The sum of their scores.
    pub scores: ExactSum,
    /// How many people have no role.
    pub without_role: u32,
    /// How many people have one and no score for it.
    pub unrated: u32,
    /// One for each competency that is asked of any of them, in order of positions.
    pub competencies: Vec<CompetencyTally>,
}

/// How often one competency is asked, and lacking.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "the tally of a competency")]
pub struct CompetencyTally {
    /// Its position in the list of competencies.
    pub competency: u32,
    /// Of how many people it is asked.
    pub asked: u32,
    /// How many of them lack it: the next two.
    pub lacking: u32,
    /// Of how many of those nothing is known.
    pub unknown: u32,
    /// How many of those show a level, and too low a one.
    pub too_low: u32,
    /// What the scores of all of them lose by it, added up.
    pub loss: ExactSum,
    /// For how many of them it is a must-have that is not there.
    pub blocks: u32,
    /// For how many people who are not ready it is the only gap, so that they would be if it were
    /// closed.
    pub last_gap: u32,
}

impl GapTally {
    /// Adds what was counted of other people.
    pub fn merge(&mut self, other: &Self) {
        self.assessed += other.assessed;
        self.ready += other.ready;
        self.scores.merge(other.scores);
        self.without_role += other.without_role;
        self.unrated += other.unrated;
        if self.competencies.is_empty() {
            self.competencies.clone_from(&other.competencies);
            return;
        }
        let mut all = Vec::with_capacity(self.competencies.len().max(other.competencies.len()));
        let mut ours = self.competencies.iter().peekable();
        let mut theirs = other.competencies.iter().peekable();
        while let Some((one, two)) = ours.peek().zip(theirs.peek()) {
            match one.competency.cmp(&two.competency) {
                Ordering::Less => all.extend(ours.next()),
                Ordering::Greater => all.extend(theirs.next()),
                Ordering::Equal => {
                    let mut sum = **one;
                    sum.merge(two);
                    all.push(sum);
                    ours.next();
                    theirs.next();
                }
            }
        }
        all.extend(ours);
        all.extend(theirs);
        self.competencies = all;
    }

    /// The mean of the scores; nothing where there are none.
    #[must_use]
    pub fn mean_score(&self) -> Option<f64> {
        self.scores.mean(self.assessed)
    }

    /// What is lacking: the largest loss first, then in order of positions.
    #[must_use]
    pub fn ranked(&self) -> Vec<CompetencyTally> {
        let lacking = self.competencies.iter().copied().filter(|one| one.lacking > 0);
        let mut all: Vec<CompetencyTally> = lacking.collect();
        all.sort_by(|a, b| b.loss.cmp(&a.loss).then(a.competency.cmp(&b.competency)));
        all
    }
}

impl CompetencyTally {
    /// Adds what was counted of other people.
    fn merge(&mut self, other: &Self) {
        self.asked += other.asked;
        self.lacking += other.lacking;
        self.unknown += other.unknown;
        self.too_low += other.too_low;
        self.loss.merge(other.loss);
        self.blocks += other.blocks;
        self.last_gap += other.last_gap;
    }
}
