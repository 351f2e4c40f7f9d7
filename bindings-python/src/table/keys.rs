//! Columns of names: who, of what, in which group.

use std::hash::Hash;

use arrow_array::cast::AsArray;
use arrow_array::types::{Int32Type, Int64Type};
use arrow_array::{
    Array, ArrayRef, Int32Array, Int64Array, LargeStringArray, StringArray, StringViewArray,
};
use arrow_buffer::NullBuffer;
use arrow_cast::{CastOptions, cast_with_options};
use arrow_schema::DataType;
use hashbrown::HashMap;
use prowess::Problem;

use super::problem::{refused, rows};

/// Stands in place of a name where there is none.
pub(super) const NONE: u32 = u32::MAX;

/// A column of names, which are texts or whole numbers.
///
/// A whole number is the name that its digits are: 7 is `7`.
pub(super) struct Names {
    pub(super) plain: Plain,
    /// Where the name of each row stands, in a column that has each name once or a few times.
    pub(super) codes: Option<Int32Array>,
    pub(super) nulls: Option<NullBuffer>,
    len: usize,
}

pub(super) enum Plain {
    Small(Int32Array),
    Whole(Int64Array),
    Text(StringArray),
    Large(LargeStringArray),
    View(StringViewArray),
}

/// Does something with the names of a column, whatever their type.
pub(super) trait Visit {
    type Out;
    fn visit<K: Name>(self, len: usize, get: impl Fn(usize) -> K) -> Self::Out;
}

/// One name.
pub(super) trait Name: Copy + Ord + Hash {
    /// As text.
    fn text(self) -> String;
    /// As a number, where it is one.
    fn number(self) -> Option<i64>;
}

impl Name for i32 {
    fn text(self) -> String {
        self.to_string()
    }
    fn number(self) -> Option<i64> {
        Some(self.into())
    }
}

impl Name for i64 {
    fn text(self) -> String {
        self.to_string()
    }
    fn number(self) -> Option<i64> {
        Some(self)
    }
}

impl Name for &str {
    fn text(self) -> String {
        self.to_owned()
    }
    fn number(self) -> Option<i64> {
        None
    }
}

/// Where the rows of each person are.
pub(super) struct Grouping {
    /// Where the rows of each person start, and at last where they end.
    pub(super) starts: Vec<u32>,
    /// The first row of each person.
    pub(super) first: Vec<u32>,
    /// The rows in the order of people, where they are in another one.
    pub(super) order: Option<Vec<u32>>,
}

/// The name of each row, as its place in a list of different names.
pub(super) struct Coded {
    /// Of each row; [`NONE`] where there is none.
    pub(super) codes: Vec<u32>,
    pub(super) names: Vec<String>,
}

impl Coded {
    /// Without the names that no row has.
    fn used(mut self) -> Self {
        let mut is_used = vec![false; self.names.len()];
        for code in &self.codes {
            if let Some(is_used) = is_used.get_mut(*code as usize) {
                *is_used = true;
            }
        }
        if is_used.iter().all(|is_used| *is_used) {
            return self;
        }
        let mut next = 0;
        let places: Vec<u32> = is_used
            .iter()
            .map(|is_used| {
                let place = next;
                next += u32::from(*is_used);
                place
            })
            .collect();
        for code in &mut self.codes {
            *code = places.get(*code as usize).copied().unwrap_or(NONE);
        }
        let names = self.names.into_iter().zip(is_used);
        self.names = names.filter_map(|(name, is_used)| is_used.then_some(name)).collect();
        self
    }
}

impl Names {
    pub(super) fn new(column: &str, array: &ArrayRef) -> Result<Self, Problem> {
        let nulls = array.logical_nulls().filter(|nulls| nulls.null_count() > 0);
        let len = array.len();
        if let DataType::Dictionary(_, _) = array.data_type() {
            let dictionary = array.as_any_dictionary();
            let codes = converted(column, &as_array(dictionary.keys()), &DataType::Int32)?;
            let codes = Some(codes.as_primitive::<Int32Type>().clone());
            return Ok(Self { plain: plain(column, dictionary.values())?, codes, nulls, len });
        }
        Ok(Self { plain: plain(column, array)?, codes: None, nulls, len })
    }

