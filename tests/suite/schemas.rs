//! The committed schemas, from which the types of Python and TypeScript are made.

use std::fs;
use std::path::Path;

use prowess::surface::schema::describe;
use serde::Serialize;
use serde_json::Value;

use crate::vectors::file::may_write;

/// Holds a committed file against what the types say now.
fn compare(name: &str, current: &impl Serialize) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas").join(name);
    let text = serde_json::to_string_pretty(current).expect("plain data") + "\n";
    if may_write() {
        fs::write(&path, &text).expect("a schema can be written");
    }
    let committed = fs::read_to_string(&path).unwrap_or_default();
    assert!(committed == text, "tests/schemas/{name} is stale: run `cargo ready -- generate`");
}

#[test]
fn the_committed_schemas_are_those_of_the_types() {
    let description = describe();
    compare("operations.json", &description.rooms);
    compare("inputs.json", &description.inputs);
    compare("results.json", &description.results);
}

#[test]
fn the_committed_table_of_endpoints_is_that_of_the_client() {
    compare("client.json", &prowess_client::surface::schema::describe());
}

#[test]
fn every_object_has_a_name_and_every_field_a_doc() {
    let (rules, client) = (describe(), prowess_client::surface::schema::describe());
    let mut wrong = Vec::new();
    for (direction, types) in [
        ("in", &rules.inputs),
        ("out", &rules.results),
        ("in", &client.inputs),
        ("out", &client.results),
    ] {
        for (name, schema) in types {
            if schema["description"].is_null() && schema["x-tag"].is_null() {
                wrong.push(format!("{direction}: {name} has no description"));
            }
            for (field, schema) in schema["properties"].as_object().into_iter().flatten() {
                if schema["type"] == "object" && !schema["properties"].is_null() {
                    wrong.push(format!("{direction}: {name}.{field} is an object without a name"));
                }
                let is_tag = !schema["const"].is_null();
                if schema["description"].is_null() && schema["$ref"].is_null() && !is_tag {
                    wrong.push(format!("{direction}: {name}.{field} has no description"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_operation_hides_its_types() {
    for room in describe().rooms {
        for operation in room.operations {
            let place = format!("{}.{}", room.name, operation.name);
            let is_open = |schema: &Value| schema == &Value::Bool(true);
            assert!(!is_open(&operation.result), "{place} answers anything");
            for argument in operation.arguments {
                assert!(!is_open(&argument.schema), "{place} takes anything as {}", argument.name);
            }
        }
    }
}
