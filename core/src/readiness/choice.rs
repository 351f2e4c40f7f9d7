//! So many of several: how the weight of a choice comes to its members.

use super::bounds::{End, Item, counted, there};
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
    /// As what leads to this end of the range, and so is whether something is asked at all.
    Extreme(End),
}

impl View {
    /// The end that is looked for, where one is.
    pub(super) const fn end(self) -> Option<End> {
        match self {
            Self::Extreme(end) => Some(end),
            Self::AtWorst | Self::AtBest | Self::WithoutUnknown => None,
        }
    }
}

/// What a member of a choice is worth.
#[derive(Clone, Copy)]
pub(super) struct Worth {
    pub(super) met: f64,
    pub(super) is_known: bool,
    /// Whether it may turn out not to be asked.
    pub(super) is_optional: bool,
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

    /// Whether something may turn out not to be asked by the condition of a choice.
    pub(super) fn may_not_apply(&self) -> bool {
        self.nodes.iter().any(|node| node.applies == Truth::Unknown)
    }

    /// Whether a required choice stands by itself and has members that are asked; or surely has.
    pub(super) fn has_required(&self, judgements: &[Judgement], surely: bool) -> bool {
        let worths = self.worths(judgements, View::AtWorst);
        self.nodes.iter().zip(worths).any(|(node, worth)| {
            let counts =
                worth.is_some_and(|worth| !surely || (worth.is_known && !worth.is_optional));
            counts && node.parent.is_none() && node.choice.necessity == Necessity::Required
        })
    }

