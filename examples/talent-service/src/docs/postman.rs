//! A collection for Postman (format 2.1), which Insomnia reads too.

use serde_json::{Value, json};

use super::folders::{Listed, by_tag};

/// The collection of a document: a folder for each tag, a request for each operation.
#[must_use]
pub fn collection(document: &Value) -> Value {
    let folder = |(name, all): (&str, Vec<Listed<'_>>)| json!({"name": name, "item": all.iter().map(request).collect::<Vec<_>>()});
    json!({
        "info": {"name": "Talent service",
            "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},
        "auth": {"type": "bearer", "bearer": [{"key": "token", "value": "{{token}}", "type": "string"}]},
        "variable": [{"key": "base", "value": "http://127.0.0.1:8080"}, {"key": "token", "value": ""}],
        "item": by_tag(document).into_iter().map(folder).collect::<Vec<_>>(),
    })
}

fn request(&Listed { place, method, operation }: &Listed<'_>) -> Value {
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
