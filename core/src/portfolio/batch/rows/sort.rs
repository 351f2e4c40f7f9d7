//! Rows in order of people, by two passes that stay near the processor.
//!
//! The first pass deals rows out to parts of 1024 people each; the second puts each part in order,
//! which then fits into the cache. Both keep rows of one person in the order they came in.

use super::values::{Deal, Deals, Value, Values};

/// How many people share a part, as a power of two.
const PART: u32 = 10;

/// Codes of competencies that have room beside the place of a person in its part.
const PACKED: u32 = 1 << (32 - PART);

/// Rows in any order.
#[derive(Clone, Copy)]
pub(super) struct Table<'a, T> {
    pub(super) people: u32,
    pub(super) competencies: u32,
    pub(super) person: &'a [u32],
    pub(super) competency: &'a [u32],
    pub(super) level: &'a [T],
}

/// Rows that were put in order, and what that was done with.
#[derive(Debug, Clone, Default)]
pub(super) struct Sorted {
    /// Rows dealt out.
    dealt: Deals,
    competency: Vec<u32>,
    levels: Values,
    /// The row of the table that each row was, where that is asked.
    origins: Vec<u32>,
    dates: Vec<i32>,
    ends: Vec<u32>,
}

impl Sorted {
    /// The competencies and levels that were put in order.
    pub(super) fn into_columns<T: Value>(mut self) -> (Vec<u32>, Vec<T>) {
        let level = std::mem::take(T::of(&mut self.levels));
        (self.competency, level)
    }

    /// Puts rows in order of people: where each starts, their competencies, levels and dates.
    pub(super) fn by_person<'a, T: Value>(
        &'a mut self,
        table: Table<'a, T>,
        date: &'a [i32],
        wants_date: bool,
        starts: &mut Vec<u32>,
    ) -> (&'a [u32], &'a [T], &'a [i32]) {
        let Self { dealt, competency, levels, origins, dates, ends } = self;
        let rows = table.person.len();
        competency.resize(rows, 0);
        let level = T::of(levels);
        level.resize(rows, T::default());
        if table.competencies <= PACKED && !wants_date {
            let dealt = T::deals(dealt);
            dealt.resize(rows, Deal::default());
            deal(table, ends, dealt);
            starts.clear();
            starts.resize(table.people as usize + 1, u32::try_from(rows).unwrap_or(u32::MAX));
            let mut from = 0;
            for (part, end) in ends.iter().enumerate() {
                let range = from as usize..*end as usize;
                let people = part << PART..((part + 1) << PART).min(table.people as usize);
                let source = dealt.get(range.clone());
                let target = competency.get_mut(range.clone()).zip(level.get_mut(range));
                if let (Some(source), Some(target), Some(starts)) =
                    (source, target, starts.get_mut(people))
                {
                    put_in_order(source, from, starts, target);
                }
                from = *end;
            }
            return (competency, level, &[]);
        }
        in_one_pass(table, starts, origins);
        dates.clear();
        for ((slot, place), origin) in competency.iter_mut().zip(level.iter_mut()).zip(&*origins) {
            let at = *origin as usize;
            *slot = table.competency.get(at).copied().unwrap_or_default();
            *place = table.level.get(at).copied().unwrap_or_default();
        }
        let day = |origin: &u32| date.get(*origin as usize).copied();
        dates.extend(origins.iter().filter_map(day));
        (competency, level, dates)
    }
}

/// Deals rows out to parts; `ends` says where each part ends.
fn deal<T: Value>(table: Table<'_, T>, ends: &mut Vec<u32>, dealt: &mut [Deal<T>]) {
    ends.clear();
    ends.resize((table.people as usize >> PART) + 1, 0);
    for person in table.person {
        if let Some(count) = ends.get_mut((person >> PART) as usize) {
            *count += 1;
        }
    }
    to_starts(ends);
    let rows = table.person.iter().zip(table.competency).zip(table.level);
    for ((person, competency), level) in rows {
        let Some(at) = ends.get_mut((person >> PART) as usize) else { continue };
        let place = *at as usize;
        *at += 1;
        if let Some(slot) = dealt.get_mut(place) {
            *slot = Deal { row: (person << (32 - PART)) | competency, level: *level };
        }
    }
}

/// Puts one part in order; its first row is row `from` of all.
fn put_in_order<T: Value>(
    dealt: &[Deal<T>],
    from: u32,
    starts: &mut [u32],
    (competency, level): (&mut [u32], &mut [T]),
) {
    let mut places = [0_u32; 1 << PART];
    let place = |row: u32| (row >> (32 - PART)) as usize;
    for deal in dealt {
        if let Some(count) = places.get_mut(place(deal.row)) {
            *count += 1;
        }
    }
    to_starts(&mut places);
    for (start, place) in starts.iter_mut().zip(&places) {
        *start = from + place;
    }
    for Deal { row, level: held } in dealt {
        let Some(at) = places.get_mut(place(*row)) else { continue };
        let to = *at as usize;
        *at += 1;
        if let (Some(slot), Some(place)) = (competency.get_mut(to), level.get_mut(to)) {
            *slot = row & (PACKED - 1);
            *place = *held;
        }
    }
}

/// The order of rows by people, whatever their codes: for each place the row that stands there.
fn in_one_pass<T: Value>(table: Table<'_, T>, starts: &mut Vec<u32>, origins: &mut Vec<u32>) {
    starts.clear();
    starts.resize(table.people as usize + 1, 0);
    for person in table.person {
        if let Some(count) = starts.get_mut(*person as usize) {
            *count += 1;
        }
    }
    to_starts(starts);
    origins.clear();
    origins.resize(table.person.len(), 0);
    let mut places = starts.clone();
    for (row, person) in (0_u32..).zip(table.person) {
        let Some(at) = places.get_mut(*person as usize) else { continue };
        if let Some(slot) = origins.get_mut(*at as usize) {
            *slot = row;
        }
        *at += 1;
    }
}

/// Turns counts into the places where each starts.
fn to_starts(counts: &mut [u32]) {
    let mut sum = 0;
    for count in counts {
        let own = *count;
        *count = sum;
        sum += own;
    }
}
