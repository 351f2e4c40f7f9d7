//! Why there is no plan.

use std::collections::BTreeMap;

use super::answer::{Answer, Desk};
use super::formulate::{Aim, Question};
use super::instance::Skill;
use super::reach::Progress;
use super::run::{hours, money};
use super::units::level;
use super::{PlanObstacle, PlanStatus, PlanTarget};
use crate::kernel::Share;
use crate::recommend::RecommendError;

/// What stands in the way of every plan, by what can be shown by itself: goals out of reach, then
/// pinned resources, then limits.
///
/// # Errors
///
/// * those of [`Desk::answer`].
pub(super) fn obstacles(
    desk: &Desk<'_>,
    question: &Question<'_>,
) -> Result<Vec<PlanObstacle>, RecommendError> {
    let mut found = out_of_reach(desk, question);
    found.extend(pinned(desk));
    if found.is_empty() {
        found.extend(together(desk, question)?);
    }
    if found.is_empty() {
        found.extend(limits(desk, question)?);
    }
    Ok(found)
}

/// Goals that stay open whatever is taken.
fn out_of_reach(desk: &Desk<'_>, question: &Question<'_>) -> Vec<PlanObstacle> {
    let mut progress = Progress::new(desk.instance, desk.options.gain_model);
    progress.take_all(desk.reachable);
    let skills = desk.instance.skills.iter().zip(&progress.heights);
    let is_closed =
        |(skill, height): &(&Skill, &i64)| skill.goal.is_none_or(|goal| **height >= goal);
    if let PlanTarget::Score { share } = question.target {
        let parts = desk.goals.goals.iter().zip(skills).filter(|(_, (skill, _))| skill.gap() > 0);
        let gained: f64 = parts
            .map(|(goal, (skill, height))| {
                let closed = (height - skill.start()).clamp(0, skill.gap());
                let part = super::units::float(closed) / super::units::float(skill.gap());
                goal.weight.get() * part
            })
            .sum();
        let met = desk.goals.goals.iter().zip(&desk.instance.skills);
        let free: f64 =
            met.filter(|(_, skill)| skill.gap() == 0).map(|(goal, _)| goal.weight.get()).sum();
        let reachable = Share::ratio(desk.goals.score.get() + gained + free, 1.0);
        let is_short = reachable < share;
        return is_short.then_some(PlanObstacle::Score { reachable }).into_iter().collect();
    }
    let counts = |is_must_have: bool| match question.target {
        PlanTarget::MustHaves {} => is_must_have,
        PlanTarget::MostGain {} => false,
        _ => true,
    };
    let mut found = Vec::new();
    let mut choices: BTreeMap<&crate::kernel::Key, (u32, u32)> = BTreeMap::new();
    for (goal, one) in
        desk.goals.goals.iter().zip(skills).filter(|(goal, _)| counts(goal.is_must_have))
    {
        let closed = is_closed(&one);
        if let Some(choice) = &goal.choice {
            let entry = choices.entry(&choice.id).or_insert((choice.choose, 0));
            entry.1 += u32::from(closed && one.0.gap() > 0);
        } else if !closed {
            let (skill, height) = one;
            let is_known = !skill.is_open && (skill.held.is_some() || *height > skill.start());
            found.push(PlanObstacle::Goal {
                competency: goal.competency.clone(),
                reachable: level(*height, skill.direction).filter(|_| is_known),
            });
        }
    }
    let short = choices.into_iter().filter(|(_, (choose, closed))| closed < choose);
    found.extend(short.map(|(id, _)| PlanObstacle::Choice { choice: id.clone() }));
    found
}

/// Pinned resources that cannot be taken, or not together.
fn pinned(desk: &Desk<'_>) -> Vec<PlanObstacle> {
    let mut groups = BTreeMap::new();
    let mut found = Vec::new();
    for (at, offer) in desk.instance.offers.iter().enumerate().filter(|(_, one)| one.is_pinned) {
        let group = offer.alternative.as_ref();
        let is_second = group.is_some_and(|group| groups.insert(group, at).is_some());
        if is_second || desk.reachable.get(at) != Some(&true) {
            found.push(PlanObstacle::Pinned { resource: offer.id.clone() });
        }
    }
    found
}

/// What cannot be had together, where everything can be had by itself and nothing is limited.
fn together(desk: &Desk<'_>, question: &Question<'_>) -> Result<Vec<PlanObstacle>, RecommendError> {
    let mut free = Question { budget: None, minutes: None, ..question.clone() };
    if desk.answer(&free)?.status != PlanStatus::Impossible {
        return Ok(Vec::new());
    }
    let offers = desk.instance.offers.iter().enumerate();
    let pinned: Vec<usize> = offers.filter(|one| one.1.is_pinned).map(|one| one.0).collect();
    for at in &pinned {
        free.loosened.insert(*at);
    }
    if pinned.is_empty() || desk.answer(&free)?.status == PlanStatus::Impossible {
        return Ok(vec![PlanObstacle::Alternatives {}]);
    }
    let ids = pinned.iter().filter_map(|at| desk.instance.offers.get(*at));
    Ok(ids.map(|one| PlanObstacle::Pinned { resource: one.id.clone() }).collect())
}

/// Limits that are too narrow.
fn limits(desk: &Desk<'_>, question: &Question<'_>) -> Result<Vec<PlanObstacle>, RecommendError> {
    let least = |aim| {
        let free = Question { aim, budget: None, minutes: None, kept: None, ..question.clone() };
        desk.answer(&free)
    };
    let sum = |answer: &Answer, amount: fn(&super::instance::Offer) -> i64| {
        let offers = desk.instance.offers.iter().zip(&answer.chosen);
        offers.filter(|(_, taken)| **taken).map(|(offer, _)| amount(offer)).sum::<i64>()
    };
    let mut found = Vec::new();
    if let Some(budget) = question.budget {
        let needed = sum(&least(Aim::Cents)?, |offer| offer.cents);
        if needed > budget {
            found.push(PlanObstacle::Budget { needed: money(needed) });
        }
    }
    if let Some(minutes) = question.minutes {
        let needed = sum(&least(Aim::Minutes)?, |offer| offer.minutes);
        if needed > minutes {
            let (needed, available) = (hours(needed), hours(minutes));
            found.push(PlanObstacle::Hours { needed, available });
        }
    }
    if found.is_empty() && question.budget.is_some() && question.minutes.is_some() {
        found.push(PlanObstacle::BudgetAndHours {});
    }
    Ok(found)
}
