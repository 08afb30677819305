//! As much of JSON Schema as our reports need, so that no test needs a network.

use serde_json::Value;

/// Adds what does not fit a schema, with its path.
pub(crate) fn conforms(
    value: &Value,
    schema: &Value,
    root: &Value,
    path: &str,
    wrong: &mut Vec<String>,
) {
    if let Some(reference) = schema["$ref"].as_str() {
        let name = reference.rsplit('/').next().unwrap();
        return conforms(value, &root["$defs"][name], root, path, wrong);
    }
    if let Some(options) = schema["anyOf"].as_array() {
        let fits = options.iter().any(|one| {
            let mut own = Vec::new();
            conforms(value, one, root, path, &mut own);
            own.is_empty()
        });
        if !fits {
            wrong.push(format!("{path}: {value} fits nothing"));
        }
        return;
    }
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    let named = match &schema["type"] {
        Value::String(one) => one == kind,
        Value::Array(many) => many.iter().any(|one| one == kind),
        _ => true,
    };
    let listed = schema["enum"]
        .as_array()
        .is_none_or(|all| all.contains(value));
    if !named || !listed {
        wrong.push(format!("{path}: {value} is no {}", schema["type"]));
    }
    if schema.get("const").is_some_and(|known| known != value) {
        wrong.push(format!("{path}: {value} is not {}", schema["const"]));
    }
    if let (Some(least), Some(number)) = (schema["minimum"].as_i64(), value.as_i64())
        && number < least
    {
        wrong.push(format!("{path}: {value} is below {least}"));
    }
    if let (Some(least), Some(all)) = (schema["minItems"].as_u64(), value.as_array())
        && (all.len() as u64) < least
    {
        wrong.push(format!("{path}: fewer than {least}"));
    }
    for name in schema["required"].as_array().into_iter().flatten() {
        if value.get(name.as_str().unwrap()).is_none() {
            wrong.push(format!("{path}: no {name}"));
        }
    }
    for (name, inner) in value.as_object().into_iter().flatten() {
        match schema["properties"].get(name) {
            Some(known) => conforms(inner, known, root, &format!("{path}.{name}"), wrong),
            None if schema["additionalProperties"] == Value::Bool(false) => {
                wrong.push(format!("{path}: {name} is unknown"));
            }
            None => {}
        }
    }
    for (at, inner) in value.as_array().into_iter().flatten().enumerate() {
        conforms(
            inner,
            &schema["items"],
            root,
            &format!("{path}[{at}]"),
            wrong,
        );
    }
}
