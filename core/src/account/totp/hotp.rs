//! Codes by counter (RFC 4226).

use super::code::code_of;
use super::secret::secret_bytes;
use super::{HotpAnswer, HotpOptions, HotpState, OtpAlgorithm, OtpRefusal, typed_digits};
use crate::account::material::{in_range, same_text};
use crate::account::{AccountError, Disclosed, Secret};
use crate::problem::Fault;

/// The code of a counter, as the authenticator shows it.
///
/// # Errors
///
/// * `account.totp_secret_invalid`, `account.totp_secret_too_short`.
/// * `kernel.out_of_range` for options outside their ranges.
pub fn hotp_code(
    secret: &Secret<String>,
    counter: u32,
    options: &HotpOptions,
) -> Result<Disclosed, AccountError> {
    check(options)?;
    let bytes = secret_bytes(secret)?;
    let code = code_of(OtpAlgorithm::Sha1, &bytes, u64::from(counter), options.digits);
    Ok(Disclosed::new(code.to_string()))
}

/// Whether a code is the expected one, or one of those after it.
///
/// The counter moves behind the code, so it and all before it are never taken again.
/// All codes of the window are computed and compared; where two counters have one code, the first
/// one counts, so that the authenticator is not left behind.
///
/// # Errors
///
/// As for [`hotp_code`].
pub fn verify_hotp(
    secret: &Secret<String>,
    code: &Secret<String>,
    state: HotpState,
    options: &HotpOptions,
) -> Result<HotpAnswer, AccountError> {
    check(options)?;
    let bytes = secret_bytes(secret)?;
    let Some(code) = typed_digits(code.expose(), options.digits) else {
        return Ok(refused(OtpRefusal::Malformed));
    };
    let mut matching = None;
    for skipped in (0..=options.look_ahead).rev() {
        // The last counter has none after it, to which the state could move.
        let Some(next) = state.counter.checked_add(skipped + 1) else { continue };
        let counter = u64::from(next) - 1;
        let expected = code_of(OtpAlgorithm::Sha1, &bytes, counter, options.digits);
        if same_text(&expected, &code) {
            matching = Some((next, skipped));
        }
    }
    let Some((counter, skipped)) = matching else { return Ok(refused(OtpRefusal::Invalid)) };
    let state = HotpState { counter, version: state.version.wrapping_add(1) };
    Ok(HotpAnswer::Accepted { state, skipped })
}

fn refused(reason: OtpRefusal) -> HotpAnswer {
    let problem = AccountError::AuthInvalidCredentials(Fault::new()).into();
    HotpAnswer::Refused { reason, problem }
}

fn check(options: &HotpOptions) -> Result<(), AccountError> {
    in_range("digits", options.digits, 6, 8)?;
    in_range("look_ahead", options.look_ahead, 0, 20)
}
