//! What do the children of a competency say about it?
//!
//! Words: a **parent** is a competency, or a heading, that others stand below in the outline
//! (`child_of`, `part_of`); a [`RollupRule`] says what its direct children have to show for it; a
//! [`RollUp`] is where every parent with a rule stands; an **outcome** is what is to be recorded
//! because of that.
//!
//! # Rules
//!
//! A child is proficient when its level reaches the mark of the rule or, without one, the mastery
//! mark of its scale, or when its own rule completes it.
//!
//! | rule | the parent is proficient when |
//! |---|---|
//! | `all` | all direct children are; without children it is unknown, so a leaf never matches |
//! | `k_of_n` | at least *k* direct children are |
//! | `points` | every required child is, and the points of the proficient children reach what is needed |
//!
//! | case | rule |
//! |---|---|
//! | a child is unknown | yes or no only where it makes no difference, else unknown: never no |
//! | a child is not applicable to the person | it leaves the rule: it is not waited for, and earns nothing |
//! | the profile has a level of the parent | that level decides, whatever the children say |
//! | the profile says nothing of the parent | a rule that completes it decides |
//! | rules wait for each other in a circle | refused, with the circle |
//!
//! A parent is judged anew each time, from its children as they are: when a child falls, the parent
//! falls with it, and so does whatever rests on that.
//! Since rules cannot go round in a circle, there is one answer, whatever the order.
//!
//! # Outcomes
//!
//! [`roll_up_outcomes`] proposes what to record, by the mode of the rule: nothing, a piece of
//! evidence, one that waits for review, or the default level where there is none.
//! What an earlier roll-up recorded and what no longer holds is taken back.
//! Applying the proposals and asking again proposes nothing.
//!
//! Sources: Moodle (`competency_rule_all`, `competency_rule_points`, rule outcomes), CaSS (profile
//! coprocessor).
//! Unlike those: Moodle acts only when a child becomes proficient and never takes back; CaSS asks
//! for one signer more than it says; Totara turns everybody's results round when a mark is
//! changed, and here nothing is stored that could be stale, while a [`RollUp`] names the mark that
//! each child was held against.
//!
//! Not here: where the levels of children come from, and many people at once.

mod judge;
mod model;
mod outcome;
mod outline;
mod roll_up;
mod text;
mod tree_share;

pub use model::{
    ChildPoints, ChildStanding, ParentStanding, Proficiency, RollUp, RollupBasis, RollupMode,
    RollupNeed, RollupOutcome, RollupOutcomes, RollupRule, RollupRun, RollupUnknown,
};
pub use outcome::{ROLL_UP_SOURCE, roll_up_outcomes, without_roll_ups};
pub use roll_up::roll_up;
pub use text::{parse_roll_up_rules, print_roll_up_rules};
pub use tree_share::{NodeEvidence, TreeCount, TreeShare, TreeShareOptions, tree_share};

#[cfg(test)]
mod outcome_tests;
#[cfg(test)]
mod rollup_tests;
#[cfg(test)]
mod tree_share_tests;
