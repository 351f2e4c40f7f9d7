//! The cheapest plan, checked by an assessment.

use super::cluster::{Cluster, Pick, Shop};
use super::cost::{check, in_units};
use super::levels::{Ladder, ladders, refused};
use super::offer::{RAISES, Value, parts as parts_of, share};
use super::part::parts;
use super::scenario::{Problem, Solved};
use super::{EffortLimits, EffortOptions, EffortPlan, EffortStatus, Raise, Target, Without};
use crate::evidence::Profile;
use crate::kernel::{Key, KeyIndex, Share};
use crate::problem::Fault;
use crate::readiness::assess::Bench;
use crate::readiness::choice::Choices;
use crate::readiness::lookup::Lookup;
use crate::readiness::{
    BlockerReason, Options, Readiness, ReadinessError, UnknownPolicy, Verdict, assess,
};
use crate::role::Role;

/// What all raises together may cost, in millionths.
const TOTAL: u64 = 1 << 50;

/// The cheapest set of level raises that reaches a target, with the proof that none is cheaper.
///
/// A raise lifts one competency from the level held to a higher one of its scale.
/// What is unknown or not demonstrated begins at the bottom of the scale, and the raise says so;
/// what is not applicable stays as it is.
/// The competencies are those the role asks for and their equivalents; the levels are the anchors
/// of an ordinal scale, else whole steps from its bottom, and the level asked; on an interval
/// scale also the levels of gates and conditions.
///
/// cost = sum(levels gained * what a level costs there)
///
/// Of several cheapest plans it is the one with the fewest raises, then the one with the highest
/// score, and where a coverage is asked for the highest coverage; then the one that raises the
/// first competency in which they differ higher, in the order of uris.
/// It does not tell in which order to learn, nor that learning will succeed.
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
/// let effort: readiness::EffortOptions =
///     serde_json::from_str(r#"{"target": {"kind": "score", "share": 0.6}}"#).unwrap();
/// let plan = readiness::least_effort(&ana, &analyst, &effort, &readiness::Options::default())?;
///
/// // One level of SQL is a third of two thirds; one of statistics would be half of one third.
/// assert_eq!(plan.raises.len(), 1);
/// assert_eq!(plan.raises[0].competency.as_str(), "sql");
/// assert_eq!((plan.cost, plan.lower_bound), (Some(1.0), Some(1.0)));
/// # Ok::<(), prowess::Problem>(())
/// ```
///
/// # Errors
///
/// * `readiness.invalid_cost` when a cost is not from 0 to 1,000,000, when a level is priced twice,
///   and when all raises together would cost more than a thousand millions.
/// * `readiness.too_entangled` when competencies that depend on one another have more combinations
///   than the limit, when raises change what counts in more ways than the limit, when a competency
///   is asked on several scales, and when a scale has more than 1,000 steps; when the limit of
///   partial plans is met before any plan is found; and when the low end of an interval is within
///   a rounding of the threshold, so that the plan and its assessment differ on whether it is met.
/// * those of [`assess`].
///
/// # Cost
///
/// Hard in theory, since it contains the knapsack problem; in practice near to O(n log n) for n
/// levels, with a limit in numbers of partial plans.
/// What the options ask for each raise takes as long again for each.
pub fn least_effort(
    profile: &Profile,
    role: &Role,
    effort: &EffortOptions,
    options: &Options,
) -> Result<EffortPlan, ReadinessError> {
    check(effort)?;
    let before = assess(profile, role, options)?;
    let mut plan = unchanged(&before, effort.target);
    if is_reached(&before, effort.target) {
        return Ok(plan);
    }
    let ladders = ladders(&Lookup::new(profile)?, role, effort, options)?;
    check_total(&ladders)?;
    let question = Question { profile, role, effort, options, ladders: &ladders };
    let mut solved = question.solve(None, effort.limits.nodes)?;
    let mut after = question.after(&solved)?;
    if let Some(report) = &after
        && !is_reached(report, effort.target)
        && let Some(low) = low_end(effort.target, options)
    {
        // The low end is never above the score. So where the best plan by the score reaches the
        // target, no other is better; only where it does not is the low end looked at.
        let nodes = solved.nodes;
        solved = question.solve(Some(low), effort.limits.nodes.saturating_sub(nodes))?;
        solved.nodes = solved.nodes.saturating_add(nodes);
        after = question.after(&solved)?;
    }
    plan.nodes = solved.nodes;
    let (Some(found), Some(after)) = (&solved.plan, after) else {
        if solved.unseen.is_some() {
            let reason = "has no plan that is found within the limit of partial plans";
            return Err(refused(role, reason, effort.limits.nodes));
        }
        return Ok(impossible(plan, solved));
    };
    if !is_reached(&after, effort.target) {
        return Err(refused(role, "has a plan that its assessment does not confirm", 0));
    }
    let adds = adds(profile, role, options, &ladders, &found.picks, (&before, &after));
    plan.status = match solved.unseen {
        Some(bound) if bound / RAISES < found.price / RAISES => EffortStatus::WithinBound,
        _ => EffortStatus::Optimal,
    };
    let least = solved.unseen.map_or(found.price, |bound| bound.min(found.price));
    plan.cost = Some(in_units(found.price / RAISES));
    plan.lower_bound = Some(in_units(least / RAISES));
    plan.score_after = after.score;
    plan.verdict_after = after.verdict;
    for ((ladder, rung), adds) in found.picks.iter().zip(adds) {
        let Some(ladder) = ladders.get(*ladder) else { continue };
        let Some(rung) = ladder.rungs.get(*rung) else { continue };
        let without = if effort.without {
            let mut effort = EffortOptions { without: false, ..effort.clone() };
            effort.frozen.push(ladder.competency.clone());
            let other = least_effort(profile, role, &effort, options)?;
            Some(Without { status: other.status, cost: other.cost })
        } else {
            None
        };
        plan.raises.push(Raise {
            competency: ladder.competency.clone(),
            label: ladder.label.clone(),
            from: ladder.from,
            assumes_bottom: ladder.assumes_bottom,
            to: rung.level,
            cost: in_units(rung.cost),
            adds,
            without,
        });
    }
    Ok(plan)
}

