//! Parts that add up to their sum to the last bit.

/// Moves parts and their sum to one grid, and returns the sum.
///
/// The grid is the finest power of two, from 2^-52 up, on which every sum of these parts is exact,
/// so they add up to the same bits in any order and in any language.
/// What rounding leaves over goes to the largest part, the first of several.
/// Without parts there is nothing to move, and the sum stays as it is.
pub(super) fn on_one_grid(total: f64, parts: &mut [f64]) -> f64 {
    let size = |value: f64| if value < 0.0 { -value } else { value };
    let largest = parts.iter().copied().map(size).fold(size(total), f64::max);
    let bound = largest * (parts.len() as f64 + 1.0);
    if parts.is_empty() || !bound.is_finite() || largest <= 0.0 {
        return total;
    }
    // Numbers up to 2^52 steps are whole numbers of steps.
    let mut step = f64::EPSILON;
    while step / f64::EPSILON <= bound {
        step *= 2.0;
    }
    // Near one and a half times 2^52 steps a floating-point number is a whole number of steps.
    let shift = 1.5 * step / f64::EPSILON;
    let nearest = |value: f64| (value + shift) - shift;
    let total = nearest(total);
    let mut given = 0.0;
    let mut heaviest = 0;
    let mut most = -1.0;
    for (at, part) in parts.iter_mut().enumerate() {
        *part = nearest(*part);
        given += *part;
        if size(*part) > most {
            (heaviest, most) = (at, size(*part));
        }
    }
    if let Some(part) = parts.get_mut(heaviest) {
        *part += total - given;
    }
    total
}

/// Two decimals, halves away from zero for numbers from 0 up.
pub(super) fn two_decimals(value: f64) -> f64 {
    crate::kernel::math::floor(value * 100.0 + 0.5) / 100.0
}
