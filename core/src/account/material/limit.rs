//! How large what a host hands in may be.

use crate::account::AccountError;
use crate::kernel::KernelError;
use crate::problem::Fault;

/// Whether a number of a policy is within its range.
///
/// # Errors
///
/// * `kernel.out_of_range`; the path is the name of the number in its policy.
pub(crate) fn in_range(
    name: &str,
    value: u32,
    minimum: u32,
    maximum: u32,
) -> Result<(), AccountError> {
    if (minimum..=maximum).contains(&value) {
        return Ok(());
    }
    let fault = Fault::new().at(name).with("name", name).with("value", value);
    Err(KernelError::OutOfRange(fault.with("minimum", minimum).with("maximum", maximum)).into())
}

/// Whether a text or a list is no longer than anything that is meant.
///
/// # Errors
///
/// * `account.too_large`, which names what it is and not what it holds.
pub(crate) fn not_longer(
    what: &str,
    unit: &str,
    size: usize,
    limit: usize,
) -> Result<(), AccountError> {
    if size <= limit {
        return Ok(());
    }
    let fault = Fault::new().at(what).with("what", what).with("size", size);
    Err(AccountError::TooLarge(fault.with("unit", unit).with("limit", limit)))
}