/// What is asked of a person whose ladders are known.
struct Question<'q> {
    profile: &'q Profile,
    role: &'q Role,
    effort: &'q EffortOptions,
    options: &'q Options,
    ladders: &'q [Ladder],
}

impl Question<'_> {
    /// The cheapest plan, within a number of partial plans; `low` is what the low end of the score
    /// has to reach, where it has to.
    fn solve(&self, low: Option<Share>, nodes: u32) -> Result<Solved, ReadinessError> {
        let Self { profile, role, effort, options, ladders } = *self;
        let need = need(effort.target, options, low);
        let (single, entangled) = parts(role, ladders, need[1] == 0);
        let slots = slots(profile, role, options)?;
        let combinations = effort.limits.combinations;
        let shop = Shop { profile, options, ladders, slots: &slots, combinations, low };
        let mut clusters: Vec<Cluster<'_>> = shop.singles(&single)?;
        for part in &entangled {
            clusters.push(shop.entangled(part)?);
        }
        let problem = Problem {
            role,
            options,
            ladders,
            clusters: &clusters,
            slots: role.requirements.len() + role.choices.len(),
            need,
            gated: !matches!(effort.target, Target::Score { .. }),
            limits: EffortLimits { nodes, ..effort.limits },
        };
        problem.solve()
    }

    /// The assessment after the plan, where there is one.
    fn after(&self, solved: &Solved) -> Result<Option<Readiness>, ReadinessError> {
        let Some(plan) = &solved.plan else { return Ok(None) };
        let raised = raised(self.profile, self.ladders, &plan.picks);
        assess(&raised, self.role, self.options).map(Some)
    }
}

fn unchanged(before: &Readiness, target: Target) -> EffortPlan {
    EffortPlan {
        person: before.person.clone(),
        role: before.role.clone(),
        target,
        status: EffortStatus::AlreadyReached,
        raises: Vec::new(),
        cost: Some(0.0),
        lower_bound: Some(0.0),
        score_before: before.score,
        score_after: before.score,
        verdict_after: before.verdict,
        best_score: None,
        best_coverage: None,
        closed_gates: Vec::new(),
        nodes: 0,
    }
}

fn is_reached(report: &Readiness, target: Target) -> bool {
    let is_gate = |reason| matches!(reason, BlockerReason::GateClosed | BlockerReason::GateUnknown);
    match target {
        Target::Score { share } => report.score >= share,
        Target::Gates {} => !report.blockers.iter().any(|blocker| is_gate(blocker.reason)),
        Target::Ready {} => report.verdict == Verdict::Ready,
    }
}

