//! The names and versions of the formulas.

use serde::{Deserialize, Serialize};

/// The name of a peer's formula, which stands in each of its answers.
///
/// The table of the [module](super) has peer, formula and known faults of each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PeerRule {
    /// SAP SuccessFactors until 1805.
    CountMet,
    /// SAP SuccessFactors since 1805.
    MeanProportional,
    /// ILIAS.
    CountMetFloor,
    /// sapnendra.
    WeightedCapped,
    /// Odoo.
    OvercappedSum,
    /// Micro Focus PPM.
    RequiredPlusPreferred,
    /// Neobrain.
    Tolerance,
    /// HRForecast.
    MandatoryFirst,
    /// Oracle Fusion.
    SimilarityMean,
    /// Lightcast.
    Cosine,
    /// AdeptID.
    Band,
    /// The suggested roles of SAP SuccessFactors.
    RoleBlend,
    /// The competency mapping tool of codingace.
    GapPriority,
    /// Eightfold.
    GapByPrecedence,
    /// Cornerstone.
    TargetOfModels,
    /// The families and roles of SAP SuccessFactors.
    ExpectedFromPercent,
    /// The other way of it.
    PercentFromExpected,
    /// Medium's Snowflake.
    MilestonePoints,
    /// The appraisal of Frappe HR.
    AppraisalMeanOfParts,
    /// What people write as an expression in the appraisal of Frappe HR.
    AppraisalWeighted,
    /// The goals of Frappe HR.
    GoalMeanChildren,
    /// The key results of Horilla, and the linear ones.
    KeyResult,
    /// The objectives of Horilla.
    Objective,
}

impl PeerRule {
    /// Its version here; a change of any result is a new version.
    #[must_use]
    pub const fn version(self) -> u32 {
        match self {
            Self::CountMet
            | Self::MeanProportional
            | Self::CountMetFloor
            | Self::WeightedCapped
            | Self::OvercappedSum
            | Self::RequiredPlusPreferred
            | Self::Tolerance
            | Self::MandatoryFirst
            | Self::SimilarityMean
            | Self::Cosine
            | Self::Band
            | Self::RoleBlend
            | Self::GapPriority
            | Self::GapByPrecedence
            | Self::TargetOfModels
            | Self::ExpectedFromPercent
            | Self::PercentFromExpected
            | Self::MilestonePoints
            | Self::AppraisalMeanOfParts
            | Self::AppraisalWeighted
            | Self::GoalMeanChildren
            | Self::KeyResult
            | Self::Objective => 1,
        }
    }
}
