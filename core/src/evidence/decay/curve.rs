//! The curve along which a level fades.

use super::Decay;
use crate::evidence::EvidenceError;
use crate::kernel::math;
use crate::problem::Fault;

/// The mean length of a month of the calendar.
pub(super) const DAYS_OF_A_MONTH: f64 = 365.25 / 12.0;

impl Decay {
    /// The half-life in days after so many further uses.
    pub(crate) fn half_life(&self, further_uses: u32) -> f64 {
        /// Far beyond the calendar, where nothing fades any more: growth may not go on to infinity.
        const LONGEST: f64 = 1e12;
        let first = match self.half_life_days {
            Some(days) => days,
            None => self.measured_by.half_life_months() * DAYS_OF_A_MONTH,
        };
        (first * math::pow(1.0 + self.growth, f64::from(further_uses))).min(LONGEST)
    }

    /// The part of a height that is left after so many days without use.
    pub(crate) fn left(&self, days: f64, half_life: f64) -> f64 {
        self.floor + (1.0 - self.floor) * math::exp2(-days / half_life)
    }

    /// Checks that the parameters make sense.
    pub(crate) fn check(&self, path: &str) -> Result<(), EvidenceError> {
        let wrong = |field: &str, value: f64, limits: &str| {
            let fault = Fault::new().at(format!("{path}.{field}")).with("field", field);
            Err(EvidenceError::InvalidDecay(fault.with("value", value).with("limits", limits)))
        };
        if let Some(days) = self.half_life_days.filter(|days| !(*days > 0.0 && *days <= 1e6)) {
            return wrong("half_life_days", days, "above 0 and at most 1000000");
        }
        if !(0.0..=1.0).contains(&self.floor) {
            return wrong("floor", self.floor, "from 0 to 1");
        }
        if !(0.0..=10.0).contains(&self.growth) {
            return wrong("growth", self.growth, "from 0 to 10");
        }
        Ok(())
    }
}
