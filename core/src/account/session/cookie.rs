//! The cookie that holds the id of a session.

use serde::{Deserialize, Serialize};

/// Whether a browser sends the cookie with requests that come from another site.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum SameSite {
    /// Only when somebody follows a link.
    #[default]
    Lax,
    /// Never; links from elsewhere then arrive signed out.
    Strict,
}

/// How the cookie of a session is set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CookieAttributes {
    /// Its name; a browser takes `__Host-` only from this very host, with `Secure` and `Path=/`.
    pub name: &'static str,
    /// Whether it is sent over TLS alone.
    pub secure: bool,
    /// Whether scripts cannot read it.
    pub http_only: bool,
    /// Whether it is sent with requests from other sites.
    pub same_site: SameSite,
    /// Where it is sent.
    pub path: &'static str,
    /// All of it as it stands in the header behind the value.
    pub header: String,
}

/// How the cookie of a session is set (ASVS 5.0 section 3.3; RFC 6265bis section 4.1).
///
/// It has no time of its own: the session ends on the side of the host.
#[must_use]
pub fn cookie_attributes(same_site: SameSite) -> CookieAttributes {
    let word = match same_site {
        SameSite::Lax => "Lax",
        SameSite::Strict => "Strict",
    };
    CookieAttributes {
        name: "__Host-session",
        secure: true,
        http_only: true,
        same_site,
        path: "/",
        header: format!("; Path=/; Secure; HttpOnly; SameSite={word}"),
    }
}
