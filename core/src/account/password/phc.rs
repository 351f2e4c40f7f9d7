//! Stored hashes: what they were made with, and whether that is still good enough.

use serde::{Deserialize, Serialize};

use super::policy::HashAlgorithm;
use crate::account::{AccountError, Secret};
use crate::problem::Fault;

/// The longest text that is read as a hash.
const LONGEST: usize = 1024;

/// What new passwords are hashed with.
///
/// The numbers are those of the OWASP Password Storage Cheat Sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum HashPolicy {
    /// Argon2id, by default with 19 MiB, two passes and one lane.
    #[serde(rename = "argon2id")]
    Argon2Id {
        /// Memory in KiB.
        #[serde(default = "Argon2Cost::memory")]
        memory_kib: u32,
        /// Passes over the memory.
        #[serde(default = "Argon2Cost::passes")]
        passes: u32,
        /// Lanes that may be filled at once.
        #[serde(default = "Argon2Cost::lanes")]
        lanes: u32,
    },
    /// scrypt.
    Scrypt {
        /// The binary logarithm of the cost: 17 by OWASP.
        log_cost: u32,
        /// The size of a block: 8 by OWASP.
        block_size: u32,
    },
    /// bcrypt.
    Bcrypt {
        /// The binary logarithm of the rounds: 10 or more by OWASP.
        cost: u32,
    },
    /// PBKDF2 with SHA-256.
    Pbkdf2Sha256 {
        /// The rounds: 600,000 by OWASP.
        rounds: u32,
    },
}

/// What Argon2id costs by default.
struct Argon2Cost;

impl Argon2Cost {
    const fn memory() -> u32 {
        19_456
    }

    const fn passes() -> u32 {
        2
    }

    const fn lanes() -> u32 {
        1
    }
}

impl Default for HashPolicy {
    fn default() -> Self {
        Self::Argon2Id {
            memory_kib: Argon2Cost::memory(),
            passes: Argon2Cost::passes(),
            lanes: Argon2Cost::lanes(),
        }
    }
}

impl HashPolicy {
    const fn algorithm(&self) -> HashAlgorithm {
        match self {
            Self::Argon2Id { .. } => HashAlgorithm::Argon2id,
            Self::Scrypt { .. } => HashAlgorithm::Scrypt,
            Self::Bcrypt { .. } => HashAlgorithm::Bcrypt,
            Self::Pbkdf2Sha256 { .. } => HashAlgorithm::Pbkdf2Sha256,
        }
    }
}

/// Why a password should be hashed anew at the next sign-in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RehashReason {
    /// It was made with another algorithm.
    Algorithm,
    /// It was made with less work than the policy asks.
    Work,
    /// Its salt is shorter than 16 bytes.
    Salt,
    /// It is of a password that was not prepared.
    Preparation,
}

/// A stored hash in its parts.
#[derive(Clone)]
pub(super) struct Stored {
    pub(super) made_with: HashPolicy,
    /// Nothing where the format keeps it together with the hash.
    pub(super) salt: Option<Vec<u8>>,
    #[cfg_attr(not(feature = "hash"), expect(dead_code, reason = "only who hashes compares it"))]
    pub(super) hash: Vec<u8>,
}

fn malformed(reason: &str) -> AccountError {
    AccountError::HashMalformed(Fault::new().at("hash").with("reason", reason))
}

/// Reads a stored hash, of which no problem repeats a part.
pub(super) fn read(text: &Secret<String>) -> Result<Stored, AccountError> {
    let text = text.expose();
    if text.len() > LONGEST {
        return Err(malformed("is longer than any hash"));
    }
    let mut parts = text.split('$');
    let start = parts.next();
    let parts: Vec<&str> = parts.collect();
    match (start, parts.as_slice()) {
        (Some(""), ["argon2id", version, costs, salt, hash]) => {
            if *version != "v=19" {
                return Err(malformed("is of another version of Argon2 than 19"));
            }
            let [memory_kib, passes, lanes] = numbers(costs, ["m", "t", "p"])?;
            let made_with = HashPolicy::Argon2Id { memory_kib, passes, lanes };
            Ok(Stored { made_with, salt: Some(base64(salt)?), hash: base64(hash)? })
        }
        (Some(""), ["scrypt", costs, salt, hash]) => {
            let [log_cost, block_size, _] = numbers(costs, ["ln", "r", "p"])?;
            let made_with = HashPolicy::Scrypt { log_cost, block_size };
            Ok(Stored { made_with, salt: Some(base64(salt)?), hash: base64(hash)? })
        }
        (Some(""), ["pbkdf2-sha256", costs, salt, hash]) => {
            let [rounds] = numbers(costs, ["i"])?;
            let made_with = HashPolicy::Pbkdf2Sha256 { rounds };
            Ok(Stored { made_with, salt: Some(base64(salt)?), hash: base64(hash)? })
        }
        (Some(""), ["2a" | "2b" | "2y", cost, rest]) if rest.len() == 53 => {
            let made_with = HashPolicy::Bcrypt { cost: number(cost)? };
            Ok(Stored { made_with, salt: None, hash: rest.as_bytes().to_vec() })
        }
        // As Django writes it.
        (Some("pbkdf2_sha256"), [rounds, salt, hash]) => {
            let made_with = HashPolicy::Pbkdf2Sha256 { rounds: number(rounds)? };
            let salt = Some(salt.as_bytes().to_vec());
            Ok(Stored { made_with, salt, hash: base64(hash.trim_end_matches('='))? })
        }
        _ => Err(malformed("is in none of the known formats")),
    }
}

