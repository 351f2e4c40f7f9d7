//! What is left of a level, and when it will be too little.

use serde::{Deserialize, Serialize};

use super::Decay;
use crate::evidence::EvidenceError;
use crate::framework::{Direction, FrameworkError, ProficiencyScale};
use crate::kernel::{Day, Level, math};
use crate::problem::Fault;

/// A level when it was used last.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a level when it was used last")]
pub struct LastUse {
    /// The level on that day.
    pub level: Level,
    /// The day.
    pub day: Day,
    /// How many other days of use there were before; each makes the half-life longer.
    #[serde(default)]
    pub further_uses: u32,
}

/// What is left of a level.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Faded {
    /// The level on the day asked about.
    pub level: Level,
    /// How many levels were lost since the last use, at least 0.
    pub lost: Level,
    /// The level that will never be lost.
    pub floor: Level,
    /// The half-life in days.
    pub half_life_days: f64,
    /// The first day on which the level is worse than the one required: use it before that day.
    ///
    /// Nothing where no level is required, where the floor is enough, and where that day is too far
    /// away for a calendar.
    pub refresh_before: Option<Day>,
}

/// What is left of a level that was used last some time ago, and when it will be too little.
///
/// With the height *L* of the level above the bottom of the scale, the floor *f*, the half-life *h*
/// and the days *t* since the last use:
///
/// level(t) = f L + (1 - f) L 2^(-t / h)
///
/// refresh_before is the day after t = h log2((L - f L) / (required - f L)).
/// A day before the last use is taken for the day of the last use.
/// It tells how a level fades on average; it does not tell who forgets less.
///
/// ```
/// use prowess::evidence::decay::{Decay, LastUse, MeasuredBy, fade};
/// use prowess::framework::{ProficiencyScale, ScaleKind};
/// use prowess::kernel::{Day, Key, Level};
///
/// let level = |value| Level::new(value);
/// let scale = ProficiencyScale::new(Key::parse("0-5")?, ScaleKind::Interval, level(0.0)?, level(5.0)?);
/// let decay = Decay { half_life_days: Some(100.0), ..Decay::default() };
/// let last = LastUse { level: level(4.0)?, day: Day::parse("2026-01-01")?, further_uses: 0 };
/// let faded = fade(&last, Some(level(2.0)?), &scale, Day::parse("2026-04-11")?, &decay)?;
///
/// // Of 4 levels, 1.2 stay, and half of the other 2.8 is left after 100 days.
/// assert!((faded.level.get() - 2.6).abs() < 1e-12);
/// assert_eq!(faded.refresh_before, Some(Day::parse("2026-07-01")?));
/// # Ok::<(), prowess::Problem>(())
/// ```
///
/// # Errors
///
/// * `evidence.invalid_decay` when a parameter is outside its range.
/// * `framework.level_off_scale` when a level is not on the scale.
/// * `framework.invalid_scale` when the scale contradicts itself.
pub fn fade(
    last: &LastUse,
    required: Option<Level>,
    scale: &ProficiencyScale,
    as_of: Day,
    decay: &Decay,
) -> Result<Faded, EvidenceError> {
    decay.check("decay")?;
    scale.check_ends("scale")?;
    for (path, level) in [("last.level", Some(last.level)), ("required", required)] {
        if let Some(level) = level.filter(|level| !scale.holds(*level)) {
            let fault = Fault::new().at(path).with("level", level).with("scale", &scale.id);
            let fault = fault.with("minimum", scale.minimum).with("maximum", scale.maximum);
            return Err(FrameworkError::LevelOffScale(fault).into());
        }
    }
    let half_life_days = decay.half_life(last.further_uses);
    let height = scale.height(last.level);
    let left = |days: i32| height * decay.left(f64::from(days.max(0)), half_life_days);
    let now = left(as_of.days_since(last.day));
    let floor = height * decay.floor;
    Ok(Faded {
        level: at_height(scale, now)?,
        lost: Level::new(height - now)?,
        floor: at_height(scale, floor)?,
        half_life_days,
        refresh_before: required.and_then(|required| {
            let required = scale.height(required);
            let days = first_day_below(height, floor, required, half_life_days, left)?;
            last.day.plus_days(days)
        }),
    })
}

/// The level at that height of a scale.
fn at_height(scale: &ProficiencyScale, height: f64) -> Result<Level, EvidenceError> {
    Ok(Level::new(match scale.direction {
        Direction::HigherIsBetter => scale.minimum.get() + height,
        Direction::LowerIsBetter => scale.maximum.get() - height,
    })?)
}

/// After how many days less than the required height is left; nothing where that never comes, or
/// later than any calendar goes.
fn first_day_below(
    height: f64,
    floor: f64,
    required: f64,
    half_life: f64,
    left: impl Fn(i32) -> f64,
) -> Option<i32> {
    /// More days than there are in 9,999 years.
    const LAST: f64 = 4e6;
    if height < required {
        return Some(0);
    }
    if required <= floor {
        return None;
    }
    let days = half_life * math::log2((height - floor) / (required - floor));
    if days > LAST {
        return None;
    }
    // The formula may be a last bit off where the level meets the required one on a whole day.
    let about = math::floor(days) as i32;
    (about - 1..=about + 2).find(|day| *day > 0 && left(*day) < required)
}
