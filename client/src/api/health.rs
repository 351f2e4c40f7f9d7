//! Whether the service works.

use http::Method;

use super::Operation;
use crate::client::Client;
use crate::models::Health;

/// Whether the service works. No credentials are sent.
#[derive(Clone, Copy)]
pub struct HealthApi<'a>(pub(super) &'a Client);

impl HealthApi<'_> {
    /// Whether it runs.
    pub fn live(&self) -> Operation<Health> {
        Operation::new(self.0.request_at_root(Method::GET, "/health").without_credentials())
    }

    /// Whether it can answer: its database is there, and its data are loaded.
    pub fn ready(&self) -> Operation<Health> {
        Operation::new(self.0.request_at_root(Method::GET, "/ready").without_credentials())
    }
}
