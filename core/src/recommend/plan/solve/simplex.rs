//! The linear relaxation, by the dual simplex method with bounds.

use super::program::Program;

/// What is taken for zero.
const ZERO: f64 = 1e-9;

/// The relaxation of a program at one place of the search: a basis as a dense tableau.
///
/// With *t* how far each column outside of the basis is from where it stands, each variable of the
/// basis is `value + sum(alpha * t)`.
/// Variables are the columns of the program, and then what each row has beyond its need.
///
/// Numbers here are floating-point ones, and nothing that is proved rests on them: they only
/// find the prices from which [`Prices`](super::bound::Prices) makes a bound in whole numbers.
/// Addition, multiplication and division of them are the same everywhere, so the search is too.
#[derive(Clone)]
pub(super) struct Tableau {
    /// For each row: the variable of the basis, and its value.
    rows: Vec<BasicRow>,
    /// Alpha by row and position, each row as long as `stride`.
    alpha: Vec<f64>,
    stride: usize,
    /// For each position outside of the basis.
    outside: Vec<Outside>,
    lower: Vec<f64>,
    upper: Vec<f64>,
    objective: f64,
}

#[derive(Clone, Copy)]
struct BasicRow {
    variable: usize,
    value: f64,
}

#[derive(Clone, Copy)]
struct Outside {
    variable: usize,
    /// Whether it stands at its upper end.
    is_up: bool,
    /// By how much the cost rises when it does.
    reduced: f64,
}

/// How a run of the method ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ended {
    /// At the optimum.
    Optimal,
    /// Above the ceiling.
    Above,
    /// Nothing meets all rows; the prices prove it together with this row of the basis.
    Infeasible { row: usize, is_low: bool },
    /// At the limit of steps.
    Undecided,
}

impl Tableau {
    /// The tableau in which no row is priced, with everything at its lower end.
    pub(super) fn new(program: &Program) -> Self {
        let (width, height) = (program.columns.len(), program.needs.len());
        let mut lower: Vec<f64> = program.columns.iter().map(|one| float(one.lower)).collect();
        let mut upper: Vec<f64> = program.columns.iter().map(|one| float(one.upper)).collect();
        lower.resize(width + height, 0.0);
        upper.resize(width + height, f64::INFINITY);
        let starts: Vec<i64> = program.columns.iter().map(|one| one.lower).collect();
        let activity = program.activity(&starts);
        let given = activity.iter().zip(&program.needs).enumerate();
        let row = |(at, (given, need)): (usize, (&i64, &i64))| BasicRow {
            variable: width + at,
            value: float(given - need),
        };
        let rows: Vec<BasicRow> = given.map(row).collect();
        let stride = width.max(1);
        let mut matrix = vec![0.0; stride * height];
        let mut objective = 0.0;
        let mut outside = Vec::with_capacity(width);
        for (at, column) in program.columns.iter().enumerate() {
            for (row, entry) in &column.entries {
                if let Some(alpha) = matrix.get_mut(row * stride + at) {
                    *alpha = float(*entry);
                }
            }
            let reduced = wide(column.cost);
            objective += reduced * float(column.lower);
            outside.push(Outside { variable: at, is_up: false, reduced });
        }
        Self { rows, alpha: matrix, stride, outside, lower, upper, objective }
    }

    /// Becomes a copy of another tableau, in the memory that this one has.
    pub(super) fn copy_from(&mut self, other: &Self) {
        self.rows.clone_from(&other.rows);
        self.alpha.clone_from(&other.alpha);
        self.outside.clone_from(&other.outside);
        self.lower.clone_from(&other.lower);
        self.upper.clone_from(&other.upper);
        self.stride = other.stride;
        self.objective = other.objective;
    }

    /// What the relaxation costs, as far as it is solved.
    pub(super) const fn objective(&self) -> f64 {
        self.objective
    }

    /// The value of each column of the program.
    pub(super) fn values(&self, columns: usize) -> Vec<f64> {
        let mut values: Vec<f64> = self.lower.iter().take(columns).copied().collect();
        for one in &self.outside {
            if let Some(value) = values.get_mut(one.variable) {
                *value = self.standing(*one);
            }
        }
        for row in &self.rows {
            if let Some(value) = values.get_mut(row.variable) {
                *value = row.value;
            }
        }
        values
    }

