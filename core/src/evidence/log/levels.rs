//! The level a log gives for each competency of a person, with all that made it.

use std::collections::BTreeSet;

use serde::Serialize;

use super::index::Run;
use super::observe::{denies, observation};
use super::policy::Rules;
use super::seen::{Seen, seen};
use super::superseded::with_superseded;
use super::{AsOf, EntryState, EvidenceKind, EvidencePolicy, LogIndex, Shown};
use crate::evidence::{
    Estimate, EstimateOptions, EvidenceError, HoldingStatus, NoLevel, Observation, estimate,
};
use crate::framework::ProficiencyScale;
use crate::kernel::{Day, Key, Level};

/// What a log says about one competency of a person at a point in time.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LevelAsOf {
    /// The competency: its uri where the index was built for a framework, else as it is written.
    pub competency: Key,
    /// What a profile says about it.
    pub status: HoldingStatus,
    /// The level, where there is one that counts.
    pub level: Option<Level>,
    /// The level that does not count, for showing: that of the latest entry that states one and
    /// ran out, waits for a review, or is of too few people or results.
    ///
    /// It is the level as it was stated, carried over to the scale: the middle of a range, and
    /// points by their place; nothing is estimated and nothing fades.
    pub uncounted: Option<Level>,
    /// The scale of both.
    pub scale: Option<Key>,
    /// Why there is no level that counts; nothing too where it was denied.
    pub reason: Option<NoLevel>,
    /// What made the level, from the entries that count.
    pub estimate: Option<Estimate>,
    /// Every entry that was known and not retracted, by day and id; of a competency that is
    /// `superseded`, those about the one that it took the place of.
    pub entries: Vec<EntryAsOf>,
    /// The first later day on which one of these entries begins to count or stops counting, if no
    /// other comes.
    pub changes_on: Option<Day>,
    /// The first later day on which the level falls to a lower step of the scale by fading alone,
    /// at most a hundred years ahead.
    pub fades_on: Option<Day>,
}

/// How one entry stands at a point in time.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EntryAsOf {
    /// Id of the entry.
    pub entry: Key,
    /// What sort of evidence it is.
    pub kind: EvidenceKind,
    /// The day on which the person showed it.
    pub occurred_on: Day,
    /// How it stands.
    pub state: EntryState,
    /// The first day on which it may count.
    pub begins_on: Day,
    /// The first day on which it cannot count any more, where it runs out.
    pub runs_out_on: Option<Day>,
}

/// For each competency of a person the level, the entries with their states, and the reasons.
///
/// Only what occurred on or before the day, and was recorded at or before the instant, is there:
/// so the answer to an earlier question never changes when the log grows, and an entry that was
/// recorded late speaks of the day it occurred on.
/// What was retracted is as if it had never been there; all other entries are shown with their
/// states, and those that count go to the estimator of the policy.
///
/// | what counts | status | level |
/// |---|---|---|
/// | a level, a range, points | `demonstrated` | that of the estimator |
/// | only that it was shown, at an open level | `demonstrated` | none |
/// | only that it was not shown at all | `not_demonstrated` | none |
/// | judgements of fewer people than the policy asks for | `too_few_raters` | none |
/// | fewer results that reach the mark than the estimator asks for | `too_few_results` | none |
/// | nothing, and something waits for a review | `pending` | none |
/// | nothing, and something ran out | `expired` | none |
/// | nothing, and a review rejected something | `rejected` | none |
/// | nothing | `unknown` | none |
///
/// A competency without any known entry has the status `superseded` where the policy says that it
/// took the place of another one of which something is known; of several, of the one with the
/// latest entry.
/// The level of that one is shown, on its own scale, and does not count.
///
/// Competencies come in the order of their names; one without any known entry is left out, which
/// is to say that nothing is known of it.
///
/// ```
/// use prowess::evidence::{self, AsOf, EvidencePolicy, LogIndex};
/// use prowess::kernel::Day;
///
/// let log = evidence::parse_log(r#"{"entries": [
///     {"id": "e1", "person": "ana", "competency": "sql", "kind": "test",
///      "occurred_on": "2026-03-02", "recorded_at": "2026-03-04T08:00:00Z",
///      "valid_until": "2026-12-31", "shows": {"kind": "level", "level": 4}}]}"#)?;
/// let policy = evidence::parse_policy(
///     r#"{"scales": [{"id": "five-step", "kind": "ordinal", "minimum": 1, "maximum": 5}]}"#,
/// )?;
/// let index = LogIndex::new(log)?;
/// let on = |day: &str| -> Result<_, prowess::Problem> {
///     let as_of = AsOf::on(Day::parse(day)?);
///     Ok(evidence::levels_as_of(&index, &"ana".parse()?, &as_of, &policy)?)
/// };
///
/// let november = on("2026-11-20")?;
/// assert_eq!(november[0].level.map(|level| level.get()), Some(4.0));
/// assert_eq!(november[0].changes_on, Some(Day::parse("2027-01-01")?));
/// // Once it has run out it is shown, and does not count.
/// let next_year = on("2027-01-01")?;
/// assert_eq!(next_year[0].level, None);
/// assert_eq!(next_year[0].uncounted.map(|level| level.get()), Some(4.0));
/// # Ok::<(), prowess::Problem>(())
/// ```
///
/// # Errors
///
/// * `evidence.unscaled` when evidence that counts needs a scale, and the policy has none for it.
/// * `evidence.entry_off_scale` when an entry that counts has a level off its scale.
/// * `framework.unknown_scale`, `framework.no_crosswalk` when its level cannot be carried over to
///   the scale of the competency.
/// * `evidence.invalid_estimator`, `evidence.invalid_decay`, `framework.invalid_scale` when the
///   policy makes no sense.
///
/// # Cost
///
/// O(n) for n entries about the person, whatever the size of the log, and as much about 17 times
/// with a decay; with `without_each`, O(n^2) for n entries about one competency.
pub fn levels_as_of(
    index: &LogIndex,
    person: &Key,
    as_of: &AsOf,
    policy: &EvidencePolicy,
) -> Result<Vec<LevelAsOf>, EvidenceError> {
    let mut levels = Vec::new();
    for run in index.runs_of(person) {
        let rules = Rules::of(policy, &run.competency);
        let seen = seen(index, run, as_of.known(), as_of.occurred_on, &rules)?;
        levels.extend(level_on(run, &seen, as_of.occurred_on, &rules)?);
    }
    Ok(with_superseded(levels, policy))
}

