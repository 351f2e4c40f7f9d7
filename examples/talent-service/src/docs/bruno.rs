//! A collection for Bruno, as Bruno itself exports one.

use serde_json::{Value, json};

use super::folders::{Listed, by_tag};

/// The collection of a document: a folder for each tag, a request for each operation.
#[must_use]
pub fn collection(document: &Value) -> Value {
    let folder = |(seq, (name, all)): (usize, (&str, Vec<Listed<'_>>))| {
        let items: Vec<Value> = (1..).zip(all).map(|(seq, one)| request(&one, seq)).collect();
        json!({"type": "folder", "name": name, "seq": seq, "items": items})
    };
    let variable = |name: &str, value: &str, secret: bool| json!({"name": name, "value": value, "type": "text", "enabled": true, "secret": secret});
    json!({
        "name": "Talent service",
        "version": "1",
        "items": (1..).zip(by_tag(document)).map(folder).collect::<Vec<_>>(),
        "environments": [{"name": "this machine", "variables": [
            variable("base", "http://127.0.0.1:8080", false), variable("token", "", true)]}],
        "root": {"meta": {"name": "Talent service"},
            "request": {"auth": {"mode": "bearer", "bearer": {"token": "{{token}}"}}}},
        "brunoConfig": {"version": "1", "name": "Talent service", "type": "collection"},
    })
}

fn request(&Listed { place, method, operation }: &Listed<'_>, seq: usize) -> Value {
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
