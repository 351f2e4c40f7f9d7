//! What became of the people of each group.

use serde::{Deserialize, Serialize};

use crate::kernel::{Key, Share};
use crate::portfolio::safe::{HiddenReason, SuppressionPolicy};

/// An attribute by which nobody may be treated worse, with its groups.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a protected attribute")]
pub struct ProtectedAttribute {
    /// Its name, such as `sex`.
    pub attribute: Key,
    /// Its groups, in the order in which they are shown.
    pub groups: Vec<Key>,
}

/// A group of a protected attribute.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a protected group")]
pub struct ProtectedGroup {
    /// The attribute.
    pub attribute: Key,
    /// The group.
    pub group: Key,
}

/// How many people of a group or an intersection there are, and how many of them are favoured.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a count of people of a group")]
pub struct ProtectedCount {
    /// Their group of each attribute, in any order; an attribute that is not named is unknown.
    #[serde(default)]
    pub groups: Vec<ProtectedGroup>,
    /// How many people there are.
    pub people: u32,
    /// How many of them were selected, or scored above the median.
    pub favoured: u32,
}

/// What became of people, by their groups.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "counts of people by protected groups")]
pub struct FairnessData {
    /// The attributes, in the order in which they are shown.
    pub attributes: Vec<ProtectedAttribute>,
    /// Every person once; counts of the same groups are added up.
    pub counts: Vec<ProtectedCount>,
}

/// What being favoured means.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RateKind {
    /// To be selected: moved on in the process, or put into a class by a tool.
    #[default]
    SelectionRate,
    /// To score above the median of everybody.
    ScoringRate,
}

/// How to compare groups.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields, expecting = "options of a fairness table")]
pub struct FairnessOptions {
    /// What being favoured means; it names the rate, and changes no figure.
    pub rate: RateKind,
    /// How much of the range of a rate is to be trusted, from 0.01 to 0.9999; without it, 0.95.
    pub confidence: f64,
    /// A p-value below this is called significant, from 0 to 1; without it, 0.05.
    pub significance: f64,
    /// Groups with less than this part of all people get no ratio; nothing leaves none out.
    pub leave_out_below: Option<Share>,
    /// A group with fewer people gets a caution; without it, 30.
    pub few_below: u32,
    /// How small groups are hidden; nothing shows all of them.
    pub suppression: Option<GroupSuppression>,
}

impl Default for FairnessOptions {
    fn default() -> Self {
        Self {
            rate: RateKind::SelectionRate,
            confidence: 0.95,
            significance: 0.05,
            leave_out_below: None,
            few_below: 30,
            suppression: None,
        }
    }
}

/// How small groups are hidden, as in a [`SuppressionPolicy`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields, expecting = "a policy for small groups")]
pub struct GroupSuppression {
    /// A group with fewer people is hidden, from 3 to 1000; without it, 5.
    pub minimum: u32,
    /// Whether groups without anybody are hidden too; without it, they are shown.
    pub hide_zeros: bool,
    /// How far apart the lowest and the highest number of people of a small group have to be that
    /// a reader can work out; without it, 2.
    pub protection: u32,
}

impl Default for GroupSuppression {
    fn default() -> Self {
        let policy = SuppressionPolicy::default();
        Self {
            minimum: policy.minimum,
            hide_zeros: policy.hide_zeros,
            protection: policy.protection,
        }
    }
}

impl GroupSuppression {
    pub(super) fn policy(&self) -> SuppressionPolicy {
        SuppressionPolicy {
            minimum: self.minimum,
            hide_zeros: self.hide_zeros,
            protection: self.protection,
            ..SuppressionPolicy::default()
        }
    }
}

/// How often people of each group are favoured.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FairnessTable {
    /// What being favoured means.
    pub rate: RateKind,
    /// How many people there are; nothing where that would give a hidden group away.
    pub people: Option<u32>,
    /// How many of them are favoured; nothing where that would give a hidden group away.
    pub favoured: Option<u32>,
    /// One table for each attribute, and then one for each pair of them.
    pub sections: Vec<FairnessSection>,
}

/// The groups of one attribute, or the intersections of two.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FairnessSection {
    /// The attribute, or the two.
    pub attributes: Vec<Key>,
    /// Every group or intersection, in the order of the attributes.
    pub rows: Vec<FairnessRow>,
    /// The reference: the group that is favoured most often, and of equals the largest; empty where
    /// nobody is favoured.
    pub reference: Vec<ProtectedGroup>,
    /// How many people are in none of the groups because theirs is unknown; nothing where that
    /// would give a hidden group away.
    pub unknown_people: Option<u32>,
}

/// One group or intersection.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FairnessRow {
    /// The group, or the two.
    pub groups: Vec<ProtectedGroup>,
    /// How its people fare.
    pub standing: GroupStanding,
}

/// How the people of a group fare.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum GroupStanding {
    /// Its figures.
    Shown {
        /// How many people there are.
        people: u32,
        /// How many of them are favoured.
        favoured: u32,
        /// Its part of all people, with the unknown ones; nothing where there are none or where
        /// that would give a hidden group away.
        share_of_people: Option<Share>,
        /// How often they are favoured.
        rate: RateRange,
        /// The rate by that of the reference; nothing without a reference or a rate, and where the
        /// group is left out.
        impact_ratio: Option<f64>,
        /// How it differs from the reference; nothing for the reference itself and without a ratio.
        difference: Option<GroupDifference>,
        /// Whether it has too few of all people to get a ratio.
        left_out: bool,
        /// Why the difference is to be read with care.
        cautions: Vec<FairnessCaution>,
    },
    /// That it is hidden, which is never a zero.
    Hidden {
        /// Why.
        reason: HiddenReason,
    },
}

/// How often people are favoured.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RateRange {
    /// Favoured by people; nothing where there is nobody.
    pub rate: Option<Share>,
    /// The lowest rate that fits the numbers; nothing where there is nobody.
    pub low: Option<Share>,
    /// The highest rate that fits the numbers; nothing where there is nobody.
    pub high: Option<Share>,
}

/// How a group differs from the reference.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct GroupDifference {
    /// Whether the impact ratio is below 4/5.
    pub below_four_fifths: bool,
    /// How often chance alone makes a difference as unlikely as this one: two-sided, exact.
    pub p_value: f64,
    /// Whether the p-value is below the significance of the options.
    pub significant: bool,
}

/// Why a difference is to be read with care.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum FairnessCaution {
    /// The group or the reference has few people.
    FewPeople,
    /// One person selected in the place of another would turn the four-fifths flag.
    OnePersonDecides,
}
