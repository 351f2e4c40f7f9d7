//! Equivalents found along the relations of a framework.

use std::cmp::{Ordering, Reverse};
use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Equivalent, Requirement, Role, RoleError, check_algebra};
use crate::framework::{AlignmentKind, CompetencyIndex, Framework, RelationKind};
use crate::kernel::{Key, LanguageTag, Share};

/// What holding a competency is worth for another one, by the relation between the two.
///
/// A factor of 0 leaves the relation out.
/// No study known to us measures these numbers: the defaults are an assumption, in the order of
/// how near the relations say two competencies are, and are meant to be replaced by your own.
/// They are eighths, so that their products are exact.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default, expecting = "factors of relations")]
pub struct EquivalentFactors {
    /// Both mean the same; 1.
    pub exact_match: Share,
    /// Both mean nearly the same; 0.875.
    pub close_match: Share,
    /// The one held was replaced by the one asked, or replaces it; 0.875.
    pub replaced_by: Share,
    /// The one held is narrower than the one asked, as a match says; 0.625.
    pub narrow_match: Share,
    /// The one held is wider than the one asked, as a match says; 0.5.
    pub broad_match: Share,
    /// The one held stands directly below the one asked in the outline; 0.625.
    pub child: Share,
    /// The one held stands directly above the one asked in the outline; 0.5.
    pub parent: Share,
    /// Both have to do with each other; 0.375.
    pub related_to: Share,
}

impl Default for EquivalentFactors {
    fn default() -> Self {
        let eighths = |eighths: f64| Share::ratio(eighths, 8.0);
        Self {
            exact_match: Share::ALL,
            close_match: eighths(7.0),
            replaced_by: eighths(7.0),
            narrow_match: eighths(5.0),
            broad_match: eighths(4.0),
            child: eighths(5.0),
            parent: eighths(4.0),
            related_to: eighths(3.0),
        }
    }
}

/// How far to look for equivalents; see [`add_equivalents`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default, expecting = "options of equivalents")]
pub struct EquivalentOptions {
    /// What each relation is worth.
    pub factors: EquivalentFactors,
    /// How many relations may lie between two competencies; 2.
    pub max_steps: u32,
    /// Equivalents that are worth less are left out; 0.375.
    pub minimum_factor: Share,
    /// Alignments whose author is less sure are left out; one without a number is kept.
    pub minimum_confidence: Share,
    /// The languages of the labels; the language of the framework is tried last.
    pub languages: Vec<LanguageTag>,
}

impl Default for EquivalentOptions {
    fn default() -> Self {
        Self {
            factors: EquivalentFactors::default(),
            max_steps: 2,
            minimum_factor: Share::ratio(3.0, 8.0),
            minimum_confidence: Share::NONE,
            languages: Vec::new(),
        }
    }
}

/// The role with the equivalents that a framework knows for what it asks.
///
/// The competencies a framework relates to the one asked are walked through, at most `max_steps`
/// relations far; the factors on the way multiply, and of several ways the best one counts:
///
/// factor = max over ways of product(factor of each relation)
///
/// | relation or alignment | the one held, seen from the one asked | field |
/// |---|---|---|
/// | `exact_match`, `exact` | either end | `exact_match` |
/// | `close_match`, `close` | either end | `close_match` |
/// | `broad_match`, `broad`: `to` is wider | `to` is wider, `from` is narrower | `broad_match`, `narrow_match` |
/// | `narrow_match`, `narrow`: `to` is narrower | `to` is narrower, `from` is wider | `narrow_match`, `broad_match` |
/// | `child_of` | `to` is above, `from` is below | `parent`, `child` |
/// | `related_to`, `related` | either end | `related_to` |
/// | `replaced_by` | either end | `replaced_by` |
///
/// What the role names already stays as it is, and first; what is found follows, the highest
/// factor first, equal ones by uri.
/// An equivalent keeps the relation of the weakest step of its way.
/// Never found is the competency itself; headings (groups) are not walked through, since nobody
/// holds them.
/// A uri that is not in the framework may be found: a replaced competency, or one of another
/// framework.
/// Adding twice is adding once, and the order of the relations does not matter.
///
/// What it does not tell: whether one competency can replace another at work. It suggests; a
/// person decides.
///
/// ```
/// use prowess::framework;
/// use prowess::role::{self, EquivalentOptions};
///
/// let skills = framework::parse(
///     r#"{"id": "own", "version": "1",
///         "competencies": [{"uri": "sql", "labels": {"en": "SQL"}},
///                          {"uri": "postgres", "labels": {"en": "PostgreSQL"}}],
///         "relations": [{"from": "postgres", "kind": "child_of", "to": "sql"}]}"#,
/// )?;
/// let analyst = role::parse(r#"{"uri": "analyst", "requirements": [{"competency": "sql"}]}"#)?;
/// let analyst = role::add_equivalents(&analyst, &skills, &EquivalentOptions::default())?;
/// let found = &analyst.requirements[0].equivalents[0];
/// assert_eq!((found.competency.as_str(), found.factor.get()), ("postgres", 0.625));
/// # Ok::<(), prowess::Problem>(())
/// ```
///
/// # Errors
///
/// * the first error of [`check`](super::check) about choices, gates, equivalents and conditions:
///   terms are not added to terms that contradict one another.
///
/// # Cost
///
/// O(n log n) in the relations of the framework, and for each requirement the relations within
/// `max_steps` of it.
pub fn add_equivalents(
    role: &Role,
    framework: &Framework,
    options: &EquivalentOptions,
) -> Result<Role, RoleError> {
    check_algebra(role)?;
    let web = Web::of(framework, options);
    let index = framework.competency_index();
    let languages = framework.languages(&options.languages);
    let mut role = role.clone();
    for requirement in &mut role.requirements {
        let found = web.around(&requirement.competency, options.max_steps);
        add(requirement, found, options.minimum_factor, framework, &index, &languages);
    }
    Ok(role)
}

