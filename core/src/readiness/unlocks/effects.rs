//! What closing a gap does in one role.

use super::super::assess::{Bench, Measures};
use super::super::difference::parts;
use super::super::judge::judge;
use super::super::lookup::{Lookup, Overlay};
use super::super::{GateState, LeftOut, Options, ReadinessError, Verdict};
use super::candidates::Candidates;
use crate::kernel::Key;
use crate::role::{Condition, Role};

/// What closing one gap does in one role.
#[derive(Clone, Copy)]
pub(super) struct Effect {
    pub(super) candidate: u32,
    /// Whether the person becomes ready.
    pub(super) opens: bool,
    /// Whether the person is ready no longer.
    pub(super) shuts: bool,
    /// What is added to the score, in parts of 2^-52; 0 where one side has no score.
    pub(super) gain: i128,
}

/// A person before many roles, with some gaps closed.
pub(super) struct Trial<'a, 'b> {
    pub(super) lookup: Lookup<'b>,
    pub(super) bench: Bench<'a>,
    pub(super) candidates: &'b Candidates<'a>,
    pub(super) options: &'b Options,
}

impl<'a, 'b> Trial<'a, 'b>
where
    'a: 'b,
{
    /// What closing each gap of a role does, after these ones are closed.
    pub(super) fn effects(&mut self, role: &'a Role, closed: &[u32]) -> Vec<Effect> {
        self.lookup.overlays =
            closed.iter().filter_map(|one| self.candidates.closed(*one, role)).collect();
        let measured = self.bench.measure(&self.lookup, role, self.options);
        // Without anything known the requirements are judged all the same.
        let is_judged = matches!(measured, Ok(_) | Err(ReadinessError::NothingKnown(_)));
        let measures = measured.ok();
        let verdict = measures.map(|one| self.bench.verdict(one, role, self.options));
        let now = measures.zip(verdict);
        if is_judged && is_plain(role) {
            return self.one_by_one(role, closed, now);
        }
        let open = |candidate: &u32| !closed.contains(candidate);
        let mentioned: Vec<u32> =
            mentioned(role, self.candidates).into_iter().filter(open).collect();
        mentioned.into_iter().map(|candidate| self.anew(candidate, role, now)).collect()
    }

    /// Judges one requirement at a time, in a role whose shares stay.
    fn one_by_one(
        &mut self,
        role: &'a Role,
        closed: &[u32],
        now: Option<(Measures, Verdict)>,
    ) -> Vec<Effect> {
        let gates = self.bench.gates(role);
        let base = (now.map(|(measures, _)| measures), gates.as_slice());
        let mut effects = Vec::new();
        let mut whole = Vec::new();
        let places: Vec<_> = self
            .bench
            .judged(role)
            .enumerate()
            .filter(|(_, (_, judgement))| {
                let is_shut = judgement.gate.is_some_and(|state| state != GateState::Open);
                let may_apply = judgement.left_out == Some(LeftOut::NotApplicable);
                judgement.reason.is_some() || is_shut || may_apply
            })
            .map(|(at, (asked, judgement))| (at, asked, judgement.left_out.is_some()))
            .collect();
        for (at, asked, is_left_out) in places {
            let candidate = self.candidates.find(&asked.competency);
            let Some(candidate) = candidate.filter(|one| !closed.contains(one)) else { continue };
            if is_left_out {
                whole.push(candidate);
                continue;
            }
            let scale = role.scale_of(asked).map(|scale| &scale.id);
            let Some(one) = self.candidates.all.get(candidate as usize) else { continue };
            let overlay =
                Overlay { uri: one.uri, codes: one.codes.clone(), standing: one.standing(scale) };
            self.lookup.overlays.push(overlay);
            let judgement = judge(&self.lookup, role, asked, self.options);
            self.lookup.overlays.pop();
            let changed = judgement.ok().and_then(|judgement| {
                self.bench.with_judgement(at, judgement, base, role, self.options)
            });
            effects.push(effect(candidate, now, changed));
        }
        // These measure the role anew, so they come after those that stand on its measures.
        for candidate in whole {
            effects.push(self.anew(candidate, role, now));
        }
        effects
    }

    /// Measures the whole role with one more gap closed.
    fn anew(&mut self, candidate: u32, role: &'a Role, now: Option<(Measures, Verdict)>) -> Effect {
        let count = self.lookup.overlays.len();
        self.lookup.overlays.extend(self.candidates.closed(candidate, role));
        let measures = self.bench.measure(&self.lookup, role, self.options).ok();
        self.lookup.overlays.truncate(count);
        let verdict = measures.map(|one| self.bench.verdict(one, role, self.options));
        effect(candidate, now, measures.zip(verdict))
    }
}

fn effect(
    candidate: u32,
    now: Option<(Measures, Verdict)>,
    then: Option<(Measures, Verdict)>,
) -> Effect {
    let is_ready = |side: Option<(Measures, Verdict)>| {
        side.is_some_and(|(_, verdict)| verdict == Verdict::Ready)
    };
    let gain =
        now.zip(then).map_or(0, |((before, _), (after, _))| parts(before.score, after.score));
    Effect {
        candidate,
        opens: is_ready(then) && !is_ready(now),
        shuts: is_ready(now) && !is_ready(then),
        gain,
    }
}

/// Whether closing a gap changes nothing but the requirement it belongs to.
fn is_plain(role: &Role) -> bool {
    let is_plain =
        |one: &crate::role::Requirement| one.when.is_none() && one.equivalents.is_empty();
    role.choices.is_empty() && role.requirements.iter().all(is_plain)
}

/// The candidates that a role names anywhere, in order.
fn mentioned(role: &Role, candidates: &Candidates<'_>) -> Vec<u32> {
    let mut names: Vec<&Key> = Vec::new();
    for asked in &role.requirements {
        names.push(&asked.competency);
        names.extend(asked.code.as_ref());
        for one in &asked.equivalents {
            names.push(&one.competency);
            names.extend(one.code.as_ref());
        }
        if let Some(condition) = &asked.when {
            name(condition, &mut names);
        }
    }
    for condition in role.choices.iter().filter_map(|choice| choice.when.as_ref()) {
        name(condition, &mut names);
    }
    let mut found: Vec<u32> = names.into_iter().filter_map(|name| candidates.find(name)).collect();
    found.sort_unstable();
    found.dedup();
    found
}

fn name<'a>(condition: &'a Condition, names: &mut Vec<&'a Key>) {
    match condition {
        Condition::Holds { competency, .. } => names.push(competency),
        Condition::Context { .. } => {}
        Condition::All { of } | Condition::Any { of } => {
            of.iter().for_each(|condition| name(condition, names));
        }
        Condition::Not { of } => name(of, names),
    }
}
