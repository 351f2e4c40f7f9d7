//! Many roles, put in numbers once for all people who are held against them.

use std::sync::OnceLock;

use super::assess::{Bench, Measures};
use super::compare::{Placings, at_role};
use super::lookup::Lookup;
use super::terms::{Scales, Shown, Term, measure, share_out};
use super::verdict::decide;
use super::{Comparison, Formula, Options, Ranking, ReadinessError, Scores};
use crate::evidence::{Profile, Standing};
use crate::framework::ProficiencyScale;
use crate::kernel::{Key, KeyIndex, Share, Weight};
use crate::problem::Problem;
use crate::role::{Requirement, Role};

/// Many roles, ready for one person after the other.
///
/// It answers as [`compare`](super::compare) and [`rank`](super::rank) do, in every bit, and many
/// times quicker: a role that asks for single competencies alone is measured from a few numbers
/// each, for people of whom such competencies have a level on the scale of the role, are not
/// demonstrated, or are unknown.
/// Any other role is assessed in full, and so is one that comes out among the best where its parts
/// are asked for.
///
/// The numbers are found at the first question and never change; they hold for any options, and
/// those that weigh as the first ones did are the quickest.
///
/// ```
/// use prowess::readiness::{Options, RoleIndex};
/// use prowess::{evidence, role};
///
/// let analyst = role::parse(
///     r#"{"uri": "role/analyst",
///         "scales": [{"id": "five-step", "kind": "ordinal", "minimum": 1, "maximum": 5}],
///         "requirements": [{"competency": "sql", "required_level": 4}]}"#,
/// )?;
/// let index = RoleIndex::new(vec![analyst]);
/// let ana = evidence::parse(r#"{"person": "ana", "levels": [{"competency": "sql", "level": 4}]}"#)?;
/// let ranking = index.rank(&ana, &Options::default())?;
/// assert_eq!(ranking.results[0].score.get(), 1.0);
/// # Ok::<(), prowess::Problem>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct RoleIndex {
    roles: Vec<Role>,
    numbers: OnceLock<Numbers>,
}

/// What roles ask, in numbers that hang on no options.
#[derive(Debug, Clone)]
struct Numbers {
    /// Uri and code of each competency that is asked for.
    names: Vec<(Key, Option<Key>)>,
    /// The terms of all roles, one role after the other.
    terms: Vec<Term>,
    /// For each of them, the position of what it asks for in `names`.
    places: Vec<u32>,
    /// Where the terms of each role end; a role that is assessed in full has none.
    ends: Vec<u32>,
    /// The scales of the terms.
    scales: Vec<ProficiencyScale>,
    /// What each term is of the whole, as the first options had it.
    shares: OnceLock<SharedOut>,
}

/// What each term is of the whole of its role, by the options that this hangs on.
#[derive(Debug, Clone)]
struct SharedOut {
    formula: Formula,
    desired_weight: Weight,
    shares: Vec<Share>,
    /// Where the shares of each role end; a role that is assessed in full has none.
    ends: Vec<u32>,
}

/// What a person shows, in the places of [`Numbers`].
struct Person {
    shown: Vec<Shown>,
    /// The number that the person's levels name each scale by.
    scales: Vec<u32>,
}

impl RoleIndex {
    /// The index of these roles.
    #[must_use]
    pub const fn new(roles: Vec<Role>) -> Self {
        Self { roles, numbers: OnceLock::new() }
    }

    /// The roles, in the order they were given.
    #[must_use]
    pub const fn roles(&self) -> &Vec<Role> {
        &self.roles
    }

    /// How ready one person is for each of the roles, as [`compare`](super::compare) finds it.
    ///
    /// # Errors
    ///
    /// * those of [`compare`](super::compare).
    ///
    /// # Cost
    ///
    /// O(n) in the number of requirements, and O(n log n) at the first question.
    pub fn compare(
        &self,
        profile: &Profile,
        options: &Options,
    ) -> Result<Comparison, ReadinessError> {
        self.placings(profile, options)?.in_full()
    }

    /// For which of the roles one person is the readiest, as [`rank`](super::rank) finds it.
    ///
    /// # Errors
    ///
    /// * those of [`rank`](super::rank).
    ///
    /// # Cost
    ///
    /// O(n) in the number of requirements, and O(n log n) at the first question.
    pub fn rank(&self, profile: &Profile, options: &Options) -> Result<Ranking, ReadinessError> {
        self.placings(profile, options)?.in_numbers()
    }

