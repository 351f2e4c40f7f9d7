//! Argon2id (RFC 9106), for hosts that have no hash of their own.

use argon2::{Algorithm, Argon2, Params, Version};
use serde::Serialize;
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use super::phc::{self, HashPolicy, RehashReason, Stored, needs_rehash, to_base64};
use super::prepare::prepare_password;
use crate::account::{AccountError, Secret};
use crate::problem::Fault;

/// How many bytes of the entropy become the salt, and how many the hash has.
const SALT: usize = 16;
const LENGTH: usize = 32;

/// The most memory in KiB, passes, and lanes; and the most passes times memory: some seconds.
const MOST_MEMORY: u32 = 1 << 20;
const MOST_PASSES: u32 = 64;
const MOST_LANES: u32 = 64;
const MOST_WORK: u64 = 1 << 22;

/// Whether a password is the one that was hashed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PasswordVerification {
    /// Whether it is.
    pub is_match: bool,
    /// Why it should be hashed anew now, where it is.
    pub rehash: Option<RehashReason>,
}

/// The hash of a password with Argon2id, as a PHC string to be stored.
///
/// The password is prepared first.
/// The salt is the first 16 bytes of the entropy; a pepper is a key that is kept apart from the
/// hashes, and is needed to verify (SP 800-63B-4, section 3.1.1.2: SHOULD).
///
/// # Errors
///
/// * those of [`prepare_password`].
/// * `account.entropy_too_short` below 16 bytes.
/// * `account.hash_unsupported` for another algorithm than Argon2id.
/// * `account.hash_excessive` for costs that would stop the machine, before any work is done.
///
/// # Cost
///
/// What the policy says. The choices that OWASP lists as equally strong, each with one lane, take
/// so much time of one core of a server with Zen 4:
///
/// | memory in KiB | passes | milliseconds |
/// |---|---|---|
/// | 47,104 | 1 | 54 |
/// | 19,456, the default | 2 | 17 |
/// | 12,288 | 3 | 14 |
/// | 9,216 | 4 | 13 |
/// | 7,168 | 5 | 12 |
///
/// The first is slower than its work, since the system hands out 46 MiB anew for each hash.
/// On another machine: `cargo bench -p prowess --bench account hash`.
pub fn hash_password(
    password: &Secret<String>,
    policy: &HashPolicy,
    entropy: &Secret<Vec<u8>>,
    pepper: Option<&Secret<String>>,
) -> Result<String, AccountError> {
    let prepared = prepare_password(password)?;
    let Some(salt) = entropy.expose().get(..SALT) else {
        let fault = Fault::new().at("entropy").with("bytes", entropy.expose().len());
        return Err(AccountError::EntropyTooShort(fault.with("needed", SALT)));
    };
    let costs = Costs::of(policy, "policy")?;
    let hash = costs.run(prepared.expose().as_bytes(), salt, LENGTH, pepper)?;
    let Costs { memory, passes, lanes } = costs;
    let (salt, hash) = (to_base64(salt), to_base64(&hash));
    Ok(format!("$argon2id$v=19$m={memory},t={passes},p={lanes}${salt}${hash}"))
}

/// Whether a password is the one that was hashed with Argon2id, compared in constant time.
///
/// A password that does not match is tried once more as it was typed, for hashes that were made
/// before passwords were prepared; where that is the one, it should be hashed anew.
///
/// # Errors
///
/// * those of [`prepare_password`].
/// * `account.hash_malformed` for what is no such hash.
/// * `account.hash_unsupported` for another algorithm than Argon2id.
/// * `account.hash_excessive` for costs that would stop the machine, before any work is done.
pub fn verify_password(
    password: &Secret<String>,
    hash: &Secret<String>,
    policy: &HashPolicy,
    pepper: Option<&Secret<String>>,
) -> Result<PasswordVerification, AccountError> {
    let Stored { made_with, salt, hash: wanted } = phc::read(hash)?;
    let costs = Costs::of(&made_with, "hash")?;
    let salt = salt.unwrap_or_default();
    if !(8..=64).contains(&salt.len()) || !(16..=64).contains(&wanted.len()) {
        let fault = Fault::new().at("hash");
        let reason = "has a salt outside 8 to 64 bytes, or a hash outside 16 to 64";
        return Err(AccountError::HashMalformed(fault.with("reason", reason)));
    }
    let is = |bytes: &[u8]| -> Result<bool, AccountError> {
        let have = costs.run(bytes, &salt, wanted.len(), pepper)?;
        Ok(have.as_slice().ct_eq(&wanted).into())
    };
    let candidates = verify_candidates(password)?;
    for (at, candidate) in candidates.iter().enumerate() {
        if is(candidate.expose().as_bytes())? {
            let unprepared = (at > 0).then_some(RehashReason::Preparation);
            let rehash = unprepared.or(needs_rehash(hash, policy)?);
            return Ok(PasswordVerification { is_match: true, rehash });
        }
    }
    Ok(PasswordVerification { is_match: false, rehash: None })
}

/// The spellings of a password to verify with: prepared, and as it was typed where that differs.
///
/// # Errors
///
/// * those of [`prepare_password`].
pub fn verify_candidates(password: &Secret<String>) -> Result<Vec<Secret<String>>, AccountError> {
    let prepared = prepare_password(password)?;
    let own = Secret::from(prepared.expose());
    let is_same = prepared.expose() == password.expose();
    Ok(if is_same { vec![own] } else { vec![own, password.clone()] })
}

/// What one hash costs.
struct Costs {
    memory: u32,
    passes: u32,
    lanes: u32,
}

impl Costs {
    /// The costs of Argon2id, unless they would stop the machine.
    fn of(policy: &HashPolicy, path: &str) -> Result<Self, AccountError> {
        let HashPolicy::Argon2Id { memory_kib: memory, passes, lanes } = *policy else {
            return Err(AccountError::HashUnsupported(Fault::new().at(path)));
        };
        let is_whole = lanes >= 1 && passes >= 1 && memory / 8 >= lanes;
        let is_bearable = memory <= MOST_MEMORY
            && passes <= MOST_PASSES
            && lanes <= MOST_LANES
            && u64::from(memory) * u64::from(passes) <= MOST_WORK;
        if is_whole && is_bearable {
            return Ok(Self { memory, passes, lanes });
        }
        let fault = Fault::new().at(path).with("memory_kib", memory);
        Err(AccountError::HashExcessive(fault.with("passes", passes).with("lanes", lanes)))
    }

    fn run(
        &self,
        password: &[u8],
        salt: &[u8],
        length: usize,
        pepper: Option<&Secret<String>>,
    ) -> Result<Zeroizing<Vec<u8>>, AccountError> {
        // What is left to go wrong is a machine without this much memory.
        let failed = |_| {
            let fault = Fault::new().with("memory_kib", self.memory).with("passes", self.passes);
            AccountError::HashExcessive(fault.with("lanes", self.lanes))
        };
        let params = Params::new(self.memory, self.passes, self.lanes, Some(length));
        let params = params.map_err(failed)?;
        let key = pepper.map(|pepper| pepper.expose().as_bytes()).unwrap_or_default();
        let (kind, version) = (Algorithm::Argon2id, Version::V0x13);
        let argon = Argon2::new_with_secret(key, kind, version, params).map_err(failed)?;
        let mut hash = Zeroizing::new(vec![0; length]);
        argon.hash_password_into(password, salt, &mut hash).map_err(failed)?;
        Ok(hash)
    }
}