    /// The price of each row: what one more of its need costs.
    pub(super) fn prices(&self, columns: usize, rows: usize) -> Vec<f64> {
        let mut prices = vec![0.0; rows];
        for one in &self.outside {
            let row = one.variable.checked_sub(columns);
            if let Some(price) = row.and_then(|row| prices.get_mut(row)) {
                *price = one.reduced.max(0.0);
            }
        }
        prices
    }

    /// How the prices move along the ray that proves that nothing meets all rows.
    pub(super) fn ray(&self, row: usize, is_low: bool, columns: usize, rows: usize) -> Vec<f64> {
        let mut ray = vec![0.0; rows];
        let Some(basic) = self.rows.get(row) else { return ray };
        let sign = if is_low { -1.0 } else { 1.0 };
        for (one, alpha) in self.outside.iter().zip(self.line(row)) {
            let at = one.variable.checked_sub(columns);
            if let Some(price) = at.and_then(|at| ray.get_mut(at)) {
                *price = (sign * alpha).max(0.0);
            }
        }
        let own = basic.variable.checked_sub(columns).filter(|_| is_low);
        if let Some(price) = own.and_then(|at| ray.get_mut(at)) {
            *price = 1.0;
        }
        ray
    }

    /// Holds a column to one value, and leaves it out where it is outside of the basis.
    pub(super) fn fix(&mut self, variable: usize, value: f64) {
        let at = self.outside.iter().position(|one| one.variable == variable);
        let standing = at.and_then(|at| self.outside.get(at)).map(|one| self.standing(*one));
        for ends in [&mut self.lower, &mut self.upper] {
            if let Some(end) = ends.get_mut(variable) {
                *end = value;
            }
        }
        let (Some(at), Some(standing)) = (at, standing) else { return };
        if let Some(reduced) = self.outside.get(at).map(|one| one.reduced) {
            self.shift(at, value - standing, reduced);
            self.outside.swap_remove(at);
            let last = self.outside.len();
            for line in self.alpha.chunks_exact_mut(self.stride) {
                line.swap(at, last);
            }
        }
    }

    fn shift(&mut self, position: usize, moved: f64, reduced: f64) {
        for (row, line) in self.rows.iter_mut().zip(self.alpha.chunks_exact(self.stride)) {
            row.value += line.get(position).copied().unwrap_or(0.0) * moved;
        }
        self.objective += reduced * moved;
    }

    /// The alphas of a row.
    fn line(&self, row: usize) -> &[f64] {
        let start = row * self.stride;
        self.alpha.get(start..start + self.outside.len()).unwrap_or(&[])
    }

    fn standing(&self, one: Outside) -> f64 {
        let ends = if one.is_up { &self.upper } else { &self.lower };
        ends.get(one.variable).copied().unwrap_or(0.0)
    }

    fn range(&self, variable: usize) -> (f64, f64) {
        let end = |ends: &[f64]| ends.get(variable).copied().unwrap_or(0.0);
        (end(&self.lower), end(&self.upper))
    }

    /// Steps to the optimum, at the most to this cost and in so many steps.
    pub(super) fn solve(&mut self, ceiling: f64, steps: u32) -> Ended {
        for _ in 0..steps {
            if self.objective > ceiling {
                return Ended::Above;
            }
            let Some((row, is_low, distance)) = self.leaving() else { return Ended::Optimal };
            let Some(position) = self.entering(row, is_low, distance) else {
                return Ended::Infeasible { row, is_low };
            };
            self.pivot(row, position, is_low);
        }
        Ended::Undecided
    }

    /// The variable of the basis that is farthest out of its range, and how far.
    fn leaving(&self) -> Option<(usize, bool, f64)> {
        let mut worst: Option<(usize, bool, f64)> = None;
        let mut most = ZERO;
        for (at, row) in self.rows.iter().enumerate() {
            let (lower, upper) = self.range(row.variable);
            let (is_low, distance) = if row.value < lower {
                (true, lower - row.value)
            } else {
                (false, row.value - upper)
            };
            // How far it is against the size of what moves it: rows differ in their units.
            let scaled = distance / (1.0 + lower.abs().max(1.0));
            if scaled > most {
                most = scaled;
                worst = Some((at, is_low, distance));
            }
        }
        worst
    }

