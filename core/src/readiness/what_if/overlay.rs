//! Changes laid over copies of what is given.

use super::super::{Options, ReadinessError};
use super::{Change, entry_names};
use crate::evidence::{HeldLevel, HoldingStatus, Profile};
use crate::kernel::Key;
use crate::problem::{Fault, Problem};
use crate::role::{Choice, Requirement, Role};

/// A person, a role and a situation with changes.
pub(super) struct Overlay {
    pub(super) profile: Profile,
    pub(super) role: Role,
    pub(super) options: Options,
    /// Which change said last what an entry of the profile says.
    entries: Vec<Option<usize>>,
    /// Which change said what the role asks of a competency.
    requirements: Vec<(Key, usize)>,
}

impl Overlay {
    pub(super) fn new(
        profile: &Profile,
        role: &Role,
        changes: &[Change],
        options: &Options,
    ) -> Result<Self, ReadinessError> {
        let mut overlay = Self {
            profile: profile.clone(),
            role: role.clone(),
            options: options.clone(),
            entries: vec![None; profile.levels.len()],
            requirements: Vec::new(),
        };
        for (at, change) in changes.iter().enumerate() {
            overlay.apply(at, change)?;
        }
        Ok(overlay)
    }

    fn apply(&mut self, at: usize, change: &Change) -> Result<(), ReadinessError> {
        match change {
            Change::SetLevel { competency, level, scale } => {
                let held = self.entry(at, competency)?;
                (held.level, held.scale, held.status) = (Some(*level), scale.clone(), None);
            }
            Change::SetStatus { competency, status } => {
                use HoldingStatus as S;
                let held = self.entry(at, competency)?;
                held.status = Some(*status);
                if matches!(status, S::NotDemonstrated | S::NotApplicable | S::Unknown) {
                    (held.level, held.scale) = (None, None);
                }
            }
            Change::Forget { competency } => {
                let held = self.entry(at, competency)?;
                (held.level, held.scale) = (None, None);
                held.status = Some(HoldingStatus::Unknown);
            }
            Change::Require { requirement } => {
                let name = &requirement.competency;
                self.requirements.push((name.clone(), at));
                let mut asked = self.role.requirements.iter_mut();
                match asked.find(|asked| asked.competency == *name) {
                    Some(asked) => asked.clone_from(requirement),
                    None => self.role.requirements.push(Requirement::clone(requirement)),
                }
            }
            Change::DropRequirement { competency } => {
                let dropped = self.requirement(at, competency)?.competency.clone();
                self.role.requirements.retain(|asked| asked.competency != dropped);
                drop_member(&mut self.role.choices, dropped);
            }
            Change::SetImportance { competency, importance } => {
                self.requirement(at, competency)?.importance = *importance;
            }
            Change::SetRequiredLevel { competency, level } => {
                let asked = self.requirement(at, competency)?;
                asked.required_level = *level;
                if level.is_none() {
                    asked.desired_level = None;
                }
            }
            Change::SetGate { competency, gate } => {
                self.requirement(at, competency)?.gate.clone_from(gate);
            }
            Change::SetContext { name, value: Some(value) } => {
                self.options.context.insert(name.clone(), value.clone());
            }
            Change::SetContext { name, value: None } => {
                self.options.context.remove(name);
            }
        }
        Ok(())
    }

    /// What the role asks of this competency.
    fn requirement(&mut self, at: usize, name: &Key) -> Result<&mut Requirement, ReadinessError> {
        let role = self.role.name().clone();
        let mut asked = self.role.requirements.iter_mut();
        let found = asked.find(|one| one.competency == *name || one.code.as_ref() == Some(name));
        let Some(found) = found else {
            let fault = Fault::new().at(format!("changes[{at}].competency"));
            return Err(ReadinessError::NotAsked(
                fault.with("role", role).with("competency", name),
            ));
        };
        self.requirements.push((found.competency.clone(), at));
        Ok(found)
    }

    /// The entry of the profile for this competency; a new one where there is none.
    fn entry(&mut self, at: usize, name: &Key) -> Result<&mut HeldLevel, ReadinessError> {
        let known = entry_names(&self.role, name);
        let (uri, code) = known.unwrap_or((name, None));
        let mut entries = self.profile.levels.iter();
        let is_it = |held: &HeldLevel| held.competency == *uri || Some(&held.competency) == code;
        let place = match (entries.position(is_it), known) {
            (Some(place), _) => place,
            (None, Some(_)) => {
                self.profile.levels.push(HeldLevel {
                    competency: uri.clone(),
                    level: None,
                    scale: None,
                    status: None,
                });
                self.entries.push(None);
                self.entries.len().saturating_sub(1)
            }
            (None, None) => self.profile.levels.len(),
        };
        if let Some(origin) = self.entries.get_mut(place) {
            *origin = Some(at);
        }
        self.profile.levels.get_mut(place).ok_or_else(|| {
            let fault = Fault::new().at(format!("changes[{at}].competency"));
            let fault = fault.with("role", self.role.name()).with("competency", name);
            ReadinessError::UnknownCompetency(fault.with("person", &self.profile.person))
        })
    }

    /// A problem of what was changed, at the change that brought it about.
    pub(super) fn traced(&self, mut problem: Problem) -> Problem {
        let Some(path) = problem.path.as_deref() else { return problem };
        let of_profile = path.strip_prefix("profile.levels[").and_then(|rest| {
            let (place, field) = rest.split_once(']')?;
            let origin = self.entries.get(place.parse::<usize>().ok()?)?;
            Some(format!("changes[{}]{field}", (*origin)?))
        });
        let of_role = || {
            path.strip_prefix("role.requirements")?;
            let competency = problem.details.values.get("competency")?;
            let mut last_first = self.requirements.iter().rev();
            let (_, at) = last_first.find(|(name, _)| name.as_str() == competency)?;
            Some(format!("changes[{at}]"))
        };
        if let Some(path) = of_profile.or_else(of_role) {
            problem.path = Some(path);
        }
        problem
    }
}

/// Takes a member out of all choices; a choice that is left without members is none.
fn drop_member(choices: &mut Vec<Choice>, member: Key) {
    let mut gone = vec![member];
    // Each round but the last takes a choice away, so the rounds end.
    while let Some(member) = gone.pop() {
        for choice in choices.iter_mut().filter(|choice| choice.of.contains(&member)) {
            choice.of.retain(|one| *one != member);
            choice.choose = choice.choose.min(u32::try_from(choice.of.len()).unwrap_or(u32::MAX));
            if choice.of.is_empty() {
                gone.push(choice.id.clone());
            }
        }
        choices.retain(|choice| !choice.of.is_empty());
    }
}
