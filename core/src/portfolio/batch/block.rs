//! Blocks of people, scored for all roles while they fit in the second cache.

use std::sync::Arc;

use super::cells::Cells;
use super::heights::Heights;
use super::known::Known;
use super::plan::{Plan, Sight};
use super::postings::Postings;
use super::run::{Progress, share_work};
use super::see::see;
use super::slots::Slots;
use super::tier::Instructions;
use super::{BatchRun, LevelTable, RoleBatch};
use crate::evidence::{HeldLevel, Profile};
use crate::kernel::{Key, Level};
use crate::portfolio::PortfolioError;

/// How many people are scored at once, at most.
pub(super) const BLOCK: usize = 64;

/// One question about one table.
pub(super) struct Session<'a> {
    pub(super) batch: &'a RoleBatch,
    pub(super) table: &'a LevelTable<'a>,
    pub(super) instructions: Instructions,
    pub(super) plan: Arc<Plan>,
    people: u32,
}

/// Some people, each with a cell for each slot.
pub(super) struct Block<'b> {
    /// The place of the first of them in the table.
    pub(super) first: usize,
    /// How many cells each of them has.
    pub(super) width: usize,
    /// The met part, in parts of the whole of the slot.
    pub(super) cells: Cells<'b>,
    /// For each person whether nothing is known where a cell is 0.
    zero_is_unknown: &'b [bool],
}

/// What a thread works with.
#[derive(Default)]
pub(super) struct Desk {
    cells: Vec<f64>,
    known: Known,
    own: Vec<f64>,
    heights: Heights,
    postings: Option<Postings>,
}

impl Block<'_> {
    /// Whether nothing is known of a person of the block for roles that are scored 0.
    pub(super) fn zero_is_unknown(&self, person: usize) -> bool {
        self.zero_is_unknown.get(person) == Some(&true)
    }
}

impl<'a> Session<'a> {
    pub(super) fn new(
        batch: &'a RoleBatch,
        table: &'a LevelTable<'a>,
        run: &BatchRun<'_>,
    ) -> Result<Self, PortfolioError> {
        table.check(u32::try_from(batch.competencies().len()).unwrap_or(u32::MAX))?;
        let instructions = Instructions::new(run.tier);
        let sight = Sight::new(batch, table, see(table, instructions, run)?);
        let plan = batch.plans.plan(sight, |sight| Plan::new(batch, sight));
        Ok(Self { batch, table, instructions, plan, people: table.people() })
    }

    pub(super) fn slots(&self) -> &Slots {
        &self.plan.slots
    }

    /// How many people are scored at once, so that their cells stay in the second cache.
    pub(super) fn block(&self) -> usize {
        match self.slots().len() {
            0..=1024 => BLOCK,
            1025..=2048 => BLOCK / 2,
            _ => BLOCK / 4,
        }
    }

