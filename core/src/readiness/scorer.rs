//! A role made ready for many people whose levels are bare numbers.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::assess::Measures;
use super::terms::{Met, Scales, Shown, Term, measure, share_out};
use super::verdict::decide;
use super::{Options, Readiness, Verdict, assess};
use crate::evidence::{HeldLevel, Profile};
use crate::framework::ProficiencyScale;
use crate::kernel::{Key, KeyIndex, Level, Share, Weight};
use crate::problem::Problem;
use crate::role::{Requirement, Role};

/// What a [`Scorer`] is made from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a role with options")]
pub struct ScorerInput {
    /// The role.
    pub role: Role,
    /// How to assess.
    #[serde(default)]
    pub options: Options,
}

/// The measures of a readiness, without its parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "the measures of a readiness")]
pub struct Scores {
    /// The met part of what the role asks, from 0 to 1.
    pub score: Share,
    /// The lowest score that could come of it once everything is known.
    pub low: Share,
    /// The highest score that could come of it once everything is known.
    pub high: Share,
    /// The part of the weight about which something is known.
    pub coverage: Share,
    /// Whether the person is ready.
    pub verdict: Verdict,
}

/// One role with the options to assess it by, made ready for many people.
///
/// It gives the measures of [`assess`](super::assess) in every bit, without their parts, for people
/// of whom nothing but levels is known; the levels are on the scales of the role.
/// A role that asks for single competencies alone is scored from a few numbers each; one with
/// must-haves, choices, equivalents or conditions is assessed in full.
///
/// ```
/// use prowess::readiness::{Options, Scorer};
/// use prowess::role;
///
/// let analyst = role::parse(
///     r#"{"uri": "role/analyst",
///         "scales": [{"id": "five-step", "kind": "ordinal", "minimum": 1, "maximum": 5}],
///         "requirements": [{"competency": "sql", "required_level": 4, "importance": 3},
///                          {"competency": "statistics", "required_level": 3}]}"#,
/// )?;
/// let scorer = Scorer::new(analyst, Options::default());
/// assert_eq!(scorer.competencies().len(), 2);
///
/// // Two of three steps of SQL, which weighs three quarters; nothing is known of statistics.
/// let scores = scorer.score(&[3.0, f64::NAN])?;
/// assert_eq!(scores.score.get(), 0.5);
/// assert_eq!(scores.high.get(), 0.75);
/// # Ok::<(), prowess::Problem>(())
/// ```
#[derive(Debug, Clone)]
pub struct Scorer {
    input: ScorerInput,
    /// What is asked, ordered by uri.
    names: Vec<Key>,
    /// The codes of the same competencies.
    codes: Vec<Option<Key>>,
    /// Whether a competency has the uri of another one as its code.
    pub(super) is_crossed: bool,
    /// The role in numbers, where it asks for single competencies alone.
    pub(super) terms: Vec<(Term, Option<Weight>)>,
    /// The scales of the terms.
    pub(super) scales: Vec<ProficiencyScale>,
    /// What each term is of the whole where nothing is left out; none where the role is to be
    /// assessed in full.
    pub(super) shares: Vec<Share>,
}

impl Scorer {
    /// The scorer of a role.
    ///
    /// A role that cannot be assessed says why at each score, as it does when it is assessed.
    ///
    /// # Cost
    ///
    /// O(n log n) in the number of requirements.
    #[must_use]
    pub fn new(role: Role, options: Options) -> Self {
        let mut requirements: Vec<_> = role.requirements.iter().collect();
        requirements.sort_by(|a, b| a.competency.cmp(&b.competency));
        let names = requirements.iter().map(|one| one.competency.clone()).collect();
        let codes = requirements.iter().map(|one| one.code.clone()).collect();
        let is_crossed = crosses(&requirements);
        let (mut terms, mut scales, mut shares) = (Vec::new(), Vec::new(), Vec::new());
        Term::add_all(&role, &requirements, &mut terms, &mut scales);
        share_out(
            terms.iter().map(|(term, importance)| (term, *importance)),
            &options,
            &mut shares,
        );
        let input = ScorerInput { role, options };
        Self { input, names, codes, is_crossed, terms, scales, shares }
    }

    /// The role and the options it was made from.
    #[must_use]
    pub const fn input(&self) -> &ScorerInput {
        &self.input
    }

    /// The competencies that the role asks for, in the order in which levels are given.
    #[must_use]
    pub fn competencies(&self) -> &[Key] {
        &self.names
    }

    /// The codes of the same competencies, where they have some.
    #[must_use]
    pub fn codes(&self) -> &[Option<Key>] {
        &self.codes
    }

    /// The measures for one person, from a level for each of [`Scorer::competencies`].
    ///
    /// NaN and a level that is missing at the end stand for what is not known; levels beyond the
    /// last competency count for nothing.
    ///
    /// # Errors
    ///
    /// * those of [`assess`](super::assess); the path names the place in `levels`.
    pub fn score(&self, levels: &[f64]) -> Result<Scores, Problem> {
        if let (Some(scores), false) = (self.plainly(levels), self.is_crossed) {
            return Ok(scores);
        }
        let known = levels.iter().enumerate().zip(&self.names);
        let known = known.filter(|((_, level), _)| !level.is_nan());
        let mut held = Vec::new();
        let mut places = Vec::new();
        for ((at, level), name) in known {
            let place = format!("levels[{at}]");
            let level = Level::new(*level).map_err(|error| Problem::from(error).under(&place))?;
            held.push(held_level(name.clone(), level));
            places.push(place);
        }
        self.in_full(held, &places)
    }

