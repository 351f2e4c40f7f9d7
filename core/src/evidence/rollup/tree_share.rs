//! Which share of a subtree has evidence for it.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::outline::Nodes;
use crate::evidence::{Entry, EvidenceError, Shown};
use crate::framework::{Competency, Framework, RelationKind};
use crate::kernel::{Key, Share};
use crate::problem::Fault;

/// How to read a subtree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields, expecting = "options of a share of a subtree")]
pub struct TreeShareOptions {
    /// How many different people have to say so for a quorum.
    pub signers: u32,
    /// Whether competencies that mean exactly the same (`exact_match`) belong to the subtree.
    pub equivalents: bool,
}

impl Default for TreeShareOptions {
    /// One signer, with equivalents.
    fn default() -> Self {
        Self { signers: 1, equivalents: true }
    }
}

/// How many competencies of a subtree something holds for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TreeCount {
    /// How many.
    pub count: u32,
    /// Their share of all; nothing where there are none.
    pub share: Option<Share>,
}

/// What a subtree shows, each competency counting once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TreeShare {
    /// How many competencies there are.
    pub competencies: u32,
    /// Those about which there is evidence at all.
    pub known: TreeCount,
    /// Those whose last evidence is positive.
    pub last_positive: TreeCount,
    /// Those that have evidence, all of it positive.
    pub all_positive: TreeCount,
    /// Those that have any positive evidence.
    pub has_positive: TreeCount,
    /// Those of which enough different people say so.
    pub quorum: TreeCount,
    /// Each competency, ordered by uri.
    pub nodes: Vec<NodeEvidence>,
}

/// What evidence says of one competency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NodeEvidence {
    /// Uri of the competency.
    pub competency: Key,
    /// Pieces of positive evidence.
    pub positive: u32,
    /// Pieces of negative evidence.
    pub negative: u32,
    /// Whether the last one is positive; nothing without evidence.
    pub last_is_positive: Option<bool>,
    /// Different people who gave positive evidence.
    pub signers: u32,
    /// Whether those are enough.
    pub has_quorum: bool,
}

