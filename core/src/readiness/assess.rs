//! One person against one role.

use std::cmp::Reverse;

use super::bounds::{End, Item, counted};
use super::choice::{Choices, View};
use super::judge::{Judgement, judge};
use super::lookup::Lookup;
use super::verdict::decide;
use super::{
    Contribution, Formula, Gap, GateResult, GateState, LeftOut, Options, Readiness, ReadinessError,
    UnknownPolicy, Verdict,
};
use crate::evidence::Profile;
use crate::framework::Necessity;
use crate::kernel::{Key, Share, Weight, apportion_into};
use crate::problem::Fault;
use crate::role::{Requirement, Role, RoleError, check_algebra};

/// How ready one person is for one role, from 0 to 1, with every gap named.
///
/// Each requirement counts by its weight.
/// It is met in proportion to the level held, and never more than once: strength in one competency
/// cannot pay for the lack of another.
///
/// score = sum(weight * min(1, (held - bottom) / (asked - bottom))) / sum(weight)
///
/// A profile speaks for its own day; `assess` never looks at a clock.
/// What is unknown counts as unmet in the score unless the options say otherwise, and the result
/// says how much that is.
/// Must-haves, equivalents, conditions and choices of the role are heeded; see
/// [the room](super) for their rules and for the other formulas.
///
/// ```
/// use prowess::{evidence, readiness, role};
///
/// let ana = evidence::parse(r#"{"person": "ana", "levels": [{"competency": "sql", "level": 3}]}"#)?;
/// let analyst = role::parse(
///     r#"{"uri": "role/analyst",
///         "scales": [{"id": "five-step", "kind": "ordinal", "minimum": 1, "maximum": 5}],
///         "requirements": [{"competency": "sql", "required_level": 4, "importance": 2},
///                          {"competency": "statistics", "required_level": 3, "importance": 1}]}"#,
/// )?;
/// let report = readiness::assess(&ana, &analyst, &readiness::Options::default())?;
///
/// // SQL is met by two of three steps and weighs two thirds; nothing is known of statistics.
/// assert!((report.score.get() - 4.0 / 9.0).abs() < 1e-15);
/// assert!((report.high.get() - 7.0 / 9.0).abs() < 1e-15);
/// assert_eq!(report.gaps[0].competency.as_str(), "statistics");
/// # Ok::<(), prowess::Problem>(())
/// ```
///
/// # Errors
///
/// * `readiness.empty_role` when the role asks nothing: a share of nothing has no meaning.
/// * `readiness.nothing_applicable` when nothing it asks is applicable to the person.
/// * `readiness.nothing_known` when unknowns are left out and nothing is known.
/// * `readiness.no_level_asked` when the formula needs a level and a requirement asks none.
/// * `readiness.level_off_scale` when a person's level is outside of its scale.
/// * `readiness.unknown_scale` when a level's scale is not described anywhere.
/// * `framework.invalid_scale` when the ends of a scale are too far apart for a computer.
/// * `framework.no_crosswalk` when a level is on another scale and there is no way to the role's.
/// * `role.duplicate_requirement`, `role.unreachable` and the other problems of
///   [`role::parse`](crate::role::parse) when the role contradicts itself.
/// * `kernel.out_of_range` when a parameter of the formula is.
/// * `evidence.duplicate_competency`, `evidence.contradiction` when the profile does.
pub fn assess(
    profile: &Profile,
    role: &Role,
    options: &Options,
) -> Result<Readiness, ReadinessError> {
    options.check()?;
    let lookup = Lookup::new(profile)?;
    let mut bench = Bench::default();
    let measures = bench.measure(&lookup, role, options)?;
    Ok(bench.report(measures, &lookup, role, options))
}

/// The measures of one readiness.
#[derive(Clone, Copy)]
pub(super) struct Measures {
    pub(super) score: Share,
    pub(super) low: Share,
    pub(super) high: Share,
    pub(super) coverage: Share,
}

