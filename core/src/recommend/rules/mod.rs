//! Who is told what, by which rule, and what would have to change for another rule to speak?
//!
//! Words: a **fact** is a named value about a person, a role or a competency, from a closed list
//! ([`rule_facts`]); a **case** is a set of facts about one person and one role, or about one
//! competency of it; a [`Rule`] is a condition over facts, a score and a message; a rule **fires**
//! in a case in which its condition holds; it **just missed** where one number alone would have to
//! move.
//!
//! # Three answers
//!
//! A condition holds, does not hold, or nobody knows, since unknown is not zero (Kleene's logic):
//!
//! | condition | answer |
//! |---|---|
//! | a comparison whose fact is unknown | nobody knows |
//! | `known` | holds or does not, always |
//! | `all` | does not hold where one does not; else nobody knows where that is so of one |
//! | `any` | holds where one does; else nobody knows where that is so of one |
//! | `not` | the other way round; nobody knows stays |
//!
//! # Checked when loaded
//!
//! [`check_rules`] finds unknown facts, values of the wrong kind and conditions that can never hold
//! or always do; two rules that exclude each other, stand equally high and can fire together; and
//! rules that can never speak for another one.
//! The search over all cases is exact: of each fact only the values between which some comparison
//! changes matter, and they are tried in turn.
//!
//! # Cost known before
//!
//! One case costs a rule of *c* comparisons, *n* of them of numbers, at most c (1 + 5 n)
//! comparisons, near misses with it.
//! The cost of a run is known from the rules and the number of cases, and one that is too large is
//! refused before it begins.
//!
//! Not here: where facts come from ([`rule_cases`] makes those of readiness), and how messages are
//! said (`coach`).

mod cases;
mod check;
mod compile;
mod condition;
mod defaults;
mod dry_run;
mod evaluate;
mod facts;
mod model;
mod near;
mod outcome;
mod solve;

pub use cases::{CompetencyNote, rule_cases};
pub use check::{RuleCheck, RuleCost, check_rules};
pub use compile::Rules;
pub use condition::{FactValue, NumberTest, RuleCondition};
pub use defaults::default_rules;
pub use dry_run::{DryRun, RuleReach, dry_run};
pub use evaluate::{PastMessage, RuleRunOptions, evaluate_rules};
pub use facts::{FactKind, RuleFact, rule_facts};
pub use model::{Rule, RuleAbout, RuleMessage, RuleScore, RuleSet, ScoreTerm};
pub use outcome::{
    CaseOutcome, FactMove, FiredRule, HeldBack, HeldBackReason, NearMiss, RuleCase, RuleRun,
    ScorePart, SeenFact, UndecidedRule,
};

#[cfg(test)]
mod rules_tests;
