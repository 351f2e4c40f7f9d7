//! One person against one role.

use std::cmp::Reverse;

use super::judge::{Judgement, judge};
use super::lookup::Lookup;
use super::{Contribution, Gap, Options, Readiness, ReadinessError};
use crate::evidence::Profile;
use crate::kernel::{Share, apportion_into};
use crate::problem::Fault;
use crate::role::{Requirement, Role, RoleError};

/// How ready one person is for one role, from 0 to 1, with every gap named.
///
/// Each requirement counts by its weight.
/// It is met in proportion to the level held, and never more than once: strength in one competency
/// cannot pay for the lack of another.
///
/// score = sum(weight * min(1, (held - bottom) / (asked - bottom))) / sum(weight)
///
/// A profile speaks for its own day; `assess` never looks at a clock.
/// What is unknown counts as unmet in the score, and the result says how much that is.
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
/// * `readiness.level_off_scale` when a person's level is outside of its scale.
/// * `readiness.unknown_scale` when a level's scale is not described anywhere.
/// * `framework.invalid_scale` when the ends of a scale are too far apart for a computer.
/// * `framework.no_crosswalk` when a level is on another scale and there is no way to the role's.
/// * `role.duplicate_requirement`, `role.unreachable` when the role contradicts itself.
/// * `evidence.duplicate_competency`, `evidence.contradiction` when the profile does.
pub fn assess(
    profile: &Profile,
    role: &Role,
    options: &Options,
) -> Result<Readiness, ReadinessError> {
    let lookup = Lookup::new(profile)?;
    let mut bench = Bench::default();
    let measures = bench.measure(&lookup, role, options)?;
    Ok(bench.report(measures, &lookup, role, options))
}

/// The measures of one readiness.
#[derive(Clone, Copy)]
pub(super) struct Measures {
    pub(super) score: Share,
    pub(super) high: Share,
    pub(super) coverage: Share,
}

/// Working memory that serves one role after the other.
#[derive(Default)]
pub(super) struct Bench {
    /// Positions of the role's requirements, ordered by competency; empty where they are in order.
    order: Vec<u32>,
    /// One for each requirement, in that order.
    judgements: Vec<Judgement>,
    /// What each of them is of the whole.
    shares: Vec<Share>,
}

impl Bench {
    /// Measures a role; what it was measured by stays on the bench for [`Bench::report`].
    pub(super) fn measure(
        &mut self,
        lookup: &Lookup<'_>,
        role: &Role,
        options: &Options,
    ) -> Result<Measures, ReadinessError> {
        self.put_in_order(role)?;
        self.judgements.clear();
        self.judgements.reserve(role.requirements.len());
        for requirement in in_order(&self.order, role) {
            self.judgements.push(judge(lookup, role, requirement, options)?);
        }
        let weights = self.judgements.iter().map(|judgement| judgement.weight);
        apportion_into(weights, &mut self.shares);
        if self.shares.is_empty() {
            return Err(nothing_to_measure(&self.judgements, lookup, role));
        }
        Ok(self.measures())
    }

    fn measures(&self) -> Measures {
        let mut measures =
            Measures { score: Share::NONE, high: Share::NONE, coverage: Share::NONE };
        for (judgement, share) in self.judgements.iter().zip(&self.shares) {
            let contribution = judgement.contribution(*share);
            measures.score = measures.score.plus(contribution);
            if judgement.is_known() {
                measures.coverage = measures.coverage.plus(*share);
                measures.high = measures.high.plus(contribution);
            } else {
                measures.high = measures.high.plus(*share);
            }
        }
        measures
    }

    /// The full result for the role that was measured last.
    pub(super) fn report(
        &self,
        measures: Measures,
        lookup: &Lookup<'_>,
        role: &Role,
        options: &Options,
    ) -> Readiness {
        Readiness {
            person: lookup.person.clone(),
            role: role.uri.clone(),
            code: role.code.clone(),
            title: role.titles.preferred(&options.languages).cloned(),
            score: measures.score,
            low: measures.score,
            high: measures.high,
            coverage: measures.coverage,
            contributions: self.contributions(role),
            gaps: self.gaps(role),
            formula: options.formula.version(),
        }
    }

    fn contributions(&self, role: &Role) -> Vec<Contribution> {
        let judged = self.judgements.iter().zip(&self.shares);
        let parts = in_order(&self.order, role).zip(judged);
        let contribution =
            |(requirement, (judgement, share)): (&Requirement, (&Judgement, &Share))| {
                Contribution {
                    competency: requirement.competency.clone(),
                    contribution: judgement.contribution(*share),
                    weight: judgement.weight,
                    met: judgement.met,
                }
            };
        let mut contributions = Vec::with_capacity(self.judgements.len());
        contributions.extend(parts.map(contribution));
        contributions
    }

    /// What is missing, the largest loss first, equal losses by competency.
    fn gaps(&self, role: &Role) -> Vec<Gap> {
        let judged = (0_u32..).zip(self.judgements.iter().zip(&self.shares));
        let mut losses = Vec::with_capacity(self.judgements.len());
        let lost = judged
            .filter(|(_, (judgement, _))| judgement.reason.is_some())
            .map(|(at, (judgement, share))| {
                (Reverse(share.minus(judgement.contribution(*share))), at)
            })
            .filter(|(loss, _)| loss.0 > Share::NONE);
        losses.extend(lost);
        losses.sort_unstable();
        let gap = |(Reverse(loss), at): (Reverse<Share>, u32)| {
            let judgement = self.judgements.get(at as usize)?;
            let position = self.order.get(at as usize).copied().unwrap_or(at);
            let requirement = role.requirements.get(position as usize)?;
            Some(Gap {
                competency: requirement.competency.clone(),
                label: requirement.label.clone(),
                necessity: requirement.necessity,
                required: requirement.level(),
                held: judgement.held,
                gap: judgement.gap,
                weight: judgement.weight,
                loss,
                reason: judgement.reason?,
            })
        };
        let mut gaps = Vec::with_capacity(losses.len());
        gaps.extend(losses.into_iter().filter_map(gap));
        gaps
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

impl Judgement {
    /// What it adds to the score, of its share of the whole.
    fn contribution(&self, share: Share) -> Share {
        self.met.unwrap_or_default().of(share)
    }

    /// Whether anything is known about it.
    fn is_known(&self) -> bool {
        self.reason != Some(super::GapReason::Unknown)
    }
}

/// The requirements in that order; an empty order is the one they are given in.
fn in_order<'a>(order: &'a [u32], role: &'a Role) -> impl Iterator<Item = &'a Requirement> {
    let given = if order.is_empty() { role.requirements.as_slice() } else { &[] };
    let ordered = order.iter().filter_map(|at| role.requirements.get(*at as usize));
    given.iter().chain(ordered)
}

fn nothing_to_measure(
    judgements: &[Judgement],
    lookup: &Lookup<'_>,
    role: &Role,
) -> ReadinessError {
    let fault = Fault::new().at("role.requirements").with("role", role.name());
    if judgements.iter().any(|judgement| judgement.not_applicable) {
        ReadinessError::NothingApplicable(fault.with("person", lookup.person))
    } else {
        ReadinessError::EmptyRole(fault)
    }
}
