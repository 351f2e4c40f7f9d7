//! Passwords that nobody thought up.

use serde::Serialize;
use zeroize::Zeroize;

use super::policy::{CharacterClass, PasswordPolicy};
use crate::account::{AccountError, Disclosed, Secret};
use crate::kernel::{Instant, Key};
use crate::problem::Fault;

/// The fewest characters: 20 of the 70 that are drawn from have 122 bits.
const FEWEST: u32 = 20;

/// Characters that are drawn from, without those that look like another: `0O`, `1lI`.
const LOWER: &str = "abcdefghijkmnopqrstuvwxyz";
const UPPER: &str = "ABCDEFGHJKLMNPQRSTUVWXYZ";
const DIGITS: &str = "23456789";
const SYMBOLS: &str = "!#%+-.:=?@^_~";

/// The most passwords at once.
const MOST_AT_ONCE: usize = 10_000;

/// A password or a passphrase that was drawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct GeneratedPassword {
    /// The password, to be shown once.
    pub password: Disclosed,
    /// Its entropy in whole bits, rounded down, as far as the entropy handed in was random; classes
    /// that a policy asks for take a little of it away, which is not counted.
    pub bits: u32,
}

/// A first password for one account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct InitialPassword {
    /// The account it is for.
    pub account: Key,
    /// The password, to be handed over once.
    pub password: Disclosed,
    /// Whether it has to be changed at the first sign-in, which it always has.
    pub must_change: bool,
    /// When it ends.
    pub expires_at: Instant,
}

/// Bytes of the host, drawn from one after the other.
struct Draw<'a> {
    bytes: std::slice::Iter<'a, u8>,
    given: usize,
}

impl<'a> Draw<'a> {
    fn of(entropy: &'a Secret<Vec<u8>>) -> Self {
        let bytes = entropy.expose().iter();
        Self { given: bytes.len(), bytes }
    }

    /// A number below the end, each as likely as the others: what would favour some is drawn anew.
    fn below(&mut self, end: u32) -> Result<u32, AccountError> {
        let width = if end <= 1 << 8 { 1 } else { 3 };
        let all = 1_u32 << (8 * width);
        let fair = all - all % end.max(1);
        loop {
            let mut number = 0;
            for _ in 0..width {
                let Some(byte) = self.bytes.next() else { return Err(self.too_short()) };
                number = number << 8 | u32::from(*byte);
            }
            if number < fair {
                return Ok(number % end.max(1));
            }
        }
    }

    fn too_short(&self) -> AccountError {
        let fault = Fault::new().at("entropy").with("bytes", self.given);
        AccountError::EntropyTooShort(fault.with("needed", self.given.saturating_mul(2).max(64)))
    }
}

/// The characters that a policy lets passwords be drawn from.
fn alphabet(policy: &PasswordPolicy) -> Vec<char> {
    let letters = [LOWER, UPPER, DIGITS, SYMBOLS].into_iter().flat_map(str::chars);
    letters.filter(|letter| policy.allows(*letter)).collect()
}

fn meets(policy: &PasswordPolicy, letters: &[char]) -> bool {
    let has = |class: &CharacterClass| letters.iter().any(|letter| class.holds(*letter));
    let classes = CharacterClass::FOUR.iter().filter(|class| has(class)).count();
    let few = u32::try_from(classes).unwrap_or(u32::MAX) < policy.min_classes;
    let all = policy.required.iter().all(has);
    let repeats = |most: u32| {
        let width = usize::try_from(most).unwrap_or(usize::MAX).saturating_add(1);
        let is_run = |run: &[char]| run.iter().all(|letter| run.first() == Some(letter));
        letters.windows(width).any(is_run)
    };
    all && !few && !(policy.max_repeated > 0 && repeats(policy.max_repeated))
}

fn bits_of(choices: usize, times: u32) -> u32 {
    // The logarithm in 1/1024 of a bit: by repeated squaring, as whole numbers.
    let Some(whole) = choices.checked_ilog2() else { return 0 };
    let mut mantissa = (choices as u128) << (31 - whole.min(31));
    let mut log2 = u128::from(whole);
    for _ in 0..10 {
        mantissa = (mantissa * mantissa) >> 31;
        let bit = mantissa >> 32;
        mantissa >>= bit;
        log2 = log2 << 1 | bit;
    }
    u32::try_from((log2 * u128::from(times)) >> 10).unwrap_or(u32::MAX)
}

/// A password that meets a policy, each such one as likely as the others.
///
/// It has 20 characters, or as many as the policy asks, of letters, digits and symbols, without
/// those that look like another.
/// Where the policy asks for classes, whole passwords are drawn until one meets it, which favours
/// none.
///
/// # Errors
///
/// * `account.policy_invalid` for a policy that nobody can meet, or that allows none of these
///   characters.
/// * `account.entropy_too_short`: give 64 bytes, or 16 for each character class that is asked for
///   more.
pub fn generate_password(
    policy: &PasswordPolicy,
    entropy: &Secret<Vec<u8>>,
) -> Result<GeneratedPassword, AccountError> {
    draw_password(policy, &mut Draw::of(entropy))
}

