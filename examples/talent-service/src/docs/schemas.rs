//! The shapes that requests and answers have, out of the types of the core and of this service.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, SchemaGenerator};
use serde_json::{Map, Value, json};

use crate::account::{auth, email, join, record, renew, second_factor, sign_in, users};
use crate::health::Health;
use crate::http::bulk::{Bulk, BulkReport};
use crate::http::page::PageInfo;
use crate::http::problem::Problem;
use crate::talent::{decisions, frameworks, paths, readiness, roles, staff};

/// All shapes, by name.
#[must_use]
pub fn schemas() -> Map<String, Value> {
    let settings = SchemaSettings::draft2020_12().with(|settings| {
        settings.definitions_path = "/components/schemas".into();
        settings.meta_schema = None;
    });
    let mut all = settings.into_generator();
    accounts(&mut all);
    talent(&mut all);
    let mut schemas = all.take_definitions(true);
    for (name, item) in [
        ("UserPage", "User"),
        ("FrameworkPage", "FrameworkVersion"),
        ("CompetencyPage", "Competency"),
        ("RolePage", "Role"),
        ("CareerPathPage", "CareerPathHistory"),
        ("PersonPage", "Person"),
        ("EntryPage", "Entry"),
    ] {
        schemas.insert(name.to_owned(), page_of(item));
    }
    for (name, item) in
        [("Gaps", "Gap"), ("RoleSummaries", "RoleSummary"), ("LevelDemands", "LevelDemand")]
    {
        schemas.insert(name.to_owned(), json!({"type": "array", "items": reference(item)}));
    }
    schemas.insert(
        "OldRolePage".to_owned(),
        json!({"type": "object", "required": ["roles", "next"], "properties": {
            "roles": {"type": "array", "items": reference("Role")}, "next": {"type": ["string", "null"]}}}),
    );
    schemas.insert(
        "FileForm".to_owned(),
        json!({"type": "object", "required": ["file"], "properties": {
            "file": {"type": "string", "format": "binary", "description": "The file."}}}),
    );
    schemas.insert(
        "FilesForm".to_owned(),
        json!({"type": "object", "required": ["file"], "properties": {
            "file": {"type": "array", "minItems": 1, "description": "The files, with the names that the publisher gave them.",
                "items": {"type": "string", "format": "binary"}}}}),
    );
    // What the core says of keys in words, as a pattern.
    if let Some(Value::Object(key)) = schemas.get_mut("Key") {
        key.insert("minLength".to_owned(), json!(1));
        key.insert("maxLength".to_owned(), json!(2048));
        key.insert("pattern".to_owned(), json!("^[^\\u0000-\\u001f\\u007f-\\u009f]+$"));
    }
    // What a thing of many has to be beyond that is said of each by itself.
    if let Some(items) =
        schemas.get_mut("Bulk").and_then(|bulk| bulk.pointer_mut("/properties/items"))
    {
        items["items"] = json!({"type": ["object", "string"]});
    }
    schemas
}

fn accounts(all: &mut SchemaGenerator) {
    add::<join::SignUp>(all);
    add::<join::MailedToken>(all);
    add::<join::TokenAndPassword>(all);
    add::<join::Address>(all);
    add::<sign_in::Credentials>(all);
    add::<sign_in::TokenAnswer>(all);
    add::<renew::Refresh>(all);
    add::<record::User>(all);
    add::<auth::OpenSessions>(all);
    add::<auth::PasswordChange>(all);
    add::<email::EmailChange>(all);
    add::<second_factor::NewAuthenticator>(all);
    add::<second_factor::Code>(all);
    add::<second_factor::NewBackupCodes>(all);
    add::<users::NewUser>(all);
    add::<users::UserChange>(all);
    add::<Bulk>(all);
    add::<BulkReport>(all);
    add::<PageInfo>(all);
    add::<Problem>(all);
    add::<Health>(all);
}

fn talent(all: &mut SchemaGenerator) {
    add::<prowess::framework::Framework>(all);
    add::<prowess::framework::FrameworkVersion>(all);
    add::<prowess::framework::Competency>(all);
    add::<frameworks::FrameworkImport>(all);
    add::<frameworks::FrameworkImportReport>(all);
    add::<prowess::role::Role>(all);
    add::<prowess::role::RoleHistory>(all);
    add::<roles::NewRoleVersion>(all);
    add::<prowess::role::CareerPathHistory>(all);
    add::<paths::NewPathVersion>(all);
    add::<prowess::recommend::ResourceCatalogue>(all);
    add::<staff::Person>(all);
    add::<prowess::evidence::Entry>(all);
    add::<prowess::evidence::Decision>(all);
    add::<decisions::NewDecision>(all);
    add::<decisions::Decisions>(all);
    add::<prowess::evidence::Profile>(all);
    add::<readiness::ReadinessQuestion>(all);
    add::<readiness::PlanQuestion>(all);
    add::<prowess::readiness::Readiness>(all);
    add::<prowess::readiness::Gap>(all);
    add::<prowess::readiness::Comparison>(all);
    add::<prowess::recommend::NextCompetencies>(all);
    add::<prowess::recommend::SuggestedRoles>(all);
    add::<prowess::recommend::LearningPlan>(all);
    add::<prowess::portfolio::RoleSummary>(all);
    add::<prowess::portfolio::Heatmap>(all);
    add::<prowess::portfolio::RecurringGaps>(all);
    add::<prowess::portfolio::LevelDemand>(all);
    add::<prowess::portfolio::Coverage>(all);
}

fn add<T: JsonSchema>(all: &mut SchemaGenerator) {
    let _ = all.subschema_for::<T>();
}

fn page_of(item: &str) -> Value {
    json!({"type": "object", "required": ["items", "page"], "properties": {
        "items": {"type": "array", "items": reference(item)}, "page": reference("PageInfo")}})
}

fn reference(name: &str) -> Value {
    json!({"$ref": format!("#/components/schemas/{name}")})
}
