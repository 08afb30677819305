//! The description of the keys as a JSON Schema (draft 2020-12), which editors use to complete
//! and explain what people type.

use serde_json::{Map, Value, json};

use crate::written::{Field, FieldTable, Kind, Record};

/// The JSON Schema of files that `table` describes.
pub fn json_schema(table: &FieldTable, title: &str, id: &str) -> Value {
    let mut properties = Map::new();
    let mut required = Vec::new();
    for record in &table.records {
        if record.name.is_empty() {
            for field in &record.keys {
                properties.insert(field.name.clone(), of_field(field, table));
                if field.required {
                    required.push(field.name.clone());
                }
            }
            continue;
        }
        let one = of_record(record, table);
        let schema = if record.many {
            json!({ "type": "array", "description": record.doc, "items": one })
        } else {
            one
        };
        properties.insert(record.name.clone(), schema);
        if record.required {
            required.push(record.name.clone());
        }
    }
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": id,
        "title": title,
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    })
}

fn of_record(record: &Record, table: &FieldTable) -> Value {
    if record.open {
        return json!({ "type": "object", "description": record.doc });
    }
    let mut properties = Map::new();
    for field in &record.keys {
        properties.insert(field.name.clone(), of_field(field, table));
    }
    let required: Vec<&str> = record
        .keys
        .iter()
        .filter(|field| field.required)
        .map(|field| field.name.as_str())
        .collect();
    json!({
        "type": "object",
        "description": record.doc,
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    })
}

fn of_field(field: &Field, table: &FieldTable) -> Value {
    let part = || {
        table.part(&field.of).map_or_else(
            || json!({ "type": "object" }),
            |part| of_record(part, table),
        )
    };
    let mut schema = match field.kind {
        Kind::Choice => json!({ "type": "string", "enum": field.values }),
        Kind::Choices => {
            json!({ "type": ["array", "string"], "items": { "type": "string", "enum": field.values } })
        }
        Kind::Lines | Kind::Refs => {
            json!({ "type": ["array", "string"], "items": { "type": "string" } })
        }
        Kind::Flag => json!({ "type": "boolean" }),
        Kind::Count => json!({ "type": "integer", "minimum": 0 }),
        Kind::Id | Kind::Ref => json!({ "type": "string", "pattern": "^[a-z0-9][a-z0-9-]*$" }),
        Kind::Comparator => json!({ "type": "string", "enum": [">=", "<="] }),
        Kind::Percentage => json!({ "type": "string", "examples": ["99.9%"] }),
        Kind::Share => json!({ "type": "string", "examples": ["150%"] }),
        Kind::Duration => json!({ "type": "string", "examples": ["30min", "4h", "30d"] }),
        Kind::SupportHours => json!({ "type": "string", "examples": ["4bh"] }),
        Kind::SupportDays => json!({ "type": "string", "examples": ["10bd"] }),
        Kind::Months => json!({ "type": ["string", "integer"], "examples": ["12mo"] }),
        Kind::Period | Kind::Support => {
            json!({ "type": "string", "examples": ["4h", "4bh", "10bd", "12mo"] })
        }
        Kind::SupportOrNone => {
            json!({ "type": "string", "examples": ["4h", "4bh", "10bd", "none"] })
        }
        Kind::Interval => json!({ "type": "string", "examples": ["1mo", "12mo"] }),
        Kind::Money => json!({ "type": "string", "examples": ["38000.00 EUR"] }),
        Kind::Quantity | Kind::QuantityOrInf => {
            json!({ "type": "string", "examples": ["99.9%", "800ms", "40/s"] })
        }
        Kind::TimeOfDay => {
            json!({ "type": "string", "pattern": "^([01][0-9]|2[0-4]):[0-5][0-9]$" })
        }
        Kind::Zone => json!({ "type": "string", "examples": ["Europe/Amsterdam"] }),
        Kind::Country => json!({ "type": "string", "pattern": "^[A-Z]{2}$", "examples": ["NL"] }),
        Kind::Window => {
            json!({ "type": "string", "examples": ["calendar-month", "rolling-28d/1d"] })
        }
        Kind::Currency => json!({ "type": "string", "pattern": "^[A-Z]{3}$" }),
        // Dates are TOML dates; editors show them as strings.
        Kind::Date => json!({ "type": "string", "format": "date" }),
        Kind::Instant => json!({ "type": "string", "format": "date-time" }),
        Kind::Dates => json!({ "type": "array", "items": { "type": "string", "format": "date" } }),
        Kind::Text | Kind::Line => json!({ "type": "string" }),
        Kind::Map => json!({ "type": "object", "additionalProperties": { "type": "string" } }),
        Kind::Any => json!({}),
        Kind::Table => part(),
        Kind::Tables => json!({ "type": "array", "items": part() }),
    };
    if let Some(object) = schema.as_object_mut() {
        object.insert("description".into(), Value::String(field.doc.clone()));
    }
    schema
}
