//! Calls that are given up.

use std::cell::Cell;
use std::future::Future;

use futures_util::future::{AbortHandle, AbortRegistration, Abortable};
use js_sys::Promise;
use prowess_client::ApiError;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::future_to_promise;

use crate::sure;

/// Gives up the one call that it is handed to.
#[wasm_bindgen]
pub struct Canceller {
    handle: AbortHandle,
    registration: Cell<Option<AbortRegistration>>,
}

#[wasm_bindgen]
impl Canceller {
    /// One that has not been used.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        let (handle, registration) = AbortHandle::new_pair();
        Self { handle, registration: Cell::new(Some(registration)) }
    }

    /// Gives up the call that waits, or the one that is about to.
    pub fn cancel(&self) {
        self.handle.abort();
    }
}

impl Canceller {
    /// The outcome of a call, unless it is given up first; then the request ends.
    pub(crate) fn promise<Call>(&self, call: Call) -> Promise
    where
        Call: Future<Output = Result<JsValue, ApiError>> + 'static,
    {
        let registration = self.registration.take().unwrap_or_else(|| AbortHandle::new_pair().1);
        future_to_promise(async move {
            let outcome = Abortable::new(call, registration).await;
            sure(outcome.unwrap_or_else(|_| Err(ApiError::cancelled())))
        })
    }
}
