//! Levels and weights.

use std::cmp::Ordering;
use std::fmt;

use serde::{Deserialize, Deserializer, Serialize};

use super::KernelError;
use crate::problem::Fault;

/// A place on a proficiency scale, such as 3.5 on a scale from 0 to 7.
///
/// Any finite number; which ones mean something is said by the scale.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Level(f64);

impl Level {
    /// The level 0.
    pub const ZERO: Self = Self(0.0);

    /// The level with this value.
    ///
    /// # Errors
    ///
    /// * `kernel.not_finite` for NaN and the infinities.
    pub fn new(value: f64) -> Result<Self, KernelError> {
        finite("level", value).map(Self)
    }

    /// The value.
    #[must_use]
    pub const fn get(self) -> f64 {
        self.0
    }
}

/// How much something counts against other things: 0 or more.
///
/// Only the ratio of weights matters: 1 and 2 equal 50 and 100.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Weight(f64);

impl Weight {
    /// The weight of a thing that counts once.
    pub const ONE: Self = Self(1.0);

    /// The weight of a thing that counts half.
    pub const HALF: Self = Self(0.5);

    /// The weight of a thing that does not count.
    pub const ZERO: Self = Self(0.0);

    /// The largest weight; sums of a million of them stay finite.
    pub const MAXIMUM: f64 = 1e12;

    /// The weight with this value.
    ///
    /// # Errors
    ///
    /// * `kernel.not_finite` for NaN and the infinities.
    /// * `kernel.out_of_range` below 0 and above a million millions.
    pub fn new(value: f64) -> Result<Self, KernelError> {
        let value = finite("weight", value)?;
        if (0.0..=Self::MAXIMUM).contains(&value) {
            Ok(Self(value))
        } else {
            let fault = Fault::new().with("name", "weight").with("value", value);
            Err(KernelError::OutOfRange(fault.with("minimum", 0).with("maximum", "1e12")))
        }
    }

    /// The weight nearest to a value that is a number.
    pub(crate) fn held(value: f64) -> Self {
        Self(value.clamp(0.0, Self::MAXIMUM))
    }

    /// The value.
    #[must_use]
    pub const fn get(self) -> f64 {
        self.0
    }
}

/// The number, if it is finite; a negative zero becomes zero, so that equal numbers print equally.
fn finite(name: &str, value: f64) -> Result<f64, KernelError> {
    if value.is_finite() {
        Ok(value + 0.0)
    } else {
        Err(KernelError::NotFinite(Fault::new().with("name", name).with("value", value)))
    }
}

/// Total order and printing are those of the number, which is never NaN.
macro_rules! as_number {
    ($($name:ident),*) => {$(
        impl Eq for $name {}

        impl PartialOrd for $name {
            fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
                Some(self.cmp(other))
            }
        }

        impl Ord for $name {
            fn cmp(&self, other: &Self) -> Ordering {
                // Neither is NaN, and no zero is negative, so this is a total order.
                self.0.partial_cmp(&other.0).unwrap_or(Ordering::Equal)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.0, f)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Self::new(f64::deserialize(deserializer)?).map_err(serde::de::Error::custom)
            }
        }
    )*};
}

as_number!(Level, Weight);
