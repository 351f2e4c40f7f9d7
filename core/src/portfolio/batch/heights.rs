//! Levels of a block of people as whole heights, two lanes at a time.

use pulp::NullaryFnOnce;

use super::block::{BLOCK, Session};
use super::dense::{PeopleTile, TILE};
use super::grid::Ruler;
use super::lanes::{Lane, LaneKind, step};
use super::{LevelRows, LevelTable, Levels};

/// Heights of a block.
#[derive(Debug, Clone)]
pub(super) struct Heights {
    /// A tile of people for each pair of lanes, one tile of the block after the other.
    pub(super) tiles: Vec<PeopleTile>,
    /// Whether somebody has a level that is not on its scale.
    pub(super) is_off: [bool; BLOCK],
}

impl Default for Heights {
    fn default() -> Self {
        Self { tiles: Vec::new(), is_off: [false; BLOCK] }
    }
}

/// Heights of one lane.
type Column = [i16; BLOCK];

impl Session<'_> {
    /// The heights of so many people from the first one on.
    pub(super) fn heights(&self, first: usize, people: usize, heights: &mut Heights) {
        let pairs = self.plan.dense.pairs();
        heights.tiles.resize(pairs * (self.block() / TILE), [0; TILE]);
        heights.is_off = [false; BLOCK];
        match self.table {
            LevelTable::Columns(table) => {
                let lanes = self.batch.lanes.lanes.iter().zip(&self.plan.rulers);
                let lanes: Vec<_> = lanes.collect();
                for (pair, lanes) in lanes.chunks(2).enumerate() {
                    let mut words = [[0; BLOCK]; 2];
                    for ((lane, ruler), words) in lanes.iter().zip(&mut words) {
                        let Some(levels) = table.columns.get(lane.column as usize) else {
                            continue;
                        };
                        self.column(
                            levels,
                            (first, people),
                            lane,
                            ruler.as_ref(),
                            words,
                            &mut heights.is_off,
                        );
                    }
                    lay(&words, heights.tiles.iter_mut().skip(pair).step_by(pairs));
                }
            }
            LevelTable::Rows(rows) => self.scatter(rows, (first, people), heights),
        }
    }

    /// The heights of one lane.
    fn column(
        &self,
        levels: &Levels<'_>,
        (first, people): (usize, usize),
        lane: &Lane,
        ruler: Option<&Ruler>,
        words: &mut Column,
        is_off: &mut [bool; BLOCK],
    ) {
        let own = first..first + people;
        let Some(ruler) = ruler else {
            let LaneKind::Step(role, place) = lane.kind else { return };
            for ((at, word), is_off) in own.zip(words).zip(is_off) {
                let level = levels.at(at);
                *word = step(&self.batch.plain, (role, place), level);
                *is_off |= lane.is_off(level);
            }
            return;
        };
        match levels {
            Levels::F64(all) => {
                let levels = all.get(own).unwrap_or_default();
                self.instructions.run(Measure {
                    levels,
                    level: |x: &f64| *x,
                    lane,
                    ruler,
                    words,
                    is_off,
                });
            }
            Levels::F32(all) => {
                let levels = all.get(own).unwrap_or_default();
                let level = |x: &f32| f64::from(*x);
                self.instructions.run(Measure { levels, level, lane, ruler, words, is_off });
            }
            Levels::I32(all) => {
                let levels = all.get(own).unwrap_or_default();
                let level = |x: &i32| f64::from(*x);
                self.instructions.run(Measure { levels, level, lane, ruler, words, is_off });
            }
            Levels::U8(all) => {
                let levels = all.get(own).unwrap_or_default();
                let level = |x: &u8| f64::from(*x);
                self.instructions.run(Measure { levels, level, lane, ruler, words, is_off });
            }
        }
    }

    /// The heights of people whose levels are rows.
    fn scatter(
        &self,
        rows: &LevelRows<'_>,
        (first, people): (usize, usize),
        heights: &mut Heights,
    ) {
        heights.tiles.fill([0; TILE]);
        let pairs = self.plan.dense.pairs();
        for at in 0..people {
            self.each_height(rows, first + at, |lane, height, is_off| {
                let lane = lane as usize;
                let tile = heights.tiles.get_mut(at / TILE * pairs + lane / 2);
                if let Some(pair) = tile.and_then(|tile| tile.get_mut(at % TILE)) {
                    *pair |= i32::from(height) << (lane % 2 * 16);
                }
                if let Some(any) = heights.is_off.get_mut(at) {
                    *any |= is_off;
                }
            });
        }
    }

    /// Each lane of which a person has a level, its height, and whether that is not on the scale.
    #[inline]
    pub(super) fn each_height(
        &self,
        rows: &LevelRows<'_>,
        person: usize,
        mut take: impl FnMut(u32, i16, bool),
    ) {
        let own = rows.of(person);
        let competencies = rows.competency.get(own.clone()).unwrap_or_default();
        for (at, competency) in own.zip(competencies) {
            let level = rows.level.at(at);
            if level.is_nan() {
                continue;
            }
            let lanes = self.batch.lanes.of_column.get(*competency as usize);
            for lane in lanes.into_iter().flatten() {
                let at = *lane as usize;
                let Some(own) = self.batch.lanes.lanes.get(at) else { continue };
                let height = match (&own.kind, self.plan.rulers.get(at)) {
                    (LaneKind::Step(role, place), _) => {
                        step(&self.batch.plain, (*role, *place), level)
                    }
                    (LaneKind::Height(..), Some(Some(ruler))) => ruler.height(level),
                    (LaneKind::Height(..), _) => 0,
                };
                take(*lane, height, own.is_off(level));
            }
        }
    }
}

/// Levels of one lane to be turned into heights.
struct Measure<'a, T, F> {
    levels: &'a [T],
    level: F,
    lane: &'a Lane,
    ruler: &'a Ruler,
    words: &'a mut Column,
    is_off: &'a mut [bool; BLOCK],
}

impl<T, F: Fn(&T) -> f64> NullaryFnOnce for Measure<'_, T, F> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        let Self { levels, level, lane, ruler, words, is_off } = self;
        let mut any_off = false;
        for (one, word) in levels.iter().zip(&mut *words) {
            let level = level(one);
            *word = ruler.height(level);
            any_off |= lane.is_off(level);
        }
        if any_off {
            for (one, is_off) in levels.iter().zip(is_off) {
                *is_off |= lane.is_off(level(one));
            }
        }
    }
}

/// Lays two lanes side by side, tile by tile.
fn lay<'t>([even, odd]: &[Column; 2], tiles: impl Iterator<Item = &'t mut PeopleTile>) {
    let words = even.as_chunks::<TILE>().0.iter().zip(odd.as_chunks::<TILE>().0);
    for (tile, (even, odd)) in tiles.zip(words) {
        for ((pair, even), odd) in tile.iter_mut().zip(even).zip(odd) {
            *pair = i32::from(*odd) << 16 | i32::from(*even);
        }
    }
}
