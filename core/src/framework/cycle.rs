//! Where relations go round in a circle.

use std::collections::VecDeque;

use serde::Serialize;

use super::{Framework, Relation, RelationKind};
use crate::kernel::{Key, KeyIndex};

/// One circle that relations of one kind make.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RelationCycle {
    /// The kind of the relations.
    pub kind: RelationKind,
    /// The way round, each leading to the next and the last to the first; starts at the smallest
    /// uri, which is not repeated at the end.
    pub uris: Vec<Key>,
}

/// The circles that relations of one kind make, with every member on the way.
///
/// Members that can all reach each other make one tangle; of each tangle the answer holds the
/// shortest circle through its smallest uri, so after removing it a second look may find more.
/// A relation of something with itself is no circle here: `audit` reports it as
/// `framework.self_relation`.
/// Relations need not lead to something that is in the framework.
/// Circles are ordered by their first uri.
///
/// # Cost
///
/// O(n log n) in the number of relations, and no recursion: a chain may be of any length.
#[must_use]
pub fn cycles(framework: &Framework, kind: RelationKind) -> Vec<RelationCycle> {
    cycles_in(&framework.relations, kind)
}

/// The circles among any relations.
pub(crate) fn cycles_in(relations: &[Relation], kind: RelationKind) -> Vec<RelationCycle> {
    let edges = || relations.iter().filter(|edge| edge.kind == kind && edge.from != edge.to);
    let mut keys: Vec<&Key> = edges().flat_map(|edge| [&edge.from, &edge.to]).collect();
    keys.sort_unstable();
    keys.dedup();
    let index = KeyIndex::new(keys.iter().copied().cloned().zip(0_u32..));
    let numbered = |edge: &Relation| Some((index.get(&edge.from)?, index.get(&edge.to)?));
    let pairs: Vec<(u32, u32)> = edges().filter_map(numbered).collect();
    let flipped = pairs.iter().map(|(from, to)| (*to, *from)).collect();
    let forward = Graph::new(keys.len(), pairs);
    let tangles = forward.tangles(&Graph::new(keys.len(), flipped));

    let mut ways = Shortest::new(&forward, &tangles);
    let starts = tangles.iter().copied().zip(0_u32..).filter(|(tangle, node)| tangle == node);
    let circles = starts.filter_map(|(_, start)| ways.circle_through(start));
    let named = circles.map(|circle| {
        let members = circle.into_iter().filter_map(|node| keys.get(node as usize));
        RelationCycle { kind, uris: members.map(|key| (*key).clone()).collect() }
    });
    named.collect()
}

/// Numbered nodes and where each leads to, in ascending order.
struct Graph {
    /// Where the targets of each node start; one more than there are nodes.
    starts: Vec<usize>,
    targets: Vec<u32>,
}

impl Graph {
    fn new(nodes: usize, mut edges: Vec<(u32, u32)>) -> Self {
        edges.sort_unstable();
        edges.dedup();
        let mut starts = Vec::with_capacity(nodes + 1);
        let mut at = 0;
        for node in 0..nodes {
            starts.push(at);
            let rest = edges.get(at..).unwrap_or_default();
            at += rest.iter().take_while(|(from, _)| *from as usize == node).count();
        }
        starts.push(at);
        Self { starts, targets: edges.into_iter().map(|(_, to)| to).collect() }
    }

    fn next(&self, node: u32) -> &[u32] {
        let node = node as usize;
        let ends = (self.starts.get(node), self.starts.get(node + 1));
        let (Some(start), Some(end)) = ends else { return &[] };
        self.targets.get(*start..*end).unwrap_or_default()
    }

    fn nodes(&self) -> u32 {
        u32::try_from(self.starts.len().saturating_sub(1)).unwrap_or(u32::MAX)
    }

    /// For each node the smallest node of its tangle (Kosaraju's algorithm, without recursion).
    fn tangles(&self, backward: &Self) -> Vec<u32> {
        const NONE: u32 = u32::MAX;
        let mut tangle = vec![NONE; self.nodes() as usize];
        for root in self.finished().into_iter().rev() {
            let mut members = Vec::new();
            let mut waiting = vec![root];
            while let Some(node) = waiting.pop() {
                match tangle.get_mut(node as usize) {
                    Some(place) if *place == NONE => *place = root,
                    _ => continue,
                }
                members.push(node);
                waiting.extend(backward.next(node));
            }
            let smallest = members.iter().min().copied().unwrap_or(root);
            for member in members {
                if let Some(place) = tangle.get_mut(member as usize) {
                    *place = smallest;
                }
            }
        }
        tangle
    }

    /// The nodes in the order in which a walk in depth leaves them for good.
    fn finished(&self) -> Vec<u32> {
        let mut order = Vec::with_capacity(self.nodes() as usize);
        let mut seen = vec![false; self.nodes() as usize];
        let mut enter = |node: u32| {
            seen.get_mut(node as usize).is_some_and(|seen| !std::mem::replace(seen, true))
        };
        for root in 0..self.nodes() {
            if !enter(root) {
                continue;
            }
            let mut open = vec![(root, self.next(root).iter())];
            while let Some((node, targets)) = open.last_mut() {
                match targets.find(|target| enter(**target)) {
                    Some(target) => open.push((*target, self.next(*target).iter())),
                    None => {
                        order.push(*node);
                        open.pop();
                    }
                }
            }
        }
        order
    }
}

/// Searches in breadth, each inside of one tangle.
struct Shortest<'a> {
    graph: &'a Graph,
    tangles: &'a [u32],
    /// From where each node was reached first; tangles never share a node.
    reached_from: Vec<Option<u32>>,
}

impl<'a> Shortest<'a> {
    fn new(graph: &'a Graph, tangles: &'a [u32]) -> Self {
        Self { graph, tangles, reached_from: vec![None; tangles.len()] }
    }

    fn circle_through(&mut self, start: u32) -> Option<Vec<u32>> {
        let mut waiting = VecDeque::from([start]);
        while let Some(node) = waiting.pop_front() {
            for target in self.graph.next(node) {
                if *target == start {
                    return Some(self.way_to(node, start));
                }
                let same = self.tangles.get(*target as usize) == Some(&start);
                let place = self.reached_from.get_mut(*target as usize);
                if let Some(place @ None) = place.filter(|_| same) {
                    *place = Some(node);
                    waiting.push_back(*target);
                }
            }
        }
        None
    }

    fn way_to(&self, end: u32, start: u32) -> Vec<u32> {
        let mut way = vec![end];
        let mut node = end;
        while node != start {
            let Some(Some(before)) = self.reached_from.get(node as usize) else { break };
            node = *before;
            way.push(node);
        }
        way.reverse();
        way
    }
}
