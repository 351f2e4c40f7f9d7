//! What is reported: the comparison, the best next role, and each of its needs.

use prowess::evidence::Profile;
use prowess::framework::{Framework, Group};
use prowess::kernel::{LanguageTag, Share};
use prowess::problem::Diagnostic;
use prowess::readiness::{self, Comparison, Readiness, UnratedRole};
use prowess::role::{self, Role};

use crate::load::{Loaded, problem};
use crate::need::{Need, needs};
use crate::options::Options;
use crate::trouble::Trouble;

/// How many roles the terminal and the page show unless told otherwise.
const SHOWN: u32 = 20;

/// Everything the terminal, the page and the JSON document show.
#[derive(Debug)]
pub(crate) struct Report {
    /// What can be known or done.
    pub(crate) framework: Framework,
    /// The roles that were compared.
    pub(crate) roles: Vec<Role>,
    /// Their families.
    pub(crate) groups: Vec<Group>,
    /// What the person shows.
    pub(crate) profile: Profile,
    /// The languages to try, the best first.
    pub(crate) languages: Vec<LanguageTag>,
    /// The readiness for every role, the best first.
    pub(crate) comparison: Comparison,
    /// What was found while reading.
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// How many roles to report, if that was asked.
    pub(crate) top: Option<u32>,
}

/// The role to look at: the readiest of those that are not fully met.
#[derive(Debug)]
pub(crate) struct Next<'a> {
    /// How ready the person is for it.
    pub(crate) readiness: &'a Readiness,
    /// The role.
    pub(crate) role: &'a Role,
    /// What it asks and what is held, in the order of the role.
    pub(crate) needs: Vec<Need<'a>>,
    /// How many roles are not fully met.
    pub(crate) unmet: usize,
}

impl Report {
    /// Compares the person with the roles asked for.
    ///
    /// # Errors
    ///
    /// The problem of a role that is not there, or of the first role if none has a readiness.
    pub(crate) fn new(loaded: Loaded, options: &Options) -> Result<Self, Trouble> {
        let Loaded { framework, catalogue, profile, languages, diagnostics } = loaded;
        let roles = if options.roles.is_empty() {
            catalogue.roles
        } else {
            chosen(&catalogue.roles, &options.roles)?
        };
        let wishes = readiness::Options {
            languages: languages.clone(),
            scales: framework.scales.clone(),
            crosswalks: framework.crosswalks.clone(),
            ..readiness::Options::default()
        };
        let comparison = readiness::compare(&profile, &roles, &wishes).map_err(problem)?;
        match comparison.unrated.first() {
            Some(first) if comparison.results.is_empty() => Err(first.problem.clone().into()),
            _ => Ok(Self {
                framework,
                roles,
                groups: catalogue.groups,
                profile,
                languages,
                comparison,
                diagnostics,
                top: options.top,
            }),
        }
    }

    /// The results to show where a person reads, the best first.
    pub(crate) fn shown(&self) -> &[Readiness] {
        self.first(Some(self.top.unwrap_or(SHOWN)))
    }

    /// The results asked for, the best first; without a number, all.
    pub(crate) fn asked(&self) -> &[Readiness] {
        self.first(self.top)
    }

    fn first(&self, most: Option<u32>) -> &[Readiness] {
        let all = &self.comparison.results;
        &all[..all.len().min(most.map_or(usize::MAX, |most| most as usize))]
    }

    /// The role of a result.
    pub(crate) fn role(&self, result: &Readiness) -> Option<&Role> {
        self.roles.iter().find(|role| role.uri == result.role)
    }

    /// The name of a role's family, where it has one.
    pub(crate) fn family(&self, role: &Role) -> Option<&str> {
        let family = role.family.as_ref()?;
        let group = self.groups.iter().find(|group| group.uri == *family)?;
        group.labels.best(&self.languages).map(|label| &**label)
    }

    /// The best next role: the highest score below 1; nothing when every role is fully met.
    pub(crate) fn next(&self) -> Option<Next<'_>> {
        let below = |result: &&Readiness| result.score < Share::ALL;
        let mut unmet = self.comparison.results.iter().filter(below);
        let readiness = unmet.next()?;
        let role = self.role(readiness)?;
        let needs = needs(&self.profile, role, readiness);
        Some(Next { readiness, role, needs, unmet: 1 + unmet.count() })
    }
}

impl Next<'_> {
    /// What is missing or unknown, the largest loss first.
    pub(crate) fn gaps(&self) -> Vec<&Need<'_>> {
        let named = |gap: &readiness::Gap| self.needs.iter().find(|one| one.uri == &gap.competency);
        self.readiness.gaps.iter().filter_map(named).collect()
    }
}

/// The roles with these names, each once.
fn chosen(roles: &[Role], names: &[String]) -> Result<Vec<Role>, Trouble> {
    let mut chosen: Vec<Role> = Vec::with_capacity(names.len());
    for name in names {
        let role = role::find(roles, name).map_err(problem)?;
        if chosen.iter().all(|one| one.uri != role.uri) {
            chosen.push(role.clone());
        }
    }
    Ok(chosen)
}

/// The name to show for a result: its title, else its code, else its uri.
pub(crate) fn title(result: &Readiness) -> &str {
    let name = result.code.as_ref().unwrap_or(&result.role);
    result.title.as_deref().unwrap_or(name.as_str())
}

/// The name to show for a role without a score.
pub(crate) fn unrated_title(role: &UnratedRole) -> &str {
    let name = role.code.as_ref().unwrap_or(&role.role);
    role.title.as_deref().unwrap_or(name.as_str())
}

#[cfg(test)]
#[path = "report_tests.rs"]
mod tests;