    /// The measures of one person for each of the roles, in the order of the roles.
    ///
    /// A role without a readiness has its problem in that place.
    ///
    /// # Errors
    ///
    /// * those of [`compare`](super::compare).
    ///
    /// # Cost
    ///
    /// O(n) in the number of requirements, and O(n log n) at the first question.
    pub fn scores(
        &self,
        profile: &Profile,
        options: &Options,
    ) -> Result<Vec<Result<Scores, Problem>>, ReadinessError> {
        options.check()?;
        let lookup = Lookup::new(profile)?;
        let numbers = self.numbers.get_or_init(|| Numbers::new(&self.roles));
        let person = numbers.person(&lookup);
        let shared = numbers.shares(options);
        let (mut shares, mut known) = (Vec::new(), Vec::new());
        let mut bench = Bench::default();
        let mut all = Vec::with_capacity(self.roles.len());
        for (at, role) in self.roles.iter().enumerate() {
            let found = numbers.measure(at, &person, options, shared, (&mut shares, &mut known));
            all.push(match found {
                Some(measures) => Ok(Scores::new(measures, decide(measures, &[], options).0)),
                None => match bench.measure(&lookup, role, options) {
                    Ok(measures) => {
                        Ok(Scores::new(measures, bench.verdict(measures, role, options)))
                    }
                    Err(error) => Err(at_role(error.into(), at)),
                },
            });
        }
        Ok(all)
    }

    fn placings<'a>(
        &'a self,
        profile: &'a Profile,
        options: &'a Options,
    ) -> Result<Placings<'a>, ReadinessError> {
        options.check()?;
        let lookup = Lookup::new(profile)?;
        let numbers = self.numbers.get_or_init(|| Numbers::new(&self.roles));
        let person = numbers.person(&lookup);
        let shared = numbers.shares(options);
        let (mut shares, mut known) = (Vec::new(), Vec::new());
        Ok(Placings::new(lookup, &self.roles, options, |role| {
            numbers.measure(role, &person, options, shared, (&mut shares, &mut known))
        }))
    }
}

impl From<Vec<Role>> for RoleIndex {
    fn from(roles: Vec<Role>) -> Self {
        Self::new(roles)
    }
}

impl Numbers {
    fn new(roles: &[Role]) -> Self {
        let all: Vec<&Requirement> = roles.iter().flat_map(|role| &role.requirements).collect();
        let ranks = ranks(&all);
        let mut ranked = all.iter().copied().zip(ranks);
        let (mut terms, mut scales) = (Vec::new(), Vec::new());
        let (mut asked, mut ends) = (Vec::with_capacity(all.len()), Vec::new());
        for role in roles {
            let mut own: Vec<_> = ranked.by_ref().take(role.requirements.len()).collect();
            own.sort_unstable_by_key(|(_, rank)| *rank);
            let requirements: Vec<&Requirement> = own.iter().map(|(one, _)| *one).collect();
            if Term::add_all(role, &requirements, &mut terms, &mut scales) {
                asked.extend(own);
            }
            ends.push(position(terms.len()));
        }
        let (names, places) = places(&asked);
        Self { names, terms, places, ends, scales, shares: OnceLock::new() }
    }

    /// What a person shows of each competency that is asked for.
    fn person(&self, lookup: &Lookup<'_>) -> Person {
        let named = KeyIndex::new(lookup.named_scales().zip(1..));
        let number = |scale: &Key| named.get(scale).unwrap_or(0);
        let shown = self.names.iter().map(|(uri, code)| {
            let Ok(found) = lookup.find(uri, code.as_ref()) else { return Shown::More };
            match found.standing {
                Standing::Level(level, scale) => Shown::Level(level, scale.map_or(0, number)),
                Standing::Unknown(_) => Shown::Nothing,
                Standing::NotDemonstrated => Shown::NotDemonstrated,
                Standing::Demonstrated | Standing::NotApplicable => Shown::More,
            }
        });
        let shown = shown.collect();
        Person { shown, scales: self.scales.iter().map(|scale| number(&scale.id)).collect() }
    }

