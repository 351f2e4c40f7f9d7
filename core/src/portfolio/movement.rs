//! What happened between two days.

use serde::Serialize;

use super::Cohort;
use super::gaps::Targets;
use super::roster::{Sum, check, count};
use crate::kernel::{Key, KeyIndex, Share};
use crate::problem::Problem;
use crate::readiness::{ChangeSplit, Options, ReadinessError, RoleIndex, split_change};

/// What happened to the people of a cohort between two days.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Movement {
    /// How many people are in both and have a score for their target role at every step.
    pub compared: u32,
    /// How many of them have a higher score than before.
    pub up: u32,
    /// How many have a lower one.
    pub down: u32,
    /// How many have the same, to the last bit.
    pub stay: u32,
    /// How many people are in the later cohort only.
    pub joined: u32,
    /// How many people are in the earlier cohort only.
    pub left: u32,
    /// How many people are in both and cannot be compared: they have no target role, or no score.
    pub not_compared: u32,
    /// The mean change of those who are compared, split into where it comes from; nothing where
    /// there are none.
    pub mean: Option<MovementParts>,
    /// Everybody whose score changed: the largest change, up or down, first, then by name.
    pub movers: Vec<Mover>,
}

/// A change, split as in [`split_change`]; the four parts add up to it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MovementParts {
    /// After minus before.
    pub change: f64,
    /// What time alone did to what was known.
    pub decay: f64,
    /// What new levels of competencies did that were known before.
    pub growth: f64,
    /// What came to light of competencies that were not known before.
    pub new_evidence: f64,
    /// What another role, or another version of it, did.
    pub requirement_change: f64,
}

/// One person whose score changed.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Mover {
    /// The person.
    pub person: Key,
    /// Uri of the role aimed at on the later day.
    pub role: Key,
    /// The score at the first day.
    pub before: Share,
    /// The score at the second day.
    pub after: Share,
    /// The difference, and where it comes from.
    pub parts: MovementParts,
}

/// Who moved between two days, and why.
///
/// Everybody is held against the own target role of each day, so somebody who changed jobs has a
/// requirement change.
/// Levels stand in the two cohorts as they were on their days, so what time did to a level that was
/// not looked at again is decay only where `aged` has the earlier cohort as it stands on the later
/// day; without it, such a change counts as growth.
///
/// What it does not tell: why somebody grew.
///
/// # Errors
///
/// * `portfolio.unknown_target_role` when somebody aims at a role that is not given.
/// * `portfolio.duplicate_person`, `evidence.duplicate_competency`, `evidence.contradiction` as in
///   [`score_matrix`](super::score_matrix).
///
/// # Cost
///
/// O(p n log n) in the number of people and of requirements of a role.
pub fn movement(
    before: &Cohort,
    aged: Option<&Cohort>,
    after: &Cohort,
    roles: &RoleIndex,
    options: &Options,
) -> Result<Movement, Problem> {
    options.check()?;
    let cohorts = [("before", Some(before)), ("aged", aged), ("after", Some(after))];
    for (name, cohort) in cohorts {
        cohort.map_or(Ok(()), |cohort| check(cohort, name))?;
    }
    let index = |cohort: &Cohort| KeyIndex::of(&cohort.members, |one| Some(&one.profile.person));
    let (earlier, between) = (index(before), aged.map(index));
    let targets = Targets::new(roles.roles());
    let mut answer = Movement {
        compared: 0,
        up: 0,
        down: 0,
        stay: 0,
        joined: 0,
        left: 0,
        not_compared: 0,
        mean: None,
        movers: Vec::new(),
    };
    let mut sums = Sums::default();
    let mut both = 0;
    for (at, member) in after.members.iter().enumerate() {
        let person = &member.profile.person;
        let Some(old_at) = earlier.get(person).map(|place| place as usize) else {
            answer.joined += 1;
            continue;
        };
        let Some(old) = before.members.get(old_at) else { continue };
        both += 1;
        let new_role = targets.of(member, "after", at)?;
        let old_role = targets.of(old, "before", old_at)?;
        let place = between.as_ref().and_then(|index| index.get(person));
        let aged_at = place.map(|place| place as usize);
        let aged = aged_at.zip(aged).and_then(|(place, aged)| aged.members.get(place));
        let aged = aged.unwrap_or(old);
        let Some((old_role, new_role)) = old_role.zip(new_role) else {
            answer.not_compared += 1;
            continue;
        };
        let profiles = (&old.profile, &aged.profile, &member.profile);
        let split = split_change(profiles.0, profiles.1, profiles.2, old_role, new_role, options);
        let split = match split {
            Ok(split) => split,
            Err(ReadinessError::Evidence(error)) => {
                let places =
                    [("before", old_at), ("aged", aged_at.unwrap_or(old_at)), ("after", at)];
                return Err(of_members(error.into(), &places));
            }
            Err(_) => {
                answer.not_compared += 1;
                continue;
            }
        };
        answer.compared += 1;
        match split.before.cmp(&split.after) {
            std::cmp::Ordering::Less => answer.up += 1,
            std::cmp::Ordering::Greater => answer.down += 1,
            std::cmp::Ordering::Equal => answer.stay += 1,
        }
        let parts = parts_of(&split);
        sums.add(parts);
        if split.before != split.after {
            let (person, role) = (split.person, new_role.uri.clone());
            let (before, after) = (split.before, split.after);
            answer.movers.push(Mover { person, role, before, after, parts });
        }
    }
    answer.left = count(before.members.len()).saturating_sub(both);
    answer.mean = sums.mean();
    answer.movers.sort_by(|a, b| {
        let (size, other) = (a.parts.change.abs(), b.parts.change.abs());
        other.total_cmp(&size).then_with(|| a.person.cmp(&b.person))
    });
    Ok(answer)
}

/// The problem of one of three profiles, at the place of its member.
fn of_members(mut problem: Problem, places: &[(&str, usize)]) -> Problem {
    let path = problem.path.as_deref().and_then(|path| {
        places.iter().find_map(|(name, at)| {
            let rest = path.strip_prefix(name).filter(|rest| rest.starts_with('.'))?;
            Some(format!("{name}.members[{at}].profile{rest}"))
        })
    });
    problem.path = path.or(problem.path);
    problem
}

const fn parts_of(split: &ChangeSplit) -> MovementParts {
    let ChangeSplit { change, decay, growth, new_evidence, requirement_change, .. } = split;
    MovementParts {
        change: *change,
        decay: *decay,
        growth: *growth,
        new_evidence: *new_evidence,
        requirement_change: *requirement_change,
    }
}

/// What the parts of everybody add up to.
#[derive(Default)]
struct Sums([Sum; 5]);

impl Sums {
    fn add(&mut self, parts: MovementParts) {
        let MovementParts { change, decay, growth, new_evidence, requirement_change } = parts;
        let all = [change, decay, growth, new_evidence, requirement_change];
        for (sum, part) in self.0.iter_mut().zip(all) {
            sum.add_difference(part);
        }
    }

    fn mean(&self) -> Option<MovementParts> {
        let [change, decay, growth, new_evidence, requirement_change] = self.0.map(Sum::mean);
        Some(MovementParts {
            change: change?,
            decay: decay?,
            growth: growth?,
            new_evidence: new_evidence?,
            requirement_change: requirement_change?,
        })
    }
}
