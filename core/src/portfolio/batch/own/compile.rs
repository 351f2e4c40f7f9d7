//! Roles put in numbers, once for all people who are held against them.

use std::collections::BTreeMap;

use super::super::fault::malformed;
use super::grid::{Grid, Weighed};
use crate::framework::ProficiencyScale;
use crate::kernel::{Key, KeyIndex, Level};
use crate::problem::Problem;
use crate::readiness::{Formula, Met, Options, Scales, Shown, Term, UnknownPolicy, share_out};
use crate::role::{Requirement, Role};

/// Steps of a level that are tried for a table of numbers in one byte.
const STEPS: [f64; 5] = [1.0, 2.0, 4.0, 10.0, 20.0];

/// Roles, the competencies that levels are about, and how to assess, ready for many people.
#[derive(Debug, Clone)]
pub struct OwnRoles {
    pub(in super::super) roles: Vec<Role>,
    pub(in super::super) options: Options,
    /// Those that were given, then those that roles ask for beside them.
    pub(in super::super) competencies: Vec<Key>,
    /// How many were given.
    pub(in super::super) given: u32,
    /// Positions of those that were given.
    index: KeyIndex,
    /// Positions of the others.
    others: BTreeMap<Key, u32>,
    /// Where the requirements of each role start, and at last where they end.
    pub(in super::super) starts: Vec<u32>,
    /// Whether each role has to be assessed in full.
    pub(super) is_full: Vec<bool>,
    /// The competency of each requirement; those of a role are in order.
    pub(in super::super) places_asked: Vec<u32>,
    /// The kind of each requirement: its position in `kinds`.
    pub(super) kind_of: Vec<u32>,
    /// What each requirement is of the whole of its role.
    pub(in super::super) shares: Vec<f64>,
    /// The same, each once for its role.
    pub(super) weighed: Vec<Weighed>,
    /// Where those of each role start, and at last where they end.
    pub(super) weighed_starts: Vec<u32>,
    /// For each requirement, its place among those of its role.
    pub(super) weighed_of: Vec<u32>,
    /// The level that each requirement asks for; not a number where any would do.
    pub(super) asked: Vec<f32>,
    /// Requirements that ask for the same, once.
    pub(super) kinds: Vec<Term>,
    pub(super) scales: Vec<ProficiencyScale>,
    /// The lowest and the highest level that each competency may have.
    pub(super) ends: Vec<(f64, f64)>,
    /// Levels in one byte, for each size of step that there is room for.
    pub(super) grids: Vec<Grid>,
    /// Whether levels asked are whole numbers, and none can be missing in part.
    pub(super) is_whole: bool,
}

impl OwnRoles {
    /// The roles, ready for people whose levels are about these competencies.
    ///
    /// A competency is named by the uri or by the code that requirements have.
    ///
    /// # Errors
    ///
    /// * `portfolio.malformed_table` when a competency is named twice.
    /// * `kernel.out_of_range` when a parameter of the formula is.
    ///
    /// # Cost
    ///
    /// O(n log n) in the number of requirements.
    pub fn new(
        roles: Vec<Role>,
        competencies: Vec<Key>,
        options: Options,
    ) -> Result<Self, Problem> {
        options.check()?;
        let given = position(competencies.len());
        let index = KeyIndex::new(competencies.iter().cloned().zip(0..));
        if !index.duplicates().is_empty() {
            let twice = index.duplicates().into_iter().map(|at| at as usize);
            return Err(malformed("competencies", "a competency named twice", twice).into());
        }
        let mut own = Self {
            roles: Vec::new(),
            options,
            competencies,
            given,
            index,
            others: BTreeMap::new(),
            starts: vec![0],
            is_full: Vec::new(),
            places_asked: Vec::new(),
            kind_of: Vec::new(),
            shares: Vec::new(),
            weighed: Vec::new(),
            weighed_starts: vec![0],
            weighed_of: Vec::new(),
            asked: Vec::new(),
            kinds: Vec::new(),
            scales: Vec::new(),
            ends: Vec::new(),
            grids: Vec::new(),
            is_whole: true,
        };
        own.add_others(&roles);
        own.ends = vec![(f64::NEG_INFINITY, f64::INFINITY); own.competencies.len()];
        let mut kinds = BTreeMap::new();
        for role in &roles {
            own.add(role, &mut kinds);
        }
        own.is_whole &= !own.is_full.contains(&true);
        own.is_whole &= own.scales.iter().all(|scale| {
            let (minimum, maximum) = (scale.minimum.get(), scale.maximum.get());
            is_whole(minimum) && is_whole(maximum) && maximum - minimum <= 200.0
        });
        own.roles = roles;
        own.grids = own.all_grids();
        Ok(own)
    }

