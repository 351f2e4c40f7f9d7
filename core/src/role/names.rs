//! What roles are called, and what they name.

use super::Role;
use crate::framework::{LabelIndex, label_entries};
use crate::kernel::Key;

/// An index that finds roles by title, alternative title or code, also with typing errors.
///
/// A hit's uri is that of the role; a title may stand for several roles, and the answer holds all.
///
/// # Cost
///
/// O(n log n) in the size of all titles.
#[must_use]
pub fn label_index(roles: &[Role]) -> LabelIndex {
    LabelIndex::from_entries(roles.iter().flat_map(|role| {
        label_entries(&role.uri, role.code.as_ref(), &role.titles, &role.alternative_titles)
    }))
}

/// The competencies roles ask for, once for each time one does, in the order of the roles.
///
/// This is what [`framework::usage`](crate::framework::usage) counts.
#[must_use]
pub fn required_competencies(roles: &[Role]) -> Vec<Key> {
    let requirements = roles.iter().flat_map(|role| &role.requirements);
    requirements.map(|requirement| requirement.competency.clone()).collect()
}
