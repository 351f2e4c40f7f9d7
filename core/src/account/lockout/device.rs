//! Devices on which somebody has signed in.

use super::NewDevice;
use crate::account::material::{BASE64_URL, fingerprint, take};
use crate::account::{AccountError, Disclosed, Secret};

/// How many letters spell 128 bits.
const LETTERS: usize = 22;

/// What a device that is not known keeps in a cookie once somebody has signed in on it.
///
/// It is random, and no fingerprint of the browser: it tells nothing of the person, and goes with
/// the cookie.
///
/// # Errors
///
/// * `account.entropy_too_short` for less than 16 bytes.
pub fn generate_device(entropy: &Secret<Vec<u8>>) -> Result<NewDevice, AccountError> {
    let device = BASE64_URL.encode(take::<16>(entropy)?.as_slice());
    Ok(NewDevice { device_once: Disclosed::new(device) })
}

/// What is stored of a device; nothing for a text that is none, which is a stranger's.
pub(super) fn device_hash(device: Option<&Secret<String>>) -> Option<String> {
    let text = device?.expose();
    let is_device = text.len() == LETTERS && BASE64_URL.decode(text).is_some();
    is_device.then(|| fingerprint("device/v1", text.as_bytes()))
}
