//! Whether the terms of a role make sense together: choices, gates, equivalents and conditions.

mod choices;
mod conditions;
mod equivalents;
mod gates;

pub(super) use choices::way_round;

use super::{Role, RoleError};
use crate::kernel::Key;
use crate::problem::{Diagnostic, Severity};

/// How deep conditions and choices may be nested.
pub(super) const DEEPEST: usize = 32;

/// One thing found about the terms of a role.
pub(super) struct Finding {
    severity: Severity,
    error: RoleError,
}

impl From<Finding> for Diagnostic {
    fn from(finding: Finding) -> Self {
        match finding.severity {
            Severity::Note => Self::note(finding.error),
            Severity::Warning => Self::warning(finding.error),
            Severity::Error => Self::error(finding.error),
        }
    }
}

/// The findings so far, and where the role stands in what the caller gave.
struct Findings<'a> {
    role: &'a Role,
    path: &'a str,
    list: Vec<Finding>,
}

impl Findings<'_> {
    fn error(&mut self, error: RoleError) {
        self.list.push(Finding { severity: Severity::Error, error });
    }

    fn warning(&mut self, error: RoleError) {
        self.list.push(Finding { severity: Severity::Warning, error });
    }

    fn note(&mut self, error: RoleError) {
        self.list.push(Finding { severity: Severity::Note, error });
    }
}

/// Everything found about the terms of a role that stands at this path.
pub(super) fn findings(role: &Role, path: &str) -> Vec<Finding> {
    let mut found = Findings { role, path, list: Vec::new() };
    if role.has_terms() {
        choices::examine(&mut found);
        gates::examine(&mut found);
        equivalents::examine(&mut found);
        conditions::examine(&mut found);
    }
    found.list
}

/// The competencies that conditions of a role at this path name and that are not known.
pub(super) fn unknown_names(
    role: &Role,
    path: &str,
    is_known: impl Fn(&Key) -> bool,
) -> Vec<Finding> {
    let mut found = Findings { role, path, list: Vec::new() };
    conditions::unknown_names(&mut found, is_known);
    found.list
}

/// Refuses a role whose terms contradict one another, with the first of its errors.
///
/// Of a role without choices, gates, equivalents and conditions nothing but that is looked at.
///
/// # Errors
///
/// * the errors of [`check`](super::check) about choices, gates, equivalents and conditions.
pub(crate) fn check_algebra(role: &Role) -> Result<(), RoleError> {
    let found = findings(role, "role").into_iter();
    let first = found.filter(|one| one.severity == Severity::Error).map(|one| one.error).next();
    first.map_or(Ok(()), Err)
}
