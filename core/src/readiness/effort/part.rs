//! What depends on one another, and what stands by itself.

use super::levels::{Ladder, mentions};
use crate::kernel::{Key, KeyIndex};
use crate::role::{Condition, Requirement, Role};

/// A part of a role that no raise outside of it changes.
pub(super) struct Part {
    /// The part as a role of its own, with what its conditions ask about.
    pub(super) role: Role,
    /// Positions of the competencies that can be raised for it.
    pub(super) ladders: Vec<usize>,
    /// Uris of the requirements and ids of the choices that belong to it.
    pub(super) members: Vec<Key>,
    /// The position of the one competency that changes a requirement, for each member; where
    /// several do, nothing.
    pub(super) single: Vec<Option<usize>>,
    /// How many competencies a cheapest plan raises at most, where that is known.
    pub(super) most: Option<usize>,
}

impl Part {
    /// The names its conditions ask about.
    pub(super) fn mentioned(&self) -> Vec<&Key> {
        let requirements = self.role.requirements.iter().map(|one| one.when.as_deref());
        let choices = self.role.choices.iter().map(|one| one.when.as_deref());
        requirements.chain(choices).flat_map(mentioned).collect()
    }
}

/// The parts of a role: first all single requirements in one, which no other part changes and
/// which change nothing but themselves, then those that are entangled.
pub(super) fn parts(role: &Role, ladders: &[Ladder], only_best_count: bool) -> (Part, Vec<Part>) {
    let graph = Graph::new(role, ladders);
    let requirements = role.requirements.len();
    let roots: Vec<usize> = (0..graph.parents.len()).map(|at| graph.root(at)).collect();
    let mut groups: Vec<(usize, usize)> =
        roots.iter().enumerate().map(|(at, root)| (*root, at)).collect();
    groups.sort_unstable();
    let (mut simple, mut single) = (Vec::new(), Vec::new());
    let mut entangled = Vec::new();
    for group in groups.chunk_by(|a, b| a.0 == b.0) {
        let nodes: Vec<usize> = group.iter().map(|(_, at)| *at).collect();
        let count =
            |from: usize, to: usize| nodes.iter().filter(|at| (from..to).contains(*at)).count();
        let outer = requirements + role.choices.len();
        if count(0, requirements) == 1 && count(requirements, outer) == 0 && nodes.len() <= 2 {
            let ladder = nodes.iter().find_map(|at| at.checked_sub(outer));
            single.extend(nodes.first().map(|first| (*first, ladder)));
            simple.extend(nodes);
        } else {
            entangled.push(part(role, ladders, &nodes, only_best_count));
        }
    }
    // The members of a part are in the order of the role.
    single.sort_unstable();
    let single = single.into_iter().map(|(_, ladder)| ladder).collect();
    (Part { single, ..part(role, ladders, &simple, false) }, entangled)
}

/// Requirements, choices and ladders, joined where they depend on one another.
struct Graph {
    parents: Vec<usize>,
}

impl Graph {
    fn new(role: &Role, ladders: &[Ladder]) -> Self {
        let (first_choice, count) = (role.requirements.len(), role.choices.len());
        let first_ladder = first_choice + count;
        let mut graph = Self { parents: (0..first_ladder + ladders.len()).collect() };
        let by_uri = KeyIndex::new(ladders.iter().map(|one| &one.competency).zip(0_u32..));
        let join_ladder = |graph: &mut Self, at: usize, uri: &Key| {
            if let Some(ladder) = by_uri.get(uri) {
                graph.join(at, first_ladder + ladder as usize);
            }
        };
        for (at, one) in role.requirements.iter().enumerate() {
            join_ladder(&mut graph, at, &one.competency);
            for other in &one.equivalents {
                join_ladder(&mut graph, at, &other.competency);
            }
            graph.join_mentioned(at, one.when.as_deref(), ladders, first_ladder);
        }
        let uris = role.requirements.iter().map(|one| &one.competency);
        let uris = KeyIndex::new(uris.zip(0_u32..));
        let ids = KeyIndex::new(role.choices.iter().map(|one| &one.id).zip(0_u32..));
        for (at, choice) in role.choices.iter().enumerate() {
            let at = first_choice + at;
            for name in &choice.of {
                let member = uris.get(name).map(|place| place as usize);
                let inner = || ids.get(name).map(|place| first_choice + place as usize);
                if let Some(member) = member.or_else(inner) {
                    graph.join(at, member);
                }
            }
            graph.join_mentioned(at, choice.when.as_deref(), ladders, first_ladder);
        }
        graph
    }

