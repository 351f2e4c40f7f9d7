//! From candidates to a ranking.

use std::collections::{BTreeMap, BTreeSet};

use super::gather::{Candidate, gather, is_shown};
use super::needs::Needs;
use super::{
    NextAction, NextCompetencies, NextCompetency, NextEvidence, NextInput, NextOptions, NextPart,
    NextSource,
};
use crate::evidence::Profile;
use crate::kernel::{Key, Share, Text, Weight, add_up};
use crate::problem::Fault;
use crate::readiness::Options;
use crate::recommend::{CoachMessage, RecommendError, within};
use crate::role::Role;

/// Which competency should come next for one or several roles: the most readiness gained per hour
/// first, with everything that speaks for it in exact parts.
///
/// The rule is at the module.
/// A competency that waits for others comes after all that wait for nothing; what it waits for and is
/// not there is a candidate too, even where no role asks for it.
///
/// What it does not tell: whether the whole of it fits a budget, and what the person wants.
///
/// # Errors
///
/// * `kernel.out_of_range` when hours or an option are outside their range.
/// * `recommend.named_twice` when a role is there twice.
/// * `recommend.circular_needs` when needs go round in a circle.
/// * those of [`unlocks`](crate::readiness::unlocks()).
///
/// # Cost
///
/// That of [`unlocks`](crate::readiness::unlocks()) for each role, and O(n^2) in the number of
/// candidates where there are needs.
pub fn next_competencies(
    profile: &Profile,
    roles: &[Role],
    input: &NextInput,
    next: &NextOptions,
    options: &Options,
) -> Result<NextCompetencies, RecommendError> {
    check(input, next)?;
    let mut seen = BTreeSet::new();
    if let Some((at, twice)) = roles.iter().enumerate().find(|(_, role)| !seen.insert(&role.uri)) {
        let fault = Fault::new().at(format!("roles[{at}].uri"));
        return Err(RecommendError::NamedTwice(fault.with("name", &twice.uri)));
    }
    let needs = Needs::new(&input.needs)?;
    let mut gathered = gather(profile, roles, input, next, options)?;
    let mut candidates = std::mem::take(&mut gathered.candidates);
    // What gaps need and is not there is a candidate too.
    let mut missing = Vec::new();
    for need in &input.needs {
        if !candidates.contains_key(&need.needs) && !is_shown(profile, &need.needs)? {
            missing.push(need.needs.clone());
        }
    }
    let gaps: Vec<Key> = candidates.keys().cloned().collect();
    let wanted = |key: &Key| {
        gaps.iter().any(|gap| {
            needs.of(gap, |one| gaps.contains(one) || missing.contains(one)).contains(key)
        })
    };
    let added: Vec<Key> = missing.iter().filter(|key| wanted(key)).cloned().collect();
    for key in added {
        candidates.entry(key).or_insert_with(|| Candidate { missing: 1.0, ..Candidate::default() });
    }
    let is_open = |key: &Key| candidates.get(key).is_some_and(|one| !one.is_kept);
    let gain = |one: &Candidate| one.gains.values().fold(0.0, |sum, gain| sum + gain);
    let mut behind: BTreeMap<&Key, f64> = BTreeMap::new();
    for (key, candidate) in &candidates {
        for need in needs.of(key, is_open) {
            *behind.entry(need).or_default() += gain(candidate);
        }
    }
    let most_wanted = input.demand.values().copied().max().map_or(0.0, Weight::get);
    let evidence: BTreeMap<&Key, &NextEvidence> =
        input.evidence.iter().map(|one| (&one.competency, one)).collect();
    let mut competencies: Vec<NextCompetency> = Vec::with_capacity(candidates.len());
    for (key, candidate) in &candidates {
        let (hours, hours_assumed) = hours(key, candidate, input, next);
        let gain = gain(candidate);
        let demand = input.demand.get(key).map_or(0.0, |weight| weight.get());
        let demand = if most_wanted > 0.0 { demand / most_wanted } else { 0.0 };
        let peers = input.peers.get(key).map_or(0.0, |share| share.get());
        let behind = behind.get(key).copied().unwrap_or(0.0);
        let mut named: Vec<(NextSource, f64)> = candidate
            .gains
            .iter()
            .map(|(role, gain)| (NextSource::Role { role: role.clone() }, *gain))
            .collect();
        let boosts = [
            (NextSource::Demand {}, next.demand_boost * demand * gain),
            (NextSource::Peers {}, next.peers_boost * peers * gain),
            (NextSource::Behind {}, next.behind_boost * behind),
        ];
        named.extend(boosts.into_iter().filter(|(_, part)| part.abs() > 0.0));
        let mut parts: Vec<f64> = named.iter().map(|(_, part)| part / hours).collect();
        let whole = parts.iter().fold(0.0, |sum, part| sum + part);
        let score = add_up(&mut parts, whole);
        let waits_for: Vec<Key> = needs.of(key, is_open).into_iter().cloned().collect();
        let known = evidence.get(key);
        let shown_on = known.and_then(|one| one.shown_on);
        competencies.push(NextCompetency {
            competency: key.clone(),
            label: candidate.label.clone(),
            action: candidate.action(),
            score,
            parts: named
                .into_iter()
                .zip(parts)
                .map(|((source, _), part)| NextPart { source, part })
                .collect(),
            gain,
            hours,
            hours_assumed,
            message: message(key, candidate, gain, hours, waits_for.len()),
            waits_for,
            evidence_age_days: input.as_of.zip(shown_on).map(|(day, on)| day.days_since(on)),
            refresh_before: known.and_then(|one| one.refresh_before),
        });
    }
    competencies.sort_by(|a, b| {
        let waits = |one: &NextCompetency| !one.waits_for.is_empty();
        waits(a)
            .cmp(&waits(b))
            .then_with(|| b.score.total_cmp(&a.score))
            .then_with(|| a.competency.cmp(&b.competency))
    });
    let count = u32::try_from(competencies.len()).unwrap_or(u32::MAX);
    competencies.truncate(next.top as usize);
    Ok(NextCompetencies {
        person: profile.person.clone(),
        candidates: count,
        competencies,
        unrated: gathered.unrated,
        options: *next,
    })
}

