//! Which of the things that may not be asked count, where a mean is to be as low or high as it can.

use std::cmp::Ordering;

/// One thing of several that a mean is made of.
#[derive(Clone, Copy)]
pub(super) struct Item {
    /// How much it counts.
    pub(super) weight: f64,
    /// How far it is met.
    pub(super) met: f64,
    /// Whether it may turn out not to be asked.
    pub(super) is_optional: bool,
}

/// The end of a range that is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    Low,
    High,
}

impl End {
    /// The order in which things come in: those that move the mean furthest first.
    fn order(self, a: f64, b: f64) -> Ordering {
        match self {
            Self::Low => a.total_cmp(&b),
            Self::High => b.total_cmp(&a),
        }
    }

    /// Whether the sum of these, divided by their weight, goes further by one that is met so far.
    fn moves(self, met: f64, sum: f64, weight: f64) -> bool {
        match self {
            _ if weight <= 0.0 => true,
            Self::Low => met * weight < sum,
            Self::High => met * weight > sum,
        }
    }
}

/// Which items a weighted mean counts at this end.
///
/// What is surely asked counts; of the rest, the furthest out come in as long as they move the
/// mean.
/// No other selection leads further, as what comes in pulls the mean to itself.
pub(super) fn counted(items: &[Item], end: End) -> Vec<bool> {
    let mut counts: Vec<bool> = items.iter().map(|item| !item.is_optional).collect();
    let sure = items.iter().filter(|item| !item.is_optional);
    let (mut sum, mut weight) = sure
        .fold((0.0, 0.0), |(sum, weight), one| (sum + one.weight * one.met, weight + one.weight));
    let optional = items.iter().enumerate();
    let mut optional: Vec<_> =
        optional.filter(|(_, item)| item.is_optional && item.weight > 0.0).collect();
    optional.sort_by(|(_, a), (_, b)| end.order(a.met, b.met));
    for (at, item) in optional {
        if !end.moves(item.met, sum, weight) {
            break;
        }
        (sum, weight) = (sum + item.weight * item.met, weight + item.weight);
        if let Some(slot) = counts.get_mut(at) {
            *slot = true;
        }
    }
    counts
}

/// Which items are there for the mean of the `choose` best of them at this end; weights do not
/// count.
///
/// Another one lowers the mean only while fewer than `choose` are there.
/// The mean is highest with as many as raise it step by step, or with all of them.
pub(super) fn there(items: &[Item], choose: usize, end: End) -> Vec<bool> {
    let sure = items.iter().filter(|item| !item.is_optional).count();
    let missing = choose.saturating_sub(sure);
    if missing == 0 {
        return items.iter().map(|item| !item.is_optional || end == End::High).collect();
    }
    let equal: Vec<Item> = items.iter().map(|item| Item { weight: 1.0, ..*item }).collect();
    let mut counts = counted(&equal, end);
    let mut optional: Vec<(usize, f64)> = equal.iter().map(|item| item.met).enumerate().collect();
    optional.retain(|(at, _)| equal.get(*at).is_some_and(|item| item.is_optional));
    optional.sort_by(|(_, a), (_, b)| end.order(*a, *b));
    for (at, _) in optional.into_iter().skip(missing) {
        if let Some(slot) = counts.get_mut(at) {
            *slot = false;
        }
    }
    let all = vec![true; items.len()];
    if end == End::High && mean_of_best(items, &all, choose) > mean_of_best(items, &counts, choose)
    {
        return all;
    }
    counts
}

fn mean_of_best(items: &[Item], counts: &[bool], choose: usize) -> f64 {
    let present = items.iter().zip(counts).filter(|(_, counts)| **counts);
    let mut met: Vec<f64> = present.map(|(item, _)| item.met).collect();
    met.sort_by(|a, b| b.total_cmp(a));
    met.truncate(choose);
    #[expect(clippy::cast_precision_loss, reason = "a choice has few members")]
    let count = met.len() as f64;
    if met.is_empty() { 0.0 } else { met.iter().sum::<f64>() / count }
}
