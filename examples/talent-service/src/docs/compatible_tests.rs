use serde_json::{Value, json};

use super::compatible::breaks;

fn document() -> Value {
    json!({
        "paths": {"/roles": {"post": {
            "parameters": [],
            "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Asked"}}}},
            "responses": {"200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Told"}}}}}}}},
        "components": {"schemas": {
            "Asked": {"properties": {"a": {}, "b": {}}, "required": ["a"]},
            "Told": {"properties": {"c": {}}, "required": ["c"]},
            "Word": {"enum": ["x", "y"]}}}})
}

fn changed(change: impl FnOnce(&mut Value)) -> Vec<String> {
    let mut new = document();
    change(&mut new);
    breaks(&document(), &new)
}

#[test]
fn what_is_added_breaks_nobody() {
    let found = changed(|new| {
        new["paths"]["/more"] = json!({"get": {}});
        new["components"]["schemas"]["Asked"]["properties"]["d"] = json!({});
        new["components"]["schemas"]["Told"]["required"] = json!(["c", "e"]);
        new["components"]["schemas"]["Told"]["properties"]["e"] = json!({});
        new["components"]["schemas"]["Word"]["enum"] = json!(["x", "y", "z"]);
    });
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn what_is_taken_away_or_asked_for_anew_is_noticed() {
    let schemas = |new: &mut Value, name: &str, value: Value| {
        new["components"]["schemas"][name] = value;
    };
    let all = [
        changed(|new| new["paths"] = json!({})),
        changed(|new| new["paths"]["/roles"]["post"]["responses"] = json!({"201": {}})),
        changed(|new| {
            new["paths"]["/roles"]["post"]["parameters"] = json!([{"name": "n", "required": true}]);
        }),
        changed(|new| schemas(new, "Asked", json!({"properties": {"a": {}}, "required": ["a"]}))),
        changed(|new| {
            schemas(
                new,
                "Asked",
                json!({"properties": {"a": {}, "b": {}}, "required": ["a", "b"]}),
            );
        }),
        changed(|new| schemas(new, "Told", json!({"properties": {"c": {}}}))),
        changed(|new| schemas(new, "Word", json!({"enum": ["x"]}))),
    ];
    for (at, found) in all.iter().enumerate() {
        assert_eq!(found.len(), 1, "{at}: {found:?}");
    }
}
