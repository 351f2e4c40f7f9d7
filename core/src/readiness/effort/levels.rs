//! Which raises there are.

use std::collections::BTreeMap;

use super::cost::Prices;
use super::{EffortOptions, UnknownStart};
use crate::evidence::{Profile, Standing};
use crate::framework::{ProficiencyScale, ScaleKind};
use crate::kernel::{Key, Level, Text};
use crate::problem::Fault;
use crate::readiness::judge::on_scale_of_role;
use crate::readiness::lookup::Lookup;
use crate::readiness::{Options, ReadinessError};
use crate::role::{Condition, Role};

/// How many steps a scale may have.
const STEPS: f64 = 1000.0;

/// One competency, and how far it can be raised.
pub(super) struct Ladder {
    pub(super) competency: Key,
    pub(super) code: Option<Key>,
    pub(super) label: Option<Text>,
    /// The level held, on the scale of the role.
    pub(super) from: Option<Level>,
    pub(super) assumes_bottom: bool,
    /// The entry of the profile.
    pub(super) entry: Option<u32>,
    /// What there is above, the lowest first.
    pub(super) rungs: Vec<Rung>,
}

/// A level that can be reached.
pub(super) struct Rung {
    /// Nothing where any demonstrated level would do.
    pub(super) level: Option<Level>,
    pub(super) scale: Option<Key>,
    /// In millionths.
    pub(super) cost: u64,
}

/// What the role would have of one competency.
struct Wanted<'a> {
    code: Option<&'a Key>,
    label: Option<&'a Text>,
    scale: Option<&'a ProficiencyScale>,
    levels: Vec<Level>,
    asked: Vec<Level>,
}

impl Ladder {
    /// Whether this is the name of its competency.
    pub(super) fn is_named(&self, name: &Key) -> bool {
        self.competency == *name || self.code.as_ref() == Some(name)
    }

    /// Puts a profile on one of the rungs.
    pub(super) fn raise(&self, profile: &mut Profile, rung: &Rung, entry: Option<usize>) {
        let (level, scale) = (rung.level, rung.scale.clone());
        let status = level.is_none().then_some(crate::evidence::HoldingStatus::Demonstrated);
        match entry.and_then(|entry| profile.levels.get_mut(entry)) {
            Some(held) => {
                held.level = level;
                held.scale = scale;
                held.status = status;
            }
            None => profile.levels.push(crate::evidence::HeldLevel {
                competency: self.competency.clone(),
                level,
                scale,
                status,
            }),
        }
    }
}

/// The competencies that can be raised, by uri: those the role asks for and their equivalents.
pub(super) fn ladders(
    lookup: &Lookup<'_>,
    role: &Role,
    effort: &EffortOptions,
    options: &Options,
) -> Result<Vec<Ladder>, ReadinessError> {
    let mut ladders = Vec::new();
    for (competency, wanted) in wanted(role)? {
        let names = [Some(competency), wanted.code];
        if effort.frozen.iter().any(|name| names.contains(&Some(name))) {
            continue;
        }
        let found = lookup.find(competency, wanted.code)?;
        let is_unknown = matches!(found.standing, Standing::Unknown(_))
            || (found.standing == Standing::Demonstrated && !wanted.levels.is_empty());
        if found.standing == Standing::NotApplicable
            || (is_unknown && effort.unknown == UnknownStart::Frozen)
        {
            continue;
        }
        let prices = Prices::new(effort, names);
        let (mut from, mut rungs) = (None, Vec::new());
        match wanted.scale.filter(|_| !wanted.levels.is_empty()) {
            Some(scale) => {
                if let Standing::Level(level, named) = found.standing {
                    let entry = found.entry;
                    let held =
                        on_scale_of_role(level, named, scale, role, options, competency, entry)?;
                    from = Some(held);
                }
                let height = from.map_or(0.0, |level| scale.height(level));
                for level in levels_above(scale, &wanted, height, role)? {
                    let cost = prices.climb(scale, height, scale.height(level));
                    rungs.push(Rung { level: Some(level), scale: Some(scale.id.clone()), cost });
                }
            }
            None if is_unknown || found.standing == Standing::NotDemonstrated => {
                rungs.push(Rung { level: None, scale: None, cost: prices.show() });
            }
            None => {}
        }
        if !rungs.is_empty() {
            ladders.push(Ladder {
                competency: competency.clone(),
                code: wanted.code.cloned(),
                label: wanted.label.cloned(),
                assumes_bottom: from.is_none() && rungs.iter().any(|rung| rung.level.is_some()),
                from,
                entry: (found.entry != u32::MAX).then_some(found.entry),
                rungs,
            });
        }
    }
    let mut names: Vec<&Key> = ladders.iter().map(|one| &one.competency).collect();
    names.extend(ladders.iter().filter_map(|one| one.code.as_ref()));
    names.sort();
    let pairs = names.iter().zip(names.iter().skip(1));
    if let Some((name, _)) = pairs.into_iter().find(|(one, next)| one == next) {
        return Err(refused(role, format!("names two competencies `{name}`"), "one"));
    }
    Ok(ladders)
}

