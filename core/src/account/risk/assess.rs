//! What is unusual about a sign-in.

use super::distance::{Place, metres};
use super::{GeoPoint, LoginAction, LoginAttempt, LoginRisk, PastLogin, RiskPolicy, RiskReason};
use crate::account::material::{in_range, not_longer, since};
use crate::account::{AccountError, Effect, Notice, Recipient};
use crate::kernel::{Instant, KernelError};
use crate::problem::Fault;

/// The most past sign-ins that are looked at.
const MOST_LOGINS: usize = 1000;

/// The most failures a policy may wait for.
const MOST: u32 = 1000;

/// How a sign-in looks beside the past ones, which may stand in any order.
///
/// Travel is impossible where the distance from the latest place that is known, less what is near,
/// needs a higher speed than the policy has: `distance > speed * time`, in whole metres and
/// milliseconds; where the clock went back, no time has passed.
/// A country is new where others are known and it is not among them; nothing is said of what is not
/// known.
///
/// # Errors
///
/// * `kernel.out_of_range` for a policy or a place outside its range.
/// * `account.invalid_setting` for a policy that blocks before it asks.
/// * `account.too_large` for more than 1000 past sign-ins.
pub fn assess_login(
    attempt: &LoginAttempt,
    history: &[PastLogin],
    policy: &RiskPolicy,
    now: Instant,
) -> Result<LoginRisk, AccountError> {
    check(policy)?;
    not_longer("history", "sign-ins", history.len(), MOST_LOGINS)?;
    let mut found = Vec::new();
    if !attempt.known_device {
        found.push((1, RiskReason::NewDevice));
    }
    if let Some(country) = new_country(attempt, history) {
        found.push((1, RiskReason::NewCountry { country }));
    }
    if let Some(travel) = impossible_travel(attempt, history, policy, now)? {
        found.push((2, travel));
    }
    if attempt.recent_failures >= policy.failures_from {
        let failures = attempt.recent_failures;
        found.push((1, RiskReason::RecentFailures { failures }));
    }
    if attempt.breached_password {
        found.push((2, RiskReason::BreachedPassword));
    }
    let points = found.iter().map(|(points, _)| points).sum();
    let action = match points {
        _ if points >= policy.block_from => LoginAction::Block,
        _ if points >= policy.step_up_from => LoginAction::StepUp,
        _ => LoginAction::Allow,
    };
    let mut effects = Vec::new();
    if action != LoginAction::Allow {
        effects.push(Effect::Notify { notice: Notice::UnusualLogin, to: Recipient::Current });
        effects.push(Effect::Audit { event: "login.unusual" });
    }
    let reasons = found.into_iter().map(|(_, reason)| reason).collect();
    Ok(LoginRisk { action, points, reasons, effects })
}

fn new_country(attempt: &LoginAttempt, history: &[PastLogin]) -> Option<String> {
    let country = attempt.country.as_ref()?;
    let mut known = history.iter().filter_map(|past| past.country.as_ref()).peekable();
    known.peek()?;
    (!known.any(|past| past.eq_ignore_ascii_case(country))).then(|| country.clone())
}

fn impossible_travel(
    attempt: &LoginAttempt,
    history: &[PastLogin],
    policy: &RiskPolicy,
    now: Instant,
) -> Result<Option<RiskReason>, AccountError> {
    let here = attempt.place.as_ref().map(|point| place(point, "attempt.place")).transpose()?;
    let mut last: Option<(Instant, Place)> = None;
    for (at, past) in history.iter().enumerate() {
        let Some(point) = &past.place else { continue };
        let there = place(point, &format!("history[{at}].place"))?;
        if last.is_none_or(|(before, _)| past.at > before) {
            last = Some((past.at, there));
        }
    }
    let (Some(here), Some((at, there))) = (here, last) else { return Ok(None) };
    let distance = metres(here, there);
    let elapsed = since(at, now).max(0);
    let travelled = i64::from(distance) - i64::from(policy.near_km) * 1000;
    // Metres and kilometres in an hour: a metre in a millisecond is 3600 of these.
    let is_possible =
        i128::from(travelled) * 3600 <= i128::from(policy.speed_kmh) * i128::from(elapsed);
    let minutes = u32::try_from(elapsed / 60_000).unwrap_or(u32::MAX);
    let reason = RiskReason::ImpossibleTravel { distance_km: distance / 1000, minutes };
    Ok((!is_possible).then_some(reason))
}

fn place(point: &GeoPoint, path: &str) -> Result<Place, AccountError> {
    Place::of(point).ok_or_else(|| {
        let GeoPoint { latitude, longitude } = point;
        let fault = Fault::new().at(path).with("name", "place");
        let fault = fault.with("value", format!("{latitude}, {longitude}"));
        let fault = fault.with("minimum", "-90, -180").with("maximum", "90, 180");
        KernelError::OutOfRange(fault).into()
    })
}

fn check(policy: &RiskPolicy) -> Result<(), AccountError> {
    in_range("speed_kmh", policy.speed_kmh, 100, 10_000)?;
    in_range("near_km", policy.near_km, 0, 2000)?;
    in_range("failures_from", policy.failures_from, 1, MOST)?;
    in_range("step_up_from", policy.step_up_from, 1, MOST)?;
    if policy.block_from < policy.step_up_from {
        let fault = Fault::new().at("block_from").with("setting", "block_from");
        let reason = "is below `step_up_from`, so nobody would be asked for one more factor";
        return Err(AccountError::InvalidSetting(fault.with("reason", reason)));
    }
    Ok(())
}
