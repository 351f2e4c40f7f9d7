//! How is a refusal said?

use axum::body::Body;
use axum::http::header::{CONTENT_TYPE, HeaderName, HeaderValue, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use prowess::problem::Kind;
use schemars::JsonSchema;
use serde::Serialize;

/// A problem document ([RFC 9457]), with the flat members `code`, `message`, `hint` and `doc_link`
/// beside the standard ones.
///
/// [RFC 9457]: https://www.rfc-editor.org/rfc/rfc9457
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Problem {
    /// The address of the explanation.
    #[serde(rename = "type")]
    pub kind: String,
    /// The status in words.
    pub title: String,
    /// The status.
    pub status: u16,
    /// What is wrong, as a sentence.
    pub detail: String,
    /// Where it happened.
    pub instance: String,
    /// Stable name of the problem, such as `role.not_found`.
    pub code: String,
    /// What is wrong: one sentence in lower case without a full stop.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
    /// Where to read more.
    pub doc_link: String,
    /// The name of the request in the logs of both sides.
    pub request_id: String,
    /// Where in what was sent.
    pub path: Option<String>,
    /// What is wrong with single fields.
    pub errors: Vec<FieldProblem>,
}

/// One thing that is wrong in what was sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FieldProblem {
    /// Where.
    pub path: String,
    /// Stable name of what is wrong.
    pub code: String,
    /// What is wrong, in words.
    pub message: String,
}

/// Why a request is refused, before anybody knows under which id and address it came.
#[derive(Debug, Clone)]
pub struct Refusal {
    /// The status.
    pub status: StatusCode,
    /// Stable name.
    pub code: String,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub hint: Option<Box<str>>,
    /// Where in what was sent.
    pub path: Option<Box<str>>,
    /// What is wrong with single fields.
    pub errors: Vec<FieldProblem>,
    /// What else the answer says, such as `Retry-After`.
    pub headers: Option<Box<HeaderMap>>,
}

impl Refusal {
    /// A refusal with a status, a code and a sentence.
    pub fn new(status: StatusCode, code: &str, message: impl Into<String>) -> Self {
        Self {
            status,
            code: code.to_owned(),
            message: message.into(),
            hint: None,
            path: None,
            errors: Vec::new(),
            headers: None,
        }
    }

    /// The same with advice.
    #[must_use]
    pub fn hint(mut self, hint: &str) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// The same with a place.
    #[must_use]
    pub fn at(mut self, path: impl Into<String>) -> Self {
        self.path = Some(path.into().into_boxed_str());
        self
    }

    /// The same with a header.
    #[must_use]
    pub fn header(mut self, name: HeaderName, value: &str) -> Self {
        if let Ok(value) = HeaderValue::from_str(value) {
            self.headers.get_or_insert_default().insert(name, value);
        }
        self
    }

    /// There is no such thing, or the caller may not know that there is.
    pub fn not_found(what: &str) -> Self {
        let message = format!("there is no such {what}");
        Self::new(StatusCode::NOT_FOUND, "service.not_found", message)
            .hint("look at the list of what there is, and at whether you may see it")
    }

    /// What was sent is wrong.
    pub fn invalid(code: &str, message: impl Into<String>) -> Self {
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, code, message)
    }

    /// Something is there already, or was changed in the meantime.
    pub fn conflict(code: &str, message: impl Into<String>) -> Self {
        Self::new(StatusCode::CONFLICT, code, message)
    }

    /// The caller is known, and may not do this.
    pub fn denied(needs: &str) -> Self {
        let message = format!("this needs the grant `{needs}`");
        Self::new(StatusCode::FORBIDDEN, "access.denied", message)
            .hint("ask an administrator of your company")
    }

    /// Nobody is known.
    pub fn unauthenticated(code: &str, message: &str) -> Self {
        Self::new(StatusCode::UNAUTHORIZED, code, message)
            .hint("sign in, and send `Authorization: Bearer` with the access token")
            .header(WWW_AUTHENTICATE, "Bearer realm=\"prowess\"")
    }

    /// The service is wrong; what happened goes to its log, and not to the caller.
    pub fn internal(cause: &dyn std::fmt::Display) -> Self {
        crate::http::layers::log("error", &cause.to_string());
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "service.failed", "the service failed")
            .hint("try again; if it stays, give the request id to whoever runs the service")
    }

    /// The document, once request and address are known.
    pub fn document(&self, public_url: &str, instance: &str, request_id: &str) -> Problem {
        let link = format!("{public_url}/problems#{}", self.code);
        let title = self.status.canonical_reason().unwrap_or("Problem").to_owned();
        Problem {
            kind: link.clone(),
            title,
            status: self.status.as_u16(),
            detail: self.message.clone(),
            instance: instance.to_owned(),
            code: self.code.clone(),
            message: self.message.clone(),
            hint: self.hint.as_deref().map(str::to_owned),
            doc_link: link,
            request_id: request_id.to_owned(),
            path: self.path.as_deref().map(str::to_owned),
            errors: self.errors.clone(),
        }
    }
}

