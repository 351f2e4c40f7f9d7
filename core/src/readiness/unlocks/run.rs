//! Many roles, one gap closed after the other.

use super::super::assess::Bench;
use super::super::compare::unrated;
use super::super::difference::of_parts;
use super::super::lookup::Lookup;
use super::super::{GateState, LeftOut, Options, ReadinessError, UnratedRole, Verdict};
use super::candidates::Candidates;
use super::effects::{Effect, Trial};
use super::{Closure, Unlock, UnlockLimits, Unlocks};
use crate::evidence::Profile;
use crate::kernel::Key;
use crate::role::Role;

/// Which gaps of one person, once closed, open the most of many roles.
///
/// Every competency that is a gap in at least one role is raised to the highest level that any of
/// the roles asks, and each role that names it is looked at again, with gates, equivalents,
/// conditions and choices.
/// Roles without a readiness are listed; they take part only where nothing is known or nothing is
/// applicable yet, which a closed gap may change.
/// What closing it opens, brings closer and gains is answered for each by itself, and for a greedy
/// sequence in which each step counts with the earlier ones.
/// Each step takes the competency that opens the most roles, then the one with the largest gain,
/// then the first by name; two that open a role only together may both be passed over, so it is not
/// always the best sequence.
/// The sequence ends early where nothing opens a role or adds to a score.
/// A closed gap may also cost: it may make a condition hold that asks for more, so a gain may be
/// below 0.
///
/// ```
/// use prowess::readiness::{self, UnlockLimits};
/// use prowess::{evidence, role};
///
/// let ana = evidence::parse(r#"{"person": "ana", "levels": [{"competency": "sql", "level": 3}]}"#)?;
/// let asks = |uri: &str, other: &str| role::parse(&format!(
///     r#"{{"uri": "{uri}",
///         "scales": [{{"id": "five-step", "kind": "ordinal", "minimum": 0, "maximum": 5}}],
///         "requirements": [{{"competency": "sql", "required_level": 3}},
///                          {{"competency": "{other}", "required_level": 2}}]}}"#
/// ));
/// let roles = [asks("analyst", "statistics")?, asks("planner", "statistics")?,
///              asks("developer", "python")?];
/// let limits = UnlockLimits::default();
/// let answer = readiness::unlocks(&ana, &roles, limits, &readiness::Options::default())?;
///
/// // Statistics opens two roles, half of each; then python opens the third.
/// assert_eq!(answer.competencies[0].competency.as_str(), "statistics");
/// assert_eq!((answer.competencies[0].opens.len(), answer.competencies[0].gain), (2, 1.0));
/// assert_eq!(answer.sequence[1].ready, 3);
/// # Ok::<(), prowess::Problem>(())
/// ```
///
/// What it does not tell: how long closing takes, and whether the person wants any of the roles.
///
/// # Errors
///
/// * `evidence.duplicate_competency`, `evidence.contradiction` when the profile contradicts itself.
/// * `kernel.out_of_range` when a parameter of the formula is.
///
/// # Cost
///
/// O(n log n) in the number of requirements of all roles, and for each step that of the roles that
/// name its competency; roles with equivalents, conditions or choices cost O(n^2) in their own
/// requirements, and where unknowns are left out all do, with a small factor.
pub fn unlocks(
    profile: &Profile,
    roles: &[Role],
    limits: UnlockLimits,
    options: &Options,
) -> Result<Unlocks, ReadinessError> {
    options.check()?;
    let mut sorted: Vec<(usize, &Role)> = roles.iter().enumerate().collect();
    sorted.sort_by(|(_, a), (_, b)| a.uri.cmp(&b.uri));
    let first = first_look(profile, &sorted, options)?;
    let candidates = Candidates::new(first.gaps, &first.roles);
    let mut search = Search {
        trial: Trial {
            lookup: Lookup::new(profile)?,
            bench: Bench::default(),
            candidates: &candidates,
            options,
        },
        roles: &first.roles,
        effects: Vec::with_capacity(first.roles.len()),
        naming: vec![Vec::new(); candidates.all.len()],
        tallies: vec![Tally::default(); candidates.all.len()],
        closed: Vec::new(),
        ready: first.ready,
    };
    for at in (0_u32..).take(first.roles.len()) {
        let effects = search.look(at);
        for effect in &effects {
            if let Some(naming) = search.naming.get_mut(effect.candidate as usize) {
                naming.push(at);
            }
        }
        search.effects.push(effects);
    }
    let mut order: Vec<u32> = (0_u32..).zip(&candidates.all).map(|(at, _)| at).collect();
    order.sort_by(|a, b| search.rank(*b).cmp(&search.rank(*a)).then(a.cmp(b)));
    order.truncate(limits.top.map_or(usize::MAX, |top| top as usize));
    let competencies = order.into_iter().filter_map(|at| search.unlock(at)).collect();
    let mut sequence = Vec::new();
    while sequence.len() < limits.steps as usize {
        let Some(step) = search.step() else { break };
        sequence.push(step);
    }
    Ok(Unlocks {
        person: profile.person.clone(),
        compared: first.compared,
        ready: first.ready,
        gaps: u32::try_from(candidates.all.len()).unwrap_or(u32::MAX),
        competencies,
        sequence,
        unrated: first.unrated,
    })
}

/// What the roles are before anything is closed.
struct FirstLook<'a> {
    /// The roles that have a readiness, or may come to have one.
    roles: Vec<&'a Role>,
    /// What is a gap, once for each role.
    gaps: Vec<&'a Key>,
    compared: u32,
    ready: u32,
    unrated: Vec<UnratedRole>,
}