fn add(
    requirement: &mut Requirement,
    found: BTreeMap<&Key, Way>,
    minimum: Share,
    framework: &Framework,
    index: &CompetencyIndex,
    languages: &[LanguageTag],
) {
    let named: BTreeSet<Key> =
        requirement.equivalents.iter().map(|one| one.competency.clone()).collect();
    let own_code = requirement.code.clone();
    let is_new = |uri: &Key| {
        *uri != requirement.competency && own_code.as_ref() != Some(uri) && !named.contains(uri)
    };
    // The product of very small factors may be nothing.
    let counts = |way: &Way| way.factor >= minimum && way.factor > Share::NONE;
    let mut new: Vec<(&Key, Way)> =
        found.into_iter().filter(|(uri, way)| is_new(uri) && counts(way)).collect();
    // They come by uri, and the sort keeps that for equal factors.
    new.sort_by_key(|(_, way)| Reverse(way.factor));
    let equivalents = new.into_iter().map(|(uri, way)| {
        let position = index.position_of_uri(uri.as_str());
        let competency = position.and_then(|at| framework.competencies.get(at as usize));
        Equivalent {
            competency: uri.clone(),
            code: competency.and_then(|one| one.code.clone()),
            label: competency.and_then(|one| one.label(languages)).cloned(),
            factor: way.factor,
            relation: Some(way.weakest),
        }
    });
    let is_other = |one: &Equivalent| one.code.is_none() || one.code != own_code;
    requirement.equivalents.extend(equivalents.filter(is_other));
}

/// The best way to a competency so far.
#[derive(Clone, Copy, PartialEq)]
struct Way {
    factor: Share,
    steps: u32,
    /// The factor of its weakest step, and the relation of that step.
    least: Share,
    weakest: RelationKind,
}

impl Way {
    /// Whether this way is to be taken instead of the other; of two equal ones neither is.
    fn beats(&self, other: &Self) -> bool {
        let rank = |way: &Self| (way.factor, Reverse(way.steps), way.least, Reverse(way.weakest));
        rank(self) > rank(other)
    }

    /// This way and one step more.
    fn then(&self, step: &Step<'_>) -> Self {
        let (least, weakest) = match step.factor.cmp(&self.least) {
            Ordering::Less => (step.factor, step.relation),
            Ordering::Equal => (self.least, self.weakest.min(step.relation)),
            Ordering::Greater => (self.least, self.weakest),
        };
        Self { factor: step.factor.of(self.factor), steps: self.steps + 1, least, weakest }
    }
}

/// One step from a competency asked to one that counts for it.
struct Step<'a> {
    asked: &'a Key,
    held: &'a Key,
    relation: RelationKind,
    factor: Share,
}

/// All steps of a framework, ordered by where they start.
struct Web<'a> {
    steps: Vec<Step<'a>>,
}

