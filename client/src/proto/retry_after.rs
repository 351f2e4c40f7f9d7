//! When the server says to come back.

use std::time::{Duration, UNIX_EPOCH};

use http::HeaderMap;

use super::Moment;

/// The text of a header, or nothing if it is missing or not text.
pub(crate) fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name)?.to_str().ok().map(str::trim)
}

/// Milliseconds since 1970 of a date in any of the three spellings of HTTP.
pub(crate) fn date_ms(text: &str) -> Option<u64> {
    let date = httpdate::parse_http_date(text).ok()?;
    let since = date.duration_since(UNIX_EPOCH).unwrap_or(Duration::ZERO);
    u64::try_from(since.as_millis()).ok()
}

/// Milliseconds to wait, if the answer says so.
///
/// `retry-after-ms` is read first, then `Retry-After` as seconds or as a date ([RFC 9110, 10.2.3]).
/// A date is compared with the server's own `Date` where it sends one, so that a wrong clock on
/// either side does not matter; a date in the past means now.
/// What is neither (`-1`, `soon`, `1e9`) counts as not said.
///
/// [RFC 9110, 10.2.3]: https://www.rfc-editor.org/rfc/rfc9110#field.retry-after
#[must_use]
pub fn retry_after_ms(headers: &HeaderMap, now: Moment) -> Option<u64> {
    if let Some(ms) = text(headers, "retry-after-ms").and_then(number) {
        return Some(ms);
    }
    let value = text(headers, "retry-after")?;
    if let Some(seconds) = number(value) {
        return Some(seconds.saturating_mul(1000));
    }
    let there = text(headers, "date").and_then(date_ms).unwrap_or(now.unix_ms);
    date_ms(value).map(|until| until.saturating_sub(there))
}

/// A number of digits alone; one beyond all bounds is the largest there is, not an error.
fn number(text: &str) -> Option<u64> {
    let digits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| text.parse().unwrap_or(u64::MAX))
}
