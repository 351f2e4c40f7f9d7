//! The keys that the host signs with.

use serde::Deserialize;

use crate::account::material::{key_bytes, not_longer};
use crate::account::{AccountError, Secret};
use crate::problem::Fault;

/// A key of the host, with a name that stands in what it signs.
///
/// Of several keys the first one signs and all of them verify, so a key is changed by putting the
/// new one in front and taking the old one away when nothing signed by it lives any more.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a key")]
pub struct SigningKey {
    /// Its name, of 1 to 16 letters and digits.
    pub id: String,
    /// The key: at least 32 bytes of text, such as 43 random letters of base 64.
    pub secret: Secret<String>,
}

/// The key that signs, once all of them are known to be sound.
///
/// # Errors
///
/// * `account.invalid_keys` where there is none, or a name is not one or is there twice.
/// * `account.key_too_short`, `account.too_large`.
pub(crate) fn check_keys(keys: &[SigningKey]) -> Result<&SigningKey, AccountError> {
    not_longer("keys", "keys", keys.len(), 32)?;
    let invalid =
        |reason: &str| AccountError::InvalidKeys(Fault::new().at("keys").with("reason", reason));
    for (at, key) in keys.iter().enumerate() {
        let plain = key.id.bytes().all(|byte| byte.is_ascii_alphanumeric());
        if !(1..=16).contains(&key.id.len()) || !plain {
            return Err(invalid("have a name that is not 1 to 16 letters or digits"));
        }
        if keys.iter().skip(at + 1).any(|other| other.id == key.id) {
            return Err(invalid("have one name twice"));
        }
        key_bytes(&key.secret, &format!("keys[{at}].secret"))?;
    }
    keys.first().ok_or_else(|| invalid("are none"))
}
