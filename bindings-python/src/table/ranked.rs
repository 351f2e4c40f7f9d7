//! Names that are numbers, or numbers of a dictionary: each row as its place among them, quickly.

use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::{ArrowPrimitiveType, Int32Type};
use arrow_array::{Array, ArrayRef, Int64Array, PrimitiveArray, UInt32Array};
use arrow_buffer::ScalarBuffer;
use arrow_cast::cast;
use arrow_select::take::take;

use super::keys::{NONE, Name, Names, Plain, Visit, place};

/// The name of each row, as its place among the different ones, which are in order.
pub(super) struct Ranked {
    pub(super) codes: ScalarBuffer<u32>,
    /// The different names as texts, made when they are asked for.
    kind: Kind,
}

enum Kind {
    /// Whole numbers.
    Whole(Vec<i64>),
    /// Places in the dictionary.
    Held(Vec<u32>),
}

impl Ranked {
    /// How many different names there are.
    pub(super) fn len(&self) -> usize {
        match &self.kind {
            Kind::Whole(numbers) => numbers.len(),
            Kind::Held(places) => places.len(),
        }
    }

    /// The different names as texts; `names` is the column.
    pub(super) fn texts(&self, names: &Names) -> Vec<String> {
        match &self.kind {
            Kind::Whole(numbers) => numbers.iter().map(i64::to_string).collect(),
            Kind::Held(places) => names.plain.visit(names.plain.len(), Texts(places)),
        }
    }

    /// The different names as a column of the type of `column`, whose names these are.
    pub(super) fn array(&self, column: &ArrayRef) -> ArrayRef {
        let array: ArrayRef = match &self.kind {
            Kind::Whole(numbers) => Arc::new(Int64Array::from(numbers.clone())),
            Kind::Held(places) => {
                let values = column.as_any_dictionary().values();
                let places = UInt32Array::from(places.clone());
                // The places are those of values that there are.
                take(values, &places, None).unwrap_or_else(|_| values.slice(0, 0))
            }
        };
        // Texts alone say the same where they cannot be put in a dictionary again.
        cast(&array, column.data_type()).unwrap_or(array)
    }
}

impl Names {
    /// Each name as its place among the different ones, for numbers that are near one another and
    /// for dictionaries; nothing for other columns, and where a row has no name.
    pub(super) fn ranked(&self) -> Option<Ranked> {
        if self.nulls.is_some() {
            return None;
        }
        match (&self.codes, &self.plain) {
            (Some(codes), plain) if plain.nulls().is_none() => {
                let (lowest, there) = present(codes.values(), plain.len())?;
                let used = (0..).zip(&there).filter(|(_, is_there)| **is_there);
                let used = used.map(|(at, _)| at + lowest as u32).collect();
                let (kept, places) = plain.visit(plain.len(), Order(used));
                let table: Vec<u32> = (0..there.len())
                    .map(|at| places.get(at + lowest as usize).copied().unwrap_or(NONE))
                    .collect();
                Some(Ranked { codes: placed(codes, lowest, &table), kind: Kind::Held(kept) })
            }
            (None, Plain::Small(all)) => whole(all),
            (None, Plain::Whole(all)) => whole(all),
            _ => None,
        }
    }
}

fn whole<T: ArrowPrimitiveType>(all: &PrimitiveArray<T>) -> Option<Ranked>
where
    T::Native: Into<i64> + Ord,
{
    let (lowest, there) = present(all.values(), all.len().saturating_mul(4).max(1 << 16))?;
    let mut numbers = Vec::new();
    let mut table = vec![NONE; there.len()];
    for (at, slot) in table.iter_mut().enumerate().filter(|(at, _)| there[*at]) {
        *slot = place(numbers.len());
        numbers.push(lowest + at as i64);
    }
    Some(Ranked { codes: placed(all, lowest, &table), kind: Kind::Whole(numbers) })
}

/// The lowest of some numbers, and for each one from there on whether it is among them; nothing
/// where they are further apart than that.
fn present<T: Copy + Ord + Into<i64>>(all: &[T], most: usize) -> Option<(i64, Vec<bool>)> {
    let Some(first) = all.first().copied() else { return Some((0, Vec::new())) };
    let ends = |(low, high): (T, T), one: &T| (low.min(*one), high.max(*one));
    let (lowest, highest) = all.iter().fold((first, first), ends);
    let (lowest, highest): (i64, i64) = (lowest.into(), highest.into());
    let width = usize::try_from(highest.checked_sub(lowest)?).ok()?.checked_add(1)?;
    if width > most {
        return None;
    }
    let mut there = vec![false; width];
    for one in all {
        there[((*one).into() - lowest) as usize] = true;
    }
    Some((lowest, there))
}

/// The place of each number, which is the number itself where that is so for all.
fn placed<T: ArrowPrimitiveType>(
    all: &PrimitiveArray<T>,
    lowest: i64,
    table: &[u32],
) -> ScalarBuffer<u32>
where
    T::Native: Into<i64>,
{
    let is_itself = lowest == 0 && (0..).zip(table).all(|(at, place)| at == *place);
    if is_itself && T::DATA_TYPE == Int32Type::DATA_TYPE {
        return ScalarBuffer::new(all.values().inner().clone(), 0, all.len());
    }
    let code = |one: &T::Native| table[((*one).into() - lowest) as usize];
    all.values().iter().map(code).collect::<Vec<u32>>().into()
}

/// The places in a list that are used, by name and each name once, and for each place its rank.
struct Order(Vec<u32>);

impl Visit for Order {
    type Out = (Vec<u32>, Vec<u32>);

    fn visit<K: Name>(self, len: usize, get: impl Fn(usize) -> K) -> Self::Out {
        let mut order = self.0;
        order.sort_by_key(|at| get(*at as usize));
        let mut ranks = vec![NONE; len];
        let mut kept: Vec<u32> = Vec::new();
        for at in order {
            if kept.last().is_none_or(|last| get(*last as usize) != get(at as usize)) {
                kept.push(at);
            }
            ranks[at as usize] = place(kept.len() - 1);
        }
        (kept, ranks)
    }
}

struct Texts<'a>(&'a [u32]);

impl Visit for Texts<'_> {
    type Out = Vec<String>;

    fn visit<K: Name>(self, _: usize, get: impl Fn(usize) -> K) -> Vec<String> {
        self.0.iter().map(|at| get(*at as usize).text()).collect()
    }
}
