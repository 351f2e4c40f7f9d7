//! One call from beginning to end, as a state machine without input and output.
//!
//! Whoever drives it does what each [`Step`] says and reports what came of it as an [`Event`].
//! The same machine runs under tokio, in a browser, and in tests with a clock of their own.

use super::Url;
use bytes::Bytes;
use http::header::{AUTHORIZATION, HeaderName, HeaderValue, LOCATION};
use http::{HeaderMap, Method, StatusCode};

use super::address::is_same_origin;
use super::error::{ApiError, ErrorKind, Phase, Reach};
use super::ids::Entropy;
use super::problem::error_of;
use super::retry::{delay_ms, is_replayable, is_worth_it};
use super::retry_after::text;
use super::{CallRules, Moment, RetryBudget, Secret};

/// What a call asks for.
#[derive(Debug, Clone)]
pub struct Ask {
    /// The method.
    pub method: Method,
    /// The path with its placeholders: what logs and errors show.
    pub template: String,
    /// Where it goes.
    pub url: Url,
    /// Everything that stands in front of the body, but for credentials.
    pub headers: HeaderMap,
    /// The body; kept, so that it can be sent again.
    pub body: Bytes,
    /// Whether credentials go with it.
    pub with_credentials: bool,
    /// Whether a successful answer is handed over before its body is there.
    pub streamed: bool,
    /// The name of the call.
    pub request_id: String,
}

/// What proves who calls: a header and its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credential {
    /// The header.
    pub header: HeaderName,
    /// The token in it, without its scheme; it tells credentials apart.
    pub token: Secret,
}

impl Credential {
    fn value(&self) -> Result<HeaderValue, ApiError> {
        let token = self.token.expose();
        let text =
            if self.header == AUTHORIZATION { format!("Bearer {token}") } else { token.to_owned() };
        let mut value = HeaderValue::from_str(&text).map_err(|_| {
            ApiError::config("client.invalid_token", "the token cannot stand in a header")
        })?;
        value.set_sensitive(true);
        Ok(value)
    }
}

/// One attempt, ready to be sent.
#[derive(Debug, Clone)]
pub struct Attempt {
    /// The method.
    pub method: Method,
    /// Where it goes.
    pub url: Url,
    /// All headers, credentials included.
    pub headers: HeaderMap,
    /// The body.
    pub body: Bytes,
    /// How long it may take.
    pub timeout_ms: u64,
    /// Which deadline that is.
    pub phase: Phase,
    /// Which attempt it is, from 1.
    pub number: u32,
}

/// How an attempt was lost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loss {
    /// What happened, in words.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
    /// How far it came.
    pub reach: Reach,
    /// Which deadline passed, if one did.
    pub timeout: Option<Phase>,
    /// Whether trying again may help; a certificate stays wrong.
    pub lasting: bool,
}

/// What happened.
#[derive(Debug)]
pub enum Event {
    /// The call begins.
    Begin,
    /// The credential to use; nothing, if the client has none.
    Authorized(Option<Credential>),
    /// There is no credential to be had.
    Unauthorized(ApiError),
    /// An answer, with its body unless it is successful and streamed.
    Answered(StatusCode, HeaderMap, Bytes),
    /// No answer, or half of one.
    Lost(Loss),
    /// The wait is over.
    Woke,
}

/// What to do next.
#[derive(Debug)]
pub enum Step {
    /// Get a credential, other than the one that was refused.
    Authorize {
        /// The token that the service refused.
        refused: Option<Secret>,
    },
    /// Send this.
    Send(Box<Attempt>),
    /// Wait that many milliseconds.
    Sleep(u64),
    /// The answer, in the words of the service.
    Done(StatusCode, HeaderMap, Bytes),
    /// The call failed.
    Failed(ApiError),
}

/// What a step may look at.
#[derive(Debug)]
pub struct Surroundings<'a> {
    /// What time it is.
    pub now: Moment,
    /// A draw of the host's entropy, used at most once.
    pub entropy: Entropy,
    /// What the client may still spend on retries.
    pub budget: &'a mut RetryBudget,
}

/// The most redirects that are followed.
const REDIRECTS: u32 = 5;

