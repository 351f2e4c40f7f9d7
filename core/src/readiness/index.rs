//! Many roles, put in numbers once for all people who are held against them.

use std::sync::OnceLock;

use super::assess::Measures;
use super::compare::Placings;
use super::lookup::Lookup;
use super::terms::{Scales, Shown, Term, measure, share_out};
use super::{Comparison, Options, Ranking, ReadinessError};
use crate::evidence::{Profile, Standing};
use crate::framework::ProficiencyScale;
use crate::kernel::{Key, KeyIndex, Share};
use crate::role::Role;

/// Many roles, ready for one person after the other.
///
/// It answers as [`compare`](super::compare) and [`rank`](super::rank) do, in every bit, and many
/// times quicker: a role that asks for single competencies alone is measured from a few numbers
/// each, for people of whom such competencies have a level on the scale of the role, are not
/// demonstrated, or are unknown.
/// Any other role is assessed in full, and so is one that comes out among the best where its parts
/// are asked for.
///
/// The numbers are found at the first question, hold for any options, and never change.
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
    /// For each role, how many terms there are up to its end; a role that is assessed in full has
    /// none.
    ends: Vec<u32>,
    /// The scales of the terms.
    scales: Vec<ProficiencyScale>,
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

    fn placings<'a>(
        &'a self,
        profile: &'a Profile,
        options: &'a Options,
    ) -> Result<Placings<'a>, ReadinessError> {
        options.check()?;
        let lookup = Lookup::new(profile)?;
        let numbers = self.numbers.get_or_init(|| Numbers::new(&self.roles));
        let person = numbers.person(&lookup);
        let (mut shares, mut known) = (Vec::new(), Vec::new());
        Ok(Placings::new(lookup, &self.roles, options, |role| {
            numbers.measure(role, &person, options, (&mut shares, &mut known))
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
        let (mut terms, mut scales, mut asked) = (Vec::new(), Vec::new(), Vec::new());
        let ends = roles.iter().map(|role| {
            asked.extend(Term::add_all(role, &mut terms, &mut scales));
            u32::try_from(terms.len()).unwrap_or(u32::MAX)
        });
        let ends = ends.collect();
        // The same uri with the same code is one competency, and has one place.
        let uris = (0_u32..).zip(&asked).map(|(at, one)| (&one.competency, at));
        let firsts = KeyIndex::new(uris).firsts();
        let codes = KeyIndex::new(
            (0_u32..).zip(&asked).filter_map(|(at, one)| Some((one.code.as_ref()?, at))),
        );
        let pairs = firsts.iter().zip(&asked).map(|(first, one)| {
            let code = one.code.as_ref().and_then(|code| codes.get(code));
            (*first, code)
        });
        let pairs: Vec<(u32, Option<u32>)> = pairs.collect();
        let mut distinct = pairs.clone();
        distinct.sort_unstable();
        distinct.dedup();
        let place = |pair| distinct.binary_search(pair).ok().and_then(|at| u32::try_from(at).ok());
        let places = pairs.iter().map(|pair| place(pair).unwrap_or(u32::MAX)).collect();
        let names = distinct.iter().filter_map(|(first, code)| {
            let uri = &asked.get(*first as usize)?.competency;
            let code = code.and_then(|at| asked.get(at as usize)?.code.clone());
            Some((uri.clone(), code))
        });
        let names = names.collect();
        Self { names, terms, places, ends, scales }
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

    /// The measures of the role at this position; nothing where it has to be assessed in full.
    fn measure(
        &self,
        role: usize,
        person: &Person,
        options: &Options,
        (shares, known): (&mut Vec<Share>, &mut Vec<Share>),
    ) -> Option<Measures> {
        let start = role.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied())?;
        let range = start as usize..*self.ends.get(role)? as usize;
        let terms = self.terms.get(range.clone())?;
        let places = self.places.get(range)?;
        share_out(terms, options, shares);
        let shown = places.iter();
        let shown = shown.map(|at| person.shown.get(*at as usize).copied().unwrap_or(Shown::More));
        let scales = Scales { asked: &self.scales, numbers: &person.scales };
        measure(terms, shares, shown, scales, options, known)
    }
}
