//! The document: what the handlers say of themselves, and what holds for all of them.

use serde_json::{Value, json};

use super::schemas::schemas;

/// The description of the interface, OpenAPI 3.1.
///
/// # Panics
/// If the description of a handler is none, which compiling it has ruled out.
#[must_use]
#[expect(clippy::expect_used, reason = "what describes the handlers is always an object")]
pub fn document() -> Value {
    let mut document = serde_json::to_value(crate::routes::described()).expect("it is data");
    document["info"] = json!({
        "title": "Talent service",
        "version": prowess::VERSION,
        "description": "A reference service: the rules of Prowess over HTTP.",
        "license": {"name": "MIT OR Apache-2.0"},
    });
    document["security"] = json!([{"bearer": []}]);
    document["components"]["schemas"] = Value::Object(schemas());
    document["components"]["securitySchemes"] = json!({"bearer": {"type": "http", "scheme": "bearer",
        "description": "The access token of `/api/v2/auth/login`."}});
    document["components"]["responses"] = json!({"Refused": {
        "description": "Why it is refused, as a problem document",
        "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}}});
    let paths = document["paths"].as_object_mut().expect("there are places");
    for place in paths.values_mut().filter_map(Value::as_object_mut) {
        for operation in place.values_mut() {
            operation["responses"]["default"] = json!({"$ref": "#/components/responses/Refused"});
            if let Some(body) = operation.get_mut("requestBody") {
                body["required"] = json!(true);
            }
            let parameters = operation.get_mut("parameters").and_then(Value::as_array_mut);
            for parameter in parameters.into_iter().flatten() {
                if let Some(schema) = parameter.get_mut("schema") {
                    unsigned(schema);
                }
            }
        }
    }
    document
}

/// Numbers without a sign, which the description of a parameter has as signed ones.
fn unsigned(schema: &mut Value) {
    let Some(schema) = schema.as_object_mut().filter(|one| one.contains_key("format")) else {
        return;
    };
    if schema["format"] == "int32" {
        schema.remove("format");
        schema.entry("minimum").or_insert(json!(0));
        schema.entry("maximum").or_insert(json!(u32::MAX));
    }
}
