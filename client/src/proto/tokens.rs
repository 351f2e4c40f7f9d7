//! Tokens that run out, and when to get new ones.

use serde::{Deserialize, Serialize};

use super::error::{ApiError, ErrorKind};
use super::{Moment, Secret};

/// What a service answers to a login and to a renewal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TokenAnswer {
    /// Sent with each request.
    pub access_token: Secret,
    /// Exchanged for the next pair, once.
    #[serde(default)]
    pub refresh_token: Option<Secret>,
    /// Seconds until the access token runs out.
    #[serde(default)]
    pub expires_in: Option<u32>,
}

/// A pair of tokens, and when the first one runs out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tokens {
    /// Sent with each request.
    pub access: Secret,
    /// Exchanged for the next pair, once.
    pub refresh: Option<Secret>,
    /// When the access token runs out, in milliseconds since 1970 on this machine's clock.
    pub expires_unix_ms: Option<u64>,
    /// How long it lived when it was new, in milliseconds.
    pub lifetime_ms: Option<u64>,
}

impl Tokens {
    /// The tokens of an answer that arrived now.
    ///
    /// The life of a token is counted from the arrival on this machine's own clock, so that it
    /// does not matter what the service believes the time to be.
    /// An answer without a new refresh token keeps the old one ([RFC 6749, 6]).
    ///
    /// [RFC 6749, 6]: https://www.rfc-editor.org/rfc/rfc6749#section-6
    #[must_use]
    pub fn received(answer: TokenAnswer, before: Option<&Self>, now: Moment) -> Self {
        let lifetime_ms = answer.expires_in.map(|seconds| u64::from(seconds) * 1000);
        Self {
            access: answer.access_token,
            refresh: answer.refresh_token.or_else(|| before.and_then(|old| old.refresh.clone())),
            expires_unix_ms: lifetime_ms.map(|life| now.unix_ms.saturating_add(life)),
            lifetime_ms,
        }
    }

    /// Whether the access token runs out so soon that it should be renewed before it is used.
    ///
    /// Soon is 60 s, or a tenth of its life if that is more, but never more than half of it.
    #[must_use]
    pub fn is_expiring(&self, now: Moment) -> bool {
        let Some(expires) = self.expires_unix_ms else { return false };
        let life = self.lifetime_ms.unwrap_or(600_000);
        let margin = (life / 10).max(60_000).min(life / 2);
        now.unix_ms.saturating_add(margin) >= expires
    }

    /// Whether the access token has run out.
    #[must_use]
    pub fn is_expired(&self, now: Moment) -> bool {
        self.expires_unix_ms.is_some_and(|expires| now.unix_ms >= expires)
    }
}

/// What to do before a request leaves.
#[derive(Debug, Clone, PartialEq)]
pub enum Verdict {
    /// Send it with this token.
    Use(Secret),
    /// Get new tokens first.
    Renew,
    /// There is no way to get any.
    Refused(ApiError),
}

/// How to get new tokens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Renewal {
    /// Exchange this refresh token.
    Refresh(Secret),
    /// Log in with the password.
    Login,
}

/// The tokens of a client, and what is decided from them.
#[derive(Debug, Clone, Default)]
pub struct Vault {
    tokens: Option<Tokens>,
    has_password: bool,
    ended: Option<ApiError>,
}

impl Vault {
    /// A vault with these tokens; `has_password` if it is possible to log in without asking.
    #[must_use]
    pub fn new(tokens: Option<Tokens>, has_password: bool) -> Self {
        Self { tokens, has_password, ended: None }
    }

    /// What to do before a request leaves, or after the service refused the token `refused`.
    ///
    /// A refused token that is not the one in the vault was replaced in the meantime: the new one
    /// is used, and nothing is renewed.
    /// That step is why fifty calls refused at once lead to one renewal.
    #[must_use]
    pub fn decide(&self, now: Moment, refused: Option<&Secret>) -> Verdict {
        if let Some(error) = &self.ended {
            return Verdict::Refused(error.clone());
        }
        match &self.tokens {
            Some(tokens) => {
                let is_refused = refused == Some(&tokens.access);
                let wanted = is_refused || tokens.is_expiring(now);
                match (wanted, self.renewal().is_some()) {
                    (true, true) => Verdict::Renew,
                    (true, false) if is_refused => Verdict::Refused(expired()),
                    _ => Verdict::Use(tokens.access.clone()),
                }
            }
            None if self.has_password => Verdict::Renew,
            None => Verdict::Refused(
                ApiError::new(ErrorKind::Auth, "client.not_logged_in", "nobody is logged in")
                    .hint("log in first, or give the client tokens"),
            ),
        }
    }

    /// The token as it is, if it has not run out: for when a renewal ahead of time failed.
    #[must_use]
    pub fn still_good(&self, now: Moment, refused: Option<&Secret>) -> Option<Secret> {
        let tokens = self.tokens.as_ref()?;
        let good = self.ended.is_none() && !tokens.is_expired(now);
        (good && refused != Some(&tokens.access)).then(|| tokens.access.clone())
    }

    /// How to get new tokens, if there is a way.
    #[must_use]
    pub fn renewal(&self) -> Option<Renewal> {
        let refresh = self.tokens.as_ref().and_then(|tokens| tokens.refresh.clone());
        match refresh {
            Some(refresh) => Some(Renewal::Refresh(refresh)),
            None => self.has_password.then_some(Renewal::Login),
        }
    }

    /// The tokens, if there are any.
    #[must_use]
    pub fn tokens(&self) -> Option<&Tokens> {
        self.tokens.as_ref()
    }

    /// Puts tokens in, or takes them out; a session that had ended begins anew.
    pub fn put(&mut self, tokens: Option<Tokens>) {
        self.tokens = tokens;
        self.ended = None;
    }

    /// Notes that the service refused the refresh token for good.
    ///
    /// With a password there is still a way; without one the session has ended, and every further
    /// call says so without asking the service.
    /// The answer is whether there is still a way.
    pub fn refresh_refused(&mut self, cause: &ApiError) -> bool {
        let was_refresh = matches!(self.renewal(), Some(Renewal::Refresh(_)));
        if was_refresh && self.has_password {
            self.tokens = None;
            return true;
        }
        self.ended = Some(expired().edit(|failure| {
            failure.status = cause.status;
            failure.request_id.clone_from(&cause.request_id);
            failure.reach = cause.reach;
        }));
        false
    }
}

/// The error of a session that is over.
pub(crate) fn expired() -> ApiError {
    ApiError::new(ErrorKind::Auth, "client.auth_expired", "the session has ended")
        .hint("log in again")
}
