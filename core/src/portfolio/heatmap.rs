//! Groups against roles, as a chart draws them.

use serde::{Deserialize, Serialize};

use super::summary::summarise;
use super::{Cohort, RoleSummary};
use crate::kernel::{Key, Text};
use crate::problem::Problem;
use crate::readiness::{Options, RoleIndex};

/// A field of colours: groups below one another, roles beside one another.
///
/// Its table twin is [`summarise`], with the same numbers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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

/// The mean readiness of every group for every role, as a field of colours.
///
/// With a column `manager`, it is the heatmap of managers.
///
/// # Errors
///
/// * those of [`summarise`].
///
/// # Cost
///
/// O(p r) in the number of people and of requirements.
pub fn heatmap(
    cohort: &Cohort,
    roles: &RoleIndex,
    by: &Key,
    options: &Options,
) -> Result<Heatmap, Problem> {
    let summaries = summarise(cohort, roles, Some(by), options)?;
    let height = summaries.len().checked_div(roles.roles().len()).unwrap_or_default();
    let first = summaries.get(..height).unwrap_or_default();
    let rows = first.iter().map(|one| one.group.clone()).collect();
    let columns = summaries.iter().step_by(height.max(1)).map(column).collect();
    let cell = |(row, column, one): (u32, u32, &RoleSummary)| HeatmapCell {
        row,
        column,
        mean_score: one.mean_score,
        rated: one.rated,
    };
    let row_by_row = (0_u32..).take(height).flat_map(|row| {
        let own = summaries.iter().skip(row as usize).step_by(height.max(1));
        (0_u32..).zip(own).map(move |(column, one)| (row, column, one))
    });
    Ok(Heatmap { cells: row_by_row.map(cell).collect(), rows, columns })
}

fn column(one: &RoleSummary) -> HeatmapColumn {
    HeatmapColumn { role: one.role.clone(), code: one.code.clone(), title: one.title.clone() }
}
