//! What two scores differ by, exactly.

use crate::kernel::Share;

/// How many parts a whole has.
const PARTS: f64 = 4_503_599_627_370_496.0;

/// What a share gains, from -1 to 1; negative where it falls.
///
/// Shares are whole numbers of parts of 2^-52, so their difference is one too, and differences of
/// parts of one whole add up exactly, in any order.
pub(super) fn difference(before: Share, after: Share) -> f64 {
    after.get() - before.get()
}

/// The same as a number of parts, so that any number of them add up exactly.
pub(super) fn parts(before: Share, after: Share) -> i128 {
    #[expect(clippy::cast_possible_truncation, reason = "it is a whole number within 2^52")]
    let parts = (difference(before, after) * PARTS) as i64;
    i128::from(parts)
}

/// The number that so many parts are: exact up to 2, the nearest one beyond.
pub(super) fn of_parts(parts: i128) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "rounded once, after an exact sum")]
    let parts = parts as f64;
    parts / PARTS
}
