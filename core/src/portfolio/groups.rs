//! Who is in which group.

use std::collections::BTreeSet;

use super::{Cohort, PortfolioError};
use crate::kernel::Key;
use crate::problem::Fault;

/// The groups of one column, and which of them each member is in.
pub(super) struct Groups<'a> {
    /// In order; those without a group are the last, where there are some.
    pub(super) names: Vec<Option<&'a Key>>,
    /// For each member, the position in `names`.
    places: Vec<usize>,
}

impl<'a> Groups<'a> {
    /// The groups of a column; all are one group where no column is named.
    pub(super) fn by(cohort: &'a Cohort, column: Option<&Key>) -> Result<Self, PortfolioError> {
        let Some(column) = column else {
            return Ok(Self { names: vec![None], places: vec![0; cohort.members.len()] });
        };
        let values = || cohort.members.iter().map(|member| member.groups.get(column));
        let named: BTreeSet<&Key> = values().flatten().collect();
        if named.is_empty() && !cohort.members.is_empty() {
            let fault = Fault::new().at("by").with("column", column);
            return Err(PortfolioError::UnknownColumn(fault));
        }
        let mut names: Vec<Option<&Key>> = named.into_iter().map(Some).collect();
        let nameless = names.len();
        if values().any(|value| value.is_none()) {
            names.push(None);
        }
        let named = names.get(..nameless).unwrap_or_default();
        let place = |value: Option<&'a Key>| {
            value.map_or(nameless, |_| named.binary_search(&value).unwrap_or(nameless))
        };
        let places = values().map(place).collect();
        Ok(Self { names, places })
    }

    /// The position of the group of the member at this position.
    pub(super) fn of(&self, member: usize) -> usize {
        self.places.get(member).copied().unwrap_or_default()
    }
}
