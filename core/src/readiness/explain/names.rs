//! What competencies and choices are called.

use std::collections::BTreeMap;

use super::ExplainOptions;
use crate::kernel::{Key, Text};
use crate::readiness::Readiness;
use crate::role::Role;

/// The labels that a role carries, by key: those of requirements, equivalents and choices.
///
/// A readiness carries the labels of its gaps and must-haves only, so what is fully met would be
/// told by its key; handed to [`ExplainOptions::labels`], these name everything.
/// The label of a requirement goes before that of an equivalent.
///
/// ```
/// let analyst = prowess::role::parse(
///     r#"{"uri": "role/analyst", "requirements": [{"competency": "S7", "label": "SQL"}]}"#,
/// )?;
/// let labels = prowess::readiness::labels(&analyst);
/// assert_eq!(labels.values().next().map(|label| &**label), Some("SQL"));
/// # Ok::<(), prowess::Problem>(())
/// ```
#[must_use]
pub fn labels(role: &Role) -> BTreeMap<Key, Text> {
    let equivalents = role.requirements.iter().flat_map(|requirement| &requirement.equivalents);
    let equivalents = equivalents.map(|other| (&other.competency, &other.label));
    let choices = role.choices.iter().map(|choice| (&choice.id, &choice.label));
    let requirements = role.requirements.iter().map(|one| (&one.competency, &one.label));
    // A later label takes the place of an earlier one.
    let all = equivalents.chain(choices).chain(requirements);
    all.filter_map(|(key, label)| Some((key.clone(), label.clone()?))).collect()
}

/// The best label that is known for each key.
pub(super) struct Names<'a> {
    given: &'a BTreeMap<Key, Text>,
    found: BTreeMap<&'a Key, &'a Text>,
}

impl<'a> Names<'a> {
    pub(super) fn new(readiness: &'a Readiness, options: &'a ExplainOptions) -> Self {
        let gaps = readiness.gaps.iter().map(|gap| (&gap.competency, &gap.label));
        let gates = readiness.gates.iter().map(|gate| (&gate.requirement, &gate.label));
        let found = gaps.chain(gates).filter_map(|(key, label)| Some((key, label.as_ref()?)));
        Self { given: &options.labels, found: found.collect() }
    }

    /// The label, or the key where there is none.
    pub(super) fn of(&self, key: &Key) -> Text {
        let label = self.given.get(key).or_else(|| self.found.get(key).copied());
        label.filter(|label| !label.is_empty()).cloned().unwrap_or_else(|| Text::from(key.as_str()))
    }
}
