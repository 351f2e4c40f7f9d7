//! One typed call.

use std::marker::PhantomData;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::check::Checked;
use crate::proto::{ApiError, CallOptions, ETag};
use crate::request::{Answer, RawAnswer, Request};

/// One typed call that is not sent yet, whose answer is a `T`.
#[must_use = "nothing is sent until it is sent"]
pub struct Operation<T> {
    request: Request,
    answer: PhantomData<fn() -> T>,
}

impl<T: DeserializeOwned> Operation<T> {
    pub(crate) fn new(request: Request) -> Self {
        Self { request, answer: PhantomData }
    }

    /// The call with this body, once the body was looked at.
    pub(crate) fn with_body<B: Serialize + Checked>(request: Request, body: &B) -> Self {
        Self::new(match body.check() {
            Ok(()) => request.json(body),
            Err(error) => request.wrong(error),
        })
    }

    /// Makes this call differently from others of the client.
    pub fn with(mut self, options: CallOptions) -> Self {
        self.request = self.request.with(options);
        self
    }

    /// Changes the thing only if it is still this version.
    pub fn if_match(mut self, tag: &ETag) -> Self {
        self.request = self.request.if_match(tag);
        self
    }

    /// Adds a parameter to the query that has no method here yet.
    pub fn query(mut self, name: &str, value: impl ToString) -> Self {
        self.request = self.request.query(name, value);
        self
    }

    /// Sends it.
    ///
    /// # Errors
    /// As [`Request::send`].
    pub async fn send(self) -> Result<T, ApiError> {
        self.request.send().await
    }

    /// Sends it, and gives what the answer says beside the value.
    ///
    /// # Errors
    /// As [`Request::send`].
    pub async fn send_with_meta(self) -> Result<Answer<T>, ApiError> {
        self.request.send_with_meta().await
    }

    /// Sends it, and gives nothing if the thing is still this version.
    ///
    /// # Errors
    /// As [`Request::send`].
    pub async fn send_if_changed(self, tag: &ETag) -> Result<Option<Answer<T>>, ApiError> {
        self.request.send_if_changed(tag).await
    }

    /// Sends it, and leaves the answer as it is.
    ///
    /// # Errors
    /// As [`Request::send`].
    pub async fn send_raw(self) -> Result<RawAnswer, ApiError> {
        self.request.send_raw().await
    }
}
