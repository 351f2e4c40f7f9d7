//! Reads and writes roles.

use super::check::refuse_contradictions;
use super::{Role, RoleError};
use crate::kernel::{read_json, write_json};

/// The role a JSON text holds.
///
/// ```
/// let analyst = prowess::role::parse(
///     r#"{"uri": "role/analyst", "titles": {"en": "Analyst"},
///         "scales": [{"id": "five-step", "kind": "ordinal", "minimum": 1, "maximum": 5}],
///         "requirements": [{"competency": "sql", "required_level": 4}]}"#,
/// )?;
/// assert_eq!(analyst.requirements.len(), 1);
/// # Ok::<(), prowess::Problem>(())
/// ```
///
/// # Errors
///
/// * `role.malformed` when the text is no role; the path names the field.
/// * `role.inconsistent` with all problems in its details: everything that [`check`](super::check)
///   calls an error.
pub fn parse(text: &str) -> Result<Role, RoleError> {
    let role: Role = read_json(text, "role").map_err(RoleError::Malformed)?;
    refuse_contradictions(&role)?;
    Ok(role)
}

/// The JSON text of a role, which [`parse`] reads back to an equal one.
#[must_use]
pub fn print(role: &Role) -> String {
    write_json(role)
}
