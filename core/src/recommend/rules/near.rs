//! By how much a rule just missed.

use super::compile::{Compiled, Named, Seen};
use super::condition::Truth;
use super::facts::FactKind;
use super::{FactMove, FactValue};
use crate::kernel::math;

/// The numbers each of which would make the condition hold if it moved, by name of the fact.
///
/// A condition changes only where a number passes one of the marks it is compared with, so the
/// nearest number that would do is a mark or the one next to it.
pub(super) fn near_moves(compiled: &Compiled, seen: &[Seen]) -> Vec<FactMove> {
    let facts = compiled.facts.iter().enumerate();
    facts.filter_map(|(at, fact)| near_move(compiled, seen, at, fact)).collect()
}

fn near_move(compiled: &Compiled, seen: &[Seen], at: usize, fact: &Named) -> Option<FactMove> {
    let Some(Seen::Value(held)) = seen.get(at) else { return None };
    let held = held.number()?;
    let kind = fact.listed.kind;
    let mut moved = seen.to_vec();
    let mut holds_at = |number: f64| {
        if let Some(seen) = moved.get_mut(at) {
            *seen = Seen::Value(FactValue::Number { value: number });
        }
        kind.has(number) && compiled.truth(&moved) == Truth::Holds
    };
    let mut tried: Vec<f64> = fact.marks.iter().flat_map(|mark| beside(*mark, kind)).collect();
    let far = |number: &f64| size(number - held);
    tried.sort_by(|a, b| far(a).total_cmp(&far(b)).then(a.total_cmp(b)));
    let needed = tried.into_iter().find(|number| holds_at(*number))?;
    let by = needed - held;
    // What is added may round to a number beside the one that is needed.
    let away = if by > 0.0 { by.next_up() } else { by.next_down() };
    let by = [by, away].into_iter().find(|by| holds_at(held + by))?;
    Some(FactMove { fact: fact.name.clone(), held, needed: held + by, by })
}

/// A mark, and the numbers beside it.
fn beside(mark: f64, kind: FactKind) -> [f64; 3] {
    if !kind.is_whole() {
        return [mark.next_down(), mark, mark.next_up()];
    }
    let floor = math::floor(mark);
    let is_whole = floor.total_cmp(&mark).is_eq();
    if is_whole { [mark - 1.0, mark, mark + 1.0] } else { [floor, floor + 1.0, floor + 2.0] }
}

const fn size(number: f64) -> f64 {
    if number < 0.0 { -number } else { number }
}
