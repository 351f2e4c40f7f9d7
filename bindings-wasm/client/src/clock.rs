//! A clock for tests of code that calls a service.

use prowess_client::transport::{PatientHost, VirtualHost};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// A clock that only moves when the client waits, and entropy that repeats.
#[wasm_bindgen]
pub struct VirtualClock(PatientHost);

#[wasm_bindgen]
impl VirtualClock {
    /// A clock that stands here; entropy is drawn from these bytes, sixteen at a time.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(unix_ms: Option<f64>, entropy: Option<Vec<u8>>) -> Self {
        let entropy = entropy.unwrap_or_default();
        let draws = entropy.chunks_exact(16).filter_map(|draw| draw.try_into().ok()).collect();
        Self(PatientHost::new(VirtualHost::new(unix_ms.unwrap_or(0.0) as u64, draws)))
    }

    /// All sleeps so far, in milliseconds.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn slept(&self) -> Vec<JsValue> {
        self.0.slept().into_iter().map(|ms| (ms as f64).into()).collect()
    }
}

impl VirtualClock {
    pub(crate) fn host(&self) -> PatientHost {
        self.0.clone()
    }
}
