//! A table of people as profiles, for what is asked of profiles.

use std::collections::HashSet;

use prowess::Problem;
use prowess::evidence::{HeldLevel, Profile};
use prowess::kernel::{Key, Level};
use prowess::portfolio::{Cohort, Member};

use super::build::{People, key};
use super::groups::Groups;
use super::keys::Names;

impl People {
    /// Who they are, as texts.
    pub(super) fn texts(&self) -> Result<Vec<String>, Problem> {
        let coded = Names::new(&self.person, &self.names)?.coded();
        let name = |code: &u32| coded.names[*code as usize].clone();
        Ok(coded.codes.iter().map(name).collect())
    }

    /// The places of those who have these names; a name that nobody has is none.
    pub(super) fn places(&self, names: Vec<String>) -> Result<Vec<u32>, Problem> {
        if names.is_empty() {
            return Ok(Vec::new());
        }
        let names: HashSet<String> = names.into_iter().collect();
        let all = (0..).zip(self.texts()?);
        Ok(all.filter(|(_, name)| names.contains(name)).map(|(at, _)| at).collect())
    }

    /// The same people with a profile each; a level that nobody knows is left out.
    pub(super) fn cohort(&self) -> Result<Cohort, Problem> {
        let mut levels: Vec<Vec<HeldLevel>> = vec![Vec::new(); self.len()];
        self.each_known(|person, competency, level| {
            if let Ok(level) = Level::new(level) {
                let (competency, level) = (self.competencies[competency].clone(), Some(level));
                levels[person].push(HeldLevel { competency, level, scale: None, status: None });
            }
        });
        let (person, target) = (self.person.as_str(), self.targets.as_ref());
        let groups = self.groups.iter().map(|(column, groups)| {
            Ok((key(column, column)?, named(column, groups)?, groups.of.as_slice()))
        });
        let groups = groups.collect::<Result<Vec<_>, Problem>>()?;
        let targets = target.map(|(column, targets)| named(column, targets)).transpose()?;
        let own = |names: &[Key], of: &[u32], at: usize| names.get(of[at] as usize).cloned();
        let mut members = Vec::with_capacity(self.len());
        for ((at, name), levels) in self.texts()?.into_iter().enumerate().zip(levels) {
            let person = key(person, &name)?;
            let groups = groups
                .iter()
                .filter_map(|(column, names, of)| Some((column.clone(), own(names, of, at)?)));
            members.push(Member {
                profile: Profile { person, as_of: None, framework: None, levels },
                groups: groups.collect(),
                target_role: target
                    .zip(targets.as_deref())
                    .and_then(|((_, of), names)| own(names, &of.of, at)),
            });
        }
        Ok(Cohort { members })
    }
}

/// The names of groups as keys.
fn named(column: &str, groups: &Groups) -> Result<Vec<Key>, Problem> {
    groups.names.iter().map(|name| key(column, name)).collect()
}
