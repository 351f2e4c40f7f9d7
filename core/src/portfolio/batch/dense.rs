//! Roles side by side in registers, people one after the other: every role looks at every lane.

use super::plan::{Numbered, SIDE};
use super::simd::{Pairs, WithPairs};
use super::whole::LOW_BITS;

/// How many people make a tile.
pub(super) const TILE: usize = 8;

/// What roles side by side need of two lanes, lane by lane for each role.
pub(super) type Needs = [i16; 2 * SIDE];

/// The lanes of a tile of people, two at a time.
pub(super) type PeopleTile = [i32; TILE];

/// Roles side by side, in whole numbers.
#[derive(Debug, Clone, Default)]
pub(super) struct Dense {
    /// How many pairs of lanes there are.
    pairs: usize,
    /// For each side by side of roles with one limb, for each pair: needs and factors.
    single: Vec<[Needs; 2]>,
    /// The same with two limbs: needs, upper and lower factors.
    double: Vec<[Needs; 3]>,
}

impl Dense {
    pub(super) fn new(single: &[Numbered<'_>], double: &[Numbered<'_>], lanes: usize) -> Self {
        let pairs = lanes.div_ceil(2);
        let mut dense = Self { pairs, ..Self::default() };
        dense.single = pack(single, pairs, |factor| [factor as i16]);
        dense.double = pack(double, pairs, |factor| {
            let half = 1 << (LOW_BITS - 1);
            let high = (factor + half) >> LOW_BITS;
            let low = i64::from(factor) - (i64::from(high) << LOW_BITS);
            [high as i16, low as i16]
        });
        dense
    }

    /// How many pairs of lanes there are.
    pub(super) const fn pairs(&self) -> usize {
        self.pairs
    }

    pub(super) fn is_empty(&self) -> bool {
        self.single.is_empty() && self.double.is_empty()
    }

    /// Fills the cells of people, whose tiles lie one after the other.
    ///
    /// Each person has `width` cells, which are a whole number of roles side by side.
    pub(super) fn task<'a>(
        &'a self,
        tiles: &'a [PeopleTile],
        cells: &'a mut [f64],
        width: usize,
    ) -> DenseTask<'a> {
        DenseTask { dense: self, tiles, cells, width }
    }
}

/// Lays roles side by side; each factor becomes limbs.
fn pack<const LIMBS: usize, const ALL: usize>(
    roles: &[Numbered<'_>],
    pairs: usize,
    limbs: impl Fn(u32) -> [i16; LIMBS],
) -> Vec<[Needs; ALL]> {
    let sides = roles.len().div_ceil(SIDE);
    let mut packed = vec![[[0; 2 * SIDE]; ALL]; sides * pairs];
    for (at, role) in roles.iter().enumerate() {
        let (side, place) = (at / SIDE, at % SIDE);
        let terms = role.looks.iter().zip(&role.needs).zip(&role.numbers.factors);
        for ((look, need), factor) in terms {
            let Some(lane) = look.lane.map(|lane| lane as usize) else { continue };
            let Some(pair) = packed.get_mut(side * pairs + lane / 2) else { continue };
            let numbers = std::iter::once(*need).chain(limbs(*factor));
            for (words, number) in pair.iter_mut().zip(numbers) {
                if let Some(word) = words.get_mut(2 * place + lane % 2) {
                    *word = number;
                }
            }
        }
    }
    packed
}

/// Cells to fill.
pub(super) struct DenseTask<'a> {
    dense: &'a Dense,
    tiles: &'a [PeopleTile],
    cells: &'a mut [f64],
    width: usize,
}

impl WithPairs for DenseTask<'_> {
    #[inline(always)]
    fn run<P: Pairs>(self, pairs: P) {
        let Self { dense, tiles, cells, width } = self;
        let count = dense.pairs.max(1);
        let sides = width / SIDE;
        let (cells, _) = cells.as_chunks_mut::<SIDE>();
        let roles = dense.single.chunks_exact(count);
        let first_double = roles.len();
        for (side, roles) in roles.enumerate() {
            for (tile, own) in tiles.chunks_exact(count).zip(cells.chunks_mut(sides * TILE)) {
                let mut sums = [[[0; SIDE]; TILE]; 1];
                pairs.add_up(roles, tile, &mut sums);
                let [sums] = sums;
                for (cells, sums) in own.iter_mut().skip(side).step_by(sides).zip(&sums) {
                    for (cell, sum) in cells.iter_mut().zip(sums) {
                        *cell = f64::from(*sum);
                    }
                }
            }
        }
        for (side, roles) in (first_double..).zip(dense.double.chunks_exact(count)) {
            for (tile, own) in tiles.chunks_exact(count).zip(cells.chunks_mut(sides * TILE)) {
                let mut sums = [[[0; SIDE]; TILE]; 2];
                pairs.add_up(roles, tile, &mut sums);
                let [high, low] = sums;
                let own = own.iter_mut().skip(side).step_by(sides);
                for ((cells, high), low) in own.zip(&high).zip(&low) {
                    for ((cell, high), low) in cells.iter_mut().zip(high).zip(low) {
                        *cell = f64::from(*high) * UPPER + f64::from(*low);
                    }
                }
            }
        }
    }
}

/// What a step of the upper limb is worth.
const UPPER: f64 = (1 << LOW_BITS) as f64;
