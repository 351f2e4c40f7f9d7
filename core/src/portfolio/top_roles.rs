//! The best roles of everybody.

use super::Cohort;
use super::roster::{check, of_member};
use crate::problem::Problem;
use crate::readiness::{Options, Ranking, RoleIndex};

/// For which roles each person is the readiest, in the order of people.
///
/// Each answer is that of [`rank`](crate::readiness::rank); [`Options::top`] says how many roles.
///
/// # Errors
///
/// * those of [`score_matrix`](super::score_matrix).
///
/// # Cost
///
/// O(p r) in the number of people and of requirements.
pub fn top_roles(
    cohort: &Cohort,
    roles: &RoleIndex,
    options: &Options,
) -> Result<Vec<Ranking>, Problem> {
    check(cohort, "cohort")?;
    let rank = |(at, member): (usize, &super::Member)| {
        let ranking = roles.rank(&member.profile, options);
        ranking.map_err(|error| of_member(error.into(), "cohort", at))
    };
    cohort.members.iter().enumerate().map(rank).collect()
}
