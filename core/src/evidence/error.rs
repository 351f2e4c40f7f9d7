//! What can be wrong with a profile.

use crate::framework::FrameworkError;
use crate::kernel::KernelError;
use crate::problem::{Fault, Kind, Problem};

/// Why a profile, or a part of it, is refused or reported.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum EvidenceError {
    /// A basic value is wrong.
    #[error(transparent)]
    Kernel(#[from] KernelError),
    /// A level or a scale is wrong.
    #[error(transparent)]
    Framework(#[from] FrameworkError),
    /// A document is not a profile.
    #[error("the profile cannot be read: {}", .0.get("reason"))]
    Malformed(Fault),
    /// A profile speaks twice of the same competency.
    #[error("`{}` is there twice", .0.get("competency"))]
    DuplicateCompetency(Fault),
    /// An entry has a level and a status that denies it.
    #[error("`{}` has level `{}` and a status that denies it", .0.get("competency"), .0.get("level"))]
    Contradiction(Fault),
    /// A profile speaks of another framework.
    #[error("the profile speaks of framework `{}`, and is checked with `{}`", .0.get("named"), .0.get("framework"))]
    OtherFramework(Fault),
    /// A profile names a competency that is not in the framework.
    #[error("competency `{}` is not in the framework", .0.get("competency"))]
    UnknownCompetency(Fault),
    /// A piece of evidence cannot be estimated with.
    #[error("observation `{}` {}", .0.get("entry"), .0.get("reason"))]
    InvalidObservation(Fault),
    /// The parameters of an estimator make no sense.
    #[error("estimator `{}` {}", .0.get("estimator"), .0.get("reason"))]
    InvalidEstimator(Fault),
    /// A document is not the options of an estimate.
    #[error("the options of the estimate cannot be read: {}", .0.get("reason"))]
    MalformedOptions(Fault),
    /// A rule of fading makes no sense.
    #[error("{} is `{}`, and must be {}", .0.get("field"), .0.get("value"), .0.get("limits"))]
    InvalidDecay(Fault),
}

impl From<EvidenceError> for Problem {
    fn from(error: EvidenceError) -> Self {
        use EvidenceError as E;
        use Kind::{Conflict, Invalid, NotFound};

        let message = error.to_string();
        let (code, kind, help, fault) = match error {
            E::Kernel(error) => return error.into(),
            E::Framework(error) => return error.into(),
            E::Malformed(fault) => (
                "evidence.malformed",
                Invalid,
                r#"write {"person": "ana", "levels": [{"competency": "sql", "level": 3}]}"#,
                fault,
            ),
            E::DuplicateCompetency(fault) => (
                "evidence.duplicate_competency",
                Conflict,
                "keep one entry for each competency; its uri and its code name the same one",
                fault,
            ),
            E::Contradiction(fault) => (
                "evidence.contradiction",
                Conflict,
                "give a level, or the status not_demonstrated, not_applicable or unknown",
                fault,
            ),
            E::OtherFramework(fault) => (
                "evidence.other_framework",
                Conflict,
                "take the framework the profile names, or leave its name out",
                fault,
            ),
            E::UnknownCompetency(fault) => (
                "evidence.unknown_competency",
                NotFound,
                "name a competency by its uri or by its code in the framework",
                fault,
            ),
            E::InvalidObservation(fault) => (
                "evidence.invalid_observation",
                Invalid,
                "give each entry once, with levels of the scale and a reliability above 0",
                fault,
            ),
            E::InvalidEstimator(fault) => (
                "evidence.invalid_estimator",
                Invalid,
                "use a parameter inside its range, or leave it out where it has a default",
                fault,
            ),
            E::MalformedOptions(fault) => (
                "evidence.malformed_options",
                Invalid,
                r#"write {"estimator": {"kind": "latest_vs_rest", "latest": 0.65, "decimals": 2}}"#,
                fault,
            ),
            E::InvalidDecay(fault) => (
                "evidence.invalid_decay",
                Invalid,
                "use a value inside the range, or leave it out where it has a default",
                fault,
            ),
        };
        fault.into_problem(code, kind, message, help)
    }
}
