//! Calls that are given up.

use std::future::Future;
use std::pin::pin;
use std::sync::Arc;

use futures_util::future::{Either, select};
use napi_derive::napi;
use prowess_client::ApiError;
use tokio::sync::Notify;

use super::failed;

/// Gives calls up that it was handed to.
#[napi]
#[derive(Default)]
pub struct Canceller(Arc<Notify>);

#[napi]
impl Canceller {
    /// One that has not been used.
    #[napi(constructor)]
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Gives up the call that waits, or the one that is about to.
    #[napi]
    pub fn cancel(&self) {
        self.0.notify_one();
    }
}

/// The outcome of a call, unless it is given up first; then the request ends.
pub(super) fn unless<T, Call>(
    canceller: Option<&Canceller>,
    call: Call,
) -> impl Future<Output = napi::Result<T>> + use<T, Call>
where
    Call: Future<Output = Result<T, ApiError>>,
{
    let given_up = canceller.map(|canceller| Arc::clone(&canceller.0));
    async move {
        let outcome = match given_up {
            None => call.await,
            Some(given_up) => match select(pin!(call), pin!(given_up.notified())).await {
                Either::Left((outcome, _)) => outcome,
                Either::Right(_) => Err(ApiError::cancelled()),
            },
        };
        outcome.map_err(|error| failed(&error))
    }
}
