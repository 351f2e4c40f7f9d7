//! How far a hidden cell can move while everything that is shown stays as it is.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// More than any number in a table: no limit.
pub(super) const NO_LIMIT: i64 = 1 << 60;

/// A cell as an edge between its row and its column.
///
/// Each row and each column adds up to 0 when totals count negatively, which makes totals edges
/// like all others.
#[derive(Debug, Clone)]
pub(super) struct Wire {
    pub(super) row: usize,
    pub(super) column: usize,
    /// Whether it counts positively: cells and the grand total do.
    pub(super) positive: bool,
    pub(super) hidden: bool,
    /// Whether it can be hidden to guard others.
    pub(super) may_hide: bool,
    /// What it costs to hide it.
    pub(super) cost: u64,
}

/// What a cell holds, what a reader knows of it once it is hidden, and how it is to be guarded.
#[derive(Debug, Clone, Copy)]
pub(super) struct Span {
    pub(super) value: i64,
    pub(super) lowest: i64,
    pub(super) highest: i64,
    /// How wide its range has to be.
    pub(super) width: i64,
    /// How far its range has to reach above the value.
    pub(super) above: i64,
}

/// All cells of a table.
#[derive(Debug, Clone)]
pub(super) struct Net {
    pub(super) wires: Vec<Wire>,
    /// The cells of each row and column.
    at: Vec<Vec<usize>>,
}

/// Cells that move together, each up or down, so that all sums stay.
struct Cycle {
    steps: Vec<(usize, bool)>,
    cost: u64,
}

/// How far a cell was moved one way, and where that leaves all others.
struct Moved {
    by: i64,
    shift: Vec<i64>,
}

impl Net {
    pub(super) fn new(nodes: usize, wires: Vec<Wire>) -> Self {
        let mut at = vec![Vec::new(); nodes];
        for (id, wire) in wires.iter().enumerate() {
            for node in [wire.row, wire.column] {
                if let Some(list) = at.get_mut(node) {
                    list.push(id);
                }
            }
        }
        Self { wires, at }
    }

    /// The lowest and the highest value that fit everything that is shown.
    pub(super) fn range(&self, layer: &[Span], id: usize) -> (i64, i64) {
        let Some(span) = layer.get(id) else { return (0, NO_LIMIT) };
        let up = self.moved(layer, id, true, NO_LIMIT).by;
        let down = self.moved(layer, id, false, NO_LIMIT).by;
        (span.value - down, span.value + up)
    }

    /// Whether the cell is shown, or guarded as it has to be.
    pub(super) fn is_guarded(&self, layer: &[Span], id: usize) -> bool {
        let (Some(wire), Some(span)) = (self.wires.get(id), layer.get(id)) else { return true };
        if !wire.hidden {
            return true;
        }
        let up = self.moved(layer, id, true, span.above.max(span.width)).by;
        if up < span.above {
            return false;
        }
        up >= span.width || up + self.moved(layer, id, false, span.width - up).by >= span.width
    }

    /// Hides more cells until this one is guarded, and says whether that was needed.
    pub(super) fn cover(&mut self, layer: &[Span], id: usize) -> bool {
        let Some(span) = layer.get(id) else { return false };
        let mut changed = false;
        while !self.is_guarded(layer, id) {
            changed = true;
            let up = self.moved(layer, id, true, span.above.max(span.width));
            let rising = self.cycle(layer, &up.shift, id, true, true);
            let rising = rising.filter(|_| up.by < span.highest - span.value);
            let falling = (up.by >= span.above).then(|| {
                let down = self.moved(layer, id, false, span.width - up.by);
                let cycle = self.cycle(layer, &down.shift, id, false, true);
                cycle.filter(|_| down.by < span.value - span.lowest)
            });
            let cheapest = [rising, falling.flatten()]
                .into_iter()
                .flatten()
                .min_by_key(|cycle| (cycle.cost, cycle.steps.len()));
            let before = self.wires.iter().filter(|wire| wire.hidden).count();
            match cheapest {
                Some(cycle) => {
                    for (step, _) in cycle.steps {
                        if let Some(wire) = self.wires.get_mut(step) {
                            wire.hidden = true;
                        }
                    }
                }
                // Not met: with all totals hidden every cell is guarded. Hiding all is safe.
                None => self.wires.iter_mut().for_each(|wire| wire.hidden |= wire.may_hide),
            }
            if self.wires.iter().filter(|wire| wire.hidden).count() == before {
                break;
            }
        }
        changed
    }

