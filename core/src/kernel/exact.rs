//! Sums that are the same in every bit and in any order.

use super::math;

/// Makes parts add up to a whole in every bit, in any order, and returns the whole.
///
/// Parts and whole become whole numbers of a step so small that their sum is off by less than
/// 2^-52 of its size for each part; such numbers add exactly in floating point, as those of
/// [`Share`](crate::kernel::Share) do.
/// What rounding leaves over goes to the largest part.
/// A single part is the whole, and stays as it is; without parts, and where their sum is no
/// number, the whole does.
pub(crate) fn add_up(parts: &mut [f64], whole: f64) -> f64 {
    if let [only] = parts {
        *only = whole;
        return whole;
    }
    let sizes: f64 = parts.iter().map(|part| size(*part)).sum();
    if parts.is_empty() || !sizes.is_finite() {
        return whole;
    }
    let step = step(sizes);
    let snap = |value: f64| math::round_even(value / step) * step;
    let whole = snap(whole);
    let mut left = whole;
    let mut largest = 0;
    let mut most = 0.0;
    for (at, part) in parts.iter_mut().enumerate() {
        if size(*part) > most {
            (largest, most) = (at, size(*part));
        }
        *part = snap(*part);
        left -= *part;
    }
    if let Some(part) = parts.get_mut(largest) {
        *part += left;
    }
    whole
}

/// The power of two of which every number up to `size` has at most 2^53.
fn step(size: f64) -> f64 {
    /// The exponent of a number, without its sign and its digits.
    const EXPONENT: u64 = 0x7ff0_0000_0000_0000;
    // A little more than the size, since rounding the parts may make them a little larger; and
    // never so little that the step would be lost.
    let above = (size * (1.0 + 1e-12)).max(1e-200);
    let power = f64::from_bits(above.to_bits() & EXPONENT);
    power * f64::EPSILON
}

/// How far a number is from 0.
const fn size(value: f64) -> f64 {
    if value < 0.0 { -value } else { value }
}