    /// Refuses rows without a name.
    pub(super) fn without_nulls(self, column: &str) -> Result<Self, Problem> {
        let Some(nulls) = &self.nulls else { return Ok(self) };
        let empty = (0..self.len).filter(|row| nulls.is_null(*row));
        Err(refused(column, &format!("has nothing in {}", rows(empty))))
    }

    /// Where the rows of each person are, if people follow each other in the order of their names.
    pub(super) fn in_order(&self) -> Option<Grouping> {
        self.visit(InOrder)
    }

    /// Where the rows of each person are; people are in the order of their names.
    pub(super) fn grouped(&self) -> Grouping {
        self.visit(Group)
    }

    /// The first row of each person, where all rows of a person have the same name, or none;
    /// `codes` has the person of each row. Nothing where some person has two names.
    pub(super) fn first_of(&self, codes: &[u32], people: usize) -> Option<Vec<u32>> {
        self.visit(First { codes, people, nulls: self.nulls.as_ref() })
    }

    /// The first two rows of one person that have different names.
    pub(super) fn differing(&self, starts: &[u32]) -> Option<(usize, usize)> {
        self.visit(Differing { starts, nulls: self.nulls.as_ref() })
    }

    /// Each name as its place among the different ones, which are in the order they come; what a
    /// dictionary has and no row names is none of them.
    pub(super) fn coded(&self) -> Coded {
        let Some(codes) = &self.codes else { return self.visit(Code(self.nulls.as_ref())) };
        let values = self.plain.visit(self.plain.len(), Code(self.plain.nulls()));
        let code = |row: usize| match &self.nulls {
            Some(nulls) if nulls.is_null(row) => NONE,
            _ => *values.codes.get(codes.value(row) as usize).unwrap_or(&NONE),
        };
        Coded { codes: (0..self.len).map(code).collect(), names: values.names }.used()
    }

    pub(super) fn visit<V: Visit>(&self, visit: V) -> V::Out {
        match &self.codes {
            Some(codes) => self.plain.visit(self.len, Through { codes, visit }),
            None => self.plain.visit(self.len, visit),
        }
    }
}

impl Plain {
    pub(super) fn len(&self) -> usize {
        self.array().len()
    }

    pub(super) fn nulls(&self) -> Option<&NullBuffer> {
        self.array().nulls().filter(|nulls| nulls.null_count() > 0)
    }

    fn array(&self) -> &dyn Array {
        match self {
            Self::Small(array) => array,
            Self::Whole(array) => array,
            Self::Text(array) => array,
            Self::Large(array) => array,
            Self::View(array) => array,
        }
    }

    pub(super) fn visit<V: Visit>(&self, len: usize, visit: V) -> V::Out {
        match self {
            Self::Small(array) => {
                let all: &[i32] = array.values();
                visit.visit(len, |row| all[row])
            }
            Self::Whole(array) => {
                let all: &[i64] = array.values();
                visit.visit(len, |row| all[row])
            }
            Self::Text(array) => visit.visit(len, |row| array.value(row)),
            Self::Large(array) => visit.visit(len, |row| array.value(row)),
            Self::View(array) => visit.visit(len, |row| array.value(row)),
        }
    }
}

fn as_array(array: &dyn Array) -> ArrayRef {
    array.slice(0, array.len())
}

fn plain(column: &str, array: &ArrayRef) -> Result<Plain, Problem> {
    Ok(match array.data_type() {
        DataType::Int32 => Plain::Small(array.as_primitive::<Int32Type>().clone()),
        DataType::Utf8 => Plain::Text(array.as_string::<i32>().clone()),
        DataType::LargeUtf8 => Plain::Large(array.as_string::<i64>().clone()),
        DataType::Utf8View => Plain::View(array.as_string_view().clone()),
        // Numbers beyond those with a sign, such as hashes, are the texts of their digits.
        DataType::UInt64 => match converted(column, array, &DataType::Int64) {
            Ok(whole) => Plain::Whole(whole.as_primitive::<Int64Type>().clone()),
            Err(_) => plain(column, &converted(column, array, &DataType::Utf8)?)?,
        },
        kind if kind.is_integer() => {
            let whole = converted(column, array, &DataType::Int64)?;
            Plain::Whole(whole.as_primitive::<Int64Type>().clone())
        }
        // As a column of nothing but nulls comes, which then is refused for them.
        DataType::Null => {
            Plain::Whole(converted(column, array, &DataType::Int64)?.as_primitive().clone())
        }
        other => {
            let reason = format!("is of type {other}, and names are texts or whole numbers");
            return Err(refused(column, &reason));
        }
    })
}