fn first_look<'a>(
    profile: &Profile,
    sorted: &[(usize, &'a Role)],
    options: &Options,
) -> Result<FirstLook<'a>, ReadinessError> {
    let lookup = Lookup::new(profile)?;
    let mut bench = Bench::default();
    let mut first = FirstLook {
        roles: Vec::new(),
        gaps: Vec::new(),
        compared: 0,
        ready: 0,
        unrated: Vec::new(),
    };
    for (at, role) in sorted {
        match bench.measure(&lookup, role, options) {
            Ok(measures) => {
                let is_ready = bench.verdict(measures, role, options) == Verdict::Ready;
                first.compared += 1;
                first.ready += u32::from(is_ready);
            }
            Err(error) => {
                use ReadinessError::{NothingApplicable, NothingKnown};
                // A level more may make something known, or a condition hold.
                let may_be_rated = matches!(error, NothingKnown(_) | NothingApplicable(_));
                first.unrated.push(unrated(role, *at, error, options));
                if !may_be_rated {
                    continue;
                }
            }
        }
        first.roles.push(role);
        let open = bench.judged(role).filter(|(_, judgement)| {
            let is_shut = judgement.gate.is_some_and(|state| state != GateState::Open);
            let is_asked = judgement.left_out != Some(LeftOut::ConditionFalse);
            judgement.reason.is_some() || (is_shut && is_asked)
        });
        first.gaps.extend(open.map(|(asked, _)| &asked.competency));
    }
    Ok(first)
}

/// What closing one gap does in all roles together.
#[derive(Clone, Copy, Default)]
struct Tally {
    opened: u32,
    shut: u32,
    closer: u32,
    gain: i128,
}

impl Tally {
    fn add(&mut self, effect: Effect) {
        self.opened += u32::from(effect.opens);
        self.shut += u32::from(effect.shuts);
        self.closer += u32::from(is_closer(effect));
        self.gain += effect.gain;
    }

    fn take_away(&mut self, effect: Effect) {
        self.opened = self.opened.saturating_sub(u32::from(effect.opens));
        self.shut = self.shut.saturating_sub(u32::from(effect.shuts));
        self.closer = self.closer.saturating_sub(u32::from(is_closer(effect)));
        self.gain -= effect.gain;
    }
}

const fn is_closer(effect: Effect) -> bool {
    !effect.opens && effect.gain > 0
}

/// The roles with some gaps closed, and what closing one more does.
struct Search<'a, 'b> {
    trial: Trial<'a, 'b>,
    roles: &'b [&'a Role],
    /// For each role, what closing each of its gaps does.
    effects: Vec<Vec<Effect>>,
    /// For each gap, the roles in which closing it may do something; closing others adds none.
    naming: Vec<Vec<u32>>,
    tallies: Vec<Tally>,
    closed: Vec<u32>,
    ready: u32,
}

impl<'a: 'b, 'b> Search<'a, 'b> {
    /// What closing each gap of a role does, added to what is known of other roles.
    fn look(&mut self, at: u32) -> Vec<Effect> {
        let Some(role) = self.roles.get(at as usize) else { return Vec::new() };
        let effects = self.trial.effects(role, &self.closed);
        for effect in &effects {
            if let Some(tally) = self.tallies.get_mut(effect.candidate as usize) {
                tally.add(*effect);
            }
        }
        effects
    }

    fn rank(&self, candidate: u32) -> (u32, i128) {
        let tally = self.tallies.get(candidate as usize).copied().unwrap_or_default();
        (tally.opened, tally.gain)
    }

    /// What closing a gap does, as it stands.
    fn unlock(&self, candidate: u32) -> Option<Unlock> {
        let tally = self.tallies.get(candidate as usize)?;
        let one = self.trial.candidates.all.get(candidate as usize)?;
        let opens = self.naming.get(candidate as usize)?.iter().filter_map(|at| {
            let effects = self.effects.get(*at as usize)?;
            let opens = effects.iter().any(|one| one.candidate == candidate && one.opens);
            self.roles.get(*at as usize).filter(|_| opens)
        });
        Some(Unlock {
            competency: one.uri.clone(),
            label: one.label.cloned(),
            levels: one.raised(),
            opens: opens.map(|role| role.uri.clone()).collect(),
            closer: tally.closer,
            gain: of_parts(tally.gain),
        })
    }

    /// Closes the best gap; nothing where none opens a role or adds to a score.
    fn step(&mut self) -> Option<Closure> {
        let open = (0_u32..).zip(&self.tallies).map(|(at, _)| at);
        let open = open.filter(|at| !self.closed.contains(at));
        // Of equal ones the last is taken, so the order of names is turned round.
        let best = open.max_by(|a, b| self.rank(*a).cmp(&self.rank(*b)).then(b.cmp(a)))?;
        if self.rank(best) <= (0, 0) {
            return None;
        }
        let unlock = self.unlock(best)?;
        let tally = self.tallies.get(best as usize).copied()?;
        self.ready = self.ready.saturating_add(tally.opened).saturating_sub(tally.shut);
        self.closed.push(best);
        for at in self.naming.get(best as usize)?.clone() {
            for effect in self.effects.get(at as usize).into_iter().flatten() {
                if let Some(tally) = self.tallies.get_mut(effect.candidate as usize) {
                    tally.take_away(*effect);
                }
            }
            let looked = self.look(at);
            if let Some(effects) = self.effects.get_mut(at as usize) {
                *effects = looked;
            }
        }
        Some(Closure {
            competency: unlock.competency,
            label: unlock.label,
            levels: unlock.levels,
            opens: unlock.opens,
            closer: unlock.closer,
            gain: unlock.gain,
            ready: self.ready,
        })
    }
}
