//! From who has what to a model of items.

use std::collections::BTreeSet;

use super::factor::factor;
use super::inverse::Inverse;
use super::tile::{SIDE, Triangle, ZERO};
use super::{AlikeOptions, Alikes, PersonItems};
use crate::kernel::{KernelError, Key};
use crate::problem::Fault;
use crate::recommend::{RecommendError, within};

/// The most items that take part, and the most people.
const MOST_ITEMS: usize = 3_000;
const MOST_PEOPLE: usize = 1_000_000;

/// How items go together among many people, ready to be asked about one person after the other.
#[derive(Debug, Clone)]
pub struct AlikeModel {
    pub(super) options: AlikeOptions,
    /// The items that take part, in order.
    pub(super) items: Vec<Key>,
    pub(super) too_rare: u32,
    /// The people in order, by key.
    pub(super) people: Vec<Key>,
    /// For each item the people who have it, in order.
    pub(super) holders: Vec<Vec<u32>>,
    pub(super) inverse: Inverse,
    /// The diagonal of P.
    pub(super) diagonal: Vec<f64>,
}

impl AlikeModel {
    /// The model of these people.
    ///
    /// # Errors
    ///
    /// * `recommend.out_of_range` when an option is outside its range.
    /// * `recommend.named_twice` when a person is there twice.
    /// * `recommend.too_large` with more than 3,000 items or 1,000,000 people.
    ///
    /// # Cost
    ///
    /// 2/3 n^3 products for n items, and for each person the square of the number of items; with 3,000
    /// items and 6,000 people some 5 seconds and 100 MB.
    pub fn new(people: &[PersonItems], options: &AlikeOptions) -> Result<Self, RecommendError> {
        within("options.lambda", options.lambda, 1e-6, 1e6)?;
        within("options.minimum_support", f64::from(options.minimum_support), 3.0, 1_000.0)?;
        limit("people", "people", people.len(), MOST_PEOPLE)?;
        let mut order: Vec<(&PersonItems, usize)> = people.iter().zip(0..).collect();
        order.sort_by(|(a, _), (b, _)| a.person.cmp(&b.person));
        let twice = order.iter().zip(order.iter().skip(1));
        if let Some((_, (one, at))) = twice.clone().find(|((a, _), (b, _))| a.person == b.person) {
            let fault = Fault::new().at(format!("people[{at}].person"));
            return Err(RecommendError::NamedTwice(fault.with("name", &one.person)));
        }
        let mut pairs: Vec<(&Key, u32)> = (0_u32..)
            .zip(&order)
            .flat_map(|(at, (one, _))| one.items.iter().map(move |item| (item, at)))
            .collect();
        pairs.sort_unstable();
        pairs.dedup();
        let (mut items, mut holders, mut too_rare) = (Vec::new(), Vec::new(), 0);
        for run in pairs.chunk_by(|(a, _), (b, _)| a == b) {
            let Some((item, _)) = run.first() else { continue };
            if run.len() < options.minimum_support as usize {
                too_rare += 1;
                continue;
            }
            items.push((*item).clone());
            holders.push(run.iter().map(|(_, person)| *person).collect::<Vec<u32>>());
        }
        limit("people", "items", items.len(), MOST_ITEMS)?;
        let mut rows = gram(&holders, people.len(), options.lambda);
        let inverses = factor(&mut rows).ok_or_else(|| -> RecommendError {
            let fault = Fault::new().at("options.lambda").with("name", "lambda");
            let fault = fault.with("value", options.lambda).with("minimum", "a larger value");
            KernelError::OutOfRange(fault.with("maximum", "1000000")).into()
        })?;
        let inverse = Inverse::of(&rows, &inverses);
        let diagonal = inverse.diagonal();
        let people = order.iter().map(|(one, _)| one.person.clone()).collect();
        Ok(Self { options: *options, items, too_rare, people, holders, inverse, diagonal })
    }

    /// The weight B(i, j) with which each item speaks for each other one, row by row; the order is
    /// that of [`items`](Self::items).
    #[must_use]
    pub fn weights(&self) -> Vec<Vec<f64>> {
        let row = |at: usize| {
            let column = self.inverse.turned_times(&self.inverse.columns(&[at]));
            let weights = column.iter().zip(&self.diagonal).take(self.items.len()).enumerate();
            let weight = |(to, (value, own)): (usize, (&f64, &f64))| {
                if to == at { 0.0 } else { -(value / own) }
            };
            weights.map(weight).collect()
        };
        (0..self.items.len()).map(row).collect()
    }

    /// The items that take part, in order.
    #[must_use]
    pub fn items(&self) -> &[Key] {
        &self.items
    }

    /// The places of those of these items that take part, each once and in order.
    pub(super) fn places(&self, items: &[Key]) -> Vec<usize> {
        let places: BTreeSet<usize> =
            items.iter().filter_map(|item| self.items.binary_search(item).ok()).collect();
        places.into_iter().collect()
    }
}

/// What is suggested to each of the people asked about, after what all people have.
///
/// The rule is at the module.
/// Who is asked about may be among the people, and is then not counted in any support.
///
/// What it does not tell: what anybody should do; people who are alike may all lack the same.
///
/// # Errors
///
/// * those of [`AlikeModel::new`].
///
/// # Cost
///
/// That of [`AlikeModel::new`], and O(n^2) for each person asked about.
pub fn alike(
    people: &[PersonItems],
    asking: &[PersonItems],
    options: &AlikeOptions,
) -> Result<Alikes, RecommendError> {
    let model = AlikeModel::new(people, options)?;
    let count = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
    Ok(Alikes {
        people: count(model.people.len()),
        items: count(model.items.len()),
        too_rare: model.too_rare,
        options: *options,
        lists: asking.iter().map(|one| model.list(one)).collect(),
    })
}

/// X' X + lambda I, made up to full tiles by ones on the diagonal.
fn gram(holders: &[Vec<u32>], people: usize, lambda: f64) -> Triangle {
    let side = holders.len().div_ceil(SIDE);
    let mut rows: Triangle = (0..side).map(|at| vec![ZERO; at + 1]).collect();
    let mut owned: Vec<Vec<usize>> = vec![Vec::new(); people];
    for (item, holders) in holders.iter().enumerate() {
        for person in holders {
            if let Some(items) = owned.get_mut(*person as usize) {
                items.push(item);
            }
        }
    }
    let mut add = |row: usize, column: usize, value: f64| {
        let tile = rows.get_mut(row / SIDE).and_then(|tiles| tiles.get_mut(column / SIDE));
        let line = tile.and_then(|tile| tile.get_mut(row % SIDE));
        if let Some(cell) = line.and_then(|line| line.get_mut(column % SIDE)) {
            *cell += value;
        }
    };
    for items in &owned {
        for (at, row) in items.iter().enumerate() {
            for column in items.iter().take(at + 1) {
                add(*row, *column, 1.0);
            }
        }
    }
    for at in 0..side * SIDE {
        add(at, at, if at < holders.len() { lambda } else { 1.0 });
    }
    rows
}

fn limit(path: &'static str, what: &str, size: usize, limit: usize) -> Result<(), RecommendError> {
    if size <= limit {
        return Ok(());
    }
    let fault = Fault::new().at(path).with("what", what).with("size", size);
    Err(RecommendError::TooLarge(fault.with("limit", limit)))
}
