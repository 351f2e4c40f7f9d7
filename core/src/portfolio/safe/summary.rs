//! How groups stand for roles, without telling on anybody.

use serde::Serialize;

use super::guard::{Measured, OpenCell, guard};
use super::{HiddenReason, SuppressionPolicy, check_policy, within};
use crate::kernel::{KernelError, Key, Text};
use crate::portfolio::{PortfolioError, RoleSummary};
use crate::problem::Fault;

/// How groups stand for roles, where nobody can be found out.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SafeSummary {
    /// By role in the order given, then by group, then all groups together.
    pub rows: Vec<SafeRoleSummary>,
    /// How many of the groups are hidden, the same ones for every role.
    pub hidden_groups: u32,
    /// The policy it was made by.
    pub policy: SuppressionPolicy,
}

/// How one group stands for one role, or that it is hidden.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SafeRoleSummary {
    /// The role's uri.
    pub role: Key,
    /// The role's code.
    pub code: Option<Key>,
    /// The role's title in the best language.
    pub title: Option<Text>,
    /// The group; nothing for those who have none, and for all groups together.
    pub group: Option<Key>,
    /// Whether it is all groups together.
    pub is_total: bool,
    /// What is shown.
    pub standing: SafeStanding,
}

/// What is shown of a group.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum SafeStanding {
    /// Its figures; numbers of people are rounded where the policy says so.
    Shown {
        /// How many people there are.
        people: u32,
        /// How many of them have a score for the role.
        rated: u32,
        /// The mean of their scores; nothing where nobody has one.
        mean_score: Option<f64>,
        /// The mean of their coverages.
        mean_coverage: Option<f64>,
        /// How many of them reach the threshold.
        reaching: u32,
        /// How many of them are ready.
        ready: u32,
        /// For how many of them too little is known to say.
        undecided: u32,
    },
    /// That it is hidden, which is never a zero.
    Hidden {
        /// Why.
        reason: HiddenReason,
    },
}

/// How groups stand for roles, with small groups hidden, and others so that they stay hidden.
///
/// Takes the answer of [`summarise`](crate::portfolio::summarise) and adds all groups together as a
/// row of its own.
/// A group is small when it, or those of it who have a score for any one of the roles, are fewer than
/// the minimum.
/// All roles hide the same groups, since their people are the same: what one role hides another must
/// not tell.
/// Every number of a row is guarded: people, those with a score, sums of scores and of coverages,
/// those who reach the threshold, are ready or undecided.
/// Where a number is 0 for all people of a role, or as high as it can be, that is told of everybody.
/// Dominance is not looked at, since a summary does not have the scores of single people; none of
/// them is more than 1.
///
/// # Errors
///
/// * `portfolio.malformed_cell` when a role does not have the groups of the first one in the same
///   order, or more people have a score, reach the threshold or are ready than there are.
/// * `portfolio.too_large` when there are more than 10000 groups.
/// * `kernel.out_of_range` and `kernel.not_finite` for numbers of the policy and of the rows.
///
/// # Cost
///
/// As for [`suppress`](crate::portfolio::suppress), for each role six times a table of one column.
pub fn safe_summary(
    rows: &[RoleSummary],
    policy: &SuppressionPolicy,
) -> Result<SafeSummary, PortfolioError> {
    check_policy(policy, "policy")?;
    let roles = by_role(rows)?;
    let height = roles.first().map_or(0, |role| role.len());
    let mut reasons = vec![None; height + 1];
    for role in &roles {
        for amount in AMOUNTS {
            let cells = open(role, amount, &reasons);
            let guarded = guard(&Measured { rows: height, columns: None, cells }, policy);
            for (reason, cell) in reasons.iter_mut().zip(guarded) {
                *reason = strongest(*reason, cell.hidden);
            }
        }
    }
    let hidden_groups = reasons.iter().take(height).flatten().count();
    let shown = |role: &&[RoleSummary]| {
        let total = role.first().map(|first| (total(first, role), true));
        let own = role.iter().map(|row| (row.clone(), false)).chain(total);
        let own = own.zip(&reasons).map(|((row, is_total), reason)| SafeRoleSummary {
            standing: standing(&row, *reason, policy),
            role: row.role,
            code: row.code,
            title: row.title,
            group: row.group,
            is_total,
        });
        own.collect::<Vec<_>>()
    };
    Ok(SafeSummary {
        rows: roles.iter().flat_map(shown).collect(),
        hidden_groups: u32::try_from(hidden_groups).unwrap_or(u32::MAX),
        policy: policy.clone(),
    })
}

/// A number of a row that adds up over groups, and the most it can be.
type Amount = fn(&RoleSummary) -> (f64, f64);

/// All numbers that could give a hidden group away.
const AMOUNTS: [Amount; 6] = [
    |row| (row.rated.into(), row.people.into()),
    |row| (row.mean_score.unwrap_or(0.0) * f64::from(row.rated), row.rated.into()),
    |row| (row.mean_coverage.unwrap_or(0.0) * f64::from(row.rated), row.rated.into()),
    |row| (row.reaching.into(), row.rated.into()),
    |row| (row.ready.into(), row.rated.into()),
    |row| (row.undecided.into(), row.rated.into()),
];

