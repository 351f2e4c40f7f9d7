//! Which pages of other origins may call, and what may they see?

use axum::http::Method;
use axum::http::header::{
    AUTHORIZATION, CONTENT_TYPE, HeaderName, HeaderValue, IF_MATCH, IF_NONE_MATCH,
};
use tower_http::cors::{AllowOrigin, CorsLayer};

/// What a browser shows to the scripts of other origins.
pub const EXPOSED: [&str; 8] = [
    "etag",
    "retry-after",
    "ratelimit",
    "ratelimit-policy",
    "x-request-id",
    "deprecation",
    "sunset",
    "link",
];

/// The layer for these origins; `*` stands for any.
///
/// No cookies are used, so no credentials are allowed: a page has to hold the token itself.
pub fn layer(origins: &[String]) -> CorsLayer {
    let origin = if origins.iter().any(|one| one == "*") {
        AllowOrigin::any()
    } else {
        AllowOrigin::list(origins.iter().filter_map(|one| HeaderValue::from_str(one).ok()))
    };
    let own = ["api-version", "idempotency-key", "x-request-attempt", "x-request-id"]
        .map(HeaderName::from_static);
    CorsLayer::new()
        .allow_origin(origin)
        .allow_methods([Method::GET, Method::POST, Method::PUT, Method::PATCH, Method::DELETE])
        .allow_headers(
            [AUTHORIZATION, CONTENT_TYPE, IF_MATCH, IF_NONE_MATCH]
                .into_iter()
                .chain(own)
                .collect::<Vec<_>>(),
        )
        .expose_headers(EXPOSED.map(HeaderName::from_static))
        .max_age(std::time::Duration::from_secs(3600))
}
