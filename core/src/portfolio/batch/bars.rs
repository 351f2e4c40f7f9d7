//! From which cell on people are looked at, for each slot.

use super::cells::Cell;

/// The bars of cells of both kinds, of which one is at work.
#[derive(Debug, Clone)]
pub(super) struct Bars {
    pub(super) wide: BarsOf<f64>,
    pub(super) small: BarsOf<u16>,
}

/// For each slot the cell from which somebody has to be looked at.
#[derive(Debug, Clone)]
pub(super) struct BarsOf<C> {
    /// Of anybody.
    pub(super) any: Vec<C>,
    /// Of whoever is not known at all where a cell is 0: behind all who came before.
    pub(super) unknown: Vec<C>,
    /// Cells of people who just reach the score asked.
    pub(super) minimum: Vec<C>,
}

impl Bars {
    pub(super) fn new(bars: &[f64], minimum: &[f64]) -> Self {
        Self { wide: BarsOf::new(bars, minimum), small: BarsOf::new(bars, minimum) }
    }

    /// Raises the bar of a slot.
    pub(super) fn raise(&mut self, slot: usize, bar: f64) {
        self.wide.raise(slot, bar);
        self.small.raise(slot, bar);
    }

    /// As many were found for a slot as are named.
    pub(super) fn close_to_unknown(&mut self, slot: usize) {
        self.wide.close_to_unknown(slot);
        self.small.close_to_unknown(slot);
    }
}

impl<C: Cell> BarsOf<C> {
    fn new(bars: &[f64], minimum: &[f64]) -> Self {
        let cells = |bars: &[f64]| bars.iter().map(|bar| C::not_below(*bar)).collect::<Vec<C>>();
        Self { any: cells(bars), unknown: cells(bars), minimum: cells(minimum) }
    }

    fn raise(&mut self, slot: usize, bar: f64) {
        let bar = C::not_below(bar);
        for bars in [&mut self.any, &mut self.unknown] {
            if let Some(old) = bars.get_mut(slot).filter(|old| **old < bar) {
                *old = bar;
            }
        }
    }

    fn close_to_unknown(&mut self, slot: usize) {
        if let Some(bar) = self.unknown.get_mut(slot).filter(|bar| **bar < C::LEAST) {
            *bar = C::LEAST;
        }
    }
}
