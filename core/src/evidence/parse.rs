//! Reads and writes profiles.

use super::{EvidenceError, Profile, resolve};
use crate::kernel::{read_json, write_json};

/// The profile a JSON text holds.
///
/// ```
/// let ana = prowess::evidence::parse(
///     r#"{"person": "ana", "levels": [{"competency": "2.A.1.a", "level": 3.5}]}"#,
/// )?;
/// assert_eq!(ana.levels[0].level.map(|level| level.get()), Some(3.5));
/// # Ok::<(), prowess::Problem>(())
/// ```
///
/// # Errors
///
/// * `evidence.malformed` when the text is no profile; the path names the field.
/// * `evidence.duplicate_competency` when two entries have the same name.
/// * `evidence.contradiction` when an entry has a level and a status that denies it.
pub fn parse(text: &str) -> Result<Profile, EvidenceError> {
    let profile: Profile = read_json(text, "profile").map_err(EvidenceError::Malformed)?;
    resolve(&profile)?;
    Ok(profile)
}

/// The JSON text of a profile, which [`parse`] reads back to an equal one.
#[must_use]
pub fn print(profile: &Profile) -> String {
    write_json(profile)
}
