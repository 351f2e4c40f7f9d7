//! The steps that levels lie on.

use super::Levels;
use super::lanes::{Lane, LaneKind};
use crate::framework::Direction;

/// Steps of 1, 0.5, 0.1, 0.05, 0.01 and 0.001, as parts of 1; levels on one of them lie on all that
/// come after.
const STEPS: [f64; 6] = [1.0, 2.0, 10.0, 20.0, 100.0, 1000.0];

/// How many levels are looked at between two looks at the step.
const STRIDE: usize = 1024;

/// The highest level, in steps, that is taken for one on a grid.
const HIGHEST: f64 = 1e9;

/// What was seen of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Seen {
    /// The coarsest step that all its levels lie on, by position; too large where there is none.
    pub(super) step: usize,
    /// Whether something in it is not known.
    pub(super) has_unknown: bool,
}

impl Seen {
    #[inline(always)]
    pub(super) fn of(levels: &Levels<'_>) -> Self {
        match levels {
            Levels::F64(all) => see(all, |level| *level, SLACK),
            Levels::F32(all) => see(all, |level| f64::from(*level), SINGLE),
            Levels::I32(_) | Levels::U8(_) => Self { step: 0, has_unknown: false },
        }
    }
}

#[inline(always)]
fn see<T>(all: &[T], level: impl Fn(&T) -> f64 + Copy, slack: f64) -> Seen {
    let mut seen = Seen { step: 0, has_unknown: false };
    for some in all.chunks(STRIDE) {
        seen.has_unknown |= some.iter().fold(false, |any, one| any | level(one).is_nan());
        while let Some(step) = STEPS.get(seen.step) {
            if some.iter().fold(true, |all, one| all & is_on(level(one), *step, slack)) {
                break;
            }
            seen.step += 1;
        }
    }
    seen
}

/// Whether a level lies on the grid with so many steps to 1; what is not known lies on any.
#[inline(always)]
fn is_on(level: f64, step: f64, slack: f64) -> bool {
    let steps = level * step;
    let whole = nearest(steps);
    let off = (steps - whole).abs();
    // Not by its negation: NaN is no number that is off.
    !(off > whole.abs() * slack || steps.abs() > HIGHEST)
}

/// The whole number nearest to a number below 2^51, halves to the even one.
#[inline(always)]
fn nearest(value: f64) -> f64 {
    (value + MAGIC) - MAGIC
}

/// Numbers beside this one have no places behind the point.
const MAGIC: f64 = 6_755_399_441_055_744.0;

/// How levels become whole heights: `sign * level * step + base`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ruler {
    factor: f64,
    base: f64,
    top: f64,
    step: f64,
}

impl Ruler {
    /// The ruler of a lane whose levels lie on this step or a coarser one; nothing where no step
    /// holds them.
    ///
    /// It is the coarsest on which all that is asked lies too, or else the coarsest for the levels.
    pub(super) fn new(lane: &Lane, step: usize) -> Option<Self> {
        let LaneKind::Height(direction, asked) = &lane.kind else { return None };
        let holds = |step: f64| {
            let ends = [lane.minimum, lane.maximum];
            let fits = (lane.maximum - lane.minimum) * step <= f64::from(i16::MAX);
            fits && ends.into_iter().all(|end| is_on(end, step, SLACK))
        };
        let steps = STEPS.get(step..)?.iter().copied().filter(|step| holds(*step));
        let holds_asked = |step: &f64| asked.iter().all(|height| is_on(*height, *step, ASKED));
        let step = steps.clone().find(holds_asked).or_else(|| steps.clone().next())?;
        let top = nearest((lane.maximum - lane.minimum) * step);
        let (factor, base) = match direction {
            Direction::HigherIsBetter => (step, -nearest(lane.minimum * step)),
            Direction::LowerIsBetter => (-step, nearest(lane.maximum * step)),
        };
        Some(Self { factor, base, top, step })
    }

    /// What makes two rulers the same one.
    pub(super) fn sign(&self) -> [u64; 4] {
        [self.factor, self.base, self.top, self.step].map(f64::to_bits)
    }

    /// A height asked for, in steps; nothing where it lies between two.
    pub(super) fn asked(&self, height: f64) -> Option<i16> {
        let is_on = is_on(height, self.step, ASKED) && nearest(height * self.step) <= self.top;
        is_on.then(|| self.bits(height * self.step))
    }

    /// The height of a level, in steps, held to the scale; 0 of what is not known.
    #[inline(always)]
    pub(super) fn height(&self, level: f64) -> i16 {
        let steps = level * self.factor + self.base;
        let steps = if steps > 0.0 { steps } else { 0.0 };
        self.bits(if steps < self.top { steps } else { self.top })
    }

    /// The whole number nearest to one from 0 to 32,767, which is what its last bits hold.
    #[inline(always)]
    fn bits(&self, steps: f64) -> i16 {
        (steps + MAGIC).to_bits() as i16
    }
}

/// How far a level in double precision may be off its step, in parts of itself.
const SLACK: f64 = 8.9e-16;

/// The same in single precision.
const SINGLE: f64 = 2.4e-7;

/// The same for a height asked for, which is a difference of two levels.
const ASKED: f64 = 1e-13;
