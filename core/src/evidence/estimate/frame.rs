//! A scale as numbers: where its bottom is, and which steps it has.

use crate::evidence::EvidenceError;
use crate::framework::{Direction, ProficiencyScale, ScaleKind};
use crate::kernel::{KernelError, Level, math};
use crate::problem::Fault;

/// The largest number of steps that are told apart; a scale of percents has none.
const MOST_STEPS: f64 = 20.0;

/// How far below a step a level may be and still reach it, as a part of the scale: as much as
/// rounding may take from it.
const TOLERANCE: f64 = 1e-9;

/// A scale as numbers.
pub(super) struct Frame<'a> {
    scale: &'a ProficiencyScale,
    /// The level of the bottom.
    pub(super) bottom: f64,
    /// From the bottom to the top, in levels.
    pub(super) range: f64,
    /// 1 where more is better, and -1 where less is.
    pub(super) sign: f64,
}

impl<'a> Frame<'a> {
    /// The numbers of a scale that makes sense.
    pub(super) fn of(scale: &'a ProficiencyScale) -> Result<Self, EvidenceError> {
        /// The farthest end: squares of its levels are still numbers.
        const FARTHEST: f64 = 1e150;
        scale.check_ends("scale")?;
        let (minimum, maximum) = (scale.minimum.get(), scale.maximum.get());
        for (field, end) in [("minimum", minimum), ("maximum", maximum)] {
            if !(-FARTHEST..=FARTHEST).contains(&end) {
                let fault = Fault::new().at(format!("scale.{field}")).with("name", field);
                let fault = fault.with("value", end).with("minimum", "-1e150");
                return Err(KernelError::OutOfRange(fault.with("maximum", "1e150")).into());
            }
        }
        let (bottom, sign) = match scale.direction {
            Direction::HigherIsBetter => (minimum, 1.0),
            Direction::LowerIsBetter => (maximum, -1.0),
        };
        Ok(Self { scale, bottom, range: maximum - minimum, sign })
    }

    /// How far up the scale a level is: 0 at its bottom, 1 at its top.
    pub(super) fn height(&self, level: f64) -> f64 {
        self.sign * (level - self.bottom) / self.range
    }

    /// The level at that height.
    pub(super) fn level(&self, height: f64) -> f64 {
        self.bottom + self.sign * height * self.range
    }

    /// The level, or the end of the scale that it lies beyond.
    pub(super) fn hold(&self, level: f64) -> f64 {
        level.clamp(self.scale.minimum.get(), self.scale.maximum.get())
    }

    /// The steps of the scale from the bottom up; none where it has no steps, or very many.
    ///
    /// On an ordinal scale with anchors these are the anchors, else whole levels from the bottom.
    pub(super) fn steps(&self) -> Vec<Level> {
        let scale = self.scale;
        if matches!(scale.kind, ScaleKind::Nominal | ScaleKind::CategoryDistribution) {
            return Vec::new();
        }
        if scale.kind == ScaleKind::Ordinal && !scale.anchors.is_empty() {
            let mut steps: Vec<Level> = scale.anchors.iter().map(|anchor| anchor.level).collect();
            steps.sort_unstable();
            steps.dedup();
            if self.sign < 0.0 {
                steps.reverse();
            }
            return steps;
        }
        if self.range > MOST_STEPS {
            return Vec::new();
        }
        let mut steps = Vec::new();
        let mut up = 0.0;
        while up <= self.range {
            steps.extend(Level::new(self.bottom + self.sign * up));
            up += 1.0;
        }
        steps
    }

    /// The best of the steps that a height reaches; below all of them, none.
    pub(super) fn reached(&self, steps: &[Level], height: f64) -> Option<Level> {
        let reaches = |step: &&Level| self.height(step.get()) <= height + TOLERANCE;
        steps.iter().take_while(reaches).last().copied()
    }

    /// The part of a normal distribution that lies below the `at`-th of the steps.
    ///
    /// Nothing lies below the lowest step.
    pub(super) fn below(&self, steps: &[Level], at: usize, height: f64, error: f64) -> f64 {
        match steps.get(at) {
            _ if at == 0 => 0.0,
            // A level without any error must not make 0 / 0 of its own step.
            Some(step) => {
                let apart = self.height(step.get()) - height;
                math::normal_below(apart / error.max(f64::MIN_POSITIVE))
            }
            None => 1.0,
        }
    }
}
