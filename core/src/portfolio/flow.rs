//! How people went from band to band of readiness.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Cohort;
use super::gaps::{Targets, rated};
use super::roster::check;
use crate::kernel::{KernelError, KeyIndex, Share};
use crate::problem::{Fault, Problem};
use crate::readiness::{Options, RoleIndex};

/// Into which bands scores are put.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields, expecting = "bands of readiness")]
pub struct FlowBands {
    /// The scores at which a new band begins, in order, each above 0 and at most 1; a band has its
    /// lower end and not its upper one.
    ///
    /// Without it, 0.25, 0.5, 0.75 and 1, so that a full readiness is a band of its own.
    pub starts: Vec<Share>,
}

/// How many people went from which band to which, as a chart of streams draws it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Flow {
    /// The earlier day's nodes and then the later day's: bands from the lowest on, those without a
    /// score, and those who are not in the cohort of that day.
    pub nodes: Vec<FlowNode>,
    /// The streams with anybody in them, by source and then by target; everybody is in one.
    pub links: Vec<FlowLink>,
}

/// One end of streams.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FlowNode {
    /// Which of the two days it is of.
    pub side: FlowSide,
    /// What its people have in common.
    pub kind: FlowKind,
    /// The lowest score of a band.
    pub low: Option<Share>,
    /// Where the next band begins; of the last one, the highest score.
    pub high: Option<Share>,
    /// How many people there are.
    pub people: u32,
}

/// One of two days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum FlowSide {
    /// The earlier day.
    Before,
    /// The later day.
    After,
}

/// What the people of a node have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum FlowKind {
    /// Their scores are in one band.
    Band,
    /// They have no target role, or no score for it.
    NoScore,
    /// They are in the cohort of the other day only.
    Absent,
}

/// One stream of people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FlowLink {
    /// Position of the node they come from.
    pub source: u32,
    /// Position of the node they go to.
    pub target: u32,
    /// How many people; never 0.
    pub people: u32,
}

impl Default for FlowBands {
    fn default() -> Self {
        Self { starts: (1..=4).map(|quarters| Share::ratio(f64::from(quarters), 4.0)).collect() }
    }
}

/// How people went from band to band of readiness between two days.
///
/// Everybody is held against the own target role of each day.
/// A stream of one person tells on that person: see [`suppress`](super::suppress), with the nodes of
/// the earlier day as rows and those of the later as columns.
/// Its table twin is [`movement`](super::movement), which names people and says why.
///
/// # Errors
///
/// * `kernel.out_of_range` when a band begins at 0 or not above the one before.
/// * `portfolio.unknown_target_role` when somebody aims at a role that is not given.
/// * `portfolio.duplicate_person`, `evidence.duplicate_competency`, `evidence.contradiction` as in
///   [`score_matrix`](super::score_matrix).
///
/// # Cost
///
/// O(p n log n) in the number of people and of requirements of a role.
pub fn flow(
    before: &Cohort,
    after: &Cohort,
    roles: &RoleIndex,
    bands: &FlowBands,
    options: &Options,
) -> Result<Flow, Problem> {
    check_bands(bands)?;
    let earlier = places(before, "before", roles, bands, options)?;
    let later = places(after, "after", roles, bands, options)?;
    let absent = bands.starts.len() + 2;
    let width = absent + 1;
    let mut streams: BTreeMap<(usize, usize), u32> = BTreeMap::new();
    let index = KeyIndex::of(&before.members, |one| Some(&one.profile.person));
    let mut was_seen = vec![false; before.members.len()];
    for (member, target) in after.members.iter().zip(&later) {
        let place = index.get(&member.profile.person).map(|place| place as usize);
        if let Some(seen) = place.and_then(|place| was_seen.get_mut(place)) {
            *seen = true;
        }
        let source = place.and_then(|place| earlier.get(place)).copied().unwrap_or(absent);
        *streams.entry((source, *target)).or_default() += 1;
    }
    let left = earlier.iter().zip(&was_seen).filter(|(_, seen)| !**seen);
    for (source, _) in left {
        *streams.entry((*source, absent)).or_default() += 1;
    }
    let mut nodes = nodes(FlowSide::Before, bands);
    nodes.extend(self::nodes(FlowSide::After, bands));
    let mut links = Vec::with_capacity(streams.len());
    for ((source, target), people) in streams {
        let target = target + width;
        for end in [source, target] {
            if let Some(node) = nodes.get_mut(end) {
                node.people += people;
            }
        }
        let position = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
        links.push(FlowLink { source: position(source), target: position(target), people });
    }
    Ok(Flow { nodes, links })
}

fn check_bands(bands: &FlowBands) -> Result<(), KernelError> {
    let mut floor = Share::NONE;
    for (at, start) in bands.starts.iter().enumerate() {
        if *start <= floor {
            let fault = Fault::new().at(format!("bands.starts[{at}]")).with("name", "band");
            let fault = fault.with("value", start).with("minimum", format!("more than {floor}"));
            return Err(KernelError::OutOfRange(fault.with("maximum", 1)));
        }
        floor = *start;
    }
    Ok(())
}

/// The node of each member: a band, or the one after the last for those without a score.
fn places(
    cohort: &Cohort,
    name: &str,
    roles: &RoleIndex,
    bands: &FlowBands,
    options: &Options,
) -> Result<Vec<usize>, Problem> {
    check(cohort, name)?;
    let targets = Targets::new(roles.roles());
    let place = |(at, member)| -> Result<usize, Problem> {
        let report = match targets.of(member, name, at)? {
            Some(role) => rated(member, role, options, (name, at))?,
            None => None,
        };
        let band = |score| bands.starts.iter().take_while(|start| **start <= score).count();
        Ok(report.map_or(bands.starts.len() + 1, |report| band(report.score)))
    };
    cohort.members.iter().enumerate().map(place).collect()
}

/// The nodes of one day, without anybody in them.
fn nodes(side: FlowSide, bands: &FlowBands) -> Vec<FlowNode> {
    let node = |kind, low, high| FlowNode { side, kind, low, high, people: 0 };
    let lows = std::iter::once(&Share::NONE).chain(&bands.starts);
    let highs = bands.starts.iter().chain([&Share::ALL]);
    let bands = lows.zip(highs).map(|(low, high)| node(FlowKind::Band, Some(*low), Some(*high)));
    bands.chain([FlowKind::NoScore, FlowKind::Absent].map(|kind| node(kind, None, None))).collect()
}
