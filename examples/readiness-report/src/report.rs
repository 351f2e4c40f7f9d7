//! What is reported: the comparison, the best next role, and each of its needs.

use prowess::Problem;
use std::collections::BTreeMap;

use prowess::evidence::Profile;
use prowess::framework::{Framework, Group, Hit, SearchOptions};
use prowess::kernel::{Key, LanguageTag, Share};
use prowess::problem::Diagnostic;
use prowess::readiness::{self, Comparison, Readiness, UnratedRole};
use prowess::role::{self, Role};

use crate::load::{Loaded, problem};
use crate::need::{Need, needs};
use crate::options::{Options, Source};
use crate::trouble::Trouble;

/// How many roles the terminal and the page show unless told otherwise.
const SHOWN: u32 = 20;
/// How many other roles a problem names.
const EXAMPLES: usize = 5;

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
    /// How many of them have its score and its coverage, itself among them.
    pub(crate) tied: usize,
}

impl Report {
    /// Compares the person with the roles asked for.
    ///
    /// # Errors
    ///
    /// The problem of a role that is not there, or of the first role if none has a readiness.
    pub(crate) fn new(loaded: Loaded, options: &Options) -> Result<Self, Trouble> {
        let Loaded { framework, catalogue, profile, languages, diagnostics } = loaded;
        let (roles, others) = if options.roles.is_empty() {
            (catalogue.roles, Vec::new())
        } else {
            (chosen(&catalogue.roles, &options.roles)?, catalogue.roles)
        };
        let wishes = readiness::Options {
            languages: languages.clone(),
            scales: framework.scales.clone(),
            crosswalks: framework.crosswalks.clone(),
            ..readiness::Options::default()
        };
        let comparison = readiness::compare(&profile, &roles, &wishes).map_err(problem)?;
        match comparison.unrated.first() {
            Some(first) if comparison.results.is_empty() => {
                let published = matches!(options.source, Source::Onet(_) | Source::Esco(_));
                Err(unrated(first, &others, published, &languages))
            }
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
        let all = self.comparison.results.iter().filter(below);
        let same =
            |one: &&Readiness| one.score == readiness.score && one.coverage == readiness.coverage;
        let tied = all.filter(same).count();
        Some(Next { readiness, role, needs, unmet: 1 + unmet.count(), tied })
    }
}

impl Next<'_> {
    /// What is missing or unknown, the largest loss first.
    pub(crate) fn gaps(&self) -> Vec<&Need<'_>> {
        let named: BTreeMap<&Key, &Need<'_>> = self.needs.iter().map(|it| (it.uri, it)).collect();
        let gaps = self.readiness.gaps.iter();
        gaps.filter_map(|gap| named.get(&gap.competency).copied()).collect()
    }
}

/// The roles with these names, each once.
fn chosen(roles: &[Role], names: &[String]) -> Result<Vec<Role>, Trouble> {
    let mut chosen: Vec<Role> = Vec::with_capacity(names.len());
    for name in names {
        let role = role::find(roles, name).map_err(|error| {
            let problem = Problem::from(error);
            let like =
                if problem.code == "role.not_found" { like(roles, name) } else { Vec::new() };
            Trouble::from(problem).with_examples(&like)
        })?;
        if chosen.iter().all(|one| one.uri != role.uri) {
            chosen.push(role.clone());
        }
    }
    Ok(chosen)
}

/// The few roles a name may mean, each as a code and a title.
fn like(roles: &[Role], name: &str) -> Vec<String> {
    let hits = role::label_index(roles).search(name, &SearchOptions::default());
    let named = |hit: &Hit| {
        let role = roles.iter().find(|role| role.uri == hit.uri)?;
        Some(format!("`{}` ({})", role.name(), hit.label))
    };
    hits.iter().filter_map(named).take(EXAMPLES).collect()
}

/// Why there is nothing to report on a role without a score.
///
/// The help of the library is for the author of a role; who reads the files of a publisher is told
/// which roles to ask for instead.
fn unrated(
    role: &UnratedRole,
    all: &[Role],
    published: bool,
    languages: &[LanguageTag],
) -> Trouble {
    if !published || role.problem.code != "readiness.empty_role" {
        return role.problem.clone().into();
    }
    let code = role.code.as_ref().unwrap_or(&role.role);
    let others =
        all.iter().filter(|other| other.uri != role.role && !other.requirements.is_empty());
    let narrower = others.filter(|other| is_narrower(other.name().as_str(), code.as_str()));
    let named = |other: &Role| match other.titles.preferred(languages) {
        Some(title) => format!("`{}` ({title})", other.name()),
        None => format!("`{}`", other.name()),
    };
    let named: Vec<String> = narrower.take(EXAMPLES).map(named).collect();
    let asked = match role.title.as_ref() {
        Some(title) => format!("`{code}` ({title})"),
        None => format!("`{code}`"),
    };
    Trouble::nothing_published(&role.problem, &asked).with_examples(&named)
}

/// Whether the code of an O*NET occupation stands below that of another, as `15-2051.01` stands
/// below `15-2051.00`.
fn is_narrower(code: &str, than: &str) -> bool {
    let family = than.strip_suffix(".00");
    family.is_some_and(|family| code.strip_prefix(family).is_some_and(|it| it.starts_with('.')))
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
