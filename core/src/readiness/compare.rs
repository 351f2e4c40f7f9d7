//! One person against many roles.

use std::cmp::Ordering;

use super::assess::{Bench, Measures};
use super::lookup::Lookup;
use super::verdict::decide;
use super::{Comparison, Options, RankedRole, Ranking, ReadinessError, UnratedRole};
use crate::evidence::Profile;
use crate::problem::Problem;
use crate::role::Role;

/// How ready one person is for each of many roles, the readiest first.
///
/// Each role is assessed by itself, as by [`assess`](super::assess); equal scores are ordered by
/// coverage, then by uri.
/// With [`Options::top`] only that many are returned with their parts, and all are still compared.
/// A role without a readiness, such as one that asks nothing, is listed with its problem.
///
/// [`RoleIndex`](super::RoleIndex) answers the same many times quicker where the roles stay and
/// people come and go.
///
/// # Errors
///
/// * `evidence.duplicate_competency`, `evidence.contradiction` when the profile contradicts itself.
///
/// # Cost
///
/// O(n log n) in the number of requirements.
pub fn compare(
    profile: &Profile,
    roles: &[Role],
    options: &Options,
) -> Result<Comparison, ReadinessError> {
    options.check()?;
    Placings::new(Lookup::new(profile)?, roles, options, |_| None).in_full()
}

/// For which of many roles one person is the readiest, in numbers alone.
///
/// These are the roles of [`compare`] in their order, with the measures of each and without their
/// parts.
///
/// ```
/// use prowess::{evidence, readiness, role};
///
/// let ana = evidence::parse(r#"{"person": "ana", "levels": [{"competency": "sql", "level": 3}]}"#)?;
/// let asks = |uri: &str, competency: &str| {
///     role::parse(&format!(
///         r#"{{"uri": "{uri}",
///             "scales": [{{"id": "five-step", "kind": "ordinal", "minimum": 1, "maximum": 5}}],
///             "requirements": [{{"competency": "{competency}", "required_level": 5}}]}}"#
///     ))
/// };
/// let roles = [asks("role/driver", "driving")?, asks("role/analyst", "sql")?];
/// let ranking = readiness::rank(&ana, &roles, &readiness::Options::default())?;
///
/// assert_eq!(ranking.results[0].role.as_str(), "role/analyst");
/// assert_eq!(ranking.results[0].score.get(), 0.5);
/// # Ok::<(), prowess::Problem>(())
/// ```
///
/// # Errors
///
/// * those of [`compare`].
///
/// # Cost
///
/// O(n log n) in the number of requirements.
pub fn rank(
    profile: &Profile,
    roles: &[Role],
    options: &Options,
) -> Result<Ranking, ReadinessError> {
    options.check()?;
    Placings::new(Lookup::new(profile)?, roles, options, |_| None).in_numbers()
}

/// Roles in the order of how ready one person is for them.
pub(super) struct Placings<'a> {
    lookup: Lookup<'a>,
    options: &'a Options,
    bench: Bench<'a>,
    /// The best, the very best first.
    best: Vec<Placing<'a>>,
    /// How many roles have a readiness.
    compared: u32,
    /// Roles without one.
    unrated: Vec<UnratedRole>,
}

/// One role among several.
struct Placing<'a> {
    measures: Measures,
    role: &'a Role,
    /// Where it stands among those that were given.
    at: usize,
}

impl Placing<'_> {
    /// The higher score first, then the higher coverage, then the lower uri.
    fn order(&self, other: &Self) -> Ordering {
        let by_score = other.measures.score.cmp(&self.measures.score);
        by_score
            .then_with(|| other.measures.coverage.cmp(&self.measures.coverage))
            .then_with(|| self.role.uri.cmp(&other.role.uri))
            .then(self.at.cmp(&other.at))
    }
}

/// The best so far; few are kept in order, and many are put in order at the end.
struct Best<'a> {
    top: usize,
    list: Vec<Placing<'a>>,
}

impl<'a> Best<'a> {
    /// From so many on it is quicker to put all in order at the end.
    const MANY: usize = 64;

