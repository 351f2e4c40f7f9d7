//! A person against a role, as a peer counts it.

use std::collections::BTreeSet;

use super::held::{self, Ask};
use super::{PeerFormula, PeerPart, PeerRemark, PeerScore, PeerUnit};
use super::{count, proportion, similarity};
use crate::evidence::Profile;
use crate::kernel::{KernelError, Key, Text, add_up};
use crate::problem::Fault;
use crate::readiness::ReadinessError;
use crate::role::Role;

/// The number that a peer would show for this person and this role, and what is wrong with it here.
///
/// The level asked is the required one, else the desired one.
/// Levels are on the scales of the role; a peer knows no other, so convert first where they are
/// not.
/// Where lower is better, levels are turned round on their scale, which no peer does.
/// What a competency earns is in `parts`; they add up to `unrounded` to the last bit.
/// `value` is rounded as the peer rounds, or as computed where it documents no rounding.
///
/// It does not say how ready the person is: [`assess`](crate::readiness::assess()) does, and keeps
/// the unknown apart.
///
/// ```
/// use prowess::readiness::{PeerFormula, peer_score, peers::PeerRemark};
/// use prowess::{evidence, role};
///
/// let ana = evidence::parse(r#"{"person": "ana", "levels": [{"competency": "sql", "level": 90}]}"#)?;
/// let analyst = role::parse(
///     r#"{"uri": "role/analyst",
///         "scales": [{"id": "percent", "kind": "interval", "minimum": 0, "maximum": 100}],
///         "requirements": [{"competency": "sql", "required_level": 40},
///                          {"competency": "statistics", "required_level": 40}]}"#,
/// )?;
/// let odoo = peer_score(&ana, &analyst, &PeerFormula::OvercappedSum { degrees: None })?;
///
/// // Twice the SQL that is asked pays for the statistics that nobody has seen.
/// assert_eq!(odoo.value, Some(100.0));
/// assert_eq!(odoo.remarks, [PeerRemark::UnknownCountedAsZero, PeerRemark::SurplusHidesGap]);
/// # Ok::<(), prowess::Problem>(())
/// ```
///
/// # Errors
///
/// * `readiness.invalid_formula` when a parameter has no meaning: a level without an id, a
///   similarity outside of -1 to 1, two bands that start at one value, a negative tolerance.
/// * `readiness.level_off_scale`, `readiness.unknown_scale`, `framework.no_crosswalk` when a
///   level is not on the scale of the role.
/// * `framework.invalid_scale`, `role.duplicate_requirement`, `role.unreachable` when the role
///   contradicts itself.
/// * `evidence.duplicate_competency`, `evidence.contradiction` when the profile does.
/// * `kernel.not_finite` when levels or weights are so small that their ratio is no number.
///
/// # Cost
///
/// O(n log n) in the number of requirements, and in that of similarities.
pub fn peer_score(
    profile: &Profile,
    role: &Role,
    formula: &PeerFormula,
) -> Result<PeerScore, ReadinessError> {
    let asks = held::read(profile, role)?;
    let mut tally = match formula {
        PeerFormula::CountMet {} => count::met(&asks),
        PeerFormula::CountMetFloor { level_ids } => count::met_floor(&asks, level_ids)?,
        PeerFormula::RequiredPlusPreferred {} => count::required_plus_preferred(&asks),
        PeerFormula::Tolerance { levels, bands } => count::tolerance(&asks, *levels, bands)?,
        PeerFormula::MeanProportional {} => proportion::mean(&asks),
        PeerFormula::WeightedCapped {} => proportion::weighted_capped(&asks),
        PeerFormula::OvercappedSum { degrees } => proportion::overcapped_sum(&asks, *degrees),
        PeerFormula::MandatoryFirst {} => proportion::mandatory_first(&asks),
        PeerFormula::SimilarityMean { similarities, missing_below } => {
            similarity::mean(&asks, profile, similarities, *missing_below)?
        }
    };
    if role.has_terms() {
        tally.remarks.insert(PeerRemark::TermsIgnored);
    }
    if held::is_reversed(role) {
        tally.remarks.insert(PeerRemark::ReversedScale);
    }
    tally.score(profile, role, formula, &asks)
}