/// Which share of a subtree a person has evidence for, in the four ways of CaSS.
///
/// The subtree is the root and everything below it (`child_of`, `part_of`), each once, however many
/// ways lead there; headings are walked through and do not count.
/// Evidence is positive when it shows the competency, at the mastery mark or above where its scale
/// has one, and negative when it shows less or that it was not shown.
/// A range across the mark, and points that nobody turned into a level, say neither.
/// The last evidence is that of the latest day on which it occurred; of one day, that of the
/// greatest id.
/// A quorum takes at least `signers` different people; CaSS takes one more than it says.
/// Entries are taken as they are: hand in those that count, without what expired, was rejected or
/// was retracted.
/// Every competency weighs the same, and a silent one counts as not shown: look at `known`.
///
/// ```
/// use prowess::evidence::rollup::{TreeShareOptions, tree_share};
/// use prowess::{framework, kernel::Key};
///
/// let databases = framework::parse(
///     r#"{"id": "db", "version": "1", "competencies": [{"uri": "databases"}, {"uri": "sql"}],
///         "relations": [{"from": "sql", "kind": "child_of", "to": "databases"}]}"#,
/// )?;
/// let entries = serde_json::from_str::<Vec<_>>(
///     r#"[{"id": "1", "person": "ana", "competency": "sql", "kind": "manager",
///          "occurred_on": "2026-11-20", "recorded_at": "2026-11-20T09:30:00Z",
///          "shows": {"kind": "demonstrated"}, "asserted_by": "bo"}]"#,
/// )
/// .unwrap();
/// let (root, ana) = (Key::parse("databases")?, Key::parse("ana")?);
/// let share = tree_share(&databases, &root, &ana, &entries, &TreeShareOptions::default())?;
/// assert_eq!(share.last_positive.share.map(|share| share.get()), Some(0.5));
/// # Ok::<(), prowess::Problem>(())
/// ```
///
/// # Errors
///
/// * `evidence.unknown_competency` when the root is not in the framework.
///
/// # Cost
///
/// O(n log n) in the number of relations and of entries, and no recursion.
pub fn tree_share(
    framework: &Framework,
    root: &Key,
    person: &Key,
    entries: &[Entry],
    options: &TreeShareOptions,
) -> Result<TreeShare, EvidenceError> {
    let nodes = Nodes::new(framework);
    let Some(top) = nodes.find(root) else {
        let fault = Fault::new().at("root").with("competency", root);
        return Err(EvidenceError::UnknownCompetency(fault));
    };
    let mut found: BTreeMap<&Key, Evidence<'_>> = BTreeMap::new();
    for uri in subtree(framework, top.uri, options.equivalents) {
        if let Some(competency) = nodes.find(uri).and_then(|node| node.competency) {
            found.insert(&competency.uri, Evidence::default());
        }
    }
    for entry in entries.iter().filter(|entry| entry.person == *person) {
        let competency = nodes.find(&entry.competency).and_then(|node| node.competency);
        let Some(competency) = competency else { continue };
        let positive = is_positive(entry, competency, framework);
        if let (Some(evidence), Some(positive)) = (found.get_mut(&competency.uri), positive) {
            evidence.add(entry, positive);
        }
    }
    let read = found.into_iter().map(|(uri, evidence)| evidence.read(uri, options.signers));
    let nodes: Vec<NodeEvidence> = read.collect();
    let all = nodes.len();
    let count = |holds: &dyn Fn(&NodeEvidence) -> bool| {
        let count = nodes.iter().filter(|node| holds(node)).count();
        let share = (all > 0).then(|| Share::ratio(count as f64, all as f64));
        TreeCount { count: number(count), share }
    };
    Ok(TreeShare {
        competencies: number(all),
        known: count(&|node| node.last_is_positive.is_some()),
        last_positive: count(&|node| node.last_is_positive == Some(true)),
        all_positive: count(&|node| node.positive > 0 && node.negative == 0),
        has_positive: count(&|node| node.positive > 0),
        quorum: count(&|node| node.has_quorum),
        nodes,
    })
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Everything at and below a root, and what means exactly the same.
fn subtree<'a>(framework: &'a Framework, root: &'a Key, equivalents: bool) -> BTreeSet<&'a Key> {
    let mut below: BTreeMap<&Key, Vec<&Key>> = BTreeMap::new();
    for relation in &framework.relations {
        match relation.kind {
            RelationKind::ChildOf | RelationKind::PartOf => {
                below.entry(&relation.to).or_default().push(&relation.from);
            }
            RelationKind::ExactMatch if equivalents => {
                below.entry(&relation.to).or_default().push(&relation.from);
                below.entry(&relation.from).or_default().push(&relation.to);
            }
            _ => {}
        }
    }
    let mut seen = BTreeSet::new();
    let mut waiting = vec![root];
    while let Some(uri) = waiting.pop() {
        if seen.insert(uri) {
            waiting.extend(below.get(uri).into_iter().flatten());
        }
    }
    seen
}

/// Whether an entry speaks for a competency, or against it; nothing where it does neither.
fn is_positive(entry: &Entry, competency: &Competency, framework: &Framework) -> Option<bool> {
    let own = framework.scale_of(competency);
    let scale = entry.scale.as_ref().map_or(own, |id| framework.scale(id));
    let mark = scale.and_then(|scale| Some((scale, scale.mastery?)));
    // Nothing can be said of a level on a scale that nobody describes.
    let has_scale = entry.scale.is_none() || scale.is_some();
    let reaches =
        |level| mark.is_none_or(|(scale, mark)| scale.height(level) >= scale.height(mark));
    match entry.shows {
        Shown::Level { level } => has_scale.then(|| reaches(level)),
        Shown::Range { low, high } => {
            let (low, high) = (reaches(low), reaches(high));
            (has_scale && low == high).then_some(low)
        }
        Shown::Demonstrated {} => Some(true),
        Shown::NotDemonstrated { level: None } => Some(false),
        // Who did not show a level above the mark may still be proficient.
        Shown::NotDemonstrated { level: Some(level) } => {
            let above = mark.is_some_and(|(scale, mark)| scale.height(level) > scale.height(mark));
            (!above).then_some(false)
        }
        Shown::Score { .. } => None,
    }
}

/// What was found of one competency.
#[derive(Default)]
struct Evidence<'a> {
    positive: u32,
    negative: u32,
    last: Option<(&'a Entry, bool)>,
    signers: BTreeSet<&'a Key>,
}

impl<'a> Evidence<'a> {
    fn add(&mut self, entry: &'a Entry, positive: bool) {
        if positive {
            self.positive += 1;
            self.signers.extend(&entry.asserted_by);
        } else {
            self.negative += 1;
        }
        let order = |entry: &'a Entry| (entry.occurred_on, &entry.id);
        if self.last.is_none_or(|(last, _)| order(entry) > order(last)) {
            self.last = Some((entry, positive));
        }
    }

    fn read(self, uri: &Key, wanted: u32) -> NodeEvidence {
        let signers = number(self.signers.len());
        NodeEvidence {
            competency: uri.clone(),
            positive: self.positive,
            negative: self.negative,
            last_is_positive: self.last.map(|(_, positive)| positive),
            signers,
            has_quorum: self.positive > 0 && signers >= wanted,
        }
    }
}