/// The status that a kind of problem of the core asks for.
///
/// A limit of the core is a limit of size, which trying again does not change: 422.
#[must_use]
pub const fn status_of(kind: Kind) -> StatusCode {
    match kind {
        Kind::Invalid | Kind::Limit => StatusCode::UNPROCESSABLE_ENTITY,
        Kind::NotFound => StatusCode::NOT_FOUND,
        Kind::Conflict => StatusCode::CONFLICT,
        Kind::Denied => StatusCode::UNAUTHORIZED,
        Kind::Internal => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// What the core finds, in the status that its kind asks for.
impl From<prowess::Problem> for Refusal {
    fn from(problem: prowess::Problem) -> Self {
        let status = status_of(problem.kind);
        let field = |one: &prowess::Problem| FieldProblem {
            path: one.path.clone().unwrap_or_default(),
            code: one.code.to_owned(),
            message: one.message.clone(),
        };
        let mut refusal = Self::new(status, problem.code, problem.message);
        refusal.errors = problem.details.problems.iter().map(field).collect();
        refusal.hint = problem.help.map(String::into_boxed_str);
        refusal.path = problem.path.map(String::into_boxed_str);
        if status == StatusCode::UNAUTHORIZED {
            refusal = refusal.header(WWW_AUTHENTICATE, "Bearer realm=\"prowess\"");
        }
        refusal
    }
}

/// Errors of the rooms of the core are problems of the core.
macro_rules! from_rooms {
    ($($error:ty),* $(,)?) => {$(
        impl From<$error> for Refusal {
            fn from(error: $error) -> Self {
                prowess::Problem::from(error).into()
            }
        }
    )*};
}

from_rooms!(
    prowess::account::AccountError,
    prowess::evidence::EvidenceError,
    prowess::framework::FrameworkError,
    prowess::kernel::KernelError,
    prowess::readiness::ReadinessError,
    prowess::recommend::RecommendError,
    prowess::role::RoleError,
);

impl From<sqlx::Error> for Refusal {
    fn from(error: sqlx::Error) -> Self {
        match error {
            sqlx::Error::PoolTimedOut => Self::new(
                StatusCode::SERVICE_UNAVAILABLE,
                "service.busy",
                "the database has no connection free",
            )
            .header(RETRY_AFTER, "1"),
            // Two made the same thing at once; the one who comes again finds it.
            sqlx::Error::Database(error) if error.is_unique_violation() => {
                Self::conflict("service.locked", "somebody else made the same thing just now")
            }
            error => Self::internal(&error),
        }
    }
}

impl From<crate::store::StoreError> for Refusal {
    fn from(error: crate::store::StoreError) -> Self {
        match error {
            crate::store::StoreError::Database(error) => error.into(),
            other => Self::internal(&other),
        }
    }
}

/// Rendered by the outermost layer, which knows the request.
impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let mut response = Response::new(Body::empty());
        *response.status_mut() = self.status;
        if let Some(headers) = &self.headers {
            response.headers_mut().extend(headers.as_ref().clone());
        }
        response.extensions_mut().insert(self);
        response
    }
}

/// Why a handler ends early: it refuses, or the answer is known from before.
#[derive(Debug)]
pub enum Halt {
    /// It refuses.
    Refused(Box<Refusal>),
    /// The same request was answered before, under the same key.
    Answered(Box<Response>),
}

impl<E: Into<Refusal>> From<E> for Halt {
    fn from(error: E) -> Self {
        Self::Refused(Box::new(error.into()))
    }
}

impl IntoResponse for Halt {
    fn into_response(self) -> Response {
        match self {
            Self::Refused(refusal) => refusal.into_response(),
            Self::Answered(response) => *response,
        }
    }
}

/// What handlers give.
pub type Outcome<T = Response> = Result<T, Halt>;

/// A problem document as an answer.
pub fn render(document: &Problem, headers: HeaderMap) -> Response {
    let body = serde_json::to_vec(document).unwrap_or_default();
    let mut response = Response::new(Body::from(body));
    *response.status_mut() =
        StatusCode::from_u16(document.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    *response.headers_mut() = headers;
    let kind = HeaderValue::from_static("application/problem+json");
    response.headers_mut().insert(CONTENT_TYPE, kind);
    response
}
