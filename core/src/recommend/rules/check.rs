//! What is wrong with rules, before any of them runs.

use std::collections::BTreeMap;

use serde::Serialize;

use super::compile::Compiled;
use super::condition::Truth;
use super::facts::{FactKind, Listed, find, nearest};
use super::solve::{Found, Step, can_meet, search};
use super::{Rule, RuleAbout, RuleCondition, RuleSet};
use crate::kernel::{Key, Text};
use crate::problem::{Diagnostic, Fault};
use crate::recommend::RecommendError;

/// The most rules of a set, comparisons of a rule, and conditions inside one another.
const MOST_RULES: usize = 500;
const MOST_COMPARISONS: u32 = 100;
const DEEPEST: usize = 16;

/// What was found in a set of rules, and what running it costs.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RuleCheck {
    /// What is wrong or worth knowing, rule by rule in their order, then pairs of rules.
    pub diagnostics: Vec<Diagnostic>,
    /// What each rule costs, in their order.
    pub costs: Vec<RuleCost>,
    /// The most comparisons that one case can cost, all rules together.
    pub cost: f64,
}

/// What a rule costs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RuleCost {
    /// Id of the rule.
    pub rule: Key,
    /// How many comparisons its condition has.
    pub comparisons: u32,
    /// The most comparisons that one case can cost, near misses with it.
    pub most: u32,
}

/// Everything that is wrong with a set of rules, and what running it costs.
///
/// | finding | code | severity |
/// |---|---|---|
/// | fact that is not in the list | `recommend.unknown_fact` | error |
/// | fact compared with the wrong kind of value, with one that it never has, or in a rule whose cases do not have it | `recommend.fact_mismatch` | error |
/// | rule that is there twice | `recommend.named_twice` | error |
/// | rule with a number, a day or a size that makes no sense | `recommend.invalid_rule` | error |
/// | rule that can never fire | `recommend.rule_never_fires` | error |
/// | rule that fires whatever the known facts are | `recommend.rule_always_fires` | warning |
/// | two rules that exclude each other, stand equally high and can fire together | `recommend.rule_conflict` | error |
/// | rule that another one overrules whenever it fires | `recommend.rule_shadowed` | warning |
/// | two rules that say the same and can fire together | `recommend.rules_overlap` | note |
/// | rule with too many cases to look at all of them | `recommend.rule_too_wide` | warning |
///
/// Pairs are looked at where both are about the same and speak on the same days.
///
/// What it does not tell: whether the rules are wise.
///
/// # Cost
///
/// Up to 20,000 partial cases for each rule, and for each pair of rules that say the same or exclude
/// each other.
#[must_use]
pub fn check_rules(set: &RuleSet) -> RuleCheck {
    let mut found = Vec::new();
    if set.rules.len() > MOST_RULES {
        let fault = Fault::new().at("rules.rules").with("what", "rules");
        let fault = fault.with("size", set.rules.len()).with("limit", MOST_RULES);
        found.push(Diagnostic::error(RecommendError::TooLarge(fault)));
        return RuleCheck { diagnostics: found, costs: Vec::new(), cost: 0.0 };
    }
    let mut ids: BTreeMap<&Key, usize> = BTreeMap::new();
    let mut sound: Vec<(usize, &Rule, Compiled)> = Vec::new();
    let mut costs = Vec::new();
    for (at, rule) in set.rules.iter().enumerate() {
        let before = found.len();
        if ids.insert(&rule.id, at).is_some() {
            let fault = Fault::new().at(format!("rules.rules[{at}].id")).with("name", &rule.id);
            found.push(Diagnostic::error(RecommendError::NamedTwice(fault)));
        }
        let place = Place { rule, path: format!("rules.rules[{at}]") };
        if !place.check(&mut found) || found.len() > before {
            continue;
        }
        let compiled = Compiled::of((at, rule));
        costs.push(RuleCost {
            rule: rule.id.clone(),
            comparisons: compiled.comparisons(),
            most: compiled.cost(),
        });
        if alone(&place, &compiled, &mut found) {
            sound.push((at, rule, compiled));
        }
    }
    for (at, (_, first, one)) in sound.iter().enumerate() {
        for (later, second, other) in sound.iter().skip(at + 1) {
            let path = format!("rules.rules[{later}]");
            if can_meet(first.about, second.about) && share_a_day(first, second) {
                pair(&path, (first, one), (second, other), &mut found);
            }
        }
    }
    let cost = costs.iter().fold(0.0, |sum, cost| sum + f64::from(cost.most));
    RuleCheck { diagnostics: found, costs, cost }
}

fn share_a_day(a: &Rule, b: &Rule) -> bool {
    let begins = a.valid_from.max(b.valid_from);
    let ends = [a.valid_until, b.valid_until].into_iter().flatten().min();
    begins.zip(ends).is_none_or(|(begins, ends)| begins <= ends)
}

