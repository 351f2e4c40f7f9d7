//! Rules and the outline they stand on, checked.

use std::collections::{BTreeMap, BTreeSet};

use super::{RollupMode, RollupNeed, RollupRule};
use crate::evidence::EvidenceError;
use crate::framework::{Competency, CompetencyIndex, Framework, Relation, RelationKind, cycles};
use crate::kernel::{Key, Level};
use crate::problem::Fault;

/// A competency or a heading, by its uri.
#[derive(Clone, Copy)]
pub(super) struct Node<'a> {
    pub(super) uri: &'a Key,
    /// Nothing for a heading.
    pub(super) competency: Option<&'a Competency>,
}

/// A child that a rule looks at.
pub(super) struct Child<'a> {
    pub(super) node: Node<'a>,
    pub(super) points: u32,
    pub(super) required: bool,
}

/// A rule that makes sense.
pub(super) struct CheckedRule<'a> {
    pub(super) rule: &'a RollupRule,
    pub(super) parent: Node<'a>,
    /// The children the rule looks at, ordered by uri.
    pub(super) children: Vec<Child<'a>>,
    /// The level the parent is given; nothing for a heading and where it has no levels.
    pub(super) grade: Option<Level>,
}

/// Competencies and headings by name.
pub(super) struct Nodes<'a> {
    framework: &'a Framework,
    index: CompetencyIndex,
    headings: BTreeSet<&'a Key>,
}

impl<'a> Nodes<'a> {
    pub(super) fn new(framework: &'a Framework) -> Self {
        let headings = framework.groups.iter().map(|group| &group.uri).collect();
        Self { framework, index: framework.competency_index(), headings }
    }

    /// The competency with this uri or code, else the heading with this uri.
    pub(super) fn find(&self, name: &Key) -> Option<Node<'a>> {
        if let Some(competency) = self.index.find(self.framework, name) {
            return Some(Node { uri: &competency.uri, competency: Some(competency) });
        }
        let uri = self.headings.get(name)?;
        Some(Node { uri, competency: None })
    }

    pub(super) fn position(&self, name: &Key) -> Option<u32> {
        self.index.position(name)
    }
}

/// The rules by the uri of their parent, checked.
///
/// # Errors
///
/// * `evidence.unknown_competency`, `evidence.invalid_roll_up_rule`, `evidence.roll_up_cycle`.
pub(super) fn check<'a>(
    framework: &'a Framework,
    nodes: &Nodes<'a>,
    rules: &'a [RollupRule],
) -> Result<BTreeMap<&'a Key, CheckedRule<'a>>, EvidenceError> {
    let mut parents: BTreeMap<&Key, (usize, Node<'a>)> = BTreeMap::new();
    for (at, rule) in rules.iter().enumerate() {
        let place = format!("rules[{at}].parent");
        let Some(parent) = nodes.find(&rule.parent) else {
            return Err(unknown(&place, &rule.parent));
        };
        if parents.insert(parent.uri, (at, parent)).is_some() {
            return Err(invalid(&place, rule, "there is another rule for it".to_owned()));
        }
    }
    let mut below: BTreeMap<&Key, BTreeMap<&Key, Node<'a>>> = BTreeMap::new();
    for relation in &framework.relations {
        let outline = matches!(relation.kind, RelationKind::ChildOf | RelationKind::PartOf);
        if !outline || relation.from == relation.to || !parents.contains_key(&relation.to) {
            continue;
        }
        // What leads to nothing is reported by an audit of the framework.
        if let Some(child) = nodes.find(&relation.from) {
            below.entry(&relation.to).or_default().insert(child.uri, child);
        }
    }
    let mut checked = BTreeMap::new();
    for (uri, (at, parent)) in parents {
        let Some(rule) = rules.get(at) else { continue };
        let all = below.remove(uri).unwrap_or_default();
        let children = children(at, rule, all, nodes)?;
        check_mark(at, rule, &children, framework)?;
        let grade = grade(at, rule, parent, framework)?;
        checked.insert(uri, CheckedRule { rule, parent, children, grade });
    }
    no_circle(framework, &checked)?;
    Ok(checked)
}

/// The children a rule looks at.
fn children<'a>(
    at: usize,
    rule: &RollupRule,
    all: BTreeMap<&'a Key, Node<'a>>,
    nodes: &Nodes<'a>,
) -> Result<Vec<Child<'a>>, EvidenceError> {
    let place = |field: &str| format!("rules[{at}].needs.{field}");
    let each = |node| Child { node, points: 1, required: false };
    let (needed, named) = match &rule.needs {
        RollupNeed::All {} => return Ok(all.into_values().map(each).collect()),
        RollupNeed::KOfN { k } => {
            let count = all.len();
            if *k == 0 || *k as usize > count {
                let reason = format!("it asks for `{k}` of {count} children");
                return Err(invalid(&place("k"), rule, reason));
            }
            return Ok(all.into_values().map(each).collect());
        }
        RollupNeed::Points { needed, children } => (*needed, children),
    };
    let mut found: BTreeMap<&Key, Child<'a>> = BTreeMap::new();
    let mut sum = 0_u32;
    for (child_at, one) in named.iter().enumerate() {
        let place = place(&format!("children[{child_at}].child"));
        let Some(node) = nodes.find(&one.child) else { return Err(unknown(&place, &one.child)) };
        if !all.contains_key(node.uri) {
            let reason = format!("`{}` is not a direct child of it", one.child);
            return Err(invalid(&place, rule, reason));
        }
        let child = Child { node, points: one.points, required: one.required };
        if found.insert(node.uri, child).is_some() {
            return Err(invalid(&place, rule, format!("it names `{}` twice", one.child)));
        }
        sum = sum.checked_add(one.points).ok_or_else(|| {
            invalid(&place, rule, "its points add up to more than a computer counts".to_owned())
        })?;
    }
    if needed == 0 || needed > sum {
        let reason = format!("it needs `{needed}` points, and its children have {sum}");
        return Err(invalid(&place("needed"), rule, reason));
    }
    Ok(found.into_values().collect())
}

