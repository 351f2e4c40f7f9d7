//! Whether there is a case in which rules come to something.

use std::collections::BTreeMap;

use super::compile::{Compiled, Named, Seen};
use super::condition::Truth;
use super::facts::FactKind;
use super::{FactValue, RuleAbout};
use crate::kernel::{Text, math};

/// The most partial cases that are looked at.
const MOST_STEPS: u32 = 20_000;

/// What a search came to.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Found {
    /// There is such a case: the facts that matter, and their values.
    Case(String),
    /// There is none.
    Nothing,
    /// There are more cases than are looked at.
    TooMany,
}

/// What is made of the answers so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// This is what was looked for, whatever the open facts are.
    Stop,
    /// It cannot come of it any more.
    Back,
    /// The open facts decide.
    On,
}

/// Looks for a case of these conditions.
///
/// Of each fact only some values are tried: each one that it is compared with, one between each two
/// of them and one beyond them; and that it is unknown.
/// All others give the same answers as one of these, so the search is exact.
/// `judge` gets the answers, in which open facts are unknown, and whether no fact is open.
pub(super) fn search(conditions: &[&Compiled], judge: impl Fn(&[Truth], bool) -> Step) -> Found {
    let mut facts: BTreeMap<Text, Named> = BTreeMap::new();
    for named in conditions.iter().flat_map(|one| &one.facts) {
        let merged = facts.entry(named.name.clone()).or_insert_with(|| named.clone());
        merged.marks.extend(&named.marks);
        merged.texts.extend(named.texts.iter().cloned());
    }
    let facts: Vec<Named> = facts.into_values().collect();
    let places = conditions.iter().map(|one| {
        let place = |named: &Named| facts.binary_search_by(|fact| fact.name.cmp(&named.name)).ok();
        one.facts.iter().filter_map(place).collect()
    });
    let mut search = Search {
        conditions,
        judge,
        places: places.collect(),
        cells: facts.iter().map(cells).collect(),
        seen: vec![Seen::Open; facts.len()],
        steps: 0,
    };
    let step = search.from(0);
    if search.steps > MOST_STEPS {
        return Found::TooMany;
    }
    if step != Step::Stop {
        return Found::Nothing;
    }
    let said = facts.iter().zip(&search.seen).filter_map(|(fact, seen)| match seen {
        Seen::Open => None,
        Seen::Unknown => Some(format!("{} unknown", fact.name)),
        Seen::Value(value) => Some(format!("{} = {value}", fact.name)),
    });
    let said: Vec<String> = said.collect();
    Found::Case(if said.is_empty() { "any case".to_owned() } else { said.join(", ") })
}

struct Search<'a, J> {
    conditions: &'a [&'a Compiled],
    judge: J,
    /// For each condition, where its facts are among all.
    places: Vec<Vec<usize>>,
    cells: Vec<Vec<Seen>>,
    seen: Vec<Seen>,
    steps: u32,
}

impl<J: Fn(&[Truth], bool) -> Step> Search<'_, J> {
    /// Tries the facts from this one on.
    fn from(&mut self, fact: usize) -> Step {
        self.steps += 1;
        if self.steps > MOST_STEPS {
            return Step::Back;
        }
        let truths: Vec<Truth> = self
            .conditions
            .iter()
            .zip(&self.places)
            .map(|(one, places)| {
                let own = places.iter().map(|at| self.seen.get(*at).cloned().unwrap_or(Seen::Open));
                one.truth(&own.collect::<Vec<_>>())
            })
            .collect();
        let is_complete = fact >= self.seen.len();
        match (self.judge)(&truths, is_complete) {
            Step::On if !is_complete => {}
            Step::On => return Step::Back,
            done => return done,
        }
        for cell in self.cells.get(fact).cloned().unwrap_or_default() {
            self.set(fact, cell);
            if self.from(fact + 1) == Step::Stop {
                return Step::Stop;
            }
        }
        self.set(fact, Seen::Open);
        Step::Back
    }

    fn set(&mut self, fact: usize, to: Seen) {
        if let Some(seen) = self.seen.get_mut(fact) {
            *seen = to;
        }
    }
}

/// The values of a fact that are tried.
fn cells(fact: &Named) -> Vec<Seen> {
    let values: Vec<FactValue> = match fact.listed.kind {
        FactKind::Flag => [true, false].map(|value| FactValue::Flag { value }).to_vec(),
        FactKind::Text => texts(fact).map(|value| FactValue::Text { value }).collect(),
        kind => {
            let numbers = numbers(&fact.marks, kind);
            numbers.into_iter().map(|value| FactValue::Number { value }).collect()
        }
    };
    values.into_iter().map(Seen::Value).chain([Seen::Unknown]).collect()
}

/// The texts that a fact is looked for, and one other where there is one.
fn texts(fact: &Named) -> impl Iterator<Item = Text> {
    let mut texts: Vec<Text> =
        fact.texts.iter().filter(|text| fact.listed.has_text(text)).cloned().collect();
    texts.sort();
    texts.dedup();
    let other = match fact.listed.values {
        [] => {
            (0..).map(|at| format!("other{at}")).find(|text| !texts.iter().any(|it| **it == **text))
        }
        closed => closed
            .iter()
            .map(|it| (*it).to_owned())
            .find(|text| !texts.iter().any(|it| **it == **text)),
    };
    let other = other.map(|text| Text::from(text.as_str()));
    texts.into_iter().chain(other)
}

/// The marks, one number between each two of them, and one beyond either end.
fn numbers(marks: &[f64], kind: FactKind) -> Vec<f64> {
    let (lowest, highest) = kind.range();
    let mut marks: Vec<f64> = marks.to_vec();
    marks.sort_by(f64::total_cmp);
    let mut tried = Vec::new();
    if kind.is_whole() {
        for mark in marks {
            let floor = math::floor(mark);
            tried.extend([floor - 1.0, floor, floor + 1.0, floor + 2.0]);
        }
    } else {
        let beyond = |end: f64, step: f64, next: f64| {
            let round = end + step;
            if round.total_cmp(&end).is_eq() { next } else { round }
        };
        if let (Some(first), Some(last)) = (marks.first().copied(), marks.last().copied()) {
            let below = if kind.has(first) {
                lowest.max(beyond(first, -1.0, first.next_down()))
            } else {
                lowest
            };
            let above = if kind.has(last) {
                highest.min(beyond(last, 1.0, last.next_up()))
            } else {
                highest
            };
            tried.extend([below, above]);
        }
        for (mark, next) in marks.iter().zip(marks.iter().skip(1)) {
            let (mark, next) = (mark.max(lowest), next.min(highest));
            tried.extend([mark + (next - mark) / 2.0]);
        }
        tried.extend(marks);
    }
    if tried.is_empty() {
        // It is only asked whether it is known.
        tried.push(lowest.max(0.0));
    }
    tried.retain(|number| kind.has(*number));
    tried.sort_by(f64::total_cmp);
    tried.dedup();
    tried
}

/// Whether rules about these can meet in one case: both see all facts that they name.
pub(super) fn can_meet(a: RuleAbout, b: RuleAbout) -> bool {
    a == b
}
