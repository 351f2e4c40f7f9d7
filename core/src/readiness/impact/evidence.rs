//! What becomes of evidence between two versions of a role.

use std::collections::{BTreeMap, BTreeSet};

use super::super::lookup::Lookup;
use super::{EvidenceFate, EvidenceMove, ImpactOptions};
use crate::evidence::{HeldLevel, Profile, Standing};
use crate::kernel::Key;
use crate::role::{Requirement, Role};

/// A competency by its names.
type Names<'a> = (&'a Key, Option<&'a Key>);

/// The competencies of two versions of a role, side by side.
pub(super) struct Evidence<'a> {
    kept: Vec<Names<'a>>,
    moved: Vec<(Names<'a>, EvidenceFate, Option<&'a Key>, u32)>,
}

impl<'a> Evidence<'a> {
    pub(super) fn new(old: &'a Role, new: &'a Role, options: &'a ImpactOptions) -> Self {
        let by_uri = |role: &'a Role| -> BTreeMap<&'a Key, &'a Requirement> {
            role.requirements.iter().map(|asked| (&asked.competency, asked)).collect()
        };
        let (before, after) = (by_uri(old), by_uri(new));
        let mut equivalents: BTreeMap<&Key, &Key> = BTreeMap::new();
        for asked in after.values() {
            for one in &asked.equivalents {
                equivalents.entry(&one.competency).or_insert(&asked.competency);
            }
        }
        let mut evidence = Self { kept: Vec::new(), moved: Vec::new() };
        let mut carried_to: BTreeSet<&Key> = BTreeSet::new();
        for (uri, asked) in &before {
            let names = (*uri, asked.code.as_ref());
            if after.contains_key(uri) {
                evidence.kept.push(names);
                continue;
            }
            let replacement = options.replaced_by.get(*uri).filter(|to| after.contains_key(to));
            let counts_for = replacement.or_else(|| equivalents.get(uri).copied());
            carried_to.extend(counts_for);
            let fate = match counts_for {
                Some(_) => EvidenceFate::Carried,
                None => EvidenceFate::NoLongerAsked,
            };
            evidence.moved.push((names, fate, counts_for, 0));
        }
        let is_new = |uri: &&Key| !before.contains_key(uri) && !carried_to.contains(uri);
        for (uri, asked) in after.iter().filter(|(uri, _)| is_new(uri)) {
            evidence.moved.push(((uri, asked.code.as_ref()), EvidenceFate::NewlyAsked, None, 0));
        }
        evidence.moved.sort_by_key(|((uri, _), ..)| *uri);
        evidence
    }

    /// Counts one person; how much is kept, carried and idle.
    pub(super) fn count(&mut self, lookup: &Lookup<'_>) -> (u32, u32, u32) {
        let is_known = |(uri, code): Names<'_>| {
            let found = lookup.find(uri, code).ok().map(|found| found.standing);
            u32::from(matches!(
                found,
                Some(Standing::Level(..) | Standing::Demonstrated | Standing::NotDemonstrated)
            ))
        };
        let kept = self.kept.iter().map(|names| is_known(*names)).sum();
        let (mut carried, mut idle) = (0, 0);
        for (names, fate, _, people) in &mut self.moved {
            let known = is_known(*names);
            *people += known;
            match fate {
                EvidenceFate::Carried => carried += known,
                EvidenceFate::NoLongerAsked => idle += known,
                EvidenceFate::NewlyAsked => {}
            }
        }
        (kept, carried, idle)
    }

    pub(super) fn moves(self) -> Vec<EvidenceMove> {
        let moved = self.moved.into_iter();
        let named = moved.map(|((uri, _), fate, counts_for, people)| EvidenceMove {
            competency: uri.clone(),
            fate,
            counts_for: counts_for.cloned(),
            people,
        });
        named.collect()
    }
}

/// What competencies that are replaced, and those in their place, are called in profiles.
pub(super) struct Replacements<'a> {
    pairs: Vec<(Vec<&'a Key>, Vec<&'a Key>)>,
}

impl<'a> Replacements<'a> {
    pub(super) fn new(old: &'a [Role], new: &'a [Role], options: &'a ImpactOptions) -> Self {
        let mut codes: BTreeMap<&Key, BTreeSet<&Key>> = BTreeMap::new();
        for (from, to) in &options.replaced_by {
            codes.entry(from).or_default();
            codes.entry(to).or_default();
        }
        let asked = old.iter().chain(new).flat_map(|role| &role.requirements);
        for one in asked.filter(|_| !options.replaced_by.is_empty()) {
            if let Some(names) = codes.get_mut(&one.competency) {
                names.extend(one.code.as_ref());
            }
        }
        let names = |uri| -> Vec<&Key> {
            let codes = codes.get(uri).into_iter().flatten().copied();
            std::iter::once(uri).chain(codes).collect()
        };
        let pairs = options.replaced_by.iter().map(|(from, to)| (names(from), names(to)));
        Self { pairs: pairs.collect() }
    }

    /// The profile with what is known of replaced competencies said of those in their place too;
    /// nothing where that adds nothing.
    pub(super) fn carry(&self, profile: &Profile) -> Option<Profile> {
        let mut added: Vec<HeldLevel> = Vec::new();
        for (from, to) in &self.pairs {
            let mut said = profile.levels.iter().chain(&added);
            if said.any(|held| to.contains(&&held.competency)) {
                continue;
            }
            let mut levels = profile.levels.iter();
            let held = levels.find(|held| from.contains(&&held.competency));
            let moved = held
                .zip(to.first())
                .map(|(held, uri)| HeldLevel { competency: Key::clone(uri), ..held.clone() });
            added.extend(moved);
        }
        (!added.is_empty()).then(|| {
            let levels = profile.levels.iter().cloned().chain(added);
            Profile { levels: levels.collect(), ..profile.clone() }
        })
    }
}
