//! Levels that run out on a day, and not little by little.

use serde::{Deserialize, Serialize};

use crate::evidence::EvidenceError;
use crate::kernel::{Day, math};
use crate::problem::Fault;

/// When something that was shown runs out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum ExpiryRule {
    /// On days of the calendar, for everybody, whenever it was shown (SkillTree).
    Calendar {
        /// Whether the days come by month or by year.
        #[serde(deserialize_with = "crate::kernel::read_within")]
        unit: CalendarUnit,
        /// Every so many of them, from 1 to 100.
        every: u32,
        /// Any one of the days.
        on: Day,
        /// Whether it is the last day of each month, whatever day `on` is.
        #[serde(default)]
        last_day_of_month: bool,
    },
    /// So many days after it was shown last (SkillTree).
    Sliding {
        /// The days, from 1 to 36500.
        days: u32,
    },
}

/// By what a calendar is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum CalendarUnit {
    /// By month.
    Month,
    /// By year.
    Year,
}

/// Whether something still counts, and until when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Expiry {
    /// Whether it counts on the day asked about.
    pub status: ExpiryStatus,
    /// The first day on which it does not count; nothing where that is beyond the calendar.
    pub expires_on: Option<Day>,
    /// The first day on which a warning is due.
    pub warn_from: Option<Day>,
}

/// Whether something still counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ExpiryStatus {
    /// It counts.
    Valid,
    /// It counts, and will soon run out.
    RunningOut,
    /// It does not count any more.
    Expired,
}

/// When something that was shown on a day runs out, and whether it still counts.
///
/// | rule | the first day on which it does not count |
/// |---|---|
/// | `calendar` | the first day of the calendar after the day it was shown |
/// | `sliding` | `days` days after the day it was shown last |
///
/// What is shown on a day of the calendar counts until the next one.
/// A day of the calendar that a month does not have is its last day.
/// A warning is due for the last tenth of the time, at least 1 and at most 7 days of it:
/// clamp(round(0.1 * days), 1, 7), where the days of a calendar are those between two of its days.
/// The evidence itself is never deleted: another rule, or an earlier day, gives another answer.
///
/// # Errors
///
/// * `evidence.invalid_decay` when a number is outside its range.
pub fn expiry(rule: &ExpiryRule, shown_on: Day, as_of: Day) -> Result<Expiry, EvidenceError> {
    let within = |field: &'static str, value: u32, most: u32| {
        if (1..=most).contains(&value) {
            return Ok(());
        }
        let fault = Fault::new().at(format!("rule.{field}")).with("field", field);
        let fault = fault.with("value", value).with("limits", format!("from 1 to {most}"));
        Err(EvidenceError::InvalidDecay(fault))
    };
    let (days, expires_on) = match *rule {
        ExpiryRule::Sliding { days } => {
            within("days", days, 36_500)?;
            (days.cast_signed(), shown_on.plus_days(days.cast_signed()))
        }
        ExpiryRule::Calendar { unit, every, on, last_day_of_month } => {
            within("every", every, 100)?;
            let months = match unit {
                CalendarUnit::Month => every,
                CalendarUnit::Year => every * 12,
            };
            let calendar = Calendar { months: months.cast_signed(), on, last_day_of_month };
            calendar.next_after(shown_on)
        }
    };
    let tenth = math::round(0.1 * f64::from(days)).clamp(1.0, 7.0) as i32;
    let warn_from = expires_on.and_then(|day| day.plus_days(-tenth));
    let status = if expires_on.is_some_and(|day| as_of >= day) {
        ExpiryStatus::Expired
    } else if warn_from.is_some_and(|day| as_of >= day) {
        ExpiryStatus::RunningOut
    } else {
        ExpiryStatus::Valid
    };
    Ok(Expiry { status, expires_on, warn_from })
}

/// Days that come again every so many months.
struct Calendar {
    months: i32,
    on: Day,
    last_day_of_month: bool,
}

impl Calendar {
    /// The `at`-th of the days, counted from `on`.
    fn day(&self, at: i32) -> Option<Day> {
        let day = self.on.plus_months(at * self.months)?;
        Some(if self.last_day_of_month { day.last_of_month() } else { day })
    }

    /// The first of the days after this one, and how long it is since the one before it.
    fn next_after(&self, day: Day) -> (i32, Option<Day>) {
        let at = day.months_since(self.on).div_euclid(self.months);
        let next = (at..=at + 1).find(|at| self.day(*at).is_some_and(|it| it > day));
        let Some(next) = next else { return (0, None) };
        let (before, expires_on) = (self.day(next - 1), self.day(next));
        let length = expires_on.zip(before).map_or(0, |(end, start)| end.days_since(start));
        (length, expires_on)
    }
}
