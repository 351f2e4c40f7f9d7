//! Problems of one argument among several, at the place the caller knows.

use super::ReadinessError;
use crate::evidence::EvidenceError;
use crate::problem::{Fault, Problem};

/// The error of a profile that the caller gave under another name than `profile`.
pub(super) fn of_profile(error: ReadinessError, name: &str) -> ReadinessError {
    let renamed = |fault: Fault| {
        let path = fault.path().and_then(|path| path.strip_prefix("profile"));
        let path = path.map(|rest| format!("{name}{rest}"));
        match path {
            Some(path) => fault.at(path),
            None => fault,
        }
    };
    match error {
        ReadinessError::Evidence(EvidenceError::DuplicateCompetency(fault)) => {
            EvidenceError::DuplicateCompetency(renamed(fault)).into()
        }
        ReadinessError::Evidence(EvidenceError::Contradiction(fault)) => {
            EvidenceError::Contradiction(renamed(fault)).into()
        }
        error => error,
    }
}

/// The problem of an assessment whose profile and role the caller gave under these names.
pub(super) fn of_pair(mut problem: Problem, profile: &str, role: &str) -> Problem {
    let path = problem.path.as_deref().map(|path| {
        let names = [("profile", profile), ("role", role)];
        let renamed = names.into_iter().find_map(|(start, name)| {
            let rest = path.strip_prefix(start).filter(|rest| rest.starts_with(['.', '[']))?;
            Some(format!("{name}{rest}"))
        });
        renamed.unwrap_or_else(|| path.to_owned())
    });
    problem.path = path;
    problem
}
