//! Gates, equivalents, conditions and choices of two versions side by side.

use super::model::{
    ChoiceChange, ConditionChange, EquivalentsChange, NamedChoice, RequirementGateChange, RoleDiff,
};
use crate::framework::{Pair, pairs};
use crate::kernel::Key;
use crate::role::{Choice, Equivalent, Requirement};

impl RoleDiff {
    /// Compares what a requirement asks beyond its level.
    pub(super) fn compare_terms(&mut self, role: &Key, old: &Requirement, new: &Requirement) {
        let (role, competency) = (|| role.clone(), || new.competency.clone());
        if old.gate != new.gate {
            let (old, new) = (old.gate.clone(), new.gate.clone());
            self.gate_changed.push(RequirementGateChange {
                role: role(),
                competency: competency(),
                old,
                new,
            });
        }
        let (gone, come) = different(&old.equivalents, &new.equivalents);
        if !gone.is_empty() || !come.is_empty() {
            self.equivalents_changed.push(EquivalentsChange {
                role: role(),
                competency: competency(),
                old: gone,
                new: come,
            });
        }
        if old.when != new.when {
            self.conditions_changed.push(ConditionChange {
                role: role(),
                competency: competency(),
                old: old.when.as_deref().cloned(),
                new: new.when.as_deref().cloned(),
            });
        }
    }

    /// Compares the choices of a role, found by id.
    pub(super) fn compare_choices(&mut self, role: &Key, old: &[Choice], new: &[Choice]) {
        for pair in pairs(old, new, |choice| &choice.id) {
            match pair {
                Pair::Old(choice) => self.choices_removed.push(NamedChoice::of(role, choice)),
                Pair::New(choice) => self.choices_added.push(NamedChoice::of(role, choice)),
                Pair::Both(old, new) if is_other(old, new) => {
                    self.choices_changed.push(ChoiceChange {
                        role: role.clone(),
                        choice: new.id.clone(),
                        old: old.clone(),
                        new: new.clone(),
                    });
                }
                Pair::Both(..) => {}
            }
        }
    }
}

/// The equivalents that are in one list only, or in both with two factors.
fn different(old: &[Equivalent], new: &[Equivalent]) -> (Vec<Equivalent>, Vec<Equivalent>) {
    let (mut gone, mut come) = (Vec::new(), Vec::new());
    for pair in pairs(old, new, |one| &one.competency) {
        match pair {
            Pair::Old(one) => gone.push(one.clone()),
            Pair::New(one) => come.push(one.clone()),
            Pair::Both(old, new) if old.factor != new.factor => {
                gone.push(old.clone());
                come.push(new.clone());
            }
            Pair::Both(..) => {}
        }
    }
    (gone, come)
}

/// Whether two choices differ in more than their label and the order of their members.
fn is_other(old: &Choice, new: &Choice) -> bool {
    let sorted = |choice: &Choice| {
        let mut members = choice.of.clone();
        members.sort_unstable();
        members
    };
    let Choice { id: _, label: _, choose, of: _, necessity, importance, gate, when } = old;
    *choose != new.choose
        || *necessity != new.necessity
        || *importance != new.importance
        || *gate != new.gate
        || *when != new.when
        || sorted(old) != sorted(new)
}
