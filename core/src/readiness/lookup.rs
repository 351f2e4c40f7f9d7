//! What a profile says about the competency of a requirement.

use super::ReadinessError;
use crate::evidence::{Profile, Standing, Standings, UnknownReason, duplicate, resolve};
use crate::kernel::Key;
use crate::role::Requirement;

/// A profile, ready to be held against roles.
pub(super) struct Lookup<'a> {
    pub(super) person: &'a Key,
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
        Ok(Self { person: &profile.person, standings: resolve(profile)? })
    }

    /// What the profile says about the competency of a requirement, by its uri or by its code.
    ///
    /// # Errors
    ///
    /// * `evidence.duplicate_competency` when it has an entry for each of the two.
    pub(super) fn find(&self, requirement: &Requirement) -> Result<Found<'a>, ReadinessError> {
        let by_uri = self.standings.get(&requirement.competency);
        let by_code = requirement.code.as_ref().and_then(|code| self.standings.get(code));
        match (by_uri, by_code) {
            (Some((uri, _)), Some((code, _))) if uri != code => {
                Err(duplicate(requirement.competency.as_str(), uri.max(code)).into())
            }
            (uri, code) => {
                let (entry, standing) =
                    uri.or(code).unwrap_or((0, Standing::Unknown(UnknownReason::NoEvidence)));
                Ok(Found { standing, entry })
            }
        }
    }
}
