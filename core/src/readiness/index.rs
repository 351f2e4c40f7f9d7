//! Many roles, put in numbers once for all people who are held against them.

use std::sync::OnceLock;

use super::assess::{Bench, Measures};
use super::compare::{Placings, at_role};
use super::lookup::Lookup;
use super::terms::{Met, Scales, Shown, Term, measure, share_out};
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
#[derive(Debug, Clone, Default)]
struct Numbers {
    /// Uri and code of each competency that is asked for.
    names: Vec<(Key, Option<Key>)>,
    /// Everything that is asked for, once, with the position of its competency in `names`.
    terms: Vec<(u32, Term)>,
    /// The requirements of all roles, one role after the other, each as the position of its term,
    /// with its importance.
    asked: Vec<(u32, Option<Weight>)>,
    /// Where the requirements of each role end; a role that is assessed in full has none.
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
        let mets = numbers.mets(&lookup, options);
        let shared = numbers.shares(options);
        let (mut shares, mut known) = (Vec::new(), Vec::new());
        let mut bench = Bench::default();
        let mut all = Vec::with_capacity(self.roles.len());
        for (at, role) in self.roles.iter().enumerate() {
            let found = numbers.measure(at, &mets, options, shared, (&mut shares, &mut known));
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
        let mets = numbers.mets(&lookup, options);
        let shared = numbers.shares(options);
        let (mut shares, mut known) = (Vec::new(), Vec::new());
        Ok(Placings::new(lookup, &self.roles, options, |role| {
            numbers.measure(role, &mets, options, shared, (&mut shares, &mut known))
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
        let mut numbers = Self { scales, ends, ..Self::default() };
        numbers.put_together(&asked, terms);
        numbers
    }

    /// Puts together what is asked for more than once: requirements, each with the rank of its
    /// competency, and their terms.
    ///
    /// The same uri with the same code is one competency.
    fn put_together(&mut self, asked: &[(&Requirement, u32)], terms: Vec<(Term, Option<Weight>)>) {
        let codes = (0_u32..).zip(asked);
        let codes = codes.filter_map(|(at, (one, _))| Some((one.code.as_ref()?, at)));
        let codes = KeyIndex::new(codes);
        let name = |(one, rank): &(&Requirement, u32)| {
            (*rank, one.code.as_ref().and_then(|code| codes.get(code)))
        };
        let signs: Vec<_> =
            asked.iter().zip(&terms).map(|(one, (term, _))| (name(one), term.code())).collect();
        let sign = |at: &u32| signs.get(*at as usize);
        let mut order: Vec<u32> = (0..position(signs.len())).collect();
        order.sort_unstable_by_key(sign);
        let mut term_of = vec![0; signs.len()];
        for same_name in order.chunk_by(|one, other| {
            sign(one).map(|(name, _)| name) == sign(other).map(|(name, _)| name)
        }) {
            let place = position(self.names.len());
            let one = same_name.first().and_then(|at| asked.get(*at as usize));
            self.names.extend(one.map(|(one, _)| (one.competency.clone(), one.code.clone())));
            for same in same_name.chunk_by(|one, other| sign(one) == sign(other)) {
                for at in same {
                    if let Some(slot) = term_of.get_mut(*at as usize) {
                        *slot = position(self.terms.len());
                    }
                }
                let one = same.first().and_then(|at| terms.get(*at as usize));
                self.terms.extend(one.map(|(term, _)| (place, term.clone())));
            }
        }
        self.asked = term_of.into_iter().zip(terms).map(|(at, (_, weight))| (at, weight)).collect();
    }

    /// How far a person meets everything that is asked for.
    fn mets(&self, lookup: &Lookup<'_>, options: &Options) -> Vec<Met> {
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
        let shown: Vec<Shown> = shown.collect();
        let numbers: Vec<u32> = self.scales.iter().map(|scale| number(&scale.id)).collect();
        let scales = Scales { asked: &self.scales, numbers: &numbers };
        let mets = self.terms.iter().map(|(place, term)| {
            let shown = shown.get(*place as usize).copied().unwrap_or(Shown::More);
            term.met(shown, scales, options.formula)
        });
        mets.collect()
    }

    /// The requirements of the role at this position, in numbers.
    fn asked(&self, role: usize) -> impl Iterator<Item = (&Term, Option<Weight>)> + Clone {
        let asked = part(&self.asked, &self.ends, role).unwrap_or_default().iter();
        asked.filter_map(|(at, weight)| Some((&self.terms.get(*at as usize)?.1, *weight)))
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
        mets: &[Met],
        options: &Options,
        shared: Option<&SharedOut>,
        (shares, known): (&mut Vec<Share>, &mut Vec<Share>),
    ) -> Option<Measures> {
        let shares = match shared {
            Some(shared) => part(&shared.shares, &shared.ends, role)?,
            None => {
                share_out(self.asked(role), options, shares);
                shares
            }
        };
        let asked = part(&self.asked, &self.ends, role)?.iter();
        let mets = asked.map(|(at, _)| mets.get(*at as usize).copied().unwrap_or(Met::More));
        let weights = self.asked(role).map(|(term, weight)| term.weight(weight, options));
        measure(mets, weights, shares, options, known)
    }
}

impl SharedOut {
    fn new(numbers: &Numbers, options: &Options) -> Self {
        let mut shares = Vec::with_capacity(numbers.asked.len());
        let mut own = Vec::new();
        let ends = (0..numbers.ends.len()).map(|role| {
            share_out(numbers.asked(role), options, &mut own);
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
