//! The inverse of a lower triangle, and what is asked of it.

use super::tile::{
    BLOCK, SIDE, Tile, Triangle, ZERO, product, subtract_product, subtract_products,
};

/// M = L^-1, of which the inverse of the matrix is M' M.
#[derive(Debug, Clone)]
pub(super) struct Inverse {
    rows: Triangle,
}

impl Inverse {
    /// The inverse of a factor, whose tiles on the diagonal are inverted already.
    ///
    /// Forward substitution, 64 rows and 64 columns at a time.
    ///
    /// # Cost
    ///
    /// n^3 / 3 products.
    pub(super) fn of(factor: &Triangle, inverses: &[Tile]) -> Self {
        let mut rows: Triangle = Vec::with_capacity(factor.len());
        let blocks = factor.chunks(BLOCK).zip(inverses.chunks(BLOCK));
        for (block, inverses) in blocks {
            let start = rows.len();
            let mut fresh: Triangle =
                (0..block.len()).map(|at| vec![ZERO; start + at + 1]).collect();
            for (at, known) in rows.chunks(BLOCK).enumerate() {
                take_away(&mut fresh, block, known, at * BLOCK);
            }
            for ((mut row, factors), inverse) in fresh.into_iter().zip(block).zip(inverses) {
                let own = rows.iter().zip(factors).skip(start);
                for (known, factor) in own {
                    for (tile, other) in row.iter_mut().zip(known) {
                        subtract_product(tile, factor, other);
                    }
                }
                let diagonal = row.len().saturating_sub(1);
                for tile in row.iter_mut().take(diagonal) {
                    *tile = product(inverse, tile);
                }
                if let Some(last) = row.last_mut() {
                    *last = *inverse;
                }
                rows.push(row);
            }
        }
        Self { rows }
    }

    /// The sums of squares of the columns: the diagonal of M' M.
    pub(super) fn diagonal(&self) -> Vec<f64> {
        let mut sums = vec![[0.0; SIDE]; self.rows.len()];
        for row in &self.rows {
            for (sums, tile) in sums.iter_mut().zip(row) {
                for line in tile {
                    for (sum, value) in sums.iter_mut().zip(line) {
                        *sum += value * value;
                    }
                }
            }
        }
        sums.into_iter().flatten().collect()
    }

    /// The sum of these columns of M.
    pub(super) fn columns(&self, wanted: &[usize]) -> Vec<f64> {
        let mut sums = Vec::with_capacity(self.rows.len() * SIDE);
        for row in &self.rows {
            let mut own = [0.0; SIDE];
            for column in wanted {
                let Some(tile) = row.get(column / SIDE) else { continue };
                for (sum, line) in own.iter_mut().zip(tile) {
                    *sum += line.get(column % SIDE).copied().unwrap_or(0.0);
                }
            }
            sums.extend(own);
        }
        sums
    }

    /// M' times a column.
    pub(super) fn turned_times(&self, column: &[f64]) -> Vec<f64> {
        let mut sums = vec![[0.0; SIDE]; self.rows.len()];
        for (row, factors) in self.rows.iter().zip(column.chunks_exact(SIDE)) {
            for (sums, tile) in sums.iter_mut().zip(row) {
                for (line, factor) in tile.iter().zip(factors) {
                    for (sum, value) in sums.iter_mut().zip(line) {
                        *sum += factor * value;
                    }
                }
            }
        }
        sums.into_iter().flatten().collect()
    }
}

/// Takes what a block of finished rows adds away from a block of new ones.
fn take_away(fresh: &mut Triangle, block: &[Vec<Tile>], known: &[Vec<Tile>], start: usize) {
    let mut column = Vec::with_capacity(known.len());
    for at in 0..start + known.len() {
        column.clear();
        column.extend(known.iter().map(|row| row.get(at).copied().unwrap_or(ZERO)));
        for (row, factors) in fresh.iter_mut().zip(block) {
            let factors = factors.get(start..).unwrap_or_default();
            if let Some(tile) = row.get_mut(at) {
                subtract_products(tile, factors, &column);
            }
        }
    }
}
