//! How far two places are apart, in whole numbers.
//!
//! Sines of the platform differ in the last bit, and a limit would then be crossed on one machine
//! and not on another; whole numbers give the same answer everywhere.

use super::GeoPoint;

/// One, in fixed point: 60 bits behind the point.
const ONE: i128 = 1 << 60;

/// Pi in fixed point, which is `floor(pi * 2^60)`.
const PI: i128 = 3_622_009_729_038_561_421;

/// Millionths of a degree in half a turn.
const HALF_TURN: i64 = 180_000_000;

/// The mean radius of the earth in metres (IUGG).
const RADIUS: i128 = 6_371_009;

/// A place in millionths of a degree, some 11 centimetres.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    latitude: i64,
    longitude: i64,
}

impl Place {
    /// The nearest place on the grid; nothing for what is not on the earth.
    pub(super) fn of(point: &GeoPoint) -> Option<Self> {
        let GeoPoint { latitude, longitude } = *point;
        let is_real = (-90.0..=90.0).contains(&latitude) && (-180.0..=180.0).contains(&longitude);
        // Both are within range, so they fit.
        let grid = |degrees: f64| (degrees * 1e6).round() as i64;
        is_real.then(|| Self { latitude: grid(latitude), longitude: grid(longitude) })
    }
}

/// Metres between two places along the earth, taken as a sphere.
///
/// ```text
/// h = sin^2(dlat / 2) + cos(lat1) cos(lat2) sin^2(dlon / 2)      the haversine formula
/// distance = 2 R asin(sqrt(h))
/// ```
///
/// The angle whose sine squared is h is found by halving, so it is right to a millionth of a degree:
/// 0.2 metres. The sphere itself is wrong by up to 0.6 %.
pub(super) fn metres(one: Place, other: Place) -> u32 {
    let half_sine_squared = |difference: i64| {
        let sine = sine(difference.abs() * 1000 / 2);
        times(sine, sine)
    };
    let cosine = |latitude: i64| sine((HALF_TURN / 2 - latitude.abs()) * 1000);
    let across = times(cosine(one.latitude), cosine(other.latitude));
    let h = half_sine_squared(one.latitude - other.latitude)
        + times(across, half_sine_squared(one.longitude - other.longitude));
    // The half angle, in billionths of a degree, lies between these two.
    let (mut low, mut high) = (0, HALF_TURN / 2 * 1000);
    while low < high {
        let middle = low + (high - low) / 2;
        let sine = sine(middle);
        if times(sine, sine) < h { low = middle + 1 } else { high = middle }
    }
    let metres = 2 * RADIUS * i128::from(low) * PI / (i128::from(HALF_TURN) * 1000) / ONE;
    // Half the way around is some 20,015 km.
    u32::try_from(metres).unwrap_or(u32::MAX)
}

/// The sine of an angle from 0 to 180 degrees, given in billionths of a degree, in fixed point.
///
/// A power series, on whole numbers: with 14 terms up to a right angle, what is left out is smaller
/// than the last bit.
fn sine(angle: i64) -> i128 {
    let half_turn = HALF_TURN * 1000;
    let angle = angle.min(half_turn - angle).max(0);
    let x = i128::from(angle) * PI / i128::from(half_turn);
    let squared = times(x, x);
    let (mut term, mut sum) = (x, x);
    for step in 1..=14 {
        term = -times(term, squared) / (2 * step * (2 * step + 1));
        sum += term;
    }
    sum.clamp(0, ONE)
}

/// The product of two numbers in fixed point.
const fn times(one: i128, other: i128) -> i128 {
    one * other / ONE
}
