//! The reference as a page of Markdown.

use std::collections::BTreeMap;

use serde_json::Value;

/// The page of a document: a section for each tag, a table of places in each, and what each takes.
#[must_use]
pub fn page(document: &Value) -> String {
    let mut sections: BTreeMap<&str, String> = BTreeMap::new();
    for (place, methods) in document["paths"].as_object().into_iter().flatten() {
        for (method, operation) in methods.as_object().into_iter().flatten() {
            let tag = operation["tags"][0].as_str().unwrap_or("other");
            sections.entry(tag).or_default().push_str(&entry(place, method, operation));
        }
    }
    let mut page = String::from(
        "# Reference\n\nMade from `openapi.json`, where the shapes are. Whatever is refused is \
         answered as `application/problem+json` with `code`, `message`, `hint` and `doc_link`.\n",
    );
    for (tag, text) in sections {
        page.push_str(&format!("\n## {tag}\n{text}"));
    }
    page
}

fn entry(place: &str, method: &str, operation: &Value) -> String {
    let mut text = format!("\n### `{} {place}`\n\n", method.to_uppercase());
    for part in ["summary", "description"] {
        if let Some(words) = operation[part].as_str().filter(|words| !words.is_empty()) {
            text.push_str(&format!("{words}\n"));
        }
    }
    let body = &operation["requestBody"]["content"];
    if let Some(name) = body.as_object().and_then(|all| shape(all.values().next()?)) {
        text.push_str(&format!("\nBody: `{name}`\n"));
    }
    let parameters = operation["parameters"].as_array().cloned().unwrap_or_default();
    if !parameters.is_empty() {
        text.push_str("\n| parameter | in | |\n|---|---|---|\n");
    }
    for one in parameters {
        let word = |name: &str| one[name].as_str().unwrap_or_default().to_owned();
        text.push_str(&format!(
            "| `{}` | {} | {} |\n",
            word("name"),
            word("in"),
            word("description")
        ));
    }
    text.push('\n');
    for (status, answer) in operation["responses"].as_object().into_iter().flatten() {
        if status == "default" {
            continue;
        }
        let words = answer["description"].as_str().unwrap_or_default();
        let content = answer["content"].as_object();
        let name = content.and_then(|all| shape(all.values().next()?));
        let name = name.map(|name| format!(": `{name}`")).unwrap_or_default();
        text.push_str(&format!("- {status}{name}. {words}.\n"));
    }
    text
}

fn shape(content: &Value) -> Option<&str> {
    content["schema"]["$ref"].as_str()?.rsplit('/').next()
}