impl Measures {
    /// The measures with another judgement of a requirement that has this share of the whole.
    fn with(self, share: Share, before: &Judgement, after: &Judgement) -> Self {
        // All are sums of whole numbers of parts, so taking one away and adding another is exact.
        let part = |total: Share, before: Share, after: Share| {
            total.minus(before.of(share)).plus(after.of(share))
        };
        let known =
            |judgement: &Judgement| if judgement.is_known { Share::ALL } else { Share::NONE };
        let low = part(self.low, before.met, after.met);
        Self {
            score: low,
            low,
            high: part(self.high, before.best, after.best),
            coverage: part(self.coverage, known(before), known(after)),
        }
    }
}

/// Working memory that serves one role after the other.
#[derive(Default)]
pub(super) struct Bench<'a> {
    /// Positions of the role's requirements, ordered by competency; empty where they are in order.
    order: Vec<u32>,
    /// One for each requirement, in that order.
    judgements: Vec<Judgement>,
    /// What each of them is of the whole.
    shares: Vec<Share>,
    /// The same, where unknowns are seen in another way.
    other_shares: Vec<Share>,
    /// The choices of the role, where it has some.
    choices: Option<Choices<'a>>,
    /// The necessity that counts, where the other does not.
    only: Option<Necessity>,
}

impl<'a> Bench<'a> {
    /// Measures a role; what it was measured by stays on the bench for [`Bench::report`].
    pub(super) fn measure(
        &mut self,
        lookup: &Lookup<'_>,
        role: &'a Role,
        options: &Options,
    ) -> Result<Measures, ReadinessError> {
        check_algebra(role)?;
        self.judge_all(lookup, role, options)?;
        self.only = None;
        let otherwise = self.without_required(role, options);
        if matches!(options.formula, Formula::MandatoryFirst {}) && self.has_required(role, false) {
            self.leave_out_all_but(Necessity::Required, role);
        }
        let measures = self
            .weigh(options)
            .ok_or_else(|| nothing_to_measure(&self.judgements, lookup, role, options))?;
        Ok(match otherwise {
            None => measures,
            Some((low, high)) => {
                Measures { low: measures.low.min(low), high: measures.high.max(high), ..measures }
            }
        })
    }

    /// Judges each requirement by itself, as choices and conditions have it.
    pub(super) fn judge_all(
        &mut self,
        lookup: &Lookup<'_>,
        role: &'a Role,
        options: &Options,
    ) -> Result<(), ReadinessError> {
        self.put_in_order(role)?;
        self.judgements.clear();
        self.judgements.reserve(role.requirements.len());
        for requirement in in_order(&self.order, role) {
            self.judgements.push(judge(lookup, role, requirement, options)?);
        }
        self.choices = None;
        if !role.choices.is_empty() {
            let competencies: Vec<&Key> =
                in_order(&self.order, role).map(|requirement| &requirement.competency).collect();
            let choices = Choices::new(role, &competencies, lookup, options)?;
            choices.apply_conditions(&mut self.judgements);
            self.choices = Some(choices);
        }
        Ok(())
    }

    /// The ends of the score should nothing required be asked in the end, where the formula then
    /// counts what is desired.
    fn without_required(&mut self, role: &Role, options: &Options) -> Option<(Share, Share)> {
        let may_turn = options.formula == Formula::MandatoryFirst {}
            && self.has_required(role, false)
            && !self.has_required(role, true);
        if !may_turn {
            return None;
        }
        let judgements = self.judgements.clone();
        self.leave_out_all_but(Necessity::Desired, role);
        let low = self.extreme(End::Low, options, &mut Vec::new());
        let high = self.extreme(End::High, options, &mut Vec::new());
        (self.judgements, self.only) = (judgements, None);
        low.zip(high)
    }

