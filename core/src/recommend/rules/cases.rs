//! Cases of people and the roles they aim at.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{FactValue, RuleCase};
use crate::framework::Necessity;
use crate::kernel::{Key, KeyIndex, Text};
use crate::portfolio::{Cohort, Member, PortfolioError};
use crate::problem::Fault;
use crate::readiness::{self, Gap, GapReason, Options, Readiness, Verdict};
use crate::recommend::RecommendError;
use crate::role::Role;

/// What is known of one competency of one person beside a readiness.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "what is known of a competency")]
pub struct CompetencyNote {
    /// The person; without it, everybody.
    #[serde(default)]
    pub person: Option<Key>,
    /// Uri of the competency.
    pub competency: Key,
    /// More facts of its cases, by name.
    pub facts: BTreeMap<Text, FactValue>,
}

/// The cases of people and the roles they aim at: one for each person, and one for each competency
/// that is a gap or that a note is about.
///
/// Who aims at no role has no case.
/// A case is there for a competency that is met where a note is about it and the role asks for it.
/// Facts of a note stand over those of the readiness, and those about one person over those about
/// everybody.
///
/// # Errors
///
/// * `portfolio.unknown_target_role` when somebody aims at a role that is not among these.
/// * those of [`assess`](crate::readiness::assess()).
///
/// # Cost
///
/// O(n log n) in the number of requirements, for each person.
pub fn rule_cases(
    cohort: &Cohort,
    roles: &[Role],
    notes: &[CompetencyNote],
    options: &Options,
) -> Result<Vec<RuleCase>, RecommendError> {
    let uris = KeyIndex::of(roles, |role| Some(&role.uri));
    let codes = KeyIndex::of(roles, |role| role.code.as_ref());
    let mut cases = Vec::new();
    for (at, member) in cohort.members.iter().enumerate() {
        let Some(target) = &member.target_role else { continue };
        let role = uris.get(target).or_else(|| codes.get(target));
        let Some(role) = role.and_then(|at| roles.get(at as usize)) else {
            let fault = Fault::new().at(format!("cohort.members[{at}].target_role"));
            let fault = fault.with("person", &member.profile.person).with("role", target);
            return Err(PortfolioError::UnknownTargetRole(fault).into());
        };
        let readiness = readiness::assess(&member.profile, role, options)?;
        of_member(member, &readiness, notes, &mut cases);
    }
    Ok(cases)
}

fn of_member(
    member: &Member,
    readiness: &Readiness,
    notes: &[CompetencyNote],
    cases: &mut Vec<RuleCase>,
) {
    let person = &readiness.person;
    let mut facts = BTreeMap::new();
    for (column, group) in &member.groups {
        put_text(&mut facts, &format!("person.group.{column}"), group.as_str());
    }
    let title = readiness.title.as_deref().unwrap_or(readiness.role.as_str());
    put_text(&mut facts, "role.title", title);
    put_text(
        &mut facts,
        "readiness.verdict",
        match readiness.verdict {
            Verdict::Ready => "ready",
            Verdict::NotReady => "not_ready",
            Verdict::Undecided => "undecided",
        },
    );
    for (name, share) in [
        ("readiness.score", readiness.score),
        ("readiness.low", readiness.low),
        ("readiness.high", readiness.high),
        ("readiness.coverage", readiness.coverage),
    ] {
        put(&mut facts, name, share.get());
    }
    put(&mut facts, "readiness.gaps", readiness.gaps.len() as f64);
    put(&mut facts, "readiness.blockers", readiness.blockers.len() as f64);
    let case = |competency: Option<&Key>, facts| RuleCase {
        person: person.clone(),
        role: Some(readiness.role.clone()),
        competency: competency.cloned(),
        facts,
    };
    cases.push(case(None, facts.clone()));
    let mine = notes.iter().filter(|note| note.person.as_ref().is_none_or(|one| one == person));
    let mut noted: BTreeMap<&Key, Vec<&CompetencyNote>> = BTreeMap::new();
    for note in mine {
        noted.entry(&note.competency).or_default().push(note);
    }
    // Those about everybody first, so that others stand over them.
    noted.values_mut().for_each(|notes| notes.sort_by_key(|note| note.person.is_some()));
    let ranks: BTreeMap<&Key, (usize, &Gap)> =
        (1..).zip(&readiness.gaps).map(|(rank, gap)| (&gap.competency, (rank, gap))).collect();
    for one in &readiness.contributions {
        let (gap, notes) = (ranks.get(&one.competency), noted.get(&one.competency));
        if gap.is_none() && notes.is_none() {
            continue;
        }
        let mut facts = facts.clone();
        if let Some((rank, gap)) = gap {
            of_gap(*rank, gap, &mut facts);
        }
        for (name, value) in notes.into_iter().flatten().flat_map(|note| &note.facts) {
            facts.insert(name.clone(), value.clone());
        }
        cases.push(case(Some(&one.competency), facts));
    }
}

fn of_gap(rank: usize, gap: &Gap, facts: &mut BTreeMap<Text, FactValue>) {
    put_text(facts, "competency.label", gap.label.as_deref().unwrap_or(gap.competency.as_str()));
    for (name, level) in
        [("gap.size", gap.gap), ("gap.held", gap.held), ("gap.required", gap.required)]
    {
        if let Some(level) = level {
            put(facts, name, level.get());
        }
    }
    put(facts, "gap.loss", gap.loss.get());
    put(facts, "gap.rank", rank as f64);
    put_text(facts, "gap.reason", reason(gap.reason));
    put_text(
        facts,
        "gap.necessity",
        match gap.necessity {
            Necessity::Required => "required",
            Necessity::Desired => "desired",
        },
    );
    facts.insert(Text::from("gap.blocks"), FactValue::Flag { value: gap.blocks });
}

const fn reason(reason: GapReason) -> &'static str {
    match reason {
        GapReason::Below => "below",
        GapReason::Unknown => "unknown",
        GapReason::NotDemonstrated => "not_demonstrated",
        GapReason::Expired => "expired",
        GapReason::Pending => "pending",
        GapReason::TooFewRaters => "too_few_raters",
        GapReason::TooFewResults => "too_few_results",
        GapReason::Rejected => "rejected",
        GapReason::Superseded => "superseded",
    }
}

fn put(facts: &mut BTreeMap<Text, FactValue>, name: &str, value: f64) {
    facts.insert(Text::from(name), FactValue::Number { value });
}

fn put_text(facts: &mut BTreeMap<Text, FactValue>, name: &str, value: &str) {
    facts.insert(Text::from(name), FactValue::Text { value: Text::from(value) });
}