    fn join_mentioned(
        &mut self,
        at: usize,
        when: Option<&Condition>,
        ladders: &[Ladder],
        first_ladder: usize,
    ) {
        for name in mentioned(when) {
            for (place, ladder) in ladders.iter().enumerate() {
                if ladder.is_named(name) {
                    self.join(at, first_ladder + place);
                }
            }
        }
    }

    fn root(&self, mut at: usize) -> usize {
        while let Some(parent) = self.parents.get(at).copied().filter(|parent| *parent != at) {
            at = parent;
        }
        at
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        if let Some(slot) = self.parents.get_mut(one.max(other)) {
            *slot = one.min(other);
        }
    }
}

fn mentioned(when: Option<&Condition>) -> Vec<&Key> {
    let mut found = Vec::new();
    if let Some(condition) = when {
        mentions(condition, &mut found);
    }
    found.into_iter().map(|(name, _)| name).collect()
}

fn part(role: &Role, ladders: &[Ladder], nodes: &[usize], only_best_count: bool) -> Part {
    let first_choice = role.requirements.len();
    let first_ladder = first_choice + role.choices.len();
    let mut inside = vec![false; first_ladder];
    for at in nodes {
        if let Some(slot) = inside.get_mut(*at) {
            *slot = true;
        }
    }
    let is_inside = |at: usize| inside.get(at) == Some(&true);
    let own: Vec<&Requirement> = role
        .requirements
        .iter()
        .enumerate()
        .filter(|(at, _)| is_inside(*at))
        .map(|one| one.1)
        .collect();
    let choices = role.choices.iter().enumerate().filter(|(at, _)| is_inside(first_choice + at));
    let mut part = Role::new(role.uri.clone());
    part.scales.clone_from(&role.scales);
    part.choices = choices.map(|(_, choice)| choice.clone()).collect();
    let whens = own.iter().map(|one| one.when.as_deref());
    let whens = whens.chain(part.choices.iter().map(|one| one.when.as_deref()));
    let names: Vec<&Key> = whens.flat_map(mentioned).collect();
    let requirements = role.requirements.iter().enumerate();
    let kept = requirements.filter(|(at, one)| {
        let is_named = || {
            names.iter().any(|name| one.competency == **name || one.code.as_ref() == Some(*name))
        };
        is_inside(*at) || is_named()
    });
    let kept = kept.map(|(_, one)| one.clone()).collect();
    let members = own.iter().map(|one| one.competency.clone());
    let members = members.chain(part.choices.iter().map(|one| one.id.clone())).collect();
    let raised: Vec<usize> = nodes.iter().filter_map(|at| at.checked_sub(first_ladder)).collect();
    let most = only_best_count.then(|| most(&own, &part, &raised, ladders)).flatten();
    part.requirements = kept;
    Part { role: part, ladders: raised, members, single: Vec::new(), most }
}

/// How many members of a plain choice a cheapest plan raises at most.
///
/// The score is made of the best `choose` members, and the gate of as many that pass; where
/// members pass below the level asked, these may be others.
fn most(own: &[&Requirement], part: &Role, raised: &[usize], ladders: &[Ladder]) -> Option<usize> {
    let [choice] = part.choices.as_slice() else { return None };
    let is_own = |ladder: &&Ladder| own.iter().any(|one| one.competency == ladder.competency);
    let is_plain = raised.iter().all(|at| ladders.get(*at).as_ref().is_some_and(is_own))
        && own.iter().all(|one| {
            one.equivalents.is_empty() && one.when.is_none() && choice.of.contains(&one.competency)
        })
        && choice.when.is_none();
    let passes_below = choice.gate && own.iter().any(|one| one.gate.is_some());
    let asked = choice.choose as usize;
    is_plain.then(|| if passes_below { asked.saturating_mul(2) } else { asked })
}