fn need(target: Target, options: &Options, low: Option<Share>) -> Value {
    let low = low.map_or(0, parts_of);
    match target {
        Target::Score { share } => [parts_of(share), 0, low, low],
        Target::Gates {} => [0, 0, low, low],
        Target::Ready {} => {
            let floor = options.coverage_floor.unwrap_or(Share::NONE);
            [parts_of(threshold(options)), parts_of(floor), low, low]
        }
    }
}

/// What the low end of the score has to reach, where it is that which decides.
fn low_end(target: Target, options: &Options) -> Option<Share> {
    let decides = target == Target::Ready {} && options.unknown == UnknownPolicy::Interval;
    decides.then(|| threshold(options))
}

fn threshold(options: &Options) -> Share {
    options.threshold.unwrap_or(Share::ALL)
}

/// Checks that costs can be added up and raises counted.
fn check_total(ladders: &[Ladder]) -> Result<(), ReadinessError> {
    let dearest = ladders.iter().map(|ladder| ladder.rungs.iter().map(|rung| rung.cost).max());
    let total = dearest.flatten().try_fold(0_u64, u64::checked_add);
    if total.is_some_and(|total| total <= TOTAL) && (ladders.len() as u64) < RAISES {
        return Ok(());
    }
    let total = total.map_or_else(|| "more".to_owned(), |total| in_units(total).to_string());
    let fault = Fault::new().at("effort.costs").with("value", total);
    let reason = format!("is too much for all raises together, or there are {RAISES} of them");
    Err(ReadinessError::InvalidCost(fault.with("reason", reason)))
}

/// Where requirements and choices stand: in the order in which an assessment shares out weight.
fn slots(
    profile: &Profile,
    role: &Role,
    options: &Options,
) -> Result<KeyIndex<Key>, ReadinessError> {
    let mut bench = Bench::default();
    bench.judge_all(&Lookup::new(profile)?, role, options)?;
    let single = bench.judged(role).map(|(requirement, _)| requirement.competency.clone());
    let choices = bench.choices().into_iter().flat_map(Choices::outer);
    let names: Vec<Key> = single.chain(choices.map(|(choice, ..)| choice.id.clone())).collect();
    Ok(KeyIndex::new(names.into_iter().zip(0_u32..)))
}

/// What can be reached, where the target cannot.
fn impossible(mut plan: EffortPlan, solved: Solved) -> EffortPlan {
    plan.status = EffortStatus::Impossible;
    (plan.cost, plan.lower_bound) = (None, None);
    plan.best_score = Some(share(solved.best[0]));
    plan.best_coverage = Some(share(solved.best[1]));
    plan.closed_gates = solved.closed;
    plan
}

fn raised(profile: &Profile, ladders: &[Ladder], picks: &[Pick]) -> Profile {
    let mut raised = profile.clone();
    for (ladder, rung) in picks {
        if let Some(ladder) = ladders.get(*ladder)
            && let Some(rung) = ladder.rungs.get(*rung)
        {
            ladder.raise(&mut raised, rung, ladder.entry.map(|entry| entry as usize));
        }
    }
    raised
}

/// What each raise adds to the score.
///
/// Where only the raised competencies themselves changed, each has what it changed; else the raises
/// are assessed one after the other.
fn adds(
    profile: &Profile,
    role: &Role,
    options: &Options,
    ladders: &[Ladder],
    picks: &[Pick],
    (before, after): (&Readiness, &Readiness),
) -> Vec<f64> {
    let pairs = before.contributions.iter().zip(&after.contributions);
    let changes = pairs.map(|(before, after)| {
        (&after.competency, after.contribution.get() - before.contribution.get())
    });
    let mut changed = changes.filter(|(_, change)| change.abs() > 0.0).peekable();
    let mut adds = Vec::with_capacity(picks.len());
    for (ladder, _) in picks {
        let competency = ladders.get(*ladder).map(|ladder| &ladder.competency);
        let change = changed.next_if(|(of, _)| Some(*of) == competency);
        adds.push(change.map_or(0.0, |(_, change)| change));
    }
    if changed.next().is_none() {
        return adds;
    }
    adds.clear();
    let mut score = before.score;
    for count in 1..=picks.len() {
        let some = picks.get(..count).unwrap_or_default();
        // Between raises there may be nothing to measure; then the next raise has it all.
        let next = assess(&raised(profile, ladders, some), role, options);
        let next = next.map_or(score, |report| report.score);
        adds.push(next.get() - score.get());
        score = next;
    }
    adds
}