    /// The position that comes into the basis: the one that keeps all reduced costs right.
    ///
    /// Positions that reach their other end on the way are moved there and passed over.
    fn entering(&mut self, row: usize, is_low: bool, distance: f64) -> Option<usize> {
        let mut candidates: Vec<(f64, f64, usize)> = Vec::new();
        for (at, (one, alpha)) in self.outside.iter().zip(self.line(row)).enumerate() {
            let (lower, upper) = self.range(one.variable);
            let helps = if one.is_up == is_low { *alpha < -ZERO } else { *alpha > ZERO };
            if helps && upper > lower {
                let size = alpha.abs();
                candidates.push((one.reduced.abs() / size, size, at));
            }
        }
        candidates
            .sort_by(|a, b| a.0.total_cmp(&b.0).then(b.1.total_cmp(&a.1)).then(a.2.cmp(&b.2)));
        let mut left = distance;
        let mut flips = Vec::new();
        let mut found = None;
        for (_, size, at) in candidates {
            let one = self.outside.get(at)?;
            let (lower, upper) = self.range(one.variable);
            let reach = (upper - lower) * size;
            // What is missing for rounding alone is not missing.
            if reach + ZERO * (1.0 + distance) >= left {
                found = Some(at);
                break;
            }
            left -= reach;
            flips.push(at);
        }
        // Where all of them together do not reach, nothing does; then nothing is moved.
        found?;
        for at in flips {
            let one = self.outside.get_mut(at)?;
            one.is_up = !one.is_up;
            let (is_up, reduced, variable) = (one.is_up, one.reduced, one.variable);
            let (lower, upper) = self.range(variable);
            self.shift(at, if is_up { upper - lower } else { lower - upper }, reduced);
        }
        found
    }

    fn pivot(&mut self, row: usize, position: usize, is_low: bool) {
        let Some(entering) = self.outside.get(position).copied() else { return };
        let standing = self.standing(entering);
        let Some(basic) = self.rows.get(row).copied() else { return };
        let mut pivot = self.line(row).to_vec();
        let alpha = pivot.get(position).copied().unwrap_or(1.0);
        let (lower, upper) = self.range(basic.variable);
        let goal = if is_low { lower } else { upper };
        let moved = (goal - basic.value) / alpha;
        // What the entering variable is by those that stay outside and the leaving one.
        for one in &mut pivot {
            *one = -*one / alpha;
        }
        if let Some(one) = pivot.get_mut(position) {
            *one = 1.0 / alpha;
        }
        let lines = self.alpha.chunks_exact_mut(self.stride).zip(&mut self.rows);
        for (at, (line, other)) in lines.enumerate() {
            if at == row {
                for (one, pivot) in line.iter_mut().zip(&pivot) {
                    *one = *pivot;
                }
                *other = BasicRow { variable: entering.variable, value: standing + moved };
                continue;
            }
            let factor = line.get(position).copied().unwrap_or(0.0);
            if factor == 0.0 {
                continue;
            }
            other.value += factor * moved;
            if let Some(one) = line.get_mut(position) {
                *one = 0.0;
            }
            for (one, pivot) in line.iter_mut().zip(&pivot) {
                *one += factor * pivot;
            }
        }
        self.objective += entering.reduced * moved;
        let factor = entering.reduced;
        if let Some(one) = self.outside.get_mut(position) {
            *one = Outside { variable: basic.variable, is_up: !is_low, reduced: 0.0 };
        }
        for (one, pivot) in self.outside.iter_mut().zip(&pivot) {
            one.reduced += factor * pivot;
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "needs and entries are held far below 2^53")]
fn float(value: i64) -> f64 {
    value as f64
}

/// A cost as the relaxation sees it.
#[expect(clippy::cast_precision_loss, reason = "the relaxation may be off; bounds are not")]
pub(super) fn wide(value: i128) -> f64 {
    value as f64
}