/// A column as one of another type, which has to hold all values.
pub(super) fn converted(
    column: &str,
    array: &ArrayRef,
    kind: &DataType,
) -> Result<ArrayRef, Problem> {
    let options = |safe| CastOptions { safe, ..CastOptions::default() };
    cast_with_options(array, kind, &options(false)).map_err(|error| {
        // What cannot be read becomes null when that is allowed.
        let lost = cast_with_options(array, kind, &options(true)).ok();
        let lost = lost.map(|cast| {
            rows((0..array.len()).filter(|row| array.is_valid(*row) && cast.is_null(*row)))
        });
        let place = lost.map(|rows| format!(" in {rows}")).unwrap_or_default();
        refused(column, &format!("cannot be read{place}: {error}"))
    })
}

struct Through<'a, V> {
    codes: &'a Int32Array,
    visit: V,
}

impl<V: Visit> Visit for Through<'_, V> {
    type Out = V::Out;

    fn visit<K: Name>(self, len: usize, get: impl Fn(usize) -> K) -> V::Out {
        self.visit.visit(len, |row| get(self.codes.value(row) as usize))
    }
}

struct InOrder;

impl Visit for InOrder {
    type Out = Option<Grouping>;

    fn visit<K: Name>(self, len: usize, get: impl Fn(usize) -> K) -> Option<Grouping> {
        let (mut first, mut last) = (Vec::new(), None);
        for row in 0..len {
            let name = get(row);
            if last != Some(name) {
                if last.is_some_and(|last| last > name) {
                    return None;
                }
                first.push(place(row));
                last = Some(name);
            }
        }
        let mut starts = first.clone();
        starts.push(place(len));
        Some(Grouping { starts, first, order: None })
    }
}

struct Group;

impl Visit for Group {
    type Out = Grouping;

    fn visit<K: Name>(self, len: usize, get: impl Fn(usize) -> K) -> Grouping {
        let is_new = |row: &usize| row.checked_sub(1).is_none_or(|before| get(before) != get(*row));
        let runs: Vec<u32> = (0..len).filter(is_new).map(place).collect();
        scattered(len, &runs, get)
    }
}

struct First<'a> {
    codes: &'a [u32],
    people: usize,
    nulls: Option<&'a NullBuffer>,
}

impl Visit for First<'_> {
    type Out = Option<Vec<u32>>;

    fn visit<K: Name>(self, len: usize, get: impl Fn(usize) -> K) -> Option<Vec<u32>> {
        let Self { codes, people, nulls } = self;
        let name = |row: usize| nulls.is_none_or(|nulls| nulls.is_valid(row)).then(|| get(row));
        // Side by side, since both are looked up for each row and in no order.
        let mut seen = vec![(NONE, None); people];
        for (row, code) in codes.iter().enumerate().take(len) {
            let (first, known) = seen.get_mut(*code as usize)?;
            let own = name(row);
            if *first == NONE {
                (*first, *known) = (place(row), own);
            } else if *known != own {
                return None;
            }
        }
        Some(seen.into_iter().map(|(first, _)| first).collect())
    }
}

struct Differing<'a> {
    starts: &'a [u32],
    nulls: Option<&'a NullBuffer>,
}

impl Visit for Differing<'_> {
    type Out = Option<(usize, usize)>;

    fn visit<K: Name>(self, _: usize, get: impl Fn(usize) -> K) -> Option<(usize, usize)> {
        let Self { starts, nulls } = self;
        let name = |row: usize| nulls.is_none_or(|nulls| nulls.is_valid(row)).then(|| get(row));
        starts.windows(2).find_map(|range| {
            let (first, end) = (range[0] as usize, range[1] as usize);
            let own = name(first);
            (first + 1..end).find(|row| name(*row) != own).map(|row| (first, row))
        })
    }
}

