//! What to record because of a roll-up, and what to take back.

use std::collections::{BTreeMap, BTreeSet};

use super::judge::Held;
use super::outline::{CheckedRule, Nodes, check};
use super::roll_up::Rolled;
use super::{
    ParentStanding, Proficiency, RollUp, RollupBasis, RollupMode, RollupOutcome, RollupOutcomes,
    RollupRule, RollupRun,
};
use crate::evidence::log::verdicts;
use crate::evidence::{
    Decision, Entry, EntryVerdict, EvidenceError, EvidenceKind, EvidenceLog, Profile, Shown,
};
use crate::framework::Framework;
use crate::kernel::{KernelError, Key, Text};
use crate::problem::Fault;

/// The source of entries that a roll-up recorded, by which the next one knows them.
pub const ROLL_UP_SOURCE: &str = "prowess/roll_up";

fn is_rolled_up(entry: &Entry) -> bool {
    entry.source.as_ref().is_some_and(|source| source.as_str() == ROLL_UP_SOURCE)
}

/// Whether a roll-up recorded it, and no reviewer made it their own by accepting it.
fn is_of_roll_up(entry: &Entry, verdicts: &BTreeMap<&Key, EntryVerdict>) -> bool {
    let is_accepted = verdicts.get(&entry.id) == Some(&EntryVerdict::Accepted);
    is_rolled_up(entry) && !(entry.needs_review && is_accepted)
}

/// The log without what roll-ups recorded, and without what was decided about that.
///
/// What a review accepted stays: it is the reviewer's word.
/// From this a profile is made that a roll-up may look at: otherwise a level that a parent once
/// got from its children would speak for it after they fell.
///
/// ```
/// use prowess::evidence::{EvidenceLog, rollup::without_roll_ups};
///
/// assert_eq!(without_roll_ups(&EvidenceLog::default()), EvidenceLog::default());
/// ```
///
/// # Cost
///
/// O(n log n).
#[must_use]
pub fn without_roll_ups(log: &EvidenceLog) -> EvidenceLog {
    let verdicts = verdicts(log);
    let of_roll_up = log.entries.iter().filter(|one| is_of_roll_up(one, &verdicts));
    let rolled: BTreeSet<&Key> = of_roll_up.map(|one| &one.id).collect();
    let entries = log.entries.iter().filter(|one| !rolled.contains(&one.id));
    let decisions = log.decisions.iter().filter(|one| !rolled.contains(&one.entry));
    EvidenceLog {
        framework: log.framework.clone(),
        entries: entries.cloned().collect(),
        decisions: decisions.cloned().collect(),
    }
}

