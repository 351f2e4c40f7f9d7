//! What is wrong with a framework as a whole.

mod labels;
mod relations;
mod scales;

use serde::{Deserialize, Serialize};

use super::{Framework, FrameworkError};
use crate::kernel::{Key, KeyIndex, LanguageTag};
use crate::problem::{Diagnostic, Fault};

pub(crate) use labels::untidy;
pub(crate) use relations::relation_findings;
pub use relations::{RelationCount, count_relations};

/// What an audit asks for beyond what is always wrong.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct AuditOptions {
    /// Languages in which every competency should have a label; none are asked for by default.
    pub languages: Vec<LanguageTag>,
    /// Further uris that relations and alignments may lead to, such as the roles that are shipped
    /// with the framework.
    pub known: Vec<Key>,
}

/// Everything that is wrong with a framework, each finding on its own, with its path.
///
/// Nothing is repaired or left out.
/// An error makes part of the framework unusable or ambiguous, a warning is worth correcting, and
/// a note is a fact.
///
/// | finding | severity |
/// |---|---|
/// | uri there twice; relation or alignment that leads nowhere; relation with itself; circle | error |
/// | scale that contradicts itself, is there twice or is not there; level off its scale | error |
/// | crosswalk that says nothing about a level it should | error |
/// | code there twice; relation there twice; crosswalk that loses more than it states | warning |
/// | label there twice in one language; label with stray blanks; no label at all | warning |
/// | anchors of a competency without a scale | warning |
/// | scale on which no competency is graded; label missing in a language asked for | note |
///
/// A relation may start from something that was there in an older version if it says
/// `replaced_by`, and lead to another framework if it says `derived_from`.
/// Only kinds of relation for which [`RelationKind::is_acyclic`](super::RelationKind::is_acyclic)
/// holds are searched for circles: one finding for each tangle, whose value `cycle` may be cut;
/// [`cycles`](super::cycles) gives every member.
/// Alignments are checked on the side that names this framework in this version.
/// Two labels are the same where [`fold`](crate::kernel::fold) makes them equal.
/// Findings come in the order of uris and codes, labels, scales, crosswalks, relations, alignments.
///
/// What it does not tell: whether the texts are true, and which levels are right.
///
/// # Cost
///
/// O(n log n) in the size of the framework; below 0.2 s for ESCO.
#[must_use]
pub fn audit(framework: &Framework, options: &AuditOptions) -> Vec<Diagnostic> {
    let group_uris = framework.groups.iter().map(|group| &group.uri);
    let competency_uris = framework.competencies.iter().map(|competency| &competency.uri);
    let listed: Vec<&Key> = group_uris.chain(competency_uris).collect();
    let uris = KeyIndex::of(&listed, |uri| Some(uri));
    let mut found = Vec::new();
    names(framework, &listed, &uris, &mut found);
    labels::findings(framework, options, &mut found);
    scales::findings(framework, &mut found);

    let further = KeyIndex::of(&options.known, |key| Some(key));
    let known = |uri: &Key| uris.get(uri).or_else(|| further.get(uri)).is_some();
    relation_findings(&framework.relations, known, &mut found);
    relations::alignment_findings(framework, known, &mut found);
    found
}

/// Uris and codes that stand for two things.
fn names(framework: &Framework, listed: &[&Key], uris: &KeyIndex, found: &mut Vec<Diagnostic>) {
    let groups = framework.groups.len();
    let place = |at: u32, field: &str| match at as usize {
        at if at < groups => format!("groups[{at}].{field}"),
        at => format!("competencies[{}].{field}", at - groups),
    };
    for at in uris.duplicates() {
        let uri = listed.get(at as usize).map_or("", |uri| uri.as_str());
        let fault = Fault::new().at(place(at, "uri")).with("uri", uri);
        found.push(Diagnostic::error(FrameworkError::DuplicateUri(fault)));
    }
    let group_codes = framework.groups.iter().map(|group| group.code.as_ref());
    let codes = framework.competencies.iter().map(|competency| competency.code.as_ref());
    let codes: Vec<Option<&Key>> = group_codes.chain(codes).collect();
    let index = KeyIndex::of(&codes, |code| *code);
    for at in index.duplicates() {
        let code = codes.get(at as usize).copied().flatten().map_or("", Key::as_str);
        let fault = Fault::new().at(place(at, "code")).with("code", code);
        found.push(Diagnostic::warning(FrameworkError::DuplicateCode(fault)));
    }
}