/// Whether a rule can fire, and can be silent; whether it takes part in pairs.
fn alone(place: &Place<'_>, compiled: &Compiled, found: &mut Vec<Diagnostic>) -> bool {
    let wanted = |truth: Truth| {
        search(&[compiled], move |truths, _| match truths {
            [one] if *one == truth => Step::Stop,
            [Truth::Unknown] => Step::On,
            _ => Step::Back,
        })
    };
    let fault = || place.fault("when");
    match wanted(Truth::Holds) {
        Found::Nothing => {
            found.push(Diagnostic::error(RecommendError::RuleNeverFires(fault())));
            return false;
        }
        Found::TooMany => {
            found.push(Diagnostic::warning(RecommendError::RuleTooWide(fault())));
            return false;
        }
        Found::Case(_) => {}
    }
    if wanted(Truth::Fails) == Found::Nothing {
        found.push(Diagnostic::warning(RecommendError::RuleAlwaysFires(fault())));
    }
    true
}

/// How two rules stand to one another.
fn pair(
    path: &str,
    (first, one): (&Rule, &Compiled),
    (second, other): (&Rule, &Compiled),
    found: &mut Vec<Diagnostic>,
) {
    let excludes = first.exclusive.is_some() && first.exclusive == second.exclusive;
    let says_the_same = first.emits.code == second.emits.code;
    if !excludes && !says_the_same {
        return;
    }
    let fault = |case: &str| {
        let fault = Fault::new().at(path).with("rule", &second.id).with("other", &first.id);
        fault.with("case", case)
    };
    let together = search(&[one, other], |truths, _| {
        if truths.iter().all(|truth| *truth == Truth::Holds) {
            Step::Stop
        } else if truths.contains(&Truth::Fails) {
            Step::Back
        } else {
            Step::On
        }
    });
    let case = match together {
        Found::Nothing => return,
        Found::TooMany => {
            let error = RecommendError::RuleTooWide(fault(""));
            found.push(Diagnostic::warning(error));
            return;
        }
        Found::Case(case) => case,
    };
    if !excludes {
        found.push(Diagnostic::note(RecommendError::RulesOverlap(fault(&case))));
        return;
    }
    let (lower, higher, low, high) = match first.priority.cmp(&second.priority) {
        std::cmp::Ordering::Equal => {
            found.push(Diagnostic::error(RecommendError::RuleConflict(fault(&case))));
            return;
        }
        std::cmp::Ordering::Less => (first, second, one, other),
        std::cmp::Ordering::Greater => (second, first, other, one),
    };
    // Is there a case in which the lower one speaks, since the higher one does not fire?
    let free = search(&[low, high], |truths, is_complete| match truths {
        [Truth::Fails, _] | [_, Truth::Holds] => Step::Back,
        [Truth::Holds, Truth::Fails] => Step::Stop,
        [Truth::Holds, Truth::Unknown] if is_complete => Step::Stop,
        _ => Step::On,
    });
    let is_always_there = higher.valid_from.is_none()
        && higher.valid_until.is_none()
        && higher.cool_down_days.is_none();
    if free == Found::Nothing && is_always_there {
        let fault = Fault::new().at(path).with("rule", &lower.id).with("other", &higher.id);
        found.push(Diagnostic::warning(RecommendError::RuleShadowed(fault)));
    }
}

/// A rule and where it stands.
struct Place<'a> {
    rule: &'a Rule,
    path: String,
}

