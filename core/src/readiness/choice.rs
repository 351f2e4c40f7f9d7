//! So many of several: how the weight of a choice comes to its members.

use super::condition::{Truth, holds};
use super::judge::Judgement;
use super::lookup::Lookup;
use super::{GateState, LeftOut, Options, ReadinessError};
use crate::framework::Necessity;
use crate::kernel::{Key, KeyIndex, Share, Weight, apportion_into};
use crate::role::{Choice, Role};

/// The choices of a role, ready to share out weight.
pub(super) struct Choices<'a> {
    /// In the order of their ids, each after the choices it is made of.
    nodes: Vec<Node<'a>>,
    /// The choice each requirement belongs to, by its place in the order of competencies.
    parents: Vec<Option<u32>>,
}

struct Node<'a> {
    choice: &'a Choice,
    members: Vec<Member>,
    parent: Option<u32>,
    applies: Truth,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Member {
    Requirement(u32),
    Choice(u32),
}

/// How unknown members are seen while the best are chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum View {
    /// As unmet.
    AtWorst,
    /// As fully met.
    AtBest,
    /// As if they were not there.
    WithoutUnknown,
}

/// What a member of a choice is worth.
#[derive(Clone, Copy)]
struct Worth {
    met: f64,
    is_known: bool,
}

impl<'a> Choices<'a> {
    /// The choices of a role whose requirements stand in this order of competencies.
    ///
    /// The role has passed its check, so members exist and no choice contains itself.
    pub(super) fn new(
        role: &'a Role,
        competencies: &[&Key],
        lookup: &Lookup<'_>,
        options: &Options,
    ) -> Result<Self, ReadinessError> {
        let requirements = KeyIndex::new(competencies.iter().copied().zip(0_u32..));
        let mut sorted: Vec<&Choice> = role.choices.iter().collect();
        sorted.sort_by(|a, b| a.id.cmp(&b.id));
        let order = inner_first(&sorted);
        let nodes: Vec<&Choice> =
            order.iter().filter_map(|at| sorted.get(*at as usize).copied()).collect();
        let places = KeyIndex::new(nodes.iter().map(|choice| &choice.id).zip(0_u32..));
        let mut choices = Self {
            nodes: Vec::with_capacity(nodes.len()),
            parents: vec![None; competencies.len()],
        };
        for choice in &nodes {
            let find = |name: &Key| {
                let requirement = requirements.get(name).map(Member::Requirement);
                requirement.or_else(|| places.get(name).map(Member::Choice))
            };
            let mut members: Vec<Member> = choice.of.iter().filter_map(find).collect();
            members.sort_unstable();
            let applies = holds(choice.when.as_deref(), lookup, role, options)?;
            choices.nodes.push(Node { choice, members, parent: None, applies });
        }
        for at in 0..choices.nodes.len() {
            let members = choices.nodes.get(at).map(|node| node.members.clone());
            let parent = u32::try_from(at).ok();
            for member in members.into_iter().flatten() {
                match member {
                    Member::Requirement(place) => {
                        if let Some(slot) = choices.parents.get_mut(place as usize) {
                            *slot = parent;
                        }
                    }
                    Member::Choice(place) => {
                        if let Some(node) = choices.nodes.get_mut(place as usize) {
                            node.parent = parent;
                        }
                    }
                }
            }
        }
        Ok(choices)
    }

