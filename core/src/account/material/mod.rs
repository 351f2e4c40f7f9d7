//! What are tokens, codes and signatures made of?
//!
//! Words: **entropy** is bytes of the host's random generator; **letters** spell bytes out as text;
//! a **fingerprint** is what is stored of a value that is never stored itself.
//!
//! Nothing here decides anything; it is what the other folders of the room share.

mod clock;
mod digest;
mod entropy;
mod letters;
mod limit;

pub(crate) use clock::{later, since, whole};
pub(crate) use digest::{
    fingerprint, framed_mac, hmac_sha1, hmac_sha256, hmac_sha512, same, same_text,
};
pub(crate) use entropy::{key_bytes, take};
pub(crate) use letters::{BASE32, BASE64, BASE64_URL, CROCKFORD, HEX};
pub(crate) use limit::{in_range, not_longer};

#[cfg(test)]
mod material_tests;