/// The mark of a rule is a level of every child that has levels.
fn check_mark(
    at: usize,
    rule: &RollupRule,
    children: &[Child<'_>],
    framework: &Framework,
) -> Result<(), EvidenceError> {
    let Some(mark) = rule.mark else { return Ok(()) };
    for child in children {
        let scale = child.node.competency.and_then(|one| framework.scale_of(one));
        if let Some(scale) = scale.filter(|scale| !scale.holds(mark)) {
            let child = child.node.uri;
            let reason =
                format!("its mark `{mark}` is not on scale `{}` of child `{child}`", scale.id);
            return Err(invalid(&format!("rules[{at}].mark"), rule, reason));
        }
    }
    Ok(())
}

/// The level the parent is given, which counts as proficient.
fn grade(
    at: usize,
    rule: &RollupRule,
    parent: Node<'_>,
    framework: &Framework,
) -> Result<Option<Level>, EvidenceError> {
    let place = |field: &str| format!("rules[{at}].{field}");
    let records = matches!(rule.outcome, RollupMode::Evidence | RollupMode::Recommend);
    let Some(competency) = parent.competency else {
        if records {
            let reason = "it is a heading, about which nothing can be recorded".to_owned();
            return Err(invalid(&place("outcome"), rule, reason));
        }
        return match rule.grade {
            None => Ok(None),
            Some(_) => {
                let reason = "it is a heading, which has no levels".to_owned();
                Err(invalid(&place("grade"), rule, reason))
            }
        };
    };
    let Some(scale) = framework.scale_of(competency) else {
        return Ok(rule.grade);
    };
    if let Some(grade) = rule.grade {
        if !scale.holds(grade) {
            let reason = format!("its grade `{grade}` is not on scale `{}`", scale.id);
            return Err(invalid(&place("grade"), rule, reason));
        }
        let mastery = scale.mastery.filter(|mark| scale.height(grade) < scale.height(*mark));
        if let Some(mastery) = mastery {
            let reason = format!("its grade `{grade}` is below the mastery mark {mastery}");
            return Err(invalid(&place("grade"), rule, reason));
        }
    }
    let grade = rule.grade.or(scale.mastery);
    let gives = matches!(rule.outcome, RollupMode::Recommend | RollupMode::Complete);
    if grade.is_none() && gives {
        let reason = format!("it has no grade, and scale `{}` no mastery mark", scale.id);
        return Err(invalid(&place("grade"), rule, reason));
    }
    Ok(grade)
}

/// No parent waits for itself by way of its children.
fn no_circle(
    framework: &Framework,
    rules: &BTreeMap<&Key, CheckedRule<'_>>,
) -> Result<(), EvidenceError> {
    let mut waits =
        Framework::new(framework.id.clone(), &framework.version, framework.language.clone());
    for (parent, rule) in rules {
        let ruled = rule.children.iter().filter(|child| rules.contains_key(child.node.uri));
        waits.relations.extend(ruled.map(|child| Relation {
            from: (*parent).clone(),
            kind: RelationKind::PartOf,
            to: child.node.uri.clone(),
            necessity: None,
        }));
    }
    let Some(circle) = cycles(&waits, RelationKind::PartOf).into_iter().next() else {
        return Ok(());
    };
    let names = circle.uris.iter().chain(circle.uris.first()).map(Key::as_str);
    let way = names.collect::<Vec<_>>().join(" > ");
    Err(EvidenceError::RollUpCycle(Fault::new().at("rules").with("cycle", way)))
}

fn unknown(place: &str, name: &Key) -> EvidenceError {
    EvidenceError::UnknownCompetency(Fault::new().at(place).with("competency", name))
}

fn invalid(place: &str, rule: &RollupRule, reason: String) -> EvidenceError {
    let fault = Fault::new().at(place).with("parent", &rule.parent);
    EvidenceError::InvalidRollUpRule(fault.with("reason", reason))
}