/// Puts runs of rows together, person by person.
fn scattered<K: Name>(len: usize, runs: &[u32], get: impl Fn(usize) -> K) -> Grouping {
    let mut places: HashMap<K, u32> = HashMap::new();
    let mut people: Vec<(K, u32)> = Vec::new();
    let mut code = |row: u32| {
        let name = get(row as usize);
        *places.entry(name).or_insert_with(|| {
            people.push((name, row));
            place(people.len() - 1)
        })
    };
    let mut of_run: Vec<u32> = runs.iter().map(|row| code(*row)).collect();
    let mut sorted: Vec<u32> = (0..place(people.len())).collect();
    sorted.sort_unstable_by_key(|one| people[*one as usize].0);
    let mut rank = vec![0; people.len()];
    for (at, one) in (0..).zip(&sorted) {
        rank[*one as usize] = at;
    }
    let ends = runs.iter().skip(1).copied().chain([place(len)]);
    let mut starts = vec![0; people.len() + 1];
    for ((of, start), end) in of_run.iter_mut().zip(runs).zip(ends.clone()) {
        *of = rank[*of as usize];
        starts[*of as usize + 1] += end - start;
    }
    for at in 1..starts.len() {
        starts[at] += starts[at - 1];
    }
    let mut next = starts.clone();
    let mut order = vec![0; len];
    for ((of, start), end) in of_run.iter().zip(runs).zip(ends) {
        for row in *start..end {
            order[next[*of as usize] as usize] = row;
            next[*of as usize] += 1;
        }
    }
    let first = sorted.iter().map(|one| people[*one as usize].1).collect();
    Grouping { starts, first, order: Some(order) }
}

struct Code<'a>(Option<&'a NullBuffer>);

impl Visit for Code<'_> {
    type Out = Coded;

    fn visit<K: Name>(self, len: usize, get: impl Fn(usize) -> K) -> Coded {
        let is_null = |row: usize| self.0.is_some_and(|nulls| nulls.is_null(row));
        let mut names = Vec::new();
        let mut fresh = |name: K| {
            names.push(name.text());
            place(names.len() - 1)
        };
        if let Some((lowest, width)) = narrow(len, &is_null, &get) {
            let mut places = vec![NONE; width];
            let code = |row: usize| {
                if is_null(row) {
                    return NONE;
                }
                let name = get(row);
                let at = name.number().map_or(0, |number| number.abs_diff(lowest));
                let at = &mut places[usize::try_from(at).unwrap_or(0)];
                if *at == NONE {
                    *at = fresh(name);
                }
                *at
            };
            let codes = (0..len).map(code).collect();
            return Coded { codes, names };
        }
        let (mut places, mut last) = (HashMap::new(), None);
        let code = |row: usize| {
            if is_null(row) {
                return NONE;
            }
            let name = get(row);
            match last {
                Some((known, at)) if known == name => at,
                _ => {
                    let at = *places.entry(name).or_insert_with(|| fresh(name));
                    last = Some((name, at));
                    at
                }
            }
        };
        let codes = (0..len).map(code).collect();
        Coded { codes, names }
    }
}

/// The lowest of whole numbers and how far apart they are, where that is not far for so many.
fn narrow<K: Name>(
    len: usize,
    is_null: &impl Fn(usize) -> bool,
    get: &impl Fn(usize) -> K,
) -> Option<(i64, usize)> {
    let (mut lowest, mut highest) = (i64::MAX, i64::MIN);
    for row in (0..len).filter(|row| !is_null(*row)) {
        let number = get(row).number()?;
        (lowest, highest) = (lowest.min(number), highest.max(number));
    }
    let width = usize::try_from(highest.checked_sub(lowest)?).ok()?.checked_add(1)?;
    (width <= len.saturating_mul(4).max(1 << 16)).then_some((lowest, width))
}

/// A number of rows, which is known to be one of 32 bits.
pub(super) fn place(row: usize) -> u32 {
    u32::try_from(row).unwrap_or(NONE)
}
