//! Reports, as they are read.
//!
//! The rules write them and never read them, so their own types cannot be read.
//! These have the same members, and a test writes with the one and reads with the other.

use serde::{Deserialize, Serialize};

use super::{Key, Level, Readiness, Text};

/// A problem that the rules found, as one entry of a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportedProblem {
    /// Stable name, such as `readiness.empty_role`.
    pub code: String,
    /// What is wrong, in the words of the field.
    pub message: String,
    /// Where in the caller's data.
    pub path: Option<String>,
    /// What to do about it.
    pub help: Option<String>,
}

/// One person against many roles.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Comparison {
    /// The person.
    pub person: Key,
    /// The readiness for each role, the highest score first; equal scores by uri.
    pub results: Vec<Readiness>,
    /// How many roles have a readiness, whether returned or not.
    pub compared: u32,
    /// Roles without a readiness, in the order they were given.
    pub unrated: Vec<UnratedRole>,
}

/// A role without a readiness, and why.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct UnratedRole {
    /// The role's uri.
    pub role: Key,
    /// The role's code.
    pub code: Option<Key>,
    /// The role's title in the best language.
    pub title: Option<Text>,
    /// Why it has no readiness.
    pub problem: ReportedProblem,
}

/// How one group stands for one role.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RoleSummary {
    /// The role's uri.
    pub role: Key,
    /// The role's code.
    pub code: Option<Key>,
    /// The role's title in the best language.
    pub title: Option<Text>,
    /// The group; nothing for those who have none, and for all where no column was named.
    pub group: Option<Key>,
    /// How many people there are.
    pub people: u32,
    /// How many of them have a score for the role.
    pub rated: u32,
    /// The mean of their scores; nothing where nobody has one.
    pub mean_score: Option<f64>,
    /// The mean of their coverages.
    pub mean_coverage: Option<f64>,
    /// How many of them reach the threshold.
    pub reaching: u32,
    /// How many of them are ready.
    pub ready: u32,
    /// For how many of them too little is known to say.
    pub undecided: u32,
}

/// Groups below one another, roles beside one another.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Heatmap {
    /// The groups, in order; those without a group have no name and are the last.
    pub rows: Vec<Option<Key>>,
    /// The roles, in the order they were given.
    pub columns: Vec<HeatmapColumn>,
    /// One for each row and column, row by row.
    pub cells: Vec<HeatmapCell>,
}

/// One role of a heatmap.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeatmapColumn {
    /// The role's uri.
    pub role: Key,
    /// The role's code.
    pub code: Option<Key>,
    /// The role's title in the best language.
    pub title: Option<Text>,
}

/// One cell of a heatmap.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HeatmapCell {
    /// The row, from 0.
    pub row: u32,
    /// The column, from 0.
    pub column: u32,
    /// The mean score, from 0 to 1; nothing where nobody has one, which is no 0.
    pub mean_score: Option<f64>,
    /// How many people have a score: the mean of few says little.
    pub rated: u32,
}

/// Who holds what is needed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Coverage {
    /// How many people there are.
    pub people: u32,
    /// One for each demand, in the order given.
    pub competencies: Vec<CompetencyCoverage>,
    /// How many of the demands have as many holders as they need.
    pub covered: u32,
    /// The fewest holders that any of them has.
    pub bus_factor: Option<u32>,
}

/// Who holds one competency.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
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

/// What the people of a cohort lack for their target roles.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RecurringGaps {
    /// How many people have a target role and a readiness for it.
    pub assessed: u32,
    /// How many of them are ready.
    pub ready: u32,
    /// The mean of their scores; nothing where there are none.
    pub mean_score: Option<f64>,
    /// How many people have no target role.
    pub without_target: u32,
    /// How many people have one and no readiness for it.
    pub unrated: u32,
    /// What is lacking: the largest loss first, then by competency.
    pub gaps: Vec<RecurringGap>,
}

/// One competency that people lack.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RecurringGap {
    /// Uri of the competency.
    pub competency: Key,
    /// Its label, where a role has one.
    pub label: Option<Text>,
    /// Of how many people it is asked.
    pub asked: u32,
    /// How many of them lack it: the next three.
    pub lacking: u32,
    /// Of how many of those nothing is known, or no longer.
    pub unknown: u32,
    /// How many of those show a level, and too low a one.
    pub too_low: u32,
    /// How many of those do not show it although there was the chance.
    pub not_demonstrated: u32,
    /// What the scores of all of them lose by it, added up.
    pub loss: f64,
    /// For how many of them it is a must-have that is not there.
    pub blocks: u32,
    /// For how many people who are not ready it is the only gap.
    pub last_gap: u32,
}
