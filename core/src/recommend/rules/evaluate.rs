//! What rules make of cases.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::compile::{Compiled, Rules, Seen};
use super::condition::Truth;
use super::facts::{FactKind, find};
use super::near::near_moves;
use super::{
    CaseOutcome, FactValue, FiredRule, HeldBack, HeldBackReason, NearMiss, Rule, RuleAbout,
    RuleCase, RuleRun, ScorePart, SeenFact, UndecidedRule,
};
use crate::kernel::{Day, Key, Level, Share, Text, add_up};
use crate::problem::Fault;
use crate::recommend::{CoachMessage, RecommendError};

/// How rules are run.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields, expecting = "options of a run of rules")]
pub struct RuleRunOptions {
    /// What rules said before, for those that are silent for a while after it.
    pub history: Vec<PastMessage>,
    /// How many near misses each case lists at most; without it, 5.
    pub near_misses: u32,
    /// The most comparisons that a run may cost; without it, 50000000.
    pub most_cost: f64,
}

impl Default for RuleRunOptions {
    fn default() -> Self {
        Self { history: Vec::new(), near_misses: 5, most_cost: 5e7 }
    }
}

/// Something that a rule said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "what a rule said before")]
pub struct PastMessage {
    /// Id of the rule.
    pub rule: Key,
    /// The person.
    pub person: Key,
    /// The role of the case.
    #[serde(default)]
    pub role: Option<Key>,
    /// The competency of the case.
    #[serde(default)]
    pub competency: Option<Key>,
    /// The day.
    pub on: Day,
}

/// What each rule makes of each case on a day: which speak, with the values they saw; which are held
/// back; which just missed, by which number and how far; and which nobody knows.
///
/// A rule about roles is run in cases about roles, and one about competencies in cases about
/// competencies.
/// A rule that is not valid on the day or is cooling down does not speak, and overrules nobody.
/// Of rules that exclude each other the one with the highest priority speaks, of equal ones the
/// first by id.
///
/// # Errors
///
/// * `recommend.invalid_case` when a fact of a case is not in the list, or has another kind of
///   value.
/// * `recommend.too_large` when the run could cost more than the options allow.
///
/// # Cost
///
/// O(comparisons^2) for each rule and case, see the module.
pub fn evaluate_rules(
    rules: &Rules,
    cases: &[RuleCase],
    as_of: Day,
    options: &RuleRunOptions,
) -> Result<RuleRun, RecommendError> {
    let cost = rules.cost() * cases.len() as f64;
    // What cannot be compared is too large as well.
    if !matches!(cost.partial_cmp(&options.most_cost), Some(Ordering::Less | Ordering::Equal)) {
        let fault = Fault::new().at("cases").with("what", "comparisons");
        let fault = fault.with("size", cost).with("limit", options.most_cost);
        return Err(RecommendError::TooLarge(fault));
    }
    let mut spoke: BTreeMap<Spoken<'_>, Day> = BTreeMap::new();
    for past in options.history.iter().filter(|past| past.on <= as_of) {
        let spoken = (&past.rule, &past.person, past.role.as_ref(), past.competency.as_ref());
        let last = spoke.entry(spoken).or_insert(past.on);
        *last = (*last).max(past.on);
    }
    let outcomes = cases.iter().enumerate().map(|(at, case)| {
        check_case(case, at)?;
        Ok(outcome(rules, case, as_of, &spoke, options.near_misses as usize))
    });
    Ok(RuleRun {
        rules: rules.set().id.clone(),
        version: rules.set().version,
        as_of,
        cost,
        cases: outcomes.collect::<Result<_, RecommendError>>()?,
    })
}

/// A rule and a case.
type Spoken<'a> = (&'a Key, &'a Key, Option<&'a Key>, Option<&'a Key>);

fn check_case(case: &RuleCase, at: usize) -> Result<(), RecommendError> {
    let about = if case.competency.is_some() { RuleAbout::Competency } else { RuleAbout::Role };
    for (name, value) in &case.facts {
        let reason = match find(name) {
            None => "is not in the list of facts".to_owned(),
            Some(listed) if listed.about == RuleAbout::Competency && about == RuleAbout::Role => {
                "is about a competency, and the case has none".to_owned()
            }
            Some(listed) if !listed.fits(value) => {
                let what = match listed.values {
                    [] => listed.kind.words().to_owned(),
                    values => format!("one of {}", values.join(", ")),
                };
                format!("is `{value}` and has to be {what}")
            }
            Some(_) => continue,
        };
        let fault = Fault::new().at(format!("cases[{at}].facts.{name}"));
        let fault = fault.with("fact", name).with("person", &case.person).with("reason", reason);
        return Err(RecommendError::InvalidCase(fault));
    }
    Ok(())
}

/// The value of a fact in a case, those of its ids with it.
fn fact(case: &RuleCase, name: &str) -> Option<FactValue> {
    if let Some(value) = case.facts.get(name) {
        return Some(value.clone());
    }
    let key = match name {
        "person.id" => Some(&case.person),
        "role.id" | "role.title" => case.role.as_ref(),
        "competency.id" | "competency.label" => case.competency.as_ref(),
        _ => None,
    };
    key.map(|key| FactValue::Text { value: Text::from(key.as_str()) })
}

