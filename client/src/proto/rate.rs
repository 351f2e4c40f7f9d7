//! How many requests are left.

use http::HeaderMap;
use serde::Serialize;

use super::Moment;
use super::retry_after::text;

/// What a service says about how many requests are left.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RateLimit {
    /// Requests allowed in the window.
    pub limit: Option<u64>,
    /// Requests left in it.
    pub remaining: Option<u64>,
    /// Milliseconds until there are more.
    pub reset_ms: Option<u64>,
}

impl RateLimit {
    /// Reads the headers of an answer; nothing, if none of them is there.
    ///
    /// In this order: `RateLimit` and `RateLimit-Policy` as structured fields (the draft of the
    /// IETF: `"default";r=50;t=30` and `"default";q=100;w=60`), the earlier draft with one header
    /// for each number, and `X-RateLimit-Limit`, `-Remaining` and `-Reset`, whose reset is either
    /// in seconds from now or since 1970.
    /// Of several policies, the one with the fewest requests left counts.
    #[must_use]
    pub fn read(headers: &HeaderMap, now: Moment) -> Option<Self> {
        let rate = structured(headers)
            .or_else(|| legacy(headers, "ratelimit-", now))
            .or_else(|| legacy(headers, "x-ratelimit-", now))?;
        (rate != Self::default()).then_some(rate)
    }
}

fn structured(headers: &HeaderMap) -> Option<RateLimit> {
    let items = items(text(headers, "ratelimit")?);
    let (name, state) = items.into_iter().min_by_key(|(_, item)| parameter(item, "r"))?;
    let remaining = parameter(&state, "r")?;
    let policies = text(headers, "ratelimit-policy").map(self::items).unwrap_or_default();
    let policy = policies.into_iter().find(|(of, _)| *of == name);
    Some(RateLimit {
        limit: policy.and_then(|(_, item)| parameter(&item, "q")),
        remaining: Some(remaining),
        reset_ms: parameter(&state, "t").map(|seconds| seconds.saturating_mul(1000)),
    })
}

/// The items of a list of strings with parameters: name, and what stands between semicolons.
///
/// Names hold no comma and no semicolon here; a list that does otherwise is read as having none.
fn items(list: &str) -> Vec<(&str, Vec<&str>)> {
    let item = |text: &'_ str| -> Option<(usize, usize)> {
        let rest = text.strip_prefix('"')?;
        let end = rest.find('"')?;
        Some((1, 1 + end))
    };
    let read = |text| {
        let text = str::trim(text);
        let (start, end) = item(text)?;
        Some((&text[start..end], text[end + 1..].split(';').map(str::trim).collect()))
    };
    list.split(',').filter_map(read).collect()
}

fn parameter(item: &[&str], name: &str) -> Option<u64> {
    item.iter().find_map(|part| part.strip_prefix(name)?.strip_prefix('=')?.parse().ok())
}

/// Resets at or above this are seconds since 1970: no window lasts 30 years.
const SINCE_1970: u64 = 1_000_000_000;

fn legacy(headers: &HeaderMap, prefix: &str, now: Moment) -> Option<RateLimit> {
    let number = |name: &str| text(headers, &format!("{prefix}{name}"))?.parse::<u64>().ok();
    let reset = number("reset").map(|reset| match reset {
        SINCE_1970.. => reset.saturating_mul(1000).saturating_sub(now.unix_ms),
        _ => reset.saturating_mul(1000),
    });
    let rate =
        RateLimit { limit: number("limit"), remaining: number("remaining"), reset_ms: reset };
    (rate != RateLimit::default()).then_some(rate)
}
