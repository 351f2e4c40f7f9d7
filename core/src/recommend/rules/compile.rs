//! Rules in the form in which they are run.

use std::collections::BTreeMap;

use super::check::check_rules;
use super::condition::Truth;
use super::facts::{Listed, find};
use super::{FactValue, NumberTest, Rule, RuleCondition, RuleSet};
use crate::kernel::Text;
use crate::problem::{Fault, Severity};
use crate::recommend::RecommendError;

/// A set of rules that was checked, ready to be run.
#[derive(Debug, Clone)]
pub struct Rules {
    pub(super) set: RuleSet,
    /// By id.
    pub(super) compiled: Vec<Compiled>,
}

impl Rules {
    /// The rules, once nothing is wrong with them.
    ///
    /// # Errors
    ///
    /// * `recommend.invalid_rules` when [`check_rules`] finds an error; its details list all of
    ///   them.
    ///
    /// # Cost
    ///
    /// That of [`check_rules`].
    pub fn new(set: RuleSet) -> Result<Self, RecommendError> {
        let problems: Vec<_> = check_rules(&set)
            .diagnostics
            .into_iter()
            .filter(|found| found.severity == Severity::Error)
            .map(|found| found.problem)
            .collect();
        if let Some(first) = problems.first() {
            let fault = Fault::new().with("rules", &set.id).with("count", problems.len());
            let fault = fault.with("first", &first.message);
            let fault = match &first.path {
                Some(path) => fault.at(path.clone()),
                None => fault,
            };
            return Err(RecommendError::InvalidRules(fault.because(problems)));
        }
        let mut compiled: Vec<Compiled> = (0..).zip(&set.rules).map(Compiled::of).collect();
        compiled.sort_by(|a, b| {
            let id = |one: &Compiled| set.rules.get(one.rule).map(|rule| &rule.id);
            id(a).cmp(&id(b))
        });
        Ok(Self { set, compiled })
    }

    /// The rules as they were written.
    #[must_use]
    pub const fn set(&self) -> &RuleSet {
        &self.set
    }

    /// Each rule with its form to run, by id.
    pub(super) fn each(&self) -> impl Iterator<Item = (&Rule, &Compiled)> {
        self.compiled.iter().filter_map(|one| Some((self.set.rules.get(one.rule)?, one)))
    }

    /// The most comparisons that one case can cost.
    pub(super) fn cost(&self) -> f64 {
        self.compiled.iter().fold(0.0, |sum, one| sum + f64::from(one.cost()))
    }
}

/// A condition whose facts are numbered.
#[derive(Debug, Clone)]
pub(super) struct Compiled {
    /// Place of the rule in its set.
    rule: usize,
    root: Node,
    /// The facts it names, by name.
    pub(super) facts: Vec<Named>,
}

/// A fact that a condition names.
#[derive(Debug, Clone)]
pub(super) struct Named {
    pub(super) name: Text,
    pub(super) listed: &'static Listed,
    /// Values of the comparisons of numbers.
    pub(super) marks: Vec<f64>,
    /// Texts that it is looked for.
    pub(super) texts: Vec<Text>,
}

#[derive(Debug, Clone)]
enum Node {
    All(Vec<Node>),
    Any(Vec<Node>),
    Not(Box<Node>),
    Test(usize, Test),
}

#[derive(Debug, Clone)]
enum Test {
    Number(NumberTest, f64),
    Among(Vec<Text>),
    Flag(bool),
    Known,
}

/// What a fact is while a condition is tried.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Seen {
    /// Not looked at yet.
    Open,
    /// Nobody knows it.
    Unknown,
    /// This.
    Value(FactValue),
}

impl Compiled {
    /// The form of a rule in which every fact is known to the list.
    pub(super) fn of((rule, written): (usize, &Rule)) -> Self {
        let mut facts = BTreeMap::new();
        names(&written.when, &mut facts);
        let facts: Vec<Named> = facts.into_values().collect();
        let root = node(&written.when, &facts);
        Self { rule, root, facts }
    }

    /// How many comparisons there are.
    pub(super) fn comparisons(&self) -> u32 {
        self.root.comparisons()
    }

    /// The most comparisons that one case can cost, near misses with it.
    pub(super) fn cost(&self) -> u32 {
        let marks: usize = self.facts.iter().map(|fact| fact.marks.len()).sum();
        let tries = u32::try_from(marks).unwrap_or(u32::MAX).saturating_mul(5).saturating_add(1);
        self.comparisons().saturating_mul(tries)
    }

