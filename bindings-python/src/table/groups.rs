//! The groups that the people of a table are in.

use arrow_array::{ArrayRef, UInt32Array};
use arrow_select::take::take;
use prowess::Problem;

use super::keys::{Coded, Grouping, Names, place};
use super::problem::{refused, rows};
use super::source::Source;

/// A group for each person.
pub(super) struct Groups {
    /// The names of groups, in order.
    pub(super) names: Vec<String>,
    /// The group of each person: the number of groups for those who have none.
    pub(super) of: Vec<u32>,
}

impl Groups {
    /// Groups of a table with a row for each level, in which each person has one group.
    pub(super) fn of_rows(
        column: &str,
        source: &Source,
        grouping: &Grouping,
    ) -> Result<Self, Problem> {
        let array = source.column(column)?;
        let names = Names::new(column, &array)?;
        if grouping.order.is_none() {
            if let Some((one, other)) = names.differing(&grouping.starts) {
                return Err(two_groups(column, [one, other]));
            }
            return Self::of_some(column, &array, &grouping.first);
        }
        let coded = names.coded();
        let people = grouping.starts.windows(2).zip(&grouping.first);
        let mut of = Vec::with_capacity(grouping.first.len());
        for (range, first) in people {
            let own = coded.codes[*first as usize];
            let (start, end) = (range[0] as usize, range[1] as usize);
            let row = |at: usize| grouping.order.as_ref().map_or(at, |order| order[at] as usize);
            if let Some(at) = (start..end).find(|at| coded.codes[row(*at)] != own) {
                return Err(two_groups(column, [*first as usize, row(at)]));
            }
            of.push(own);
        }
        Ok(Self::sorted(coded.names, of))
    }

    /// Groups of people, of each of whom one row is given.
    pub(super) fn of_some(column: &str, array: &ArrayRef, rows: &[u32]) -> Result<Self, Problem> {
        let few = take(array, &UInt32Array::from(rows.to_vec()), None)
            .map_err(|error| refused(column, &format!("cannot be read: {error}")))?;
        let Coded { codes, names } = Names::new(column, &few)?.coded();
        Ok(Self::sorted(names, codes))
    }

    /// Groups of a table with a row for each person.
    pub(super) fn of_people(column: &str, source: &Source) -> Result<Self, Problem> {
        let Coded { codes, names } = Names::new(column, &source.column(column)?)?.coded();
        Ok(Self::sorted(names, codes))
    }

    fn sorted(names: Vec<String>, mut of: Vec<u32>) -> Self {
        let mut order: Vec<(String, u32)> = names.into_iter().zip(0..).collect();
        order.sort_unstable();
        let mut rank = vec![0; order.len()];
        for (at, (_, code)) in (0..).zip(&order) {
            rank[*code as usize] = at;
        }
        let none = place(order.len());
        for code in &mut of {
            *code = rank.get(*code as usize).copied().unwrap_or(none);
        }
        Self { names: order.into_iter().map(|(name, _)| name).collect(), of }
    }

    /// Whether somebody has no group.
    pub(super) fn has_others(&self) -> bool {
        self.of.contains(&place(self.names.len()))
    }
}

/// The problem of somebody who is in two groups.
fn two_groups(column: &str, both: [usize; 2]) -> Problem {
    refused(column, &format!("gives one person two groups in {}", rows(both)))
}
