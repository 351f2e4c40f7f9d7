//! Goals and resources in whole numbers, with everything named by its place.

use std::collections::BTreeMap;

use super::units::{cents, height, minutes, total, whole, within};
use super::{LearningGoals, PlanOptions, PlanTarget, RejectionReason};
use crate::framework::Direction;
use crate::kernel::{Key, LanguageTag};
use crate::problem::Fault;
use crate::recommend::{LearningResource, Prerequisite, RecommendError};

/// The most resources, goals and prerequisites that are looked at.
const MOST: usize = 5_000;

/// Everything a plan is made from.
pub(super) struct Instance {
    pub(super) skills: Vec<Skill>,
    /// What can be taken, by id.
    pub(super) offers: Vec<Offer>,
    /// What cannot be taken, by id, and why.
    pub(super) rejected: Vec<(Key, RejectionReason)>,
    /// In hundredths.
    pub(super) budget: Option<i64>,
    /// In minutes.
    pub(super) minutes: Option<i64>,
    /// What a minute is worth, in sixtieths of hundredths.
    pub(super) minute_value: i64,
}

/// A competency that a goal, a prerequisite or a held level names.
#[derive(Clone)]
pub(super) struct Skill {
    /// How high it is held, in thousandths of a level; nothing where nobody knows.
    pub(super) held: Option<i64>,
    /// How far up its goal is.
    pub(super) goal: Option<i64>,
    /// Whether its goal asks for no level.
    pub(super) is_open: bool,
    pub(super) bottom: i64,
    pub(super) direction: Direction,
}

/// A resource that can be taken.
pub(super) struct Offer {
    pub(super) id: Key,
    pub(super) cents: i64,
    pub(super) minutes: i64,
    /// What it counts on top, in hundredths.
    pub(super) surcharge: i64,
    pub(super) is_pinned: bool,
    pub(super) alternative: Option<Key>,
    /// What it teaches, one entry for each skill.
    pub(super) lifts: Vec<Lift>,
    /// What has to be there: all of these.
    pub(super) asks: Vec<Ask>,
    /// Its place among the resources.
    pub(super) at: usize,
}

/// What a resource does for a skill, in thousandths of a level.
#[derive(Clone, Copy)]
pub(super) struct Lift {
    pub(super) skill: usize,
    /// Where it begins; nothing for anywhere.
    pub(super) from: Option<i64>,
    /// Where it leads.
    pub(super) exit: i64,
    /// How far it lifts.
    pub(super) gain: i64,
}

/// What has to be there before a resource can be taken.
#[derive(Clone, PartialEq)]
pub(super) enum Ask {
    /// One of these offers.
    AnyOf(Vec<usize>),
    /// A skill at a height.
    Height { skill: usize, height: i64 },
}

/// Competencies by their names.
struct Names(BTreeMap<Key, usize>);

impl Instance {
    /// Puts everything in numbers, and finds out what can be taken at all.
    ///
    /// # Errors
    ///
    /// * `recommend.invalid_amount`, `recommend.duplicate_resource`, `recommend.duplicate_goal`,
    ///   `recommend.unknown_resource`, `recommend.conflicting_wish`, `recommend.missing_pace`,
    ///   `recommend.too_large`.
    pub(super) fn new(
        goals: &LearningGoals,
        resources: &[LearningResource],
        options: &PlanOptions,
    ) -> Result<Self, RecommendError> {
        for (what, size) in [("resources", resources.len()), ("goals", goals.goals.len())] {
            if size > MOST {
                let fault = Fault::new().at(what).with("size", size).with("what", what);
                return Err(RecommendError::TooLarge(fault.with("limit", MOST)));
            }
        }
        let (skills, names) = skills(goals, options)?;
        let by_id = by_id(resources)?;
        check_wishes(&by_id, options)?;
        let hour_value =
            within("options.hour_value", options.hour_value, super::units::MOST_HOURS)?;
        let amounts = amounts(resources, options)?;
        let mut instance = Self {
            skills,
            offers: Vec::new(),
            rejected: Vec::new(),
            budget: options.budget.map(|it| total("options.budget", it, 100.0)).transpose()?,
            minutes: super::calendar::available(options)?,
            minute_value: whole(hour_value * 100.0),
        };
        let surcharge = cents("options.preference.surcharge", options.preference.surcharge)?;
        for (id, at) in &by_id {
            let Some(resource) = resources.get(*at) else { continue };
            if let Some(reason) = barred(resource, options) {
                instance.rejected.push(((*id).clone(), reason));
                continue;
            }
            let (cents, minutes) = amounts.get(*at).copied().unwrap_or_default();
            let is_liked = is_preferred(resource, options);
            instance.offers.push(Offer {
                id: resource.id.clone(),
                cents,
                minutes,
                surcharge: if is_liked { 0 } else { surcharge },
                is_pinned: options.pinned.contains(&resource.id),
                alternative: resource.alternative.clone(),
                lifts: Vec::new(),
                asks: Vec::new(),
                at: *at,
            });
        }
        instance.link(resources, &by_id, names, options)?;
        Ok(instance)
    }