    /// The shares that these options lead to, where they are known.
    fn shares(&self, options: &Options) -> Option<&SharedOut> {
        let shared = self.shares.get_or_init(|| SharedOut::new(self, options));
        let (formula, desired_weight) = (options.formula, options.desired_weight);
        (shared.formula == formula && shared.desired_weight == desired_weight).then_some(shared)
    }

    /// The measures of the role at this position; nothing where it has to be assessed in full.
    fn measure(
        &self,
        role: usize,
        person: &Person,
        options: &Options,
        shared: Option<&SharedOut>,
        (shares, known): (&mut Vec<Share>, &mut Vec<Share>),
    ) -> Option<Measures> {
        let terms = part(&self.terms, &self.ends, role)?;
        let places = part(&self.places, &self.ends, role)?;
        let shares = match shared {
            Some(shared) => part(&shared.shares, &shared.ends, role)?,
            None => {
                share_out(terms, options, shares);
                shares
            }
        };
        let shown = places.iter();
        let shown = shown.map(|at| person.shown.get(*at as usize).copied().unwrap_or(Shown::More));
        let scales = Scales { asked: &self.scales, numbers: &person.scales };
        measure(terms, shares, shown, scales, options, known)
    }
}

impl SharedOut {
    fn new(numbers: &Numbers, options: &Options) -> Self {
        let mut shares = Vec::with_capacity(numbers.terms.len());
        let mut own = Vec::new();
        let ends = (0..numbers.ends.len()).map(|role| {
            let terms = part(&numbers.terms, &numbers.ends, role).unwrap_or_default();
            share_out(terms, options, &mut own);
            shares.append(&mut own);
            position(shares.len())
        });
        let ends = ends.collect();
        let Options { formula, desired_weight, .. } = *options;
        Self { formula, desired_weight, shares, ends }
    }
}

/// The part of a list that is a role's.
fn part<'a, T>(list: &'a [T], ends: &[u32], role: usize) -> Option<&'a [T]> {
    let start = role.checked_sub(1).map_or(Some(0), |before| ends.get(before).copied())?;
    list.get(start as usize..*ends.get(role)? as usize)
}

/// A position in a list, which no list of ours is too long for.
fn position(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// For each requirement, the rank of its competency: those of equal uri have the same.
fn ranks(all: &[&Requirement]) -> Vec<u32> {
    let uri = |at: &u32| all.get(*at as usize).map(|one| &one.competency);
    let firsts = KeyIndex::new((0_u32..).zip(all).map(|(at, one)| (&one.competency, at))).firsts();
    let mut distinct: Vec<u32> =
        (0_u32..).zip(&firsts).filter(|(at, first)| at == *first).map(|(at, _)| at).collect();
    distinct.sort_unstable_by(|one, other| uri(one).cmp(&uri(other)));
    let mut rank_of = vec![0; all.len()];
    for (rank, first) in (0_u32..).zip(&distinct) {
        if let Some(slot) = rank_of.get_mut(*first as usize) {
            *slot = rank;
        }
    }
    firsts.iter().map(|first| rank_of.get(*first as usize).copied().unwrap_or_default()).collect()
}

/// The names that competencies have, and for each requirement with its rank the place of its own.
///
/// The same uri with the same code is one competency, and has one place.
fn places(asked: &[(&Requirement, u32)]) -> (Vec<(Key, Option<Key>)>, Vec<u32>) {
    let codes = (0_u32..).zip(asked).filter_map(|(at, (one, _))| Some((one.code.as_ref()?, at)));
    let codes = KeyIndex::new(codes);
    let pairs = asked.iter().map(|(one, rank)| {
        let code = one.code.as_ref().and_then(|code| codes.get(code));
        (*rank, code)
    });
    let pairs: Vec<(u32, Option<u32>)> = pairs.collect();
    let mut order: Vec<u32> = (0..position(pairs.len())).collect();
    let pair = |at: &u32| pairs.get(*at as usize);
    order.sort_unstable_by_key(pair);
    let mut names = Vec::new();
    let mut places = vec![0; asked.len()];
    for same in order.chunk_by(|one, other| pair(one) == pair(other)) {
        for at in same {
            if let Some(place) = places.get_mut(*at as usize) {
                *place = position(names.len());
            }
        }
        let one = same.first().and_then(|at| asked.get(*at as usize));
        names.extend(one.map(|(one, _)| (one.competency.clone(), one.code.clone())));
    }
    (names, places)
}