/// What to record because of a roll-up, given what the log has already.
///
/// The profile is what evidence other than roll-ups shows ([`without_roll_ups`]); the log is the
/// whole one.
/// By the mode of the rule, where the children show the parent:
///
/// | mode | what is proposed |
/// |---|---|
/// | `none` | nothing |
/// | `evidence` | an entry at an open level |
/// | `recommend` | an entry with the grade that needs a review, unless the profile says that the parent is proficient |
/// | `complete` | an entry with the grade, unless the profile says anything of the parent |
///
/// The grade is that of the rule, else the mastery mark of the scale; without levels it is an open
/// one.
/// An entry of an earlier roll-up is retracted when its rule no longer proposes it: because a child
/// fell or is no longer known, because the rule changed or is gone, or because somebody gave the
/// parent a level.
/// The reason of the decision says which: `not_proficient`, `unknown`, `changed` or `no_rule`; of
/// two equal entries the second is taken back as `twice`.
/// A review's yes stays: what it accepted is the reviewer's word, and not taken back here.
/// A review's no stays too: what it rejected is not proposed again until the children have fallen in
/// between.
/// With everything proposed in the log, nothing more is proposed.
///
/// It proposes; the host decides and records.
///
/// ```
/// use prowess::evidence::rollup::{RollupOutcome, RollupRule, RollupRun, roll_up_outcomes};
/// use prowess::evidence::{self, EvidenceLog};
/// use prowess::framework;
///
/// let databases = framework::parse(
///     r#"{"id": "db", "version": "1",
///         "scales": [{"id": "five", "kind": "ordinal", "minimum": 1, "maximum": 5, "mastery": 3}],
///         "competencies": [{"uri": "databases"}, {"uri": "sql"}],
///         "relations": [{"from": "sql", "kind": "child_of", "to": "databases"}]}"#,
/// )?;
/// let rule: RollupRule =
///     serde_json::from_str(r#"{"parent": "databases", "needs": {"kind": "all"}}"#).unwrap();
/// let run: RollupRun = serde_json::from_str(
///     r#"{"id": "run-1", "occurred_on": "2026-11-20", "recorded_at": "2026-11-20T09:30:00Z"}"#,
/// )
/// .unwrap();
/// let ana = evidence::parse(r#"{"person": "ana", "levels": [{"competency": "sql", "level": 4}]}"#)?;
/// let outcomes = roll_up_outcomes(&databases, &ana, &[rule], &EvidenceLog::default(), &run)?;
///
/// let RollupOutcome::Complete { entry, .. } = &outcomes.proposed[0] else { panic!() };
/// assert_eq!(entry.id.as_str(), "run-1/databases");
/// # Ok::<(), prowess::Problem>(())
/// ```
///
/// # Errors
///
/// * those of [`roll_up`](super::roll_up()).
/// * `evidence.roll_up_id_taken` when the log has an entry or a decision with an id of this run.
/// * `kernel.invalid_key` when the id of the run and that of a parent together are too long.
///
/// # Cost
///
/// O(n log n) in the size of the framework, the rules and the log.
pub fn roll_up_outcomes(
    framework: &Framework,
    profile: &Profile,
    rules: &[RollupRule],
    log: &EvidenceLog,
    run: &RollupRun,
) -> Result<RollupOutcomes, EvidenceError> {
    let nodes = Nodes::new(framework);
    let rules = check(framework, &nodes, rules)?;
    let held = Held::new(framework, &nodes, profile)?;
    let parents = Rolled::new(&nodes, &held, &rules)?.parents;
    let mut recorded = recorded(log, &nodes, &profile.person);
    let taken: BTreeSet<&Key> = (log.entries.iter().map(|entry| &entry.id))
        .chain(log.decisions.iter().map(|decision| &decision.id))
        .collect();
    let proposal = Proposal { run, profile, taken };

    let mut proposed = Vec::new();
    for (parent, standing) in &parents {
        let Some(rule) = rules.get(parent) else { continue };
        let wanted = wanted(rule, standing);
        let mut there = false;
        for entry in recorded.remove(parent).unwrap_or_default() {
            let fits = wanted.is_some_and(|wanted| wanted.is(entry));
            if fits && !there {
                there = true;
                continue;
            }
            let reason = match standing.by_children {
                _ if fits => "twice",
                Proficiency::NotProficient => "not_proficient",
                Proficiency::Proficient => "changed",
                Proficiency::Unknown | Proficiency::NotApplicable => "unknown",
            };
            proposed.push(proposal.retract(parent, entry, reason)?);
        }
        if let Some(wanted) = wanted.filter(|_| !there) {
            proposed.push(proposal.record(parent, wanted, rule.rule.outcome)?);
        }
    }
    for (parent, entries) in recorded {
        for entry in entries {
            proposed.push(proposal.retract(parent, entry, "no_rule")?);
        }
    }
    // Stable: what is taken back of a parent stays before what is recorded of it.
    proposed.sort_by(|a, b| parent_of(a).cmp(parent_of(b)));
    let parents = parents.into_values().collect();
    let roll_up = RollUp { person: profile.person.clone(), parents };
    Ok(RollupOutcomes { roll_up, proposed })
}

/// What earlier roll-ups recorded of a person and nobody took back, by the uri of the parent.
fn recorded<'a>(
    log: &'a EvidenceLog,
    nodes: &Nodes<'a>,
    person: &Key,
) -> BTreeMap<&'a Key, Vec<&'a Entry>> {
    let verdicts = verdicts(log);
    let mut recorded: BTreeMap<&Key, Vec<&Entry>> = BTreeMap::new();
    for entry in &log.entries {
        if is_of_roll_up(entry, &verdicts)
            && entry.person == *person
            && verdicts.get(&entry.id) != Some(&EntryVerdict::Retracted)
        {
            let uri = nodes.find(&entry.competency).map_or(&entry.competency, |node| node.uri);
            recorded.entry(uri).or_default().push(entry);
        }
    }
    for entries in recorded.values_mut() {
        // The order of a log means nothing.
        entries.sort_by(|a, b| a.id.cmp(&b.id));
    }
    recorded
}

