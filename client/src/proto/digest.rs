//! Whether a body is the one that the service sent.

use http::HeaderMap;
use sha2::{Digest, Sha256};

use super::retry_after::text;

/// The digest of a body while it arrives, held against what the answer promised.
///
/// Read are `Content-Digest` and `Repr-Digest` ([RFC 9530]), of which `sha-256` counts: a body that
/// is not cut into ranges and not encoded has one digest under both names.
/// An answer that promises none is any body.
///
/// [RFC 9530]: https://www.rfc-editor.org/rfc/rfc9530
#[derive(Debug, Clone)]
pub struct BodyDigest {
    promised: Option<String>,
    found: Sha256,
}

impl BodyDigest {
    /// What the headers of an answer promise.
    #[must_use]
    pub fn read(headers: &HeaderMap) -> Self {
        // Of an encoded body, the representation's digest is of other bytes than those that come.
        let is_encoded = text(headers, "content-encoding").is_some_and(|kind| kind != "identity");
        let names: &[&str] = if is_encoded { &[] } else { &["content-digest", "repr-digest"] };
        let promised = names.iter().find_map(|name| sha256_of(text(headers, name)?));
        Self { promised, found: Sha256::new() }
    }

    /// Takes the next piece in.
    pub fn update(&mut self, piece: &[u8]) {
        if self.promised.is_some() {
            self.found.update(piece);
        }
    }

    /// Whether all pieces together are what was promised.
    #[must_use]
    pub fn is_kept(&self) -> bool {
        let found = || base64(&self.found.clone().finalize());
        self.promised.as_ref().is_none_or(|promised| *promised == found())
    }
}

/// The value of `sha-256` in a dictionary of byte sequences: `sha-256=:...:`.
fn sha256_of(dictionary: &str) -> Option<String> {
    let member = |one: &str| {
        let value = one.trim().strip_prefix("sha-256=:")?.split_once(':')?.0;
        Some(value.to_owned())
    };
    dictionary.split(',').find_map(member)
}

/// Base 64 with padding ([RFC 4648, 4](https://www.rfc-editor.org/rfc/rfc4648#section-4)).
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let byte = |at: usize| u32::from(chunk.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for place in 0..4 {
            let six = (bits >> (18 - 6 * place)) & 63;
            let is_padding = place > chunk.len() as u32;
            text.push(if is_padding { '=' } else { char::from(LETTERS[six as usize]) });
        }
    }
    text
}
