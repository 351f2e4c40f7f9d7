//! How far one person is from one role.

use http::Method;
use serde::{Deserialize, Serialize};

use super::Operation;
use crate::client::Client;
use crate::models::{Comparison, Gap, Options, Profile, Readiness, Role};

/// Who is assessed.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Subject {
    /// A person whom the service knows.
    Person {
        /// The person's id.
        person: String,
    },
    /// What somebody shows, sent along.
    Profile {
        /// The profile.
        profile: Profile,
    },
}

/// What a person is held against.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Against {
    /// Roles that the service knows, by uri or code.
    Known {
        /// The uris or codes.
        roles: Vec<String>,
    },
    /// Roles that are sent along.
    Given {
        /// The roles.
        roles: Vec<Role>,
    },
    /// Every role that the service knows.
    All,
}

#[derive(Serialize)]
struct Asked<'a> {
    subject: &'a Subject,
    against: &'a Against,
    options: Option<&'a Options>,
}

/// How far one person is from one role, and what is missing.
#[derive(Clone, Copy)]
pub struct ReadinessApi<'a>(pub(super) &'a Client);

impl ReadinessApi<'_> {
    /// How ready a person is for one role; `against` must name exactly one.
    ///
    /// It only reads, and is a `POST` since the question does not fit into an address.
    pub fn assess(
        &self,
        subject: &Subject,
        against: &Against,
        options: Option<&Options>,
    ) -> Operation<Readiness> {
        let request = self.0.request(Method::POST, "/readiness/assess");
        Operation::new(request.json(&Asked { subject, against, options }))
    }

    /// One person against many roles, the highest score first.
    pub fn compare(
        &self,
        subject: &Subject,
        against: &Against,
        options: Option<&Options>,
    ) -> Operation<Comparison> {
        let request = self.0.request(Method::POST, "/readiness/compare");
        Operation::new(request.json(&Asked { subject, against, options }))
    }

    /// How ready a known person is for a known role.
    pub fn of(&self, person: &str, role: &str) -> Operation<Readiness> {
        let request = self.0.request(Method::GET, "/people/{person}/readiness");
        Operation::new(request.path("person", person).query("role", role))
    }

    /// What a known person lacks for a known role, the largest loss first.
    pub fn gaps(&self, person: &str, role: &str) -> Operation<Vec<Gap>> {
        let request = self.0.request(Method::GET, "/people/{person}/gaps");
        Operation::new(request.path("person", person).query("role", role))
    }
}
