//! Who would get what.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{CompetencyNote, RuleRun, RuleRunOptions, Rules, evaluate_rules, rule_cases};
use crate::kernel::{Day, Key};
use crate::portfolio::Cohort;
use crate::readiness::Options;
use crate::recommend::RecommendError;
use crate::role::Role;

/// Who would get what, if rules were run on recorded people.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DryRun {
    /// How many people have a case.
    pub people: u32,
    /// People for whom no rule speaks, by id.
    pub silent: Vec<Key>,
    /// What each rule reaches, by id; one that reaches nobody is there too.
    pub reach: Vec<RuleReach>,
    /// Every case with what rules make of it.
    pub run: RuleRun,
}

/// What a rule reaches.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RuleReach {
    /// Id of the rule.
    pub rule: Key,
    /// In how many cases it speaks.
    pub fired: u32,
    /// The people to whom it speaks, by id.
    pub people: Vec<Key>,
    /// In how many cases it is held back.
    pub held_back: u32,
    /// In how many cases it just missed, as far as those are listed.
    pub near_misses: u32,
    /// In how many cases nobody knows.
    pub undecided: u32,
}

/// Who would get what, if these rules were run on recorded people on a day.
///
/// The cases are those of [`rule_cases`], and what rules make of them is that of
/// [`evaluate_rules`]; nothing is sent or kept.
///
/// # Errors
///
/// * those of [`rule_cases`] and [`evaluate_rules`].
pub fn dry_run(
    rules: &Rules,
    cohort: &Cohort,
    roles: &[Role],
    notes: &[CompetencyNote],
    as_of: Day,
    run: &RuleRunOptions,
    options: &Options,
) -> Result<DryRun, RecommendError> {
    let cases = rule_cases(cohort, roles, notes, options)?;
    let run = evaluate_rules(rules, &cases, as_of, run)?;
    let mut reach: BTreeMap<&Key, RuleReach> = rules
        .each()
        .map(|(rule, _)| {
            let reach = RuleReach {
                rule: rule.id.clone(),
                fired: 0,
                people: Vec::new(),
                held_back: 0,
                near_misses: 0,
                undecided: 0,
            };
            (&rule.id, reach)
        })
        .collect();
    let mut heard: BTreeMap<&Key, bool> = BTreeMap::new();
    for case in &run.cases {
        *heard.entry(&case.person).or_default() |= !case.fired.is_empty();
        for fired in &case.fired {
            if let Some(reach) = reach.get_mut(&fired.rule) {
                reach.fired += 1;
                reach.people.push(case.person.clone());
            }
        }
        for one in &case.held_back {
            reach.entry(&one.rule).and_modify(|reach| reach.held_back += 1);
        }
        for one in &case.near_misses {
            reach.entry(&one.rule).and_modify(|reach| reach.near_misses += 1);
        }
        for one in &case.undecided {
            reach.entry(&one.rule).and_modify(|reach| reach.undecided += 1);
        }
    }
    let silent = heard.iter().filter(|(_, hears)| !**hears);
    let silent = silent.map(|(person, _)| (*person).clone()).collect();
    let people = u32::try_from(heard.len()).unwrap_or(u32::MAX);
    let mut reach: Vec<RuleReach> = reach.into_values().collect();
    for one in &mut reach {
        one.people.sort();
        one.people.dedup();
    }
    Ok(DryRun { people, silent, reach, run })
}
