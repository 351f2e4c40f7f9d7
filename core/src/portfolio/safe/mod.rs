//! Which numbers of a table of people can be shown without telling on anybody?
//!
//! Words: a **cell** is the number of people in one row and one column; a cell is **small** when it
//! has fewer people than the policy's `minimum`, and **dominated** when one or a few of its people
//! make up nearly all of its sum; both are hidden.
//! A **complementary** cell is hidden because what is shown would give a hidden one away: it
//! could be worked out from the totals.
//! What a reader can work out of a hidden cell is its **range**.
//!
//! # What the reader is taken to know
//!
//! All that is shown: numbers, totals, reasons, and the policy.
//! So of a hidden cell the reader knows without any arithmetic:
//!
//! | reason | people |
//! |---|---|
//! | `small` | 1 to minimum - 1; from 0 where zeros are hidden too |
//! | `dominated`, `complementary` in a cell | minimum or more |
//! | `complementary` in a total | 0 or more: a hidden total never says why |
//!
//! A shown zero is never hidden to protect another cell, since a reader may know that nobody can be
//! there.
//! Sums are known to be 0 or more, and no more than that.
//!
//! # The rule
//!
//! With the totals, hidden cells are edges of a graph that links rows with columns, where the totals
//! are one more row and one more column; a hidden cell follows exactly from what is shown if and
//! only if its edge lies on no cycle of hidden ones (Gusfield 1988, SIAM Journal on Computing 17).
//! How far it can move along such cycles, while all cells stay in what the reader knows of them, is
//! a maximum flow, and gives its exact range.
//!
//! | hidden cell | range of people | range of the sum |
//! |---|---|---|
//! | small | at least `protection` wide, or as wide as the reason allows | at least a tenth of the sum wide |
//! | dominated | at least 1 wide | reaches as far above the sum as its rule asks |
//! | complementary, total | at least 1 wide | more than one value |
//!
//! A total of 1 to minimum - 1 people is guarded as a small cell is.
//! The rule can always be met, in the end by hiding totals.
//!
//! # The method
//!
//! Small and dominated cells are hidden first.
//! For each hidden cell whose range is too narrow, the cells on the cheapest further cycle are
//! hidden, where a cell costs its people and a total more than all cells; this is repeated until
//! every hidden cell is guarded.
//! Then those that turned out not to be needed are shown again, the most people first.
//! The outcome is good and not the best there is: to find that one is NP-hard (Kao 1996).
//!
//! # What this does not do
//!
//! * It guards one table. Two tables that share people, such as this month's and last month's, or
//!   one by level and one by department, can give away together what each of them hides.
//! * A reader who belongs to a hidden cell knows more than what is shown, as does one who tries all
//!   tables that this method would have hidden in the same way.
//! * A shown zero, and a row whose people are all in one column, tell something about everybody in
//!   it, however many there are. `hide_zeros` hides the former only.
//!
//! Rounding comes last and takes away more of what is known, so it never weakens the rule.

mod guard;
mod model;
mod net;
mod sensitive;
mod summary;
mod suppress;

pub(in crate::portfolio) use guard::{GuardedCell, Measured, OpenCell, guard};
pub use model::{
    CountCell, CountRange, CountTable, Dominance, HiddenReason, ReasonTally, SafeCell, SafeTable,
    SafeValue, SuppressionPolicy,
};
pub use summary::{SafeRoleSummary, SafeStanding, SafeSummary, safe_summary};
pub use suppress::suppress;
pub(in crate::portfolio) use suppress::{check_policy, within};

#[cfg(test)]
mod attacker_tests;
#[cfg(test)]
mod summary_tests;
#[cfg(test)]
mod suppress_tests;
