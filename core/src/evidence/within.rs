//! Numbers that have to lie in a range.

use crate::kernel::KernelError;
use crate::problem::Fault;

/// The number, if it is finite and in the range; else the problem names the place and the range.
pub(super) fn within(
    path: &str,
    value: f64,
    minimum: f64,
    maximum: f64,
) -> Result<f64, KernelError> {
    if (minimum..=maximum).contains(&value) {
        return Ok(value);
    }
    let name = path.rsplit('.').next().unwrap_or(path).replace('_', " ");
    let fault = Fault::new().at(path).with("name", name).with("value", value);
    if value.is_finite() {
        Err(KernelError::OutOfRange(fault.with("minimum", minimum).with("maximum", maximum)))
    } else {
        Err(KernelError::NotFinite(fault))
    }
}

/// The number, if it is a count in the range.
pub(super) fn count_within(
    path: &str,
    value: u32,
    minimum: u32,
    maximum: u32,
) -> Result<u32, KernelError> {
    within(path, value.into(), minimum.into(), maximum.into()).map(|_| value)
}
