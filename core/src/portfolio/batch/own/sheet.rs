//! Where the levels of one person lie while the roles look at them.

use std::ops::Range;

use super::super::tier::Instructions;
use super::OwnRoles;
use super::compile::Asks;
use super::grid::{Cell, Cells, Grid, Weighed};

/// The levels of one person, by competency.
pub(in super::super) trait Sheet {
    /// Puts rows of the block on the sheet; whether all are about a competency that there is, and
    /// none about the same as another.
    fn put(&mut self, rows: Range<usize>) -> bool;

    /// Takes the same rows away again.
    fn clear(&mut self, rows: Range<usize>);

    /// Looks at what a role asks, one after the other: what each comes to, its share of the whole,
    /// and its competency.
    fn walk(&self, asks: Asks, see: impl FnMut(&Cell, &Weighed, u32));
}

/// Codes of levels.
pub(super) struct Coded<'a, C> {
    pub(super) table: &'a mut [u8],
    pub(super) competency: &'a [u32],
    pub(super) codes: &'a [u8],
    pub(super) packed: &'a [u32],
    pub(super) shift: u32,
    pub(super) weighed: &'a [Weighed],
    pub(super) cells: C,
}

/// Finds cells.
pub(super) trait Cellar {
    /// The cell of a requirement for a code; the lowest byte of the first says where.
    fn cell(&self, requirement: u32, code: u8) -> &Cell;
}

impl Cellar for &[Cell; 256] {
    #[inline]
    fn cell(&self, requirement: u32, code: u8) -> &Cell {
        let at = usize::from(requirement as u8 | code);
        self.get(at).unwrap_or(&Cell::UNKNOWN)
    }
}

impl Cellar for &[Cell] {
    #[inline]
    fn cell(&self, requirement: u32, code: u8) -> &Cell {
        let at = (requirement as u8 as usize) << 8 | usize::from(code);
        self.get(at).unwrap_or(&Cell::UNKNOWN)
    }
}

impl<C: Cellar> Sheet for Coded<'_, C> {
    #[inline]
    fn put(&mut self, rows: Range<usize>) -> bool {
        let own = self.competency.get(rows.clone()).unwrap_or_default();
        let codes = self.codes.get(rows).unwrap_or_default();
        let (mut before, mut is_beyond) = (0, false);
        for (place, code) in own.iter().zip(codes) {
            match self.table.get_mut(*place as usize) {
                Some(slot) => {
                    before |= *slot;
                    *slot = *code;
                }
                None => is_beyond = true,
            }
        }
        before == 0 && !is_beyond
    }

    #[inline]
    fn clear(&mut self, rows: Range<usize>) {
        for place in self.competency.get(rows).unwrap_or_default() {
            if let Some(slot) = self.table.get_mut(*place as usize) {
                *slot = 0;
            }
        }
    }

    #[inline]
    fn walk(&self, asks: Asks, mut see: impl FnMut(&Cell, &Weighed, u32)) {
        let packed = self.packed.get(asks.from..asks.to).unwrap_or_default();
        let shares = self.weighed.get(asks.shares..).unwrap_or_default();
        let (shift, mask) = (self.shift, (1 << (self.shift - u8::BITS)) - 1);
        for requirement in packed {
            let place = requirement >> shift;
            let share = shares.get(((requirement >> u8::BITS) & mask) as usize);
            // Both are always there; to jump where one is not costs nothing.
            let (Some(code), Some(share)) = (self.table.get(place as usize), share) else {
                continue;
            };
            see(self.cells.cell(*requirement, *code), share, place);
        }
    }
}

/// Levels as they are.
pub(super) struct Direct<'a> {
    pub(super) roles: &'a OwnRoles,
    /// Which competencies have a row.
    pub(super) table: &'a mut [u8],
    /// The levels of those.
    pub(super) held: &'a mut [f64],
    pub(super) competency: &'a [u32],
    pub(super) levels: &'a [f64],
}

impl Sheet for Direct<'_> {
    fn put(&mut self, rows: Range<usize>) -> bool {
        let own = self.competency.get(rows.clone()).unwrap_or_default();
        let mut is_right = true;
        for (place, level) in own.iter().zip(self.levels.get(rows).unwrap_or_default()) {
            let at = *place as usize;
            match (self.table.get_mut(at), self.held.get_mut(at)) {
                (Some(mark), Some(slot)) => {
                    is_right &= *mark == 0;
                    (*mark, *slot) = (1, *level);
                }
                _ => is_right = false,
            }
        }
        is_right
    }

    fn clear(&mut self, rows: Range<usize>) {
        for place in self.competency.get(rows).unwrap_or_default() {
            if let Some(mark) = self.table.get_mut(*place as usize) {
                *mark = 0;
            }
        }
    }

    fn walk(&self, asks: Asks, mut see: impl FnMut(&Cell, &Weighed, u32)) {
        let range = asks.from..asks.to;
        let places = self.roles.places_asked.get(range.clone()).unwrap_or_default();
        let kinds = self.roles.kind_of.get(range.clone()).unwrap_or_default();
        let shares = self.roles.shares.get(range).unwrap_or_default();
        for ((place, kind), share) in places.iter().zip(kinds).zip(shares) {
            let at = *place as usize;
            let is_held = self.table.get(at).is_some_and(|mark| *mark != 0);
            let level = self.held.get(at).copied().filter(|level| is_held && !level.is_nan());
            let known = level.and_then(|level| {
                let (met, missing) = self.roles.met(*kind, level)?;
                Some(Cell::known(met, missing, level))
            });
            see(&known.unwrap_or(Cell::UNKNOWN), &Weighed::new(*share), *place);
        }
    }
}

/// Does something with a sheet, whichever it is.
pub(in super::super) trait WithSheet {
    /// What comes of it.
    type Output;
    /// Does it.
    fn run(self, sheet: impl Sheet) -> Self::Output;
}

/// What a sheet is made from: memory of one thread.
#[derive(Debug, Clone, Default)]
pub(in super::super) struct Desk {
    /// The grid that fitted last.
    pub(super) grid: usize,
    pub(super) instructions: Instructions,
    pub(super) table: Vec<u8>,
    pub(super) held: Vec<f64>,
    pub(super) codes: Vec<u8>,
    pub(super) levels: Vec<f64>,
}

impl Desk {
    /// Makes the sheet of the block whose levels were written as codes of a grid, or as numbers
    /// where there is none, and does something with it.
    pub(super) fn with<W: WithSheet>(
        &mut self,
        roles: &OwnRoles,
        grid: Option<&Grid>,
        competency: &[u32],
        work: W,
    ) -> W::Output {
        let Self { table, held, codes, levels, .. } = self;
        let Some(Grid { packed, shift, cells, .. }) = grid else {
            held.resize(table.len(), f64::NAN);
            return work.run(Direct { roles, table, held, competency, levels });
        };
        let (shift, weighed) = (*shift, roles.weighed.as_slice());
        match cells {
            Cells::Few(cells) => {
                let cells = cells.as_ref();
                work.run(Coded { table, competency, codes, packed, shift, weighed, cells })
            }
            Cells::Many(cells) => {
                let cells = cells.as_slice();
                work.run(Coded { table, competency, codes, packed, shift, weighed, cells })
            }
        }
    }
}
