//! What is the least that has to be learnt to reach a role?
//!
//! Words: a [`Raise`] lifts one competency of the person to a higher level; its **cost** is what
//! the caller says a level costs; a [`Target`] is a score, the must-haves, or being ready; an
//! [`EffortPlan`] is the cheapest set of raises that reaches it, with the proof of that.
//!
//! # The problem
//!
//! minimise sum(cost) subject to sum(met * share) >= target, one level for each competency
//!
//! This is the knapsack problem with multiple choice (Sinha and Zoltners 1979), turned round: the
//! least cost for a value, and not the most value for a budget.
//! Shares are whole numbers of parts of 2^-52 and costs whole numbers of millionths, so no answer
//! hangs on rounding.
//!
//! 1. The levels there are become **rungs**; competencies that depend on one another, by an
//!    equivalent, a choice or a condition, are taken together and all their combinations are
//!    assessed.
//! 2. Where a raise changes what counts at all, each such case is a **scenario** with its own
//!    shares.
//! 3. In each scenario the linear relaxation gives a lower bound and a price of the score; what
//!    costs more than the gap at that price is left out; the rest is solved by dynamic programming
//!    over the best pairs of cost and score, those nearest to the price first (Pisinger 1995).
//! 4. The plan is assessed in the end: its score is that of [`assess`](super::assess).
//! 5. Under an interval a person is ready by the low end of the score, with the worst of what may
//!    not be asked. Where that of the plan is too low, all is done again with the low end as one
//!    more value that has to be enough. It adds up as well: it reaches the threshold just when the
//!    mean does of what is surely asked and of all else that is met by less than the threshold.
//!
//! # Which of several cheapest plans
//!
//! The one with the fewest raises; then the one with the highest score, and where a coverage
//! is asked for the highest coverage; then the one that raises the first competency in which they
//! differ higher, in the order of uris.
//!
//! Not here: what to learn in which order, and from whom.

mod bound;
mod cluster;
mod cost;
mod expand;
mod levels;
mod model;
mod offer;
mod part;
mod plan;
mod scenario;
mod search;
mod stand;

pub use model::{
    EffortLimits, EffortOptions, EffortPlan, EffortStatus, LevelCost, Raise, Target, UnknownStart,
    Without,
};
pub use plan::least_effort;

#[cfg(test)]
mod brute_tests;
#[cfg(test)]
mod effort_tests;
