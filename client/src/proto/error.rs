//! Why a call failed, in one shape for every language.

use std::fmt;
use std::ops::Deref;

use serde::{Deserialize, Serialize};

/// What sort of failure it is, which decides the exception class in other languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ErrorKind {
    /// No answer came: name look-up, connection, TLS, or a connection that broke.
    Connection,
    /// A deadline passed; `phase` says which.
    Timeout,
    /// The caller gave up.
    Cancelled,
    /// Credentials are missing, wrong or expired: status 401.
    Auth,
    /// The credentials are fine, and this is not allowed: status 403.
    PermissionDenied,
    /// There is no such thing: status 404 or 410.
    NotFound,
    /// It contradicts what is there: status 409.
    Conflict,
    /// What was sent is wrong: status 400, 413, 415 or 422, or refused before it left.
    Validation,
    /// Too many requests: status 429.
    RateLimited,
    /// It was changed by somebody else since it was read: status 412 or 428.
    PreconditionFailed,
    /// The service failed: status 500 and above.
    Server,
    /// An answer that cannot be read.
    Decode,
    /// Pages that do not end, or that repeat.
    Pagination,
    /// The client is set up wrongly, or asked for something that no request can say.
    Config,
}

/// Which deadline passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Phase {
    /// Until a connection stood.
    Connect,
    /// One attempt.
    Attempt,
    /// A pause within a body.
    Idle,
    /// The whole call.
    Total,
}

/// How far a request came before the call failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Reach {
    /// Surely not to the service: nothing happened there.
    NotSent,
    /// Perhaps to the service: it may have done what was asked.
    Unknown,
    /// To the service, which answered.
    Answered,
}

/// One thing that is wrong in what was sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FieldError {
    /// Where, such as `requirements[0].required_level`.
    pub path: String,
    /// Stable name of what is wrong, or empty.
    #[serde(default)]
    pub code: String,
    /// What is wrong, in words.
    #[serde(default)]
    pub message: String,
}

/// Everything that is known about a failed call.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Failure {
    /// What sort of failure.
    pub kind: ErrorKind,
    /// Stable name, such as `role.unknown`: of the service, or `client.reason`, or `http.502`
    /// where an answer has none.
    pub code: String,
    /// What is wrong: one sentence in lower case without a full stop.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
    /// Where to read more.
    pub doc_link: Option<String>,
    /// Where in the caller's data.
    pub path: Option<String>,
    /// The status of the answer.
    pub status: Option<u16>,
    /// The name of the call in the logs of both sides.
    pub request_id: Option<String>,
    /// The method.
    pub method: String,
    /// The path with its placeholders, such as `/users/{id}`: never a person's id.
    pub template: String,
    /// How many attempts were made.
    pub attempts: u32,
    /// Which deadline passed, if one did.
    pub phase: Option<Phase>,
    /// How far the last attempt came.
    pub reach: Reach,
    /// How long the service asks to wait, in milliseconds.
    pub retry_after_ms: Option<u64>,
    /// How many requests the service allows in its window.
    pub limit: Option<u64>,
    /// Whether it would have been sent again, had the budget of the client not been used up.
    pub retry_budget_exhausted: bool,
    /// What is wrong with single fields.
    pub fields: Vec<FieldError>,
    /// What the credentials would have to allow.
    pub scopes: Vec<String>,
    /// The beginning of an answer that is no problem document.
    pub excerpt: Option<String>,
}

/// Why a call failed.
///
/// Reads as its [`Failure`]: `error.code`, `error.status`, `error.request_id`.
#[derive(Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(inline))]
#[serde(transparent)]
pub struct ApiError(Box<Failure>);

impl ApiError {
    /// A failure that no answer has told of.
    pub(crate) fn new(kind: ErrorKind, code: &str, message: impl Into<String>) -> Self {
        Self(Box::new(Failure {
            kind,
            code: code.to_owned(),
            message: message.into(),
            hint: None,
            doc_link: None,
            path: None,
            status: None,
            request_id: None,
            method: String::new(),
            template: String::new(),
            attempts: 0,
            phase: None,
            reach: Reach::NotSent,
            retry_after_ms: None,
            limit: None,
            retry_budget_exhausted: false,
            fields: Vec::new(),
            scopes: Vec::new(),
            excerpt: None,
        }))
    }

    pub(crate) fn config(code: &str, message: impl Into<String>) -> Self {
        Self::new(ErrorKind::Config, code, message)
    }

    pub(crate) fn hint(self, hint: impl Into<String>) -> Self {
        self.edit(|failure| failure.hint = Some(hint.into()))
    }

    pub(crate) fn edit(mut self, change: impl FnOnce(&mut Failure)) -> Self {
        change(&mut self.0);
        self
    }

    /// Whether the same call may succeed later without anybody changing anything.
    #[must_use]
    pub fn retryable(&self) -> bool {
        match self.kind {
            ErrorKind::Connection | ErrorKind::Timeout | ErrorKind::RateLimited => true,
            ErrorKind::Server => !matches!(self.status, Some(501 | 505)),
            _ => self.status == Some(408) || self.status == Some(425),
        }
    }

    /// Everything that is known, by value.
    #[must_use]
    pub fn into_failure(self) -> Failure {
        *self.0
    }
}

impl Deref for ApiError {
    type Target = Failure;

    fn deref(&self) -> &Failure {
        &self.0
    }
}

impl fmt::Debug for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(path) = &self.path {
            write!(f, "{path}: ")?;
        }
        write!(f, "{} [{}]", self.message, self.code)?;
        if !self.method.is_empty() {
            write!(f, "; {} {}", self.method, self.template)?;
        }
        if let Some(status) = self.status {
            write!(f, ", status {status}")?;
        }
        if self.attempts > 1 {
            write!(f, ", {} attempts", self.attempts)?;
        }
        if let Some(id) = &self.request_id {
            write!(f, ", request {id}")?;
        }
        Ok(())
    }
}

impl std::error::Error for ApiError {}

/// A problem of the rules, found before anything was sent.
impl From<prowess::Problem> for ApiError {
    fn from(problem: prowess::Problem) -> Self {
        Self::new(ErrorKind::Validation, problem.code, problem.message).edit(|failure| {
            failure.path = problem.path;
            failure.hint = problem.help;
        })
    }
}
