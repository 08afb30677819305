//! The engagement as the data that table templates loop over: every key is there, every value is
//! already printed, so that a template never formats and never meets a gap.

mod clocks;
mod hours;
mod levels;
mod meaning;
mod recovery;
mod remedies;

use serde_json::{Map, Value, json};

use crate::engagement::{Engagement, fields};
use crate::service_levels::ServiceLevels;
use crate::source::Located;
use crate::written::{FieldTable, Kind, Node, Record, Value as Written, capital, in_words};

/// The data of all tables and covers of one engagement.
pub fn data(engagement: &Engagement) -> Value {
    let Ok(table) = fields() else {
        return Value::Null;
    };
    let node = &engagement.node;
    let mut data = Map::new();
    for record in &table.records {
        if record.many {
            let rows: Vec<Value> = node
                .get(&record.name)
                .map(Node::elements)
                .unwrap_or_default()
                .iter()
                .map(|element| of_record(element, record, table))
                .collect();
            data.insert(snake(&plural(&record.name)), Value::Array(rows));
        } else if !record.open && !record.name.is_empty() {
            let empty = Node {
                value: Written::Table(Vec::new()),
                place: node.place,
            };
            let element = node.get(&record.name).unwrap_or(&empty);
            data.insert(snake(&record.name), of_record(element, record, table));
        }
    }
    data.insert("name_of".into(), Value::Object(names(node, table)));
    if let Some(Value::Object(header)) = data.get_mut("engagement") {
        let months = engagement.header.term_months;
        header.insert("term".into(), json!(format!("{months} months")));
    }
    hours::add(node, &mut data);
    let levels = ServiceLevels::of(engagement);
    levels::add(&levels, &mut data);
    meaning::add(&levels, &mut data);
    clocks::add(&levels, &mut data);
    remedies::add(&levels, &mut data);
    recovery::add(&levels, &mut data);
    let sub_contractors: Vec<Value> = data
        .get("parties")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter(|party| party["role"] == "sub-contractor")
        .cloned()
        .collect();
    data.insert("sub_contractors".into(), Value::Array(sub_contractors));
    Value::Object(data)
}

fn of_record(node: &Node, record: &Record, table: &FieldTable) -> Value {
    let mut map = Map::new();
    for field in &record.keys {
        let value = node.get(&field.name);
        let part = table.part(&field.of);
        let printed = match (field.kind, value) {
            (Kind::Flag, value) => {
                json!(value.is_some_and(|node| node.value == Written::Flag(true)))
            }
            (Kind::Lines | Kind::Refs | Kind::Dates, value) => json!(phrases(field.kind, value)),
            (Kind::Choices, value) => json!(
                phrases(field.kind, value)
                    .iter()
                    .map(|one| in_words(one))
                    .collect::<Vec<_>>()
            ),
            (Kind::Tables, value) => Value::Array(
                value
                    .map(Node::elements)
                    .unwrap_or_default()
                    .iter()
                    .filter_map(|element| Some(of_record(element, part?, table)))
                    .collect(),
            ),
            (Kind::Table, Some(value)) => {
                part.map_or(Value::Null, |part| of_record(value, part, table))
            }
            (Kind::Table, None) => Value::Bool(false),
            // A role is compared by templates; every other word is printed.
            (Kind::Choice, Some(value)) if field.name != "role" => {
                json!(in_words(value.text().unwrap_or_default()))
            }
            (_, None) => json!(""),
            (kind, Some(value)) => json!(
                kind.read(value)
                    .map(|amount| amount.printed("and"))
                    .unwrap_or_default()
            ),
        };
        map.insert(snake(&field.name), printed);
    }
    Value::Object(map)
}

fn phrases(kind: Kind, node: Option<&Node>) -> Vec<String> {
    match node.map(|node| kind.read(node)) {
        Some(Ok(crate::written::Amount::Several(phrases))) => phrases,
        Some(Ok(crate::written::Amount::One(phrase))) => vec![phrase],
        _ => Vec::new(),
    }
}

/// The printed name of each record: its name, else its function or title, else its id in words.
fn names(node: &Node, table: &FieldTable) -> Map<String, Value> {
    let mut names = Map::new();
    for record in table.records.iter().filter(|record| record.many) {
        for element in node
            .get(&record.name)
            .map(Node::elements)
            .unwrap_or_default()
        {
            let text = |key: &str| element.get(key).and_then(Node::text);
            let Some(id) = text("id") else { continue };
            // A contact is a function, not a person.
            let keys: &[&str] = if record.name == "contact" {
                &["function", "name"]
            } else {
                &["name", "title"]
            };
            let name = keys
                .iter()
                .find_map(|key| text(key))
                .map_or_else(|| in_words(id), str::to_owned);
            names.entry(id.to_owned()).or_insert(Value::String(name));
        }
    }
    // The calendar of a clock may be that of the severity.
    names
        .entry("severity".to_owned())
        .or_insert_with(|| json!("that of the Severity"));
    names
}

/// The printed name of a record; the id itself where none is known.
fn name_of(id: &str, data: &Map<String, Value>) -> String {
    data.get("name_of")
        .and_then(|names| names.get(id))
        .and_then(Value::as_str)
        .unwrap_or(id)
        .to_owned()
}

/// A value with a place, as it is printed; a dash where it is missing.
fn shown<T: std::fmt::Display>(value: Option<&Located<T>>) -> String {
    value.map_or_else(|| "–".to_owned(), |value| value.value.to_string())
}

fn string(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn snake(name: &str) -> String {
    name.replace('-', "_")
}

fn in_sentence(name: &str) -> String {
    capital(&in_words(name))
}

fn plural(name: &str) -> String {
    match name.strip_suffix('y') {
        Some(stem) => format!("{stem}ies"),
        None if name.ends_with('s') => format!("{name}es"),
        None => format!("{name}s"),
    }
}
