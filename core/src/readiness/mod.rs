//! How far is one person from one role, and why?
//!
//! Words: a [`Readiness`] is the answer; its **score** is the met part of what the role asks, by
//! weight; its **coverage** is the part about which anything is known; its [`Verdict`] says whether
//! the person is ready, and a [`Blocker`] why not; a [`Contribution`] is what one requirement adds
//! to the score; a [`Gap`] is what it lacks; a [`Formula`] is a named, versioned rule.
//!
//! # The formula `weighted_proportional`
//!
//! With the level held *a*, the level asked *r* and the bottom of the scale *m*:
//!
//! met = min(1, (a - m) / (r - m))
//!
//! score = sum(weight * met) / sum(weight)
//!
//! | case | rule |
//! |---|---|
//! | the level asked is the bottom of the scale | it asks nothing, and leaves both sums; as a must-have it still has to be demonstrated |
//! | no level is asked | any demonstrated level meets it |
//! | no importance is given | a required one weighs 1, a desired one 0.5 (an option) |
//! | not applicable to this person | leaves both sums |
//! | not demonstrated | met = 0 |
//! | unknown | met = 0 in `score` and `low`, 1 in `high`; not in `coverage` |
//! | whether it is asked is unknown | counts in `score`; in `low` and `high` where that leads lower or higher |
//! | more than asked | met = 1: strength in one competency cannot pay for the lack of another |
//! | nothing is asked | a problem, never 0 and never NaN |
//!
//! Unknown is not zero: a score stands beside its coverage and between its low and its high.
//!
//! # Other formulas
//!
//! All are sum(weight * met) / sum(weight), and differ in the two.
//! With *w* the importance, and heights counted from the bottom of the scale:
//!
//! | name | weight | met | after |
//! |---|---|---|---|
//! | `weighted_proportional` | w | min(1, a / r) | our own, the default |
//! | `mean_proportional` | 1 | min(1, a / r) | SAP SuccessFactors since 2018 |
//! | `count_met` | 1 | 1 from r on, else 0 | SAP SuccessFactors before that |
//! | `tolerance` | 1 | 1 from r - tolerance on, but not at the bottom | Neobrain, with 1 |
//! | `weighted_capped` | w * r | min(1, a / r) | sapnendra.dev |
//! | `mandatory_first` | r, of the required ones only | min(1, a / r) | HRForecast |
//! | `required_plus_preferred` | 1 | required: 1 from r on; desired: 1 for any level | Micro Focus PPM |
//!
//! What is unknown, not applicable or asks nothing is handled in all of them as in the first.
//!
//! They are after the idea of a product, and are not its numbers: here heights count from the bottom
//! of the scale, there mostly levels as they are written, and rounding and edges are its own.
//! On a scale from 1 to 4, where one competency asks for 4 and shows 2 and another asks for 2 and
//! shows 4, `mandatory_first` is 50 % here and 66.67 % at HRForecast.
//! The very numbers of the products are in [`peers`].
//!
//! # What is unknown
//!
//! | policy | score | verdict |
//! |---|---|---|
//! | `strict` | unknown is unmet | by the score; an unknown gate is closed |
//! | `lenient` | unknown is left out, so the score is that of what is known | by the score; an unknown gate does not block |
//! | `interval` | unknown is unmet | only where the low and the high end agree, else `undecided` |
//!
//! The score lies between `low` and `high` whatever unknown levels turn out to be, whatever the
//! situation turns out to be, and whatever is asked then, so what `interval` decides stays decided.
//! They are true bounds, and not always reached: each condition is seen by itself, so two that
//! cannot both hold count as if they could.
//! Two things are not foreseen: that a competency turns out not to be applicable for which an
//! equivalent counts, and that nothing the role asks is asked of the person in the end.
//!
//! A person is **ready** when the score reaches the threshold (an option; 1 without it) and every
//! must-have is there; below a coverage floor (an option) nothing is decided that unknowns could
//! change.
//!
//! # Terms of a role
//!
//! | term | rule |
//! |---|---|
//! | [`Gate`](crate::role::Gate) | open from its minimum on; a closed one makes the verdict `not_ready`, whatever the score |
//! | [`Equivalent`](crate::role::Equivalent) | counts factor * min(1, a / r) where that is more than the competency itself gives; an unknown one counts nothing in `score` and `low`, and its factor in `high` |
//! | [`Condition`](crate::role::Condition) | where it does not hold the requirement leaves both sums; where that is unknown it counts in `score`, and is known for `coverage` and `lenient` only if it is fully met |
//! | [`Choice`](crate::role::Choice) | counts as one requirement with one weight; the mean of its `choose` best members is how far it is met, and each of them gets an equal part of its weight |
//!
//! A choice is known where unknown members could not change it.
//!
//! # Exact parts
//!
//! The weights are turned into shares of one whole ([`apportion`](crate::kernel::apportion)), and
//! every part of the result is a whole number of parts of 2^-52.
//! So the contributions add up to the score, and the score and the losses to 1, in every bit and in
//! any order of addition; against real arithmetic they are off by less than 1e-13.
//!
//! # Formulas of others
//!
//! [`peers`] has the formulas of other products under names of their own, so that their numbers can
//! stand beside these.
//!
//! # Least effort
//!
//! [`least_effort`] finds the cheapest set of level raises that reaches a target, and proves that
//! none is cheaper.
//!
//! # Said to people
//!
//! [`explain`](explain()) turns a readiness into statements with reasons and values, which add up
//! to the score, and [`render`] says them in sentences, in any language that has a
//! [`MessageCatalogue`].
//!
//! # Questions around a readiness
//!
//! | question | function |
//! |---|---|
//! | what would become of it if something changed? | [`what_if`] |
//! | what should be found out next, and how much may be lost? | [`sensitivity`] |
//! | which gaps open the most roles? | [`unlocks`] |
//! | when did it pass its marks? | [`milestones`] |
//! | where does a change come from? | [`split_change`] |
//! | what does a new version of roles do to people? | [`impact`] |
//!
//! All of them assess anew and differ from [`assess`] in nothing else.
//!
//! Not here: where levels come from (`evidence`), and many people at once (`portfolio`).

