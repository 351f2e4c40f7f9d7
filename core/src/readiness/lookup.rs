//! What a profile says about a competency that a role names.

use super::ReadinessError;
use crate::evidence::{Profile, Standing, Standings, UnknownReason, duplicate, resolve};
use crate::kernel::{Key, Level};

/// A profile, ready to be held against roles.
pub(super) struct Lookup<'a> {
    profile: &'a Profile,
    standings: Standings<'a>,
}

/// What was found, and at which entry of the profile.
pub(super) struct Found<'a> {
    pub(super) standing: Standing<'a>,
    pub(super) entry: u32,
}

impl<'a> Lookup<'a> {
    /// The look-up of a profile.
    ///
    /// # Errors
    ///
    /// * those of [`resolve`].
    pub(super) fn new(profile: &'a Profile) -> Result<Self, ReadinessError> {
        Ok(Self { profile, standings: resolve(profile)? })
    }

    /// The person.
    pub(super) const fn person(&self) -> &'a Key {
        &self.profile.person
    }

    /// The level an entry of the profile states, whether it counts or not.
    pub(super) fn stated_level(&self, entry: u32) -> Option<Level> {
        self.profile.levels.get(entry as usize)?.level
    }

    /// What the profile says about a competency, by its uri or by its code.
    ///
    /// # Errors
    ///
    /// * `evidence.duplicate_competency` when it has an entry for each of the two.
    pub(super) fn find(&self, uri: &Key, code: Option<&Key>) -> Result<Found<'a>, ReadinessError> {
        let by_uri = self.standings.get(uri);
        let by_code = code.and_then(|code| self.standings.get(code));
        match (by_uri, by_code) {
            (Some((one, _)), Some((other, _))) if one != other => {
                Err(duplicate(uri.as_str(), one.max(other)).into())
            }
            (one, other) => {
                let nothing = (u32::MAX, Standing::Unknown(UnknownReason::NoEvidence));
                let (entry, standing) = one.or(other).unwrap_or(nothing);
                Ok(Found { standing, entry })
            }
        }
    }
}
