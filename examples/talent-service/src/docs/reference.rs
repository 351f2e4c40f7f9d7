//! The reference as a page of Markdown.

use serde_json::Value;

use super::folders::{Listed, by_tag};

/// The page of a document: a section for each tag, a table of places in each, and what each takes.
#[must_use]
pub fn page(document: &Value) -> String {
    let mut page = String::from(
        "# Reference\n\nMade from `openapi.json`, where the shapes are. Whatever is refused is \
         answered as `application/problem+json` with `code`, `message`, `hint` and `doc_link`.\n",
    );
    for (tag, all) in by_tag(document) {
        page.push_str(&format!("\n## {tag}\n{}", all.iter().map(entry).collect::<String>()));
    }
    page
}

fn entry(&Listed { place, method, operation }: &Listed<'_>) -> String {
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
