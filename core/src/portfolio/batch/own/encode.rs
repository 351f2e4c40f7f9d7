//! Levels of a block of people, as codes of a grid or as plain numbers.

use super::super::Levels;
use super::grid::{FIRST, Grid, UNKNOWN};

/// Writes the codes of levels; whether all of them are on the grid.
#[inline(always)]
pub(super) fn encode(levels: Levels<'_>, grid: &Grid, codes: &mut Vec<u8>) -> bool {
    codes.resize(levels.len(), 0);
    match levels {
        Levels::U8(all) => whole(all, i32::from, grid, codes),
        Levels::I32(all) => whole(all, |level| level, grid, codes),
        Levels::F64(all) => stepped(all, |level| level, |on_grid| on_grid, grid, codes),
        Levels::F32(all) => {
            stepped(all, f64::from, |on_grid| f64::from(on_grid as f32), grid, codes)
        }
    }
}

/// The codes of whole numbers on a grid of whole levels.
#[inline(always)]
fn whole<T: Copy>(all: &[T], level: impl Fn(T) -> i32, grid: &Grid, codes: &mut [u8]) -> bool {
    if grid.steps > 1.0 {
        return false;
    }
    let (first, count) = (grid.first as i32, u32::from(grid.count));
    // Numbers instead of bits, so that many are looked at at once.
    let mut beyond = 0;
    for (code, one) in codes.iter_mut().zip(all) {
        let at = level(*one).wrapping_sub(first).cast_unsigned();
        beyond |= u32::from(at >= count);
        *code = (at as u8).wrapping_add(FIRST);
    }
    beyond == 0
}

/// The codes of numbers that may be on a grid; `nearest` is the number of the column's type that is
/// the nearest to one on the grid.
#[inline(always)]
fn stepped<T: Copy>(
    all: &[T],
    level: impl Fn(T) -> f64,
    nearest: impl Fn(f64) -> f64,
    grid: &Grid,
    codes: &mut [u8],
) -> bool {
    /// Adding it and taking it away again rounds to a whole number.
    const ROUND: f64 = 6_755_399_441_055_744.0;
    let last = f64::from(grid.count) - 1.0;
    let mut is_beyond = false;
    for (code, one) in codes.iter_mut().zip(all) {
        let level = level(*one);
        let step = (level * grid.steps + ROUND) - ROUND;
        let at = step - grid.first;
        let is_on_grid = (nearest(step / grid.steps) - level) == 0.0 && at >= 0.0 && at <= last;
        is_beyond |= !(is_on_grid || level.is_nan());
        *code = if level.is_nan() { UNKNOWN } else { (at as u8).wrapping_add(FIRST) };
    }
    !is_beyond
}

/// Writes levels as numbers; a level of single precision is the decimal it is the nearest to.
pub(super) fn plain(levels: Levels<'_>, numbers: &mut Vec<f64>) {
    numbers.clear();
    match levels {
        Levels::U8(all) => numbers.extend(all.iter().map(|level| f64::from(*level))),
        Levels::I32(all) => numbers.extend(all.iter().map(|level| f64::from(*level))),
        Levels::F64(all) => numbers.extend(all),
        Levels::F32(all) => numbers.extend(all.iter().map(|level| decimal(*level))),
    }
}

/// The decimal that a number of single precision is the nearest to.
fn decimal(level: f32) -> f64 {
    if level.is_nan() || level - level.trunc() == 0.0 {
        return f64::from(level);
    }
    level.to_string().parse().unwrap_or(f64::NAN)
}
