//! How groups stand for roles.

use serde::{Deserialize, Serialize};

use super::Cohort;
use super::groups::Groups;
use super::roster::{Sum, measure_all};
use crate::kernel::{Key, Share, Text};
use crate::problem::Problem;
use crate::readiness::{Options, RoleIndex, Scores, Verdict};

/// How one group stands for one role.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a summary of a role")]
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
    /// How many of them reach the threshold of the options, which is 1 where there is none.
    pub reaching: u32,
    /// How many of them are ready.
    pub ready: u32,
    /// For how many of them too little is known to say.
    pub undecided: u32,
}

/// The mean and the count above the threshold, for every role and every group.
///
/// Rows go by role in the order given, then by group; `by` names the column of groups.
/// A mean of few people tells about single people: [`safe_summary`](super::safe_summary) hides them
/// before it is shown.
///
/// # Errors
///
/// * `portfolio.unknown_column` when nobody has a group of the column.
/// * those of [`score_matrix`](super::score_matrix).
///
/// # Cost
///
/// O(p r) in the number of people and of requirements.
pub fn summarise(
    cohort: &Cohort,
    roles: &RoleIndex,
    by: Option<&Key>,
    options: &Options,
) -> Result<Vec<RoleSummary>, Problem> {
    let groups = Groups::by(cohort, by)?;
    let width = groups.names.len();
    let mut tallies = vec![Tally::default(); roles.roles().len() * width];
    let threshold = options.threshold.unwrap_or(Share::ALL);
    measure_all(cohort, roles, options, |at, _, row| {
        let own = tallies.iter_mut().skip(groups.of(at)).step_by(width);
        for (tally, cell) in own.zip(row) {
            tally.count(cell.ok(), threshold);
        }
    })?;
    let mut tallies = tallies.into_iter();
    let mut rows = Vec::with_capacity(tallies.len());
    for role in roles.roles() {
        for (group, tally) in groups.names.iter().zip(tallies.by_ref()) {
            rows.push(RoleSummary {
                role: role.uri.clone(),
                code: role.code.clone(),
                title: role.titles.preferred(&options.languages).cloned(),
                group: group.cloned(),
                people: tally.people,
                rated: tally.scores.number,
                mean_score: tally.scores.mean(),
                mean_coverage: tally.coverages.mean(),
                reaching: tally.reaching,
                ready: tally.ready,
                undecided: tally.undecided,
            });
        }
    }
    Ok(rows)
}

#[derive(Debug, Clone, Copy, Default)]
struct Tally {
    people: u32,
    scores: Sum,
    coverages: Sum,
    reaching: u32,
    ready: u32,
    undecided: u32,
}

impl Tally {
    fn count(&mut self, scores: Option<Scores>, threshold: Share) {
        self.people += 1;
        let Some(scores) = scores else { return };
        self.scores.add(scores.score);
        self.coverages.add(scores.coverage);
        self.reaching += u32::from(scores.score >= threshold);
        self.ready += u32::from(scores.verdict == Verdict::Ready);
        self.undecided += u32::from(scores.verdict == Verdict::Undecided);
    }
}
