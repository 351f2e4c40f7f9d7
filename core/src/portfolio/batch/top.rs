//! The best roles of everybody, as columns.

use std::cmp::Ordering;

use pulp::NullaryFnOnce;

use super::block::{Block, Session};
use super::cells::{Cell, WithCells};
use super::known::Known;
use super::{BatchRun, LevelTable, RoleBatch};
use crate::problem::Problem;

/// For which roles each person is the readiest: as many places for each person, the best first.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct TopRoles {
    /// How many places each person has: the number asked for, or that of roles if it is lower.
    pub width: u32,
    /// The position of the role in each place, one person after the other; [`TopRoles::NONE`]
    /// where there are no more roles with a score.
    pub role: Vec<u32>,
    /// The score of the role in each place; NaN where there is none.
    pub score: Vec<f64>,
}

impl TopRoles {
    /// What stands in place of a role where there is none.
    pub const NONE: u32 = u32::MAX;
}

/// A role among the best.
#[derive(Debug, Clone, Copy)]
struct Place {
    score: f64,
    coverage: f64,
    order: u32,
    role: u32,
}

impl Place {
    /// The higher score first, then the higher coverage, then the lower uri.
    fn order(&self, other: &Self) -> Ordering {
        let by_score = other.score.total_cmp(&self.score);
        let by_coverage = || other.coverage.total_cmp(&self.coverage);
        by_score.then_with(by_coverage).then(self.order.cmp(&other.order))
    }
}

/// What a thread works with.
#[derive(Default)]
struct Desk {
    places: Vec<Place>,
    /// Scores of one person, nearly.
    scores: Vec<f32>,
    picks: Vec<u32>,
    known: Known,
}

impl RoleBatch {
    /// For which roles each person is the readiest.
    ///
    /// Their order is that of [`rank`](crate::readiness::rank): by score, then by coverage, then
    /// by uri.
    ///
    /// # Errors
    ///
    /// * `portfolio.malformed_table` when the table does not have the form that it says.
    /// * `portfolio.cancelled` when the host stops it.
    ///
    /// # Cost
    ///
    /// That of [`RoleBatch::score_matrix`], without its memory.
    pub fn top_roles(
        &self,
        levels: &LevelTable<'_>,
        top: u32,
        run: &BatchRun<'_>,
    ) -> Result<TopRoles, Problem> {
        let session = Session::new(self, levels, run)?;
        let width = top.min(u32::try_from(self.roles().len()).unwrap_or(u32::MAX));
        let places = width as usize * levels.people() as usize;
        let mut best =
            TopRoles { width, role: vec![TopRoles::NONE; places], score: vec![f64::NAN; places] };
        if width == 0 {
            return Ok(best);
        }
        let chunk = width as usize * session.block();
        let chunks = best.role.chunks_mut(chunk).zip(best.score.chunks_mut(chunk));
        session.each_block(chunks, run, Desk::default, |desk, block, (roles, scores)| {
            let width = width as usize;
            block.cells.with(Best { session: &session, block, width, desk, roles, scores });
            Ok(())
        })?;
        Ok(best)
    }
}

/// Finds the best roles of the people of a block.
struct Best<'a> {
    session: &'a Session<'a>,
    block: &'a Block<'a>,
    width: usize,
    desk: &'a mut Desk,
    roles: &'a mut [u32],
    scores: &'a mut [f64],
}

impl WithCells for Best<'_> {
    fn run<C: Cell>(self, cells: &[C]) {
        let Self { session, block, width, desk, roles, scores } = self;
        let best = roles.chunks_mut(width).zip(scores.chunks_mut(width));
        let rows = cells.chunks_exact(block.width.max(1)).zip(best);
        for (person, (cells, (roles, scores))) in (block.first..).zip(rows) {
            session.best_of(person, cells, width, desk);
            for ((role, score), place) in roles.iter_mut().zip(scores).zip(&desk.places) {
                (*role, *score) = (place.role, place.score);
            }
        }
    }
}

impl Session<'_> {
    fn best_of<C: Cell>(&self, person: usize, cells: &[C], width: usize, desk: &mut Desk) {
        let slots = self.slots();
        let Desk { places, scores, picks, .. } = desk;
        scores.resize(cells.len(), 0.0);
        self.instructions.run(Pick { cells, inverse: &slots.narrow, width, scores, picks });
        places.clear();
        for at in &desk.picks {
            let at = *at as usize;
            let role = slots.role(at);
            let parts = cells.get(at).zip(slots.whole.get(at));
            let order = self.batch.order.get(role as usize);
            if let (Some((cell, whole)), Some(order)) = (parts, order) {
                let (score, coverage) = (cell.wide() / whole, 0.0);
                places.push(Place { score, coverage, order: *order, role });
            }
        }
        places.sort_unstable_by(Place::order);
        self.settle_ties(person, width, desk);
        desk.places.truncate(width);
    }

    /// Puts roles of equal score in the order of their coverage.
    fn settle_ties(&self, person: usize, width: usize, desk: &mut Desk) {
        let Desk { places, known, .. } = desk;
        let mut start = 0;
        for tied in places.chunk_by_mut(|one, other| one.score.total_cmp(&other.score).is_eq()) {
            if start >= width {
                return;
            }
            start += tied.len();
            if tied.len() > 1 {
                for place in &mut *tied {
                    place.coverage = self.coverage(person, place.role as usize, known);
                }
                tied.sort_unstable_by(Place::order);
            }
        }
    }
}

/// Finds the slots that may be among the best of a row.
struct Pick<'a, C> {
    cells: &'a [C],
    inverse: &'a [f32],
    width: usize,
    scores: &'a mut [f32],
    picks: &'a mut Vec<u32>,
}

/// How many slots lie between two that are looked at as one.
const LANES: usize = 32;

/// How far a score is off its cell times the inverse, in single precision, at most, in parts of
/// itself, and more.
const SLACK: f32 = 1.0 - 1e-6;

impl<C: Cell> NullaryFnOnce for Pick<'_, C> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        let Self { cells, inverse, width, scores, picks } = self;
        picks.clear();
        let mut best = [-1.0; LANES];
        let rows = cells.chunks(LANES).zip(inverse.chunks(LANES)).zip(scores.chunks_mut(LANES));
        for ((cells, inverse), scores) in rows {
            for (((best, cell), inverse), score) in
                best.iter_mut().zip(cells).zip(inverse).zip(scores)
            {
                *score = cell.narrow() * inverse;
                *best = if *score > *best { *score } else { *best };
            }
        }
        let bar = bar(&best, width) * SLACK;
        for (scores, start) in scores.chunks(LANES).zip((0_u32..).step_by(LANES)) {
            if scores.iter().fold(false, |any, score| any | (*score >= bar)) {
                let own = (start..).zip(scores);
                picks.extend(own.filter(|(_, score)| **score >= bar).map(|(at, _)| at));
            }
        }
    }
}

/// A score that so many of the best are not below: as many lanes have one as high.
#[inline(always)]
fn bar(best: &[f32; LANES], width: usize) -> f32 {
    let mut higher = [0.0; LANES];
    for other in best {
        for (higher, one) in higher.iter_mut().zip(best) {
            *higher += if *other > *one { 1.0 } else { 0.0 };
        }
    }
    let limit = width as f32;
    let high = best.iter().zip(higher).filter(|(_, higher)| *higher < limit);
    let lowest = high.map(|(one, _)| *one).fold(f32::INFINITY, f32::min);
    if width > LANES { -1.0 } else { lowest }
}
