//! Whether a new document breaks those who know the old one.

use serde_json::{Map, Value};

/// Everything by which a client of the old document would notice the new one: places and methods
/// that are gone, parameters and members of requests that have to be there now, members of answers
/// that may be missing now or are gone, and statuses that are gone.
#[must_use]
pub fn breaks(old: &Value, new: &Value) -> Vec<String> {
    let mut found = Vec::new();
    for (place, methods) in members(old, "/paths") {
        for (method, operation) in methods.as_object().into_iter().flatten() {
            let name = format!("{} {place}", method.to_uppercase());
            match new["paths"][place].get(method) {
                None => found.push(format!("{name} is gone")),
                Some(changed) => operation_breaks(&name, operation, changed, &mut found),
            }
        }
    }
    let sent = reached(old, true);
    let received = reached(old, false);
    for (name, schema) in members(old, "/components/schemas") {
        let Some(changed) = new["components"]["schemas"].get(name) else {
            found.push(format!("the shape {name} is gone"));
            continue;
        };
        shape_breaks(
            name,
            schema,
            changed,
            (sent.contains(name), received.contains(name)),
            &mut found,
        );
    }
    found
}

fn operation_breaks(name: &str, old: &Value, new: &Value, found: &mut Vec<String>) {
    let parameters = |of: &Value| {
        let list = of["parameters"].as_array().cloned().unwrap_or_default();
        list.into_iter().filter(|one| one["required"] == true).map(|one| one["name"].to_string())
    };
    let before: Vec<String> = parameters(old).collect();
    for parameter in parameters(new).filter(|one| !before.contains(one)) {
        found.push(format!("{name} needs the parameter {parameter}"));
    }
    for (status, _) in members(old, "/responses") {
        if new["responses"].get(status).is_none() {
            found.push(format!("{name} does not answer {status} any more"));
        }
    }
}

fn shape_breaks(
    name: &str,
    old: &Value,
    new: &Value,
    (sent, received): (bool, bool),
    found: &mut Vec<String>,
) {
    let required = |of: &Value, member: &str| {
        of["required"].as_array().is_some_and(|all| all.iter().any(|one| one == member))
    };
    for (member, _) in members(old, "/properties") {
        let is_there = new["properties"].get(member).is_some();
        let was_sure = required(old, member);
        if !is_there || (received && was_sure && !required(new, member)) {
            found.push(format!("{name}.{member} is gone, or may be missing"));
        }
    }
    for (member, _) in members(new, "/properties") {
        if sent && required(new, member) && !required(old, member) {
            found.push(format!("{name}.{member} has to be there"));
        }
    }
    let words = |of: &Value| of["enum"].as_array().cloned().unwrap_or_default();
    let after = words(new);
    for word in words(old).iter().filter(|word| !after.is_empty() && !after.contains(word)) {
        found.push(format!("{name} has {word} no more"));
    }
}

/// The names of the shapes that requests, or answers, are made of.
fn reached(document: &Value, sent: bool) -> Vec<String> {
    let mut open = Vec::new();
    for (_, methods) in members(document, "/paths") {
        for (_, operation) in methods.as_object().into_iter().flatten() {
            let part = if sent { &operation["requestBody"] } else { &operation["responses"] };
            references(part, &mut open);
        }
    }
    let mut known: Vec<String> = Vec::new();
    while let Some(name) = open.pop() {
        if !known.contains(&name) {
            references(&document["components"]["schemas"][&name], &mut open);
            known.push(name);
        }
    }
    known
}

fn references(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(all) => {
            let name = all.get("$ref").and_then(Value::as_str);
            let name = name.and_then(|path| path.strip_prefix("#/components/schemas/"));
            found.extend(name.map(str::to_owned));
            all.values().for_each(|one| references(one, found));
        }
        Value::Array(all) => all.iter().for_each(|one| references(one, found)),
        _ => {}
    }
}

fn members<'a>(value: &'a Value, path: &str) -> impl Iterator<Item = (&'a String, &'a Value)> {
    value.pointer(path).and_then(Value::as_object).into_iter().flat_map(Map::iter)
}
