//! Circles against a search by brute force, and chains of any length.

use proptest::prelude::*;

use super::sample_tests::{framework, key, relation};
use super::{Relation, RelationKind, audit, cycles};
use crate::framework::AuditOptions;
use crate::kernel::Key;

const KIND: RelationKind = RelationKind::ChildOf;

fn ways(relations: Vec<Relation>) -> Vec<String> {
    let found = cycles(&framework(Vec::new(), relations), KIND);
    let way = |cycle: &super::RelationCycle| {
        cycle.uris.iter().map(Key::as_str).collect::<Vec<_>>().join(" ")
    };
    found.iter().map(way).collect()
}

#[test]
fn a_circle_starts_at_its_smallest_uri() {
    let found =
        ways(vec![relation("c", KIND, "a"), relation("b", KIND, "c"), relation("a", KIND, "b")]);
    assert_eq!(found, ["a b c"]);
}

#[test]
fn of_a_tangle_the_shortest_circle_is_told() {
    let long = [("a", "b"), ("b", "c"), ("c", "d"), ("d", "a"), ("c", "a"), ("x", "a"), ("d", "y")];
    assert_eq!(ways(long.map(|(from, to)| relation(from, KIND, to)).into()), ["a b c"]);
}

#[test]
fn other_kinds_and_relations_with_oneself_make_no_circle() {
    let found = ways(vec![
        relation("a", KIND, "a"),
        relation("a", KIND, "b"),
        relation("b", RelationKind::RelatedTo, "a"),
    ]);
    assert!(found.is_empty());
}

#[test]
fn a_chain_of_two_hundred_thousand_is_no_danger() {
    let name = |number: u32| format!("{number:06}");
    let link = |number: u32| relation(&name(number), KIND, &name(number + 1));
    let mut relations: Vec<Relation> = (0..200_000).map(link).collect();
    assert!(ways(relations.clone()).is_empty());
    relations.push(relation(&name(200_000), KIND, &name(0)));
    let found = cycles(&framework(Vec::new(), relations), KIND);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].uris.len(), 200_001);
    assert_eq!(found[0].uris[0], key("000000"));
}

#[test]
fn an_audit_names_the_way_round_and_its_length() {
    let mut framework =
        framework(Vec::new(), vec![relation("b", KIND, "a"), relation("a", KIND, "b")]);
    framework.competencies = ["a", "b"].map(|uri| super::sample_tests::competency(uri, uri)).into();
    let found = audit(&framework, &AuditOptions::default());
    assert_eq!(found[0].problem.message, "relation child_of goes round in a circle: a > b > a");
    assert_eq!(found[0].problem.details.values["length"], "2");
}

/// Which nodes reach which, by trying long enough.
fn reach(edges: &[(usize, usize)], nodes: usize) -> Vec<Vec<bool>> {
    let mut reach = vec![vec![false; nodes]; nodes];
    for (from, to) in edges {
        reach[*from][*to] = true;
    }
    for middle in 0..nodes {
        for from in 0..nodes {
            for to in 0..nodes {
                reach[from][to] |= reach[from][middle] && reach[middle][to];
            }
        }
    }
    reach
}

/// The shortest way from a node back to itself, in steps.
fn round(edges: &[(usize, usize)], start: usize, nodes: usize) -> Option<usize> {
    let mut at = vec![start];
    for steps in 1..=nodes {
        at = edges.iter().filter(|(from, _)| at.contains(from)).map(|(_, to)| *to).collect();
        if at.contains(&start) {
            return Some(steps);
        }
    }
    None
}

proptest! {
    #[test]
    fn each_tangle_gives_one_shortest_circle(
        edges in prop::collection::vec((0_usize..8, 0_usize..8), 0..24)
    ) {
        let edges: Vec<_> = edges.into_iter().filter(|(from, to)| from != to).collect();
        let name = |node: usize| char::from(b'a' + u8::try_from(node).unwrap()).to_string();
        let relations = edges.iter().map(|(from, to)| relation(&name(*from), KIND, &name(*to)));
        let found = ways(relations.collect());
        let reach = reach(&edges, 8);
        let smallest =
            |node: usize| (0..node).all(|other| !(reach[node][other] && reach[other][node]));
        let heads: Vec<usize> =
            (0..8).filter(|node| reach[*node][*node] && smallest(*node)).collect();
        prop_assert_eq!(found.len(), heads.len());
        for (way, head) in found.iter().zip(heads) {
            let nodes: Vec<usize> =
                way.split(' ').map(|node| usize::from(node.as_bytes()[0] - b'a')).collect();
            prop_assert_eq!(nodes[0], head);
            prop_assert_eq!(Some(nodes.len()), round(&edges, head, 8));
            for at in 0..nodes.len() {
                prop_assert!(edges.contains(&(nodes[at], nodes[(at + 1) % nodes.len()])));
            }
        }
    }
}
