//! How much of a change of level is fading, growth and new evidence.

use serde::Serialize;

use super::levels::level_on;
use super::policy::Rules;
use super::profile::profile;
use super::seen::seen;
use super::superseded::with_superseded;
use super::{AsOf, EvidencePolicy, LevelAsOf, LogIndex};
use crate::evidence::{EvidenceError, HoldingStatus, Profile};
use crate::framework::ProficiencyScale;
use crate::kernel::{Instant, Key, Level};
use crate::problem::Fault;

/// How a level became another one between two points in time, in parts that add up to it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LevelChange {
    /// The competency: its uri where the index was built for a framework, else as it is written.
    pub competency: Key,
    /// The scale of the levels, where there is one.
    pub scale: Option<Key>,
    /// What is said before.
    pub before: Option<Held>,
    /// What the same evidence says on the later day.
    pub aged: Option<Held>,
    /// What is said after.
    pub after: Option<Held>,
    /// What the level gained, in levels; below 0 it lost.
    pub change: Level,
    /// The part that the old evidence lost by itself, by fading and by running out: at most 0 as a
    /// rule.
    pub decay: Level,
    /// The part that was added to a level that was known before, or taken from it.
    pub growth: Level,
    /// The part that is known only since.
    pub new_evidence: Level,
}

/// What is said about a competency at one point in time.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Held {
    /// The level, where there is one that counts.
    pub level: Option<Level>,
    /// What a profile says.
    pub status: HoldingStatus,
}

/// A profile at two points in time, and what the old evidence alone says at the later one.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ProfileSteps {
    /// The profile before.
    pub before: Profile,
    /// What the same evidence says on the later day.
    pub aged: Profile,
    /// The profile after.
    pub after: Profile,
}

/// What became of each level between two points in time, and how much of it is fading, growth and
/// new evidence.
///
/// In between stands the level **aged**: that of exactly the evidence that was known before, with
/// what was decided about it by then, on the later day.
/// With levels counted from the bottom of their scale, up to the good end:
///
/// | part | where a level was known before | where none was |
/// |---|---|---|
/// | `decay` | aged - before | 0 |
/// | `growth` | after - aged | 0 |
/// | `new_evidence` | 0 | after |
///
/// change = decay + growth + new_evidence, in every bit and in any order of addition: all of them
/// are whole numbers of a step of less than 2^-50 of the length of the scale, and less than that
/// off the real difference.
///
/// A level that is not known counts 0 in these sums, as it does in a readiness; it is not the
/// lowest level, so read a loss beside the status that explains it, such as `expired`.
/// What was decided in between about old evidence, such as a retraction, is part of the growth.
///
/// # Errors
///
/// * `evidence.invalid_span` when the second point lies before the first on either clock.
/// * those of [`levels_as_of`](crate::evidence::levels_as_of).
///
/// # Cost
///
/// O(n) for n entries about the person, whatever the size of the log.
pub fn level_changes(
    index: &LogIndex,
    person: &Key,
    from: &AsOf,
    to: &AsOf,
    policy: &EvidencePolicy,
) -> Result<Vec<LevelChange>, EvidenceError> {
    let mut changes = Vec::new();
    for steps in steps(index, person, from, to, policy)? {
        let all = [&steps.before, &steps.aged, &steps.after];
        let Some(any) = all.into_iter().flatten().next() else { continue };
        let levels = all.map(|one| one.as_ref().and_then(|one| one.level));
        let competency = any.competency.clone();
        let rules = Rules::of(policy, &competency);
        let scale = match levels.iter().any(Option::is_some) {
            true => Some(rules.scale()?),
            false => None,
        };
        let parts = Parts::of(levels, scale);
        let held = |one: &Option<LevelAsOf>| {
            one.as_ref().map(|one| Held { level: one.level, status: one.status })
        };
        changes.push(LevelChange {
            scale: scale.map(|scale| scale.id.clone()),
            before: held(&steps.before),
            aged: held(&steps.aged),
            after: held(&steps.after),
            change: Level::new(parts.change)?,
            decay: Level::new(parts.decay)?,
            growth: Level::new(parts.growth)?,
            new_evidence: Level::new(parts.new_evidence)?,
            competency,
        });
    }
    Ok(changes)
}

