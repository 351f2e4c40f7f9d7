//! Numbers, percentages and days, as a language writes them.

use super::NumberFormat;
use super::template::fill;
use crate::kernel::{Day, Share, math};

/// The most digits after the decimal point.
pub(super) const MOST_DIGITS: u32 = 6;

/// A number in ASCII, with at most so many digits of a fraction, halves away from 0.
///
/// A number that is not 0 never shows as 0: it gets the first digit that is not.
/// The plural form is chosen by this text.
pub(super) fn plain(value: f64, digits: u32) -> String {
    let digits = digits.min(MOST_DIGITS);
    let shown = rounded(value, digits);
    let is_lost = value.abs() > 0.0 && shown.bytes().all(|byte| !matches!(byte, b'1'..=b'9'));
    if is_lost && digits < MOST_DIGITS { plain(value, digits + 1) } else { shown }
}

fn rounded(value: f64, digits: u32) -> String {
    let scale = f64::from(10_u32.pow(digits));
    let places = digits as usize;
    // Far out there is no fraction to round, and the product could leave the range.
    let nearest = if value.abs() < 1e9 { math::round(value * scale) / scale } else { value };
    let text = format!("{nearest:.places$}");
    let text = match text.split_once('.') {
        Some(_) => text.trim_end_matches('0').trim_end_matches('.'),
        None => text.as_str(),
    };
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// A share in percent, in ASCII.
///
/// Only all is 100 and only none is 0: what lies between shows as the nearest step between.
pub(super) fn percent(share: Share, digits: u32) -> String {
    let digits = digits.min(MOST_DIGITS);
    let step = 1.0 / f64::from(10_u32.pow(digits));
    let value = share.get() * 100.0;
    let between = share > Share::NONE && share < Share::ALL;
    rounded(if between { value.clamp(step, 100.0 - step) } else { value }, digits)
}

impl NumberFormat {
    /// An ASCII number in the digits and signs of the language.
    pub(super) fn localised(&self, number: &str) -> String {
        let digits: Vec<char> = self.digits.iter().flat_map(|digits| digits.chars()).collect();
        let mut text = String::with_capacity(number.len());
        for letter in number.chars() {
            let digit = letter.to_digit(10).and_then(|digit| digits.get(digit as usize));
            match (letter, digit) {
                ('.', _) => text.push_str(&self.decimal),
                ('-', _) => text.push_str(&self.minus),
                (_, Some(digit)) => text.push(*digit),
                (_, None) => text.push(letter),
            }
        }
        text
    }

    /// A share as a percentage.
    pub(super) fn share(&self, share: Share) -> String {
        let number = self.localised(&percent(share, self.share_digits));
        let filled = fill(&self.percent, |name| (name == "number").then(|| number.clone()));
        filled.unwrap_or(number)
    }

    /// A day.
    pub(super) fn day(&self, day: Day) -> String {
        let text = day.to_string();
        let mut parts = text.splitn(3, '-');
        let mut next = || parts.next().map(|part| self.localised(part)).unwrap_or_default();
        let (year, month, date) = (next(), next(), next());
        let filled = fill(&self.day, |name| match name {
            "year" => Some(year.clone()),
            "month" => Some(month.clone()),
            "day" => Some(date.clone()),
            _ => None,
        });
        filled.unwrap_or(text)
    }
}
