//! Which cells of a table are hidden, by place alone.

use std::cmp::Reverse;

use super::net::{NO_LIMIT, Net, Span, Wire};
use super::{CountRange, HiddenReason, SuppressionPolicy};
use crate::kernel::math;

/// A table by place: the cells row by row, without totals.
#[derive(Debug, Clone)]
pub(in crate::portfolio) struct Measured {
    pub(in crate::portfolio) rows: usize,
    /// Nothing in a table of one dimension.
    pub(in crate::portfolio) columns: Option<usize>,
    pub(in crate::portfolio) cells: Vec<OpenCell>,
}

/// A cell or a total as it is.
#[derive(Debug, Clone, Default)]
pub(in crate::portfolio) struct OpenCell {
    pub(in crate::portfolio) people: u32,
    pub(in crate::portfolio) sum: Option<f64>,
    /// What the sum leaves of the most it could be, where a reader knows that.
    pub(in crate::portfolio) rest: Option<f64>,
    /// The largest amounts, the largest first.
    pub(in crate::portfolio) largest: Vec<f64>,
    /// Whether it is hidden already, to guard cells of another table.
    pub(in crate::portfolio) is_hidden: bool,
}

/// A cell or a total with what becomes of it.
#[derive(Debug, Clone, Copy)]
pub(in crate::portfolio) struct GuardedCell {
    pub(in crate::portfolio) people: u32,
    pub(in crate::portfolio) sum: Option<f64>,
    /// Why it is hidden; nothing where it is shown.
    pub(in crate::portfolio) hidden: Option<HiddenReason>,
    /// What a reader can work out, where it is hidden.
    pub(in crate::portfolio) range: Option<CountRange>,
}

/// A cell or a total on its way.
struct Place {
    row: usize,
    column: usize,
    is_total: bool,
    positive: bool,
    cell: OpenCell,
    /// Why it has to be hidden, whatever becomes of others.
    primary: Option<HiddenReason>,
    /// How far above its sum a reader has to remain unsure.
    asks: f64,
}

/// The table with its totals, row by row, each row with its total and the row of totals last.
pub(in crate::portfolio) fn guard(
    table: &Measured,
    policy: &SuppressionPolicy,
) -> Vec<GuardedCell> {
    let mut places = places(table);
    for place in &mut places {
        (place.primary, place.asks) = primary(&place.cell, policy);
    }
    let mut layers = vec![people_layer(&places, policy)];
    let sums = places.iter().map(|place| (place.cell.sum, place.asks));
    layers.extend(sum_layer(&places, sums));
    layers.extend(sum_layer(&places, places.iter().map(|place| (place.cell.rest, 0.0))));
    let nodes = table.rows + table.columns.map_or(1, |columns| columns + 2);
    let mut net = Net::new(nodes.max(2), wires(&places));
    loop {
        let mut changed = false;
        for id in 0..places.len() {
            for layer in &layers {
                changed |= net.cover(layer, id);
            }
        }
        if !changed {
            break;
        }
    }
    show_needless(&mut net, &places, &layers);
    let answer = |(id, place): (usize, &Place)| {
        let is_hidden = net.wires.get(id).is_some_and(|wire| wire.hidden);
        let reason = if place.is_total { None } else { place.primary };
        let range = layers.first().filter(|_| is_hidden).map(|layer| {
            let (lowest, highest) = net.range(layer, id);
            let highest = u32::try_from(highest).ok();
            CountRange { lowest: u32::try_from(lowest).unwrap_or(0), highest }
        });
        GuardedCell {
            people: place.cell.people,
            sum: place.cell.sum,
            hidden: is_hidden.then(|| reason.unwrap_or(HiddenReason::Complementary)),
            range,
        }
    };
    places.iter().enumerate().map(answer).collect()
}

/// All cells and totals as edges between rows and columns.
///
/// A table of one dimension is one row and one column, between which every group is an edge.
fn places(table: &Measured) -> Vec<Place> {
    let width = table.columns.unwrap_or(1);
    let mut places = Vec::new();
    let place = |row, column, is_total, positive, cell| Place {
        row,
        column,
        is_total,
        positive,
        cell,
        primary: None,
        asks: 0.0,
    };
    let all = |row: Option<usize>, column: Option<usize>| {
        let within = |at: &usize| {
            row.is_none_or(|row| at / width == row)
                && column.is_none_or(|column| at % width == column)
        };
        let cells = table.cells.iter().enumerate();
        total(cells.filter(|(at, _)| within(at)).map(|(_, cell)| cell))
    };
    if table.columns.is_none() {
        places.extend(table.cells.iter().map(|cell| place(0, 1, false, true, cell.clone())));
        places.push(place(0, 1, true, false, all(None, None)));
        return places;
    }
    let first_column = table.rows + 1;
    for row in 0..table.rows {
        for column in 0..width {
            let cell = table.cells.get(row * width + column).cloned().unwrap_or_default();
            places.push(place(row, first_column + column, false, true, cell));
        }
        places.push(place(row, first_column + width, true, false, all(Some(row), None)));
    }
    for column in 0..width {
        places.push(place(table.rows, first_column + column, true, false, all(None, Some(column))));
    }
    places.push(place(table.rows, first_column + width, true, true, all(None, None)));
    places
}

fn total<'a>(cells: impl Iterator<Item = &'a OpenCell>) -> OpenCell {
    let mut total = OpenCell::default();
    for cell in cells {
        total.people = total.people.saturating_add(cell.people);
        if let Some(sum) = cell.sum {
            total.sum = Some(total.sum.unwrap_or(0.0) + sum);
        }
        if let Some(rest) = cell.rest {
            total.rest = Some(total.rest.unwrap_or(0.0) + rest);
        }
        total.largest.extend(&cell.largest);
    }
    total.largest.sort_by(|a, b| b.total_cmp(a));
    total
}

