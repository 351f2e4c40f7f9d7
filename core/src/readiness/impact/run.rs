//! Everybody against both versions.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::super::assess::Bench;
use super::super::difference::{difference, of_parts, parts};
use super::super::lookup::Lookup;
use super::super::place::of_profile;
use super::super::{Options, ReadinessError, Verdict};
use super::evidence::{Evidence, Replacements};
use super::{AffectedPerson, Impact, ImpactCount, ImpactOptions, ReasonCount, RoleImpact};
use crate::evidence::Profile;
use crate::framework::{Pair, pairs};
use crate::kernel::{Key, KeyIndex, Share};
use crate::problem::{Fault, Problem};
use crate::role::{Role, RoleError};

/// What a new version of roles does to people, before it is published.
///
/// Everybody is assessed for each role of both versions, with the old requirements and with the
/// new ones, and it is counted who gains, who loses, who becomes ready and who has no readiness
/// any longer, and why.
/// Roles are matched by uri; those of one version only are listed and not counted.
/// What is known of a competency in [`ImpactOptions::replaced_by`] counts for the one in its place
/// in the new version, as it is stated, where nothing is said of that one; of several replaced by
/// one, the first by name counts.
/// Equivalents of the new roles count as they always do.
///
/// ```
/// use prowess::readiness::{self, ImpactOptions};
/// use prowess::{evidence, role};
///
/// let people = [
///     evidence::parse(r#"{"person": "ana", "levels": [{"competency": "sql", "level": 3}]}"#)?,
///     evidence::parse(r#"{"person": "ben", "levels": [{"competency": "sql", "level": 4}]}"#)?,
/// ];
/// let analyst = |level: u32| role::parse(&format!(
///     r#"{{"uri": "role/analyst",
///         "scales": [{{"id": "five-step", "kind": "ordinal", "minimum": 0, "maximum": 5}}],
///         "requirements": [{{"competency": "sql", "required_level": {level}}}]}}"#
/// ));
/// let (old, new) = ([analyst(3)?], [analyst(4)?]);
/// let options = readiness::Options::default();
/// let report = readiness::impact(&people, &old, &new, &ImpactOptions::default(), &options)?;
///
/// // Ana was ready and has three of four steps now; nothing changes for ben.
/// assert_eq!(report.total.stop_being_ready, 1);
/// assert_eq!(report.roles[0].mean_change, Some(-0.125));
/// assert_eq!(report.roles[0].most_affected[0].person.as_str(), "ana");
/// # Ok::<(), prowess::Problem>(())
/// ```
///
/// What it does not tell: what it costs people to follow.
///
/// # Errors
///
/// * `readiness.duplicate_person` when two profiles are of one person.
/// * `role.duplicate_role` when a version has a role twice.
/// * `evidence.duplicate_competency`, `evidence.contradiction` at `profiles[i]` when a profile
///   contradicts itself.
/// * `kernel.out_of_range` when a parameter of the formula is.
///
/// # Cost
///
/// O(p r) in the number of people and of requirements of both versions.
pub fn impact(
    profiles: &[Profile],
    old: &[Role],
    new: &[Role],
    settings: &ImpactOptions,
    options: &Options,
) -> Result<Impact, ReadinessError> {
    options.check()?;
    check(profiles, old, new)?;
    let (mut added, mut removed, mut sheets) = (Vec::new(), Vec::new(), Vec::new());
    for pair in pairs(old, new, |role| &role.uri) {
        match pair {
            Pair::Old(role) => removed.push(role.uri.clone()),
            Pair::New(role) => added.push(role.uri.clone()),
            Pair::Both(old, new) => sheets.push(Sheet::new(old, new, settings)),
        }
    }
    let replacements = Replacements::new(old, new, settings);
    let mut bench = Bench::default();
    let mut affected_people = 0;
    for (at, profile) in profiles.iter().enumerate() {
        let read = |profile| {
            Lookup::new(profile).map_err(|error| of_profile(error, &format!("profiles[{at}]")))
        };
        let lookup = read(profile)?;
        let carried = replacements.carry(profile);
        let carried = carried.as_ref().map(read).transpose()?;
        let then = carried.as_ref().unwrap_or(&lookup);
        let mut is_affected = false;
        for sheet in &mut sheets {
            let before = side(&mut bench, &lookup, sheet.old, options);
            let after = side(&mut bench, then, sheet.new, options);
            is_affected |= sheet.count(&profile.person, before, after);
            let (kept, carried, idle) = sheet.evidence.count(&lookup);
            sheet.count.evidence_kept += kept;
            sheet.count.evidence_carried += carried;
            sheet.count.evidence_idle += idle;
        }
        affected_people += u32::from(is_affected);
    }
    let roles: Vec<RoleImpact> = sheets.into_iter().map(|sheet| sheet.close(options)).collect();
    let total = roles.iter().fold(ImpactCount::default(), |total, role| total.plus(role.count));
    Ok(Impact {
        people: u32::try_from(profiles.len()).unwrap_or(u32::MAX),
        affected_people,
        added,
        removed,
        total,
        roles,
    })
}

