//! A collection for Bruno, as Bruno itself exports one.

use std::collections::BTreeMap;

use serde_json::{Value, json};

/// The collection of a document: a folder for each tag, a request for each operation.
#[must_use]
pub fn collection(document: &Value) -> Value {
    let mut folders: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for (place, methods) in document["paths"].as_object().into_iter().flatten() {
        for (method, operation) in methods.as_object().into_iter().flatten() {
            let tag = operation["tags"][0].as_str().unwrap_or("other").to_owned();
            let items = folders.entry(tag).or_default();
            items.push(request(place, method, operation, items.len() + 1));
        }
    }
    let folder = |(at, (name, items)): (usize, (String, Vec<Value>))| json!({"type": "folder", "name": name, "seq": at + 1, "items": items});
    let variable = |name: &str, value: &str, secret: bool| json!({"name": name, "value": value, "type": "text", "enabled": true, "secret": secret});
    json!({
        "name": "Talent service",
        "version": "1",
        "items": folders.into_iter().enumerate().map(folder).collect::<Vec<_>>(),
        "environments": [{"name": "this machine", "variables": [
            variable("base", "http://127.0.0.1:8080", false), variable("token", "", true)]}],
        "root": {"meta": {"name": "Talent service"},
            "request": {"auth": {"mode": "bearer", "bearer": {"token": "{{token}}"}}}},
        "brunoConfig": {"version": "1", "name": "Talent service", "type": "collection"},
    })
}

fn request(place: &str, method: &str, operation: &Value, seq: usize) -> Value {
    let name = operation["summary"].as_str().unwrap_or(place).trim_end_matches('.');
    let path = place.replace('{', ":").replace('}', "");
    let parameters = operation["parameters"].as_array().into_iter().flatten();
    let params: Vec<Value> = parameters
        .filter(|one| one["in"] == "query" || one["in"] == "path")
        .map(|one| {
            json!({"name": one["name"], "value": "", "description": one["description"],
                "type": one["in"], "enabled": one["in"] == "path" || one["required"] == true})
        })
        .collect();
    let content = &operation["requestBody"]["content"];
    let body = if content.get("application/json").is_some() {
        json!({"mode": "json", "json": "{}", "formUrlEncoded": [], "multipartForm": []})
    } else if content.get("multipart/form-data").is_some() {
        let file = json!({"name": "file", "type": "file", "value": [], "enabled": true});
        json!({"mode": "multipartForm", "formUrlEncoded": [], "multipartForm": [file]})
    } else {
        json!({"mode": "none", "formUrlEncoded": [], "multipartForm": []})
    };
    let is_open = operation["security"] == json!([{}]);
    json!({"type": "http", "name": name, "seq": seq, "request": {
        "url": format!("{{{{base}}}}{path}"), "method": method.to_uppercase(), "headers": [],
        "params": params, "body": body, "auth": {"mode": if is_open { "none" } else { "inherit" }},
        "script": {}, "vars": {}, "assertions": [], "tests": "",
        "docs": operation["description"].as_str().unwrap_or_default()}})
}