    /// The roles, in the order they were given.
    #[must_use]
    pub fn roles(&self) -> &[Role] {
        &self.roles
    }

    /// How to assess.
    #[must_use]
    pub const fn options(&self) -> &Options {
        &self.options
    }

    /// The competencies: those given, then those that roles ask for beside them, of which nothing
    /// is known of anybody.
    #[must_use]
    pub fn competencies(&self) -> &[Key] {
        &self.competencies
    }

    /// Makes a place for everything that roles ask for and that is not among the competencies.
    fn add_others(&mut self, roles: &[Role]) {
        for requirement in roles.iter().flat_map(|role| &role.requirements) {
            if self.names(requirement) == [None, None] {
                let next = position(self.competencies.len());
                let place = *self.others.entry(requirement.competency.clone()).or_insert(next);
                if place == next {
                    self.competencies.push(requirement.competency.clone());
                }
            }
        }
    }

    /// The places of a requirement's uri and of its code among the competencies given.
    fn names(&self, requirement: &Requirement) -> [Option<u32>; 2] {
        let code = requirement.code.as_ref();
        [self.index.get(&requirement.competency), code.and_then(|code| self.index.get(code))]
    }

    /// The place of what a requirement asks for.
    pub(in super::super) fn place(&self, requirement: &Requirement) -> u32 {
        let [by_uri, by_code] = self.names(requirement);
        let other = || self.others.get(&requirement.competency).copied();
        by_uri.or(by_code).or_else(other).unwrap_or(u32::MAX)
    }

    /// Adds what a role asks.
    fn add(&mut self, role: &Role, kinds: &mut BTreeMap<(u32, u64, bool), u32>) {
        let mut requirements: Vec<&Requirement> = role.requirements.iter().collect();
        requirements.sort_by(|a, b| a.competency.cmp(&b.competency));
        let (mut terms, mut shares) = (Vec::new(), Vec::new());
        self.note_ends(role);
        let is_plain = self.names_once(&requirements)
            && self.options.unknown != UnknownPolicy::Lenient
            && self.options.formula != (Formula::MandatoryFirst {})
            && Term::add_all(role, &requirements, &mut terms, &mut self.scales);
        if is_plain {
            let all = terms.iter().map(|(term, importance)| (term, *importance));
            share_out(all, &self.options, &mut shares);
        }
        let mut rows = Vec::new();
        let parts = requirements.iter().zip(&terms).zip(&shares);
        for ((requirement, (term, _)), share) in parts {
            let next = position(self.kinds.len());
            let kind = *kinds.entry(term.code()).or_insert(next);
            if kind == next {
                self.kinds.push(term.clone());
            }
            let place = self.place(requirement);
            let level = requirement.level().map_or(f64::NAN, Level::get);
            self.is_whole &= level.is_nan() || is_whole(level);
            rows.push((place, kind, share.get(), level as f32));
        }
        rows.sort_by_key(|(place, ..)| *place);
        let mut own: Vec<f64> = rows.iter().map(|(_, _, share, _)| *share).collect();
        own.sort_by(f64::total_cmp);
        own.dedup_by_key(|share| share.to_bits());
        for (place, kind, share, level) in rows {
            let at = own.binary_search_by(|one| one.total_cmp(&share)).unwrap_or_default();
            self.weighed_of.push(position(at));
            self.places_asked.push(place);
            self.kind_of.push(kind);
            self.shares.push(share);
            self.asked.push(level);
        }
        self.weighed.extend(own.into_iter().map(Weighed::new));
        self.weighed_starts.push(position(self.weighed.len()));
        self.starts.push(position(self.places_asked.len()));
        self.is_full.push(shares.is_empty());
    }

