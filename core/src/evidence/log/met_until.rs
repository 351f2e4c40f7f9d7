//! Until when a level is enough, if nothing new is recorded.

use serde::{Deserialize, Serialize};

use super::history::state_changes;
use super::levels::level_on;
use super::policy::Rules;
use super::seen::{Seen, seen};
use super::{AsOf, EntryState, EvidencePolicy, LevelAsOf, LogIndex, StateChange};
use crate::evidence::{EvidenceError, HoldingStatus};
use crate::framework::FrameworkError;
use crate::kernel::{Day, Key, Level};
use crate::problem::Fault;

/// Whether a level is enough on a day, and until when it will be.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MetUntil {
    /// Whether the level is at least the one required; nothing where there is no level.
    pub met: Option<bool>,
    /// The level on the day asked about, where there is one that counts.
    pub level: Option<Level>,
    /// What a profile says on that day; nothing where no entry is known.
    pub status: Option<HoldingStatus>,
    /// The first later day on which it is not enough any more; nothing where it is not enough
    /// today, or stays enough for a hundred years.
    pub until: Option<Day>,
    /// The level on that later day; nothing where none counts any more.
    pub level_then: Option<Level>,
    /// Why it is not enough then.
    pub cause: Option<MetUntilCause>,
    /// The entries that stand otherwise then than on the day before, by id; none where it only
    /// faded.
    pub changes: Vec<StateChange>,
}

/// Why a level is not enough any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum MetUntilCause {
    /// It faded.
    Faded,
    /// Evidence ran out on that day.
    Expired,
    /// Other evidence begins to count on that day, or takes the place of what counted.
    OtherEvidence,
}

/// Whether a person's level is enough today, and the first later day on which it is not, by fading
/// and by expiry together.
///
/// It asks what [`levels_as_of`](super::levels_as_of) would say on each later day if nothing new
/// were recorded and nothing new happened: what is known at `as_of` stays all there is.
/// The answer is exact to the day: entries begin and stop counting on days that are known, and
/// between two such days a level only falls, so the day on which it is lost is found by halving.
/// Where something runs out on the very day, that is the cause, whatever faded too.
///
/// A level may be enough again after that day, where evidence begins to count later.
/// It does not tell what the person can do then, only what the evidence of today would say.
///
/// ```
/// use prowess::evidence::log::met_until;
/// use prowess::evidence::{AsOf, EvidencePolicy, LogIndex, parse_log, parse_policy};
/// use prowess::kernel::{Day, Key, Level};
///
/// let log = parse_log(
///     r#"{"entries": [{"id": "e1", "person": "ana", "competency": "sql", "kind": "certificate",
///                      "occurred_on": "2024-03-02", "recorded_at": "2024-03-05T16:00:00Z",
///                      "shows": {"kind": "level", "level": 4}, "valid_until": "2026-03-01"}]}"#,
/// )?;
/// let policy = parse_policy(
///     r#"{"scales": [{"id": "five", "kind": "ordinal", "minimum": 1, "maximum": 5}]}"#,
/// )?;
/// let (ana, sql, three) = (Key::parse("ana")?, Key::parse("sql")?, Level::new(3.0)?);
/// let today = AsOf::on(Day::parse("2025-06-01")?);
/// let answer = met_until(&LogIndex::new(log)?, &ana, &sql, three, &today, &policy)?;
///
/// assert_eq!(answer.met, Some(true));
/// assert_eq!(answer.until, Some(Day::parse("2026-03-02")?));
/// # Ok::<(), prowess::Problem>(())
/// ```
///
/// # Errors
///
/// * those of [`levels_as_of`](super::levels_as_of).
/// * `framework.level_off_scale` when the level required is not on the scale of the competency.
///
/// # Cost
///
/// O(n) for each of the days on which one of n entries begins or stops counting, and for each of
/// about 17 days in which the last part of the time is halved.
pub fn met_until(
    index: &LogIndex,
    person: &Key,
    competency: &Key,
    required: Level,
    as_of: &AsOf,
    policy: &EvidencePolicy,
) -> Result<MetUntil, EvidenceError> {
    /// A hundred years.
    const FARTHEST: i32 = 36_525;
    let mut answer = MetUntil {
        met: None,
        level: None,
        status: None,
        until: None,
        level_then: None,
        cause: None,
        changes: Vec::new(),
    };
    let Some(run) = index.run_of(person, competency) else { return Ok(answer) };
    let rules = Rules::of(policy, &run.competency);
    let today = as_of.occurred_on;
    let seen = seen(index, run, as_of.known(), today, &rules)?;
    let on = |day: Day| level_on(run, &seen, day, &rules);
    let Some(now) = on(today)? else { return Ok(answer) };
    answer.status = Some(now.status);
    answer.level = now.level;
    let Some(level) = now.level else { return Ok(answer) };
    let scale = rules.scale()?;
    if !scale.holds(required) {
        let fault = Fault::new().at("required").with("level", required).with("scale", &scale.id);
        let fault = fault.with("minimum", scale.minimum).with("maximum", scale.maximum);
        return Err(FrameworkError::LevelOffScale(fault).into());
    }
    let enough = |level: Level| scale.height(level) >= scale.height(required);
    answer.met = Some(enough(level));
    if !enough(level) {
        return Ok(answer);
    }
    let is_met =
        |day: Day| Ok::<_, EvidenceError>(on(day)?.and_then(|one| one.level).is_some_and(enough));
    let last = today.plus_days(FARTHEST).unwrap_or(today);
    let mut days: Vec<Day> = seen.iter().flat_map(Seen::turning_days).collect();
    days.retain(|day| *day > today && *day <= last);
    days.sort_unstable();
    days.dedup();
    // The days before each turning day, and the last of all: between them a level only falls.
    let mut kept = today;
    for turn in days.iter().copied().map(Some).chain([None]) {
        let end = turn.and_then(|turn| turn.plus_days(-1)).unwrap_or(last);
        if !is_met(end)? {
            let lost = halve(kept, end, is_met)?;
            return stopped(answer, lost, on);
        }
        match turn {
            Some(turn) if !is_met(turn)? => return stopped(answer, turn, on),
            Some(turn) => kept = turn,
            None => {}
        }
    }
    Ok(answer)
}

/// The first day on which it is not met, between one on which it is and one on which it is not.
fn halve(
    mut kept: Day,
    mut lost: Day,
    is_met: impl Fn(Day) -> Result<bool, EvidenceError>,
) -> Result<Day, EvidenceError> {
    loop {
        let apart = lost.days_since(kept);
        let Some(middle) = kept.plus_days(apart / 2).filter(|_| apart > 1) else {
            return Ok(lost);
        };
        *(if is_met(middle)? { &mut kept } else { &mut lost }) = middle;
    }
}

/// The answer where the level stops being enough on a day.
fn stopped(
    mut answer: MetUntil,
    day: Day,
    on: impl Fn(Day) -> Result<Option<LevelAsOf>, EvidenceError>,
) -> Result<MetUntil, EvidenceError> {
    let before = match day.plus_days(-1) {
        Some(before) => on(before)?,
        None => None,
    };
    let then = on(day)?;
    answer.changes = state_changes(before.as_ref(), then.as_ref());
    let expired = |one: &StateChange| one.after == Some(EntryState::Expired);
    answer.cause = Some(if answer.changes.iter().any(expired) {
        MetUntilCause::Expired
    } else if answer.changes.is_empty() {
        MetUntilCause::Faded
    } else {
        MetUntilCause::OtherEvidence
    });
    answer.until = Some(day);
    answer.level_then = then.and_then(|one| one.level);
    Ok(answer)
}