fn check(input: &NextInput, next: &NextOptions) -> Result<(), RecommendError> {
    within("options.hours_per_level", next.hours_per_level, 0.01, 10_000.0)?;
    within("options.hours_to_show", next.hours_to_show, 0.01, 10_000.0)?;
    within("options.demand_boost", next.demand_boost, 0.0, 10.0)?;
    within("options.peers_boost", next.peers_boost, 0.0, 10.0)?;
    within("options.behind_boost", next.behind_boost, 0.0, 10.0)?;
    within("options.keep_within_days", f64::from(next.keep_within_days), 0.0, 36_500.0)?;
    for (competency, hours) in &input.hours {
        within(&format!("input.hours.{competency}"), *hours, 0.01, 100_000.0)?;
    }
    Ok(())
}

/// Hours until a candidate is closed, and whether they are an assumption.
fn hours(key: &Key, one: &Candidate, input: &NextInput, next: &NextOptions) -> (f64, bool) {
    if let Some(hours) = input.hours.get(key) {
        return (*hours, false);
    }
    let hours = match one.action() {
        NextAction::Learn => (one.missing * next.hours_per_level).max(0.01),
        NextAction::Show | NextAction::Keep => next.hours_to_show,
    };
    (hours, true)
}

fn message(key: &Key, one: &Candidate, gain: f64, hours: f64, waits_for: usize) -> CoachMessage {
    let label = one.label.clone().unwrap_or_else(|| Text::from(key.as_str()));
    if waits_for > 0 {
        let count = u32::try_from(waits_for).unwrap_or(u32::MAX);
        return CoachMessage::new("coach.learn_first")
            .text("competency", label)
            .count("count", count);
    }
    let code = match one.action() {
        NextAction::Learn => "coach.learn_next",
        NextAction::Show => "coach.show_next",
        NextAction::Keep => "coach.keep_next",
    };
    let message = CoachMessage::new(code).text("competency", label).number("hours", hours);
    match Share::new(gain) {
        Ok(gain) => message.share("gain", gain),
        Err(_) => message.number("gain", gain),
    }
}
