//! Lists of roles for each competency: only what a person has is looked at.

use std::collections::BTreeMap;

use super::grid::Ruler;
use super::lanes::{Lane, LaneKind, Lanes, step};
use super::plan::Numbered;
use super::roles::Plain;

/// The most heights of a lane for which values are kept for each.
const HEIGHTS: u16 = 16;

/// The largest whole of cells of 16 bits; one more is what no cell holds.
const SMALL: f64 = 65_534.0;

/// How many different sums there is room for, so that every slot of 16 bits has one.
pub(super) const ROOM: usize = 1 << 16;

/// The roles that look at each competency, and what they add for it.
///
/// What is looked up for each level that somebody has lies together, and in as few bytes as it can:
/// most of the time goes by waiting for memory.
#[derive(Debug, Clone, Default)]
pub(super) struct Sparse {
    /// Where the doors of each competency start, and at last where they end.
    starts: Vec<u32>,
    doors: Vec<Door>,
    gauges: Vec<Gauge>,
    /// Slots, and need and factor for each of them; empty where numbers are small.
    slots: Vec<u32>,
    terms: Vec<(i16, u32)>,
    /// For each door its slots, then for each height from 1 on the value of each of them:
    /// factor * min(height, need). Kept where no whole is above 16 bits and no lane has many heights.
    words: Vec<u16>,
    /// Whether cells are small.
    pub(super) is_small: bool,
}

/// What leads from a competency to the roles of one lane.
#[derive(Debug, Clone, Copy)]
struct Door {
    /// Where its words start, or its slots.
    at: u32,
    roles: u32,
    /// How levels become heights: the position of a gauge.
    gauge: u32,
    /// How many heights differ.
    heights: u16,
}

/// How levels become heights; many lanes have the same.
#[derive(Debug, Clone, Copy)]
struct Gauge {
    minimum: f64,
    maximum: f64,
    height: Height,
}

#[derive(Debug, Clone, Copy)]
enum Height {
    None,
    Steps(Ruler),
    /// 1 where a requirement of a role is met, else 0.
    Met(u32, u32),
}

/// What makes two gauges the same one.
type Sign = ([u64; 2], ([u64; 4], [u64; 2]));

/// What a term adds: its slot, need and factor.
type Posting = (u32, i16, u32);

