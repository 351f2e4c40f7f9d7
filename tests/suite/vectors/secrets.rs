//! What comes in as a secret never comes out again, whichever operation takes it.
//!
//! Which arguments and fields are secrets stands in their schemas (`writeOnly`), and so does what
//! an answer hands out once (`format: password`); the operations are those of the table.

use prowess::surface::schema::{Description, describe};
use serde_json::{Map, Value, json};

use super::file;
use super::operations::{Arguments, Operation, operations};

/// A part of texts that nobody else would say, as letters and as a number.
const CANARY: &str = "zq7canary";
const NUMBER: u32 = 739_173_917;

/// Names of what is a secret wherever it comes in.
const SECRETS: &[&str] = &["password", "entropy", "pepper", "token", "code", "current", "suffix"];

/// Where a secret stands: the names on the way to it, with `*` for every item of a list.
type Place = Vec<String>;

/// Walks through a schema and what it refers to.
struct Walk<'a> {
    types: &'a Map<String, Value>,
    mark: fn(&Value) -> bool,
    found: Vec<Place>,
}

impl Walk<'_> {
    fn walk(&mut self, schema: &Value, at: &Place, within: &[&str]) {
        if (self.mark)(schema) {
            self.found.push(at.clone());
            return;
        }
        if let Some(name) = schema["$ref"].as_str().and_then(|link| link.strip_prefix("#/$defs/")) {
            // A type within itself holds nothing new.
            if !within.contains(&name) {
                let types = self.types;
                let within = [within, &[name]].concat();
                self.walk(&types[name], at, &within);
            }
        }
        let below = |name: &str| [at.as_slice(), &[name.to_owned()]].concat();
        for (name, field) in schema["properties"].as_object().into_iter().flatten() {
            self.walk(field, &below(name), within);
        }
        for (key, name) in [("items", "*"), ("additionalProperties", "*")] {
            if schema[key].is_object() {
                self.walk(&schema[key], &below(name), within);
            }
        }
        for key in ["oneOf", "anyOf", "allOf"] {
            for one in schema[key].as_array().into_iter().flatten() {
                self.walk(one, at, within);
            }
        }
    }
}

fn places(types: &Map<String, Value>, schema: &Value, mark: fn(&Value) -> bool) -> Vec<Place> {
    let mut walk = Walk { types, mark, found: Vec::new() };
    walk.walk(schema, &Place::new(), &[]);
    walk.found.sort();
    walk.found.dedup();
    walk.found
}

/// Does something with every value at a place.
fn each(value: &mut Value, place: &[String], act: &mut impl FnMut(&mut Value)) {
    let Some((name, rest)) = place.split_first() else {
        return act(value);
    };
    match value {
        Value::Array(items) if name == "*" => {
            items.iter_mut().for_each(|item| each(item, rest, act));
        }
        Value::Object(fields) if name == "*" => {
            fields.values_mut().for_each(|field| each(field, rest, act));
        }
        Value::Object(fields) => {
            if let Some(field) = fields.get_mut(name) {
                each(field, rest, act);
            }
        }
        _ => {}
    }
}

/// An operation with what is secret about it.
struct Guarded {
    operation: &'static Operation,
    /// In its arguments, the name of the argument first.
    secrets: Vec<Place>,
    /// In its answer.
    disclosed: Vec<Place>,
}

impl Guarded {
    /// All operations that take a secret.
    fn all(description: &Description) -> Vec<Self> {
        let mut all = Vec::new();
        for (room, described) in description
            .rooms
            .iter()
            .flat_map(|room| room.operations.iter().map(move |operation| (room.name, operation)))
        {
            let mut secrets = Vec::new();
            for argument in &described.arguments {
                let is_secret = |schema: &Value| schema["writeOnly"] == true;
                for mut place in places(&description.inputs, &argument.schema, is_secret) {
                    place.insert(0, argument.name.to_owned());
                    secrets.push(place);
                }
            }
            let is_disclosed = |schema: &Value| schema["format"] == "password";
            let disclosed = places(&description.results, &described.result, is_disclosed);
            let name = format!("{room}.{}", described.name);
            let operation = operations().find(|one| one.name == name).expect("it is in the table");
            if !secrets.is_empty() {
                all.push(Self { operation, secrets, disclosed });
            }
        }
        all
    }

    /// The answer to an input, or the problem, without what is handed out on purpose.
    fn says(&self, input: &Value) -> String {
        let given = Arguments::of(self.operation, input).expect("vectors name arguments");
        match (self.operation.run)(&given) {
            Ok(mut answer) => {
                for place in &self.disclosed {
                    each(&mut answer, place, &mut |value| *value = Value::Null);
                }
                answer.to_string()
            }
            Err(problem) => {
                let data = serde_json::to_string(&problem).expect("plain data");
                format!("{problem} {problem:?} {data}")
            }
        }
    }

    /// Fails where an input with the canary is answered with the canary.
    fn is_silent(&self, input: &Value) {
        let said = self.says(input);
        let holds = said.to_lowercase().contains(CANARY) || said.contains(&NUMBER.to_string());
        assert!(!holds, "{} says what it was given: {said}\n{input}", self.operation.name);
    }
}

