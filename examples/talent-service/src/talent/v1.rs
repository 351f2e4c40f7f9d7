//! What the version before had, until it goes away.

use axum::extract::State;
use axum::http::header::{HeaderName, HeaderValue, LINK};
use axum::response::IntoResponse;
use serde_json::json;

use super::roles::{RoleFilter, page};
use crate::app::App;
use crate::http::body::Query;
use crate::http::call::Call;
use crate::http::problem::Outcome;

/// Since when it should not be used: 1 October 2026.
const DEPRECATED: &str = "@1790812800";

/// From when on it may be gone.
const SUNSET: &str = "Thu, 01 Apr 2027 00:00:00 GMT";

/// All roles, in the shape of the first version: use `/api/v2/roles`.
#[utoipa::path(get, path = "/roles", tag = "v1", params(
    ("page_size" = Option<u32>, Query, description = "How many on a page", minimum = 1, maximum = 500),
    ("cursor" = Option<String>, Query, description = "Where to go on")),
    responses((status = 200, description = "A page", body = ref("#/components/schemas/OldRolePage"))))]
#[deprecated]
pub async fn list_roles_of_v1(
    State(app): State<App>,
    call: Call,
    Query(filter): Query<RoleFilter>,
) -> Outcome {
    let page = page(&app, &call, filter).await?;
    let body = json!({"roles": page.items, "next": page.page.next});
    let mut response = axum::Json(body).into_response();
    for (name, value) in [
        (HeaderName::from_static("deprecation"), DEPRECATED),
        (HeaderName::from_static("sunset"), SUNSET),
        (LINK, "</api/v2/roles>; rel=\"successor-version\""),
    ] {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    Ok(response)
}