/// A call under way.
#[derive(Debug, Clone)]
pub struct Call {
    ask: Ask,
    rules: CallRules,
    url: Url,
    began: Moment,
    credential: Option<Credential>,
    refusal: Option<ApiError>,
    attempts: u32,
    retries: u32,
    redirects: u32,
}

impl Call {
    /// A call that has not begun.
    #[must_use]
    pub fn new(ask: Ask, rules: CallRules) -> Self {
        let url = ask.url.clone();
        Self {
            ask,
            rules,
            url,
            began: Moment::default(),
            credential: None,
            refusal: None,
            attempts: 0,
            retries: 0,
            redirects: 0,
        }
    }

    /// What it asks for.
    #[must_use]
    pub fn ask(&self) -> &Ask {
        &self.ask
    }

    /// How it is made.
    #[must_use]
    pub fn rules(&self) -> &CallRules {
        &self.rules
    }

    /// How many attempts were made.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.attempts
    }

    /// Takes what happened, and says what to do next.
    pub fn step(&mut self, event: Event, around: &mut Surroundings<'_>) -> Step {
        match event {
            Event::Begin => {
                self.began = around.now;
                match self.ask.with_credentials {
                    true => Step::Authorize { refused: None },
                    false => self.send(around.now),
                }
            }
            Event::Authorized(credential) => {
                if let Some(refusal) =
                    self.refusal.clone().filter(|_| credential == self.credential)
                {
                    return self.failed(refusal);
                }
                self.credential = credential;
                self.send(around.now)
            }
            Event::Unauthorized(error) => self.failed(error),
            Event::Woke => self.send(around.now),
            Event::Answered(status, headers, body) => self.answered(status, headers, body, around),
            Event::Lost(loss) => {
                let again = !loss.lasting;
                let timeout = loss.timeout.is_some();
                let error = lost(loss);
                self.again_or(error, again, timeout, around)
            }
        }
    }

    /// Milliseconds until the deadline of the whole call.
    #[must_use]
    pub fn remaining_ms(&self, now: Moment) -> u64 {
        self.rules.timeouts.total_ms.saturating_sub(now.since(self.began))
    }

    fn send(&mut self, now: Moment) -> Step {
        let remaining = self.remaining_ms(now);
        if remaining == 0 {
            let error =
                ApiError::new(ErrorKind::Timeout, "client.timeout", "the call took too long")
                    .hint("allow more with `total_ms`")
                    .edit(|failure| failure.phase = Some(Phase::Total));
            return self.failed(error);
        }
        let mut headers = self.ask.headers.clone();
        // Whatever the caller put among the headers, only what belongs there goes elsewhere.
        let at_home = is_same_origin(&self.ask.url, &self.url);
        if !at_home {
            headers.retain_harmless();
        } else if let Some(credential) = &self.credential {
            match credential.value() {
                Ok(value) => headers.insert(credential.header.clone(), value),
                Err(error) => return self.failed(error),
            };
        }
        self.attempts += 1;
        headers.insert("x-request-attempt", HeaderValue::from(self.attempts));
        let attempt_ms = self.rules.timeouts.attempt_ms;
        Step::Send(Box::new(Attempt {
            method: self.ask.method.clone(),
            url: self.url.clone(),
            headers,
            body: self.ask.body.clone(),
            timeout_ms: attempt_ms.min(remaining),
            phase: if attempt_ms <= remaining { Phase::Attempt } else { Phase::Total },
            number: self.attempts,
        }))
    }

    fn answered(
        &mut self,
        status: StatusCode,
        headers: HeaderMap,
        body: Bytes,
        around: &mut Surroundings<'_>,
    ) -> Step {
        if status.is_success() || status == StatusCode::NOT_MODIFIED {
            if self.retries == 0 {
                around.budget.succeeded();
            }
            return Step::Done(status, headers, body);
        }
        if status.is_redirection() {
            return self.redirected(status, &headers, around.now);
        }
        let error = error_of(status.as_u16(), &headers, &body, around.now);
        if let (401, None, Some(sent)) = (status.as_u16(), &self.refusal, &self.credential) {
            let refused = Some(sent.token.clone());
            self.refusal = Some(error);
            return Step::Authorize { refused };
        }
        let again = is_worth_it(status.as_u16(), &headers, Some(&error.code));
        self.again_or(error, again, false, around)
    }

    /// Follows a redirect that changes nothing about the request.
    ///
    /// `GET` and `HEAD` are followed anywhere but from TLS to plain text, without credentials
    /// once they leave the origin; anything with a body stays at home, and only where the status
    /// keeps the method.
    fn redirected(&mut self, status: StatusCode, headers: &HeaderMap, now: Moment) -> Step {
        let target = text(headers, "location").and_then(|to| self.url.join(to).ok());
        let plain = matches!(self.ask.method, Method::GET | Method::HEAD);
        let keeps = plain || matches!(status.as_u16(), 307 | 308);
        let allowed = target.filter(|to| {
            let safe = to.scheme() == "https" || to.scheme() == self.url.scheme();
            let home = is_same_origin(to, &self.ask.url);
            keeps && safe && (plain || home) && self.redirects < REDIRECTS
        });
        match allowed {
            Some(to) => {
                self.redirects += 1;
                self.url = to;
                self.send(now)
            }
            None => {
                let message = format!("the service redirects `{}` elsewhere", self.ask.method);
                let error = ApiError::new(ErrorKind::Config, "client.redirect_refused", message)
                    .hint(format!(
                        "use the address that the service redirects to as base: `{}`",
                        text(headers, LOCATION.as_str()).map_or_else(String::new, shown)
                    ))
                    .edit(|failure| {
                        failure.status = Some(status.as_u16());
                        failure.reach = Reach::Answered;
                    });
                self.failed(error)
            }
        }
    }

    fn again_or(
        &mut self,
        error: ApiError,
        worth_it: bool,
        after_timeout: bool,
        around: &mut Surroundings<'_>,
    ) -> Step {
        let has_key = self.ask.headers.contains_key("idempotency-key");
        let replayable = is_replayable(&self.ask.method, has_key);
        if !worth_it || !replayable || self.retries >= self.rules.retry.max_retries {
            return self.failed(error);
        }
        let remaining = self.remaining_ms(around.now);
        let asked = error.retry_after_ms;
        let policy = &self.rules.retry;
        let Some(delay) = delay_ms(policy, self.retries, asked, remaining, &around.entropy) else {
            return self.failed(error);
        };
        if !around.budget.pay(after_timeout) {
            return self.failed(error.edit(|failure| failure.retry_budget_exhausted = true));
        }
        self.retries += 1;
        // A retry begins where the call began: a redirect may have changed in the meantime.
        self.url = self.ask.url.clone();
        Step::Sleep(delay)
    }

    /// The error with what is known about this call.
    fn failed(&self, error: ApiError) -> Step {
        Step::Failed(self.about(error))
    }

    /// Puts into an error what is known about this call.
    #[must_use]
    pub fn about(&self, error: ApiError) -> ApiError {
        error.edit(|failure| {
            failure.method = self.ask.method.to_string();
            failure.template.clone_from(&self.ask.template);
            failure.attempts = self.attempts;
            failure.request_id.get_or_insert_with(|| self.ask.request_id.clone());
        })
    }
}

/// An address in an error: without its query.
fn shown(address: &str) -> String {
    address.split(['?', '#']).next().unwrap_or_default().chars().take(200).collect()
}

fn lost(loss: Loss) -> ApiError {
    let (kind, code) = match loss.timeout {
        Some(_) => (ErrorKind::Timeout, "client.timeout"),
        None => (ErrorKind::Connection, "client.connection"),
    };
    ApiError::new(kind, code, loss.message).edit(|failure| {
        failure.hint = loss.hint;
        failure.reach = loss.reach;
        failure.phase = loss.timeout;
    })
}

/// Keeps what says nothing about who asks.
trait RetainHarmless {
    fn retain_harmless(&mut self);
}

impl RetainHarmless for HeaderMap {
    fn retain_harmless(&mut self) {
        let kept = ["accept", "accept-language", "user-agent"];
        let others: Vec<HeaderName> =
            self.keys().filter(|name| !kept.contains(&name.as_str())).cloned().collect();
        for name in others {
            self.remove(name);
        }
    }
}
