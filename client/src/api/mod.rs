//! What can be asked of a service, by resource.
//!
//! Each method names its place and its shape and does nothing else: what is sent again, who calls
//! and what a failure means is the same for all, and decided in [`proto`](crate::proto).
//! Everything stands below `/api/v2`, but for `/health` and `/ready`.
//!
//! | resource | places |
//! |---|---|
//! | [`AuthApi`] | `/auth/login`, `/auth/logout`, `/auth/me` |
//! | [`Users`] | `/users`, `/users/{id}`, `/users/bulk` |
//! | [`Frameworks`] | `/frameworks`, `/frameworks/{id}` |
//! | [`Competencies`] | `/frameworks/{framework}/competencies`, `.../{uri}`, `.../bulk` |
//! | [`Roles`] | `/roles`, `/roles/{uri}`, `/roles/bulk` |
//! | [`EvidenceApi`] | `/people/{person}/evidence`, `/people/{person}/profile`, `/evidence/bulk` |
//! | [`ReadinessApi`] | `/readiness/assess`, `/readiness/compare`, `/people/{person}/readiness`, `.../gaps` |
//! | [`Portfolio`] | `/portfolio/summary`, `/portfolio/heatmap`, `/portfolio/gaps`, `/portfolio/coverage` |
//! | [`Exports`] | `/exports/{name}` |
//! | [`HealthApi`] | `/health`, `/ready` |

mod auth;
mod call;
mod evidence;
mod exports;
mod frameworks;
mod health;
mod portfolio;
mod readiness;
mod roles;
mod users;

pub use auth::AuthApi;
pub use call::Operation;
pub use evidence::EvidenceApi;
pub use exports::{ExportFormat, Exports};
pub use frameworks::{Competencies, Frameworks};
pub use health::HealthApi;
pub use portfolio::Portfolio;
pub use readiness::{Against, ReadinessApi, Subject};
pub use roles::Roles;
pub use users::Users;

use crate::client::Client;

impl Client {
    /// Logging in and out.
    #[must_use]
    pub fn auth(&self) -> AuthApi<'_> {
        AuthApi(self)
    }

    /// People with an account.
    #[must_use]
    pub fn users(&self) -> Users<'_> {
        Users(self)
    }

    /// Published lists of what can be known or done.
    #[must_use]
    pub fn frameworks(&self) -> Frameworks<'_> {
        Frameworks(self)
    }

    /// What can be known or done, within one framework.
    #[must_use]
    pub fn competencies<'a>(&'a self, framework: &'a str) -> Competencies<'a> {
        Competencies { client: self, framework }
    }

    /// Occupations, jobs and positions, and what they ask.
    #[must_use]
    pub fn roles(&self) -> Roles<'_> {
        Roles(self)
    }

    /// What people show.
    #[must_use]
    pub fn evidence(&self) -> EvidenceApi<'_> {
        EvidenceApi(self)
    }

    /// How far one person is from one role, and what is missing.
    #[must_use]
    pub fn readiness(&self) -> ReadinessApi<'_> {
        ReadinessApi(self)
    }

    /// How many people stand, against many roles.
    #[must_use]
    pub fn portfolio(&self) -> Portfolio<'_> {
        Portfolio(self)
    }

    /// Tables to take away.
    #[must_use]
    pub fn exports(&self) -> Exports<'_> {
        Exports(self)
    }

    /// Whether the service works.
    #[must_use]
    pub fn health(&self) -> HealthApi<'_> {
        HealthApi(self)
    }
}

#[cfg(test)]
mod api_tests;