/// Why a cell has to be hidden, and how far above its sum a reader has to remain unsure.
fn primary(cell: &OpenCell, policy: &SuppressionPolicy) -> (Option<HiddenReason>, f64) {
    let asks = policy
        .dominance
        .zip(cell.sum)
        .and_then(|(rule, sum)| rule.asks(sum, &cell.largest))
        .unwrap_or(0.0);
    let is_small = if cell.people == 0 { policy.hide_zeros } else { cell.people < policy.minimum };
    if is_small {
        (Some(HiddenReason::Small), asks)
    } else if asks > 0.0 {
        (Some(HiddenReason::Dominated), asks)
    } else {
        (cell.is_hidden.then_some(HiddenReason::Complementary), 0.0)
    }
}

fn wires(places: &[Place]) -> Vec<Wire> {
    let everybody: u64 = places
        .iter()
        .filter(|place| !place.is_total)
        .map(|place| u64::from(place.cell.people))
        .sum();
    let wire = |place: &Place| {
        let people = u64::from(place.cell.people);
        Wire {
            row: place.row,
            column: place.column,
            positive: place.positive,
            hidden: place.primary.is_some(),
            may_hide: place.cell.people > 0 || place.primary.is_some(),
            cost: if place.is_total { everybody + 1 + people } else { people.max(1) },
        }
    };
    places.iter().map(wire).collect()
}

fn people_layer(places: &[Place], policy: &SuppressionPolicy) -> Vec<Span> {
    let (fewest, most) = (i64::from(!policy.hide_zeros), i64::from(policy.minimum) - 1);
    let span = |place: &Place| {
        let is_small = place.primary == Some(HiddenReason::Small);
        let (lowest, highest) = match (place.is_total, is_small) {
            (true, _) => (0, NO_LIMIT),
            (false, true) => (fewest, most),
            (false, false) => (i64::from(policy.minimum), NO_LIMIT),
        };
        let width = if is_small { i64::from(policy.protection).min(most - fewest) } else { 1 };
        Span { value: i64::from(place.cell.people), lowest, highest, width, above: 0 }
    };
    places.iter().map(span).collect()
}

/// Sums as whole numbers of a step, which is so small that nobody could tell; nothing where there
/// are none.
fn sum_layer(
    places: &[Place],
    sums: impl Iterator<Item = (Option<f64>, f64)>,
) -> Option<Vec<Span>> {
    let sums: Vec<(Option<f64>, f64)> = sums.collect();
    let largest = sums.iter().filter_map(|(sum, _)| *sum).reduce(f64::max)?;
    let step = step(largest);
    let whole = |value: f64| (-math::floor(-value / step)) as i64;
    // Totals add up in steps, whatever rounding does to each sum.
    let steps: Vec<i64> = sums.iter().map(|(sum, _)| whole(sum.unwrap_or(0.0))).collect();
    let within = |total: &Place, other: &Place| {
        let in_line = total.row == other.row || total.column == other.column;
        !other.is_total && (total.positive || in_line)
    };
    let span = |((place, (_, asks)), own): ((&Place, &(Option<f64>, f64)), &i64)| {
        let value = if place.is_total {
            let parts = places.iter().zip(&steps).filter(|(other, _)| within(place, other));
            parts.map(|(_, steps)| steps).sum()
        } else {
            *own
        };
        let is_small = place.primary == Some(HiddenReason::Small);
        let tenth = if is_small { value / 10 + i64::from(value % 10 > 0) } else { 0 };
        Span { value, lowest: 0, highest: NO_LIMIT, width: tenth.max(1), above: whole(*asks) }
    };
    Some(places.iter().zip(&sums).zip(&steps).map(span).collect())
}

/// A power of two that makes a number of 2^39 to 2^40 of the largest sum.
fn step(largest: f64) -> f64 {
    let mut step = 1.0;
    while largest / step > 1_099_511_627_776.0 {
        step *= 2.0;
    }
    while largest > 0.0 && largest / step < 549_755_813_888.0 && step > 1e-300 {
        step /= 2.0;
    }
    step
}

/// Shows again what was hidden to guard others and is not needed, the most people first.
///
/// Every trial looks at all hidden cells, so there are fewer trials the larger the table is.
fn show_needless(net: &mut Net, places: &[Place], layers: &[Vec<Span>]) {
    /// How many looks at a cell there are, times cells.
    const LOOKS: usize = 10_000_000;
    let mut looks = LOOKS / places.len().max(1);
    let is_extra = |id: &usize| {
        net.wires.get(*id).is_some_and(|wire| wire.hidden)
            && places.get(*id).is_some_and(|place| place.primary.is_none())
    };
    let mut extra: Vec<usize> = (0..places.len()).filter(is_extra).collect();
    extra.sort_by_key(|id| Reverse(net.wires.get(*id).map(|wire| wire.cost)));
    for id in extra {
        set_hidden(net, id, false);
        let all_guarded = (0..places.len()).all(|other| {
            looks = looks.saturating_sub(1);
            looks > 0 && layers.iter().all(|layer| net.is_guarded(layer, other))
        });
        if !all_guarded {
            set_hidden(net, id, true);
        }
        if looks == 0 {
            break;
        }
    }
}

fn set_hidden(net: &mut Net, id: usize, hidden: bool) {
    if let Some(wire) = net.wires.get_mut(id) {
        wire.hidden = hidden;
    }
}
