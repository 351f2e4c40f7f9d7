//! What can be wrong with a basic value.

use crate::problem::{Fault, Kind, Problem};

/// Why a key, a number, a day or a language is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum KernelError {
    /// A key is empty, too long or holds a control character.
    #[error("key `{}` {}", .0.get("key"), .0.get("reason"))]
    InvalidKey(Fault),
    /// A number is not finite.
    #[error("{} is not a finite number: `{}`", .0.get("name"), .0.get("value"))]
    NotFinite(Fault),
    /// A number is outside its range.
    #[error("{} `{}` is outside the range from {} to {}", .0.get("name"), .0.get("value"), .0.get("minimum"), .0.get("maximum"))]
    OutOfRange(Fault),
    /// A text is not a day, a month or an instant.
    #[error("`{}` is not {}", .0.get("value"), .0.get("expected"))]
    InvalidTime(Fault),
    /// A text is not a language tag.
    #[error("`{}` is not a language tag", .0.get("value"))]
    InvalidLanguage(Fault),
}

impl From<KernelError> for Problem {
    fn from(error: KernelError) -> Self {
        let message = error.to_string();
        match error {
            KernelError::InvalidKey(fault) => fault.into_problem(
                "kernel.invalid_key",
                Kind::Invalid,
                message,
                "use a text of 1 to 2048 bytes without control characters",
            ),
            KernelError::NotFinite(fault) => fault.into_problem(
                "kernel.not_finite",
                Kind::Invalid,
                message,
                "leave the value out where it is not known",
            ),
            KernelError::OutOfRange(fault) => fault.into_problem(
                "kernel.out_of_range",
                Kind::Invalid,
                message,
                "use a value inside the range",
            ),
            KernelError::InvalidTime(fault) => fault.into_problem(
                "kernel.invalid_time",
                Kind::Invalid,
                message,
                "write a day as 2026-11-20, a month as 2026-11 and an instant as 2026-11-20T09:30:00Z",
            ),
            KernelError::InvalidLanguage(fault) => fault.into_problem(
                "kernel.invalid_language",
                Kind::Invalid,
                message,
                "use a BCP 47 tag such as en, de-AT or zh-Hant",
            ),
        }
    }
}
