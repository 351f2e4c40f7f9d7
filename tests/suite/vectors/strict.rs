//! The inputs of the vectors, each spoilt in one place so that it means nothing any more.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

/// One spoilt input.
pub(super) struct Spoilt {
    /// Where, without the positions in lists.
    pub(super) place: String,
    /// What stands there instead.
    pub(super) what: &'static str,
    pub(super) input: Value,
}

/// Every way to write something that only looks like the input.
///
/// An object is given as the list of its values, one with a kind also as its kind with the rest
/// behind it, a kind and any other text as a number, and a word as an object of that word.
/// Places that were spoilt for an input before are left out.
pub(super) fn spoilt(input: &Value, seen: &mut BTreeSet<(String, &'static str)>) -> Vec<Spoilt> {
    let mut all = Vec::new();
    walk(input, &mut Vec::new(), &mut |way, value| {
        // An argument that is left out, or is nothing, is spoilt by itself elsewhere.
        if way.is_empty() {
            return;
        }
        for (what, instead) in instead_of(value) {
            let place = shown(way);
            if seen.insert((place.clone(), what)) {
                let mut input = input.clone();
                if let Some(target) = input.pointer_mut(&pointer(way)) {
                    *target = instead;
                }
                all.push(Spoilt { place, what, input });
            }
        }
    });
    all
}

/// What may not stand in the place of a value.
fn instead_of(value: &Value) -> Vec<(&'static str, Value)> {
    match value {
        Value::Object(fields) => {
            let mut all = vec![("a list", Value::Array(fields.values().cloned().collect()))];
            if let Some(kind @ Value::String(_)) = fields.get("kind") {
                let mut rest = fields.clone();
                rest.remove("kind");
                let values = std::iter::once(kind).chain(rest.values()).cloned().collect();
                all.push(("a kind before its values", Value::Array(values)));
                all.push(("a kind before its fields", json!([kind, rest])));
            }
            all
        }
        Value::String(text) => {
            let word = Map::from_iter([(text.clone(), Value::Null)]);
            vec![("a number", json!(0)), ("an object of the word", Value::Object(word))]
        }
        _ => Vec::new(),
    }
}

/// A step into data.
#[derive(Clone)]
enum Step {
    Field(String),
    Item(usize),
}

fn walk(value: &Value, way: &mut Vec<Step>, visit: &mut impl FnMut(&[Step], &Value)) {
    visit(way, value);
    let mut inside = |step: Step, value: &Value| {
        way.push(step);
        walk(value, way, visit);
        way.pop();
    };
    match value {
        Value::Object(fields) => {
            fields.iter().for_each(|(name, value)| inside(Step::Field(name.clone()), value));
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(at, value)| inside(Step::Item(at), value));
        }
        _ => {}
    }
}

fn shown(way: &[Step]) -> String {
    let step = |step: &Step| match step {
        Step::Field(name) => format!(".{name}"),
        Step::Item(_) => "[]".to_owned(),
    };
    way.iter().map(step).collect()
}

fn pointer(way: &[Step]) -> String {
    let step = |step: &Step| match step {
        Step::Field(name) => format!("/{}", name.replace('~', "~0").replace('/', "~1")),
        Step::Item(at) => format!("/{at}"),
    };
    way.iter().map(step).collect()
}
