//! How peers round.

use crate::kernel::math;

/// Two decimals, halves away from zero for numbers from 0 up.
pub(super) fn two_decimals(value: f64) -> f64 {
    math::floor(value * 100.0 + 0.5) / 100.0
}
