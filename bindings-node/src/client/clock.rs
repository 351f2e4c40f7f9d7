//! A clock for tests of code that calls a service.

use napi_derive::napi;
use prowess_client::transport::{PatientHost, VirtualHost};

/// A clock that only moves when the client waits, and entropy that repeats.
#[napi]
pub struct VirtualClock(PatientHost);

#[napi]
impl VirtualClock {
    /// A clock that stands here; entropy is drawn from these bytes, sixteen at a time.
    #[napi(constructor)]
    #[must_use]
    pub fn new(unix_ms: Option<f64>, entropy: Option<Vec<u8>>) -> Self {
        let entropy = entropy.unwrap_or_default();
        let draws = entropy.chunks_exact(16).filter_map(|draw| draw.try_into().ok()).collect();
        Self(PatientHost::new(VirtualHost::new(unix_ms.unwrap_or(0.0) as u64, draws)))
    }

    /// All sleeps so far, in milliseconds.
    #[napi(getter)]
    #[must_use]
    pub fn slept(&self) -> Vec<f64> {
        self.0.slept().into_iter().map(|ms| ms as f64).collect()
    }
}

impl VirtualClock {
    pub(super) fn host(&self) -> PatientHost {
        self.0.clone()
    }
}
