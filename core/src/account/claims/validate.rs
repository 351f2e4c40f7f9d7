//! Whether claims are what is expected (RFC 8725).

use super::read::{Claims, Header};
use super::{ClaimsAnswer, ClaimsExpectation, ClaimsFault};
use crate::account::AccountError;
use crate::account::material::{in_range, not_longer};
use crate::kernel::Instant;
use crate::problem::Fault;

/// The most bytes of a header or of claims.
const MOST_BYTES: usize = 64 * 1024;

/// Whether the header and the claims of a token, as the JSON texts that were signed, say what is
/// expected; if not, all that is wrong.
///
/// Texts are compared byte for byte, and times with the leeway: a token holds from `nbf` until
/// before `exp`, which it has to have.
/// The signature is not looked at: verify it first, with the key of the issuer that is expected.
///
/// # Errors
///
/// * `account.invalid_setting` where no algorithm is expected, or `none` is.
/// * `kernel.out_of_range` for a leeway of more than 60 seconds.
/// * `account.too_large` for a text of more than 64 KiB.
pub fn validate_claims(
    header: &str,
    claims: &str,
    expected: &ClaimsExpectation,
    now: Instant,
) -> Result<ClaimsAnswer, AccountError> {
    check(expected)?;
    not_longer("header", "bytes", header.len(), MOST_BYTES)?;
    not_longer("claims", "bytes", claims.len(), MOST_BYTES)?;
    let mut reasons = Vec::new();
    match serde_json::from_str::<Header>(header) {
        Ok(header) => wrong_in_header(&header, expected, &mut reasons),
        Err(_) => reasons.push(ClaimsFault::HeaderMalformed),
    }
    let read = serde_json::from_str::<Claims>(claims).ok();
    match &read {
        Some(claims) => wrong_in_claims(claims, expected, now, &mut reasons),
        None => reasons.push(ClaimsFault::ClaimsMalformed),
    }
    reasons.sort_unstable();
    let read = read.filter(|_| reasons.is_empty());
    let parts = read.and_then(|claims| Some((claims.sub?, instant(claims.exp?)?, claims.jti)));
    Ok(match parts {
        Some((subject, expires_at, id)) => ClaimsAnswer::Accepted { subject, expires_at, id },
        None => {
            let problem = AccountError::TokenInvalid(Fault::new()).into();
            ClaimsAnswer::Refused { reasons, problem }
        }
    })
}

fn wrong_in_header(header: &Header, expected: &ClaimsExpectation, reasons: &mut Vec<ClaimsFault>) {
    if !expected.algorithms.contains(&header.alg) {
        reasons.push(ClaimsFault::Algorithm);
    }
    if let Some(expected) = &expected.token_type
        && header.typ.as_deref().map(plain_type) != Some(plain_type(expected))
    {
        reasons.push(ClaimsFault::TokenType);
    }
    if header.crit {
        reasons.push(ClaimsFault::CriticalExtension);
    }
    if header.jwk || header.jku || header.x5c || header.x5u {
        reasons.push(ClaimsFault::BringsKey);
    }
}

fn wrong_in_claims(
    claims: &Claims,
    expected: &ClaimsExpectation,
    now: Instant,
    reasons: &mut Vec<ClaimsFault>,
) {
    let leeway = f64::from(expected.leeway_seconds);
    let now = now.unix_milliseconds() as f64 / 1000.0;
    let mut wrong = |is_wrong: bool, reason| {
        if is_wrong {
            reasons.push(reason);
        }
    };
    wrong(claims.iss.as_ref() != Some(&expected.issuer), ClaimsFault::Issuer);
    wrong(!claims.aud.contains(&expected.audience), ClaimsFault::Audience);
    wrong(claims.sub.as_ref().is_none_or(String::is_empty), ClaimsFault::Subject);
    let ends = claims.exp.filter(|end| instant(*end).is_some());
    wrong(ends.is_none_or(|end| now >= end + leeway), ClaimsFault::Expired);
    wrong(claims.nbf.is_some_and(|start| now + leeway < start), ClaimsFault::NotYetValid);
    let has_to_say = expected.most_age_seconds.is_some();
    let is_ahead = claims.iat.map_or(has_to_say, |issued| now + leeway < issued);
    wrong(is_ahead, ClaimsFault::IssuedAt);
    let limit = expected.most_age_seconds.map(|seconds| f64::from(seconds) + leeway);
    let is_old = claims.iat.zip(limit).is_some_and(|(issued, limit)| now - issued > limit);
    wrong(is_old, ClaimsFault::TooOld);
}

/// A type without `application/`, which may be left out (RFC 7515 section 4.1.9), in small letters.
fn plain_type(text: &str) -> String {
    let lower = text.to_ascii_lowercase();
    lower.strip_prefix("application/").unwrap_or(&lower).to_owned()
}

/// The instant of a number of seconds, rounded down to a millisecond; nothing outside the calendar.
fn instant(seconds: f64) -> Option<Instant> {
    let milliseconds = (seconds * 1000.0).floor();
    // Within these bounds the number is a whole one that fits.
    (milliseconds.abs() < 1e15).then(|| Instant::from_unix_milliseconds(milliseconds as i64))?
}

fn check(expected: &ClaimsExpectation) -> Result<(), AccountError> {
    in_range("leeway_seconds", expected.leeway_seconds, 0, 60)?;
    let reason = match expected.algorithms.as_slice() {
        [] => "names no algorithm",
        some if some.iter().any(|one| one.eq_ignore_ascii_case("none")) => {
            "names `none`, by which anybody can sign"
        }
        _ => return Ok(()),
    };
    let fault = Fault::new().at("expected.algorithms").with("setting", "algorithms");
    Err(AccountError::InvalidSetting(fault.with("reason", reason)))
}