impl Sparse {
    /// The lists of roles whose slots are `slot`, in the order given.
    pub(super) fn new<'a>(
        roles: impl Iterator<Item = (usize, &'a Numbered<'a>)> + Clone,
        lanes: &Lanes,
        rulers: &[Option<Ruler>],
    ) -> Self {
        let (starts, postings) = by_lane(roles.clone(), lanes.lanes.len());
        let of = |lane: usize| postings.get(range(&starts, lane)).unwrap_or_default();
        let heights =
            |own: &[Posting]| own.iter().map(|(_, need, _)| need.unsigned_abs()).max().unwrap_or(0);
        let mut sparse = Self { starts: vec![0], ..Self::default() };
        let is_small = |(slot, one): (usize, &Numbered<'_>)| {
            one.numbers.whole <= SMALL && slot < usize::from(u16::MAX)
        };
        sparse.is_small = roles.clone().all(is_small)
            && (0..lanes.lanes.len()).all(|lane| heights(of(lane)) <= HEIGHTS);
        let mut known = BTreeMap::new();
        for of_column in &lanes.of_column {
            for lane in of_column {
                let at = *lane as usize;
                let (Some(own), Some(ruler)) = (lanes.lanes.get(at), rulers.get(at)) else {
                    continue;
                };
                let gauge = sparse.gauge(own, *ruler, &mut known);
                let own = of(at);
                let from = if sparse.is_small { sparse.words.len() } else { sparse.slots.len() };
                sparse.doors.push(Door {
                    at: u32::try_from(from).unwrap_or(u32::MAX),
                    roles: u32::try_from(own.len()).unwrap_or(u32::MAX),
                    gauge,
                    heights: heights(own),
                });
                sparse.add_words(own, heights(own));
            }
            sparse.starts.push(u32::try_from(sparse.doors.len()).unwrap_or(u32::MAX));
        }
        sparse
    }

    /// The position of a gauge, which is a new one unless there is the same.
    fn gauge(&mut self, lane: &Lane, ruler: Option<Ruler>, known: &mut BTreeMap<Sign, u32>) -> u32 {
        let height = match (&lane.kind, ruler) {
            (LaneKind::Height(..), None) => Height::None,
            (LaneKind::Height(..), Some(ruler)) => Height::Steps(ruler),
            (LaneKind::Step(role, place), _) => Height::Met(*role, *place),
        };
        let sign = match height {
            Height::None => ([0; 4], [0; 2]),
            Height::Steps(ruler) => (ruler.sign(), [0; 2]),
            Height::Met(role, place) => ([0; 4], [u64::from(role) + 1, u64::from(place)]),
        };
        let ends = [lane.minimum.to_bits(), lane.maximum.to_bits()];
        let next = u32::try_from(self.gauges.len()).unwrap_or(u32::MAX);
        let at = *known.entry((ends, sign)).or_insert(next);
        if at == next {
            self.gauges.push(Gauge { minimum: lane.minimum, maximum: lane.maximum, height });
        }
        at
    }

    fn add_words(&mut self, own: &[Posting], heights: u16) {
        if !self.is_small {
            self.slots.extend(own.iter().map(|(slot, ..)| *slot));
            self.terms.extend(own.iter().map(|(_, need, factor)| (*need, *factor)));
            return;
        }
        self.words.extend(own.iter().map(|(slot, ..)| *slot as u16));
        for height in 1..=heights {
            let value = |(_, need, factor): &Posting| {
                (factor * u32::from(height.min(need.unsigned_abs()))) as u16
            };
            self.words.extend(own.iter().map(value));
        }
    }

    #[inline]
    fn doors_of(&self, column: u32) -> &[Door] {
        self.doors.get(range(&self.starts, column as usize)).unwrap_or_default()
    }

    /// Looks up what leads on from a level: each door, the height of the level there, and whether
    /// it is not on the scale.
    #[inline]
    fn each_door(
        &self,
        (column, level): (u32, f64),
        plain: &[Option<Plain>],
        mut take: impl FnMut(&Door, i16, bool),
    ) {
        for door in self.doors_of(column) {
            let Some(gauge) = self.gauges.get(door.gauge as usize) else { continue };
            let height = match &gauge.height {
                Height::None => 0,
                Height::Steps(ruler) => ruler.height(level),
                Height::Met(role, place) => step(plain, (*role, *place), level),
            };
            take(door, height, level < gauge.minimum || level > gauge.maximum);
        }
    }

    /// Adds what roles get for a level, in 16 bits; whether it is on all scales, and whether it has
    /// a height above 0 on all.
    #[inline]
    pub(super) fn add_small(
        &self,
        level: (u32, f64),
        plain: &[Option<Plain>],
        sums: &mut [u16; ROOM],
    ) -> (bool, bool) {
        let (mut is_off, mut is_above) = (false, true);
        self.each_door(level, plain, |door, height, off| {
            is_off |= off;
            is_above &= height > 0;
            let height = usize::from(height.unsigned_abs().min(door.heights));
            let (start, roles) = (door.at as usize, door.roles as usize);
            let end = start + roles;
            let slots = self.words.get(start..end).unwrap_or_default();
            let (from, to) = (start + height * roles, end + height * roles);
            let values = self.words.get(from..to).unwrap_or_default();
            if height == 0 {
                return;
            }
            for (slot, value) in slots.iter().zip(values) {
                // There is room for every slot of 16 bits, so nothing is asked here.
                if let Some(sum) = sums.get_mut(usize::from(*slot)) {
                    *sum += value;
                }
            }
        });
        (is_off, is_above)
    }

    /// The same in whole numbers of double precision.
    #[inline]
    pub(super) fn add(
        &self,
        level: (u32, f64),
        plain: &[Option<Plain>],
        sums: &mut [f64],
    ) -> (bool, bool) {
        let (mut is_off, mut is_above) = (false, true);
        self.each_door(level, plain, |door, height, off| {
            is_off |= off;
            is_above &= height > 0;
            let own = door.at as usize..door.at as usize + door.roles as usize;
            let slots = self.slots.get(own.clone()).unwrap_or_default();
            let terms = self.terms.get(own).unwrap_or_default();
            for (slot, (need, factor)) in slots.iter().zip(terms) {
                if let Some(sum) = sums.get_mut(*slot as usize) {
                    *sum += f64::from(*factor) * f64::from(height.min(*need));
                }
            }
        });
        (is_off, is_above)
    }
}

/// What roles ask of each lane: where the postings of each start, and all of them.
fn by_lane<'a>(
    roles: impl Iterator<Item = (usize, &'a Numbered<'a>)> + Clone,
    lanes: usize,
) -> (Vec<u32>, Vec<Posting>) {
    let terms = || {
        roles.clone().flat_map(|(slot, one)| {
            let terms = one.looks.iter().zip(&one.needs).zip(&one.numbers.factors);
            terms.filter_map(move |((look, need), factor)| {
                Some((look.lane? as usize, (slot as u32, *need, *factor)))
            })
        })
    };
    let mut starts = vec![0_u32; lanes + 1];
    for (lane, _) in terms() {
        if let Some(count) = starts.get_mut(lane + 1) {
            *count += 1;
        }
    }
    let mut sum = 0;
    for start in &mut starts {
        sum += *start;
        *start = sum;
    }
    let (mut next, mut postings) = (starts.clone(), vec![(0, 0, 0); sum as usize]);
    for (lane, posting) in terms() {
        let Some(at) = next.get_mut(lane) else { continue };
        if let Some(place) = postings.get_mut(*at as usize) {
            *place = posting;
        }
        *at += 1;
    }
    (starts, postings)
}

fn range(starts: &[u32], lane: usize) -> std::ops::Range<usize> {
    let at = |at: usize| starts.get(at).map_or(0, |start| *start as usize);
    at(lane)..at(lane + 1)
}
