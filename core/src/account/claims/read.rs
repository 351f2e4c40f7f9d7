//! The header and the claims of a token, as JSON text.

use std::fmt;

use serde::de::{Deserializer, IgnoredAny, SeqAccess, Visitor};
use serde::{Deserialize, de};

/// What of a header is looked at; a name that stands twice is refused.
#[derive(Deserialize)]
pub(super) struct Header {
    pub(super) alg: String,
    #[serde(default)]
    pub(super) typ: Option<String>,
    #[serde(default, deserialize_with = "is_there")]
    pub(super) crit: bool,
    #[serde(default, deserialize_with = "is_there")]
    pub(super) jwk: bool,
    #[serde(default, deserialize_with = "is_there")]
    pub(super) jku: bool,
    #[serde(default, deserialize_with = "is_there")]
    pub(super) x5c: bool,
    #[serde(default, deserialize_with = "is_there")]
    pub(super) x5u: bool,
}

/// What of claims is looked at; a name that stands twice is refused.
#[derive(Deserialize)]
pub(super) struct Claims {
    #[serde(default)]
    pub(super) iss: Option<String>,
    #[serde(default)]
    pub(super) sub: Option<String>,
    #[serde(default, deserialize_with = "one_or_many")]
    pub(super) aud: Vec<String>,
    #[serde(default)]
    pub(super) exp: Option<f64>,
    #[serde(default)]
    pub(super) nbf: Option<f64>,
    #[serde(default)]
    pub(super) iat: Option<f64>,
    #[serde(default)]
    pub(super) jti: Option<String>,
}

/// Whether a field is there, whatever it holds.
fn is_there<'de, D: Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
    IgnoredAny::deserialize(deserializer).map(|_| true)
}

/// An audience, which is one text or a list of them (RFC 7519 section 4.1.3).
fn one_or_many<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    struct Audience;

    impl<'de> Visitor<'de> for Audience {
        type Value = Vec<String>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a text or a list of texts")
        }

        fn visit_str<E: de::Error>(self, text: &str) -> Result<Vec<String>, E> {
            Ok(vec![text.to_owned()])
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<Vec<String>, A::Error> {
            let mut all = Vec::new();
            while let Some(text) = sequence.next_element()? {
                all.push(text);
            }
            Ok(all)
        }
    }

    deserializer.deserialize_any(Audience)
}
