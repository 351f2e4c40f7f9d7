//! The order in which resources are taken.

use super::NarrowedGoal;
use super::answer::Desk;
use super::instance::Instance;
use super::reach::Progress;
use super::units::level;
use crate::kernel::{Key, Weight};

/// A set of offers in order, with what each of them does.
pub(super) struct Ordered {
    pub(super) offers: Vec<usize>,
    /// How high each skill is in the end.
    pub(super) heights: Vec<i64>,
    /// What each narrows.
    pub(super) narrows: Vec<Vec<NarrowedGoal>>,
    /// Which later ones each opens.
    pub(super) opens: Vec<Vec<Key>>,
}

/// How early something is wanted: must-haves, then the heaviest goal it leads to.
type Urgency = (bool, Weight);

/// Puts offers in order: of those that can be begun always the one that leads to the most urgent
/// goal, by itself or by what it opens; of equal ones the shortest, then the first by id.
pub(super) fn order(desk: &Desk<'_>, chosen: &[bool]) -> Ordered {
    let (instance, model) = (desk.instance, desk.options.gain_model);
    let urgency = urgencies(desk, chosen);
    let mut progress = Progress::new(instance, model);
    let mut ordered =
        Ordered { offers: Vec::new(), heights: Vec::new(), narrows: Vec::new(), opens: Vec::new() };
    loop {
        let open = |at: &usize| {
            chosen.get(*at) == Some(&true)
                && progress.taken.get(*at) == Some(&false)
                && instance.offers.get(*at).is_some_and(|offer| progress.can_begin(offer))
        };
        let rank = |at: &usize| {
            let minutes = instance.offers.get(*at).map_or(0, |offer| offer.minutes);
            let urgency = urgency.get(*at).copied().unwrap_or((false, Weight::ZERO));
            (std::cmp::Reverse(urgency), minutes, *at)
        };
        let Some(next) = (0..chosen.len()).filter(open).min_by_key(rank) else { break };
        let before = progress.clone();
        progress.take(next);
        ordered.offers.push(next);
        ordered.narrows.push(narrowed(desk, &before, &progress));
        ordered.opens.push(opened(instance, &before, &progress, chosen));
    }
    ordered.heights = progress.heights;
    ordered
}

fn urgencies(desk: &Desk<'_>, chosen: &[bool]) -> Vec<Urgency> {
    let instance = desk.instance;
    let mut urgencies: Vec<Urgency> = Vec::with_capacity(chosen.len());
    for offer in &instance.offers {
        let goals = offer.lifts.iter().filter_map(|lift| {
            let is_gap = instance.skills.get(lift.skill).is_some_and(|skill| skill.gap() > 0);
            desk.goals.goals.get(lift.skill).filter(|_| is_gap)
        });
        let urgency = goals.map(|goal| (goal.is_must_have, goal.weight)).max();
        urgencies.push(urgency.unwrap_or((false, Weight::ZERO)));
    }
    let model = desk.options.gain_model;
    let mut helpers: Vec<(usize, usize)> = Vec::new();
    for (own, offer) in instance.offers.iter().enumerate() {
        if chosen.get(own) == Some(&true) {
            for ask in instance.asks_of(offer, model) {
                let others = instance.supporters(own, &ask, model).into_iter();
                helpers
                    .extend(others.filter(|at| chosen.get(*at) == Some(&true)).map(|at| (at, own)));
            }
        }
    }
    // As often as a chain may be long.
    for _ in 0..chosen.iter().filter(|taken| **taken).count() {
        for (helper, own) in &helpers {
            let wanted = urgencies.get(*own).copied();
            if let (Some(wanted), Some(urgency)) = (wanted, urgencies.get_mut(*helper)) {
                *urgency = wanted.max(*urgency);
            }
        }
    }
    urgencies
}

fn narrowed(desk: &Desk<'_>, before: &Progress<'_>, after: &Progress<'_>) -> Vec<NarrowedGoal> {
    let mut narrowed = Vec::new();
    let heights = before.heights.iter().zip(&after.heights);
    for ((goal, skill), (from, to)) in
        desk.goals.goals.iter().zip(&desk.instance.skills).zip(heights)
    {
        let Some(top) = skill.goal.filter(|top| from < top && to > from) else { continue };
        let shown = |height: i64| level(height, skill.direction).filter(|_| !skill.is_open);
        let is_known = skill.held.is_some() || *from > skill.start();
        narrowed.push(NarrowedGoal {
            competency: goal.competency.clone(),
            from: shown(*from).filter(|_| is_known),
            to: shown(*to),
            is_closed: *to >= top,
        });
    }
    narrowed
}

fn opened(
    instance: &Instance,
    before: &Progress<'_>,
    after: &Progress<'_>,
    chosen: &[bool],
) -> Vec<Key> {
    let offers = instance.offers.iter().enumerate();
    let opened = offers.filter(|(at, offer)| {
        chosen.get(*at) == Some(&true)
            && after.taken.get(*at) == Some(&false)
            && !before.can_begin(offer)
            && after.can_begin(offer)
    });
    opened.map(|(_, offer)| offer.id.clone()).collect()
}
