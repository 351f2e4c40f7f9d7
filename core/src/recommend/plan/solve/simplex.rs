//! The linear relaxation, by the dual simplex method with bounds.

use super::lines::{Line, Lines, float};
use super::program::Program;

/// What is taken for zero.
const ZERO: f64 = 1e-9;

/// How far a row may be from being reached, and a value out of its range.
const NEAR: f64 = 1e-8;

/// The relaxation of a program at one place of the search: a basis as a dense tableau.
///
/// Variables are the columns of the program, and then what each row has beyond its need.
/// With *t* how far each variable outside of the basis is from where it stands, each column in the
/// basis is `value + sum(alpha * t)`.
/// A row of the program that is in the basis costs nothing here: it follows from its columns, and
/// is written down when it leaves. Few rows hold anything back at a time, so the tableau is small.
///
/// Numbers here are floating-point ones, and nothing that is proved rests on them: they only
/// find the prices from which [`Prices`](super::bound::Prices) makes a bound in whole numbers.
/// Addition, multiplication and division of them are the same everywhere, so the search is too.
#[derive(Clone)]
pub(super) struct Tableau {
    /// The columns in the basis, in the order of the lines of `alpha`.
    inside: Vec<usize>,
    /// Alpha by line and position, each line as long as `stride`.
    alpha: Vec<f64>,
    stride: usize,
    /// For each position outside of the basis.
    outside: Vec<Outside>,
    /// For each column: where it is, what it is, and its range.
    columns: Vec<Place>,
    values: Vec<f64>,
    /// For each row of the program: whether it is outside of the basis; a row that was added later
    /// is not.
    is_priced: Vec<bool>,
    objective: f64,
}

#[derive(Clone, Copy)]
struct Place {
    lower: f64,
    upper: f64,
    stands: Stands,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stands {
    /// In this line of the basis.
    Inside(usize),
    /// At this position outside.
    Outside(usize),
    /// Decided, and in no line any more.
    Still,
}

#[derive(Clone, Copy)]
struct Outside {
    variable: usize,
    /// Whether it stands at its upper end.
    is_up: bool,
    /// By how much the cost rises when it does.
    reduced: f64,
}

/// What leaves the basis.
#[derive(Clone, Copy)]
enum Leaving {
    /// The column in this line, below its range or above it.
    Column { line: usize, is_low: bool },
    /// What this row of the program has beyond its need.
    Row(usize),
}

/// How a run of the method ended.
pub(super) enum Ended {
    /// At the optimum.
    Optimal,
    /// Above the ceiling.
    Above,
    /// Nothing meets all rows; prices that move along this ray prove it.
    Infeasible { ray: Vec<f64> },
    /// At the limit of steps.
    Undecided,
}

impl Tableau {
    /// The tableau in which no row is priced, with everything at its lower end.
    pub(super) fn new(program: &Program) -> Self {
        let width = program.columns.len();
        let mut objective = 0.0;
        let mut outside = Vec::with_capacity(width);
        let mut columns = Vec::with_capacity(width);
        for (at, column) in program.columns.iter().enumerate() {
            let (lower, upper) = (float(column.lower), float(column.upper));
            let reduced = wide(column.cost);
            objective += reduced * lower;
            outside.push(Outside { variable: at, is_up: false, reduced });
            columns.push(Place { lower, upper, stands: Stands::Outside(at) });
        }
        let values = columns.iter().map(|one| one.lower).collect();
        let is_priced = vec![false; program.needs.len()];
        let (inside, alpha, stride) = (Vec::new(), Vec::new(), width.max(1));
        Self { inside, alpha, stride, outside, columns, values, is_priced, objective }
    }

    /// Becomes a copy of another tableau, in the memory that this one has.
    pub(super) fn copy_from(&mut self, other: &Self) {
        self.inside.clone_from(&other.inside);
        self.alpha.clone_from(&other.alpha);
        self.outside.clone_from(&other.outside);
        self.columns.clone_from(&other.columns);
        self.values.clone_from(&other.values);
        self.is_priced.clone_from(&other.is_priced);
        self.stride = other.stride;
        self.objective = other.objective;
    }

