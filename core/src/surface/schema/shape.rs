//! Schemas as generators of types want them: every object under a name, with its fields in order.

use super::{BTreeMap, Map, SchemaGenerator, Value, json};

/// Names of fields in the order in which they are written, by the name of their type.
pub(super) type Orders = BTreeMap<String, Vec<String>>;

/// The named types that a generator has met.
///
/// A variant of an enum that is told apart by a tag becomes a type of its own, named after both.
/// `x-order` lists the fields of an object in the order in which they are declared.
pub(super) fn definitions(generator: &mut SchemaGenerator, orders: &Orders) -> Map<String, Value> {
    let mut named = Map::new();
    for (name, schema) in generator.take_definitions(true) {
        name_variants(&name, schema, &mut named);
    }
    for (name, schema) in &mut named {
        put_in_order(schema, orders.get(name));
        clean_docs(schema);
    }
    named
}

/// The order of the fields of each type.
pub(super) fn orders(definitions: &Map<String, Value>) -> Orders {
    let order = |schema: &Value| -> Option<Vec<String>> {
        let fields = schema.get("x-order")?.as_array()?;
        Some(fields.iter().filter_map(Value::as_str).map(str::to_owned).collect())
    };
    definitions.iter().filter_map(|(name, schema)| Some((name.clone(), order(schema)?))).collect()
}

fn name_variants(name: &str, mut schema: Value, named: &mut Map<String, Value>) {
    let variants = schema.get("oneOf").and_then(Value::as_array).cloned().unwrap_or_default();
    if let Some(words) = words(&variants) {
        let docs: Vec<Value> = variants.iter().map(doc).collect();
        let description = doc(&schema);
        schema = json!({"type": "string", "enum": words, "x-docs": docs});
        describe(&mut schema, description);
    } else if let Some(tag) = tag(&variants) {
        let mut refs = Vec::new();
        for mut variant in variants {
            let value = const_of(&variant, &tag).unwrap_or_default();
            let own = format!("{name}{}", pascal(&value));
            refs.push(json!({"$ref": format!("#/$defs/{own}")}));
            if let Some(fields) = variant.as_object_mut() {
                fields.insert("x-tag".to_owned(), json!(tag));
                named.insert(own, variant);
            }
        }
        let description = doc(&schema);
        schema = json!({"oneOf": refs, "discriminator": {"propertyName": tag}});
        describe(&mut schema, description);
    }
    named.insert(name.to_owned(), schema);
}

fn doc(schema: &Value) -> Value {
    schema.get("description").cloned().unwrap_or(Value::Null)
}

fn describe(schema: &mut Value, description: Value) {
    if let (Some(fields), false) = (schema.as_object_mut(), description.is_null()) {
        fields.insert("description".to_owned(), description);
    }
}

/// The words of an enum without data; nothing for another schema.
fn words(variants: &[Value]) -> Option<Vec<Value>> {
    let mut words = Vec::new();
    for variant in variants {
        match (variant.get("const"), variant.get("enum").and_then(Value::as_array)) {
            (Some(word), _) => words.push(word.clone()),
            (None, Some(several)) => words.extend(several.iter().cloned()),
            (None, None) => return None,
        }
    }
    (!words.is_empty()).then_some(words)
}

/// The field that tells the variants of an enum apart.
fn tag(variants: &[Value]) -> Option<String> {
    let fields = variants.first()?.get("properties")?.as_object()?;
    let tag = fields.iter().find(|(_, schema)| schema.get("const").is_some())?.0;
    variants.iter().all(|one| const_of(one, tag).is_some()).then(|| tag.clone())
}

fn const_of(variant: &Value, tag: &str) -> Option<String> {
    variant.get("properties")?.get(tag)?.get("const")?.as_str().map(str::to_owned)
}

fn pascal(word: &str) -> String {
    let parts = word.split('_').map(|part| {
        let mut letters = part.chars();
        let first = letters.next().map(|letter| letter.to_ascii_uppercase());
        first.into_iter().chain(letters).collect::<String>()
    });
    parts.collect()
}

fn put_in_order(schema: &mut Value, known: Option<&Vec<String>>) {
    let Some(fields) = schema.get("properties").and_then(Value::as_object) else { return };
    let mut order: Vec<String> = Vec::new();
    let tag = schema.get("x-tag").and_then(Value::as_str);
    let required = schema.get("required").and_then(Value::as_array);
    let required = required.into_iter().flatten().filter_map(Value::as_str);
    let known = known.into_iter().flatten().map(String::as_str);
    let all = fields.keys().map(String::as_str);
    for name in tag.into_iter().chain(known).chain(required).chain(all) {
        if fields.contains_key(name) && !order.iter().any(|have| have == name) {
            order.push(name.to_owned());
        }
    }
    if let Some(schema) = schema.as_object_mut() {
        schema.insert("x-order".to_owned(), json!(order));
    }
}

/// Takes links into the Rust documentation out of every description.
fn clean_docs(schema: &mut Value) {
    match schema {
        Value::Array(items) => items.iter_mut().for_each(clean_docs),
        Value::Object(fields) => {
            for (name, value) in fields {
                match value {
                    Value::String(text) if name == "description" => *text = without_links(text),
                    Value::Array(docs) if name == "x-docs" => {
                        for doc in docs {
                            *doc = json!(doc.as_str().map(without_links));
                        }
                    }
                    _ => clean_docs(value),
                }
            }
        }
        _ => {}
    }
}

/// The text with what its links show in place of them; links to the web stay.
pub(in crate::surface) fn without_links(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, link)) = rest.split_once('[') {
        plain.push_str(before);
        let Some((shown, after)) = link.split_once(']') else {
            plain.push('[');
            rest = link;
            continue;
        };
        let target = after.strip_prefix('(').and_then(|after| after.split_once(')'));
        match target {
            Some((target, after)) if !target.starts_with("http") => {
                plain.push_str(shown);
                rest = after;
            }
            None if shown.starts_with('`') => {
                plain.push_str(shown);
                rest = after;
            }
            _ => {
                plain.push('[');
                rest = link;
            }
        }
    }
    plain + rest
}