/// What the entries say on a day; nothing where none is there.
pub(super) fn level_on(
    run: &Run,
    seen: &[Seen<'_>],
    day: Day,
    rules: &Rules<'_>,
) -> Result<Option<LevelAsOf>, EvidenceError> {
    let mut entries = Vec::with_capacity(seen.len());
    for one in seen {
        let Some(state) = one.state(day) else { continue };
        entries.push(EntryAsOf {
            entry: one.entry.id.clone(),
            kind: one.entry.kind,
            occurred_on: one.entry.occurred_on,
            state,
            begins_on: one.begins_on,
            runs_out_on: one.runs_out_on,
        });
    }
    if entries.is_empty() {
        return Ok(None);
    }
    let with = |state: EntryState| seen.iter().filter(move |one| one.state(day) == Some(state));
    let turning = seen.iter().filter(|one| one.state(day).is_some()).flat_map(Seen::turning_days);
    let mut answer = LevelAsOf {
        competency: run.competency.clone(),
        status: HoldingStatus::Unknown,
        level: None,
        uncounted: None,
        scale: None,
        reason: None,
        estimate: None,
        entries,
        changes_on: turning.filter(|turn| *turn > day).min(),
        fades_on: None,
    };
    let shown = |state: EntryState| for_showing(with(state), rules);
    if with(EntryState::Counted).next().is_some() {
        count(&mut answer, || with(EntryState::Counted), day, rules)?;
    } else if with(EntryState::Pending).next().is_some() {
        answer.status = HoldingStatus::Pending;
        answer.reason = Some(NoLevel::Pending);
        answer.uncounted = shown(EntryState::Pending);
    } else if with(EntryState::Expired).next().is_some() {
        answer.status = HoldingStatus::Expired;
        answer.reason = Some(NoLevel::Expired);
        answer.uncounted = shown(EntryState::Expired);
    } else if with(EntryState::Rejected).next().is_some() {
        // What a review rejects says nothing about the person, so no level is shown.
        answer.status = HoldingStatus::Rejected;
        answer.reason = Some(NoLevel::Rejected);
    } else {
        answer.reason = Some(NoLevel::NoEvidence);
    }
    if answer.level.is_some() || answer.uncounted.is_some() {
        answer.scale = rules.scale().ok().map(|scale| scale.id.clone());
    }
    Ok(Some(answer))
}

/// Makes a level of the entries that count, or says why there is none.
fn count<'a, 'b: 'a, I: DoubleEndedIterator<Item = &'a Seen<'b>>>(
    answer: &mut LevelAsOf,
    counted: impl Fn() -> I,
    day: Day,
    rules: &Rules<'_>,
) -> Result<(), EvidenceError> {
    let judged = counted().filter(|one| one.entry.kind != EvidenceKind::SelfAssessment);
    let raters: BTreeSet<&Key> = judged.filter_map(|one| one.entry.other_judge()).collect();
    if raters.len() < rules.minimum_raters() as usize {
        answer.status = HoldingStatus::TooFewRaters;
        answer.reason = Some(NoLevel::TooFewRaters);
        answer.uncounted = for_showing(counted(), rules);
        return Ok(());
    }
    if counted().all(|one| denies(one.entry)) {
        answer.status = HoldingStatus::NotDemonstrated;
        return Ok(());
    }
    let Some((scale, observations)) = observations(counted(), rules)? else {
        answer.status = HoldingStatus::Demonstrated;
        answer.reason = Some(NoLevel::OpenLevel);
        return Ok(());
    };
    let options = rules.options();
    let estimate =
        estimate(&observations, scale, day, &options).map_err(|error| rules.placed(error))?;
    answer.level = estimate.level;
    answer.reason = estimate.reason;
    answer.status = match (estimate.level, estimate.reason) {
        (Some(_), _) => HoldingStatus::Demonstrated,
        (None, Some(NoLevel::TooFewRaters)) => {
            answer.uncounted = for_showing(counted(), rules);
            HoldingStatus::TooFewRaters
        }
        (None, Some(NoLevel::TooFewResults)) => {
            answer.uncounted = for_showing(counted(), rules);
            HoldingStatus::TooFewResults
        }
        (None, _) if observations.len() < counted().count() => {
            answer.reason = Some(NoLevel::OpenLevel);
            HoldingStatus::Demonstrated
        }
        (None, _) => HoldingStatus::Unknown,
    };
    if options.decay.is_some() {
        answer.fades_on = fades_on(&estimate, &observations, scale, day, &options)?;
    }
    answer.estimate = Some(estimate);
    Ok(())
}

