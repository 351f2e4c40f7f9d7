//! The closed list of facts that conditions may name.

use serde::Serialize;

use super::{FactValue, RuleAbout};
use crate::kernel::Text;

/// A fact that conditions may name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RuleFact {
    /// Its name; one that ends in `.*` stands for any name in the place of the star.
    pub name: Text,
    /// Whether it is there in all cases, or only in those about a competency.
    pub about: RuleAbout,
    /// What kind of value it has.
    pub kind: FactKind,
    /// The texts it can have, where they are a closed list; empty where they are not.
    pub values: Vec<Text>,
    /// What it says.
    pub meaning: Text,
}

/// What kind of value a fact has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum FactKind {
    /// A part of a whole, from 0 to 1.
    Share,
    /// A place on a scale, any number.
    Level,
    /// A number from 0 up.
    Amount,
    /// A whole number from 0 up.
    Count,
    /// A whole number of days; below 0 for the past.
    Days,
    /// A text.
    Text,
    /// Yes or no.
    Flag,
}

/// What stands in the list.
#[derive(Debug)]
pub(super) struct Listed {
    pub(super) name: &'static str,
    pub(super) about: RuleAbout,
    pub(super) kind: FactKind,
    pub(super) values: &'static [&'static str],
    meaning: &'static str,
}

const REASONS: &[&str] = &[
    "below",
    "unknown",
    "not_demonstrated",
    "expired",
    "pending",
    "too_few_raters",
    "too_few_results",
    "rejected",
    "superseded",
];

const fn listed(
    name: &'static str,
    about: RuleAbout,
    kind: FactKind,
    values: &'static [&'static str],
    meaning: &'static str,
) -> Listed {
    Listed { name, about, kind, values, meaning }
}

#[rustfmt::skip] // a table
const FACTS: &[Listed] = {
    use FactKind as K;
    use RuleAbout::{Competency, Role};
    &[
        listed("person.id", Role, K::Text, &[], "id of the person"),
        listed("person.group.*", Role, K::Text, &[], "the group of the person in this column"),
        listed("role.id", Role, K::Text, &[], "uri of the role"),
        listed("role.title", Role, K::Text, &[], "title of the role, or its uri"),
        listed("readiness.score", Role, K::Share, &[], "the met part of what the role asks"),
        listed("readiness.low", Role, K::Share, &[], "the lowest score that could come of it"),
        listed("readiness.high", Role, K::Share, &[], "the highest score that could come of it"),
        listed("readiness.coverage", Role, K::Share, &[], "the part about which something is known"),
        listed("readiness.verdict", Role, K::Text, &["ready", "not_ready", "undecided"], "whether the person is ready"),
        listed("readiness.gaps", Role, K::Count, &[], "how many gaps there are"),
        listed("readiness.blockers", Role, K::Count, &[], "how many things stand in the way"),
        listed("competency.id", Competency, K::Text, &[], "uri of the competency"),
        listed("competency.label", Competency, K::Text, &[], "label of the competency, or its uri"),
        listed("gap.size", Competency, K::Amount, &[], "how many levels are missing"),
        listed("gap.loss", Competency, K::Share, &[], "what the score loses by it"),
        listed("gap.rank", Competency, K::Count, &[], "its place among the gaps, 1 for the largest loss"),
        listed("gap.reason", Competency, K::Text, REASONS, "why it is not fully met"),
        listed("gap.blocks", Competency, K::Flag, &[], "whether it is a must-have that is not there"),
        listed("gap.necessity", Competency, K::Text, &["required", "desired"], "whether it must be there or should be"),
        listed("gap.held", Competency, K::Level, &[], "the level held"),
        listed("gap.required", Competency, K::Level, &[], "the level asked"),
        listed("gap.hours", Competency, K::Amount, &[], "hours until it is closed"),
        listed("evidence.age_days", Competency, K::Days, &[], "days since it was shown last"),
        listed("decay.days_left", Competency, K::Days, &[], "days until it has faded below what is asked"),
        listed("validity.days_left", Competency, K::Days, &[], "days until what was shown runs out"),
        listed("demand.weight", Competency, K::Amount, &[], "how much the caller says it is wanted"),
        listed("peers.share", Competency, K::Share, &[], "the share of peers who have it"),
        listed("resource.id", Competency, K::Text, &[], "the best resource that teaches it"),
        listed("resource.cost", Competency, K::Amount, &[], "what that resource costs"),
        listed("resource.hours", Competency, K::Amount, &[], "hours that resource takes"),
    ]
};

/// All facts that conditions may name, in the order of the list.
#[must_use]
pub fn rule_facts() -> Vec<RuleFact> {
    let facts = FACTS.iter().map(|fact| RuleFact {
        name: Text::from(fact.name),
        about: fact.about,
        kind: fact.kind,
        values: fact.values.iter().map(|value| Text::from(*value)).collect(),
        meaning: Text::from(fact.meaning),
    });
    facts.collect()
}

/// The fact of this name.
pub(super) fn find(name: &str) -> Option<&'static Listed> {
    FACTS.iter().find(|fact| match fact.name.strip_suffix('*') {
        Some(start) => name.len() > start.len() && name.starts_with(start),
        None => fact.name == name,
    })
}

/// The name in the list that is most like this one, where one is.
pub(super) fn nearest(name: &str) -> Option<&'static str> {
    let likeness = |fact: &Listed| strsim::jaro_winkler(fact.name, name);
    let best = FACTS.iter().max_by(|a, b| likeness(a).total_cmp(&likeness(b)))?;
    (likeness(best) >= 0.8).then_some(best.name)
}

impl FactKind {
    /// Whether it is a number.
    pub(super) const fn is_number(self) -> bool {
        !matches!(self, Self::Text | Self::Flag)
    }

    /// Whether its numbers are whole ones.
    pub(super) const fn is_whole(self) -> bool {
        matches!(self, Self::Count | Self::Days)
    }

    /// The lowest and the highest number it can have.
    pub(super) const fn range(self) -> (f64, f64) {
        match self {
            Self::Share => (0.0, 1.0),
            Self::Amount | Self::Count => (0.0, f64::MAX),
            _ => (f64::MIN, f64::MAX),
        }
    }

    /// What it is, in words.
    pub(super) const fn words(self) -> &'static str {
        match self {
            Self::Share => "a number from 0 to 1",
            Self::Level => "a number",
            Self::Amount => "a number from 0 up",
            Self::Count => "a whole number from 0 up",
            Self::Days => "a whole number of days",
            Self::Text => "a text",
            Self::Flag => "a yes or no",
        }
    }

    /// Whether a number can be one of these.
    pub(super) fn has(self, number: f64) -> bool {
        let (lowest, highest) = self.range();
        let is_whole = crate::kernel::math::floor(number).partial_cmp(&number)
            == Some(std::cmp::Ordering::Equal);
        (lowest..=highest).contains(&number) && (!self.is_whole() || is_whole)
    }
}

impl Listed {
    /// Whether it can have this value.
    pub(super) fn fits(&self, value: &FactValue) -> bool {
        match value {
            FactValue::Number { value } => self.kind.is_number() && self.kind.has(*value),
            FactValue::Text { value } => self.kind == FactKind::Text && self.has_text(value),
            FactValue::Flag { .. } => self.kind == FactKind::Flag,
        }
    }

    /// Whether it can have this text.
    pub(super) fn has_text(&self, text: &str) -> bool {
        self.values.is_empty() || self.values.contains(&text)
    }
}