fn outcome(
    rules: &Rules,
    case: &RuleCase,
    as_of: Day,
    spoke: &BTreeMap<Spoken<'_>, Day>,
    near: usize,
) -> CaseOutcome {
    let about = if case.competency.is_some() { RuleAbout::Competency } else { RuleAbout::Role };
    let mut outcome = CaseOutcome {
        person: case.person.clone(),
        role: case.role.clone(),
        competency: case.competency.clone(),
        fired: Vec::new(),
        held_back: Vec::new(),
        near_misses: Vec::new(),
        undecided: Vec::new(),
    };
    let mut speaking: Vec<(&Rule, FiredRule)> = Vec::new();
    for (rule, compiled) in rules.each().filter(|(rule, _)| rule.about == about) {
        let seen = compiled.see(|name| fact(case, name));
        match compiled.truth(&seen) {
            Truth::Holds => match held_back(rule, case, as_of, spoke) {
                Some(reason) => {
                    outcome.held_back.push(HeldBack { rule: rule.id.clone(), reason });
                }
                None => speaking.push((rule, fired(rule, case, compiled, seen))),
            },
            Truth::Fails => {
                let moves = near_moves(compiled, &seen);
                if !moves.is_empty() {
                    let (rule, priority) = (rule.id.clone(), rule.priority);
                    outcome.near_misses.push(NearMiss { rule, priority, moves });
                }
            }
            Truth::Unknown => {
                let facts = compiled.facts.iter().zip(&seen);
                let unknown = facts.filter(|(_, seen)| **seen == Seen::Unknown);
                let unknown = unknown.map(|(fact, _)| fact.name.clone()).collect();
                outcome.undecided.push(UndecidedRule { rule: rule.id.clone(), unknown });
            }
        }
    }
    outcome.near_misses.sort_by_key(|one| std::cmp::Reverse(one.priority));
    outcome.near_misses.truncate(near);
    let highest = |rule: &Rule| {
        let same = speaking.iter().map(|(other, _)| *other);
        let same = same.filter(|other| other.exclusive == rule.exclusive);
        same.min_by(|a, b| b.priority.cmp(&a.priority).then(a.id.cmp(&b.id)))
    };
    let overruled: Vec<Option<Key>> = speaking
        .iter()
        .map(|(rule, _)| {
            let highest = highest(rule).filter(|_| rule.exclusive.is_some())?;
            (highest.id != rule.id).then(|| highest.id.clone())
        })
        .collect();
    for ((rule, fired), by) in speaking.into_iter().zip(overruled) {
        match by {
            Some(by) => {
                let reason = HeldBackReason::Overruled { by };
                outcome.held_back.push(HeldBack { rule: rule.id.clone(), reason });
            }
            None => outcome.fired.push(fired),
        }
    }
    outcome.held_back.sort_by(|a, b| a.rule.cmp(&b.rule));
    outcome.fired.sort_by(|a, b| {
        b.priority.cmp(&a.priority).then(b.score.total_cmp(&a.score)).then(a.rule.cmp(&b.rule))
    });
    outcome
}

/// Why a rule whose condition holds does not speak on a day.
fn held_back(
    rule: &Rule,
    case: &RuleCase,
    as_of: Day,
    spoke: &BTreeMap<Spoken<'_>, Day>,
) -> Option<HeldBackReason> {
    if let Some(from) = rule.valid_from.filter(|from| as_of < *from) {
        return Some(HeldBackReason::NotValid { from: Some(from) });
    }
    if rule.valid_until.is_some_and(|until| as_of > until) {
        return Some(HeldBackReason::NotValid { from: None });
    }
    let days = rule.cool_down_days?;
    let spoken = (&rule.id, &case.person, case.role.as_ref(), case.competency.as_ref());
    let until = spoke.get(&spoken)?.plus_days(days.cast_signed());
    let is_over = until.is_some_and(|until| as_of >= until);
    (!is_over).then_some(HeldBackReason::CoolingDown { until })
}

fn fired(rule: &Rule, case: &RuleCase, compiled: &Compiled, seen: Vec<Seen>) -> FiredRule {
    let mut parts = vec![rule.score.base];
    let mut named: Vec<(Option<Text>, bool)> = vec![(None, true)];
    for term in &rule.score.terms {
        let value = fact(case, &term.fact).and_then(|value| value.number());
        parts.push(value.map_or(0.0, |value| value * term.weight));
        named.push((Some(term.fact.clone()), value.is_some()));
    }
    let whole = parts.iter().sum();
    let score = add_up(&mut parts, whole);
    let parts = named.into_iter().zip(parts).map(|((fact, is_known), part)| ScorePart {
        fact,
        part,
        is_known,
    });
    let saw = compiled.facts.iter().zip(seen).map(|(named, seen)| SeenFact {
        fact: named.name.clone(),
        value: match seen {
            Seen::Value(value) => Some(value),
            Seen::Open | Seen::Unknown => None,
        },
    });
    FiredRule {
        rule: rule.id.clone(),
        version: rule.version,
        priority: rule.priority,
        score,
        parts: parts.collect(),
        message: message(rule, case),
        saw: saw.collect(),
    }
}

/// What a rule says of a case.
fn message(rule: &Rule, case: &RuleCase) -> CoachMessage {
    let mut message = CoachMessage::new(rule.emits.code.as_str());
    for (name, wanted) in &rule.emits.parameters {
        let (Some(value), Some(listed)) = (fact(case, wanted), find(wanted)) else { continue };
        message = match (value, listed.kind) {
            (FactValue::Text { value }, _) => message.text(name, value),
            (FactValue::Flag { value }, _) => message.count(name, u32::from(value)),
            (FactValue::Number { value }, FactKind::Share) => match Share::new(value) {
                Ok(share) => message.share(name, share),
                Err(_) => message.number(name, value),
            },
            (FactValue::Number { value }, FactKind::Level) => match Level::new(value) {
                Ok(level) => message.level(name, level),
                Err(_) => message.number(name, value),
            },
            (FactValue::Number { value }, _) => message.number(name, value),
        };
    }
    message
}
