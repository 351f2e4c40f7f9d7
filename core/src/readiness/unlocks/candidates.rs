//! The competencies that are a gap somewhere, and what closing them means.

use super::super::lookup::Overlay;
use super::RaisedLevel;
use crate::evidence::Standing;
use crate::kernel::{Key, KeyIndex, Text};
use crate::role::{Requirement, Role};

/// A competency that is a gap in at least one role.
pub(super) struct Candidate<'a> {
    pub(super) uri: &'a Key,
    pub(super) label: Option<&'a Text>,
    pub(super) codes: Vec<&'a Key>,
    /// The highest level asked, with its height, by scale.
    pub(super) levels: Vec<(RaisedLevel, f64)>,
}

/// All candidates, in the order of their uris.
pub(super) struct Candidates<'a> {
    pub(super) all: Vec<Candidate<'a>>,
    /// By uri and by code.
    index: KeyIndex<&'a Key>,
}

impl<'a> Candidates<'a> {
    /// Those competencies, raised to the highest level that one of the roles asks.
    pub(super) fn new(gaps: Vec<&'a Key>, roles: &[&'a Role]) -> Self {
        // Sorting hashes first leaves few texts to be sorted.
        let index = KeyIndex::new(gaps.iter().copied().zip(0_u32..));
        let positions = (0_u32..).zip(gaps).filter(|(at, uri)| index.get(uri) == Some(*at));
        let mut uris: Vec<&Key> = positions.map(|(_, uri)| uri).collect();
        uris.sort_unstable();
        let empty = |uri| Candidate { uri, label: None, codes: Vec::new(), levels: Vec::new() };
        let mut all: Vec<Candidate<'_>> = uris.iter().copied().map(empty).collect();
        let by_uri = KeyIndex::new(uris.iter().copied().zip(0_u32..));
        for role in roles {
            for asked in &role.requirements {
                let at = by_uri.get(&asked.competency);
                if let Some(candidate) = at.and_then(|at| all.get_mut(at as usize)) {
                    candidate.see(role, asked);
                }
            }
        }
        for candidate in &mut all {
            candidate.levels.sort_by(|(a, _), (b, _)| a.scale.cmp(&b.scale));
        }
        let coded =
            (0_u32..).zip(&all).flat_map(|(at, one)| one.codes.iter().map(move |code| (*code, at)));
        let names: Vec<(&Key, u32)> = uris.iter().copied().zip(0_u32..).chain(coded).collect();
        Self { all, index: KeyIndex::new(names) }
    }

    /// The candidate with this uri or code.
    pub(super) fn find(&self, name: &Key) -> Option<u32> {
        self.index.get(name)
    }

    /// What a closed gap looks like from a role.
    pub(super) fn closed(&self, candidate: u32, role: &Role) -> Option<Overlay<'_>> {
        let candidate = self.all.get(candidate as usize)?;
        let standing = candidate.standing(scale_in(role, candidate.uri));
        Some(Overlay { uri: candidate.uri, codes: candidate.codes.clone(), standing })
    }
}

impl<'a> Candidate<'a> {
    fn see(&mut self, role: &'a Role, asked: &'a Requirement) {
        self.label = self.label.or(asked.label.as_ref());
        if let Some(code) = asked.code.as_ref().filter(|code| !self.codes.contains(code)) {
            self.codes.push(code);
        }
        let scale = role.scale_of(asked);
        let Some((scale, level)) = scale.zip(asked.level()).filter(|(s, level)| s.holds(*level))
        else {
            return;
        };
        let height = scale.height(level);
        let raised = RaisedLevel { scale: scale.id.clone(), level };
        match self.levels.iter_mut().find(|(one, _)| one.scale == scale.id) {
            Some(highest) if highest.1 < height => *highest = (raised, height),
            Some(_) => {}
            None => self.levels.push((raised, height)),
        }
    }

    /// Its standing once it is closed, on this scale where it is asked on it.
    pub(super) fn standing(&self, scale: Option<&Key>) -> Standing<'_> {
        let mut levels = self.levels.iter().map(|(raised, _)| raised);
        let on_scale = levels.find(|raised| Some(&raised.scale) == scale);
        let first = || self.levels.first().map(|(raised, _)| raised);
        match on_scale.or_else(first) {
            Some(raised) => Standing::Level(raised.level, Some(&raised.scale)),
            None => Standing::Demonstrated,
        }
    }

    pub(super) fn raised(&self) -> Vec<RaisedLevel> {
        self.levels.iter().map(|(raised, _)| raised.clone()).collect()
    }
}

/// The scale on which a role asks for a competency, or for what it is an equivalent of.
fn scale_in<'a>(role: &'a Role, uri: &Key) -> Option<&'a Key> {
    let direct = role.requirements.iter().find(|asked| asked.competency == *uri);
    let counts = |asked: &&Requirement| asked.equivalents.iter().any(|one| one.competency == *uri);
    let asked = direct.or_else(|| role.requirements.iter().find(counts))?;
    role.scale_of(asked).map(|scale| &scale.id)
}
