//! People with an account.

use http::Method;

use super::Operation;
use crate::client::Client;
use crate::list::List;
use crate::many::Many;
use crate::models::{NewUser, User, UserChange};
use crate::proto::{ApiError, Meta};

/// People with an account.
#[derive(Clone, Copy)]
pub struct Users<'a>(pub(super) &'a Client);

impl Users<'_> {
    /// All of them. Filters: `email`, `status`, `grant`.
    pub fn list(&self) -> List<User> {
        List::new(self.0.request(Method::GET, "/users"))
    }

    /// One of them.
    pub fn get(&self, id: &str) -> Operation<User> {
        Operation::new(self.0.request(Method::GET, "/users/{id}").path("id", id))
    }

    /// Makes an account.
    pub fn create(&self, user: &NewUser) -> Operation<User> {
        Operation::with_body(self.0.request(Method::POST, "/users"), user)
    }

    /// Changes an account.
    pub fn update(&self, id: &str, change: &UserChange) -> Operation<User> {
        Operation::with_body(self.0.request(Method::PATCH, "/users/{id}").path("id", id), change)
    }

    /// Removes an account.
    ///
    /// # Errors
    /// As [`Request::send`](crate::Request::send).
    pub async fn delete(&self, id: &str) -> Result<Meta, ApiError> {
        self.0.request(Method::DELETE, "/users/{id}").path("id", id).send_empty().await
    }

    /// Makes many accounts.
    pub fn bulk_create(&self, users: impl IntoIterator<Item = NewUser>) -> Many {
        Many::new(self.0.request(Method::POST, "/users/bulk"), users)
    }

    /// Removes many accounts, by id.
    pub fn bulk_delete(&self, ids: impl IntoIterator<Item = String>) -> Many {
        Many::new(self.0.request(Method::POST, "/users/bulk/delete"), ids)
    }
}
