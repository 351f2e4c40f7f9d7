//! Roles and what they ask.

use http::Method;

use super::Operation;
use crate::client::Client;
use crate::list::List;
use crate::many::Many;
use crate::models::Role;
use crate::proto::{ApiError, Meta};

/// Occupations, jobs and positions, and what they ask.
#[derive(Clone, Copy)]
pub struct Roles<'a>(pub(super) &'a Client);

impl Roles<'_> {
    /// All of them. Filters: `q` searches titles, `family`, `grade`, `status`.
    pub fn list(&self) -> List<Role> {
        List::new(self.0.request(Method::GET, "/roles"))
    }

    /// One of them, by uri or code.
    pub fn get(&self, uri: &str) -> Operation<Role> {
        Operation::new(self.0.request(Method::GET, "/roles/{uri}").path("uri", uri))
    }

    /// Adds one.
    pub fn create(&self, role: &Role) -> Operation<Role> {
        Operation::with_body(self.0.request(Method::POST, "/roles"), role)
    }

    /// Puts one in, or in the place of what has its uri.
    pub fn put(&self, role: &Role) -> Operation<Role> {
        let request = self.0.request(Method::PUT, "/roles/{uri}");
        Operation::with_body(request.path("uri", role.uri.as_str()), role)
    }

    /// Takes one out.
    ///
    /// # Errors
    /// As [`Request::send`](crate::Request::send).
    pub async fn delete(&self, uri: &str) -> Result<Meta, ApiError> {
        self.0.request(Method::DELETE, "/roles/{uri}").path("uri", uri).send_empty().await
    }

    /// Adds many.
    pub fn bulk_create(&self, roles: impl IntoIterator<Item = Role>) -> Many {
        Many::new(self.0.request(Method::POST, "/roles/bulk"), roles)
    }

    /// Puts many in the place of what has their uris.
    pub fn bulk_update(&self, roles: impl IntoIterator<Item = Role>) -> Many {
        Many::new(self.0.request(Method::PUT, "/roles/bulk"), roles)
    }
}
