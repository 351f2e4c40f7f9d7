//! What can be wrong with an argument.

use crate::problem::{Fault, Kind, Problem};

/// Why an argument is refused before its operation sees it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SurfaceError {
    /// An argument that has to be there is not.
    #[error("argument `{}` is missing", .0.get("argument"))]
    MissingArgument(Fault),
    /// An argument has another shape than the operation reads.
    #[error("{}", .0.get("reason"))]
    MalformedArgument(Fault),
}

impl From<SurfaceError> for Problem {
    fn from(error: SurfaceError) -> Self {
        let message = error.to_string();
        match error {
            SurfaceError::MissingArgument(fault) => fault.into_problem(
                "surface.missing_argument",
                Kind::Invalid,
                message,
                "give a value: this argument has no default",
            ),
            SurfaceError::MalformedArgument(fault) => fault.into_problem(
                "surface.malformed_argument",
                Kind::Invalid,
                message,
                "give what the documentation of the operation names at this place",
            ),
        }
    }
}