    /// Says what each offer teaches and asks.
    fn link(
        &mut self,
        resources: &[LearningResource],
        by_id: &BTreeMap<&Key, usize>,
        mut names: Names,
        options: &PlanOptions,
    ) -> Result<(), RecommendError> {
        let places: BTreeMap<Key, usize> =
            self.offers.iter().enumerate().map(|(at, offer)| (offer.id.clone(), at)).collect();
        let mut groups: BTreeMap<&Key, Vec<&LearningResource>> = BTreeMap::new();
        for resource in resources {
            if let Some(group) = &resource.alternative {
                groups.entry(group).or_default().push(resource);
            }
        }
        for offer in 0..self.offers.len() {
            let place = self.offers.get(offer).map(|one| one.at);
            let Some(resource) = place.and_then(|at| resources.get(at)) else { continue };
            let path = format!("resources[{}]", place.unwrap_or_default());
            let mut asks = Vec::new();
            for (at, prerequisite) in resource.requires.iter().enumerate() {
                let path = format!("{path}.requires[{at}]");
                let named = match prerequisite {
                    Prerequisite::Level { competency, level } => {
                        let skill = names.place(competency, &mut self.skills);
                        let Some(known) = self.skills.get(skill) else { continue };
                        let height = height(*level, known.direction);
                        if known.held.is_none_or(|held| held < height) {
                            asks.push(Ask::Height { skill, height });
                        }
                        continue;
                    }
                    Prerequisite::Resource { resource } => std::slice::from_ref(resource),
                    Prerequisite::AnyOf { resources } => resources.as_slice(),
                };
                let mut fit = Vec::new();
                let mut is_met = false;
                for id in named {
                    let Some(other) = by_id.get(id).and_then(|at| resources.get(*at)) else {
                        if options.completed.contains(id) {
                            is_met = true;
                            continue;
                        }
                        let fault = Fault::new().at(&*path).with("resource", id);
                        return Err(RecommendError::UnknownResource(fault));
                    };
                    let group = other.alternative.as_ref().and_then(|group| groups.get(group));
                    let own = [other];
                    for one in group.map_or(own.as_slice(), Vec::as_slice) {
                        is_met |= options.completed.contains(&one.id);
                        fit.extend(places.get(&one.id));
                    }
                }
                if !is_met {
                    fit.sort_unstable();
                    fit.dedup();
                    asks.push(Ask::AnyOf(fit));
                }
            }
            let mut lifts: Vec<Lift> = Vec::new();
            for teaching in &resource.teaches {
                let skill = names.place(&teaching.competency, &mut self.skills);
                let Some(known) = self.skills.get(skill) else { continue };
                let Some(lift) = known.lift(skill, teaching) else { continue };
                match lifts.iter_mut().find(|one| one.skill == skill) {
                    Some(one) if one.gain >= lift.gain => {}
                    Some(one) => *one = lift,
                    None => lifts.push(lift),
                }
            }
            if let Some(offer) = self.offers.get_mut(offer) {
                offer.lifts = lifts;
                offer.asks = asks;
            }
        }
        Ok(())
    }
}

impl Skill {
    const fn unknown() -> Self {
        Self {
            held: None,
            goal: None,
            is_open: false,
            bottom: 0,
            direction: Direction::HigherIsBetter,
        }
    }

    /// Where it stands now.
    pub(super) fn start(&self) -> i64 {
        self.held.unwrap_or(self.bottom)
    }

    /// How far it is from its goal; 0 where there is none.
    pub(super) fn gap(&self) -> i64 {
        self.goal.map_or(0, |goal| (goal - self.start()).max(0))
    }

    /// What a teaching does for it; nothing where it does not lift.
    fn lift(&self, skill: usize, teaching: &crate::recommend::Teaching) -> Option<Lift> {
        if self.is_open {
            let gain = self.gap();
            return Some(Lift { skill, from: None, exit: self.start() + gain, gain });
        }
        let to = height(teaching.to?, self.direction);
        let from = teaching.from.map(|level| height(level, self.direction));
        let start = from.unwrap_or(self.bottom);
        let way = super::units::float(to - start) * teaching.strength.get();
        let gain = whole(way);
        let exit = start + gain;
        (gain > 0).then_some(Lift {
            skill,
            from: from.filter(|from| *from > self.bottom),
            exit,
            gain,
        })
    }
}

impl Names {
    /// The place of a competency, a new one where it was never named.
    fn place(&mut self, name: &Key, skills: &mut Vec<Skill>) -> usize {
        *self.0.entry(name.clone()).or_insert_with(|| {
            skills.push(Skill::unknown());
            skills.len() - 1
        })
    }
}