mod assess;
mod bounds;
mod choice;
mod compare;
mod condition;
mod difference;
mod effort;
mod error;
mod explain;
mod formula;
mod impact;
mod index;
mod judge;
mod lookup;
mod milestones;
mod model;
mod options;
pub mod peers;
mod place;
mod plain;
mod scorer;
mod sensitivity;
mod split;
mod terms;
mod unlocks;
mod verdict;
mod what_if;

pub use assess::assess;
pub use compare::{compare, rank};
pub use effort::{
    EffortLimits, EffortOptions, EffortPlan, EffortStatus, LevelCost, Raise, Target, UnknownStart,
    Without, least_effort,
};
pub use error::ReadinessError;
pub use explain::{
    ExplainOptions, Explanation, Message, MessageCatalogue, NumberFormat, ParameterValue,
    PluralCategory, Reason, RenderOptions, RenderedStatement, Section, Statement, Tone,
    built_in_catalogue, check_catalogue, explain, labels, parse_catalogue, plural_categories,
    plural_category, render,
};
pub(crate) use explain::{Sayer, either, single, two_forms};
pub use formula::Formula;
pub use impact::{
    AffectedPerson, EvidenceFate, EvidenceMove, Impact, ImpactCount, ImpactOptions, ReasonCount,
    RoleImpact, impact,
};
pub use index::RoleIndex;
pub use milestones::{Crossing, CrossingDirection, Milestone, MilestonePoint, milestones};
pub use model::{
    Blocker, BlockerReason, Comparison, Contribution, Gap, GapReason, GateResult, GateState,
    LeftOut, RankedRole, Ranking, Readiness, UnratedRole, Verdict,
};
pub use options::{Options, UnknownPolicy, parse_options, print_options};
pub use peers::{PeerFormula, PeerScore, parse_peer_formula, peer_score};
pub(crate) use plain::{PlainRule, PlainTerm};

pub use scorer::{Scorer, ScorerInput, Scores};
pub use sensitivity::{Hypothesis, Margin, Sensitivity, UnknownRequirement, sensitivity};
pub(crate) use terms::{Met, Scales, Shown, Term, share_out};
pub(crate) use verdict::plain_verdict;

pub use split::{ChangeSplit, CompetencyChange, split_change};
pub use unlocks::{Closure, RaisedLevel, Unlock, UnlockLimits, Unlocks, unlocks};
pub use what_if::{
    Change, ContributionChange, GateChange, Outcome, VerdictChange, WhatIf, what_if,
};

#[cfg(test)]
mod algebra_tests;
#[cfg(test)]
mod bounds_tests;
#[cfg(test)]
mod impact_tests;
#[cfg(test)]
mod index_tests;
#[cfg(test)]
mod milestones_tests;
#[cfg(test)]
mod readiness_tests;
#[cfg(test)]
mod sample_tests;
#[cfg(test)]
mod scorer_tests;
#[cfg(test)]
mod sensitivity_tests;
#[cfg(test)]
mod split_tests;
#[cfg(test)]
mod unlocks_tests;
#[cfg(test)]
mod what_if_tests;
