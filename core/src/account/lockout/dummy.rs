//! What a password is compared with where there is no account.

use crate::account::material::{BASE64, take};
use crate::account::password::HashPolicy;
use crate::account::{AccountError, Secret};
use crate::problem::Fault;

/// How many bytes of the entropy are the salt; the rest stands for a hash.
const SALT: usize = 16;

/// A stored hash that no password has, with the costs of the policy.
///
/// Verify against it where nobody has the name that was given: a refusal then takes as long as that
/// of a wrong password, so nobody finds out by a clock who has an account.
/// Make one when the host starts, and keep it; nothing is hashed to make it.
///
/// # Errors
///
/// * `account.entropy_too_short` for less than 48 bytes.
/// * `account.hash_unsupported` for another algorithm than Argon2id, by which the host hashes itself.
pub fn dummy_hash(policy: &HashPolicy, entropy: &Secret<Vec<u8>>) -> Result<String, AccountError> {
    let bytes = take::<48>(entropy)?;
    let HashPolicy::Argon2Id { memory_kib, passes, lanes } = *policy else {
        return Err(AccountError::HashUnsupported(Fault::new().at("policy")));
    };
    let (salt, hash) = bytes.split_at(SALT);
    let (salt, hash) = (BASE64.encode(salt), BASE64.encode(hash));
    Ok(format!("$argon2id$v=19$m={memory_kib},t={passes},p={lanes}${salt}${hash}"))
}