fn draw_password(
    policy: &PasswordPolicy,
    draw: &mut Draw<'_>,
) -> Result<GeneratedPassword, AccountError> {
    policy.check()?;
    let alphabet = alphabet(policy);
    let classes_open =
        |class: &CharacterClass| !matches!(class, CharacterClass::Space | CharacterClass::Other);
    if alphabet.is_empty() || !policy.required.iter().all(classes_open) {
        let fault = Fault::new().at("policy.required").with("field", "required");
        let reason = "has classes of which no password is drawn";
        return Err(AccountError::PolicyInvalid(fault.with("reason", reason)));
    }
    let longest = policy.min_length.max(policy.min_length_with_second_factor);
    let length = longest.max(FEWEST).min(policy.max_length);
    let end = u32::try_from(alphabet.len()).unwrap_or(u32::MAX);
    loop {
        let mut letters = Vec::with_capacity(usize::try_from(length).unwrap_or_default());
        for _ in 0..length {
            let at = usize::try_from(draw.below(end)?).unwrap_or_default();
            letters.extend(alphabet.get(at));
        }
        if meets(policy, &letters) {
            let password = Disclosed::new(letters.iter().collect());
            letters.zeroize();
            return Ok(GeneratedPassword { password, bits: bits_of(alphabet.len(), length) });
        }
        letters.zeroize();
    }
}

/// A passphrase of words that are drawn from a list.
///
/// Every word is as likely as the others; of a list of 7,776 words, six have 77 bits.
///
/// # Errors
///
/// * `account.word_list_invalid` for a list of fewer than 1,000 words, a word that is there twice
///   or empty, or fewer than four words drawn.
/// * `account.entropy_too_short`: give four bytes for each word and some more.
pub fn generate_passphrase(
    words: &[String],
    count: u32,
    separator: &str,
    entropy: &Secret<Vec<u8>>,
) -> Result<GeneratedPassword, AccountError> {
    const FEWEST_WORDS: usize = 1_000;
    const MOST_WORDS: usize = 1 << 20;
    let wrong = |reason: String| {
        Err(AccountError::WordListInvalid(Fault::new().at("words").with("reason", reason)))
    };
    if !(4..=64).contains(&count) {
        return wrong(format!("gives passphrases of 4 to 64 words, and {count} are asked for"));
    }
    if !(FEWEST_WORDS..=MOST_WORDS).contains(&words.len()) {
        return wrong(format!("has {} words; it needs {FEWEST_WORDS} or more", words.len()));
    }
    let mut sorted: Vec<&str> = words.iter().map(String::as_str).collect();
    sorted.sort_unstable();
    let is_twice = |pair: &&[&str]| pair.first() == pair.last();
    if let Some(word) = sorted.windows(2).find(is_twice).and_then(|pair| pair.first()) {
        return wrong(format!("has `{word}` twice"));
    }
    if sorted.first().is_some_and(|word| word.is_empty()) {
        return wrong("has an empty word".to_owned());
    }
    let mut draw = Draw::of(entropy);
    let end = u32::try_from(words.len()).unwrap_or(u32::MAX);
    let mut drawn = Vec::new();
    for _ in 0..count {
        let at = usize::try_from(draw.below(end)?).unwrap_or_default();
        drawn.extend(words.get(at).map(String::as_str));
    }
    let password = Disclosed::new(drawn.join(separator));
    Ok(GeneratedPassword { password, bits: bits_of(words.len(), count) })
}

/// A first password for each account, which ends soon and has to be changed at the first sign-in.
///
/// An initial password never becomes the one somebody keeps (ASVS 5.0, 6.4.1).
///
/// # Errors
///
/// * `account.policy_invalid`, `account.entropy_too_short` (64 bytes for each account).
/// * `account.too_large` for more than 10,000 accounts.
/// * `account.duplicate_account` for an account that is there twice.
pub fn bulk_generate(
    policy: &PasswordPolicy,
    accounts: &[Key],
    entropy: &Secret<Vec<u8>>,
    now: Instant,
) -> Result<Vec<InitialPassword>, AccountError> {
    if accounts.len() > MOST_AT_ONCE {
        let fault = Fault::new().at("accounts").with("what", "the list").with("unit", "accounts");
        let fault = fault.with("size", accounts.len()).with("limit", MOST_AT_ONCE);
        return Err(AccountError::TooLarge(fault));
    }
    let mut sorted: Vec<&Key> = accounts.iter().collect();
    sorted.sort_unstable();
    let is_twice = |pair: &&[&Key]| pair.first() == pair.last();
    if let Some(key) = sorted.windows(2).find(is_twice).and_then(|pair| pair.first()) {
        let fault = Fault::new().at("accounts").with("account", key.as_str());
        return Err(AccountError::DuplicateAccount(fault));
    }
    let mut draw = Draw::of(entropy);
    let valid = i64::from(policy.initial_valid_hours) * 3_600_000;
    let end = Instant::from_unix_milliseconds(now.unix_milliseconds().saturating_add(valid));
    accounts
        .iter()
        .map(|account| {
            Ok(InitialPassword {
                account: account.clone(),
                password: draw_password(policy, &mut draw)?.password,
                must_change: true,
                expires_at: end.unwrap_or(now),
            })
        })
        .collect()
}
