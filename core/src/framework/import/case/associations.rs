//! Associations: what CASE says about two items.

use serde_json::Value;

use super::items::Names;
use super::link;
use crate::framework::import::Findings;
use crate::framework::import::json::Node;
use crate::framework::{FrameworkError, Necessity, Relation, RelationKind};
use crate::kernel::Key;
use crate::problem::Fault;

/// Types of association, with what they say here.
///
/// The `ext:` ones are ours: CASE 1.1 leaves that prefix to everybody.
const TYPES: [(&str, RelationKind, Option<Necessity>); 17] = [
    ("isChildOf", RelationKind::ChildOf, None),
    ("isPartOf", RelationKind::PartOf, None),
    ("isPeerOf", RelationKind::PeerOf, None),
    ("exactMatchOf", RelationKind::ExactMatch, None),
    ("precedes", RelationKind::Precedes, None),
    ("isRelatedTo", RelationKind::RelatedTo, None),
    ("replacedBy", RelationKind::ReplacedBy, None),
    ("exemplar", RelationKind::ExemplarOf, None),
    ("hasSkillLevel", RelationKind::HasSkillLevel, None),
    ("isTranslationOf", RelationKind::TranslationOf, None),
    ("ext:isPrerequisiteOf", RelationKind::Prerequisite, None),
    ("ext:isRequiredBefore", RelationKind::Prerequisite, Some(Necessity::Required)),
    ("ext:isDesiredBefore", RelationKind::Prerequisite, Some(Necessity::Desired)),
    ("ext:closeMatchOf", RelationKind::CloseMatch, None),
    ("ext:broadMatchOf", RelationKind::BroadMatch, None),
    ("ext:narrowMatchOf", RelationKind::NarrowMatch, None),
    ("ext:isDerivedFrom", RelationKind::DerivedFrom, None),
];

/// What a type of association says.
pub(crate) fn relation_kind(name: &str) -> Option<(RelationKind, Option<Necessity>)> {
    TYPES.iter().find(|(known, ..)| *known == name).map(|(_, kind, strength)| (*kind, *strength))
}

/// The type of association that says this; only a prerequisite has a strength in CASE.
pub(crate) fn association_type(kind: RelationKind, strength: Option<Necessity>) -> &'static str {
    let strength = strength.filter(|_| kind == RelationKind::Prerequisite);
    let found = TYPES.iter().find(|(_, known, at)| (*known, *at) == (kind, strength));
    found.map_or("isRelatedTo", |(name, ..)| name)
}

/// Whether the association is written from the other end: CASE says of an item what its example is.
pub(crate) fn is_turned(kind: RelationKind) -> bool {
    kind == RelationKind::ExemplarOf
}

/// The relation an association says; nothing for one that only puts an item into the document.
pub(super) fn read(node: &Node<'_>, names: &Names, findings: &mut Findings) -> Option<Relation> {
    let written = node.text("associationType", findings);
    let known = written.and_then(relation_kind);
    let (kind, necessity) = match (known, written) {
        (Some(known), _) => known,
        (None, Some(own)) if own.starts_with("ext:") => {
            let expected = "a type of CASE, so the association is kept as related";
            node.refuse("associationType", &Value::from(own), expected, findings);
            (RelationKind::RelatedTo, None)
        }
        (None, other) => {
            let fault = Fault::new().at(node.path_of("associationType"));
            let fault = fault.with("value", other.unwrap_or_default());
            let fault = fault.with("field", "associationType").with("expected", "a type of CASE");
            findings.error(FrameworkError::InvalidValue(fault), node.place());
            return None;
        }
    };
    let origin = link(node, "originNodeURI", findings);
    let destination = link(node, "destinationNodeURI", findings);
    let (Some(origin), Some(destination)) = (origin, destination) else {
        let fault = Fault::new().at(node.path()).with("value", "").with("field", "the association");
        let fault = fault.with("expected", "between two nodes");
        findings.error(FrameworkError::InvalidValue(fault), node.place());
        return None;
    };
    if destination.iter().any(|name| names.is_document(name)) {
        return None;
    }
    let (origin, destination) = (best(&origin, names)?, best(&destination, names)?);
    let (from, to) = if is_turned(kind) { (destination, origin) } else { (origin, destination) };
    Some(Relation { from, kind, to, necessity })
}

/// The uri of the item that one of the names stands for, else the first name.
fn best(names: &[Key], known: &Names) -> Option<Key> {
    let found = names.iter().find(|name| known.knows(name)).or_else(|| names.first())?;
    Some(known.uri(found))
}