fn skills(
    goals: &LearningGoals,
    options: &PlanOptions,
) -> Result<(Vec<Skill>, Names), RecommendError> {
    let is_gated = matches!(options.target, PlanTarget::MustHaves {});
    let mut skills = Vec::new();
    let mut names = Names(BTreeMap::new());
    for (at, goal) in goals.goals.iter().enumerate() {
        for name in std::iter::once(&goal.competency).chain(&goal.code) {
            if names.0.insert(name.clone(), at).is_some_and(|other| other != at) {
                let fault = Fault::new().at(format!("goals.goals[{at}].competency"));
                return Err(RecommendError::DuplicateGoal(fault.with("competency", name)));
            }
        }
        let up = |level| height(level, goal.direction);
        let bottom = goal.bottom.map_or(0, up);
        let held = goal.held.map(up);
        let start = held.unwrap_or(bottom);
        let required = goal.gate.filter(|_| is_gated && goal.is_must_have).or(goal.required);
        skills.push(Skill {
            held,
            goal: Some(required.map_or(start + 1000, up)),
            is_open: required.is_none(),
            bottom: bottom.min(start),
            direction: goal.direction,
        });
    }
    for known in &goals.held {
        let at = names.place(&known.competency, &mut skills);
        if let Some(skill) = skills.get_mut(at).filter(|skill| skill.goal.is_none()) {
            skill.held = Some(height(known.level, skill.direction));
        }
    }
    Ok((skills, names))
}

fn by_id(resources: &[LearningResource]) -> Result<BTreeMap<&Key, usize>, RecommendError> {
    let mut by_id = BTreeMap::new();
    for (at, resource) in resources.iter().enumerate() {
        if by_id.insert(&resource.id, at).is_some() {
            let fault = Fault::new().at(format!("resources[{at}].id"));
            return Err(RecommendError::DuplicateResource(fault.with("resource", &resource.id)));
        }
    }
    Ok(by_id)
}

fn check_wishes(
    by_id: &BTreeMap<&Key, usize>,
    options: &PlanOptions,
) -> Result<(), RecommendError> {
    for (at, id) in options.pinned.iter().enumerate() {
        let path = format!("options.pinned[{at}]");
        let fault = Fault::new().at(path).with("resource", id);
        if !by_id.contains_key(id) {
            return Err(RecommendError::UnknownResource(fault));
        }
        let other = [("excluded", &options.excluded), ("completed", &options.completed)];
        if let Some((what, _)) = other.iter().find(|(_, list)| list.contains(id)) {
            return Err(RecommendError::ConflictingWish(fault.with("other", what)));
        }
    }
    Ok(())
}

/// Cost and time of each resource, in hundredths and minutes; of those in progress what is left.
fn amounts(
    resources: &[LearningResource],
    options: &PlanOptions,
) -> Result<Vec<(i64, i64)>, RecommendError> {
    let mut left = BTreeMap::new();
    for (at, one) in options.in_progress.iter().enumerate() {
        let path = |field: &str| format!("options.in_progress[{at}].{field}");
        let amounts = (
            cents(&path("cost_left"), one.cost_left)?,
            minutes(&path("hours_left"), one.hours_left)?,
        );
        left.insert(&one.resource, amounts);
    }
    let mut amounts = Vec::with_capacity(resources.len());
    for (at, resource) in resources.iter().enumerate() {
        let path = |field: &str| format!("resources[{at}].{field}");
        let whole =
            (cents(&path("cost"), resource.cost)?, minutes(&path("hours"), resource.hours)?);
        amounts.push(left.get(&resource.id).copied().unwrap_or(whole));
    }
    Ok(amounts)
}

/// Why a resource cannot be taken, by what is said of it.
fn barred(resource: &LearningResource, options: &PlanOptions) -> Option<RejectionReason> {
    let id = &resource.id;
    let is_pinned = options.pinned.contains(id);
    if options.completed.contains(id) {
        Some(RejectionReason::Completed)
    } else if options.excluded.contains(id) {
        Some(RejectionReason::Excluded)
    } else if is_pinned || options.in_progress.iter().any(|one| one.resource == *id) {
        None
    } else if options.dismissed.contains(id) {
        Some(RejectionReason::Dismissed)
    } else if !is_valid(resource, options) {
        Some(RejectionReason::NotValid)
    } else if !speaks(resource, &options.languages) {
        Some(RejectionReason::Language)
    } else {
        None
    }
}

fn is_valid(resource: &LearningResource, options: &PlanOptions) -> bool {
    options.start.is_none_or(|start| {
        resource.valid_from.is_none_or(|from| from <= start)
            && resource.valid_until.is_none_or(|until| start <= until)
    })
}

fn speaks(resource: &LearningResource, languages: &[LanguageTag]) -> bool {
    languages.is_empty()
        || resource.languages.is_empty()
        || resource.languages.iter().any(|one| languages.contains(one))
}

fn is_preferred(resource: &LearningResource, options: &PlanOptions) -> bool {
    let modalities = &options.preference.modalities;
    let is_liked = modalities.is_empty()
        || resource.modality.as_ref().is_some_and(|one| modalities.contains(one));
    is_liked && speaks(resource, &options.preference.languages)
}