/// What entries show on the scale of the competency; nothing where all show an open level.
fn observations<'a, 'b: 'a, 'c>(
    entries: impl Iterator<Item = &'a Seen<'b>>,
    rules: &Rules<'c>,
) -> Result<Option<(&'c ProficiencyScale, Vec<Observation>)>, EvidenceError> {
    let mut found = None;
    for one in entries.filter(|one| one.entry.shows != Shown::Demonstrated {}) {
        let scale = match &found {
            Some((scale, _)) => *scale,
            None => rules.scale()?,
        };
        let (_, observations) = found.get_or_insert_with(|| (scale, Vec::new()));
        observations.extend(observation(one, scale, rules)?);
    }
    Ok(found)
}

/// The level of the latest of these entries that states one, as it was stated; nothing where it
/// cannot be carried over to the scale of the competency.
fn for_showing<'a, 'b: 'a>(
    entries: impl DoubleEndedIterator<Item = &'a Seen<'b>>,
    rules: &Rules<'_>,
) -> Option<Level> {
    let states = |shown: Shown| {
        matches!(shown, Shown::Level { .. } | Shown::Range { .. } | Shown::Score { .. })
    };
    // They stand in the order of their days.
    let latest = entries.rev().find(|one| states(one.entry.shows))?;
    Some(observation(latest, rules.scale().ok()?, rules).ok()??.level)
}

/// The first day on which fading alone takes the level to another step of its scale.
///
/// The days are halved until two neighbours are left, between which the step is lost.
fn fades_on(
    estimated: &Estimate,
    observations: &[Observation],
    scale: &ProficiencyScale,
    day: Day,
    options: &EstimateOptions,
) -> Result<Option<Day>, EvidenceError> {
    /// A hundred years.
    const FARTHEST: i32 = 36_525;
    let options = EstimateOptions { without_each: false, ..options.clone() };
    let keeps = |days: i32| {
        let Some(later) = day.plus_days(days) else { return Ok(true) };
        let step = estimate(observations, scale, later, &options)?.step;
        Ok::<bool, EvidenceError>(step == estimated.step)
    };
    if estimated.step.is_none() || keeps(FARTHEST)? {
        return Ok(None);
    }
    let (mut kept, mut lost) = (0, FARTHEST);
    while lost - kept > 1 {
        let middle = kept + (lost - kept) / 2;
        *(if keeps(middle)? { &mut kept } else { &mut lost }) = middle;
    }
    Ok(day.plus_days(lost))
}
