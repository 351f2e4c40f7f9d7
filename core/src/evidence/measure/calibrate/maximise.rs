//! The slope and the starts that fit expected answers best.

use super::super::item::{OnGrid, STEEPEST, ln_logistic, points};
use crate::kernel::math;

/// The smallest discrimination.
pub(super) const FLATTEST: f64 = 0.01;

/// Most steps of Newton's method in one round; it needs two or three.
const STEPS: u32 = 20;

/// Most times a step is halved.
const HALVINGS: u32 = 40;

/// How many people at each point of ability answered an item, and how many of them rightly.
pub(super) struct Expected {
    pub(super) asked: OnGrid,
    pub(super) right: OnGrid,
}

impl Default for Expected {
    fn default() -> Self {
        let nobody = points().map(|_| 0.0);
        Self { asked: nobody, right: nobody }
    }
}

/// Items with one slope: the log odds of a right answer are slope * ability + start.
#[derive(Clone)]
pub(super) struct Group {
    pub(super) slope: f64,
    pub(super) starts: Vec<f64>,
}

/// How the fit of one item changes with its start and with the slope, and how that changes.
struct Bend {
    by_start: f64,
    by_slope: f64,
    start_start: f64,
    start_slope: f64,
    slope_slope: f64,
}

impl Group {
    /// Slope and start of each item.
    pub(super) fn parameters(&self) -> impl Iterator<Item = (f64, f64)> + '_ {
        self.starts.iter().map(|start| (self.slope, *start))
    }

    /// Moves to the best fit, and returns the largest change of a parameter.
    ///
    /// The fit is concave, so where its best slope lies outside the range, the best one within is
    /// at the end of the range.
    pub(super) fn maximise(&mut self, expected: &[Expected]) -> f64 {
        let before = self.clone();
        self.climb(expected, true);
        if !(FLATTEST..=STEEPEST).contains(&self.slope) {
            let slope = self.slope.clamp(FLATTEST, STEEPEST);
            *self = Self { slope, starts: before.starts.clone() };
            self.climb(expected, false);
        }
        let starts = self.starts.iter().zip(&before.starts).map(|(now, then)| (now - then).abs());
        starts.fold((self.slope - before.slope).abs(), f64::max)
    }

    /// Newton's method; a step that makes the fit worse is halved.
    fn climb(&mut self, expected: &[Expected], with_slope: bool) {
        let mut fit = self.fit(expected);
        for _ in 0..STEPS {
            let bends: Vec<Bend> = self.bends(expected).collect();
            let Some(step) = step(&bends, with_slope) else { return };
            let mut part = 1.0;
            let mut better = None;
            for _ in 0..HALVINGS {
                let next = self.moved(&step, part);
                let next_fit = next.fit(expected);
                // At the top the sums are equal but for rounding.
                if next_fit >= fit - 1e-13 * fit.abs() {
                    better = Some((next, next_fit));
                    break;
                }
                part /= 2.0;
            }
            let Some((next, next_fit)) = better else { return };
            (*self, fit) = (next, next_fit);
            let length = step.starts.iter().map(|step| step.abs()).fold(step.slope.abs(), f64::max);
            if length <= 1e-12 {
                return;
            }
        }
    }

    fn moved(&self, step: &Self, part: f64) -> Self {
        let starts = self.starts.iter().zip(&step.starts);
        Self {
            slope: self.slope + part * step.slope,
            starts: starts.map(|(start, step)| start + part * step).collect(),
        }
    }

    /// The logarithm of the likelihood of the expected answers.
    fn fit(&self, expected: &[Expected]) -> f64 {
        let points = points();
        let items = self.parameters().zip(expected).map(|((slope, start), expected)| {
            let people = points.iter().zip(&expected.asked).zip(&expected.right);
            people
                .map(|((point, asked), right)| {
                    let odds = slope * point + start;
                    right * ln_logistic(odds) + (asked - right) * ln_logistic(-odds)
                })
                .sum::<f64>()
        });
        items.sum()
    }

    fn bends<'a>(&'a self, expected: &'a [Expected]) -> impl Iterator<Item = Bend> + 'a {
        let points = points();
        self.parameters().zip(expected).map(move |((slope, start), expected)| {
            let mut bend = Bend {
                by_start: 0.0,
                by_slope: 0.0,
                start_start: 0.0,
                start_slope: 0.0,
                slope_slope: 0.0,
            };
            for ((point, asked), right) in points.iter().zip(&expected.asked).zip(&expected.right) {
                let chance = math::exp(ln_logistic(slope * point + start));
                let beyond = right - asked * chance;
                let weight = asked * chance * (1.0 - chance);
                bend.by_start += beyond;
                bend.by_slope += beyond * point;
                bend.start_start += weight;
                bend.start_slope += weight * point;
                bend.slope_slope += weight * point * point;
            }
            bend
        })
    }
}

/// The step of Newton's method; nothing where the fit is flat.
///
/// Each start is tied to the slope alone, so the slope is solved for first.
fn step(bends: &[Bend], with_slope: bool) -> Option<Group> {
    if bends.iter().any(|bend| bend.start_start <= 0.0) {
        return None;
    }
    let slope = if with_slope {
        let of = |value: fn(&Bend) -> f64| bends.iter().map(value).sum::<f64>();
        let push = of(|bend| bend.by_slope - bend.start_slope * bend.by_start / bend.start_start);
        let width =
            of(|bend| bend.slope_slope - bend.start_slope * bend.start_slope / bend.start_start);
        if width <= 0.0 {
            return None;
        }
        push / width
    } else {
        0.0
    };
    let start = |bend: &Bend| (bend.by_start - bend.start_slope * slope) / bend.start_start;
    Some(Group { slope, starts: bends.iter().map(start).collect() })
}
