//! Each case of what counts, solved by itself.

use super::EffortLimits;
use super::cluster::{Cluster, Pick};
use super::levels::{Ladder, refused};
use super::offer::{Offer, RAISES, Value, by_competency, first_difference, rank, sum, undominated};
use super::search::{Found, Search};
use super::stand::{Stand, Turn, Whole};
use crate::framework::Necessity;
use crate::kernel::{Key, Share, Weight, apportion_into};
use crate::readiness::{Formula, Options, ReadinessError};
use crate::role::Role;

/// What has to be solved.
pub(super) struct Problem<'p> {
    pub(super) role: &'p Role,
    pub(super) options: &'p Options,
    pub(super) ladders: &'p [Ladder],
    pub(super) clusters: &'p [Cluster<'p>],
    /// How many slots the role has.
    pub(super) slots: usize,
    /// What is needed of each value where there is something to share out.
    pub(super) need: Value,
    /// Whether must-haves have to be there.
    pub(super) gated: bool,
    pub(super) limits: EffortLimits,
}

/// The cheapest plan of all scenarios.
#[derive(Default)]
pub(super) struct Solved {
    pub(super) plan: Option<Plan>,
    /// What a plan costs at least that a limit kept from being looked at.
    pub(super) unseen: Option<u64>,
    /// The most that can be reached, whatever the must-haves.
    pub(super) best: [u64; 2],
    /// Must-haves that stay closed whatever is raised, where there is no plan.
    pub(super) closed: Vec<Key>,
    pub(super) nodes: u32,
}

/// A plan and its price.
pub(super) struct Plan {
    pub(super) price: u64,
    pub(super) value: Value,
    /// By ladder.
    pub(super) picks: Vec<Pick>,
}

/// The combinations of a cluster under which the same things count.
type Group<'g> = (&'g [Stand], Vec<usize>);

