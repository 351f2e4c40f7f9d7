//! All places, each with its handler and its description.

use axum::Router;
use utoipa::openapi::OpenApi;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::account::{auth, email, join, second_factor, users};
use crate::app::App;
use crate::http::body::{no_such_method, nowhere};
use crate::http::{layers, metrics};
use crate::{docs, health, talent};

/// The router with everything around it.
pub fn router(app: &App) -> Router {
    let (router, _) = all().split_for_parts();
    let router = router.fallback(nowhere).method_not_allowed_fallback(no_such_method);
    layers::around(router, app).with_state(app.clone())
}

/// The description of all places, without schemas.
#[must_use]
pub fn described() -> OpenApi {
    all().split_for_parts().1
}

fn all() -> OpenApiRouter<App> {
    let root = OpenApiRouter::new()
        .routes(routes!(health::health))
        .routes(routes!(health::ready))
        .routes(routes!(metrics::metrics_page))
        .merge(docs::places());
    let api = OpenApiRouter::new()
        .routes(routes!(join::sign_up))
        .routes(routes!(join::verify_email))
        .routes(routes!(join::accept_invitation))
        .routes(routes!(join::forgot))
        .routes(routes!(join::reset))
        .routes(routes!(auth::login))
        .routes(routes!(auth::refresh))
        .routes(routes!(auth::logout))
        .routes(routes!(auth::me))
        .routes(routes!(auth::sessions))
        .routes(routes!(auth::end_session))
        .routes(routes!(auth::change_password))
        .routes(routes!(email::change_email))
        .routes(routes!(email::confirm_email))
        .routes(routes!(second_factor::begin_totp))
        .routes(routes!(second_factor::confirm_totp))
        .routes(routes!(second_factor::remove_totp))
        .routes(routes!(users::list_users, users::create_user))
        .routes(routes!(users::get_user, users::update_user, users::delete_user))
        .routes(routes!(users::bulk_create_users))
        .routes(routes!(users::bulk_delete_users))
        .merge(talent::places());
    root.nest("/api/v2", api).nest("/api/v1", talent::places_of_v1())
}
