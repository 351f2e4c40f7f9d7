//! How probable it is that a single fact is still known.

use crate::evidence::EvidenceError;
use crate::kernel::{KernelError, Share, math};
use crate::problem::Fault;

/// The shape of the curve that FSRS-6 takes where nothing is fitted (`w20`).
const SHAPE: f64 = 0.1542;

/// How probable it is that a fact is still known after so many days.
///
/// R = (1 + F t / S)^(-shape), with F = 0.9^(-1 / shape) - 1
///
/// `stability` is the number of days after which it is known with a probability of 0.9.
/// Without a shape, that of FSRS-6 counts: 0.1542.
/// It speaks of single facts that are reviewed, such as cards; for competencies see
/// [`fade`](super::fade()).
/// Source: FSRS-6, `w20`; Ye and others 2022 to 2025.
///
/// # Errors
///
/// * `kernel.out_of_range` when the days are below 0, the stability is not from 0.001 to 1000000,
///   or the shape is not from 0.1 to 0.8.
pub fn retrievability(
    days: f64,
    stability: f64,
    shape: Option<f64>,
) -> Result<Share, EvidenceError> {
    let (shape, factor) = curve(stability, shape)?;
    within("days", days, 0.0, 1e7)?;
    Ok(Share::new(math::pow(1.0 + factor * days / stability, -shape).min(1.0))?)
}

/// After how many days a fact is known with just this probability.
///
/// t = S / F * (R^(-1 / shape) - 1): [`retrievability`], solved for the days.
///
/// # Errors
///
/// * `kernel.out_of_range` when the probability is not from 0.01 to 1, the stability not from 0.001
///   to 1000000, or the shape not from 0.1 to 0.8.
pub fn days_until_retrievability(
    wanted: f64,
    stability: f64,
    shape: Option<f64>,
) -> Result<f64, EvidenceError> {
    let (shape, factor) = curve(stability, shape)?;
    within("wanted", wanted, 0.01, 1.0)?;
    Ok(stability / factor * (math::pow(wanted, -1.0 / shape) - 1.0))
}

/// The shape and the factor of a curve.
fn curve(stability: f64, shape: Option<f64>) -> Result<(f64, f64), EvidenceError> {
    let shape = shape.unwrap_or(SHAPE);
    within("stability", stability, 1e-3, 1e6)?;
    within("shape", shape, 0.1, 0.8)?;
    Ok((shape, math::pow(0.9, -1.0 / shape) - 1.0))
}

fn within(name: &'static str, value: f64, low: f64, high: f64) -> Result<(), KernelError> {
    if (low..=high).contains(&value) {
        return Ok(());
    }
    let fault = Fault::new().at(name).with("name", name).with("value", value);
    Err(KernelError::OutOfRange(fault.with("minimum", low).with("maximum", high)))
}