    /// Moves a cell as far as it goes, at most by `limit`, along cycles of hidden cells.
    fn moved(&self, layer: &[Span], id: usize, up: bool, limit: i64) -> Moved {
        let mut moved = Moved { by: 0, shift: vec![0; layer.len()] };
        let Some(span) = layer.get(id) else { return moved };
        let own = if up { span.highest - span.value } else { span.value - span.lowest };
        let limit = limit.min(own);
        while moved.by < limit {
            let Some(cycle) = self.cycle(layer, &moved.shift, id, up, false) else { break };
            let rooms =
                cycle.steps.iter().map(|&(step, up)| self.room(layer, &moved.shift, step, up));
            let by = rooms.fold(limit - moved.by, i64::min);
            for &(step, up) in &cycle.steps {
                if let Some(shift) = moved.shift.get_mut(step) {
                    *shift += if up { by } else { -by };
                }
            }
            moved.by += by;
        }
        moved
    }

    /// How far a cell can still move, by what a reader knows of it alone.
    fn room(&self, layer: &[Span], shift: &[i64], id: usize, up: bool) -> i64 {
        match (layer.get(id), shift.get(id)) {
            (Some(span), Some(shift)) if up => span.highest - span.value - shift,
            (Some(span), Some(shift)) => span.value - span.lowest + shift,
            _ => 0,
        }
    }

    /// The cheapest way to balance a move of this cell, the shortest of several; hidden cells cost
    /// nothing, and others can be used only where `more` may be hidden.
    ///
    /// Dijkstra's method from the row of the cell to its column. A row that gained has to lose in
    /// another of its columns, which has to gain in another of its rows, and so on.
    fn cycle(
        &self,
        layer: &[Span],
        shift: &[i64],
        id: usize,
        up: bool,
        more: bool,
    ) -> Option<Cycle> {
        let start = self.wires.get(id)?;
        // Whether the signed value goes up, since totals count negatively.
        let rises = up == start.positive;
        let mut best: Vec<Option<(u64, usize)>> = vec![None; self.at.len()];
        let mut from: Vec<Option<(usize, usize, bool)>> = vec![None; self.at.len()];
        let mut queue = BinaryHeap::from([Reverse((0_u64, 0_usize, start.row))]);
        *best.get_mut(start.row)? = Some((0, 0));
        while let Some(Reverse((cost, steps, node))) = queue.pop() {
            if node == start.column {
                break;
            }
            if best.get(node).copied().flatten() != Some((cost, steps)) {
                continue;
            }
            for &step in self.at.get(node)? {
                let wire = self.wires.get(step)?;
                if step == id || !(wire.hidden || more && wire.may_hide) {
                    continue;
                }
                let leaves_row = wire.row == node;
                let next = if leaves_row { wire.column } else { wire.row };
                let step_up = (leaves_row != rises) == wire.positive;
                if self.room(layer, shift, step, step_up) <= 0 {
                    continue;
                }
                let reached = (cost + if wire.hidden { 0 } else { wire.cost }, steps + 1);
                let known = best.get_mut(next)?;
                if known.is_none_or(|known| reached < known) {
                    *known = Some(reached);
                    *from.get_mut(next)? = Some((step, node, step_up));
                    queue.push(Reverse((reached.0, reached.1, next)));
                }
            }
        }
        let (cost, _) = best.get(start.column).copied().flatten()?;
        let mut steps = Vec::new();
        let mut node = start.column;
        while node != start.row {
            let (step, before, up) = from.get(node).copied().flatten()?;
            steps.push((step, up));
            node = before;
        }
        Some(Cycle { steps, cost })
    }
}