    /// Scores everybody, block by block, and hands each block on together with its chunk.
    pub(super) fn each_block<C: Send, S: Send>(
        &self,
        chunks: impl Iterator<Item = C> + Send,
        run: &BatchRun<'_>,
        make: impl Fn() -> S + Sync,
        take: impl Fn(&mut S, &Block<'_>, C) -> Result<(), PortfolioError> + Sync,
    ) -> Result<Vec<S>, PortfolioError> {
        let people = self.people as usize;
        let size = self.block();
        let firsts = (0..people).step_by(size);
        let count = firsts.len();
        let progress = Progress::new(run, self.people);
        let items = Counted { items: firsts.zip(chunks), count };
        let states = share_work(
            items,
            run.threads,
            || (Desk::default(), make()),
            |(desk, state), (first, chunk)| {
                let number = size.min(people - first);
                let block = self.score(desk, first, number);
                take(state, &block, chunk)?;
                progress.add(u32::try_from(number).unwrap_or(u32::MAX))
            },
        )?;
        Ok(states.into_iter().map(|(_, state)| state).collect())
    }

    fn score<'d>(&self, desk: &'d mut Desk, first: usize, people: usize) -> Block<'d> {
        let width = self.slots().len();
        let Desk { cells, known, own, heights, postings } = desk;
        let mut marks = None;
        match (&self.plan.sparse, self.table) {
            (Some(sparse), LevelTable::Rows(rows)) => {
                let postings = postings.get_or_insert_default();
                if sparse.is_small {
                    self.add_small(sparse, rows, (first, people), postings);
                    let is_off = postings.is_off.iter().take(people).any(|is_off| *is_off);
                    if self.is_whole() && !is_off {
                        let cells = postings.cells.get(..people * width).unwrap_or_default();
                        let zero_is_unknown = &postings.zero_is_unknown;
                        return Block { first, width, cells: Cells::Small(cells), zero_is_unknown };
                    }
                    cells.clear();
                    cells.extend(postings.cells.iter().map(|cell| f64::from(*cell)));
                } else {
                    cells.resize(self.block() * width, 0.0);
                    self.add_wide(sparse, rows, (first, people), cells, postings);
                }
                heights.is_off = postings.is_off;
                marks = Some(&postings.zero_is_unknown);
            }
            _ => {
                cells.resize(self.block() * width, 0.0);
                if !self.plan.dense.is_empty() {
                    self.heights(first, people, heights);
                    self.instructions.with_pairs(self.plan.dense.task(
                        &heights.tiles,
                        cells,
                        width,
                    ));
                }
            }
        }
        for (at, row) in cells.chunks_exact_mut(width.max(1)).take(people).enumerate() {
            let is_off = heights.is_off.get(at) == Some(&true);
            if is_off || !self.is_whole() {
                let levels = self.levels_of(first + at, known);
                self.score_singly(levels, own, row, is_off);
            }
        }
        let cells = Cells::Wide(cells.get(..people * width).unwrap_or_default());
        Block { first, width, cells, zero_is_unknown: marks.map_or(&[], |marks| marks.as_slice()) }
    }

    /// Scores one person for every role that is not made of whole numbers, and takes away the
    /// scores of those that are where a level is off the scale.
    fn score_singly(&self, levels: &[f64], own: &mut Vec<f64>, row: &mut [f64], is_off: bool) {
        let slots = self.slots();
        let plain = |role: &u32| self.batch.plain.get(*role as usize)?.as_ref();
        for role in &self.plan.singly {
            let score = plain(role).map_or(f64::NAN, |plain| plain.score(levels, own));
            slots.set(*role as usize, score, row);
        }
        if is_off {
            for role in &self.plan.whole {
                if plain(role).is_some_and(|plain| plain.score(levels, own).is_nan()) {
                    slots.set(*role as usize, f64::NAN, row);
                }
            }
        }
        if self.batch.full_at.is_empty() {
            return;
        }
        let scores = self.batch.full.scores(&self.profile(levels), &self.batch.options);
        let mut scores = scores.into_iter().flatten();
        for role in &self.batch.full_at {
            let score = scores.next().and_then(Result::ok);
            let score = score.map_or(f64::NAN, |scores| scores.score.get());
            slots.set(*role as usize, score, row);
        }
    }

    /// The profile of a person with these levels.
    pub(super) fn profile(&self, levels: &[f64]) -> Profile {
        let known = self.batch.competencies().iter().zip(levels);
        let held = known.filter_map(|(name, level)| {
            // What is beyond all numbers is beyond every scale.
            let level = Some(Level::new(level.clamp(f64::MIN, f64::MAX)).ok()?);
            Some(HeldLevel { competency: name.clone(), level, scale: None, status: None })
        });
        let (person, levels) = (Key::nameless(), held.collect());
        Profile { person, as_of: None, framework: None, levels }
    }
}

/// Items whose number is known.
struct Counted<I> {
    items: I,
    count: usize,
}

impl<I: Iterator> Iterator for Counted<I> {
    type Item = I::Item;

    fn next(&mut self) -> Option<I::Item> {
        self.items.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.count, Some(self.count))
    }
}

impl<I: Iterator> ExactSizeIterator for Counted<I> {}