    fn new(top: Option<u32>, all: usize) -> Self {
        let top = top.map_or(usize::MAX, |top| top as usize);
        Self { top, list: Vec::with_capacity(if top < Self::MANY { top } else { all }) }
    }

    fn add(&mut self, placing: Placing<'a>) {
        if self.top >= Self::MANY {
            self.list.push(placing);
            return;
        }
        let is_full = self.list.len() >= self.top;
        if is_full && self.list.last().is_none_or(|last| last.order(&placing).is_lt()) {
            return;
        }
        let at = self.list.partition_point(|other| other.order(&placing).is_lt());
        self.list.truncate(self.top - 1);
        self.list.insert(at, placing);
    }

    fn in_order(mut self) -> Vec<Placing<'a>> {
        if self.top >= Self::MANY {
            self.list.sort_unstable_by(Placing::order);
            self.list.truncate(self.top);
        }
        self.list
    }
}

impl<'a> Placings<'a> {
    /// Measures each role: as it is known from elsewhere to be measured, else in full.
    pub(super) fn new(
        lookup: Lookup<'a>,
        roles: &'a [Role],
        options: &'a Options,
        mut known: impl FnMut(usize) -> Option<Measures>,
    ) -> Self {
        let mut bench = Bench::default();
        let mut best = Best::new(options.top, roles.len());
        let mut without = Vec::new();
        for (at, role) in roles.iter().enumerate() {
            match known(at).map_or_else(|| bench.measure(&lookup, role, options), Ok) {
                Ok(measures) => best.add(Placing { measures, role, at }),
                Err(error) => without.push(unrated(role, at, error, options)),
            }
        }
        let compared = u32::try_from(roles.len() - without.len()).unwrap_or(u32::MAX);
        let best = best.in_order();
        Self { lookup, options, bench, best, compared, unrated: without }
    }

    /// The readiness for each of the best.
    pub(super) fn in_full(mut self) -> Result<Comparison, ReadinessError> {
        let mut results = Vec::with_capacity(self.best.len());
        for Placing { role, .. } in self.best {
            let measures = self.bench.measure(&self.lookup, role, self.options)?;
            results.push(self.bench.report(measures, &self.lookup, role, self.options));
        }
        let (compared, unrated) = (self.compared, self.unrated);
        Ok(Comparison { person: self.lookup.person().clone(), results, compared, unrated })
    }

    /// The measures for each of the best.
    pub(super) fn in_numbers(mut self) -> Result<Ranking, ReadinessError> {
        let mut results = Vec::with_capacity(self.best.len());
        for Placing { role, measures, .. } in self.best {
            let verdict = if role.has_terms() {
                // Its must-haves are those of the role that was measured last.
                self.bench.measure(&self.lookup, role, self.options)?;
                self.bench.verdict(measures, role, self.options)
            } else {
                decide(measures, &[], self.options).0
            };
            let Measures { score, low, high, coverage } = measures;
            results.push(RankedRole {
                role: role.uri.clone(),
                code: role.code.clone(),
                title: role.titles.preferred(&self.options.languages).cloned(),
                score,
                low,
                high,
                coverage,
                verdict,
            });
        }
        let (compared, unrated) = (self.compared, self.unrated);
        Ok(Ranking { person: self.lookup.person().clone(), results, compared, unrated })
    }
}

/// A role among several that has no readiness.
pub(super) fn unrated(
    role: &Role,
    at: usize,
    error: ReadinessError,
    options: &Options,
) -> UnratedRole {
    UnratedRole {
        role: role.uri.clone(),
        code: role.code.clone(),
        title: role.titles.preferred(&options.languages).cloned(),
        problem: at_role(error.into(), at),
    }
}

/// The problem of one role among several: its path names which.
pub(super) fn at_role(mut problem: Problem, at: usize) -> Problem {
    if let Some(rest) = problem.path.as_deref().and_then(|path| path.strip_prefix("role.")) {
        problem.path = Some(format!("roles[{at}].{rest}"));
    }
    problem
}