impl<'a> Web<'a> {
    fn of(framework: &'a Framework, options: &EquivalentOptions) -> Self {
        let groups: BTreeSet<&Key> = framework.groups.iter().map(|group| &group.uri).collect();
        let mut steps = Vec::new();
        let mut join = |from: &'a Key, relation, to: &'a Key| {
            let factors = factors_of(relation, &options.factors);
            if let Some((held_to, held_from)) = factors
                && from != to
                && !groups.contains(from)
                && !groups.contains(to)
            {
                steps.push(Step { asked: from, held: to, relation, factor: held_to });
                steps.push(Step { asked: to, held: from, relation, factor: held_from });
            }
        };
        for relation in &framework.relations {
            join(&relation.from, relation.kind, &relation.to);
        }
        for alignment in &framework.alignments {
            if alignment.confidence.is_none_or(|sure| sure >= options.minimum_confidence) {
                let relation = relation_of(alignment.kind);
                join(&alignment.from.uri, relation, &alignment.to.uri);
            }
        }
        steps.retain(|step| step.factor > Share::NONE);
        steps.sort_by(|a, b| a.asked.cmp(b.asked));
        Self { steps }
    }

    fn from(&self, asked: &Key) -> impl Iterator<Item = &Step<'a>> {
        let start = self.steps.partition_point(|step| step.asked < asked);
        let rest = self.steps.get(start..).unwrap_or_default().iter();
        rest.take_while(move |step| step.asked == asked)
    }

    /// The best way to each competency within that many steps.
    ///
    /// Each round goes one step on from what the round before improved, and takes the best of all
    /// offers, so no order matters.
    fn around(&self, asked: &Key, max_steps: u32) -> BTreeMap<&'a Key, Way> {
        let mut best: BTreeMap<&'a Key, Way> = BTreeMap::new();
        let mut offers: BTreeMap<&'a Key, Way> = BTreeMap::new();
        for step in self.from(asked) {
            let Step { factor, relation, .. } = *step;
            offer(
                &mut offers,
                step.held,
                Way { factor, steps: 1, least: factor, weakest: relation },
            );
        }
        for steps in 1..=max_steps {
            let mut improved = Vec::new();
            for (held, way) in std::mem::take(&mut offers) {
                if held != asked && best.get(held).is_none_or(|known| way.beats(known)) {
                    best.insert(held, way);
                    improved.push((held, way));
                }
            }
            if improved.is_empty() || steps == max_steps {
                break;
            }
            for (held, way) in improved {
                for step in self.from(held) {
                    offer(&mut offers, step.held, way.then(step));
                }
            }
        }
        best
    }
}

fn offer<'a>(offers: &mut BTreeMap<&'a Key, Way>, held: &'a Key, way: Way) {
    let known = offers.entry(held).or_insert(way);
    if way.beats(known) {
        *known = way;
    }
}

/// What holding `to` is worth where `from` is asked, and the other way round; nothing for
/// relations that do not speak of how near two competencies are.
fn factors_of(relation: RelationKind, factors: &EquivalentFactors) -> Option<(Share, Share)> {
    match relation {
        RelationKind::ExactMatch => Some((factors.exact_match, factors.exact_match)),
        RelationKind::CloseMatch => Some((factors.close_match, factors.close_match)),
        RelationKind::BroadMatch => Some((factors.broad_match, factors.narrow_match)),
        RelationKind::NarrowMatch => Some((factors.narrow_match, factors.broad_match)),
        RelationKind::ChildOf => Some((factors.parent, factors.child)),
        RelationKind::RelatedTo => Some((factors.related_to, factors.related_to)),
        RelationKind::ReplacedBy => Some((factors.replaced_by, factors.replaced_by)),
        RelationKind::PartOf
        | RelationKind::Prerequisite
        | RelationKind::Precedes
        | RelationKind::PeerOf
        | RelationKind::TranslationOf
        | RelationKind::DerivedFrom
        | RelationKind::ExemplarOf
        | RelationKind::HasSkillLevel => None,
    }
}

/// The relation within one framework that says the same.
const fn relation_of(alignment: AlignmentKind) -> RelationKind {
    match alignment {
        AlignmentKind::Exact => RelationKind::ExactMatch,
        AlignmentKind::Close => RelationKind::CloseMatch,
        AlignmentKind::Broad => RelationKind::BroadMatch,
        AlignmentKind::Narrow => RelationKind::NarrowMatch,
        AlignmentKind::Related => RelationKind::RelatedTo,
    }
}
