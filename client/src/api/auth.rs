//! Logging in and out.

use http::Method;

use super::Operation;
use crate::check::Checked;
use crate::client::Client;
use crate::models::{Credentials, User};
use crate::proto::tokens::{TokenAnswer, Tokens};
use crate::proto::{ApiError, Secret};

/// Logging in and out.
#[derive(Clone, Copy)]
pub struct AuthApi<'a>(pub(super) &'a Client);

impl AuthApi<'_> {
    /// Logs in; the client holds the tokens from now on, and renews them by itself.
    ///
    /// In a browser it renews them only where
    /// [`dangerously_allow_browser_credentials`](crate::ClientBuilder::dangerously_allow_browser_credentials)
    /// says so: else the refresh token is let go of at once.
    ///
    /// # Errors
    /// As [`Request::send`](crate::Request::send); `client.fixed_credentials`, before anything is
    /// sent, if the client was not built to hold tokens.
    pub async fn login(&self, email: &str, password: Secret) -> Result<(), ApiError> {
        let credentials = Credentials { email: email.to_owned(), password };
        credentials.check()?;
        self.0.session().holds_tokens()?;
        let request = self.0.request(Method::POST, "/auth/login").without_credentials();
        let answer: TokenAnswer = request.json(&credentials).send().await?;
        let now = self.0.engine().host.now();
        let tokens = self.0.session().holdable(Tokens::received(answer, None, now));
        self.0.set_tokens(Some(tokens))
    }

    /// Logs out: the service forgets the session, and the client its tokens, also if the service
    /// cannot be reached.
    ///
    /// # Errors
    /// As [`Request::send`](crate::Request::send).
    pub async fn logout(&self) -> Result<(), ApiError> {
        let told = self.0.request(Method::POST, "/auth/logout").send_empty().await;
        self.0.set_tokens(None)?;
        told.map(drop)
    }

    /// Who is logged in.
    pub fn me(&self) -> Operation<User> {
        Operation::new(self.0.request(Method::GET, "/auth/me"))
    }
}
