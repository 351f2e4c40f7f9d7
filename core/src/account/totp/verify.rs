//! Codes by time (RFC 6238).

use super::code::code_of;
use super::secret::secret_bytes;
use super::{OtpRefusal, TotpAnswer, TotpOptions, TotpPreset, TotpState, typed_digits};
use crate::account::material::{in_range, same_text};
use crate::account::{AccountError, Disclosed, Secret};
use crate::kernel::{Instant, KernelError};
use crate::problem::Fault;

/// The options of a name.
#[must_use]
pub fn totp_options(preset: TotpPreset) -> TotpOptions {
    match preset {
        TotpPreset::Common => TotpOptions::default(),
        TotpPreset::Strict => TotpOptions { skew_steps: 0, ..TotpOptions::default() },
    }
}

/// The code of an instant, as the authenticator shows it.
///
/// # Errors
///
/// * `account.totp_secret_invalid`, `account.totp_secret_too_short`.
/// * `kernel.out_of_range` for options outside their ranges.
/// * `kernel.invalid_time` for an instant before 1970, or so late that its step has no number.
pub fn totp_code(
    secret: &Secret<String>,
    now: Instant,
    options: &TotpOptions,
) -> Result<Disclosed, AccountError> {
    check(options)?;
    let bytes = secret_bytes(secret)?;
    let step = step_at(now, options)?;
    let code = code_of(options.algorithm, &bytes, u64::from(step), options.digits);
    Ok(Disclosed::new(code.to_string()))
}

/// Whether a code is the one of this moment, or of a step nearby, and was not used before.
///
/// A code is taken once: its step has to be later than that of the last code that was taken, so an
/// older one is not taken either (RFC 6238 section 5.2).
/// All codes of the window are computed and compared, so that the time does not tell which one
/// fits; where two steps have one code, the later one is used up.
///
/// Store the new state where the stored one still has the old version; otherwise somebody else was
/// quicker with the same code, and this answer does not count.
///
/// # Errors
///
/// As for [`totp_code`].
pub fn verify_totp(
    secret: &Secret<String>,
    code: &Secret<String>,
    now: Instant,
    state: TotpState,
    options: &TotpOptions,
) -> Result<TotpAnswer, AccountError> {
    check(options)?;
    let bytes = secret_bytes(secret)?;
    let step = i64::from(step_at(now, options)?);
    let Some(code) = typed_digits(code.expose(), options.digits) else {
        return Ok(refused(OtpRefusal::Malformed));
    };
    let skew = i32::try_from(options.skew_steps).unwrap_or(0);
    let mut matching = None;
    for drift in -skew..=skew {
        let Ok(near) = u32::try_from(step + i64::from(drift)) else { continue };
        let expected = code_of(options.algorithm, &bytes, u64::from(near), options.digits);
        if same_text(&expected, &code) {
            matching = Some((near, drift));
        }
    }
    let Some((step, drift)) = matching else { return Ok(refused(OtpRefusal::Invalid)) };
    if state.last_step.is_some_and(|last| step <= last) {
        return Ok(refused(OtpRefusal::Replayed));
    }
    let state = TotpState { last_step: Some(step), version: state.version.wrapping_add(1) };
    Ok(TotpAnswer::Accepted { state, drift })
}

fn refused(reason: OtpRefusal) -> TotpAnswer {
    let problem = AccountError::AuthInvalidCredentials(Fault::new()).into();
    TotpAnswer::Refused { reason, problem }
}

pub(super) fn check(options: &TotpOptions) -> Result<(), AccountError> {
    in_range("digits", options.digits, 6, 8)?;
    in_range("period_seconds", options.period_seconds, 15, 300)?;
    in_range("skew_steps", options.skew_steps, 0, 5)
}

/// The number of the step that this instant lies in.
fn step_at(now: Instant, options: &TotpOptions) -> Result<u32, AccountError> {
    let period = i64::from(options.period_seconds) * 1000;
    u32::try_from(now.unix_milliseconds().div_euclid(period)).map_err(|_| {
        let fault = Fault::new().at("now").with("value", now);
        KernelError::InvalidTime(fault.with("expected", "a time that codes are made for")).into()
    })
}
