//! Roles and what they ask.

use serde::{Deserialize, Serialize};

use super::{Choice, Condition, Equivalent, Gate, RoleError};
use crate::framework::{
    Framework, FrameworkVersion, Group, Necessity, ProficiencyScale, Relation, Status,
};
use crate::kernel::{Key, LanguageMap, LanguageTag, Level, Month, Text, Weight, fold};
use crate::problem::Fault;

/// An occupation, a job or a position, and what it asks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a role")]
pub struct Role {
    /// Stable address or id: this is what the role *is*.
    pub uri: Key,
    /// Code of the publisher, such as `15-2051.00`.
    #[serde(default)]
    pub code: Option<Key>,
    /// Title by language.
    #[serde(default)]
    pub titles: LanguageMap,
    /// Other titles people use, by language.
    #[serde(default)]
    pub alternative_titles: LanguageMap<Vec<Text>>,
    /// Description by language.
    #[serde(default)]
    pub descriptions: LanguageMap,
    /// Where it is in its life.
    #[serde(default)]
    pub status: Status,
    /// The framework whose competencies it names.
    #[serde(default)]
    pub framework: Option<FrameworkVersion>,
    /// The family it belongs to: a group of its catalogue, or a ladder of the company.
    #[serde(default)]
    pub family: Option<Key>,
    /// How high it stands: the job zone of O*NET, from 1 to 5, or a grade of the company.
    #[serde(default)]
    pub grade: Option<u32>,
    /// The scales of its levels.
    #[serde(default)]
    pub scales: Vec<ProficiencyScale>,
    /// What it asks.
    #[serde(default)]
    pub requirements: Vec<Requirement>,
    /// Which of the requirements are asked as so many of several.
    #[serde(default)]
    pub choices: Vec<Choice>,
}

/// One competency a role asks for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a requirement")]
pub struct Requirement {
    /// Uri of the competency.
    pub competency: Key,
    /// Its code, so that a person's level may name it by that.
    #[serde(default)]
    pub code: Option<Key>,
    /// Its label, for showing.
    #[serde(default)]
    pub label: Option<Text>,
    /// Whether it must be there or should be.
    #[serde(default)]
    pub necessity: Necessity,
    /// How much it counts, 0 or more; only the ratio to the other requirements matters.
    #[serde(default)]
    pub importance: Option<Weight>,
    /// The level the role asks for.
    #[serde(default)]
    pub required_level: Option<Level>,
    /// The level that would be ideal; it asks only where no required level is given.
    #[serde(default)]
    pub desired_level: Option<Level>,
    /// The scale of the levels; without it, the only scale of the role.
    #[serde(default)]
    pub scale: Option<Key>,
    /// Where a published rating comes from.
    #[serde(default)]
    pub rating: Option<Box<Rating>>,
    /// Whether it is a must-have, and from which level.
    #[serde(default)]
    pub gate: Option<Gate>,
    /// Other competencies that count for it.
    #[serde(default)]
    pub equivalents: Vec<Equivalent>,
    /// When it is asked at all; without it, always.
    #[serde(default)]
    pub when: Option<Box<Condition>>,
}

/// Where the level of a published rating comes from, and how sure it is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a rating")]
pub struct Rating {
    /// How many people rated.
    #[serde(default)]
    pub respondents: Option<u32>,
    /// Standard error of the level.
    #[serde(default)]
    pub standard_error: Option<Level>,
    /// Month of the rating: published ratings may be twenty years old.
    #[serde(default)]
    pub rated_in: Option<Month>,
    /// Who rated, such as `Analyst` or `Incumbent`.
    #[serde(default)]
    pub source: Option<Text>,
}

/// The roles that a publisher ships with a framework.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a catalogue of roles")]
pub struct RoleCatalogue {
    /// The framework whose competencies the roles name.
    pub framework: FrameworkVersion,
    /// The language of last resort for titles.
    pub language: LanguageTag,
    /// Families: headings above the roles.
    #[serde(default)]
    pub groups: Vec<Group>,
    /// The roles.
    #[serde(default)]
    pub roles: Vec<Role>,
    /// How roles and groups belong together.
    #[serde(default)]
    pub relations: Vec<Relation>,
}

impl Role {
    /// A role with nothing but its uri.
    #[must_use]
    pub fn new(uri: Key) -> Self {
        Self {
            uri,
            code: None,
            titles: LanguageMap::default(),
            alternative_titles: LanguageMap::default(),
            descriptions: LanguageMap::default(),
            status: Status::default(),
            framework: None,
            family: None,
            grade: None,
            scales: Vec::new(),
            requirements: Vec::new(),
            choices: Vec::new(),
        }
    }