impl Place<'_> {
    fn fault(&self, field: &str) -> Fault {
        Fault::new().at(format!("{}.{field}", self.path)).with("rule", &self.rule.id)
    }

    fn invalid(&self, field: &str, reason: impl ToString) -> Diagnostic {
        Diagnostic::error(RecommendError::InvalidRule(self.fault(field).with("reason", reason)))
    }

    /// Finds what is wrong with the rule by itself; whether its condition can be looked at.
    fn check(&self, found: &mut Vec<Diagnostic>) -> bool {
        let rule = self.rule;
        if let Some((from, until)) = rule.valid_from.zip(rule.valid_until).filter(|(a, b)| a > b) {
            let reason = format!("speaks from `{from}` until `{until}`, which is earlier");
            found.push(self.invalid("valid_until", reason));
        }
        if let Some(days) = rule.cool_down_days.filter(|days| !(1..=3_650).contains(days)) {
            let reason = format!("is silent for `{days}` days; the limits are 1 and 3650");
            found.push(self.invalid("cool_down_days", reason));
        }
        for (field, value) in std::iter::once(("score.base".to_owned(), rule.score.base)).chain(
            (0..)
                .zip(&rule.score.terms)
                .map(|(at, term)| (format!("score.terms[{at}].weight"), term.weight)),
        ) {
            if !(-1e6..=1e6).contains(&value) {
                let reason = format!("has `{value}`; the limits are -1000000 and 1000000");
                found.push(self.invalid(&field, reason));
            }
        }
        for (at, term) in rule.score.terms.iter().enumerate() {
            let field = format!("score.terms[{at}].fact");
            let listed = self.fact(&field, &term.fact, found);
            if let Some(fact) = listed.filter(|fact| !fact.kind.is_number()) {
                self.mismatch(&field, &term.fact, fact, "is added to a score", found);
            }
        }
        for (name, fact) in &rule.emits.parameters {
            self.fact(&format!("emits.parameters.{name}"), fact, found);
        }
        let mut comparisons = 0;
        let is_deep = !self.condition(&rule.when, "when", DEEPEST, &mut comparisons, found);
        if is_deep {
            let reason = format!("has conditions inside one another; the limit is {DEEPEST}");
            found.push(self.invalid("when", reason));
        }
        if comparisons > MOST_COMPARISONS {
            let reason =
                format!("has `{comparisons}` comparisons; the limit is {MOST_COMPARISONS}");
            found.push(self.invalid("when", reason));
        }
        !is_deep && comparisons <= MOST_COMPARISONS
    }

    /// Finds what is wrong with a condition; whether it is not too deep.
    fn condition(
        &self,
        condition: &RuleCondition,
        path: &str,
        deepest: usize,
        comparisons: &mut u32,
        found: &mut Vec<Diagnostic>,
    ) -> bool {
        if deepest == 0 {
            return false;
        }
        match condition {
            RuleCondition::All { of } | RuleCondition::Any { of } => {
                return of.iter().enumerate().all(|(at, one)| {
                    let path = format!("{path}.of[{at}]");
                    self.condition(one, &path, deepest - 1, comparisons, found)
                });
            }
            RuleCondition::Not { of } => {
                let path = format!("{path}.of");
                return self.condition(of, &path, deepest - 1, comparisons, found);
            }
            RuleCondition::Number { fact, value, .. } => {
                if let Some(listed) = self.fact(path, fact, found) {
                    if !listed.kind.is_number() {
                        self.mismatch(path, fact, listed, "is compared with a number", found);
                    } else if !within_range(listed.kind, *value) {
                        let how = format!("is compared with `{value}`");
                        self.mismatch(path, fact, listed, &how, found);
                    }
                }
            }
            RuleCondition::Among { fact, values } => {
                if let Some(listed) = self.fact(path, fact, found) {
                    if listed.kind != FactKind::Text {
                        self.mismatch(path, fact, listed, "is looked for among texts", found);
                    }
                    for value in values.iter().filter(|value| !listed.has_text(value)) {
                        let how = format!("is compared with `{value}`");
                        self.mismatch(path, fact, listed, &how, found);
                    }
                }
            }
            RuleCondition::Flag { fact, .. } => {
                let listed = self.fact(path, fact, found);
                if let Some(listed) = listed.filter(|listed| listed.kind != FactKind::Flag) {
                    self.mismatch(path, fact, listed, "is compared with a yes or no", found);
                }
            }
            RuleCondition::Known { fact } => {
                self.fact(path, fact, found);
            }
        }
        *comparisons += 1;
        true
    }

    /// The fact of this name, where cases of the rule have it.
    fn fact(
        &self,
        field: &str,
        name: &Text,
        found: &mut Vec<Diagnostic>,
    ) -> Option<&'static Listed> {
        let Some(listed) = find(name) else {
            let fault = self.fault(field).with("fact", name);
            let fault = match nearest(name) {
                Some(nearest) => fault.with("nearest", format!("; did you mean `{nearest}`?")),
                None => fault,
            };
            found.push(Diagnostic::error(RecommendError::UnknownFact(fault)));
            return None;
        };
        if self.rule.about == RuleAbout::Role && listed.about == RuleAbout::Competency {
            let fault = self.fault(field).with("fact", name);
            let how = "is there only in cases about a competency, and the rule is about a role";
            found.push(Diagnostic::error(RecommendError::FactMismatch(fault.with("reason", how))));
            return None;
        }
        Some(listed)
    }

    fn mismatch(
        &self,
        field: &str,
        name: &Text,
        listed: &Listed,
        how: &str,
        found: &mut Vec<Diagnostic>,
    ) {
        let what = match listed.values {
            [] => listed.kind.words().to_owned(),
            values => format!("one of {}", values.join(", ")),
        };
        let fault = self.fault(field).with("fact", name);
        let fault = fault.with("reason", format!("{how} and is {what}"));
        found.push(Diagnostic::error(RecommendError::FactMismatch(fault)));
    }
}

/// Whether a comparison with this value makes sense: a fraction between whole numbers does.
fn within_range(kind: FactKind, value: f64) -> bool {
    let (lowest, highest) = kind.range();
    (lowest..=highest).contains(&value)
}