fn number(text: &str) -> Result<u32, AccountError> {
    let is_plain = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let number = if is_plain { text.parse().ok() } else { None };
    number.ok_or_else(|| malformed("has a cost that is no number"))
}

/// Numbers as in `m=19456,t=2,p=1`, in this order.
fn numbers<const N: usize>(text: &str, names: [&str; N]) -> Result<[u32; N], AccountError> {
    let mut numbers = [0; N];
    let mut entries = text.split(',');
    for (name, place) in names.iter().zip(&mut numbers) {
        let (own, value) =
            entries.next().and_then(|entry| entry.split_once('=')).unwrap_or_default();
        if own != *name {
            return Err(malformed("has other costs than its algorithm"));
        }
        *place = number(value)?;
    }
    if entries.next().is_some() {
        Err(malformed("has more costs than are known"))
    } else {
        Ok(numbers)
    }
}

/// The letters of base64 (RFC 4648, section 4).
const BASE64: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Bytes of base64 without padding, in its only spelling.
fn base64(text: &str) -> Result<Vec<u8>, AccountError> {
    let wrong = || malformed("has a salt or a hash that is not base64 without padding");
    let (mut bytes, mut bits, mut count) = (Vec::new(), 0_u32, 0_u32);
    for letter in text.bytes() {
        let value = BASE64.iter().position(|own| *own == letter).ok_or_else(wrong)?;
        bits = bits << 6 | u32::try_from(value).unwrap_or_default();
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.extend(u8::try_from(bits >> count & 0xff));
            bits &= (1 << count) - 1;
        }
    }
    if bits != 0 || count >= 6 || bytes.is_empty() { Err(wrong()) } else { Ok(bytes) }
}

/// Base64 without padding.
#[cfg(feature = "hash")]
pub(super) fn to_base64(bytes: &[u8]) -> String {
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let byte = |at: usize| chunk.get(at).copied().map_or(0, u32::from);
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for place in 0..=chunk.len() {
            let value = bits >> (18 - 6 * place) & 63;
            let letter = usize::try_from(value).ok().and_then(|value| BASE64.get(value));
            text.extend(letter.copied().map(char::from));
        }
    }
    text
}

/// Why a stored hash should be made anew; nothing where it is good enough.
///
/// More work than the policy asks is good; for Argon2id so are the choices that OWASP lists as
/// equally strong, where the policy is one of them.
///
/// # Errors
///
/// * `account.hash_malformed` for what is in no known format: PHC of Argon2id, scrypt and
///   PBKDF2, bcrypt, and PBKDF2 as Django writes it.
pub fn needs_rehash(
    hash: &Secret<String>,
    policy: &HashPolicy,
) -> Result<Option<RehashReason>, AccountError> {
    const SHORTEST_SALT: usize = 16;
    let stored = read(hash)?;
    if stored.made_with.algorithm() != policy.algorithm() {
        return Ok(Some(RehashReason::Algorithm));
    }
    if !is_enough(&stored.made_with, policy) {
        return Ok(Some(RehashReason::Work));
    }
    let is_short = stored.salt.is_some_and(|salt| salt.len() < SHORTEST_SALT);
    Ok(is_short.then_some(RehashReason::Salt))
}

fn is_enough(have: &HashPolicy, want: &HashPolicy) -> bool {
    use HashPolicy::{Argon2Id, Bcrypt, Pbkdf2Sha256, Scrypt};

    /// Memory and passes that OWASP lists as equally strong.
    const EQUAL: [(u32, u32); 5] = [(47_104, 1), (19_456, 2), (12_288, 3), (9_216, 4), (7_168, 5)];
    match (*have, *want) {
        (Argon2Id { memory_kib, passes, .. }, Argon2Id { memory_kib: m, passes: t, .. }) => {
            let is_at_least = |(m, t)| memory_kib >= m && passes >= t;
            is_at_least((m, t)) || (EQUAL.contains(&(m, t)) && EQUAL.into_iter().any(is_at_least))
        }
        (Scrypt { log_cost, block_size }, Scrypt { log_cost: n, block_size: r }) => {
            log_cost >= n && block_size >= r
        }
        (Bcrypt { cost }, Bcrypt { cost: wanted }) => cost >= wanted,
        (Pbkdf2Sha256 { rounds }, Pbkdf2Sha256 { rounds: wanted }) => rounds >= wanted,
        _ => false,
    }
}