/// What may stand where a secret is expected.
fn intruders() -> Vec<Value> {
    vec![
        json!(CANARY),
        json!(format!("{CANARY}-tweets-{NUMBER}-Zq7Canary-2026!")),
        json!(format!("v1.{CANARY}.{NUMBER}.{CANARY}")),
        json!(format!("$argon2id$v=19$m={NUMBER},t=1,p=1${CANARY}${CANARY}")),
        json!(format!("{CANARY}\u{378}")),
        json!(format!("{CANARY}\n{CANARY}")),
        json!(CANARY.repeat(2_000)),
        json!(NUMBER),
        json!(f64::from(NUMBER) + 0.5),
        json!([CANARY, NUMBER]),
        json!({CANARY: NUMBER}),
    ]
}

#[test]
fn no_operation_says_a_secret_that_it_was_given() {
    let description = describe();
    let guarded = Guarded::all(&description);
    let files = file::all();
    let mut asked = 0;
    for one in &guarded {
        let cases = files.iter().filter(|file| file.operation == one.operation.name);
        let cases: Vec<_> = cases.flat_map(|file| &file.cases).collect();
        assert!(!cases.is_empty(), "{} has no vector", one.operation.name);
        for case in cases {
            for place in &one.secrets {
                for intruder in intruders() {
                    let mut input = case.input.clone();
                    let mut put = 0;
                    each(&mut input, place, &mut |value| {
                        *value = intruder.clone();
                        put += 1;
                    });
                    if put == 0 && place.len() == 1 {
                        input[&place[0]] = intruder.clone();
                        put = 1;
                    }
                    if put > 0 {
                        one.is_silent(&input);
                        asked += 1;
                    }
                }
            }
        }
    }
    assert!(guarded.len() >= 40, "only {} operations take secrets", guarded.len());
    assert!(asked > 5_000, "only {asked} questions");
}

#[test]
fn a_secret_in_the_place_of_another_argument_is_not_repeated() {
    let description = describe();
    let files = file::all();
    let mut asked = 0;
    for one in Guarded::all(&description) {
        let file = files.iter().find(|file| file.operation == one.operation.name);
        let case = file.and_then(|file| file.cases.first()).expect("it has a vector");
        let room = description.rooms.iter().find(|room| one.operation.name.starts_with(room.name));
        let described = room.into_iter().flat_map(|room| &room.operations);
        let described = described.filter(|described| {
            one.operation.name.split_once('.').is_some_and(|(_, name)| name == described.name)
        });
        for argument in described.flat_map(|described| &described.arguments) {
            // An object; a word, an instant and a name are told apart by what they say.
            let name = argument.schema["$ref"].as_str().and_then(|link| link.rsplit('/').next());
            let is_object = |name: &str| {
                let schema = &description.inputs[name];
                schema["properties"].is_object() || schema["discriminator"].is_object()
            };
            if one.operation.arguments.contains(&argument.name) && name.is_some_and(is_object) {
                let mut input = case.input.clone();
                input[argument.name] = json!(format!("{CANARY}-{NUMBER}"));
                one.is_silent(&input);
                asked += 1;
            }
        }
    }
    assert!(asked > 30, "only {asked} questions");
}

#[test]
fn no_answer_of_a_vector_holds_a_secret_of_its_question() {
    let description = describe();
    for one in Guarded::all(&description) {
        let files = file::all();
        let cases = files.iter().filter(|file| file.operation == one.operation.name);
        for case in cases.flat_map(|file| &file.cases) {
            let said = one.says(&case.input);
            for place in &one.secrets {
                let mut input = case.input.clone();
                each(&mut input, place, &mut |value| {
                    let secret = match value {
                        Value::String(text) => text.clone(),
                        other => other.to_string(),
                    };
                    // A shorter one, such as `password`, may stand in any sentence.
                    let is_telling = secret.chars().count() >= 12;
                    let name = one.operation.name;
                    assert!(
                        !is_telling || !said.contains(&secret),
                        "{name}, {}: {said}",
                        case.name
                    );
                });
            }
        }
    }
}

#[test]
fn what_is_called_like_a_secret_is_one() {
    let description = describe();
    let room = description.rooms.iter().find(|room| room.name == "account").expect("a room");
    let mut open = Vec::new();
    for operation in &room.operations {
        for argument in &operation.arguments {
            // A text or bytes; an enum of codes is none, and what is marked is not looked into.
            let is_plain = |schema: &Value| {
                let of = |name: &str| schema["type"] == name || schema["type"][0] == name;
                of("string") || of("array") || schema["writeOnly"] == true
            };
            for mut place in places(&description.inputs, &argument.schema, is_plain) {
                place.insert(0, argument.name.to_owned());
                open.push((operation.name, place));
            }
        }
    }
    let guarded = Guarded::all(&description);
    open.retain(|(operation, place)| {
        let is_secret = guarded.iter().any(|one| {
            one.operation.name == format!("account.{operation}") && one.secrets.contains(place)
        });
        place.last().is_some_and(|name| SECRETS.contains(&name.as_str())) && !is_secret
    });
    assert_eq!(open, []);
}
