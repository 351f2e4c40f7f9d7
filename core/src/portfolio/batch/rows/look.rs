//! What order the rows of a table are in.

/// How many rows are looked at before it is asked what was seen.
const BLOCK: usize = 4096;

/// The order of rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// By person, then by competency, and none twice.
    Strict,
    /// By person.
    Grouped,
    /// Any.
    Mixed,
}

/// What is seen in one pass.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seen {
    pub(super) order: Order,
    pub(super) highest_person: Option<u32>,
    pub(super) highest_competency: Option<u32>,
}

/// Looks at the rows of two columns of one length.
pub(super) fn look(person: &[u32], competency: &[u32]) -> Seen {
    let (mut is_strict, mut is_grouped) = (true, true);
    let mut highest: Option<(u32, u32)> = None;
    let blocks = person.chunks(BLOCK).zip(competency.chunks(BLOCK));
    let mut before: Option<(u32, u32)> = None;
    for (persons, competencies) in blocks {
        let (mut top_person, mut top_competency) = (0, 0);
        for (person, competency) in persons.iter().zip(competencies) {
            top_person = top_person.max(*person);
            top_competency = top_competency.max(*competency);
        }
        let (person, competency) = highest.unwrap_or_default();
        highest = Some((person.max(top_person), competency.max(top_competency)));
        if is_grouped {
            let first = persons.first().copied().zip(competencies.first().copied());
            let (strict, grouped) = steps(persons, competencies);
            is_grouped &= grouped && before.zip(first).is_none_or(|(a, b)| a.0 <= b.0);
            is_strict &= strict && before.is_none_or(|before| Some(before) < first);
            before = persons.last().copied().zip(competencies.last().copied());
        }
    }
    let order = match (is_grouped, is_strict) {
        (true, true) => Order::Strict,
        (true, false) => Order::Grouped,
        (false, _) => Order::Mixed,
    };
    let highest_person = highest.map(|(person, _)| person);
    Seen { order, highest_person, highest_competency: highest.map(|(_, competency)| competency) }
}

/// Whether each row of a block is after the one before it, and not of an earlier person.
fn steps(persons: &[u32], competencies: &[u32]) -> (bool, bool) {
    // Numbers instead of bits, so that many are looked at at once.
    let (mut same_or_down, mut down) = (0, 0);
    let after = |all| <[u32]>::get(all, 1..).unwrap_or_default();
    let pairs = persons.iter().zip(after(persons));
    let inner = competencies.iter().zip(after(competencies));
    for ((one, other), (a, b)) in pairs.zip(inner) {
        down |= u32::from(one > other);
        same_or_down |= u32::from(one >= other) & u32::from(a >= b);
    }
    (down | same_or_down == 0, down == 0)
}

/// Where the rows of each person start, in a column that is sorted.
pub(super) fn starts_of(person: &[u32], people: u32, starts: &mut Vec<u32>) {
    starts.clear();
    starts.reserve(people as usize + 1);
    // Who has a start already, counted.
    let mut done = 0;
    for (row, person) in (0_u32..).zip(person) {
        if done <= *person {
            done = *person + 1;
            starts.resize(done as usize, row);
        }
    }
    let rows = u32::try_from(person.len()).unwrap_or(u32::MAX);
    starts.resize(people as usize + 1, rows);
}