/// The competencies of a role and its equivalents, with all levels that make a difference.
fn wanted(role: &Role) -> Result<BTreeMap<&Key, Wanted<'_>>, ReadinessError> {
    let mut all: BTreeMap<&Key, Wanted<'_>> = BTreeMap::new();
    for one in &role.requirements {
        let scale = role.scale_of(one);
        let gate = one.gate.as_ref().and_then(|gate| gate.minimum_level);
        let own = (&one.competency, one.code.as_ref(), one.label.as_ref());
        want(&mut all, role, own, scale, [one.level(), gate])?;
        for other in &one.equivalents {
            let named = (&other.competency, other.code.as_ref(), other.label.as_ref());
            want(&mut all, role, named, scale, [one.level(), None])?;
        }
    }
    let mut held = Vec::new();
    let conditions = role.requirements.iter().filter_map(|one| one.when.as_deref());
    for condition in conditions.chain(role.choices.iter().filter_map(|one| one.when.as_deref())) {
        mentions(condition, &mut held);
    }
    for (name, level) in held {
        let found = all.iter_mut().find(|(uri, one)| **uri == name || one.code == Some(name));
        if let (Some((_, found)), Some(level)) = (found, level) {
            found.levels.push(level);
            if found.scale.is_none()
                && let [only] = role.scales.as_slice()
            {
                found.scale = Some(only);
            }
        }
    }
    for one in all.values_mut() {
        let scale = one.scale;
        one.levels.retain(|level| scale.is_some_and(|scale| scale.height(*level) > 0.0));
    }
    Ok(all)
}

fn want<'a>(
    all: &mut BTreeMap<&'a Key, Wanted<'a>>,
    role: &Role,
    (uri, code, label): (&'a Key, Option<&'a Key>, Option<&'a Text>),
    scale: Option<&'a ProficiencyScale>,
    levels: [Option<Level>; 2],
) -> Result<(), ReadinessError> {
    let nothing = || Wanted { code, label, scale: None, levels: Vec::new(), asked: Vec::new() };
    let wanted = all.entry(uri).or_insert_with(nothing);
    wanted.code = wanted.code.or(code);
    wanted.label = wanted.label.or(label);
    wanted.asked.extend(levels.first().copied().flatten());
    wanted.levels.extend(levels.into_iter().flatten());
    if levels.iter().any(Option::is_some) {
        match (wanted.scale, scale) {
            (Some(one), Some(other)) if one.id != other.id => {
                return Err(refused(role, format!("asks for `{uri}` on several scales"), "one"));
            }
            (one, other) => wanted.scale = one.or(other),
        }
    }
    Ok(())
}

/// The competencies a condition asks about, and the levels it asks for.
pub(super) fn mentions<'a>(condition: &'a Condition, found: &mut Vec<(&'a Key, Option<Level>)>) {
    match condition {
        Condition::Holds { competency, level } => found.push((competency, *level)),
        Condition::Context { .. } => {}
        Condition::All { of } | Condition::Any { of } => {
            for one in of {
                mentions(one, found);
            }
        }
        Condition::Not { of } => mentions(of, found),
    }
}

/// The levels above a height, up to the first that is enough for everything.
fn levels_above(
    scale: &ProficiencyScale,
    wanted: &Wanted<'_>,
    height: f64,
    role: &Role,
) -> Result<Vec<Level>, ReadinessError> {
    let mut levels: Vec<Level> = steps(scale, role)?;
    levels.extend(&wanted.asked);
    if scale.kind == ScaleKind::Interval {
        levels.extend(&wanted.levels);
    }
    levels.sort_by(|a, b| scale.height(*a).total_cmp(&scale.height(*b)));
    levels.dedup();
    let top = wanted.levels.iter().map(|level| scale.height(*level)).fold(0.0, f64::max);
    let enough = levels.iter().map(|level| scale.height(*level)).find(|one| *one >= top);
    let enough = enough.unwrap_or(top);
    levels.retain(|level| {
        let reached = scale.height(*level);
        reached > height && reached <= enough
    });
    Ok(levels)
}

/// The discrete levels of a scale: the anchors of an ordinal one that has some, else whole steps
/// from its bottom.
fn steps(scale: &ProficiencyScale, role: &Role) -> Result<Vec<Level>, ReadinessError> {
    if scale.kind != ScaleKind::Interval && !scale.anchors.is_empty() {
        return Ok(scale.anchors.iter().map(|anchor| anchor.level).collect());
    }
    let (low, high) = (scale.minimum.get(), scale.maximum.get());
    if high - low > STEPS {
        let reason = format!("asks on scale `{}`, whose steps are too many", scale.id);
        return Err(refused(role, reason, "1000"));
    }
    let mut levels = Vec::new();
    let is_rising = scale.height(scale.maximum) > 0.0;
    let mut step = 0.0;
    while step <= high - low {
        levels.push(Level::new(if is_rising { low + step } else { high - step })?);
        step += 1.0;
    }
    Ok(levels)
}

/// The problem of a role whose parts depend on one another too much.
pub(super) fn refused(
    role: &Role,
    reason: impl Into<String>,
    limit: impl ToString,
) -> ReadinessError {
    let fault = Fault::new().at("role").with("role", role.name());
    let fault = fault.with("reason", reason.into()).with("limit", limit.to_string());
    ReadinessError::TooEntangled(fault)
}