    /// What the relaxation costs, as far as it is solved.
    pub(super) const fn objective(&self) -> f64 {
        self.objective
    }

    /// The value of each column of the program.
    pub(super) fn values(&self) -> &[f64] {
        &self.values
    }

    /// The price of each row: what one more of its need costs.
    pub(super) fn prices(&self, lines: &Lines) -> Vec<f64> {
        self.by_row(lines, self.outside.iter().map(|one| one.reduced))
    }

    /// Numbers of the positions outside of the basis, as those of the rows that stand there.
    fn by_row(&self, lines: &Lines, numbers: impl Iterator<Item = f64>) -> Vec<f64> {
        let mut found = vec![0.0; lines.len()];
        for (one, number) in self.outside.iter().zip(numbers) {
            let Some(row) = one.variable.checked_sub(lines.width) else { continue };
            if let (Some(slot), Some(line)) = (found.get_mut(row), lines.get(row)) {
                *slot = number.max(0.0) / line.length;
            }
        }
        found
    }

    /// How the prices move along the ray that proves that nothing meets all rows.
    fn ray(&self, leaving: Leaving, alphas: &[f64], lines: &Lines) -> Vec<f64> {
        let is_low = !matches!(leaving, Leaving::Column { is_low: false, .. });
        let sign = if is_low { -1.0 } else { 1.0 };
        let mut ray = self.by_row(lines, alphas.iter().map(|alpha| sign * alpha));
        if let Leaving::Row(row) = leaving
            && let (Some(slot), Some(line)) = (ray.get_mut(row), lines.get(row))
        {
            *slot = 1.0 / line.length;
        }
        ray
    }

    /// Holds a column to one value, and leaves it out where it is outside of the basis.
    pub(super) fn fix(&mut self, column: usize, value: f64) {
        let Some(place) = self.columns.get_mut(column) else { return };
        (place.lower, place.upper) = (value, value);
        let Stands::Outside(at) = place.stands else { return };
        let standing = self.values.get(column).copied().unwrap_or(value);
        self.shift(at, value - standing);
        self.leave_out(at);
    }

    /// Moves what stands at a position.
    fn shift(&mut self, position: usize, moved: f64) {
        let Some(one) = self.outside.get(position) else { return };
        self.objective += one.reduced * moved;
        if let Some(value) = self.values.get_mut(one.variable) {
            *value += moved;
        }
        for (column, line) in self.inside.iter().zip(self.alpha.chunks_exact(self.stride)) {
            let alpha = line.get(position).copied().unwrap_or(0.0);
            if let Some(value) = self.values.get_mut(*column) {
                *value += alpha * moved;
            }
        }
    }

    /// Takes the position of a decided column out of all lines.
    fn leave_out(&mut self, position: usize) {
        let column = self.outside.swap_remove(position).variable;
        self.stand(column, Stands::Still);
        let last = self.outside.len();
        for line in self.alpha.chunks_exact_mut(self.stride) {
            line.swap(position, last);
        }
        if let Some(moved) = self.outside.get(position).map(|one| one.variable) {
            self.stand(moved, Stands::Outside(position));
        }
    }

    fn stand(&mut self, variable: usize, stands: Stands) {
        if let Some(place) = self.columns.get_mut(variable) {
            place.stands = stands;
        }
    }

    /// The alphas of a line.
    fn line(&self, line: usize) -> &[f64] {
        let start = line * self.stride;
        self.alpha.get(start..start + self.outside.len()).unwrap_or(&[])
    }

    /// The alphas of what a row has beyond its need.
    fn written(&self, row: &Line) -> Vec<f64> {
        let mut alphas = vec![0.0; self.outside.len()];
        for (column, entry) in &row.entries {
            match self.columns.get(*column).map(|place| place.stands) {
                Some(Stands::Outside(at)) => {
                    if let Some(alpha) = alphas.get_mut(at) {
                        *alpha += entry;
                    }
                }
                Some(Stands::Inside(line)) => add(&mut alphas, *entry, self.line(line)),
                Some(Stands::Still) | None => {}
            }
        }
        alphas
    }

