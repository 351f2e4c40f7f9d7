//! Frameworks, roles, people, evidence, readiness and reports.
//!
//! | file | its question |
//! |---|---|
//! | [`frameworks`], [`imports`], [`competencies`] | what can be known or done? |
//! | [`roles`], [`paths`] | what do roles ask, and which lead to which? |
//! | [`staff`], [`evidence`], [`decisions`], [`files`] | who is there, and what do they show? |
//! | [`readiness`] | how far is one person from a role, and what comes next? |
//! | [`portfolio`] | how do many people stand? |
//! | [`exports`] | tables to take away |
//! | [`v1`] | what is going to disappear |
//! | [`catalogue`], [`people`], [`log`], [`memory`] | what is read from the database, and how long does it hold? |

pub mod catalogue;
pub mod competencies;
pub mod decisions;
pub mod evidence;
pub mod exports;
pub mod files;
pub mod frameworks;
pub mod imports;
pub mod log;
pub mod memory;
pub mod paths;
pub mod people;
pub mod portfolio;
pub mod readiness;
pub mod roles;
pub mod staff;
pub mod v1;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;

/// All places of this folder.
#[must_use]
pub fn places() -> OpenApiRouter<App> {
    use competencies as c;
    use frameworks as f;

    OpenApiRouter::new()
        .routes(routes!(f::list_frameworks))
        .routes(routes!(f::import_framework))
        .routes(routes!(imports::import_files))
        .routes(routes!(f::get_framework, f::put_framework, f::delete_framework))
        .routes(routes!(c::list_competencies, c::create_competency))
        .routes(routes!(c::get_competency, c::put_competency, c::delete_competency))
        .routes(routes!(c::bulk_create_competencies, c::bulk_put_competencies))
        .routes(routes!(c::bulk_delete_competencies))
        .routes(routes!(roles::list_roles, roles::create_role))
        .routes(routes!(roles::get_role, roles::put_role, roles::delete_role))
        .routes(routes!(roles::bulk_create_roles, roles::bulk_put_roles))
        .routes(routes!(roles::role_versions, roles::publish_role))
        .routes(routes!(paths::list_paths))
        .routes(routes!(paths::get_path, paths::put_path, paths::delete_path))
        .routes(routes!(paths::get_resources, paths::put_resources))
        .routes(routes!(staff::list_people))
        .routes(routes!(staff::get_person, staff::put_person))
        .routes(routes!(evidence::list_evidence, evidence::record_evidence))
        .routes(routes!(evidence::bulk_record_evidence))
        .routes(routes!(evidence::get_profile))
        .routes(routes!(decisions::list_decisions, decisions::decide))
        .routes(routes!(files::attach))
        .routes(routes!(files::get_file))
        .routes(routes!(readiness::assess_one))
        .routes(routes!(readiness::compare_many))
        .routes(routes!(readiness::readiness_of))
        .routes(routes!(readiness::gaps_of))
        .routes(routes!(readiness::next_of))
        .routes(routes!(readiness::roles_for))
        .routes(routes!(readiness::plan_for))
        .routes(routes!(portfolio::summary))
        .routes(routes!(portfolio::heat))
        .routes(routes!(portfolio::gaps))
        .routes(routes!(portfolio::covered))
        .routes(routes!(exports::export))
}

/// The places of the version before.
#[must_use]
#[expect(deprecated, reason = "it is served until its sunset")]
pub fn places_of_v1() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(v1::list_roles_of_v1))
}
