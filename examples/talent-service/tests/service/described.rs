//! What is committed about the interface is what the service does.

use serde_json::Value;
use talent_service::docs::{bruno, compatible, openapi, postman, reference};

/// The committed text, written anew where `PROWESS_WRITE` asks for it.
fn committed(name: &str, fresh: &str) -> String {
    let path = format!("{}/docs/{name}", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("PROWESS_WRITE").is_some() {
        std::fs::write(&path, fresh).unwrap();
    }
    std::fs::read_to_string(&path).unwrap_or_default()
}

fn pretty(value: &Value) -> String {
    format!("{}\n", serde_json::to_string_pretty(value).unwrap())
}

#[test]
fn the_committed_document_breaks_nobody_and_is_not_stale() {
    let fresh = openapi::document();
    let path = format!("{}/docs/openapi.json", env!("CARGO_MANIFEST_DIR"));
    if let Ok(old) = std::fs::read_to_string(path) {
        let broken = compatible::breaks(&serde_json::from_str(&old).unwrap(), &fresh);
        assert!(broken.is_empty(), "this needs a new version of the interface: {broken:#?}");
    }
    let text = pretty(&fresh);
    let is_same = committed("openapi.json", &text) == text;
    assert!(is_same, "docs/openapi.json is stale: run the tests with PROWESS_WRITE=1");
}

#[test]
fn the_committed_collections_and_reference_are_made_from_the_document() {
    let document = openapi::document();
    let (collection, page) = (pretty(&postman::collection(&document)), reference::page(&document));
    assert!(committed("postman.json", &collection) == collection, "run with PROWESS_WRITE=1");
    let bruno = pretty(&bruno::collection(&document));
    assert!(committed("bruno.json", &bruno) == bruno, "run with PROWESS_WRITE=1");
    assert!(committed("reference.md", &page) == page, "run with PROWESS_WRITE=1");
}

#[test]
fn every_shape_that_is_named_is_described() {
    fn walk(value: &Value, document: &Value) {
        match value {
            Value::Object(all) => {
                if let Some(path) = all.get("$ref").and_then(Value::as_str) {
                    let pointer = path.strip_prefix('#').expect(path);
                    assert!(document.pointer(pointer).is_some(), "{path} is not described");
                }
                all.values().for_each(|one| walk(one, document));
            }
            Value::Array(all) => all.iter().for_each(|one| walk(one, document)),
            _ => {}
        }
    }
    let document = openapi::document();
    walk(&document, &document);
}

/// Every code that the sources refuse with.
fn codes() -> std::collections::BTreeSet<String> {
    fn walk(folder: &std::path::Path, found: &mut String) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else if !path.ends_with("docs/problems.rs") {
                found.push_str(&std::fs::read_to_string(path).unwrap_or_default());
            }
        }
    }
    let mut sources = String::new();
    walk(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut sources);
    let is_code = |text: &&str| {
        let words: Vec<_> = text.split('.').collect();
        let is_word = |word: &&str| {
            !word.is_empty() && word.bytes().all(|byte| byte == b'_' || byte.is_ascii_lowercase())
        };
        words.len() == 2
            && words.iter().all(is_word)
            && ["access", "account", "service"].contains(&words[0])
    };
    // What the audit log says is no problem.
    let events = ["account.signed_up", "account.invited", "account.email_change_asked"];
    let texts = sources.split('"').filter(is_code).filter(|code| !events.contains(code));
    texts.map(str::to_owned).collect()
}

#[test]
fn every_code_has_its_place_on_the_page_that_problems_link_to() {
    let page = talent_service::docs::problems::page();
    let codes = codes();
    assert!(codes.len() > 30, "{codes:?}");
    let core = include_str!("../../../../tests/problems.json");
    let core: Vec<Value> = serde_json::from_str(core).unwrap();
    let core = core.iter().map(|one| one["code"].as_str().unwrap().to_owned());
    for code in codes.into_iter().chain(core) {
        assert_eq!(page.matches(&format!("<dt id=\"{code}\">")).count(), 1, "{code}");
    }
}