    /// Whether no two requirements can be met by the same row, and no two rows meet one.
    fn names_once(&self, requirements: &[&Requirement]) -> bool {
        let mut places = Vec::with_capacity(requirements.len());
        for one in requirements {
            if let [Some(by_uri), Some(by_code)] = self.names(one)
                && by_uri != by_code
            {
                return false;
            }
            places.push(self.place(one));
        }
        places.sort_unstable();
        places.windows(2).all(|pair| pair.first() != pair.last())
    }

    /// Narrows the levels that competencies may have to the scales that a role asks on.
    fn note_ends(&mut self, role: &Role) {
        for requirement in &role.requirements {
            let scale = requirement.level().and_then(|_| role.scale_of(requirement));
            let Some(scale) = scale else { continue };
            for place in self.names(requirement).into_iter().flatten() {
                if let Some((low, high)) = self.ends.get_mut(place as usize) {
                    *low = low.max(scale.minimum.get());
                    *high = high.min(scale.maximum.get());
                }
            }
        }
    }

    fn all_grids(&self) -> Vec<Grid> {
        let known = self.ends.iter().filter(|(low, _)| low.is_finite());
        let ends = known.fold(None, |all: Option<(f64, f64)>, (low, high)| {
            let (least, most) = all.unwrap_or((*low, *high));
            Some((least.min(*low), most.max(*high)))
        });
        let (low, high) = ends.unwrap_or((0.0, 10.0));
        let mut asked = self.ends.iter().filter(|(low, _)| low.is_finite());
        let is_even = asked.all(|one| *one == (low, high));
        STEPS.into_iter().filter_map(|steps| Grid::new(self, steps, (low, high), is_even)).collect()
    }

    /// How far a kind of requirement is met by a level, and how many levels are missing; nothing
    /// for a level that is not on its scale.
    pub(super) fn met(&self, kind: u32, level: f64) -> Option<(f64, f32)> {
        let term = self.kinds.get(kind as usize)?;
        let level = Level::new(level).ok()?;
        let scales = Scales { asked: &self.scales, numbers: &[] };
        match term.met(Shown::Level(level, 0), scales, self.options.formula) {
            Met::Known(share) => {
                let missing = term.missing(level, scales).map_or(f32::NAN, |one| one as f32);
                Some((share.get(), missing))
            }
            Met::Unknown | Met::More => None,
        }
    }

    /// What a role asks; nothing for a role that is to be assessed in full.
    #[inline]
    pub(in super::super) fn asks(&self, role: u32) -> Option<Asks> {
        let role = role as usize;
        if self.is_full.get(role).copied()? {
            return None;
        }
        let (from, to) = (*self.starts.get(role)? as usize, *self.starts.get(role + 1)? as usize);
        Some(Asks { from, to, shares: *self.weighed_starts.get(role)? as usize })
    }

    /// The most gaps that somebody can have for a role.
    pub(super) fn most_gaps(&self, role: u32) -> usize {
        match self.roles.get(role as usize) {
            Some(role) => role.requirements.len(),
            None => 0,
        }
    }
}

/// What a role asks, by places in the lists of all roles.
#[derive(Debug, Clone, Copy)]
pub(in super::super) struct Asks {
    /// The first of its requirements.
    pub(in super::super) from: usize,
    /// The one after the last.
    pub(in super::super) to: usize,
    /// The first of its shares.
    pub(super) shares: usize,
}

/// Whether a level has no part of a level.
fn is_whole(level: f64) -> bool {
    level - level.trunc() == 0.0
}

/// A position in a list, which no list of ours is too long for.
pub(in super::super) fn position(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
