//! What is going to disappear.

use http::HeaderMap;
use serde::Serialize;

use super::retry_after::{date_ms, text};

/// That an endpoint should no longer be used, and from when it is gone.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Deprecation {
    /// Since when it should not be used, in milliseconds since 1970.
    pub since_ms: Option<u64>,
    /// From when it may be gone, in milliseconds since 1970.
    pub sunset_ms: Option<u64>,
    /// Where to read what to use instead.
    pub link: Option<String>,
}

impl Deprecation {
    /// Reads the headers of an answer; nothing, if neither of them is there.
    ///
    /// `Deprecation` is `@` and seconds since 1970 ([RFC 9745]); `true` and a date are of its
    /// earlier drafts, and still sent.
    /// `Sunset` is a date ([RFC 8594]).
    /// Both count even where the time cannot be read: the warning matters more than the day.
    ///
    /// [RFC 9745]: https://www.rfc-editor.org/rfc/rfc9745
    /// [RFC 8594]: https://www.rfc-editor.org/rfc/rfc8594
    #[must_use]
    pub fn read(headers: &HeaderMap) -> Option<Self> {
        let since = text(headers, "deprecation").filter(|value| !value.starts_with("false"));
        let sunset = text(headers, "sunset");
        (since.is_some() || sunset.is_some()).then(|| Self {
            since_ms: since.and_then(instant_ms),
            sunset_ms: sunset.and_then(date_ms),
            link: link(headers),
        })
    }
}

fn instant_ms(value: &str) -> Option<u64> {
    match value.strip_prefix('@') {
        Some(seconds) => Some(seconds.parse::<u64>().ok()?.saturating_mul(1000)),
        None => date_ms(value),
    }
}

/// The first link with the relation `deprecation`, `sunset` or `successor-version`.
fn link(headers: &HeaderMap) -> Option<String> {
    let relations = ["deprecation", "sunset", "successor-version"];
    let named = |link: &str| relations.iter().any(|r| link.contains(&format!("rel=\"{r}\"")));
    let links = headers.get_all("link").iter().filter_map(|value| value.to_str().ok());
    let mut all = links.flat_map(|value| value.split(',')).map(str::trim);
    let found = all.find(|link| named(link))?;
    let (address, _) = found.strip_prefix('<')?.split_once('>')?;
    Some(address.to_owned())
}
