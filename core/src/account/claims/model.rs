//! What is expected of claims, and what is wrong with them.

use serde::{Deserialize, Serialize};

use crate::kernel::Instant;
use crate::problem::Problem;

/// What a token has to say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "what is expected of claims")]
pub struct ClaimsExpectation {
    /// The algorithms that may have signed it, such as `EdDSA`; `none` is never taken.
    pub algorithms: Vec<String>,
    /// Its type, such as `at+jwt`, without regard to case and to `application/`; nothing where
    /// tokens of other kinds cannot be mistaken for it.
    #[serde(default)]
    pub token_type: Option<String>,
    /// Who has to have issued it.
    pub issuer: String,
    /// Whom it has to be for: this name has to be in its audience.
    pub audience: String,
    /// By how many seconds two clocks may differ, up to 60; without it, 30.
    #[serde(default = "thirty")]
    pub leeway_seconds: u32,
    /// How many seconds ago it may have been issued; nothing where it may be long.
    #[serde(default)]
    pub most_age_seconds: Option<u32>,
}

const fn thirty() -> u32 {
    30
}

/// Whether claims are taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ClaimsAnswer {
    /// They are, if the signature is right.
    Accepted {
        /// Whom they are about.
        subject: String,
        /// Until when they hold, without the leeway.
        expires_at: Instant,
        /// The id of the token; nothing where it has none.
        id: Option<String>,
    },
    /// They are not.
    Refused {
        /// All that is wrong, for the audit log.
        reasons: Vec<ClaimsFault>,
        /// What the person is told.
        problem: Problem,
    },
}

/// One thing that is wrong with claims, in the order in which they are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ClaimsFault {
    /// The header is no JSON object of the known form, or says something twice.
    HeaderMalformed,
    /// The claims are no JSON object of the known form, or say something twice.
    ClaimsMalformed,
    /// The algorithm is not among the expected ones.
    Algorithm,
    /// The type is another, or is not there.
    TokenType,
    /// The header asks for an extension that is not known (`crit`).
    CriticalExtension,
    /// The header brings a key, or an address of one: `jwk`, `jku`, `x5c` or `x5u`.
    BringsKey,
    /// The issuer is another, or is not there.
    Issuer,
    /// It is for others.
    Audience,
    /// It says of nobody.
    Subject,
    /// It says no time at which it ends, or its time is over.
    Expired,
    /// Its time has not come.
    NotYetValid,
    /// It says that it was issued in the future, or it does not say when and has to.
    IssuedAt,
    /// It was issued too long ago.
    TooOld,
}