fn check(profiles: &[Profile], old: &[Role], new: &[Role]) -> Result<(), ReadinessError> {
    let people = KeyIndex::of(profiles, |profile| Some(&profile.person));
    if let Some(at) = people.duplicates().first() {
        let person = profiles.get(*at as usize).map_or("", |profile| profile.person.as_str());
        let fault = Fault::new().at(format!("profiles[{at}].person")).with("person", person);
        return Err(ReadinessError::DuplicatePerson(fault));
    }
    for (version, roles) in [("old", old), ("new", new)] {
        if let Some(at) = KeyIndex::of(roles, |role| Some(&role.uri)).duplicates().first() {
            let uri = roles.get(*at as usize).map_or("", |role| role.uri.as_str());
            let fault = Fault::new().at(format!("{version}[{at}].uri")).with("role", uri);
            return Err(RoleError::DuplicateRole(fault).into());
        }
    }
    Ok(())
}

/// Score and verdict of one person for one version, or the code of why there are none.
fn side<'a>(
    bench: &mut Bench<'a>,
    lookup: &Lookup<'_>,
    role: &'a Role,
    options: &Options,
) -> Result<(Share, Verdict), &'static str> {
    let measures =
        bench.measure(lookup, role, options).map_err(|error| Problem::from(error).code)?;
    Ok((measures.score, bench.verdict(measures, role, options)))
}

type Side = Result<(Share, Verdict), &'static str>;

/// What is counted for one role.
struct Sheet<'a> {
    old: &'a Role,
    new: &'a Role,
    evidence: Evidence<'a>,
    most_affected: usize,
    count: ImpactCount,
    /// The sum of all changes in parts of 2^-52.
    change: i128,
    reasons: BTreeMap<&'static str, u32>,
    affected: Vec<AffectedPerson>,
}

impl<'a> Sheet<'a> {
    fn new(old: &'a Role, new: &'a Role, settings: &'a ImpactOptions) -> Self {
        Self {
            old,
            new,
            evidence: Evidence::new(old, new, settings),
            most_affected: settings.most_affected as usize,
            count: ImpactCount::default(),
            change: 0,
            reasons: BTreeMap::new(),
            affected: Vec::new(),
        }
    }

    /// Counts one person; whether something changes.
    fn count(&mut self, person: &Key, before: Side, after: Side) -> bool {
        let count = &mut self.count;
        match (before, after) {
            (Ok((before, _)), Ok((after, _))) => {
                count.compared += 1;
                count.gain += u32::from(after > before);
                count.lose += u32::from(after < before);
                count.stay += u32::from(after == before);
                self.change += parts(before, after);
            }
            (Ok(_), Err(code)) => {
                count.become_unrated += 1;
                *self.reasons.entry(code).or_default() += 1;
            }
            (Err(_), Ok(_)) => count.become_rated += 1,
            (Err(_), Err(_)) => count.unrated += 1,
        }
        let is_ready = |side: Side| side.is_ok_and(|(_, verdict)| verdict == Verdict::Ready);
        count.become_ready += u32::from(is_ready(after) && !is_ready(before));
        count.stop_being_ready += u32::from(is_ready(before) && !is_ready(after));
        if before.ok() == after.ok() {
            return false;
        }
        let score = |side: Side| side.ok().map(|(score, _)| score);
        let (before_score, after_score) = (score(before), score(after));
        self.affected.push(AffectedPerson {
            person: person.clone(),
            before: before_score,
            after: after_score,
            change: before_score.zip(after_score).map(|(before, after)| difference(before, after)),
            verdict_before: before.ok().map(|(_, verdict)| verdict),
            verdict_after: after.ok().map(|(_, verdict)| verdict),
        });
        // Now and then all but the most affected are dropped, so that memory stays small.
        if self.affected.len() > self.most_affected.saturating_mul(2).saturating_add(64) {
            self.keep_most_affected();
        }
        true
    }

    fn keep_most_affected(&mut self) {
        let size = |one: &AffectedPerson| match (one.before, one.after) {
            (Some(before), Some(after)) => before.minus(after).max(after.minus(before)),
            _ => Share::ALL,
        };
        self.affected.sort_by(|a, b| {
            let key = |one: &AffectedPerson| (one.change.is_some(), Reverse(size(one)));
            key(a).cmp(&key(b)).then_with(|| a.person.cmp(&b.person))
        });
        self.affected.truncate(self.most_affected);
    }

    fn close(mut self, options: &Options) -> RoleImpact {
        self.keep_most_affected();
        let reason = |(code, people): (&str, u32)| ReasonCount { code: code.to_owned(), people };
        RoleImpact {
            role: self.new.uri.clone(),
            code: self.new.code.clone(),
            title: self.new.titles.preferred(&options.languages).cloned(),
            count: self.count,
            mean_change: (self.count.compared > 0)
                .then(|| of_parts(self.change) / f64::from(self.count.compared)),
            become_unrated: self.reasons.into_iter().map(reason).collect(),
            most_affected: self.affected,
            evidence: self.evidence.moves(),
        }
    }
}

impl ImpactCount {
    const fn plus(self, other: Self) -> Self {
        Self {
            compared: self.compared.saturating_add(other.compared),
            gain: self.gain.saturating_add(other.gain),
            lose: self.lose.saturating_add(other.lose),
            stay: self.stay.saturating_add(other.stay),
            become_ready: self.become_ready.saturating_add(other.become_ready),
            stop_being_ready: self.stop_being_ready.saturating_add(other.stop_being_ready),
            become_unrated: self.become_unrated.saturating_add(other.become_unrated),
            become_rated: self.become_rated.saturating_add(other.become_rated),
            unrated: self.unrated.saturating_add(other.unrated),
            evidence_kept: self.evidence_kept.saturating_add(other.evidence_kept),
            evidence_carried: self.evidence_carried.saturating_add(other.evidence_carried),
            evidence_idle: self.evidence_idle.saturating_add(other.evidence_idle),
        }
    }
}