    /// For each requirement, whether the outermost choice it belongs to got a part of the whole.
    pub(super) fn given(&self, shares: &[Share]) -> Vec<bool> {
        let mut outermost: Vec<Option<u32>> = vec![None; self.nodes.len()];
        // Choices come after what they are made of, so seen from the end the outer ones come first.
        for (at, node) in self.nodes.iter().enumerate().rev() {
            let parent = node.parent.and_then(|parent| *outermost.get(parent as usize)?);
            if let Some(slot) = outermost.get_mut(at) {
                *slot = parent.or(u32::try_from(at).ok());
            }
        }
        let root = |parent: &Option<u32>| *outermost.get((*parent)? as usize)?;
        let mut given = vec![false; self.nodes.len()];
        for (parent, share) in self.parents.iter().zip(shares) {
            let slot = root(parent).and_then(|root| given.get_mut(root as usize));
            if let Some(slot) = slot {
                *slot |= *share > Share::NONE;
            }
        }
        let is_given = |parent| root(parent).and_then(|root| given.get(root as usize).copied());
        self.parents.iter().map(|parent| is_given(parent) == Some(true)).collect()
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

    /// Takes the weight from what may not be asked and leads away from this end.
    pub(super) fn narrow(&self, judgements: &[Judgement], end: End, weights: &mut [Weight]) {
        let view = View::Extreme(end);
        let single = judgements.iter().map(|judgement| worth_of(judgement, view));
        let worths = single.chain(self.worths(judgements, view));
        let items: Vec<Item> =
            worths.zip(&*weights).map(|(worth, weight)| item(worth, *weight)).collect();
        for (weight, counts) in weights.iter_mut().zip(counted(&items, end)) {
            if !counts {
                *weight = Weight::ZERO;
            }
        }
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

    /// The choices in their order: each, and whether it stands by itself.
    pub(super) fn outer(&self) -> impl Iterator<Item = (&'a Choice, bool)> {
        self.nodes.iter().map(|node| (node.choice, node.parent.is_none()))
    }

    /// What each choice is worth: the mean of its best members; nothing where it has none.
    pub(super) fn worths(&self, judgements: &[Judgement], view: View) -> Vec<Option<Worth>> {
        let mut worths: Vec<Option<Worth>> = Vec::with_capacity(self.nodes.len());
        for node in &self.nodes {
            let best = best(node, judgements, &worths, view);
            let count = best.len();
            let met: f64 = best.iter().map(|(worth, _)| worth.met).sum();
            let is_known = best.iter().all(|(worth, _)| worth.is_known);
            let is_optional = node.applies == Truth::Unknown
                || members(node, judgements, &worths, view).all(|(worth, _)| worth.is_optional);
            #[expect(clippy::cast_precision_loss, reason = "a choice has few members")]
            let met = met / count as f64;
            let worth = (count > 0).then_some(Worth { met, is_known, is_optional });
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
        let mut states: Vec<Option<Passing>> = Vec::with_capacity(self.nodes.len());
        for node in &self.nodes {
            let state = self.gate(node, judgements, &states);
            states.push(state);
        }
        let gated = self.nodes.iter().zip(states).filter(|(node, _)| node.choice.gate);
        let mut gates: Vec<_> = gated
            .filter_map(|(node, passing)| {
                let state = passing?.state;
                let may_close = state == GateState::Closed && self.may_be_dropped(node);
                Some((node.choice, if may_close { GateState::Unknown } else { state }))
            })
            .collect();
        gates.sort_by(|a, b| a.0.id.cmp(&b.0.id));
        gates
    }

    /// Whether a choice that this one is a member of, at any depth, may turn out not to be asked.
    fn may_be_dropped(&self, node: &Node<'_>) -> bool {
        let outer = |node: &Node<'_>| self.nodes.get(node.parent? as usize);
        let mut next = outer(node);
        while let Some(one) = next {
            if one.applies == Truth::Unknown {
                return true;
            }
            next = outer(one);
        }
        false
    }

    /// Whether enough members are there; nothing where the choice is not asked.
    fn gate(
        &self,
        node: &Node<'_>,
        judgements: &[Judgement],
        inner: &[Option<Passing>],
    ) -> Option<Passing> {
        let state = |member: &Member| match member {
            Member::Choice(place) => *inner.get(*place as usize)?,
            Member::Requirement(place) => {
                let judgement = judgements.get(*place as usize)?;
                let has_a_say = matches!(judgement.left_out, None | Some(LeftOut::AsksNothing));
                let is_optional = judgement.may_not_apply;
                has_a_say.then_some(Passing { state: judgement.passes, is_optional })
            }
        };
        let states: Vec<Passing> = node.members.iter().filter_map(state).collect();
        if node.applies == Truth::No || states.is_empty() {
            return None;
        }
        let is_optional =
            node.applies == Truth::Unknown || states.iter().all(|one| one.is_optional);
        let count = |wanted, surely: bool| {
            let of = states.iter().filter(|one| !(surely && one.is_optional));
            of.filter(|one| one.state == wanted).count()
        };
        let open = count(GateState::Open, false);
        let closed = count(GateState::Closed, true);
        let asked = node.choice.choose as usize;
        // Members that may not be asked cannot be counted on, and fewer than `choose` members are
        // enough where they are all.
        let is_open = count(GateState::Open, true) >= asked || open == states.len();
        let is_closed = closed > 0 && open + count(GateState::Unknown, false) < asked;
        let state = if is_open {
            GateState::Open
        } else if is_closed && node.applies == Truth::Yes {
            GateState::Closed
        } else {
            GateState::Unknown
        };
        Some(Passing { state, is_optional })
    }
}

/// Whether a member of a choice is there.
#[derive(Clone, Copy)]
struct Passing {
    state: GateState,
    /// Whether it may turn out not to be asked.
    is_optional: bool,
}

/// What a requirement is worth in this view; nothing where it does not count.
pub(super) fn worth_of(judgement: &Judgement, view: View) -> Option<Worth> {
    let is_left_out =
        judgement.left_out.is_some() || (view == View::WithoutUnknown && !judgement.is_known);
    if is_left_out {
        return None;
    }
    let at_best = matches!(view, View::AtBest | View::Extreme(End::High));
    let met = if at_best { judgement.best } else { judgement.met };
    let is_optional = judgement.may_not_apply;
    Some(Worth { met: met.get(), is_known: judgement.is_known, is_optional })
}

/// What counts with this weight, or nothing that does.
fn item(worth: Option<Worth>, weight: Weight) -> Item {
    let (met, is_optional) = worth.map_or((0.0, false), |worth| (worth.met, worth.is_optional));
    Item { weight: weight.get(), met, is_optional }
}

/// The members of a choice that count, in their order.
fn members<'b>(
    node: &'b Node<'_>,
    judgements: &'b [Judgement],
    inner: &'b [Option<Worth>],
    view: View,
) -> impl Iterator<Item = (Worth, Member)> + 'b {
    let worth = move |member: &Member| match member {
        Member::Requirement(place) => worth_of(judgements.get(*place as usize)?, view),
        Member::Choice(place) => *inner.get(*place as usize)?,
    };
    node.members.iter().filter_map(move |member| Some((worth(member)?, *member)))
}

/// The members that make up a choice, the best first.
fn best(
    node: &Node<'_>,
    judgements: &[Judgement],
    inner: &[Option<Worth>],
    view: View,
) -> Vec<(Worth, Member)> {
    let mut worths: Vec<(Worth, Member)> = members(node, judgements, inner, view).collect();
    if let Some(end) = view.end() {
        let items: Vec<Item> =
            worths.iter().map(|(worth, _)| item(Some(*worth), Weight::ONE)).collect();
        let mut is_there = there(&items, node.choice.choose as usize, end).into_iter();
        worths.retain(|_| is_there.next() == Some(true));
    }
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