/// What an entry is to say.
#[derive(Clone, Copy)]
struct Wanted {
    shows: Shown,
    needs_review: bool,
}

impl Wanted {
    fn is(self, entry: &Entry) -> bool {
        entry.shows == self.shows && entry.needs_review == self.needs_review
    }
}

/// What a rule wants to be recorded; nothing where it does not match or has nothing to add.
fn wanted(rule: &CheckedRule<'_>, standing: &ParentStanding) -> Option<Wanted> {
    if standing.by_children != Proficiency::Proficient || rule.parent.competency.is_none() {
        return None;
    }
    let graded = rule.grade.map_or(Shown::Demonstrated {}, |level| Shown::Level { level });
    // Without an answer of the profile, the basis is the children or there is none.
    let says = standing.basis == Some(RollupBasis::Profile) || standing.has_level_without_mark();
    match rule.rule.outcome {
        RollupMode::None => None,
        RollupMode::Evidence => Some(Wanted { shows: Shown::Demonstrated {}, needs_review: false }),
        RollupMode::Recommend => {
            let proficient = says && standing.standing == Proficiency::Proficient;
            (!proficient).then_some(Wanted { shows: graded, needs_review: true })
        }
        RollupMode::Complete => (!says).then_some(Wanted { shows: graded, needs_review: false }),
    }
}

impl ParentStanding {
    /// Whether the profile has a level of the parent that no mark divides.
    fn has_level_without_mark(&self) -> bool {
        self.unknown == Some(super::RollupUnknown::NoMark)
    }
}

/// Makes what is to be recorded.
struct Proposal<'a> {
    run: &'a RollupRun,
    profile: &'a Profile,
    /// The ids that are in the log.
    taken: BTreeSet<&'a Key>,
}

impl Proposal<'_> {
    fn id(&self, of: &str) -> Result<Key, EvidenceError> {
        let id = Key::parse(&format!("{}/{of}", self.run.id)).map_err(|error| match error {
            KernelError::InvalidKey(fault) => KernelError::InvalidKey(fault.at("run.id")),
            other => other,
        })?;
        if self.taken.contains(&id) {
            let fault = Fault::new().at("run.id").with("id", &id);
            return Err(EvidenceError::RollUpIdTaken(fault));
        }
        Ok(id)
    }

    fn retract(
        &self,
        parent: &Key,
        entry: &Entry,
        reason: &str,
    ) -> Result<RollupOutcome, EvidenceError> {
        let decision = Decision {
            id: self.id(&format!("retract/{}", entry.id))?,
            entry: entry.id.clone(),
            verdict: EntryVerdict::Retracted,
            recorded_at: self.run.recorded_at,
            decided_by: self.run.recorded_by.clone(),
            reason: Some(Text::from(reason)),
        };
        Ok(RollupOutcome::Retract { parent: parent.clone(), decision: Box::new(decision) })
    }

    fn record(
        &self,
        parent: &Key,
        wanted: Wanted,
        mode: RollupMode,
    ) -> Result<RollupOutcome, EvidenceError> {
        let entry = Box::new(Entry {
            id: self.id(parent.as_str())?,
            person: self.profile.person.clone(),
            competency: parent.clone(),
            kind: EvidenceKind::Inferred,
            occurred_on: self.run.occurred_on,
            recorded_at: self.run.recorded_at,
            shows: wanted.shows,
            scale: None,
            asserted_by: self.run.recorded_by.clone(),
            source: Some(Key::parse(ROLL_UP_SOURCE)?),
            weight: None,
            reliability: None,
            valid_from: None,
            valid_until: None,
            overrides: None,
            needs_review: wanted.needs_review,
            provenance: None,
        });
        let parent = parent.clone();
        Ok(match mode {
            RollupMode::Recommend => RollupOutcome::Recommend { parent, entry },
            RollupMode::Complete => RollupOutcome::Complete { parent, entry },
            RollupMode::None | RollupMode::Evidence => RollupOutcome::Evidence { parent, entry },
        })
    }
}

fn parent_of(outcome: &RollupOutcome) -> &Key {
    match outcome {
        RollupOutcome::Evidence { parent, .. }
        | RollupOutcome::Recommend { parent, .. }
        | RollupOutcome::Complete { parent, .. }
        | RollupOutcome::Retract { parent, .. } => parent,
    }
}