    /// Leaves out what has another necessity than this one; members of choices have that of
    /// their choice.
    fn leave_out_all_but(&mut self, only: Necessity, role: &Role) {
        self.only = Some(only);
        let Self { order, judgements, choices, .. } = self;
        let requirements = in_order(order, role).zip(judgements).enumerate();
        for (at, (requirement, judgement)) in requirements {
            let is_member = choices.as_ref().is_some_and(|all| all.choice_of(at).is_some());
            if requirement.necessity != only && !is_member && judgement.left_out.is_none() {
                judgement.left_out = Some(LeftOut::NoWeight);
                judgement.reason = None;
                judgement.weight = Weight::ZERO;
            }
        }
    }

    /// Whether anything that counts is required, or surely is.
    fn has_required(&self, role: &Role, surely: bool) -> bool {
        let choices = self.choices.as_ref();
        let mut single = in_order(&self.order, role).zip(&self.judgements).enumerate();
        single.any(|(at, (requirement, judgement))| {
            requirement.necessity == Necessity::Required
                && judgement.left_out.is_none()
                && (!surely || (judgement.is_known && !judgement.may_not_apply))
                && choices.is_none_or(|all| all.choice_of(at).is_none())
        }) || choices.is_some_and(|all| all.has_required(&self.judgements, surely))
    }

    /// Shares the whole out and adds up; nothing where there is nothing to share.
    fn weigh(&mut self, options: &Options) -> Option<Measures> {
        let mut shares = std::mem::take(&mut self.shares);
        let mut other = std::mem::take(&mut self.other_shares);
        self.share_out(View::AtWorst, options, &mut shares);
        let mut low = self.sum(&shares, |judgement| judgement.met);
        let best_shares = if self.choices.is_some() {
            self.share_out(View::AtBest, options, &mut other);
            &other
        } else {
            &shares
        };
        let parts = self.judgements.iter().zip(best_shares);
        let (mut high, coverage) =
            parts.fold((Share::NONE, Share::NONE), |(high, coverage), (judgement, share)| {
                let known = if judgement.is_known { *share } else { Share::NONE };
                (high.plus(judgement.best.of(*share)), coverage.plus(known))
            });
        let mut is_measured = !shares.is_empty();
        let mut score = low;
        if self.may_not_apply() {
            low = self.extreme(End::Low, options, &mut other).unwrap_or(low);
            high = self.extreme(End::High, options, &mut other).unwrap_or(high);
        }
        if options.unknown == UnknownPolicy::Lenient {
            self.share_out(View::WithoutUnknown, options, &mut shares);
            score = self.sum(&shares, |judgement| judgement.met);
            is_measured &= !shares.is_empty();
        }
        (self.shares, self.other_shares) = (shares, other);
        // The ends are shared out otherwise than the score, so they may be off by a rounding.
        let (low, high) = (low.min(score), high.max(score));
        is_measured.then_some(Measures { score, low, high, coverage })
    }

    /// Whether something that is judged may turn out not to be asked.
    fn may_not_apply(&self) -> bool {
        self.judgements.iter().any(|judgement| judgement.may_not_apply)
            || self.choices.as_ref().is_some_and(Choices::may_not_apply)
    }

    fn share_out(&self, view: View, options: &Options, shares: &mut Vec<Share>) {
        let Some(choices) = &self.choices else {
            let Some(end) = view.end() else { return apportion_into(self.weights(view), shares) };
            let items: Vec<Item> = self.judgements.iter().map(|one| one.item(end)).collect();
            let counted = counted(&items, end);
            let weights = self.weights(view).zip(&counted);
            let weights =
                weights.map(|(weight, counts)| if *counts { weight } else { Weight::ZERO });
            apportion_into(weights, shares);
            return;
        };
        let mut weights = choices.outer_weights(&self.judgements, options, view);
        if let Some(only) = self.only {
            let outer = weights.iter_mut().skip(self.judgements.len());
            for (weight, (choice, ..)) in outer.zip(choices.outer()) {
                if choice.necessity != only {
                    *weight = Weight::ZERO;
                }
            }
        }
        if let Some(end) = view.end() {
            choices.narrow(&self.judgements, end, &mut weights);
        }
        let mut whole = Vec::new();
        apportion_into(weights.into_iter(), &mut whole);
        choices.spread(&self.judgements, &whole, view, shares);
    }