/// What a formula counted, in the peer's own arithmetic.
pub(super) struct Tally {
    pub(super) unit: PeerUnit,
    /// One for each requirement; nothing where it is left out.
    pub(super) parts: Vec<Option<f64>>,
    pub(super) degree_part: Option<f64>,
    /// The number before rounding.
    pub(super) total: Option<f64>,
    /// The number as shown.
    pub(super) value: Option<f64>,
    pub(super) matching: Option<Vec<Key>>,
    pub(super) missing: Option<Vec<Key>>,
    pub(super) band: Option<Text>,
    pub(super) fulfilled: Option<bool>,
    pub(super) remarks: BTreeSet<PeerRemark>,
}

impl Tally {
    /// A number in percent, shown as it is computed, and the faults of taking what is held for a
    /// level in the requirements that count.
    pub(super) fn percent(asks: &[Ask<'_>], parts: Vec<Option<f64>>, total: Option<f64>) -> Self {
        let counted = asks.iter().zip(&parts).filter(|(_, part)| part.is_some());
        let mut remarks: BTreeSet<PeerRemark> =
            counted.filter_map(|(ask, _)| ask.remarks()).collect();
        if total.is_none() {
            remarks.insert(PeerRemark::NothingAsked);
        }
        Self {
            unit: PeerUnit::Percent,
            parts,
            degree_part: None,
            total,
            value: total,
            matching: None,
            missing: None,
            band: None,
            fulfilled: None,
            remarks,
        }
    }

    /// The same, with a remark where it struck.
    pub(super) fn remark(mut self, remark: PeerRemark, struck: bool) -> Self {
        if struck {
            self.remarks.insert(remark);
        }
        self
    }

    fn score(
        self,
        profile: &Profile,
        role: &Role,
        formula: &PeerFormula,
        asks: &[Ask<'_>],
    ) -> Result<PeerScore, ReadinessError> {
        let counted = self.parts.iter().flatten().chain(self.degree_part.iter());
        let mut grid: Vec<f64> = counted.copied().collect();
        if self.total.iter().chain(&grid).any(|number| !number.is_finite()) {
            let fault = Fault::new().at("role.requirements").with("name", "score");
            let value = self.total.unwrap_or(f64::NAN);
            return Err(KernelError::NotFinite(fault.with("value", value)).into());
        }
        let unrounded = self.total.map(|total| add_up(&mut grid, total));
        let mut grid = grid.into_iter();
        let parts = asks.iter().zip(&self.parts).map(|(ask, part)| PeerPart {
            competency: ask.requirement.competency.clone(),
            asked: ask.requirement.level(),
            held: ask.written,
            part: part.and_then(|_| grid.next()).filter(|_| unrounded.is_some()),
        });
        Ok(PeerScore {
            formula: formula.name(),
            version: formula.name().version(),
            person: profile.person.clone(),
            role: role.uri.clone(),
            value: self.value,
            unit: self.unit,
            unrounded,
            parts: parts.collect(),
            degree_part: self.degree_part.and_then(|_| grid.next()),
            matching: self.matching,
            missing: self.missing,
            band: self.band,
            fulfilled: self.fulfilled,
            remarks: self.remarks.into_iter().collect(),
        })
    }
}

/// The competencies of the requirements for which this holds.
pub(super) fn those(asks: &[Ask<'_>], holds: impl Fn(&Ask<'_>) -> bool) -> Vec<Key> {
    let those = asks.iter().filter(|ask| holds(ask));
    those.map(|ask| ask.requirement.competency.clone()).collect()
}
