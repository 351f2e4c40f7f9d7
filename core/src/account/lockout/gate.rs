//! Whether somebody may try, and what an attempt changes.

use super::check::check;
use super::device::device_hash;
use super::{FailureBucket, KnownDevice, Lockout, LockoutPolicy, LoginGate, LoginRecord};
use crate::account::material::{not_longer, same_text};
use crate::account::{AccountError, Effect, Notice, Recipient, Secret};
use crate::kernel::Instant;
use crate::problem::{Fault, Problem};

/// Whether somebody may try to sign in now: ask before anything is compared.
///
/// A device that is not known, or has failed too often, is a stranger.
/// Where the clock went back, nobody waits for longer than the wait.
///
/// # Errors
///
/// * `kernel.out_of_range`, `account.invalid_setting` for a policy that is not sound.
/// * `account.too_large` for more than 100 known devices.
pub fn login_gate(
    state: &Lockout,
    device: Option<&Secret<String>>,
    policy: &LockoutPolicy,
    now: Instant,
) -> Result<LoginGate, AccountError> {
    check_all(state, policy)?;
    let mut gate = gate_of(state, place_of(state, device), policy, now);
    if let LoginGate::Wait { anchored: to_store, .. } = &mut gate {
        *to_store = Some(anchored(state, now)).filter(|next| next != state);
    }
    Ok(gate)
}

/// Counts an attempt that failed.
///
/// An attempt while the gate was closed does not count, so that nobody is kept out for longer by
/// attempts that are not looked at.
/// Store the state where the stored one still has the old version, and answer the person only then:
/// many attempts at once would otherwise count as one.
///
/// # Errors
///
/// As for [`login_gate`].
pub fn record_login_failure(
    state: &Lockout,
    device: Option<&Secret<String>>,
    policy: &LockoutPolicy,
    now: Instant,
) -> Result<LoginRecord, AccountError> {
    check_all(state, policy)?;
    let place = place_of(state, device);
    let before = gate_of(state, place, policy, now);
    let mut next = anchored(state, now);
    if !matches!(before, LoginGate::Open { .. }) {
        return Ok(unchanged(next, before));
    }
    let mut effects = vec![Effect::Audit { event: "login.failed" }];
    if let Some(known) = place.and_then(|at| next.devices.get_mut(at)) {
        known.bucket = known.bucket.with_failure(now);
        if known.bucket.failures >= policy.device_failures {
            next.devices.retain(|device| device.bucket.failures < policy.device_failures);
            effects.push(Effect::Audit { event: "login.device_forgotten" });
        }
    } else {
        next.strangers = next.strangers.with_failure(now);
        if next.strangers.failures >= policy.most_failures {
            let notice = Notice::AuthenticatorDisabled;
            effects.push(Effect::Notify { notice, to: Recipient::Current });
            effects.push(Effect::Audit { event: "login.authenticator_disabled" });
        }
    }
    next.version = state.version.wrapping_add(1);
    let gate = gate_of(&next, place_of(&next, device), policy, now);
    Ok(LoginRecord { counted: true, state: next, gate, effects })
}

/// Writes down an attempt that succeeded.
///
/// It empties the bucket it came through, and that one alone: the person on a known device does not
/// give strangers new tries.
/// A device that is given and was not known is known from now on.
/// An attempt while the gate was closed does not count, and must not let anybody in.
///
/// # Errors
///
/// As for [`login_gate`].
pub fn record_login_success(
    state: &Lockout,
    device: Option<&Secret<String>>,
    policy: &LockoutPolicy,
    now: Instant,
) -> Result<LoginRecord, AccountError> {
    check_all(state, policy)?;
    let place = place_of(state, device);
    let before = gate_of(state, place, policy, now);
    let mut next = anchored(state, now);
    if !matches!(before, LoginGate::Open { .. }) {
        return Ok(unchanged(next, before));
    }
    if place.is_none() {
        next.strangers = FailureBucket::default();
    }
    if let Some(hash) = device_hash(device) {
        next.devices.retain(|known| known.hash != hash);
        next.devices.push(KnownDevice { hash, bucket: FailureBucket::default() });
        let too_many = next.devices.len().saturating_sub(policy.most_devices as usize);
        next.devices.drain(..too_many);
    }
    next.version = state.version.wrapping_add(1);
    let gate = gate_of(&next, place_of(&next, device), policy, now);
    let effects = vec![Effect::Audit { event: "login.succeeded" }];
    Ok(LoginRecord { counted: true, state: next, gate, effects })
}

fn check_all(state: &Lockout, policy: &LockoutPolicy) -> Result<(), AccountError> {
    check(policy)?;
    not_longer("state.devices", "devices", state.devices.len(), 100)
}

/// The place of a device among the known ones; nothing for a stranger.
fn place_of(state: &Lockout, device: Option<&Secret<String>>) -> Option<usize> {
    let hash = device_hash(device)?;
    state.devices.iter().position(|known| same_text(&known.hash, &hash))
}

fn gate_of(
    state: &Lockout,
    place: Option<usize>,
    policy: &LockoutPolicy,
    now: Instant,
) -> LoginGate {
    let known = place.and_then(|at| state.devices.get(at));
    let bucket = known.map_or(state.strangers, |known| known.bucket).not_ahead(now);
    let problem = || Problem::from(AccountError::AuthInvalidCredentials(Fault::new()));
    if known.is_none() && bucket.failures >= policy.most_failures {
        LoginGate::Disabled { problem: problem() }
    } else if let Some(until) = bucket.closed_until(policy, now) {
        LoginGate::Wait { until, anchored: None, problem: problem() }
    } else {
        LoginGate::Open { known_device: known.is_some(), free_tries: bucket.free_tries(policy) }
    }
}

/// The same state, without failures that lie ahead of now.
fn anchored(state: &Lockout, now: Instant) -> Lockout {
    let mut next = state.clone();
    next.strangers = next.strangers.not_ahead(now);
    for known in &mut next.devices {
        known.bucket = known.bucket.not_ahead(now);
    }
    if next != *state {
        next.version = next.version.wrapping_add(1);
    }
    next
}

fn unchanged(next: Lockout, gate: LoginGate) -> LoginRecord {
    LoginRecord { counted: false, state: next, gate, effects: Vec::new() }
}