    fn range(&self, variable: usize) -> (f64, f64) {
        self.columns.get(variable).map_or((0.0, f64::INFINITY), |one| (one.lower, one.upper))
    }

    /// Steps to the optimum, at the most to this cost and in so many steps.
    pub(super) fn solve(&mut self, lines: &Lines, ceiling: f64, steps: u32) -> Ended {
        for _ in 0..steps {
            if self.objective > ceiling {
                return Ended::Above;
            }
            let Some((leaving, distance)) = self.leaving(lines) else { return Ended::Optimal };
            let alphas = match leaving {
                Leaving::Column { line, .. } => self.line(line).to_vec(),
                Leaving::Row(row) => match lines.get(row) {
                    Some(row) => self.written(row),
                    None => return Ended::Undecided,
                },
            };
            let is_low = !matches!(leaving, Leaving::Column { is_low: false, .. });
            let Some(position) = self.entering(&alphas, is_low, distance) else {
                return Ended::Infeasible { ray: self.ray(leaving, &alphas, lines) };
            };
            self.pivot(leaving, position, alphas, lines);
        }
        Ended::Undecided
    }

    /// What is farthest out of its range, and how far.
    fn leaving(&self, lines: &Lines) -> Option<(Leaving, f64)> {
        let mut worst = None;
        let mut most = NEAR;
        for (line, column) in self.inside.iter().enumerate() {
            let (lower, upper) = self.range(*column);
            let value = self.values.get(*column).copied().unwrap_or(lower);
            let is_low = value < lower;
            let distance = if is_low { lower - value } else { value - upper };
            if distance > most {
                (most, worst) = (distance, Some(Leaving::Column { line, is_low }));
            }
        }
        let is_priced = self.is_priced.iter().copied().chain(std::iter::repeat(false));
        for (row, (line, is_priced)) in lines.iter().zip(is_priced).enumerate() {
            let distance = if is_priced { 0.0 } else { -line.beyond(&self.values) };
            if distance > most {
                (most, worst) = (distance, Some(Leaving::Row(row)));
            }
        }
        worst.map(|worst| (worst, most))
    }

    /// The position that comes into the basis: the one that keeps all reduced costs right.
    ///
    /// Positions that reach their other end on the way are moved there and passed over.
    fn entering(&mut self, alphas: &[f64], is_low: bool, distance: f64) -> Option<usize> {
        let mut candidates: Vec<(f64, f64, usize)> = Vec::new();
        for (at, (one, alpha)) in self.outside.iter().zip(alphas).enumerate() {
            let helps = if one.is_up == is_low { *alpha < -ZERO } else { *alpha > ZERO };
            if helps {
                let size = alpha.abs();
                candidates.push((one.reduced.abs() / size, size, at));
            }
        }
        let mut left = distance;
        let mut flips = Vec::new();
        let found = loop {
            // Few are passed over, so the next one is looked for rather than all put in order.
            let first = candidates.iter().enumerate().min_by(|(_, a), (_, b)| {
                a.0.total_cmp(&b.0).then(b.1.total_cmp(&a.1)).then(a.2.cmp(&b.2))
            })?;
            let (place, (_, size, at)) = (first.0, *first.1);
            let (lower, upper) = self.range(self.outside.get(at)?.variable);
            let reach = (upper - lower) * size;
            // What is missing for rounding alone is not missing.
            if reach + ZERO * (1.0 + distance) >= left {
                break at;
            }
            left -= reach;
            flips.push(at);
            candidates.swap_remove(place);
        };
        // Where all of them together do not reach, nothing does; then nothing is moved.
        for at in flips {
            let one = self.outside.get_mut(at)?;
            one.is_up = !one.is_up;
            let (is_up, variable) = (one.is_up, one.variable);
            let (lower, upper) = self.range(variable);
            self.shift(at, if is_up { upper - lower } else { lower - upper });
        }
        Some(found)
    }