    /// The scale of a requirement: the one it names, else the only one of the role.
    #[must_use]
    pub fn scale_of(&self, requirement: &Requirement) -> Option<&ProficiencyScale> {
        match (&requirement.scale, self.scales.as_slice()) {
            (Some(id), scales) => scales.iter().find(|scale| scale.id == *id),
            (None, [only]) => Some(only),
            (None, _) => None,
        }
    }

    /// Whether it asks for anything beyond single competencies: choices, must-haves, equivalents or
    /// conditions.
    #[must_use]
    pub fn has_terms(&self) -> bool {
        !self.choices.is_empty() || self.requirements.iter().any(Requirement::has_terms)
    }

    /// The name people know it by: its code, or its uri where it has none.
    #[must_use]
    pub fn name(&self) -> &Key {
        self.code.as_ref().unwrap_or(&self.uri)
    }

    /// Puts the labels of a framework, in the first language that has one, on all requirements.
    pub fn relabel(&mut self, framework: &Framework, languages: &[LanguageTag]) {
        let index = framework.competency_index();
        self.relabel_with(framework, &index, languages);
    }

    fn relabel_with(
        &mut self,
        framework: &Framework,
        index: &crate::framework::CompetencyIndex,
        languages: &[LanguageTag],
    ) {
        for requirement in &mut self.requirements {
            let competency = index.find(framework, &requirement.competency);
            let label = competency.and_then(|competency| competency.label(languages));
            if let Some(label) = label {
                requirement.label = Some(label.clone());
            }
        }
    }
}

impl Requirement {
    /// A requirement of a competency without level and importance.
    #[must_use]
    pub fn new(competency: Key, necessity: Necessity) -> Self {
        Self {
            competency,
            code: None,
            label: None,
            necessity,
            importance: None,
            required_level: None,
            desired_level: None,
            scale: None,
            rating: None,
            gate: None,
            equivalents: Vec::new(),
            when: None,
        }
    }

    /// Whether it is a must-have, has equivalents or hangs on a condition.
    #[must_use]
    pub const fn has_terms(&self) -> bool {
        self.gate.is_some() || !self.equivalents.is_empty() || self.when.is_some()
    }

    /// The level it asks for: the required one, else the desired one.
    #[must_use]
    pub fn level(&self) -> Option<Level> {
        self.required_level.or(self.desired_level)
    }
}

impl RoleCatalogue {
    /// Puts the labels of a framework, in the first language that has one, on all requirements.
    pub fn relabel(&mut self, framework: &Framework, languages: &[LanguageTag]) {
        let index = framework.competency_index();
        for role in &mut self.roles {
            role.relabel_with(framework, &index, languages);
        }
    }
}

/// The role with this uri, this code or, failing both, this title; failing that, this alternative
/// title.
///
/// Titles are compared as look-up sees them ([`fold`]).
/// One may stand for several roles: 6,841 of the 46,060 alternative titles of O*NET do.
/// Then the answer is a problem that names them.
///
/// # Errors
///
/// * `role.not_found` when no role has this name.
/// * `role.ambiguous_title` when several have this title.
///
/// # Cost
///
/// O(n) in the number of roles.
pub fn find<'a>(roles: &'a [Role], name: &str) -> Result<&'a Role, RoleError> {
    let name = name.trim();
    let exact = roles.iter().find(|role| role.uri.as_str() == name);
    let coded =
        || roles.iter().find(|role| role.code.as_ref().is_some_and(|code| code.as_str() == name));
    if let Some(role) = exact.or_else(coded) {
        return Ok(role);
    }
    let wanted = fold(name);
    let titled = |role: &&Role| role.titles.iter().any(|(_, title)| fold(title) == wanted);
    let mut found: Vec<&Role> = roles.iter().filter(titled).collect();
    if found.is_empty() {
        let also_titled = |role: &&Role| {
            let mut titles = role.alternative_titles.iter().flat_map(|(_, titles)| titles);
            titles.any(|title| fold(title) == wanted)
        };
        found = roles.iter().filter(also_titled).collect();
    }
    match found.as_slice() {
        [only] => Ok(only),
        [] => Err(RoleError::NotFound(Fault::new().at("role").with("role", name))),
        several => {
            let names: Vec<&str> = several.iter().map(|role| role.name().as_str()).collect();
            let fault = Fault::new().at("role").with("title", name).with("count", several.len());
            Err(RoleError::AmbiguousTitle(fault.with("roles", names.join(", "))))
        }
    }
}
