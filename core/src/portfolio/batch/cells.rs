//! What the cells of a block are: numbers of double precision, or small whole ones.

use super::bars::{Bars, BarsOf};

/// The met part of a role, in parts of the whole of its slot.
pub(super) trait Cell: Copy + PartialOrd {
    /// The lowest cell of somebody who meets something.
    const LEAST: Self;

    /// The cell in double precision, exact; NaN where there is no score.
    fn wide(self) -> f64;
    /// The cell in single precision.
    fn narrow(self) -> f32;
    /// The lowest cell that is not below this.
    fn not_below(bar: f64) -> Self;
    /// The bars of such cells.
    fn bars(bars: &Bars) -> &BarsOf<Self>;
}

impl Cell for f64 {
    const LEAST: Self = Self::MIN_POSITIVE;

    #[inline(always)]
    fn wide(self) -> f64 {
        self
    }

    #[inline(always)]
    fn narrow(self) -> f32 {
        self as f32
    }

    fn not_below(bar: f64) -> Self {
        bar
    }

    fn bars(bars: &Bars) -> &BarsOf<Self> {
        &bars.wide
    }
}

impl Cell for u16 {
    const LEAST: Self = 1;

    #[inline(always)]
    fn wide(self) -> f64 {
        f64::from(self)
    }

    #[inline(always)]
    fn narrow(self) -> f32 {
        f32::from(self)
    }

    fn not_below(bar: f64) -> Self {
        // What is beyond all cells becomes the highest number, which none has.
        bar.ceil() as Self
    }

    fn bars(bars: &Bars) -> &BarsOf<Self> {
        &bars.small
    }
}

/// The cells of some people, one after the other.
#[derive(Debug, Clone, Copy)]
pub(super) enum Cells<'b> {
    /// NaN where there is no score.
    Wide(&'b [f64]),
    /// Every role has a score.
    Small(&'b [u16]),
}

/// Something that is done with cells, whatever their type.
pub(super) trait WithCells {
    fn run<C: Cell>(self, cells: &[C]);
}

impl Cells<'_> {
    /// Does something with the cells.
    pub(super) fn with(self, work: impl WithCells) {
        match self {
            Self::Wide(cells) => work.run(cells),
            Self::Small(cells) => work.run(cells),
        }
    }
}
