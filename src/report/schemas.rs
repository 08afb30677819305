//! The JSON Schemas of what is printed from the same parts as a report: coverage and commitments.

use serde_json::{Value, json};

use super::JSON_SCHEMA;

/// The JSON Schema of `engross coverage --format json`.
///
/// # Errors
/// Never, as long as the schema of the report is sound; a test reads it.
pub fn coverage_schema() -> Result<String, String> {
    let mut evidence = part("topic")?["properties"]["evidence"]["items"].take();
    // What a clause of an engagement says stands in no text of the reader's.
    for end in ["start", "end"] {
        evidence["properties"][end]["type"] = json!(["integer", "null"]);
    }
    let by = object(&json!({
        "kind": { "type": "string" },
        "id": { "type": "string" },
        "number": { "type": "string", "description": "Of the clause, where it has one." }
    }));
    let requirement = object(&json!({
        "id": { "type": "string" },
        "state": { "enum": ["carried", "missing", "not-applicable"] },
        "by": { "type": "array", "items": by },
        "reason": { "type": "string" }
    }));
    let topic = object(&json!({
        "id": { "type": "string" },
        "state": { "enum": ["present", "partial", "absent"] },
        "evidence": { "type": "array", "items": evidence }
    }));
    let framework = object(&json!({
        "id": { "type": "string" },
        "requirements": { "type": "array", "items": requirement }
    }));
    let schema = object(&json!({
        "topics": { "type": "array", "items": topic },
        "frameworks": { "type": "array", "items": framework }
    }));
    printed("Engross coverage", schema)
}

/// The JSON Schema of `engross sla extract --format json`.
///
/// # Errors
/// As [`coverage_schema`].
pub fn extract_schema() -> Result<String, String> {
    let mut schema = object(&json!({
        "schema": { "const": "engross-sla/1" },
        "command": { "const": "extract" },
        "path": { "type": "string", "description": "As it was given." },
        "commitments": { "type": "array", "items": { "$ref": "#/$defs/commitment" } }
    }));
    let mut parts = json!({});
    for name in ["commitment", "part", "span"] {
        parts[name] = part(name)?;
    }
    schema["$defs"] = parts;
    printed("Engross service commitments", schema)
}

/// An object of these keys, all of them required.
fn object(properties: &Value) -> Value {
    let keys: Vec<&String> = properties
        .as_object()
        .into_iter()
        .flat_map(|all| all.keys())
        .collect();
    let required = json!(keys);
    json!({
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false
    })
}

/// A part of the schema of the report.
fn part(name: &str) -> Result<Value, String> {
    let mut report: Value = serde_json::from_str(JSON_SCHEMA).map_err(|error| error.to_string())?;
    Ok(report["$defs"][name].take())
}

fn printed(title: &str, schema: Value) -> Result<String, String> {
    let mut whole = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title
    });
    if let (Some(whole), Value::Object(schema)) = (whole.as_object_mut(), schema) {
        whole.extend(schema);
    }
    serde_json::to_string_pretty(&whole).map_err(|error| error.to_string())
}
