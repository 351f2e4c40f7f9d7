//! Small squares of a matrix, which stay in registers while they are worked on.

/// Rows and columns of a tile.
pub(super) const SIDE: usize = 4;

/// Tiles of a block: 64 columns.
pub(super) const BLOCK: usize = 16;

/// Sixteen numbers, row by row.
pub(super) type Tile = [[f64; SIDE]; SIDE];

/// A lower triangle: row `p` has the tiles 0 to `p`.
pub(super) type Triangle = Vec<Vec<Tile>>;

/// A tile of zeros.
pub(super) const ZERO: Tile = [[0.0; SIDE]; SIDE];

/// Takes the product `a b` away from `tile`, in a fixed order and without fused steps.
#[inline]
pub(super) fn subtract_product(tile: &mut Tile, a: &Tile, b: &Tile) {
    for (row, factors) in tile.iter_mut().zip(a) {
        for (factor, line) in factors.iter().zip(b) {
            for (cell, value) in row.iter_mut().zip(line) {
                *cell -= factor * value;
            }
        }
    }
}

/// Takes the products of two lists of tiles away, one after the other.
#[inline]
pub(super) fn subtract_products(tile: &mut Tile, a: &[Tile], b: &[Tile]) {
    let mut sum = *tile;
    for (a, b) in a.iter().zip(b) {
        subtract_product(&mut sum, a, b);
    }
    *tile = sum;
}

/// The product `a b`.
pub(super) fn product(a: &Tile, b: &Tile) -> Tile {
    let mut negative = ZERO;
    subtract_product(&mut negative, a, b);
    negative.map(|row| row.map(|cell| 0.0 - cell))
}

/// Rows and columns changed over.
pub(super) const fn transposed(tile: &Tile) -> Tile {
    let [[a, b, c, d], [e, f, g, h], [i, j, k, l], [m, n, o, p]] = *tile;
    [[a, e, i, m], [b, f, j, n], [c, g, k, o], [d, h, l, p]]
}
