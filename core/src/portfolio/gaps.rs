//! What people lack for the roles they aim at.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::roster::{Sum, check, of_member};
use super::{Cohort, Member, PortfolioError};
use crate::kernel::{Key, KeyIndex, Text};
use crate::problem::{Fault, Problem};
use crate::readiness::{
    Gap, GapReason, Options, Readiness, ReadinessError, RoleIndex, Verdict, assess,
};
use crate::role::Role;

/// What the people of a cohort lack for their target roles.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RecurringGaps {
    /// How many people have a target role and a readiness for it.
    pub assessed: u32,
    /// How many of them are ready.
    pub ready: u32,
    /// The mean of their scores; nothing where there are none.
    pub mean_score: Option<f64>,
    /// How many people have no target role.
    pub without_target: u32,
    /// How many people have one and no readiness for it.
    pub unrated: u32,
    /// What is lacking: the largest loss first, then by competency.
    pub gaps: Vec<RecurringGap>,
}

/// One competency that people lack.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RecurringGap {
    /// Uri of the competency.
    pub competency: Key,
    /// Its label, where a role has one.
    pub label: Option<Text>,
    /// Of how many people it is asked.
    pub asked: u32,
    /// How many of them lack it: the next three.
    pub lacking: u32,
    /// Of how many of those nothing is known, or no longer.
    pub unknown: u32,
    /// How many of those show a level, and too low a one.
    pub too_low: u32,
    /// How many of those do not show it although there was the chance.
    pub not_demonstrated: u32,
    /// What the scores of all of them lose by it, added up.
    pub loss: f64,
    /// For how many of them it is a must-have that is not there.
    pub blocks: u32,
    /// For how many people who are not ready it is the only gap, so that they would be if it were
    /// closed.
    pub last_gap: u32,
}

/// What people lack for the roles they aim at, and how often.
///
/// Everybody is held against the own [`Member::target_role`]; who has none is counted.
/// A gap is what [`assess`] says: a requirement that is not fully met.
///
/// What it does not tell: what it costs to close a gap, and whether people want to.
///
/// # Errors
///
/// * `portfolio.unknown_target_role` when somebody aims at a role that is not given.
/// * `portfolio.duplicate_person`, `evidence.duplicate_competency`, `evidence.contradiction` as in
///   [`score_matrix`](super::score_matrix).
///
/// # Cost
///
/// O(p n log n) in the number of people and of requirements of a role.
pub fn recurring_gaps(
    cohort: &Cohort,
    roles: &RoleIndex,
    options: &Options,
) -> Result<RecurringGaps, Problem> {
    check(cohort, "cohort")?;
    let targets = Targets::new(roles.roles());
    let mut tallies: BTreeMap<Key, Tally> = BTreeMap::new();
    let (mut scores, mut ready, mut without_target, mut unrated) = (Sum::default(), 0, 0, 0);
    for (at, member) in cohort.members.iter().enumerate() {
        let Some(role) = targets.of(member, "cohort", at)? else {
            without_target += 1;
            continue;
        };
        let Some(report) = rated(member, role, options, ("cohort", at))? else {
            unrated += 1;
            continue;
        };
        scores.add(report.score);
        ready += u32::from(report.verdict == Verdict::Ready);
        for one in &report.contributions {
            let tally = tallies.entry(one.competency.clone()).or_default();
            tally.asked += 1;
        }
        let is_last = report.gaps.len() == 1 && report.verdict != Verdict::Ready;
        for gap in &report.gaps {
            let tally = tallies.entry(gap.competency.clone()).or_default();
            tally.label = tally.label.take().or_else(|| gap.label.clone());
            tally.count(gap, is_last);
        }
    }
    let lacking = |(_, tally): &(Key, Tally)| tally.loss.number > 0;
    let gaps = tallies.into_iter().filter(lacking);
    let mut gaps: Vec<RecurringGap> =
        gaps.map(|(competency, tally)| tally.close(competency)).collect();
    gaps.sort_by(|a, b| b.loss.total_cmp(&a.loss).then_with(|| a.competency.cmp(&b.competency)));
    let (assessed, mean_score) = (scores.number, scores.mean());
    Ok(RecurringGaps { assessed, ready, mean_score, without_target, unrated, gaps })
}

/// The readiness of a member; nothing where there is none for this role.
pub(super) fn rated(
    member: &Member,
    role: &Role,
    options: &Options,
    (name, at): (&str, usize),
) -> Result<Option<Readiness>, Problem> {
    options.check()?;
    match assess(&member.profile, role, options) {
        Ok(report) => Ok(Some(report)),
        // A profile that contradicts itself is wrong whatever the role.
        Err(ReadinessError::Evidence(error)) => Err(of_member(error.into(), name, at)),
        Err(_) => Ok(None),
    }
}

/// What is counted for one competency.
#[derive(Debug, Clone, Default)]
struct Tally {
    label: Option<Text>,
    asked: u32,
    unknown: u32,
    too_low: u32,
    not_demonstrated: u32,
    loss: Sum,
    blocks: u32,
    last_gap: u32,
}

impl Tally {
    fn count(&mut self, gap: &Gap, is_last: bool) {
        self.loss.add(gap.loss);
        self.blocks += u32::from(gap.blocks);
        self.last_gap += u32::from(is_last);
        match gap.reason {
            GapReason::Below => self.too_low += 1,
            GapReason::NotDemonstrated => self.not_demonstrated += 1,
            _ => self.unknown += 1,
        }
    }

    fn close(self, competency: Key) -> RecurringGap {
        RecurringGap {
            competency,
            label: self.label,
            asked: self.asked,
            lacking: self.loss.number,
            unknown: self.unknown,
            too_low: self.too_low,
            not_demonstrated: self.not_demonstrated,
            loss: self.loss.total(),
            blocks: self.blocks,
            last_gap: self.last_gap,
        }
    }
}

/// The roles that people aim at, by uri and by code.
pub(super) struct Targets<'a> {
    roles: &'a [Role],
    uris: KeyIndex,
    codes: KeyIndex,
}

impl<'a> Targets<'a> {
    pub(super) fn new(roles: &'a [Role]) -> Self {
        let uris = KeyIndex::of(roles, |role| Some(&role.uri));
        let codes = KeyIndex::of(roles, |role| role.code.as_ref());
        Self { roles, uris, codes }
    }

    /// The role a member aims at; nothing where there is none.
    pub(super) fn of(
        &self,
        member: &Member,
        name: &str,
        at: usize,
    ) -> Result<Option<&'a Role>, PortfolioError> {
        let Some(target) = &member.target_role else { return Ok(None) };
        let place = self.uris.get(target).or_else(|| self.codes.get(target));
        if let Some(role) = place.and_then(|place| self.roles.get(place as usize)) {
            return Ok(Some(role));
        }
        let fault = Fault::new().at(format!("{name}.members[{at}].target_role"));
        let fault = fault.with("person", &member.profile.person).with("role", target);
        Err(PortfolioError::UnknownTargetRole(fault))
    }
}
