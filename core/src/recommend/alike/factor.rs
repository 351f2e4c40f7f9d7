//! The factor of a positive definite matrix.

use super::tile::{BLOCK, Tile, Triangle, ZERO, product, subtract_products, transposed};
use crate::kernel::math;

/// Turns the lower triangle of a symmetric matrix into its factor L with L L' = the matrix, and
/// returns the inverses of the tiles on its diagonal; nothing where the matrix is not positive
/// definite.
///
/// Cholesky's method, 64 columns at a time: each block of columns is finished and then taken away
/// from all that is to the right of it.
/// Every number is made by the same steps in the same order, whatever the machine.
///
/// # Cost
///
/// n^3 / 3 products.
pub(super) fn factor(rows: &mut Triangle) -> Option<Vec<Tile>> {
    let mut inverses = Vec::with_capacity(rows.len());
    let mut start = 0;
    while start < rows.len() {
        let width = BLOCK.min(rows.len() - start);
        let panel = panel(rows, start, width, &mut inverses)?;
        let below = rows.iter_mut().skip(start + width);
        for row in below {
            let Some((done, right)) = row.split_at_mut_checked(start + width) else { continue };
            let left = done.get(start..)?;
            for (tile, other) in right.iter_mut().zip(panel.chunks_exact(width).skip(width)) {
                subtract_products(tile, left, other);
            }
        }
        start += width;
    }
    Some(inverses)
}

/// Finishes a block of columns; all its tiles, turned round, row by row from the diagonal down.
fn panel(
    rows: &mut Triangle,
    start: usize,
    width: usize,
    inverses: &mut Vec<Tile>,
) -> Option<Vec<Tile>> {
    let mut turned: Vec<Tile> = Vec::with_capacity((rows.len() - start) * width);
    for (at, row) in rows.iter_mut().skip(start).enumerate() {
        let columns = row.get_mut(start..)?;
        for column in 0..width.min(at + 1) {
            let (done, rest) = columns.split_at_mut_checked(column)?;
            let tile = rest.first_mut()?;
            if column < at {
                let other = turned.get(column * width..)?;
                subtract_products(tile, done, other);
                let inverse = inverses.get(start + column)?;
                *tile = product(tile, &transposed(inverse));
            } else {
                let own: Vec<Tile> = done.iter().map(transposed).collect();
                subtract_products(tile, done, &own);
                let (factor, inverse) = factor_tile(tile)?;
                *tile = factor;
                inverses.push(inverse);
            }
        }
        let columns = row.get(start..)?;
        let tiles = columns.iter().take(width).map(transposed);
        turned.extend(tiles.chain(std::iter::repeat(ZERO)).take(width));
    }
    Some(turned)
}

/// The factor of one tile, of whose upper part nothing is read, and the inverse of the factor.
fn factor_tile(tile: &Tile) -> Option<(Tile, Tile)> {
    let [[a, ..], [b, c, ..], [d, e, f, _], [g, h, i, j]] = *tile;
    let root = |square: f64| (square > 0.0 && square.is_finite()).then(|| math::sqrt(square));
    let a = root(a)?;
    let (b, d, g) = (b / a, d / a, g / a);
    let c = root(c - b * b)?;
    let (e, h) = ((e - d * b) / c, (h - g * b) / c);
    let f = root(f - d * d - e * e)?;
    let i = (i - g * d - h * e) / f;
    let j = root(j - g * g - h * h - i * i)?;
    let factor = [[a, 0.0, 0.0, 0.0], [b, c, 0.0, 0.0], [d, e, f, 0.0], [g, h, i, j]];
    let (ia, ic, iif, ij) = (1.0 / a, 1.0 / c, 1.0 / f, 1.0 / j);
    let ib = -(b * ia) * ic;
    let id = -(d * ia + e * ib) * iif;
    let ie = -(e * ic) * iif;
    let ig = -(g * ia + h * ib + i * id) * ij;
    let ih = -(h * ic + i * ie) * ij;
    let ii = -(i * iif) * ij;
    let inverse = [[ia, 0.0, 0.0, 0.0], [ib, ic, 0.0, 0.0], [id, ie, iif, 0.0], [ig, ih, ii, ij]];
    Some((factor, inverse))
}
