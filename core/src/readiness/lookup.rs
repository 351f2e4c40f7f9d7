//! What a profile says about a competency that a role names.

use super::ReadinessError;
use crate::evidence::{Profile, Standing, Standings, UnknownReason, duplicate, resolve};
use crate::kernel::{Key, Level};

/// A profile, ready to be held against roles.
pub(super) struct Lookup<'a> {
    profile: &'a Profile,
    standings: Standings<'a>,
    /// What is seen instead of what the profile says, for as long as it lies here.
    pub(super) overlays: Vec<Overlay<'a>>,
}

/// What one competency would stand at, under each of its names.
#[derive(Clone)]
pub(super) struct Overlay<'a> {
    pub(super) uri: &'a Key,
    pub(super) codes: Vec<&'a Key>,
    pub(super) standing: Standing<'a>,
}

impl Overlay<'_> {
    fn is_named(&self, name: &Key) -> bool {
        self.uri == name || self.codes.contains(&name)
    }
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
        Ok(Self { profile, standings: resolve(profile)?, overlays: Vec::new() })
    }

    /// The person.
    pub(super) const fn person(&self) -> &'a Key {
        &self.profile.person
    }

    /// The scales that the profile names, each as often as it names it.
    pub(super) fn named_scales(&self) -> impl Iterator<Item = &'a Key> + use<'a> {
        self.profile.levels.iter().filter_map(|held| held.scale.as_ref())
    }

    /// The level an entry of the profile states, whether it counts or not.
    pub(super) fn stated_level(&self, entry: u32) -> Option<Level> {
        self.profile.levels.get(entry as usize)?.level
    }

    /// The entry of this name, where nothing lies over it.
    fn get(&self, name: &Key) -> Option<(u32, Standing<'a>)> {
        let mut overlays = (0_u32..).zip(&self.overlays);
        match overlays.find(|(_, overlay)| overlay.is_named(name)) {
            // No profile has so many entries, so these places are nobody's.
            Some((at, overlay)) => Some((u32::MAX - 1 - at, overlay.standing)),
            None => self.standings.get(name),
        }
    }

    /// What the profile says about a competency, by its uri or by its code.
    ///
    /// # Errors
    ///
    /// * `evidence.duplicate_competency` when it has an entry for each of the two.
    pub(super) fn find(&self, uri: &Key, code: Option<&Key>) -> Result<Found<'a>, ReadinessError> {
        let by_uri = self.get(uri);
        let by_code = code.and_then(|code| self.get(code));
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