    /// Brings what stands at a position into the basis, in the place of what leaves.
    fn pivot(&mut self, leaving: Leaving, position: usize, mut alphas: Vec<f64>, lines: &Lines) {
        let Some(entering) = self.outside.get(position).copied() else { return };
        let Some(alpha) = alphas.get(position).copied() else { return };
        let (variable, value, goal, is_up) = match leaving {
            Leaving::Column { line, is_low } => {
                let Some(column) = self.inside.get(line).copied() else { return };
                let (lower, upper) = self.range(column);
                let value = self.values.get(column).copied().unwrap_or(lower);
                (column, value, if is_low { lower } else { upper }, !is_low)
            }
            Leaving::Row(row) => {
                let beyond = lines.get(row).map_or(0.0, |line| line.beyond(&self.values));
                (lines.width + row, beyond, 0.0, false)
            }
        };
        self.shift(position, (goal - value) / alpha);
        if let Some(value) = self.values.get_mut(variable) {
            *value = goal;
        }
        // What the entering variable is by those that stay outside and the leaving one.
        for one in &mut alphas {
            *one = -*one / alpha;
        }
        if let Some(one) = alphas.get_mut(position) {
            *one = 1.0 / alpha;
        }
        for line in self.alpha.chunks_exact_mut(self.stride) {
            let factor = line.get_mut(position).map_or(0.0, std::mem::take);
            if factor != 0.0 {
                add(line, factor, &alphas);
            }
        }
        if let Some(one) = self.outside.get_mut(position) {
            *one = Outside { variable, is_up, reduced: 0.0 };
        }
        for (one, alpha) in self.outside.iter_mut().zip(&alphas) {
            one.reduced += entering.reduced * alpha;
        }
        self.swap_basis(leaving, variable, entering.variable, position, &alphas, lines);
    }

    /// Writes down which variables are where after a pivot.
    fn swap_basis(
        &mut self,
        leaving: Leaving,
        left: usize,
        entered: usize,
        position: usize,
        alphas: &[f64],
        lines: &Lines,
    ) {
        self.is_priced.resize(lines.len(), false);
        for (variable, is_priced) in [(left, true), (entered, false)] {
            let row = variable.checked_sub(lines.width);
            if let Some(slot) = row.and_then(|row| self.is_priced.get_mut(row)) {
                *slot = is_priced;
            }
        }
        self.stand(left, Stands::Outside(position));
        let is_column = entered < lines.width;
        let line = match leaving {
            Leaving::Column { line, .. } => line,
            Leaving::Row(_) => self.inside.len(),
        };
        if is_column {
            if line == self.inside.len() {
                self.inside.push(entered);
                self.alpha.resize(self.alpha.len() + self.stride, 0.0);
            }
            if let Some(slot) = self.inside.get_mut(line) {
                *slot = entered;
            }
            let own = self.alpha.chunks_exact_mut(self.stride).nth(line);
            own.into_iter().flatten().zip(alphas).for_each(|(slot, alpha)| *slot = *alpha);
            self.stand(entered, Stands::Inside(line));
        } else if line < self.inside.len() {
            self.inside.swap_remove(line);
            let start = self.inside.len() * self.stride;
            if line < self.inside.len() {
                self.alpha.copy_within(start.., line * self.stride);
            }
            self.alpha.truncate(start);
            if let Some(moved) = self.inside.get(line).copied() {
                self.stand(moved, Stands::Inside(line));
            }
        }
        let (lower, upper) = self.range(left);
        if lower >= upper {
            self.leave_out(position);
        }
    }
}

/// Adds so many times the second list to the first.
fn add(line: &mut [f64], factor: f64, other: &[f64]) {
    for (one, other) in line.iter_mut().zip(other) {
        *one += factor * other;
    }
}

/// A cost as the relaxation sees it.
#[expect(clippy::cast_precision_loss, reason = "the relaxation may be off; bounds are not")]
pub(super) fn wide(value: i128) -> f64 {
    value as f64
}
