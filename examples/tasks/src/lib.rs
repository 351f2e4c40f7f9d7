//! What the tasks share: the sample, and how a word or a number is shown.

use std::path::Path;

use prowess::evidence::{EvidenceLog, Profile};
use prowess::framework::Framework;
use prowess::kernel::{Key, Level, Share};
use prowess::role::{Role, RoleCatalogue};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Everything that can go wrong in an example.
pub type Trouble = Box<dyn std::error::Error>;

/// The competencies of the sample company.
///
/// # Errors
///
/// When the file is not there or is no framework; so it is for the files below.
pub fn framework() -> Result<Framework, Trouble> {
    read("framework.json")
}

/// The ten roles of the sample company.
///
/// # Errors
///
/// As [`framework`].
pub fn roles() -> Result<Vec<Role>, Trouble> {
    Ok(read::<RoleCatalogue>("roles.json")?.roles)
}

/// The role with must-haves, a choice, an equivalent and a condition.
///
/// # Errors
///
/// As [`framework`].
pub fn role_with_terms() -> Result<Role, Trouble> {
    let catalogue: RoleCatalogue = read("roles-with-terms.json")?;
    Ok(catalogue.roles.into_iter().next().ok_or("roles-with-terms.json has no role")?)
}

/// The 25 people of the sample company.
///
/// # Errors
///
/// As [`framework`].
pub fn people() -> Result<Vec<Profile>, Trouble> {
    read("people.json")
}

/// The log of evidence about three of them.
///
/// # Errors
///
/// As [`framework`].
pub fn log() -> Result<EvidenceLog, Trouble> {
    read("log.json")
}

fn read<T: DeserializeOwned>(name: &str) -> Result<T, Trouble> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../sample").join(name);
    Ok(serde_json::from_str(&std::fs::read_to_string(file)?)?)
}

/// One of several roles, by its code.
///
/// # Errors
///
/// When none has this code.
pub fn role<'a>(roles: &'a [Role], code: &str) -> Result<&'a Role, Trouble> {
    Ok(prowess::role::find(roles, code)?)
}

/// The profile of a person.
///
/// # Errors
///
/// When there is none.
pub fn person<'a>(people: &'a [Profile], name: &str) -> Result<&'a Profile, Trouble> {
    let found = people.iter().find(|profile| profile.person.as_str() == name);
    Ok(found.ok_or_else(|| format!("there is no `{name}`"))?)
}

/// The last part of a uri.
#[must_use]
pub fn last(uri: &Key) -> &str {
    uri.as_str().rsplit('/').next().unwrap_or_default()
}

/// A word of the library, as people write it.
pub fn word(value: impl Serialize) -> String {
    let word = serde_json::to_value(value).unwrap_or_default();
    word.as_str().unwrap_or("-").replace('_', " ")
}

/// A share in percent.
#[must_use]
pub fn percent(share: Share) -> String {
    format!("{:.1}", share.get() * 100.0)
}

/// A difference between shares in percentage points, with its sign.
#[must_use]
pub fn points(difference: f64) -> String {
    // Adding 0 makes 0 of the negative one.
    format!("{:+.1}", difference * 100.0 + 0.0)
}

/// A level with two decimals, or a dash.
#[must_use]
pub fn level(level: Option<Level>) -> String {
    level.map_or_else(|| "-".to_owned(), |level| format!("{:.2}", level.get()))
}