    /// The id of the choice a requirement belongs to.
    pub(super) fn choice_of(&self, requirement: usize) -> Option<&'a Key> {
        let parent = (*self.parents.get(requirement)?)?;
        self.nodes.get(parent as usize).map(|node| &node.choice.id)
    }

    /// Marks the members of choices that are not asked, and makes unknown what may not be.
    pub(super) fn apply_conditions(&self, judgements: &mut [Judgement]) {
        for (judgement, parent) in judgements.iter_mut().zip(&self.parents) {
            let mut next = *parent;
            while let Some(node) = next.and_then(|at| self.nodes.get(at as usize)) {
                match node.applies {
                    Truth::Yes => {}
                    Truth::No if judgement.left_out.is_none() => {
                        judgement.left_out = Some(LeftOut::ConditionFalse);
                        judgement.reason = None;
                        judgement.weight = Weight::ZERO;
                    }
                    Truth::No => {}
                    Truth::Unknown => judgement.is_known &= judgement.met == Share::ALL,
                }
                next = node.parent;
            }
        }
    }

    /// The necessity of each choice that stands by itself and is asked.
    pub(super) fn necessities(&self) -> impl Iterator<Item = Necessity> {
        let is_asked = |node: &&Node<'_>| node.parent.is_none() && node.applies != Truth::No;
        let outer = self.nodes.iter().filter(is_asked);
        outer.map(|node| node.choice.necessity)
    }

    /// What each thing that stands by itself counts: the requirements, then the choices; 0 for
    /// what belongs to a choice or does not count in this view.
    pub(super) fn outer_weights(
        &self,
        judgements: &[Judgement],
        options: &Options,
        view: View,
    ) -> Vec<Weight> {
        let worths = self.worths(judgements, view);
        let single = judgements.iter().zip(&self.parents).map(|(judgement, parent)| {
            let stands_alone = parent.is_none() && worth_of(judgement, view).is_some();
            if stands_alone { judgement.weight } else { Weight::ZERO }
        });
        let outer = self.nodes.iter().zip(&worths).map(|(node, worth)| {
            let stands = node.parent.is_none() && worth.is_some();
            if stands { self.weight(node, judgements, options) } else { Weight::ZERO }
        });
        single.chain(outer).collect()
    }

    /// Hands the shares of what stands by itself on to the requirements, as seen in this view.
    ///
    /// A choice gives equal parts of its share to its best members, by how far they are met, known
    /// ones before unknown ones, then by name.
    pub(super) fn spread(
        &self,
        judgements: &[Judgement],
        whole: &[Share],
        view: View,
        shares: &mut Vec<Share>,
    ) {
        shares.clear();
        if whole.is_empty() {
            return;
        }
        let worths = self.worths(judgements, view);
        shares.extend(whole.iter().take(judgements.len()));
        for (at, share) in (0_u32..).zip(whole.iter().skip(judgements.len())) {
            if *share > Share::NONE {
                self.give(at, *share, judgements, &worths, view, shares);
            }
        }
    }

    /// The choices in their order: each, whether it stands by itself, and whether it is asked.
    pub(super) fn outer(&self) -> impl Iterator<Item = (&'a Choice, bool, bool)> {
        let one = |node: &Node<'a>| (node.choice, node.parent.is_none(), node.applies != Truth::No);
        self.nodes.iter().map(one)
    }

    /// What each choice is worth: the mean of its best members; nothing where it has none.
    fn worths(&self, judgements: &[Judgement], view: View) -> Vec<Option<Worth>> {
        let mut worths: Vec<Option<Worth>> = Vec::with_capacity(self.nodes.len());
        for node in &self.nodes {
            let best = best(node, judgements, &worths, view);
            let count = best.len();
            let met: f64 = best.iter().map(|(worth, _)| worth.met).sum();
            let is_known = best.iter().all(|(worth, _)| worth.is_known);
            #[expect(clippy::cast_precision_loss, reason = "a choice has few members")]
            let worth = (count > 0).then(|| Worth { met: met / count as f64, is_known });
            worths.push(worth);
        }
        worths
    }

    fn give(
        &self,
        at: u32,
        share: Share,
        judgements: &[Judgement],
        worths: &[Option<Worth>],
        view: View,
        shares: &mut [Share],
    ) {
        let Some(node) = self.nodes.get(at as usize) else { return };
        let best = best(node, judgements, worths, view);
        let equal = vec![Weight::ONE; best.len()];
        let mut parts = Vec::new();
        apportion_into(equal.into_iter(), &mut parts);
        let mut rest = share;
        let last = best.len().saturating_sub(1);
        for (number, ((_, member), part)) in best.iter().zip(parts).enumerate() {
            // The last one takes what rounding leaves, so that the parts make up the whole.
            let part = if number == last { rest } else { part.of(share) };
            rest = rest.minus(part);
            match member {
                Member::Requirement(place) => {
                    if let Some(slot) = shares.get_mut(*place as usize) {
                        *slot = part;
                    }
                }
                Member::Choice(place) => {
                    self.give(*place, part, judgements, worths, view, shares);
                }
            }
        }
    }

    /// What a choice counts beside other requirements.
    fn weight(&self, node: &Node<'_>, judgements: &[Judgement], options: &Options) -> Weight {
        let weight = node.choice.importance.unwrap_or(match node.choice.necessity {
            Necessity::Required => Weight::ONE,
            Necessity::Desired => options.desired_weight,
        });
        options.formula.weight(weight, self.height(node, judgements))
    }

    /// The highest level that one of the members asks for.
    fn height(&self, node: &Node<'_>, judgements: &[Judgement]) -> Option<f64> {
        let heights = node.members.iter().filter_map(|member| match member {
            Member::Requirement(place) => judgements.get(*place as usize)?.height,
            Member::Choice(place) => self.height(self.nodes.get(*place as usize)?, judgements),
        });
        heights.reduce(f64::max)
    }

    /// The choices that are must-haves, by id, and whether they are there.
    pub(super) fn gates(&self, judgements: &[Judgement]) -> Vec<(&'a Choice, GateState)> {
        let mut states: Vec<Option<GateState>> = Vec::with_capacity(self.nodes.len());
        for node in &self.nodes {
            let state = self.gate(node, judgements, &states);
            states.push(state);
        }
        let gated = self.nodes.iter().zip(states).filter(|(node, _)| node.choice.gate);
        let mut gates: Vec<_> =
            gated.filter_map(|(node, state)| Some((node.choice, state?))).collect();
        gates.sort_by(|a, b| a.0.id.cmp(&b.0.id));
        gates
    }

    /// Whether enough members are there; nothing where the choice is not asked.
    fn gate(
        &self,
        node: &Node<'_>,
        judgements: &[Judgement],
        inner: &[Option<GateState>],
    ) -> Option<GateState> {
        let state = |member: &Member| match member {
            Member::Choice(place) => *inner.get(*place as usize)?,
            Member::Requirement(place) => {
                let judgement = judgements.get(*place as usize)?;
                let has_a_say = matches!(judgement.left_out, None | Some(LeftOut::AsksNothing));
                has_a_say.then(|| judgement.passes())
            }
        };
        let states: Vec<GateState> = node.members.iter().filter_map(state).collect();
        if node.applies == Truth::No || states.is_empty() {
            return None;
        }
        let asked = (node.choice.choose as usize).min(states.len());
        let count = |wanted| states.iter().filter(|state| **state == wanted).count();
        Some(if count(GateState::Open) >= asked {
            GateState::Open
        } else if count(GateState::Open) + count(GateState::Unknown) >= asked
            || node.applies == Truth::Unknown
        {
            GateState::Unknown
        } else {
            GateState::Closed
        })
    }
}