    /// What the condition comes to with these facts, in the order of [`facts`](Self::facts).
    pub(super) fn truth(&self, seen: &[Seen]) -> Truth {
        self.root.truth(seen)
    }

    /// Its facts as a case has them.
    pub(super) fn see(&self, fact: impl Fn(&str) -> Option<FactValue>) -> Vec<Seen> {
        let see = |named: &Named| fact(&named.name).map_or(Seen::Unknown, Seen::Value);
        self.facts.iter().map(see).collect()
    }
}

/// All facts that a condition names, with what they are compared with.
fn names(condition: &RuleCondition, facts: &mut BTreeMap<Text, Named>) {
    match condition {
        RuleCondition::All { of } | RuleCondition::Any { of } => {
            of.iter().for_each(|one| names(one, facts));
        }
        RuleCondition::Not { of } => names(of, facts),
        RuleCondition::Number { fact, value, .. } => {
            name(fact, facts, |named| named.marks.push(*value));
        }
        RuleCondition::Among { fact, values } => {
            name(fact, facts, |named| named.texts.extend(values.iter().cloned()));
        }
        RuleCondition::Flag { fact, .. } | RuleCondition::Known { fact } => {
            name(fact, facts, |_| {});
        }
    }
}

/// Adds a fact that is in the list, and what it is compared with.
fn name(fact: &Text, facts: &mut BTreeMap<Text, Named>, compared: impl FnOnce(&mut Named)) {
    let Some(listed) = find(fact) else { return };
    let (marks, texts) = (Vec::new(), Vec::new());
    let named = Named { name: fact.clone(), listed, marks, texts };
    compared(facts.entry(fact.clone()).or_insert(named));
}

fn node(condition: &RuleCondition, facts: &[Named]) -> Node {
    let test = |fact: &Text, test: Test| {
        let at = facts.binary_search_by(|named| named.name.cmp(fact));
        // A fact that is not in the list is unknown for ever.
        Node::Test(at.unwrap_or(usize::MAX), test)
    };
    let nodes = |of: &[RuleCondition]| of.iter().map(|one| node(one, facts)).collect();
    match condition {
        RuleCondition::All { of } => Node::All(nodes(of)),
        RuleCondition::Any { of } => Node::Any(nodes(of)),
        RuleCondition::Not { of } => Node::Not(Box::new(node(of, facts))),
        RuleCondition::Number { fact, is, value } => test(fact, Test::Number(*is, *value)),
        RuleCondition::Among { fact, values } => test(fact, Test::Among(values.clone())),
        RuleCondition::Flag { fact, value } => test(fact, Test::Flag(*value)),
        RuleCondition::Known { fact } => test(fact, Test::Known),
    }
}

impl Node {
    fn comparisons(&self) -> u32 {
        match self {
            Self::All(of) | Self::Any(of) => {
                of.iter().map(Self::comparisons).fold(0, u32::saturating_add)
            }
            Self::Not(of) => of.comparisons(),
            Self::Test(..) => 1,
        }
    }

    fn truth(&self, seen: &[Seen]) -> Truth {
        match self {
            Self::All(of) => Truth::all(of.iter().map(|one| one.truth(seen))),
            Self::Any(of) => Truth::any(of.iter().map(|one| one.truth(seen))),
            Self::Not(of) => of.truth(seen).turned(),
            Self::Test(at, test) => match (seen.get(*at), test) {
                (Some(Seen::Unknown) | None, Test::Known) => Truth::Fails,
                (Some(Seen::Value(_)), Test::Known) => Truth::Holds,
                (Some(Seen::Value(value)), test) => test.on(value),
                _ => Truth::Unknown,
            },
        }
    }
}

impl Test {
    fn on(&self, value: &FactValue) -> Truth {
        match (self, value) {
            (Self::Number(is, mark), FactValue::Number { value }) => {
                Truth::of(is.holds(*value, *mark))
            }
            (Self::Among(texts), FactValue::Text { value }) => Truth::of(texts.contains(value)),
            (Self::Flag(wanted), FactValue::Flag { value }) => Truth::of(value == wanted),
            _ => Truth::Unknown,
        }
    }
}
