//! Frameworks, roles, paths and resources of a company, read together.

use std::collections::BTreeMap;
use std::sync::Arc;

use prowess::evidence::EvidencePolicy;
use prowess::framework::Framework;
use prowess::kernel::{Key, LanguageTag};
use prowess::readiness::RoleIndex;
use prowess::recommend::ResourceCatalogue;
use prowess::role::{CareerPathHistory, Role, RoleHistory};
use serde::{Deserialize, Serialize};
use sqlx::AnyConnection;

use crate::http::problem::{Outcome, Refusal};
use crate::store::{Document, Kind};

/// Everything that people are held against.
#[derive(Debug)]
pub struct Catalogue {
    /// The revision of the company that it was read at.
    pub revision: i64,
    /// The frameworks by id.
    pub frameworks: BTreeMap<String, Arc<Framework>>,
    /// The roles as they hold now, by uri.
    pub roles: Arc<RoleIndex>,
    /// The competencies of all frameworks, by which evidence is read.
    pub combined: Arc<Framework>,
    /// How evidence becomes levels.
    pub policy: Arc<EvidencePolicy>,
    /// The career paths by uri.
    pub paths: BTreeMap<String, CareerPathHistory>,
    /// What can be learned from.
    pub resources: ResourceCatalogue,
}

/// A role as it is stored: what holds now, and the versions that were published.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct StoredRole {
    /// What holds now.
    pub role: Role,
    /// The versions.
    pub history: RoleHistory,
}

impl Catalogue {
    /// Reads the catalogue of a company.
    ///
    /// # Errors
    /// What the database says.
    pub async fn load(
        connection: &mut AnyConnection,
        tenant: &str,
        revision: i64,
    ) -> Outcome<Self> {
        let frameworks = Document::all(connection, tenant, Kind::Framework).await?;
        let frameworks: BTreeMap<String, Arc<Framework>> =
            frameworks.into_iter().map(|one| (one.id, Arc::new(one.value))).collect();
        let roles = Document::<StoredRole>::all(connection, tenant, Kind::Role).await?;
        let mut roles: Vec<Role> = roles.into_iter().map(|one| one.value.role).collect();
        roles.sort_by(|one, other| one.uri.as_str().cmp(other.uri.as_str()));
        let paths = Document::all(connection, tenant, Kind::Path).await?;
        let resources = Document::find(connection, tenant, Kind::Resources, "all").await?;
        let combined = combine(&frameworks)?;
        Ok(Self {
            revision,
            policy: Arc::new(EvidencePolicy::for_framework(&combined)),
            combined: Arc::new(combined),
            frameworks,
            roles: Arc::new(RoleIndex::new(roles)),
            paths: paths.into_iter().map(|one| (one.id, one.value)).collect(),
            resources: resources
                .map_or(ResourceCatalogue { resources: Vec::new() }, |one| one.value),
        })
    }

    /// A framework by id.
    ///
    /// # Errors
    /// `service.not_found`, status 404.
    pub fn framework(&self, id: &str) -> Outcome<&Arc<Framework>> {
        Ok(self.frameworks.get(id).ok_or_else(|| Refusal::not_found("framework"))?)
    }

    /// A role by uri or code.
    ///
    /// # Errors
    /// `service.not_found`, status 404.
    pub fn role(&self, name: &str) -> Outcome<&Role> {
        let roles = self.roles.roles();
        let is_code = |role: &&Role| role.code.as_ref().is_some_and(|code| code.as_str() == name);
        let found = roles.iter().find(|role| role.uri.as_str() == name);
        let found = found.or_else(|| roles.iter().find(is_code));
        Ok(found.ok_or_else(|| Refusal::not_found("role"))?)
    }
}

/// One framework with the competencies of all, each with the scale that it has in its own.
fn combine(frameworks: &BTreeMap<String, Arc<Framework>>) -> Outcome<Framework> {
    let mut all = Framework::new(Key::parse("all")?, "1", LanguageTag::english());
    for framework in frameworks.values() {
        for competency in &framework.competencies {
            let mut competency = competency.clone();
            competency.scale = framework.scale_of(&competency).map(|scale| scale.id.clone());
            all.competencies.push(competency);
        }
        for scale in &framework.scales {
            if all.scale(&scale.id).is_none() {
                all.scales.push(scale.clone());
            }
        }
        all.crosswalks.extend(framework.crosswalks.iter().cloned());
        all.relations.extend(framework.relations.iter().cloned());
    }
    Ok(all)
}
