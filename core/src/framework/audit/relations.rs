//! Relations and alignments that lead nowhere, to themselves or in a circle.

use serde::Serialize;

use crate::framework::cycle::cycles_in;
use crate::framework::{Framework, FrameworkError, Relation, RelationCycle, RelationKind};
use crate::kernel::Key;
use crate::problem::{Diagnostic, Fault};

/// How many relations of one kind there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RelationCount {
    /// The kind.
    pub kind: RelationKind,
    /// How many there are.
    pub count: u32,
}

/// How many relations of each kind a framework has, without the kinds it has none of.
#[must_use]
pub fn count_relations(framework: &Framework) -> Vec<RelationCount> {
    let count = |kind| framework.relations.iter().filter(|relation| relation.kind == kind).count();
    let counts = RelationKind::ALL.into_iter().map(|kind| (kind, count(kind)));
    let there = counts.filter(|(_, count)| *count > 0);
    there
        .map(|(kind, count)| RelationCount {
            kind,
            count: u32::try_from(count).unwrap_or(u32::MAX),
        })
        .collect()
}

/// What is wrong with relations whose ends are known to a function.
pub(crate) fn relation_findings(
    relations: &[Relation],
    known: impl Fn(&Key) -> bool,
    found: &mut Vec<Diagnostic>,
) {
    for (at, relation) in relations.iter().enumerate() {
        let Relation { from, kind, to, .. } = relation;
        let path = |end: &str| format!("relations[{at}]{end}");
        if from == to {
            let fault = Fault::new().at(path("")).with("from", from).with("kind", kind.name());
            found.push(Diagnostic::error(FrameworkError::SelfRelation(fault)));
        }
        if *kind != RelationKind::ReplacedBy && !known(from) {
            found.push(dangling(path(".from"), to, kind.name(), from));
        }
        // Where both ends are one, it is missing once.
        if *kind != RelationKind::DerivedFrom && from != to && !known(to) {
            found.push(dangling(path(".to"), from, kind.name(), to));
        }
    }
    duplicates(relations, found);
    for kind in RelationKind::ALL.into_iter().filter(|kind| kind.is_acyclic()) {
        found.extend(cycles_in(relations, kind).iter().map(circle));
    }
}

/// Alignments whose end in this framework is not there.
pub(super) fn alignment_findings(
    framework: &Framework,
    known: impl Fn(&Key) -> bool,
    found: &mut Vec<Diagnostic>,
) {
    let ours = framework.id_and_version();
    for (at, alignment) in framework.alignments.iter().enumerate() {
        let ends =
            [("from", &alignment.from, &alignment.to), ("to", &alignment.to, &alignment.from)];
        for (name, end, other) in ends {
            if end.framework == ours && !known(&end.uri) {
                let path = format!("alignments[{at}].{name}.uri");
                found.push(dangling(path, &other.uri, "alignment", &end.uri));
            }
        }
    }
}

fn dangling(path: String, from: &Key, kind: &str, missing: &Key) -> Diagnostic {
    let fault = Fault::new().at(path).with("from", from).with("kind", kind);
    Diagnostic::error(FrameworkError::DanglingRelation(fault.with("missing", missing)))
}

/// Every later relation that says the same, whatever its necessity, in the order of the list.
fn duplicates(relations: &[Relation], found: &mut Vec<Diagnostic>) {
    let mut sorted: Vec<(&Relation, usize)> = relations.iter().zip(0..).collect();
    let said = |relation: &Relation| (relation.kind, relation.from.clone(), relation.to.clone());
    sorted.sort_unstable_by(|(a, at_a), (b, at_b)| {
        a.kind
            .cmp(&b.kind)
            .then_with(|| a.from.cmp(&b.from))
            .then_with(|| a.to.cmp(&b.to))
            .then(at_a.cmp(at_b))
    });
    let pairs = sorted.iter().zip(sorted.iter().skip(1));
    let again = pairs.filter(|((a, _), (b, _))| said(a) == said(b));
    let mut again: Vec<_> = again.map(|(_, later)| *later).collect();
    again.sort_unstable_by_key(|(_, at)| *at);
    for (relation, at) in again {
        let fault = Fault::new().at(format!("relations[{at}]")).with("from", &relation.from);
        let fault = fault.with("kind", relation.kind.name()).with("to", &relation.to);
        found.push(Diagnostic::warning(FrameworkError::DuplicateRelation(fault)));
    }
}

/// The way round as a person reads it: `a > b > a`.
fn circle(cycle: &RelationCycle) -> Diagnostic {
    let way = cycle.uris.iter().chain(cycle.uris.first()).map(Key::as_str);
    let way: Vec<&str> = way.collect();
    let fault =
        Fault::new().at("relations").with("kind", cycle.kind.name()).with("cycle", way.join(" > "));
    Diagnostic::error(FrameworkError::Cycle(fault.with("length", cycle.uris.len())))
}
