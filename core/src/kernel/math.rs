//! Functions whose last bit differs between platforms, from one library for all.
//!
//! `std` hands these to the platform's mathematics library, and wasm has another one: 6 to 10 % of
//! inputs differ in the last bit.
//! `libm` is the same code everywhere.

/// e to the power of `x`.
#[must_use]
pub fn exp(x: f64) -> f64 {
    libm::exp(x)
}

/// 2 to the power of `x`.
#[must_use]
pub fn exp2(x: f64) -> f64 {
    libm::exp2(x)
}

/// The natural logarithm of `x`.
#[must_use]
pub fn ln(x: f64) -> f64 {
    libm::log(x)
}

/// The logarithm of `x` to base 2.
#[must_use]
pub fn log2(x: f64) -> f64 {
    libm::log2(x)
}

/// `base` to the power of `exponent`.
#[must_use]
pub fn pow(base: f64, exponent: f64) -> f64 {
    libm::pow(base, exponent)
}

/// The logarithm of 1 + `x`, exact for small `x` too.
#[must_use]
pub fn ln_1p(x: f64) -> f64 {
    libm::log1p(x)
}

/// The square root of `x`.
#[must_use]
pub fn sqrt(x: f64) -> f64 {
    libm::sqrt(x)
}

/// The largest whole number that is not above `x`.
#[must_use]
pub fn floor(x: f64) -> f64 {
    libm::floor(x)
}

/// The whole number nearest to `x`, halves away from 0.
#[must_use]
pub fn round(x: f64) -> f64 {
    libm::round(x)
}

/// The whole number nearest to `x`, halves to the even one.
#[must_use]
pub fn round_even(x: f64) -> f64 {
    libm::rint(x)
}

/// The part of a normal distribution that lies below `x` standard deviations from its middle.
#[must_use]
pub fn normal_below(x: f64) -> f64 {
    0.5 * erfc(-x / core::f64::consts::SQRT_2)
}

/// The part of a normal distribution beyond `x` * sqrt(2) standard deviations, both sides together.
#[must_use]
pub fn erfc(x: f64) -> f64 {
    libm::erfc(x)
}
