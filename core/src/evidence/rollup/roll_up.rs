//! Where every parent with a rule stands.

use std::collections::BTreeMap;

use super::judge::{Held, Judged};
use super::outline::{CheckedRule, Nodes, check};
use super::{
    ChildStanding, ParentStanding, Proficiency, RollUp, RollupBasis, RollupMode, RollupNeed,
    RollupRule, RollupUnknown,
};
use crate::evidence::{EvidenceError, Profile};
use crate::framework::Framework;
use crate::kernel::Key;

/// Where every parent with a rule stands, from what its children show, and what is still missing.
///
/// The profile is what evidence other than roll-ups shows: a parent whose level came from its
/// children would otherwise hold itself up after they fell ([`without_roll_ups`]).
/// Nothing is remembered from an earlier roll-up, so what no longer holds is gone, at every height
/// of the outline.
/// The result does not say how sure a level is, nor that whoever is proficient in the parts can put
/// them together.
///
/// [`without_roll_ups`]: super::without_roll_ups
///
/// ```
/// use prowess::evidence::{self, rollup::{Proficiency, RollupRule, roll_up}};
/// use prowess::framework;
///
/// let databases = framework::parse(
///     r#"{"id": "db", "version": "1",
///         "scales": [{"id": "five", "kind": "ordinal", "minimum": 1, "maximum": 5, "mastery": 3}],
///         "competencies": [{"uri": "databases"}, {"uri": "sql"}, {"uri": "tuning"}],
///         "relations": [{"from": "sql", "kind": "child_of", "to": "databases"},
///                       {"from": "tuning", "kind": "child_of", "to": "databases"}]}"#,
/// )?;
/// let rule: RollupRule =
///     serde_json::from_str(r#"{"parent": "databases", "needs": {"kind": "all"}}"#).unwrap();
/// let ana = evidence::parse(r#"{"person": "ana", "levels": [{"competency": "sql", "level": 4}]}"#)?;
/// let roll_up = roll_up(&databases, &ana, &[rule])?;
///
/// // Nobody knows about tuning, so nobody knows about databases.
/// assert_eq!(roll_up.parents[0].standing, Proficiency::Unknown);
/// assert_eq!(roll_up.parents[0].to_find_out[0].as_str(), "tuning");
/// # Ok::<(), prowess::Problem>(())
/// ```
///
/// # Errors
///
/// * `evidence.invalid_roll_up_rule` when a rule makes no sense: a child that is none, more asked
///   for than there is, two rules for one parent, a level that is not on the scale.
/// * `evidence.roll_up_cycle` when rules wait for each other in a circle, with the circle.
/// * `evidence.unknown_competency` when a rule names what is not in the framework.
/// * `evidence.duplicate_competency`, `evidence.contradiction` when the profile contradicts itself.
/// * `framework.level_off_scale`, `framework.unknown_scale` when a level is on no scale.
///
/// # Cost
///
/// O(n log n) in the size of the framework and of the rules, and no recursion.
pub fn roll_up(
    framework: &Framework,
    profile: &Profile,
    rules: &[RollupRule],
) -> Result<RollUp, EvidenceError> {
    let nodes = Nodes::new(framework);
    let rules = check(framework, &nodes, rules)?;
    let held = Held::new(framework, &nodes, profile)?;
    let rolled = Rolled::new(&nodes, &held, &rules)?;
    let parents = rolled.parents.into_values().collect();
    Ok(RollUp { person: profile.person.clone(), parents })
}

/// The standings of all parents, ordered by uri.
pub(super) struct Rolled<'a> {
    pub(super) parents: BTreeMap<&'a Key, ParentStanding>,
}

impl<'a> Rolled<'a> {
    pub(super) fn new(
        nodes: &Nodes<'a>,
        held: &Held<'_>,
        rules: &BTreeMap<&'a Key, CheckedRule<'a>>,
    ) -> Result<Self, EvidenceError> {
        // Each parent waits for those of its children that have a rule; no circle is left.
        let mut waiting_for: BTreeMap<&Key, usize> = BTreeMap::new();
        let mut waiters: BTreeMap<&Key, Vec<&'a Key>> = BTreeMap::new();
        for (parent, rule) in rules {
            let ruled = rule.children.iter().filter(|child| rules.contains_key(child.node.uri));
            for child in ruled {
                *waiting_for.entry(parent).or_default() += 1;
                waiters.entry(child.node.uri).or_default().push(parent);
            }
        }
        let is_free = |uri: &&&Key| !waiting_for.contains_key(**uri);
        let mut ready: Vec<&'a Key> = rules.keys().filter(is_free).copied().collect();
        let mut rolled = Self { parents: BTreeMap::new() };
        while let Some(uri) = ready.pop() {
            let Some(rule) = rules.get(uri) else { continue };
            let standing = rolled.judge(nodes, held, rules, rule)?;
            rolled.parents.insert(uri, standing);
            for waiter in waiters.remove(uri).unwrap_or_default() {
                if let Some(count) = waiting_for.get_mut(waiter) {
                    *count -= 1;
                    if *count == 0 {
                        ready.push(waiter);
                    }
                }
            }
        }
        Ok(rolled)
    }

