//! Are people of some groups selected, or scored high, less often than those of others?
//!
//! Words: a **protected attribute** is one by which nobody may be treated worse, such as sex; a
//! **protected group** is a value of it; an **intersection** is one group of each of two
//! attributes; a person is **favoured** who was selected or, where a tool gives scores, scored above
//! the median of everybody; the **reference** of a table is the group that is favoured most often.
//!
//! Protected groups have types of their own, which nothing that computes a level or a score takes:
//! they are here to look at outcomes, and for nothing else.
//!
//! # The figures
//!
//! | figure | formula | source |
//! |---|---|---|
//! | selection rate, scoring rate | favoured / people | New York City, 6 RCNY 5-300 |
//! | range of the rate | Wilson interval | Wilson 1927, see [`wilson`](crate::evidence::measure::wilson) |
//! | impact ratio | rate / rate of the reference | 6 RCNY 5-300 |
//! | below four fifths | impact ratio < 4/5, in whole numbers | US Uniform Guidelines, 29 CFR 1607.4(D) |
//! | p-value | two-sided exact test against the reference, see [`fisher_exact`] | Fisher 1935 |
//!
//! The layout is that of a bias audit by New York City's Local Law 144 (6 RCNY 5-301): one table
//! for each attribute, one for each pair, each with the number of people whose group is unknown.
//! The law asks for sex, for race or ethnicity, and for the two together.
//!
//! # How to read it
//!
//! The four-fifths flag and the p-value belong together, and stand in one value: with few people a
//! ratio far below 4/5 may be chance, and with very many a ratio near 1 may be none.
//! Each row is tested by itself; with twenty rows one of them is expected below 0.05 by chance.
//! Neither is a finding of discrimination, nor is its absence a proof of fairness.
//!
//! | caution | meaning |
//! |---|---|
//! | `few_people` | the group or the reference has fewer people than the options say |
//! | `one_person_decides` | with one person of the group in the place of one of the reference, or the other way round, the flag would be another |
//!
//! # Edges
//!
//! * A group without anybody has no rate; where nobody is favoured there is no reference, and no
//!   ratio.
//! * A group with less than a given part of all people can be left out: it keeps its rate, has no
//!   ratio, and is no reference (6 RCNY 5-301 allows that below 2 %, with a reason).
//! * People whose group is unknown are counted apart, and in no rate.
//! * Hidden groups are hidden as in [`safe`](super::safe): the groups and those of unknown ones are
//!   the cells, the favoured their sums.
//!   Where the favoured follow from the others, the rest do too, so both are guarded, each by
//!   itself.
//!   The reference is then the most favoured group that is shown; a hidden one may be more so.

mod compare;
mod fisher;
mod median;
mod model;
mod table;

pub use fisher::{FisherExact, fisher_exact};
pub use median::{AboveMedian, ScoredPerson, count_above_median};
pub use model::{
    FairnessCaution, FairnessData, FairnessOptions, FairnessRow, FairnessSection, FairnessTable,
    GroupDifference, GroupStanding, GroupSuppression, ProtectedAttribute, ProtectedCount,
    ProtectedGroup, RateKind, RateRange,
};
pub use table::fairness;

#[cfg(test)]
mod fairness_tests;
#[cfg(test)]
mod fisher_tests;
