//! A profile, ready to be asked about one competency after the other.

use super::{EvidenceError, HeldLevel, Profile, Standing};
use crate::kernel::{Key, KeyIndex};
use crate::problem::Fault;

/// What a profile says, found by the name it uses for a competency.
#[derive(Debug, Clone)]
pub struct Standings<'a> {
    levels: &'a [HeldLevel],
    index: KeyIndex<&'a Key>,
}

impl<'a> Standings<'a> {
    /// The entry with this name, and what it says.
    #[must_use]
    pub fn get(&self, name: &Key) -> Option<(u32, Standing<'a>)> {
        let entry = self.index.get(name)?;
        let held = self.levels.get(entry as usize)?;
        Some((entry, held.standing(entry).ok()?))
    }
}

/// What each entry of a profile means, ready for look-up.
///
/// # Errors
///
/// * `evidence.duplicate_competency` when two entries have the same name.
/// * `evidence.contradiction` when an entry has a level and a status that denies it.
pub fn resolve(profile: &Profile) -> Result<Standings<'_>, EvidenceError> {
    let levels = profile.levels.as_slice();
    let entries = || (0_u32..).zip(levels);
    let index = KeyIndex::new(entries().map(|(entry, held)| (&held.competency, entry)));
    if let Some(entry) = index.duplicates().first() {
        let held = levels.get(*entry as usize);
        return Err(duplicate(held.map_or("", |held| held.competency.as_str()), *entry));
    }
    for (entry, held) in entries() {
        held.standing(entry)?;
    }
    Ok(Standings { levels, index })
}

/// The error of an entry that names what another entry named.
pub(crate) fn duplicate(name: &str, entry: u32) -> EvidenceError {
    let fault = Fault::new().at(format!("profile.levels[{entry}].competency"));
    EvidenceError::DuplicateCompetency(fault.with("competency", name))
}