    /// What each requirement counts in this view, where there are no choices.
    fn weights(&self, view: View) -> impl Iterator<Item = Weight> + Clone {
        self.judgements.iter().map(move |judgement| {
            let is_out = view == View::WithoutUnknown && !judgement.is_known;
            if is_out { Weight::ZERO } else { judgement.weight }
        })
    }

    /// What each thing that stands by itself counts: the requirements, then the choices.
    pub(super) fn outer_weights(&self, options: &Options, view: View) -> Vec<Weight> {
        match &self.choices {
            Some(choices) => choices.outer_weights(&self.judgements, options, view),
            None => self.weights(view).collect(),
        }
    }

    /// A part of these shares, which are those of what stands by itself, as seen in this view.
    pub(super) fn part_of(
        &self,
        (view, whole): (View, &[Share]),
        part: impl Fn(&Judgement) -> Share,
    ) -> Share {
        let mut shares = Vec::new();
        match &self.choices {
            Some(choices) => choices.spread(&self.judgements, whole, view, &mut shares),
            None => shares.extend(whole),
        }
        self.sum(&shares, part)
    }

    /// How each requirement stands, ordered by competency.
    pub(super) fn judgements(&self) -> &[Judgement] {
        &self.judgements
    }

    /// The choices of the role, where it has some.
    pub(super) const fn choices(&self) -> Option<&Choices<'a>> {
        self.choices.as_ref()
    }

    /// The lowest or the highest score, whatever turns out to be asked; nothing where that is
    /// nothing.
    fn extreme(&self, end: End, options: &Options, shares: &mut Vec<Share>) -> Option<Share> {
        self.share_out(View::Extreme(end), options, shares);
        (!shares.is_empty()).then(|| self.sum(shares, |judgement| judgement.met_at(end)))
    }

    fn sum(&self, shares: &[Share], part: impl Fn(&Judgement) -> Share) -> Share {
        let parts = self.judgements.iter().zip(shares);
        let parts = parts.map(|(judgement, share)| part(judgement).of(*share));
        parts.fold(Share::NONE, Share::plus)
    }

    /// Each requirement of the role that was measured last, in order, with its judgement.
    pub(super) fn judged<'b, 'r>(
        &'b self,
        role: &'r Role,
    ) -> impl Iterator<Item = (&'r Requirement, &'b Judgement)> {
        in_order(&self.order, role).zip(&self.judgements)
    }

    /// Whether the person is ready for the role that was measured last.
    pub(super) fn verdict(&self, measures: Measures, role: &Role, options: &Options) -> Verdict {
        decide(measures, &self.gates(role), options).0
    }

    /// The measures and the verdict if one requirement were judged otherwise.
    ///
    /// For roles without choices, where shares do not hang on what is met; both judgements count by
    /// the same weight.
    /// `now` is what holds without it: its measures, and the gates of the role.
    pub(super) fn with_judgement(
        &mut self,
        at: usize,
        judgement: Judgement,
        now: (Option<Measures>, &[GateResult]),
        role: &Role,
        options: &Options,
    ) -> Option<(Measures, Verdict)> {
        let is_gate = judgement.gate.is_some();
        let slot = self.judgements.get_mut(at)?;
        let before = std::mem::replace(slot, judgement);
        let measures = match (now.0, self.judgements.get(at), self.shares.get(at)) {
            (Some(measures), Some(after), Some(share))
                if options.unknown != UnknownPolicy::Lenient =>
            {
                Some(measures.with(*share, &before, after))
            }
            _ => self.weigh(options),
        };
        let changed = measures.map(|measures| {
            let verdict = if is_gate {
                self.verdict(measures, role, options)
            } else {
                decide(measures, now.1, options).0
            };
            (measures, verdict)
        });
        if let Some(slot) = self.judgements.get_mut(at) {
            *slot = before;
        }
        changed
    }

    /// The full result for the role that was measured last.
    pub(super) fn report(
        &self,
        measures: Measures,
        lookup: &Lookup<'_>,
        role: &Role,
        options: &Options,
    ) -> Readiness {
        let gates = self.gates(role);
        let (verdict, blockers) = decide(measures, &gates, options);
        Readiness {
            person: lookup.person().clone(),
            role: role.uri.clone(),
            code: role.code.clone(),
            title: role.titles.preferred(&options.languages).cloned(),
            score: measures.score,
            low: measures.low,
            high: measures.high,
            coverage: measures.coverage,
            verdict,
            blockers,
            gates,
            contributions: self.contributions(role, options),
            gaps: self.gaps(role, options),
            formula: options.formula,
            formula_version: options.formula.version(),
        }
    }

    fn choice_of(&self, requirement: usize) -> Option<&'a Key> {
        self.choices.as_ref()?.choice_of(requirement)
    }

    /// The must-haves: requirements outside of choices, then choices.
    pub(super) fn gates(&self, role: &Role) -> Vec<GateResult> {
        let single = in_order(&self.order, role).zip(&self.judgements).enumerate();
        let single = single.filter_map(|(at, (requirement, judgement))| {
            let state = judgement.gate?;
            self.choice_of(at).is_none().then(|| GateResult {
                requirement: requirement.competency.clone(),
                label: requirement.label.clone(),
                minimum: requirement
                    .gate
                    .as_ref()
                    .and_then(|gate| gate.minimum_level)
                    .or_else(|| requirement.level()),
                held: judgement.held,
                state,
            })
        });
        let choices = self.choices.as_ref().map(|choices| choices.gates(&self.judgements));
        let several = choices.into_iter().flatten().map(|(choice, state)| GateResult {
            requirement: choice.id.clone(),
            label: choice.label.clone(),
            minimum: None,
            held: None,
            state,
        });
        single.chain(several).collect()
    }

    fn contributions(&self, role: &Role, options: &Options) -> Vec<Contribution> {
        let judged = self.judgements.iter().zip(&self.shares);
        let parts = in_order(&self.order, role).zip(judged).enumerate();
        let given = self.choices.as_ref().map(|choices| choices.given(&self.shares));
        let given = |at: usize| given.as_ref().is_some_and(|given| given.get(at) == Some(&true));
        let contribution = |(at, (requirement, (judgement, share))): (
            usize,
            (&Requirement, (&Judgement, &Share)),
        )| {
            let left_out = self.left_out(given(at), judgement, *share, options);
            let through =
                judgement.through.and_then(|one| requirement.equivalents.get(one as usize));
            Contribution {
                competency: requirement.competency.clone(),
                contribution: judgement.met.of(*share),
                weight: judgement.weight,
                share: *share,
                met: judgement.met_if_counted(),
                left_out,
                through: through.map(|one| one.competency.clone()),
                choice: self.choice_of(at).cloned(),
            }
        };
        let mut contributions = Vec::with_capacity(self.judgements.len());
        contributions.extend(parts.map(contribution));
        contributions
    }

    /// Why a requirement does not count, where it does not.
    fn left_out(
        &self,
        is_of_choice: bool,
        judgement: &Judgement,
        share: Share,
        options: &Options,
    ) -> Option<LeftOut> {
        if judgement.left_out.is_some() || share > Share::NONE {
            return judgement.left_out;
        }
        let is_unknown = options.unknown == UnknownPolicy::Lenient && !judgement.is_known;
        Some(match is_of_choice {
            _ if is_unknown => LeftOut::Unknown,
            true => LeftOut::NotChosen,
            false => LeftOut::NoWeight,
        })
    }

    /// What is missing, the largest loss first, equal losses by competency.
    fn gaps(&self, role: &Role, options: &Options) -> Vec<Gap> {
        let judged = (0_u32..).zip(self.judgements.iter().zip(&self.shares));
        let mut losses = Vec::with_capacity(self.judgements.len());
        let lost = judged
            .filter(|(_, (judgement, _))| judgement.reason.is_some())
            .map(|(at, (judgement, share))| (Reverse(share.minus(judgement.met.of(*share))), at))
            .filter(|(loss, at)| loss.0 > Share::NONE || self.is_open_without_loss(*at, options));
        losses.extend(lost);
        losses.sort_unstable();
        let gap = |(Reverse(loss), at): (Reverse<Share>, u32)| {
            let judgement = self.judgements.get(at as usize)?;
            let position = self.order.get(at as usize).copied().unwrap_or(at);
            let requirement = role.requirements.get(position as usize)?;
            let choice = self.choice_of(at as usize);
            let is_shut = judgement.gate.is_some_and(|state| state != GateState::Open);
            Some(Gap {
                competency: requirement.competency.clone(),
                label: requirement.label.clone(),
                necessity: requirement.necessity,
                required: requirement.level(),
                held: judgement.held,
                shown: judgement.shown,
                gap: judgement.gap,
                weight: judgement.weight,
                loss,
                reason: judgement.reason?,
                blocks: is_shut && choice.is_none(),
                choice: choice.cloned(),
            })
        };
        let mut gaps = Vec::with_capacity(losses.len());
        gaps.extend(losses.into_iter().filter_map(gap));
        gaps
    }

    /// Whether a requirement is a gap that costs nothing: a closed gate without weight, or an
    /// unknown that the score leaves out.
    fn is_open_without_loss(&self, at: u32, options: &Options) -> bool {
        let Some(judgement) = self.judgements.get(at as usize) else { return false };
        if self.choice_of(at as usize).is_some() {
            return false;
        }
        let is_unknown = options.unknown == UnknownPolicy::Lenient
            && !judgement.is_known
            && judgement.weight > Weight::ZERO;
        is_unknown || judgement.gate.is_some_and(|state| state != GateState::Open)
    }

    /// Orders the requirements by competency, so that the order they are given in never matters.
    fn put_in_order(&mut self, role: &Role) -> Result<(), RoleError> {
        let requirements = &role.requirements;
        self.order.clear();
        if requirements.is_sorted_by(|a, b| a.competency < b.competency) {
            return Ok(());
        }
        self.order.extend((0_u32..).zip(requirements).map(|(at, _)| at));
        let competency = |at: &u32| requirements.get(*at as usize).map(|one| &one.competency);
        self.order.sort_by(|a, b| competency(a).cmp(&competency(b)));
        let mut pairs = self.order.iter().zip(self.order.iter().skip(1));
        match pairs.find(|(a, b)| competency(a) == competency(b)) {
            None => Ok(()),
            Some((_, second)) => {
                let fault = Fault::new().at(format!("role.requirements[{second}].competency"));
                let name = competency(second).map_or("", |name| name.as_str());
                let fault = fault.with("role", &role.uri).with("competency", name);
                Err(RoleError::DuplicateRequirement(fault))
            }
        }
    }
}

/// The requirements in that order; an empty order is the one they are given in.
fn in_order<'r>(order: &[u32], role: &'r Role) -> impl Iterator<Item = &'r Requirement> {
    let given = if order.is_empty() { role.requirements.as_slice() } else { &[] };
    let ordered = order.iter().filter_map(|at| role.requirements.get(*at as usize));
    given.iter().chain(ordered)
}

fn nothing_to_measure(
    judgements: &[Judgement],
    lookup: &Lookup<'_>,
    role: &Role,
    options: &Options,
) -> ReadinessError {
    let fault = Fault::new().at("role.requirements").with("role", role.name());
    let is_out = |reason| judgements.iter().any(|one| one.left_out == Some(reason));
    let counts = |one: &Judgement| one.left_out.is_none() && one.weight > Weight::ZERO;
    if options.unknown == UnknownPolicy::Lenient && judgements.iter().any(counts) {
        ReadinessError::NothingKnown(fault.at("profile.levels").with("person", lookup.person()))
    } else if is_out(LeftOut::NotApplicable) || is_out(LeftOut::ConditionFalse) {
        ReadinessError::NothingApplicable(fault.with("person", lookup.person()))
    } else {
        ReadinessError::EmptyRole(fault)
    }
}
