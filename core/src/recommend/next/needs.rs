//! What has to be there before what.

use std::collections::{BTreeMap, BTreeSet};

use super::NextNeed;
use crate::kernel::Key;
use crate::problem::Fault;
use crate::recommend::RecommendError;

/// Needs by competency.
pub(super) struct Needs<'a>(BTreeMap<&'a Key, BTreeSet<&'a Key>>);

impl<'a> Needs<'a> {
    /// The needs, which may not go round in a circle.
    ///
    /// # Errors
    ///
    /// * `recommend.circular_needs` names the competencies of a circle.
    pub(super) fn new(needs: &'a [NextNeed]) -> Result<Self, RecommendError> {
        let mut map: BTreeMap<&Key, BTreeSet<&Key>> = BTreeMap::new();
        for need in needs {
            map.entry(&need.competency).or_default().insert(&need.needs);
        }
        let needs = Self(map);
        let round = needs.0.keys().find(|key| needs.of(key, |_| true).contains(*key));
        match round {
            None => Ok(needs),
            Some(first) => {
                let circle = needs.of(first, |_| true);
                let circle =
                    circle.into_iter().filter(|key| needs.of(key, |_| true).contains(first));
                let names: Vec<&str> = circle.map(Key::as_str).collect();
                let fault = Fault::new().at("input.needs").with("competencies", names.join(", "));
                Err(RecommendError::CircularNeeds(fault))
            }
        }
    }

    /// All that a competency needs, directly or not, as far as it is open; what is not open needs
    /// nothing more.
    pub(super) fn of(&self, key: &Key, is_open: impl Fn(&Key) -> bool) -> BTreeSet<&'a Key> {
        let mut all = BTreeSet::new();
        let mut waiting: Vec<&Key> = self.0.get(key).into_iter().flatten().copied().collect();
        while let Some(key) = waiting.pop() {
            if is_open(key) && all.insert(key) {
                waiting.extend(self.0.get(key).into_iter().flatten());
            }
        }
        all
    }
}
