//! Making backup codes, and taking one.

use zeroize::Zeroizing;

use super::{BackupAnswer, BackupCode, BackupCodes, BackupRefusal, NewBackupCodes};
use crate::account::material::{CROCKFORD, fingerprint, not_longer, same_text, take, whole};
use crate::account::{AccountError, Disclosed, Effect, Notice, Recipient, Secret};
use crate::kernel::Instant;
use crate::problem::Fault;

/// How many codes there are.
const CODES: usize = 10;

/// How many bytes of entropy a code has: 120 bits, which are 24 letters of 5 bits.
const BYTES: usize = 15;

/// How many letters stand in a group.
const GROUP: usize = 4;

/// How many codes are so few that the person is told.
const FEW: u32 = 2;

/// More bytes than a code has in any spelling.
const MOST_BYTES: usize = 128;

/// What the fingerprint of a code begins with.
const LABEL: &str = "backup/v1";

/// Ten new codes such as `0123-4567-89AB-CDEF-GHJK-MNPQ`, in place of all there were.
///
/// The letters are those of Crockford's base 32, which leaves out what looks alike.
///
/// # Errors
///
/// * `account.entropy_too_short` for less than 150 bytes.
pub fn generate_backup_codes(
    now: Instant,
    entropy: &Secret<Vec<u8>>,
) -> Result<NewBackupCodes, AccountError> {
    let bytes = take::<{ CODES * BYTES }>(entropy)?;
    let texts: Vec<Zeroizing<String>> =
        bytes.chunks(BYTES).map(|code| Zeroizing::new(CROCKFORD.encode(code))).collect();
    let codes = texts.iter().map(|text| BackupCode { hash: hash(text), used_at: None }).collect();
    let codes_once = texts.iter().map(|text| Disclosed::new(grouped(text))).collect();
    let state = BackupCodes { codes, created_at: whole(now), version: 0 };
    Ok(NewBackupCodes { codes_once, state })
}

/// Whether a code is one of those that are left; if so, it is used up.
///
/// Small letters, blanks and hyphens do no harm, and `O` counts as 0, `I` and `L` as 1.
/// All codes are compared, so that the time does not tell which one fits.
///
/// # Errors
///
/// * `account.too_large` for a state of more than 100 codes.
pub fn verify_backup_code(
    code: &Secret<String>,
    state: &BackupCodes,
    now: Instant,
) -> Result<BackupAnswer, AccountError> {
    not_longer("state.codes", "codes", state.codes.len(), 100)?;
    let Some(typed) = typed(code.expose()) else {
        return Ok(refused(BackupRefusal::Malformed));
    };
    let hash = hash(&typed);
    let mut found = None;
    for (at, known) in state.codes.iter().enumerate() {
        if same_text(&known.hash, &hash) {
            found = Some(at);
        }
    }
    let mut next = state.clone();
    let Some((at, burned)) = found.and_then(|at| Some((at, next.codes.get_mut(at)?))) else {
        return Ok(refused(BackupRefusal::Unknown));
    };
    if burned.used_at.is_some() {
        return Ok(refused(BackupRefusal::Used));
    }
    burned.used_at = Some(whole(now));
    next.version = next.version.wrapping_add(1);
    let remaining = next.codes.iter().filter(|code| code.used_at.is_none()).count();
    let (remaining, index) = (counted(remaining), counted(at));
    let mut effects = vec![Effect::Audit { event: "backup_code.used" }];
    if remaining <= FEW {
        effects.push(Effect::Notify { notice: Notice::BackupCodesLow, to: Recipient::Current });
    }
    Ok(BackupAnswer::Accepted { state: next, index, remaining, effects })
}

fn refused(reason: BackupRefusal) -> BackupAnswer {
    let problem = AccountError::AuthInvalidCredentials(Fault::new()).into();
    BackupAnswer::Refused { reason, problem }
}

/// The state has at most a hundred codes.
fn counted(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn hash(text: &str) -> String {
    fingerprint(LABEL, text.as_bytes())
}

/// Groups of letters with hyphens between them.
fn grouped(text: &str) -> String {
    let mut shown = String::with_capacity(text.len() + text.len() / GROUP);
    for (at, letter) in text.chars().enumerate() {
        if at > 0 && at.is_multiple_of(GROUP) {
            shown.push('-');
        }
        shown.push(letter);
    }
    shown
}

/// The code that somebody meant; nothing where it has another form.
fn typed(text: &str) -> Option<Zeroizing<String>> {
    if text.len() > MOST_BYTES {
        return None;
    }
    let meant = text.chars().filter(|letter| !letter.is_whitespace() && *letter != '-');
    let meant = meant.map(|letter| match letter.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    });
    let meant: Zeroizing<String> = Zeroizing::new(meant.collect());
    let bytes = CROCKFORD.decode(&meant)?;
    (bytes.len() == BYTES).then_some(meant)
}
