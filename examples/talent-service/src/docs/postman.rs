//! A collection for Postman (format 2.1), which Insomnia reads too.

use std::collections::BTreeMap;

use serde_json::{Value, json};

/// The collection of a document: a folder for each tag, a request for each operation.
#[must_use]
pub fn collection(document: &Value) -> Value {
    let mut folders: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for (place, methods) in document["paths"].as_object().into_iter().flatten() {
        for (method, operation) in methods.as_object().into_iter().flatten() {
            let tag = operation["tags"][0].as_str().unwrap_or("other").to_owned();
            folders.entry(tag).or_default().push(request(place, method, operation));
        }
    }
    let folder = |(name, item): (String, Vec<Value>)| json!({"name": name, "item": item});
    json!({
        "info": {"name": "Talent service",
            "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},
        "auth": {"type": "bearer", "bearer": [{"key": "token", "value": "{{token}}", "type": "string"}]},
        "variable": [{"key": "base", "value": "http://127.0.0.1:8080"}, {"key": "token", "value": ""}],
        "item": folders.into_iter().map(folder).collect::<Vec<_>>(),
    })
}

fn request(place: &str, method: &str, operation: &Value) -> Value {
    let name = operation["summary"].as_str().unwrap_or(place).trim_end_matches('.');
    let path: Vec<String> = place
        .split('/')
        .skip(1)
        .map(|part| {
            part.strip_prefix('{')
                .map_or(part.to_owned(), |part| format!(":{}", part.trim_end_matches('}')))
        })
        .collect();
    let of = |kind: &str| -> Vec<Value> {
        let all = operation["parameters"].as_array().into_iter().flatten();
        all.filter(|one| one["in"] == kind)
            .map(|one| {
                json!({"key": one["name"], "value": "", "description": one["description"],
                "disabled": kind == "query" && one["required"] != true})
            })
            .collect()
    };
    let url = json!({"raw": format!("{{{{base}}}}/{}", path.join("/")), "host": ["{{base}}"],
        "path": path, "query": of("query"), "variable": of("path")});
    let mut request = json!({"method": method.to_uppercase(), "header": [], "url": url});
    if operation["requestBody"]["content"].get("application/json").is_some() {
        request["header"] = json!([{"key": "Content-Type", "value": "application/json"}]);
        request["body"] = json!({"mode": "raw", "raw": "{}"});
    }
    if operation["security"] == json!([{}]) {
        request["auth"] = json!({"type": "noauth"});
    }
    json!({"name": name, "request": request})
}
