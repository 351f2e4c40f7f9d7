//! A block of people, made ready to be looked at one by one.

use std::ops::Range;

use pulp::NullaryFnOnce;

use super::super::{LevelRows, Levels};
use super::encode::{encode, plain};
use super::{Desk, Grid, NO_ROLE, OwnRoles, WithSheet};

/// People with their rows and, unless all are held against all roles, their own roles.
#[derive(Debug, Clone, Copy)]
pub(in super::super) struct People<'a> {
    pub(in super::super) rows: LevelRows<'a>,
    pub(in super::super) own: Option<&'a [u32]>,
}

/// Some people, one after the other: the first, and the one after the last.
pub(in super::super) type Piece = Range<u32>;

/// Something about the rows of a block is wrong; what it is is found out once, for all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) struct Wrong;

impl<'a> People<'a> {
    /// The rows of some people.
    pub(in super::super) fn rows_of(&self, piece: &Piece) -> Range<usize> {
        let start = |person: u32| self.rows.starts.get(person as usize).copied();
        let (from, to) = (start(piece.start), start(piece.end));
        from.unwrap_or_default() as usize..to.unwrap_or_default() as usize
    }

    /// The own role of a person; nothing for who has none.
    pub(in super::super) fn role_of(&self, person: u32) -> Option<u32> {
        let role = self.own?.get(person as usize).copied()?;
        (role != NO_ROLE).then_some(role)
    }

    /// The competencies of these rows.
    pub(in super::super) fn competencies(&self, rows: Range<usize>) -> &'a [u32] {
        self.rows.competency.get(rows).unwrap_or_default()
    }

    /// Writes the levels of these rows as numbers.
    pub(in super::super) fn levels(&self, rows: Range<usize>, numbers: &mut Vec<f64>) {
        plain(part(self.rows.level, rows), numbers);
    }
}

/// A part of a column.
fn part(levels: Levels<'_>, rows: Range<usize>) -> Levels<'_> {
    match levels {
        Levels::F64(all) => Levels::F64(all.get(rows).unwrap_or_default()),
        Levels::F32(all) => Levels::F32(all.get(rows).unwrap_or_default()),
        Levels::I32(all) => Levels::I32(all.get(rows).unwrap_or_default()),
        Levels::U8(all) => Levels::U8(all.get(rows).unwrap_or_default()),
    }
}

/// The highest of some codes.
struct Highest<'a>(&'a [u32]);

impl NullaryFnOnce for Highest<'_> {
    type Output = u32;

    #[inline(always)]
    fn call(self) -> u32 {
        self.0.iter().fold(0, |most, code| (*code).max(most))
    }
}

/// Levels to be written as codes; whether all of them are on the grid.
struct Encode<'a> {
    levels: Levels<'a>,
    grid: &'a Grid,
    codes: &'a mut Vec<u8>,
}

impl NullaryFnOnce for Encode<'_> {
    type Output = bool;

    #[inline(always)]
    fn call(self) -> bool {
        encode(self.levels, self.grid, self.codes)
    }
}

impl OwnRoles {
    /// Does something with the sheet on which the people of a piece come one after the other.
    pub(in super::super) fn with_sheet<W: WithSheet>(
        &self,
        people: &People<'_>,
        piece: &Piece,
        desk: &mut Desk,
        work: W,
    ) -> Result<W::Output, Wrong> {
        let rows = people.rows_of(piece);
        let competency = people.competencies(rows.clone());
        let levels = part(people.rows.level, rows);
        // Rows are about competencies that were given; of the others nothing is known.
        if desk.instructions.run(Highest(competency)) >= self.given && !competency.is_empty() {
            return Err(Wrong);
        }
        desk.table.resize(self.competencies.len(), 0);
        let grids = self.grids.iter().skip(desk.grid);
        let (instructions, codes) = (desk.instructions, &mut desk.codes);
        let fits = |(_, grid): &(usize, &Grid)| {
            instructions.run(Encode { levels, grid, codes: &mut *codes })
        };
        let found = (desk.grid..).zip(grids).find(fits);
        if let Some((at, _)) = found {
            desk.grid = at;
        }
        let grid = found.map(|(_, grid)| grid);
        if !grid.is_some_and(|grid| grid.is_even) {
            plain(levels, &mut desk.levels);
            let mut pairs = competency.iter().zip(&desk.levels);
            if !pairs.all(|(code, level)| self.may_hold(*code, *level)) {
                return Err(Wrong);
            }
        }
        Ok(desk.with(self, grid, competency, work))
    }
}
