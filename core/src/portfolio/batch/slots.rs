//! Where the cell of each role lies, and what its numbers are parts of.

use super::cells::Cell;

/// The order of cells.
#[derive(Debug, Clone, Default)]
pub(super) struct Slots {
    /// The role of each slot; nobody's for those that fill up.
    role: Vec<u32>,
    /// The slot of each role.
    slot: Vec<u32>,
    /// What the cell of somebody who meets everything holds.
    pub(super) whole: Vec<f64>,
    /// 1 / whole; NaN where a slot is nobody's.
    pub(super) inverse: Vec<f64>,
    /// The same in single precision.
    pub(super) narrow: Vec<f32>,
    /// How far a cell out of the whole can be off the score.
    pub(super) off: Vec<f64>,
    /// How many slots come first whose cells are whole numbers of which many add up exactly.
    pub(super) whole_first: usize,
    /// Whether each role lies in its own place.
    is_in_order: bool,
}

/// One slot.
#[derive(Debug, Clone, Copy)]
pub(super) struct Slot {
    /// Nobody's where there is none.
    pub(super) role: Option<u32>,
    pub(super) whole: f64,
    pub(super) off: f64,
}

impl Slot {
    /// A slot that fills up.
    pub(super) const NOBODY: Self = Self { role: None, whole: 1.0, off: 0.0 };
}

impl Slots {
    /// No role of a slot.
    const NOBODY: u32 = u32::MAX;

    /// The whole of roles whose scores are shares, which are parts of 2^-52.
    pub(super) const SHARES: f64 = 4_503_599_627_370_496.0;

    /// Slots with these roles, wholes and distances, for so many roles.
    pub(super) fn new(slots: impl Iterator<Item = Slot>, roles: usize) -> Self {
        let mut all = Self { slot: vec![0; roles], ..Self::default() };
        for (at, Slot { role, whole, off }) in (0_u32..).zip(slots) {
            all.role.push(role.unwrap_or(Self::NOBODY));
            all.whole.push(whole);
            all.off.push(off);
            all.inverse.push(if role.is_some() { 1.0 / whole } else { f64::NAN });
            if let Some(slot) = role.and_then(|role| all.slot.get_mut(role as usize)) {
                *slot = at;
            }
        }
        all.narrow = all.inverse.iter().map(|inverse| *inverse as f32).collect();
        all.whole_first = all.whole.iter().take_while(|whole| **whole < Self::SHARES).count();
        all.is_in_order = (0_u32..).zip(&all.slot).all(|(role, slot)| role == *slot);
        all
    }

    pub(super) fn len(&self) -> usize {
        self.role.len()
    }

    pub(super) fn role(&self, slot: usize) -> u32 {
        self.role.get(slot).copied().unwrap_or(Self::NOBODY)
    }

    pub(super) fn slot(&self, role: usize) -> usize {
        self.slot.get(role).map_or(usize::MAX, |slot| *slot as usize)
    }

    /// Puts a score in the cell of a role.
    pub(super) fn set(&self, role: usize, score: f64, row: &mut [f64]) {
        let slot = self.slot(role);
        if let (Some(cell), Some(whole)) = (row.get_mut(slot), self.whole.get(slot)) {
            *cell = score * whole;
        }
    }

    /// The scores of a row of cells, in the order of roles.
    #[inline(always)]
    pub(super) fn write<C: Cell>(&self, cells: &[C], out: &mut [f32]) {
        if self.is_in_order {
            for ((out, cell), inverse) in out.iter_mut().zip(cells).zip(&self.inverse) {
                *out = (cell.wide() * inverse) as f32;
            }
            return;
        }
        for (out, slot) in out.iter_mut().zip(&self.slot) {
            let at = *slot as usize;
            let parts = cells.get(at).zip(self.inverse.get(at));
            *out = parts.map_or(f32::NAN, |(cell, inverse)| (cell.wide() * inverse) as f32);
        }
    }
}
