//! Lists of roles for each lane: only what a person has is looked at.

use super::LevelRows;
use super::block::Session;
use super::heights::Heights;
use super::plan::Numbered;

/// The most heights of a lane for which values are kept for each.
const HEIGHTS: usize = 16;

/// The largest whole that sums of 16 bits hold.
const SMALL: f64 = 65_535.0;

/// The roles that look at each lane, and what they add for it.
#[derive(Debug, Clone, Default)]
pub(super) struct Sparse {
    /// Where the roles of each lane start, and at last where they end.
    starts: Vec<u32>,
    /// Slots.
    slots: Vec<u32>,
    /// The same slots, where all of them are as small.
    short_slots: Vec<u16>,
    /// Need and factor of each.
    terms: Vec<(i16, u32)>,
    /// For each lane how many heights differ.
    heights: Vec<u16>,
    /// For each lane where its values start.
    values_at: Vec<u32>,
    /// For each lane and height from 1 on, the value of each role: factor * min(height, need);
    /// kept where no whole is above 16 bits and no lane has many heights.
    values: Vec<u16>,
}

impl Sparse {
    /// The lists of roles whose slots are `slot`, in the order given.
    pub(super) fn new<'a>(
        roles: impl Iterator<Item = (usize, &'a Numbered<'a>)> + Clone,
        lanes: usize,
    ) -> Self {
        let mut postings = Vec::new();
        let mut is_small = true;
        for (slot, one) in roles {
            is_small &= one.numbers.whole <= SMALL && slot <= usize::from(u16::MAX);
            let terms = one.looks.iter().zip(&one.needs).zip(&one.numbers.factors);
            postings.extend(terms.filter_map(|((look, need), factor)| {
                Some((look.lane?, slot as u32, *need, *factor))
            }));
        }
        postings.sort_unstable();
        let mut sparse = Self { starts: vec![0], ..Self::default() };
        let mut of_lane = postings.chunk_by(|one, other| one.0 == other.0).peekable();
        for lane in (0_u32..).take(lanes) {
            let own = of_lane.next_if(|own| own.first().is_some_and(|one| one.0 == lane));
            let own = own.unwrap_or_default();
            sparse.slots.extend(own.iter().map(|(_, slot, ..)| *slot));
            sparse.terms.extend(own.iter().map(|(.., need, factor)| (*need, *factor)));
            let heights = own.iter().map(|(.., need, _)| need.unsigned_abs()).max().unwrap_or(0);
            sparse.heights.push(heights);
            sparse.starts.push(u32::try_from(sparse.slots.len()).unwrap_or(u32::MAX));
        }
        is_small &= sparse.heights.iter().all(|heights| usize::from(*heights) <= HEIGHTS);
        if is_small {
            sparse.keep_values();
        }
        sparse
    }

    fn keep_values(&mut self) {
        self.short_slots = self.slots.iter().map(|slot| *slot as u16).collect();
        for (lane, heights) in self.heights.iter().enumerate() {
            self.values_at.push(u32::try_from(self.values.len()).unwrap_or(u32::MAX));
            let own = self.terms.get(range(&self.starts, lane)).unwrap_or_default();
            for height in 1..=*heights {
                let value = |(need, factor): &(i16, u32)| {
                    (factor * u32::from(height.min(need.unsigned_abs()))) as u16
                };
                self.values.extend(own.iter().map(value));
            }
        }
    }

    /// How many roles look at a lane.
    pub(super) fn roles_of(&self, lane: usize) -> usize {
        range(&self.starts, lane).len()
    }

    /// Whether sums fit into 16 bits.
    fn is_small(&self) -> bool {
        !self.values_at.is_empty()
    }

    /// Adds what roles get for a height of a lane, in 16 bits.
    #[inline]
    fn add_small(&self, lane: usize, height: i16, sums: &mut [u16]) {
        let own = range(&self.starts, lane);
        let heights = self.heights.get(lane).copied().unwrap_or(0);
        let height = usize::from(height.unsigned_abs().min(heights));
        let Some(before) = height.checked_sub(1) else { return };
        let Some(slots) = self.short_slots.get(own) else { return };
        let start = self.values_at.get(lane).map_or(0, |at| *at as usize) + before * slots.len();
        let Some(values) = self.values.get(start..start + slots.len()) else { return };
        for (slot, value) in slots.iter().zip(values) {
            if let Some(sum) = sums.get_mut(usize::from(*slot)) {
                *sum += value;
            }
        }
    }

    /// The same in whole numbers of double precision.
    fn add(&self, lane: usize, height: i16, sums: &mut [f64]) {
        let own = range(&self.starts, lane);
        let slots = self.slots.get(own.clone()).unwrap_or_default();
        let terms = self.terms.get(own).unwrap_or_default();
        for (slot, (need, factor)) in slots.iter().zip(terms) {
            if let Some(sum) = sums.get_mut(*slot as usize) {
                *sum += f64::from(*factor) * f64::from(height.min(*need));
            }
        }
    }
}

fn range(starts: &[u32], lane: usize) -> std::ops::Range<usize> {
    let at = |at: usize| starts.get(at).map_or(0, |start| *start as usize);
    at(lane)..at(lane + 1)
}

impl Session<'_> {
    /// Fills the cells of so many people from the first one on.
    pub(super) fn add_postings(
        &self,
        sparse: &Sparse,
        rows: &LevelRows<'_>,
        (first, people): (usize, usize),
        cells: &mut [f64],
        heights: &mut Heights,
    ) {
        let width = self.slots().len();
        heights.sums.resize(width, 0);
        let people = cells.chunks_exact_mut(width.max(1)).take(people);
        let marks = heights.is_off.iter_mut().zip(&mut heights.zero_is_unknown);
        let is_plain = self.plan.singly.is_empty() && self.batch.full_at.is_empty();
        for ((at, row), (is_off, zero_is_unknown)) in people.enumerate().zip(marks) {
            *is_off = false;
            *zero_is_unknown = is_plain && !self.plan.has_zero_factor;
            if sparse.is_small() {
                let sums = heights.sums.as_mut_slice();
                self.each_height(rows, first + at, |lane, height, off| {
                    *is_off |= off;
                    *zero_is_unknown &= height > 0;
                    sparse.add_small(lane as usize, height, sums);
                });
                for (cell, sum) in row.iter_mut().zip(sums) {
                    *cell = f64::from(*sum);
                    *sum = 0;
                }
            } else {
                row.fill(0.0);
                self.each_height(rows, first + at, |lane, height, off| {
                    *is_off |= off;
                    *zero_is_unknown &= height > 0;
                    sparse.add(lane as usize, height, row);
                });
            }
        }
    }
}