    /// Judges one parent, after all of its children.
    fn judge(
        &self,
        nodes: &Nodes<'a>,
        held: &Held<'_>,
        rules: &BTreeMap<&'a Key, CheckedRule<'a>>,
        rule: &CheckedRule<'a>,
    ) -> Result<ParentStanding, EvidenceError> {
        let mut children = Vec::with_capacity(rule.children.len());
        for child in &rule.children {
            let judged = held.judge(nodes, child.node, rule.rule.mark)?;
            let below = self.parents.get(child.node.uri);
            let below = below.filter(|_| completes(rules.get(child.node.uri)));
            let (standing, basis, unknown) = combine(judged, below.map(|one| one.by_children));
            children.push(ChildStanding {
                child: child.node.uri.clone(),
                standing,
                basis,
                unknown,
                mark: judged.mark,
                points: child.points,
                required: child.required,
            });
        }
        let tally = tally(&rule.rule.needs, &children);
        let own = held.judge(nodes, rule.parent, None)?;
        let by_children = completes(Some(rule)).then_some(tally.standing);
        let (standing, basis, unknown) = combine(own, by_children);
        // Where its own rule is what leaves it open, say so more precisely.
        let none = tally.applicable == 0 && unknown == Some(RollupUnknown::Children);
        let those = |wanted: Proficiency| {
            let those = children.iter().filter(|child| child.standing == wanted);
            those.map(|child| child.child.clone()).collect()
        };
        Ok(ParentStanding {
            parent: rule.parent.uri.clone(),
            standing,
            basis,
            unknown: if none { Some(RollupUnknown::NoChildren) } else { unknown },
            by_children: tally.standing,
            reached: tally.reached,
            open: tally.open,
            needed: tally.needed,
            short_by: tally.needed.saturating_sub(tally.reached),
            missing: those(Proficiency::NotProficient),
            to_find_out: those(Proficiency::Unknown),
            children,
        })
    }
}

/// Whether a rule makes its parent proficient.
fn completes(rule: Option<&CheckedRule<'_>>) -> bool {
    rule.is_some_and(|rule| rule.rule.outcome == RollupMode::Complete)
}

/// What the profile says, else what the children say.
fn combine(
    own: Judged,
    by_children: Option<Proficiency>,
) -> (Proficiency, Option<RollupBasis>, Option<RollupUnknown>) {
    // A level without a mark is a level all the same, and no rule gives another one.
    let open = own.standing == Proficiency::Unknown && !own.has_level;
    match by_children.filter(|_| open) {
        Some(Proficiency::Unknown) => (Proficiency::Unknown, None, Some(RollupUnknown::Children)),
        Some(by_children) => (by_children, Some(RollupBasis::Children), None),
        None => {
            let basis = own.unknown.is_none().then_some(RollupBasis::Profile);
            (own.standing, basis, own.unknown)
        }
    }
}

/// What children earn together.
struct Tally {
    standing: Proficiency,
    reached: u32,
    open: u32,
    needed: u32,
    /// How many children apply to the person.
    applicable: u32,
}

fn tally(needs: &RollupNeed, children: &[ChildStanding]) -> Tally {
    let sum = |wanted: Proficiency| -> u32 {
        let those = children.iter().filter(|child| child.standing == wanted);
        // The points of a rule were added up when it was checked.
        those.fold(0_u32, |sum, child| sum.saturating_add(child.points))
    };
    let (reached, open) = (sum(Proficiency::Proficient), sum(Proficiency::Unknown));
    let applies = |child: &&ChildStanding| child.standing != Proficiency::NotApplicable;
    let applicable = u32::try_from(children.iter().filter(applies).count()).unwrap_or(u32::MAX);
    let needed = match needs {
        RollupNeed::All {} => applicable,
        RollupNeed::KOfN { k } => *k,
        RollupNeed::Points { needed, .. } => *needed,
    };
    let required = |wanted: Proficiency| {
        children.iter().any(|child| child.required && child.standing == wanted)
    };
    let standing = if applicable == 0 {
        Proficiency::Unknown
    } else if required(Proficiency::NotProficient) || reached.saturating_add(open) < needed {
        Proficiency::NotProficient
    } else if required(Proficiency::Unknown) || reached < needed {
        Proficiency::Unknown
    } else {
        Proficiency::Proficient
    };
    Tally { standing, reached, open, needed, applicable }
}
