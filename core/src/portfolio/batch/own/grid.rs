//! Levels in one byte, where they go by steps.

use super::OwnRoles;

/// Codes before that of the lowest level: no row at all, and a row of which nobody knows the level.
pub(super) const FIRST: u8 = 2;

/// The code of a row of which nobody knows the level.
pub(super) const UNKNOWN: u8 = 1;

/// What a requirement comes to for somebody who holds a level.
#[derive(Debug, Clone, Copy)]
pub(in super::super) struct Cell {
    /// How far it is met.
    pub(in super::super) met: f64,
    /// All bits where the level is known, else none.
    pub(in super::super) known: u64,
    /// How many levels are missing; not a number where nobody knows.
    pub(in super::super) missing: f32,
    /// The level held; not a number where nobody knows.
    pub(in super::super) held: f32,
    /// How many levels are missing, as a whole number; 0 where nobody knows.
    pub(super) whole: u8,
}

impl Cell {
    /// Nothing is known.
    pub(super) const UNKNOWN: Self =
        Self { met: 0.0, known: 0, missing: f32::NAN, held: f32::NAN, whole: 0 };

    /// A level that is known.
    pub(super) fn known(met: f64, missing: f32, held: f64) -> Self {
        Self { met, known: u64::MAX, missing, held: held as f32, whole: missing as u8 }
    }
}

/// A share of the whole of a role.
///
/// Between 1 and 2 a number has 52 binary places, so adding 1 to a share rounds to parts of 2^-52,
/// and the bits of what comes of it, less those of 1, are the number of parts.
///
/// Only the share is kept: the rest is an addition away, and eight bytes a requirement are soon there.
#[derive(Debug, Clone, Copy)]
pub(in super::super) struct Weighed {
    pub(super) share: f64,
}

impl Weighed {
    pub(super) const fn new(share: f64) -> Self {
        Self { share }
    }

    /// The share and 1.
    #[inline(always)]
    pub(super) fn beyond(&self) -> f64 {
        self.share + 1.0
    }

    /// Its parts.
    #[inline(always)]
    pub(in super::super) fn parts(&self) -> u64 {
        self.beyond().to_bits() - Self::ONE
    }

    /// The parts of a whole.
    const WHOLE: u64 = 1 << 52;

    /// The bits of 1.
    const ONE: u64 = 1.0_f64.to_bits();

    /// What of it is met, and 1.
    #[inline]
    pub(super) fn met_and_1(&self, cell: &Cell) -> f64 {
        cell.met * self.share + 1.0
    }

    /// The parts of it that are met.
    #[inline]
    pub(in super::super) fn met(&self, cell: &Cell) -> u64 {
        self.met_and_1(cell).to_bits().wrapping_sub(Self::ONE)
    }
}

/// So many parts, as a number.
pub(in super::super) fn of_parts(parts: u64) -> f64 {
    parts as f64 / (Weighed::WHOLE as f64)
}

/// Levels by steps of one size, from the lowest to the highest of all scales.
#[derive(Debug, Clone)]
pub(in super::super) struct Grid {
    /// How many steps a level has.
    pub(super) steps: f64,
    /// The lowest level, in steps.
    pub(super) first: f64,
    /// How many levels there are.
    pub(super) count: u8,
    /// Whether all competencies that roles ask for have these ends.
    pub(super) is_even: bool,
    /// For each requirement, from the lowest bits: one byte of where its cells are, the place of its
    /// share in its role, and its competency.
    pub(super) packed: Vec<u32>,
    /// Where the competency starts.
    pub(super) shift: u32,
    pub(super) cells: Cells,
}

/// What each kind of requirement comes to for each level.
#[derive(Debug, Clone)]
pub(super) enum Cells {
    /// All kinds beside each other: the byte of the requirement and the code of the level together
    /// are the place.
    Few(Box<[Cell; 256]>),
    /// 256 for each kind.
    Many(Vec<Cell>),
}

impl Grid {
    /// The grid of this size of steps; nothing where a byte has no room for it.
    pub(super) fn new(
        roles: &OwnRoles,
        steps: f64,
        (low, high): (f64, f64),
        is_even: bool,
    ) -> Option<Self> {
        let (first, last) = ((low * steps).ceil(), (high * steps).floor());
        let has_room = last >= first && last - first <= f64::from(u8::MAX - FIRST);
        let kinds = roles.kinds.len();
        let most = roles.weighed_of.iter().max().copied().unwrap_or_default();
        let shift = u8::BITS + (most + 1).next_power_of_two().ilog2();
        let end = 1_usize.checked_shl(u32::BITS.checked_sub(shift)?)?;
        if !has_room || kinds > 256 || roles.competencies.len() > end {
            return None;
        }
        let count = (last - first) as u8 + 1;
        let stride = (usize::from(count) + usize::from(FIRST)).next_power_of_two();
        let cell = |kind: usize, code: usize| {
            let at = code.checked_sub(usize::from(FIRST)).filter(|at| *at < usize::from(count));
            let level = at.map(|at| (first + at as f64) / steps);
            let known = level.and_then(|level| {
                let (met, missing) = roles.met(u32::try_from(kind).ok()?, level)?;
                Some(Cell::known(met, missing, level))
            });
            known.unwrap_or(Cell::UNKNOWN)
        };
        let is_few = kinds * stride <= 256;
        let stride = if is_few { stride } else { 256 };
        let mut all = Vec::with_capacity((kinds * stride).max(256));
        for kind in 0..kinds {
            all.extend((0..stride).map(|code| cell(kind, code)));
        }
        let low_byte = |kind: u32| if is_few { kind * stride as u32 } else { kind };
        let asked = roles.places_asked.iter().zip(&roles.kind_of).zip(&roles.weighed_of);
        let packed = asked
            .map(|((place, kind), share)| (place << shift) | (share << 8) | low_byte(*kind))
            .collect();
        let cells = if is_few {
            all.resize(256, Cell::UNKNOWN);
            Cells::Few(Box::new(all.try_into().ok()?))
        } else {
            Cells::Many(all)
        };
        Some(Self { steps, first, count, is_even, packed, shift, cells })
    }
}
