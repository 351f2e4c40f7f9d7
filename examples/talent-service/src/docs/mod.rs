//! How is the interface described?
//!
//! | file | what it makes |
//! |---|---|
//! | [`openapi`] | the document, OpenAPI 3.1, out of the handlers and the types of the core |
//! | [`schemas`] | the shapes in it |
//! | [`folders`] | the operations of the document, tag by tag |
//! | [`postman`] | a collection for Postman, which Insomnia reads too |
//! | [`bruno`] | a collection for Bruno |
//! | [`problems`] | the page on which every code is explained |
//! | [`mod@reference`] | the reference as a page of Markdown |
//! | [`compatible`] | whether a new document breaks those who know the old one |

pub mod bruno;
pub mod compatible;
pub mod folders;
pub mod openapi;
pub mod postman;
pub mod problems;
pub mod reference;
pub mod schemas;

#[cfg(test)]
mod compatible_tests;

use axum::extract::State;
use axum::response::{Html, IntoResponse, Json, Redirect};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;

/// The places of this folder.
#[must_use]
pub fn places() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(document))
        .routes(routes!(explorer))
        .routes(routes!(explained))
        .route("/", axum::routing::get(async || Redirect::temporary("/explorer")))
}

/// This description.
#[utoipa::path(get, path = "/openapi.json", tag = "operation", security(()),
    responses((status = 200, description = "OpenAPI 3.1", content_type = "application/json", body = Object)))]
async fn document(State(app): State<App>) -> impl IntoResponse {
    let document = app.openapi.get_or_init(|| std::sync::Arc::new(openapi::document()));
    Json(document.as_ref().clone())
}

/// A page on which the interface can be read and tried; it loads nothing from elsewhere.
#[utoipa::path(get, path = "/explorer", tag = "operation", security(()),
    responses((status = 200, description = "The page", content_type = "text/html", body = String)))]
async fn explorer() -> impl IntoResponse {
    let policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; \
         connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    ([("content-security-policy", policy)], Html(include_str!("explorer.html")))
}

/// A page on which every code of a problem is explained.
#[utoipa::path(get, path = "/problems", tag = "operation", security(()),
    responses((status = 200, description = "The page", content_type = "text/html", body = String)))]
async fn explained() -> impl IntoResponse {
    let policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; \
         form-action 'none'; frame-ancestors 'none'";
    ([("content-security-policy", policy)], Html(problems::page()))
}
