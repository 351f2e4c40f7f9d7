//! Roles that ask for more than arithmetic finds.

use super::OwnRoles;
use crate::evidence::{HeldLevel, Profile};
use crate::kernel::{Key, Level};
use crate::problem::Problem;
use crate::readiness::{Gap, Readiness, assess};

impl OwnRoles {
    /// The readiness of somebody with these levels for a role.
    pub(in super::super) fn in_full(
        &self,
        role: u32,
        competency: &[u32],
        levels: &[f64],
    ) -> Option<Result<Readiness, Problem>> {
        let role = self.roles.get(role as usize)?;
        let held = competency.iter().zip(levels).filter_map(|(place, level)| {
            let competency = self.competencies.get(*place as usize)?.clone();
            let level = Some(Level::new(*level).ok()?);
            Some(HeldLevel { competency, level, scale: None, status: None })
        });
        let levels = held.collect();
        let nobody = Key::nameless();
        let profile = Profile { person: nobody, as_of: None, framework: None, levels };
        Some(assess(&profile, role, &self.options).map_err(Problem::from))
    }

    /// The places of the competencies of a role's requirements, by their uri.
    pub(in super::super) fn place_in(&self, role: u32, competency: &Key) -> Option<u32> {
        let role = self.roles.get(role as usize)?;
        let asks = role.requirements.iter().find(|one| one.competency == *competency)?;
        Some(self.place(asks))
    }

    /// The gaps of a readiness with their places, in order of these.
    pub(super) fn placed<'r>(&self, role: u32, report: &'r Readiness) -> Vec<(u32, &'r Gap)> {
        let place = |gap: &'r Gap| Some((self.place_in(role, &gap.competency)?, gap));
        let mut gaps: Vec<_> = report.gaps.iter().filter_map(place).collect();
        gaps.sort_by_key(|(place, _)| *place);
        gaps
    }
}