impl Judgement {
    /// Whether it is there as a must-have: by its own gate, else when it is fully met.
    pub(super) fn passes(&self) -> GateState {
        self.gate.unwrap_or(match (self.is_known, self.met == Share::ALL) {
            (_, true) => GateState::Open,
            (true, false) => GateState::Closed,
            (false, false) => GateState::Unknown,
        })
    }
}

/// What a requirement is worth in this view; nothing where it does not count.
fn worth_of(judgement: &Judgement, view: View) -> Option<Worth> {
    let is_left_out =
        judgement.left_out.is_some() || (view == View::WithoutUnknown && !judgement.is_known);
    if is_left_out {
        return None;
    }
    let met = if view == View::AtBest { judgement.met_at_best() } else { judgement.met };
    Some(Worth { met: met.get(), is_known: judgement.is_known })
}

/// The members that make up a choice, the best first.
fn best(
    node: &Node<'_>,
    judgements: &[Judgement],
    inner: &[Option<Worth>],
    view: View,
) -> Vec<(Worth, Member)> {
    let worth = |member: &Member| match member {
        Member::Requirement(place) => worth_of(judgements.get(*place as usize)?, view),
        Member::Choice(place) => *inner.get(*place as usize)?,
    };
    let members = node.members.iter();
    let mut worths: Vec<(Worth, Member)> =
        members.filter_map(|member| Some((worth(member)?, *member))).collect();
    worths.sort_by(|(a, one), (b, other)| {
        let by_met = b.met.total_cmp(&a.met);
        by_met.then_with(|| b.is_known.cmp(&a.is_known)).then_with(|| one.cmp(other))
    });
    worths.truncate(node.choice.choose as usize);
    worths
}

/// The positions of choices, each after the choices it is made of; otherwise in their order.
fn inner_first(choices: &[&Choice]) -> Vec<u32> {
    let places = KeyIndex::new(choices.iter().map(|choice| &choice.id).zip(0_u32..));
    let mut order = Vec::with_capacity(choices.len());
    let mut is_placed = vec![false; choices.len()];
    // Each round places at least one choice, unless some contain one another, which the check of
    // the role refuses; so the rounds end.
    while order.len() < choices.len() {
        let placed = order.len();
        for (at, choice) in choices.iter().enumerate() {
            let waits = |name: &Key| {
                let inner = places.get(name).map(|inner| inner as usize);
                inner.is_some_and(|inner| is_placed.get(inner) == Some(&false))
            };
            if is_placed.get(at) == Some(&false) && !choice.of.iter().any(waits) {
                if let Some(slot) = is_placed.get_mut(at) {
                    *slot = true;
                }
                order.extend(u32::try_from(at));
            }
        }
        if order.len() == placed {
            break;
        }
    }
    order
}