/// The profiles behind [`level_changes`]: before, the same evidence on the later day, and after.
///
/// Whatever is measured from a profile, such as a readiness, can be split by the three in the same
/// way.
///
/// # Errors
///
/// * those of [`level_changes`].
///
/// # Cost
///
/// O(n) for n entries about the person, whatever the size of the log.
pub fn profile_steps(
    index: &LogIndex,
    person: &Key,
    from: &AsOf,
    to: &AsOf,
    policy: &EvidencePolicy,
) -> Result<ProfileSteps, EvidenceError> {
    let steps = steps(index, person, from, to, policy)?;
    let of = |day, pick: fn(&Steps) -> &Option<LevelAsOf>| {
        let levels: Vec<LevelAsOf> = steps.iter().filter_map(|one| pick(one).clone()).collect();
        profile(index, person, day, &with_superseded(levels, policy))
    };
    Ok(ProfileSteps {
        before: of(from.occurred_on, |one| &one.before),
        aged: of(to.occurred_on, |one| &one.aged),
        after: of(to.occurred_on, |one| &one.after),
    })
}

/// What is said about one competency at the three points.
struct Steps {
    before: Option<LevelAsOf>,
    aged: Option<LevelAsOf>,
    after: Option<LevelAsOf>,
}

fn steps(
    index: &LogIndex,
    person: &Key,
    from: &AsOf,
    to: &AsOf,
    policy: &EvidencePolicy,
) -> Result<Vec<Steps>, EvidenceError> {
    check_order(from, to)?;
    let mut steps = Vec::new();
    for run in index.runs_of(person) {
        let rules = Rules::of(policy, &run.competency);
        let old = seen(index, run, from.known(), from.occurred_on, &rules)?;
        let all = seen(index, run, to.known(), to.occurred_on, &rules)?;
        steps.push(Steps {
            before: level_on(run, &old, from.occurred_on, &rules)?,
            aged: level_on(run, &old, to.occurred_on, &rules)?,
            after: level_on(run, &all, to.occurred_on, &rules)?,
        });
    }
    Ok(steps)
}

fn check_order(from: &AsOf, to: &AsOf) -> Result<(), EvidenceError> {
    let wrong = |field: &str, first: String, last: String| {
        let fault = Fault::new().at(format!("to.{field}")).with("first", first);
        Err(EvidenceError::InvalidSpan(fault.with("last", last)))
    };
    if to.occurred_on < from.occurred_on {
        return wrong("occurred_on", from.occurred_on.to_string(), to.occurred_on.to_string());
    }
    let later = match (from.recorded_at, to.recorded_at) {
        (_, None) => true,
        (None, Some(_)) => false,
        (Some(from), Some(to)) => from <= to,
    };
    if later {
        return Ok(());
    }
    let text =
        |at: Option<Instant>| at.map_or("everything recorded".to_owned(), |at| at.to_string());
    wrong("recorded_at", text(from.recorded_at), text(to.recorded_at))
}

/// The parts of a change.
struct Parts {
    change: f64,
    decay: f64,
    growth: f64,
    new_evidence: f64,
}

impl Parts {
    /// The parts by the levels before, aged and after.
    fn of(levels: [Option<Level>; 3], scale: Option<&ProficiencyScale>) -> Self {
        let none = Self { change: 0.0, decay: 0.0, growth: 0.0, new_evidence: 0.0 };
        let Some(scale) = scale else { return none };
        let [before, aged, after] =
            levels.map(|level| level.map_or(0.0, |level| scale.height(level)));
        let length = scale.maximum.get() - scale.minimum.get();
        let change = snap(after - before, length);
        if levels.first().is_some_and(Option::is_none) {
            return Self { change, new_evidence: change, ..none };
        }
        let decay = snap(aged - before, length);
        Self { change, decay, growth: change - decay, ..none }
    }
}

/// The number nearest to `value` on a grid that suits a scale of this length, halves to the even
/// one.
///
/// The step is 2^-50 of the largest power of two in the length, so that a number of up to twice the
/// length is a whole number of fewer than 2^53 steps: sums of such numbers are exact.
fn snap(value: f64, length: f64) -> f64 {
    /// The exponent of a number, without its sign and its digits.
    const EXPONENT: u64 = 0x7ff0_0000_0000_0000;
    let power = f64::from_bits(length.to_bits() & EXPONENT);
    // The length is less than twice the power. Between 4 and 8 times the power floating point has
    // steps of 2^-50 of it, so adding 6 times the power rounds to them, and taking that away again
    // is exact.
    let large = power * 6.0;
    (value + large) - large
}
