//! The names by which a role knows a competency.

use crate::kernel::Key;
use crate::role::{Condition, Role};

/// Uri and code of the competency that a role knows by this name; nothing where it knows none.
///
/// A role knows what it asks for, then what counts for that, then what its conditions speak of.
pub(in super::super) fn entry_names<'a>(
    role: &'a Role,
    name: &'a Key,
) -> Option<(&'a Key, Option<&'a Key>)> {
    let is_it = |(uri, code): &(&Key, Option<&Key>)| *uri == name || *code == Some(name);
    let asked = role.requirements.iter().map(|one| (&one.competency, one.code.as_ref()));
    let equivalents = role.requirements.iter().flat_map(|one| &one.equivalents);
    let equivalents = equivalents.map(|one| (&one.competency, one.code.as_ref()));
    let known = asked.chain(equivalents).find(is_it);
    known.or_else(|| {
        let of_requirements = role.requirements.iter().filter_map(|one| one.when.as_deref());
        let of_choices = role.choices.iter().filter_map(|one| one.when.as_deref());
        let mut conditions = of_requirements.chain(of_choices);
        conditions.any(|condition| speaks_of(condition, name)).then_some((name, None))
    })
}

fn speaks_of(condition: &Condition, name: &Key) -> bool {
    match condition {
        Condition::Holds { competency, .. } => competency == name,
        Condition::Context { .. } => false,
        Condition::All { of } | Condition::Any { of } => {
            of.iter().any(|condition| speaks_of(condition, name))
        }
        Condition::Not { of } => speaks_of(of, name),
    }
}