    /// The measures for one person, from levels by the uri or the code of their competency.
    ///
    /// Competencies that the role does not ask for count for nothing; a level that is nothing is
    /// not known.
    ///
    /// # Errors
    ///
    /// * those of [`assess`](super::assess); the path names the competency in `levels`.
    pub fn score_by_name(&self, levels: &BTreeMap<Key, Option<Level>>) -> Result<Scores, Problem> {
        let level = |name: &Key| levels.get(name).copied().flatten().map(Level::get);
        let mut is_named_twice = false;
        let by_place = self.names.iter().zip(&self.codes).map(|(name, code)| {
            let by_code = code.as_ref().filter(|code| *code != name).and_then(level);
            let by_name = level(name);
            is_named_twice |= by_name.is_some() && by_code.is_some();
            by_name.or(by_code).unwrap_or(f64::NAN)
        });
        let by_place: Vec<f64> = by_place.collect();
        if let (Some(scores), false) = (self.plainly(&by_place), is_named_twice) {
            return Ok(scores);
        }
        let known = levels.iter().filter_map(|(name, level)| Some((name.clone(), (*level)?)));
        let held: Vec<HeldLevel> = known.map(|(name, level)| held_level(name, level)).collect();
        let places: Vec<String> =
            held.iter().map(|one| format!("levels.{}", one.competency)).collect();
        self.in_full(held, &places)
    }

    /// The measures of a role in numbers; nothing where they have to be found in full.
    fn plainly(&self, levels: &[f64]) -> Option<Scores> {
        let options = &self.input.options;
        let scales = Scales { asked: &self.scales, numbers: &[] };
        let mets = self.terms.iter().enumerate().map(|(at, (term, _))| {
            let level = levels.get(at).copied().unwrap_or(f64::NAN);
            if level.is_nan() {
                return Met::Unknown;
            }
            let shown = Level::new(level).map_or(Shown::More, |level| Shown::Level(level, 0));
            term.met(shown, scales, options.formula)
        });
        let weights = self.terms.iter().map(|(term, importance)| term.weight(*importance, options));
        let measures = measure(mets, weights, &self.shares, options, &mut Vec::new())?;
        Some(Scores::new(measures, decide(measures, &[], options).0))
    }

    /// The measures by a whole assessment.
    fn in_full(&self, levels: Vec<HeldLevel>, places: &[String]) -> Result<Scores, Problem> {
        let profile = Profile { levels, ..nobody() };
        let report = assess(&profile, &self.input.role, &self.input.options);
        report.map(|report| Scores::of(&report)).map_err(|error| at_level(error.into(), places))
    }
}

impl Scores {
    pub(super) const fn new(measures: Measures, verdict: Verdict) -> Self {
        let Measures { score, low, high, coverage } = measures;
        Self { score, low, high, coverage, verdict }
    }

    /// The measures of a readiness.
    #[must_use]
    pub const fn of(report: &Readiness) -> Self {
        let Readiness { score, low, high, coverage, verdict, .. } = report;
        Self { score: *score, low: *low, high: *high, coverage: *coverage, verdict: *verdict }
    }
}

/// Somebody of whom nothing is known.
fn nobody() -> Profile {
    Profile { person: Key::nameless(), as_of: None, framework: None, levels: Vec::new() }
}

/// Whether a competency has the uri of another one as its code, so that a level has two places.
fn crosses(requirements: &[&Requirement]) -> bool {
    let names = (0_u32..).zip(requirements);
    let names = KeyIndex::new(names.map(|(at, one)| (&one.competency, at)));
    let is_other = |one: &Requirement, at: u32| {
        requirements.get(at as usize).is_some_and(|other| other.competency != one.competency)
    };
    requirements.iter().any(|one| {
        let named = one.code.as_ref().and_then(|code| names.get(code));
        named.is_some_and(|at| is_other(one, at))
    })
}

fn held_level(competency: Key, level: Level) -> HeldLevel {
    HeldLevel { competency, level: Some(level), scale: None, status: None }
}

/// The problem of a profile that was made from levels, at the level that the caller gave.
fn at_level(mut problem: Problem, places: &[String]) -> Problem {
    let levels = problem.path.as_deref().and_then(|path| path.strip_prefix("profile.levels"));
    let place = levels.map(|rest| {
        let at = rest.strip_prefix('[').and_then(|rest| rest.split_once(']'));
        let at = at.and_then(|(at, _)| at.parse::<usize>().ok());
        at.and_then(|at| places.get(at).cloned()).unwrap_or_else(|| "levels".to_owned())
    });
    if place.is_some() {
        problem.path = place;
    }
    problem
}
