//! What every plan costs at least: the linear relaxation.

use super::offer::Offer;

/// The relaxation of one problem in one of its values.
///
/// Between the offers of a class that lie on the lower convex hull of cost over value, mixtures
/// are allowed; the cheapest steps are taken until the need is met.
/// The step that breaks it gives the price of the value, `cost / value`.
pub(super) struct Relaxation {
    /// The offer of each class before the breaking step.
    pub(super) chosen: Vec<usize>,
    /// The price of the value as a ratio; free where nothing is needed.
    pub(super) cost: u64,
    pub(super) value: u64,
    /// The least total in cost times `value`.
    pub(super) least: i128,
}

/// A step from one offer of a class to a dearer one.
struct Step {
    class: usize,
    to: usize,
    cost: u64,
    value: u64,
}

impl Relaxation {
    /// The relaxation; nothing where the need cannot be met.
    pub(super) fn of(classes: &[Vec<Offer>], dimension: usize, need: u64) -> Option<Self> {
        let mut chosen = Vec::with_capacity(classes.len());
        let mut steps = Vec::new();
        let mut reached = 0;
        for (class, offers) in classes.iter().enumerate() {
            let hull = hull(offers, dimension);
            let (first, start) = hull.first().copied()?;
            chosen.push(first);
            reached += value(&start, dimension);
            let pairs = hull.iter().zip(hull.iter().skip(1));
            steps.extend(pairs.map(|((_, from), (to, next))| Step {
                class,
                to: *to,
                cost: next.price - from.price,
                value: value(next, dimension) - value(from, dimension),
            }));
        }
        steps.sort_by(|a, b| product(a.cost, b.value).cmp(&product(b.cost, a.value)));
        let mut price = (0, 1);
        for step in steps {
            if reached >= need {
                break;
            }
            price = (step.cost, step.value);
            if reached + step.value > need {
                reached = need;
                break;
            }
            reached += step.value;
            if let Some(slot) = chosen.get_mut(step.class) {
                *slot = step.to;
            }
        }
        if reached < need {
            return None;
        }
        let mut relaxation = Self { chosen, cost: price.0, value: price.1, least: 0 };
        let least =
            classes.iter().map(|offers| relaxation.cheapest(offers, dimension)).sum::<i128>();
        relaxation.least = least + signed(relaxation.cost) * signed(need);
        Some(relaxation)
    }

    /// What an offer costs beyond the worth of its value, times `value`.
    pub(super) fn reduced(&self, offer: &Offer, dimension: usize) -> i128 {
        let cost = signed(offer.price) * signed(self.value);
        cost - signed(value(offer, dimension)) * signed(self.cost)
    }

    /// The least of that in a class.
    pub(super) fn cheapest(&self, offers: &[Offer], dimension: usize) -> i128 {
        offers.iter().map(|offer| self.reduced(offer, dimension)).min().unwrap_or(0)
    }

    /// What every plan costs at least.
    pub(super) fn bound(&self) -> u64 {
        let value = signed(self.value);
        u64::try_from((self.least + value - 1).div_euclid(value)).unwrap_or(0)
    }
}

/// The lower convex hull of cost over value, from the cheapest offer on.
fn hull(offers: &[Offer], dimension: usize) -> Vec<(usize, Offer)> {
    let mut hull: Vec<(usize, Offer)> = Vec::with_capacity(offers.len());
    for (at, offer) in offers.iter().enumerate() {
        let height = value(offer, dimension);
        if hull.last().is_some_and(|(_, last)| height <= value(last, dimension)) {
            continue;
        }
        if let [(_, only)] = hull.as_slice()
            && only.price == offer.price
        {
            hull.clear();
        }
        while let [.., (_, before), (_, last)] = hull.as_slice() {
            let slope =
                (last.price - before.price, value(last, dimension) - value(before, dimension));
            let next = (offer.price - last.price, height - value(last, dimension));
            if product(next.0, slope.1) > product(slope.0, next.1) {
                break;
            }
            hull.pop();
        }
        hull.push((at, *offer));
    }
    hull
}

/// One of the values of an offer.
pub(super) fn value(offer: &Offer, dimension: usize) -> u64 {
    offer.value.get(dimension).copied().unwrap_or(0)
}

fn product(one: u64, other: u64) -> u128 {
    u128::from(one) * u128::from(other)
}

/// The number with a sign.
pub(super) fn signed(number: u64) -> i128 {
    i128::from(number)
}