impl Problem<'_> {
    /// Solves each scenario, and takes the best plan of all.
    ///
    /// A scenario says for each cluster what counts of it; it fixes the shares of the whole.
    pub(super) fn solve(&self) -> Result<Solved, ReadinessError> {
        let groups: Vec<Vec<Group<'_>>> = self.clusters.iter().map(group).collect();
        let count = groups
            .iter()
            .try_fold(1_u32, |count, of| count.checked_mul(u32::try_from(of.len()).ok()?));
        let limit = self.limits.scenarios;
        let Some(count) = count.filter(|count| *count <= limit) else {
            let reason = "has raises that change what counts in too many ways";
            return Err(refused(self.role, reason, limit));
        };
        let mut solved = Solved::default();
        for number in 0..count {
            let mut rest = number as usize;
            let mut scenario = Vec::with_capacity(groups.len());
            for of in &groups {
                scenario.extend(of.get(rest % of.len().max(1)));
                rest /= of.len().max(1);
            }
            for whole in self.wholes(&scenario) {
                self.solve_one(&scenario, &whole, &mut solved);
            }
        }
        if solved.plan.is_none() && self.gated {
            solved.closed = self.closed();
        }
        Ok(solved)
    }

    /// Must-haves that stay closed whatever is raised.
    fn closed(&self) -> Vec<Key> {
        let mut closed = Vec::new();
        for cluster in self.clusters {
            // Where each can be opened and not all of them, the fewest that stay closed are named.
            let all = cluster.combos.iter().map(|combo| &combo.closed);
            closed.extend(all.min_by_key(|one| one.len()).into_iter().flatten().cloned());
        }
        closed.sort();
        closed
    }

    /// The shares of all slots in a scenario, in each way to keep the score up; nothing where
    /// nothing counts.
    fn wholes(&self, scenario: &[&Group<'_>]) -> Vec<Whole> {
        let mut stands = scenario.iter().flat_map(|(stands, _)| stands.iter());
        let is_first = self.options.formula == Formula::MandatoryFirst {}
            && stands.any(|stand| stand.is_asked && stand.necessity == Necessity::Required);
        let only = is_first.then_some(Necessity::Required);
        let desired = self.shares(scenario, Some(Necessity::Desired), |stand| stand.low);
        // Where nothing desired counts at the low end, that is not below what is needed.
        let turns = if is_first && !desired.is_empty() {
            vec![Turn::Sure, Turn::Desired(desired)]
        } else {
            vec![Turn::Never]
        };
        let whole = |turn| Whole {
            seen: self.shares(scenario, only, |stand| stand.seen),
            best: self.shares(scenario, only, |stand| stand.best),
            low: self.shares(scenario, only, |stand| stand.low),
            turn,
        };
        let wholes = turns.into_iter().map(whole);
        wholes.filter(|whole| !whole.seen.is_empty() && !whole.best.is_empty()).collect()
    }

    /// The shares of all slots by one of their weights, where only one necessity may count.
    fn shares(
        &self,
        scenario: &[&Group<'_>],
        only: Option<Necessity>,
        weight: impl Fn(&Stand) -> Weight,
    ) -> Vec<Share> {
        let mut weights = vec![Weight::ZERO; self.slots];
        for (cluster, (stands, _)) in self.clusters.iter().zip(scenario) {
            for (slot, stand) in cluster.slots.iter().zip(*stands) {
                let counts = only.is_none_or(|only| only == stand.necessity);
                if let Some(slot) = weights.get_mut(*slot).filter(|_| counts) {
                    *slot = weight(stand);
                }
            }
        }
        let mut shares = Vec::new();
        apportion_into(weights.into_iter(), &mut shares);
        shares
    }

    fn solve_one(&self, scenario: &[&Group<'_>], whole: &Whole, solved: &mut Solved) {
        let mut classes: Vec<Vec<Offer>> = Vec::with_capacity(self.clusters.len());
        let mut most = [0, 0];
        let mut need = self.need;
        if whole.low.is_empty() {
            need[2] = 0;
        }
        need[3] = match &whole.turn {
            Turn::Never => 0,
            Turn::Sure => 1,
            Turn::Desired(_) => need[3],
        };
        for (cluster, (_, members)) in self.clusters.iter().zip(scenario) {
            let mut offers = Vec::with_capacity(members.len());
            let mut top = [0, 0];
            for at in members {
                let Some(combo) = cluster.combos.get(*at) else { continue };
                let mut value = combo.gives(whole, self.options);
                top = [value[0].max(top[0]), value[1].max(top[1])];
                for (value, need) in value.iter_mut().zip(need).skip(1) {
                    *value = if need == 0 { 0 } else { *value };
                }
                if !self.gated || combo.closed.is_empty() {
                    offers.push(Offer { price: self.price(&combo.picks), value, combo: *at });
                }
            }
            most = [most[0] + top[0], most[1] + top[1]];
            classes.push(undominated(offers, |offer| picks(cluster, offer.combo)));
        }
        solved.best = [most[0].max(solved.best[0]), most[1].max(solved.best[1])];
        let tie = |class: usize, one: usize, other: usize| {
            let cluster = self.clusters.get(class)?;
            let combo = |at: usize| classes.get(class)?.get(at).map(|offer| offer.combo);
            first_difference(picks(cluster, combo(one)?), picks(cluster, combo(other)?))
        };
        let search = Search {
            classes: &classes,
            need,
            tie: &tie,
            ceiling: solved.plan.as_ref().map(|plan| plan.price),
            limit: self.limits.nodes.saturating_sub(solved.nodes),
        };
        let (found, nodes) = search.run();
        solved.nodes = solved.nodes.saturating_add(nodes);
        let chosen = match found {
            Found::Best(chosen) => chosen,
            Found::Nothing => return,
            Found::Limited { chosen, bound } => {
                solved.unseen = Some(solved.unseen.map_or(bound, |one| one.min(bound)));
                let Some(chosen) = chosen else { return };
                chosen
            }
        };
        let mut plan = Plan { price: 0, value: Value::default(), picks: Vec::new() };
        for ((cluster, offers), at) in self.clusters.iter().zip(&classes).zip(chosen) {
            let Some(offer) = offers.get(at) else { return };
            plan.price += offer.price;
            plan.value = sum(plan.value, offer.value);
            plan.picks.extend(picks(cluster, offer.combo));
        }
        plan.picks.sort_unstable();
        let is_better = solved.plan.as_ref().is_none_or(|best| {
            let order = plan.price.cmp(&best.price);
            let order = order.then_with(|| rank(best.value).cmp(&rank(plan.value)));
            order.then_with(|| by_competency(&plan.picks, &best.picks)).is_lt()
        });
        if is_better {
            solved.plan = Some(plan);
        }
    }

    fn price(&self, picks: &[Pick]) -> u64 {
        let rungs =
            picks.iter().filter_map(|(ladder, rung)| self.ladders.get(*ladder)?.rungs.get(*rung));
        rungs.map(|rung| rung.cost * RAISES + 1).sum()
    }
}

fn picks<'c>(cluster: &'c Cluster<'_>, combo: usize) -> &'c [Pick] {
    cluster.combos.get(combo).map_or(&[], |combo| combo.picks.as_slice())
}

fn group<'g>(cluster: &'g Cluster<'_>) -> Vec<Group<'g>> {
    let mut groups: Vec<Group<'g>> = Vec::new();
    for (at, combo) in cluster.combos.iter().enumerate() {
        match groups.iter_mut().find(|(stands, _)| *stands == combo.stands) {
            Some((_, members)) => members.push(at),
            None => groups.push((&combo.stands, vec![at])),
        }
    }
    groups
}