/// The groups of a role as the guard sees them; each is as small as those of it who have a score.
///
/// What is hidden already is taken to guard others first, so that few are hidden in the end.
/// An amount that is 0 in all groups, or the most it can be in all of them, is no secret of any.
fn open(role: &[RoleSummary], amount: Amount, reasons: &[Option<HiddenReason>]) -> Vec<OpenCell> {
    let has_sum = role.iter().any(|row| amount(row).0 > 0.0);
    let has_rest = role.iter().any(|row| amount(row).0 < amount(row).1);
    let cell = |(row, reason): (&RoleSummary, &Option<HiddenReason>)| {
        let (sum, most) = amount(row);
        OpenCell {
            people: if row.rated == 0 { row.people } else { row.rated },
            sum: has_sum.then_some(sum),
            rest: has_rest.then_some(most - sum),
            largest: Vec::new(),
            is_hidden: reason.is_some(),
        }
    };
    role.iter().zip(reasons).map(cell).collect()
}

/// The reason that says the most: few people before the protection of others.
const fn strongest(one: Option<HiddenReason>, other: Option<HiddenReason>) -> Option<HiddenReason> {
    match (one, other) {
        (Some(HiddenReason::Small), _) | (_, Some(HiddenReason::Small)) => {
            Some(HiddenReason::Small)
        }
        (Some(reason), _) | (None, Some(reason)) => Some(reason),
        (None, None) => None,
    }
}

/// The rows of each role, if all have the same groups.
fn by_role(rows: &[RoleSummary]) -> Result<Vec<&[RoleSummary]>, PortfolioError> {
    /// The most groups of a column.
    const MOST: usize = 10_000;
    let roles: Vec<&[RoleSummary]> = rows.chunk_by(|one, other| one.role == other.role).collect();
    let first: &[RoleSummary] = roles.first().copied().unwrap_or_default();
    if first.len() > MOST {
        let fault = Fault::new().at("rows").with("size", first.len()).with("limit", MOST);
        return Err(PortfolioError::TooLarge(fault.with("what", "groups")));
    }
    let mut at = 0;
    for role in &roles {
        for (nth, row) in role.iter().enumerate() {
            check(row, first.get(nth), &format!("rows[{at}]"))?;
            at += 1;
        }
        if role.len() < first.len() {
            let reason = "is the last of its role, which has fewer groups than the first one";
            return Err(malformed(role.last(), &format!("rows[{}]", at - 1), reason));
        }
    }
    Ok(roles)
}

/// Looks whether a row has numbers that go together, and the group of its place.
fn check(row: &RoleSummary, twin: Option<&RoleSummary>, path: &str) -> Result<(), PortfolioError> {
    if twin.is_none_or(|twin| twin.group != row.group) {
        let reason = "is not the group that the first role has in this place";
        return Err(malformed(Some(row), path, reason));
    }
    if row.rated > row.people {
        return Err(malformed(Some(row), path, "has more people with a score than people"));
    }
    if row.reaching.max(row.ready).max(row.undecided) > row.rated {
        return Err(malformed(Some(row), path, "counts more people than have a score"));
    }
    let share = |name: &str, value: Option<f64>| -> Result<(), KernelError> {
        within(&format!("{path}.{name}"), value.unwrap_or(0.0), 0.0, 1.0)
    };
    share("mean_score", row.mean_score)?;
    share("mean_coverage", row.mean_coverage)?;
    Ok(())
}

fn malformed(row: Option<&RoleSummary>, path: &str, reason: &str) -> PortfolioError {
    let cell = row.map(|row| match &row.group {
        Some(group) => format!("{}, {group}", row.role),
        None => row.role.to_string(),
    });
    let fault = Fault::new().at(path).with("cell", cell.unwrap_or_default());
    PortfolioError::MalformedCell(fault.with("reason", reason))
}

/// All groups of a role together.
fn total(first: &RoleSummary, rows: &[RoleSummary]) -> RoleSummary {
    let count = |number: fn(&RoleSummary) -> u32| {
        rows.iter().fold(0_u32, |sum, row| sum.saturating_add(number(row)))
    };
    let rated = count(|row| row.rated);
    let mean = |mean: fn(&RoleSummary) -> Option<f64>| {
        let sum: f64 = rows.iter().map(|row| mean(row).unwrap_or(0.0) * f64::from(row.rated)).sum();
        (rated > 0).then(|| (sum / f64::from(rated)).min(1.0))
    };
    RoleSummary {
        group: None,
        people: count(|row| row.people),
        rated,
        mean_score: mean(|row| row.mean_score),
        mean_coverage: mean(|row| row.mean_coverage),
        reaching: count(|row| row.reaching),
        ready: count(|row| row.ready),
        undecided: count(|row| row.undecided),
        ..first.clone()
    }
}

fn standing(
    row: &RoleSummary,
    reason: Option<HiddenReason>,
    policy: &SuppressionPolicy,
) -> SafeStanding {
    if let Some(reason) = reason {
        return SafeStanding::Hidden { reason };
    }
    let rounded = |people| super::suppress::rounded(people, policy);
    SafeStanding::Shown {
        people: rounded(row.people),
        rated: rounded(row.rated),
        mean_score: row.mean_score,
        mean_coverage: row.mean_coverage,
        reaching: rounded(row.reaching),
        ready: rounded(row.ready),
        undecided: rounded(row.undecided),
    }
}
