//! Milestones on tracks, as points on a ladder of titles.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{PeerRemark, PeerRule};
use crate::kernel::{Key, Text};
use crate::problem::Fault;
use crate::readiness::ReadinessError;

/// The milestone a person has reached on a track.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a milestone on a track")]
pub struct TrackMilestone {
    /// The track.
    pub track: Key,
    /// The milestone; nothing where nobody knows.
    #[serde(default)]
    pub milestone: Option<u32>,
}

/// What milestones are worth, and what the points lead to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a ladder")]
pub struct MilestoneLadder {
    /// The points of milestone 0, 1, 2 and so on.
    pub points: Vec<u32>,
    /// Where levels start; the order does not matter.
    pub levels: Vec<LadderLevel>,
    /// The titles and their ranges, in the order in which they are shown.
    pub titles: Vec<LadderTitle>,
}

/// Where a level of a ladder starts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a level of a ladder")]
pub struct LadderLevel {
    /// The fewest points it takes.
    pub from: u32,
    /// Its name.
    pub name: Text,
}

/// The points a title is given for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a title of a ladder")]
pub struct LadderTitle {
    /// The fewest points it takes.
    pub from: u32,
    /// The most points it is given for; without it, there is no end.
    #[serde(default)]
    pub to: Option<u32>,
    /// The title.
    pub name: Text,
}

/// Where somebody stands on a ladder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MilestonePlace {
    /// The formula.
    pub formula: PeerRule,
    /// Its version here; a change of any result is a new version.
    pub version: u32,
    /// The points of all tracks together.
    pub points: u32,
    /// The points of each track, ordered by track; they add up to `points`.
    pub tracks: Vec<TrackPoints>,
    /// The level that is reached, where there is one.
    pub level: Option<Text>,
    /// The points that the next level takes beyond these, where there is a next one.
    pub short_of_next: Option<u32>,
    /// Every title the points are good for.
    pub titles: Vec<Text>,
    /// The known faults that struck in this case.
    pub remarks: Vec<PeerRemark>,
}

/// The points of a track.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TrackPoints {
    /// The track.
    pub track: Key,
    /// Its points.
    pub points: u32,
}

impl MilestoneLadder {
    /// The ladder of Medium's Snowflake: 0, 1, 3, 6, 12 and 20 points for milestones 0 to 5, levels
    /// from 1.1 to 5.3 and titles for engineers and leads.
    #[must_use]
    pub fn snowflake() -> Self {
        let starts = [0, 5, 11, 17, 23, 29, 36, 43, 50, 58, 66, 74, 90, 110, 135];
        let level = |(at, from): (usize, u32)| LadderLevel {
            from,
            name: Text::from(format!("{}.{}", at / 3 + 1, at % 3 + 1)),
        };
        let titles = [
            (0, Some(16), "Engineer I"),
            (17, Some(35), "Engineer II"),
            (36, Some(57), "Senior Engineer"),
            (36, Some(57), "Group Lead"),
            (58, Some(89), "Staff Engineer"),
            (58, Some(89), "Senior Group Lead"),
            (90, None, "Principal Engineer"),
            (90, None, "Director of Engineering"),
        ];
        let title = |(from, to, name)| LadderTitle { from, to, name: Text::from(name) };
        Self {
            points: vec![0, 1, 3, 6, 12, 20],
            levels: starts.into_iter().enumerate().map(level).collect(),
            titles: titles.into_iter().map(title).collect(),
        }
    }
}

/// Where milestones on tracks lead on a ladder, as in Medium's Snowflake.
///
/// Points of all tracks are added up; the level is the highest one they reach, and every title
/// whose range they are in is eligible.
/// A milestone the table does not have is worth nothing, as at the peer, and so are an unknown one
/// and none at all; remarks say so.
/// Broad and shallow may come to the same points as narrow and deep.
///
/// ```
/// use prowess::kernel::Key;
/// use prowess::readiness::peers::{TrackMilestone, MilestoneLadder, milestone_points};
///
/// let milestones = [
///     TrackMilestone { track: Key::parse("servers")?, milestone: Some(4) },
///     TrackMilestone { track: Key::parse("craft")?, milestone: Some(3) },
/// ];
/// let place = milestone_points(&milestones, &MilestoneLadder::snowflake())?;
/// assert_eq!((place.points, place.level.as_deref()), (18, Some("2.1")));
/// # Ok::<(), prowess::Problem>(())
/// ```
///
/// # Errors
///
/// * `readiness.named_twice` when a track is there twice.
/// * `readiness.invalid_formula` when two levels start at the same points.
///
/// # Cost
///
/// O(n log n).
pub fn milestone_points(
    milestones: &[TrackMilestone],
    ladder: &MilestoneLadder,
) -> Result<MilestonePlace, ReadinessError> {
    let mut levels: Vec<&LadderLevel> = ladder.levels.iter().collect();
    levels.sort_by_key(|level| level.from);
    let mut pairs = levels.iter().zip(levels.iter().skip(1));
    if let Some((one, other)) = pairs.find(|(one, other)| one.from == other.from) {
        let reason = format!("levels `{}` and `{}` start at `{}`", one.name, other.name, one.from);
        let fault = Fault::new().at("ladder.levels").with("reason", reason);
        return Err(ReadinessError::InvalidFormula(fault));
    }
    let mut remarks = BTreeSet::new();
    if milestones.is_empty() {
        remarks.insert(PeerRemark::UnknownCountedAsZero);
    }
    let mut tracks = Vec::with_capacity(milestones.len());
    let mut seen = BTreeSet::new();
    for (at, one) in milestones.iter().enumerate() {
        if !seen.insert(&one.track) {
            let fault = Fault::new().at(format!("milestones[{at}].track"));
            return Err(ReadinessError::NamedTwice(fault.with("name", &one.track)));
        }
        let points = one.milestone.map(|milestone| ladder.points.get(milestone as usize).copied());
        match points {
            None => remarks.insert(PeerRemark::UnknownCountedAsZero),
            Some(None) => remarks.insert(PeerRemark::UnknownMilestoneCountedAsZero),
            Some(Some(_)) => false,
        };
        let points = points.flatten().unwrap_or(0);
        tracks.push(TrackPoints { track: one.track.clone(), points });
    }
    tracks.sort_by(|a, b| a.track.cmp(&b.track));
    let points = tracks.iter().fold(0_u32, |sum, track| sum.saturating_add(track.points));
    let reached = levels.iter().rev().find(|level| level.from <= points);
    let next = levels.iter().find(|level| level.from > points);
    let is_in =
        |title: &&LadderTitle| title.from <= points && title.to.is_none_or(|to| points <= to);
    let formula = PeerRule::MilestonePoints;
    Ok(MilestonePlace {
        formula,
        version: formula.version(),
        points,
        tracks,
        level: reached.map(|level| level.name.clone()),
        short_of_next: next.map(|next| next.from - points),
        titles: ladder.titles.iter().filter(is_in).map(|title| title.name.clone()).collect(),
        remarks: remarks.into_iter().collect(),
    })
}
