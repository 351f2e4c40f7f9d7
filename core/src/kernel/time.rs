//! Days, months and instants, read from somebody else's clock.

use std::fmt;

use chrono::{DateTime, Datelike, NaiveDate, SecondsFormat, Utc};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::KernelError;
use crate::problem::Fault;

/// A calendar day, written `2026-11-20`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(NaiveDate);

impl Day {
    /// The day this text names.
    ///
    /// # Errors
    ///
    /// * `kernel.invalid_time` when the text is no day of the calendar in the form `2026-11-20`.
    pub fn parse(text: &str) -> Result<Self, KernelError> {
        calendar_day(text).map(Self).ok_or_else(|| invalid(text, "a day of the calendar"))
    }

    /// The number of days from the other day to this one; negative when this one is earlier.
    #[must_use]
    pub fn days_since(self, other: Self) -> i32 {
        // chrono keeps years within 262,143 of zero, so the difference fits.
        i32::try_from((self.0 - other.0).num_days()).unwrap_or(i32::MAX)
    }

    /// The day after this one; nothing after the last day of the calendar.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        self.0.succ_opt().map(Self)
    }

    /// The day before this one; nothing before the first day of the calendar.
    #[must_use]
    pub fn previous(self) -> Option<Self> {
        self.0.pred_opt().map(Self)
    }

    /// The day so many days later, or earlier where the number is negative.
    ///
    /// Nothing where its year would not have four digits.
    #[must_use]
    pub fn plus_days(self, days: i32) -> Option<Self> {
        self.0.checked_add_signed(chrono::TimeDelta::days(i64::from(days))).and_then(Self::written)
    }

    /// The same day of the month so many months later, or earlier where the number is negative;
    /// where that month is shorter, its last day.
    ///
    /// Nothing where its year would not have four digits.
    #[must_use]
    pub fn plus_months(self, months: i32) -> Option<Self> {
        let distance = chrono::Months::new(months.unsigned_abs());
        let day = if months < 0 {
            self.0.checked_sub_months(distance)
        } else {
            self.0.checked_add_months(distance)
        };
        day.and_then(Self::written)
    }

    /// The last day of the month of this day.
    #[must_use]
    pub fn last_of_month(self) -> Self {
        // Every month has at least 28 days, and none more than 31.
        let days = (28..=31).rev().find_map(|day| self.0.with_day(day));
        Self(days.unwrap_or(self.0))
    }

    /// The number of months from the month of the other day to that of this one.
    #[must_use]
    pub fn months_since(self, other: Self) -> i32 {
        let months = |day: Self| day.0.year() * 12 + day.0.month0().cast_signed();
        months(self) - months(other)
    }

    /// A day that can be written with four digits for its year.
    fn written(day: NaiveDate) -> Option<Self> {
        (0..=9999).contains(&day.year()).then_some(Self(day))
    }

    /// The month of this day.
    #[must_use]
    pub fn month(self) -> Month {
        Month { year: self.0.year(), month: self.0.month() }
    }
}

/// An instant in universal time, written `2026-11-20T09:30:00Z`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(DateTime<Utc>);

impl Instant {
    /// The instant this text names, in the form of RFC 3339 with any offset.
    ///
    /// # Errors
    ///
    /// * `kernel.invalid_time` when the text is no instant of that form, or when its year in
    ///   universal time does not have four digits.
    pub fn parse(text: &str) -> Result<Self, KernelError> {
        match DateTime::parse_from_rfc3339(text) {
            Ok(instant) if (0..=9999).contains(&instant.to_utc().year()) => {
                Ok(Self(instant.to_utc()))
            }
            _ => Err(invalid(text, "an instant")),
        }
    }

    /// The day of this instant in universal time.
    #[must_use]
    pub fn day(self) -> Day {
        Day(self.0.date_naive())
    }

    /// Whole milliseconds from the beginning of 1970 to this instant, rounded down; negative before.
    #[must_use]
    pub fn unix_milliseconds(self) -> i64 {
        self.0.timestamp_millis()
    }

    /// The instant so many milliseconds after the beginning of 1970; nothing where its year would
    /// not have four digits.
    #[must_use]
    pub fn from_unix_milliseconds(milliseconds: i64) -> Option<Self> {
        let instant = DateTime::from_timestamp_millis(milliseconds)?;
        (0..=9999).contains(&instant.year()).then_some(Self(instant))
    }
}

/// A month of a year, written `2026-11`: as precise as many published ratings are.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    year: i32,
    month: u32,
}

impl Month {
    /// The year.
    #[must_use]
    pub const fn year(self) -> i32 {
        self.year
    }

    /// The number of the month in its year, from 1 to 12.
    #[must_use]
    pub const fn number(self) -> u32 {
        self.month
    }

    /// The month this text names.
    ///
    /// # Errors
    ///
    /// * `kernel.invalid_time` when the text is no month in the form `2026-11`.
    pub fn parse(text: &str) -> Result<Self, KernelError> {
        Day::parse(&format!("{text}-01")).map(Day::month).map_err(|_| invalid(text, "a month"))
    }
}

/// The day in the form `2026-11-20`.
///
/// Read here and not by a pattern: what chrono needs for patterns is 7 KB of a browser module.
fn calendar_day(text: &str) -> Option<NaiveDate> {
    let mut numbers = [0_u32; 3];
    let mut part = 0;
    for (byte, at) in text.bytes().zip(0..) {
        match (at, byte) {
            (4 | 7, b'-') => part += 1,
            (0..=3 | 5..=6 | 8..=9, b'0'..=b'9') => {
                let number = numbers.get_mut(part)?;
                *number = *number * 10 + u32::from(byte - b'0');
            }
            _ => return None,
        }
    }
    let [year, month, day] = numbers;
    let is_whole = text.len() == 10;
    is_whole.then(|| NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)).flatten()
}

fn invalid(text: &str, expected: &str) -> KernelError {
    KernelError::InvalidTime(Fault::new().with("value", text).with("expected", expected))
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = (self.0.year(), self.0.month(), self.0.day());
        match year {
            0..=9999 => write!(f, "{year:04}-{month:02}-{day:02}"),
            _ => write!(f, "{year:+05}-{month:02}-{day:02}"),
        }
    }
}

impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.to_rfc3339_opts(SecondsFormat::AutoSi, true))
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

/// These cross every boundary as text.
macro_rules! as_text {
    ($($name:ident: $expected:literal),*) => {$(
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(self, f)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                parse_str(deserializer, $expected, Self::parse)
            }
        }
    )*};
}

as_text!(Day: "a day", Instant: "an instant", Month: "a month");

/// Reads a text without copying it and parses it.
pub(super) fn parse_str<'de, D: Deserializer<'de>, T>(
    deserializer: D,
    expected: &'static str,
    parse: fn(&str) -> Result<T, KernelError>,
) -> Result<T, D::Error> {
    struct TextVisitor<T>(&'static str, fn(&str) -> Result<T, KernelError>);

    impl<T> serde::de::Visitor<'_> for TextVisitor<T> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str(self.0)
        }

        fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<T, E> {
            (self.1)(text).map_err(E::custom)
        }
    }

    deserializer.deserialize_str(TextVisitor(expected, parse))
}
