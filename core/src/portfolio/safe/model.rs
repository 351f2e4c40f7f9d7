//! Tables of people, as they are and as they can be shown.

use serde::{Deserialize, Serialize};

use crate::kernel::Key;

/// Numbers of people by one or two dimensions, such as department and level.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a table of counts")]
pub struct CountTable {
    /// Names of the rows, in the order in which they are shown.
    pub rows: Vec<Key>,
    /// Names of the columns; none where the table has one dimension.
    #[serde(default)]
    pub columns: Vec<Key>,
    /// The cells, in any order; one that is not named has nobody in it.
    pub cells: Vec<CountCell>,
}

/// How many people are in one row and one column.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a cell of a table of counts")]
pub struct CountCell {
    /// The row.
    pub row: Key,
    /// The column; nothing in a table of one dimension.
    #[serde(default)]
    pub column: Option<Key>,
    /// How many people there are.
    pub people: u32,
    /// What they add up to, such as a sum of scores, from 0 up; in all cells with people or in none.
    #[serde(default)]
    pub sum: Option<f64>,
    /// The largest single amounts in the sum, in any order; needed where dominance is looked at.
    #[serde(default)]
    pub largest: Vec<f64>,
}

/// What is hidden in a table, and how well.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields, expecting = "a policy of suppression")]
pub struct SuppressionPolicy {
    /// A cell with fewer people is hidden, from 3 to 1000; without it, 5.
    ///
    /// With 2, a small cell would have exactly one person, and its mark would say so.
    pub minimum: u32,
    /// Whether cells without anybody are hidden too; without it, they are shown.
    ///
    /// A zero tells that nobody of the row is in the column, which may be the very thing that nobody
    /// should learn of everybody; mostly it is plain, and hiding it makes others disappear.
    pub hide_zeros: bool,
    /// How far apart the lowest and the highest number of people in a small cell have to be that a
    /// reader can work out; without it, 2.
    ///
    /// What the mark `small` leaves open is the most there can be.
    pub protection: u32,
    /// When few people make up nearly all of a sum; nothing leaves that open.
    pub dominance: Option<Dominance>,
    /// Shown numbers of people are rounded to multiples of this, halves up; at most twice the
    /// minimum, so that no number becomes 0.
    pub round_to: Option<u32>,
}

impl Default for SuppressionPolicy {
    fn default() -> Self {
        Self { minimum: 5, hide_zeros: false, protection: 2, dominance: None, round_to: None }
    }
}

/// When few people make up so much of a sum that it tells on them.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    tag = "kind",
    rename_all = "snake_case",
    deny_unknown_fields,
    expecting = "a rule of dominance"
)]
pub enum Dominance {
    /// The largest few amounts make up more than this percent of the sum: the (n, k) rule.
    LargestShare {
        /// How many of the largest amounts, from 1 to 10.
        contributors: u32,
        /// Percent of the sum, above 0 and below 100.
        percent: f64,
    },
    /// All but the two largest amounts make up less than this percent of the largest, so that the
    /// second could work it out that closely: the p% rule.
    PPercent {
        /// Percent of the largest amount, above 0 and up to 100.
        percent: f64,
    },
}

/// A table that can be shown.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SafeTable {
    /// Names of the rows.
    pub rows: Vec<Key>,
    /// Names of the columns; none where the table has one dimension.
    pub columns: Vec<Key>,
    /// All cells row by row, each row with its total, and the row of totals last.
    pub cells: Vec<SafeCell>,
    /// How many cells and totals are hidden, by reason.
    pub hidden: ReasonTally,
    /// The policy it was made by.
    pub policy: SuppressionPolicy,
}

/// How many cells and totals are hidden.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReasonTally {
    /// Because there are few people.
    pub small: u32,
    /// Because few of the people make up nearly all of the sum.
    pub dominated: u32,
    /// Because they would give another one away.
    pub complementary: u32,
}

/// A cell or a total that can be shown.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SafeCell {
    /// The row; nothing in a total over all rows.
    pub row: Option<Key>,
    /// The column; nothing in a total over all columns, and in a table of one dimension.
    pub column: Option<Key>,
    /// What is shown.
    pub value: SafeValue,
}

/// What is shown of a cell.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum SafeValue {
    /// Its number.
    Shown {
        /// How many people, rounded where the policy says so.
        people: u32,
        /// What they add up to; nothing where the table has no sums.
        sum: Option<f64>,
    },
    /// That it is hidden, which is never a zero.
    Hidden {
        /// Why.
        reason: HiddenReason,
        /// The numbers of people that fit everything that is shown; nothing where numbers are
        /// rounded, since the range would be more exact than they are.
        range: Option<CountRange>,
    },
}

/// Why a cell is hidden.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum HiddenReason {
    /// It has few people.
    Small,
    /// Few of its people make up nearly all of its sum.
    Dominated,
    /// It would give another one away; every hidden total has this reason, whatever its size.
    Complementary,
}

/// The numbers of people that a hidden cell may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CountRange {
    /// The lowest.
    pub lowest: u32,
    /// The highest; nothing where there is no limit.
    pub highest: Option<u32>,
}
