//! The engagement as the data that table templates loop over: every key is there, every value is
//! already printed, so that a template never formats and never meets a gap.

use serde_json::{Map, Value, json};

use crate::engagement::{Engagement, fields};
use crate::written::{FieldTable, Kind, Node, Record, Value as Written};

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
                .map(|element| of_record(element, record, &table))
                .collect();
            data.insert(snake(&plural(&record.name)), Value::Array(rows));
        } else if !record.open && !record.name.is_empty() {
            let empty = Node {
                value: Written::Table(Vec::new()),
                place: node.place,
            };
            let element = node.get(&record.name).unwrap_or(&empty);
            data.insert(snake(&record.name), of_record(element, record, &table));
        }
    }
    data.insert("name_of".into(), Value::Object(names(node, &table)));
    if let Some(Value::Object(header)) = data.get_mut("engagement") {
        let months = engagement.header.term_months;
        header.insert("term".into(), json!(format!("{months} months")));
    }
    calendars(node, &mut data);
    clocks(node, &mut data);
    triggers(&mut data);
    service_levels(node, &mut data);
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

fn calendars(node: &Node, data: &mut Map<String, Value>) {
    let holidays: Vec<(String, String)> = node
        .get("holiday-set")
        .map(Node::elements)
        .unwrap_or_default()
        .iter()
        .filter_map(|set| {
            let id = set.get("id")?.text()?.to_owned();
            let dates = phrases(Kind::Dates, set.get("dates")).join(", ");
            let extension = set
                .get("extension")
                .and_then(Node::text)
                .unwrap_or_default();
            Some((id, format!("{dates}. {extension}").trim().to_owned()))
        })
        .collect();
    let Some(Value::Array(calendars)) = data.get_mut("calendars") else {
        return;
    };
    let mut named = Vec::new();
    for calendar in calendars.iter_mut() {
        let hours: Vec<String> = calendar["weekly"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|week| {
                let days: Vec<&str> = week["days"]
                    .as_array()
                    .into_iter()
                    .flatten()
                    .filter_map(Value::as_str)
                    .collect();
                format!(
                    "{} from {} to {}",
                    days_in_words(&days),
                    string(&week["from"]),
                    string(&week["to"])
                )
            })
            .collect();
        let set = string(&calendar["holidays"]);
        let treatment = match string(&calendar["holiday_treatment"]).as_str() {
            "open" => "open on holidays",
            "reduced" => "reduced hours on",
            _ => "closed on",
        };
        let holiday_text = holidays
            .iter()
            .find(|(id, _)| *id == set)
            .map(|(_, text)| {
                if treatment.ends_with("on") {
                    format!("{treatment} {text}")
                } else {
                    treatment.to_owned()
                }
            })
            .unwrap_or_default();
        let always = calendar["always"] == Value::Bool(true);
        if string(&calendar["name"]).is_empty() {
            let name = if always {
                "Round the clock".to_owned()
            } else {
                in_sentence(&string(&calendar["id"]))
            };
            named.push((string(&calendar["id"]), name.clone()));
            calendar["name"] = json!(name);
        }
        calendar["hours"] = json!(if always {
            "every hour of every day".to_owned()
        } else {
            hours.join("; ")
        });
        calendar["holidays"] = json!(holiday_text);
    }
    if let Some(Value::Object(names)) = data.get_mut("name_of") {
        for (id, name) in named {
            names.insert(id, json!(name));
        }
    }
}

fn days_in_words(days: &[&str]) -> String {
    const WEEK: &[(&str, &str)] = &[
        ("mon", "Monday"),
        ("tue", "Tuesday"),
        ("wed", "Wednesday"),
        ("thu", "Thursday"),
        ("fri", "Friday"),
        ("sat", "Saturday"),
        ("sun", "Sunday"),
    ];
    let at: Vec<usize> = days
        .iter()
        .filter_map(|day| WEEK.iter().position(|(short, _)| short == day))
        .collect();
    let run = at.len() > 2 && at.windows(2).all(|pair| pair[1] == pair[0] + 1);
    match (at.first(), at.last()) {
        (Some(first), Some(last)) if run => format!("{} to {}", WEEK[*first].1, WEEK[*last].1),
        _ => at
            .iter()
            .map(|at| WEEK[*at].1)
            .collect::<Vec<_>>()
            .join(", "),
    }
}

fn clocks(node: &Node, data: &mut Map<String, Value>) {
    let _ = node;
    if let Some(Value::Array(clocks)) = data.get_mut("clocks") {
        for clock in clocks {
            clock["starts"] = json!(event(&string(&clock["start_event"])));
            clock["stops"] = json!(event(&string(&clock["stop_event"])));
        }
    }
    if let Some(Value::Array(exclusions)) = data.get_mut("exclusions") {
        for exclusion in exclusions {
            let windows: Vec<String> = exclusion["windows"]
                .as_array()
                .into_iter()
                .flatten()
                .map(|window| {
                    format!(
                        "{} from {} to {}",
                        days_in_words(&[&string(&window["day"])]),
                        string(&window["from"]),
                        string(&window["to"])
                    )
                })
                .collect();
            exclusion["windows"] = json!(windows);
        }
    }
}

/// `incident.acknowledged-by-person` as "incident acknowledged by person".
///
/// An event that is described in words already is printed as it is.
fn event(name: &str) -> String {
    if name.contains(' ') {
        return name.to_owned();
    }
    in_words(&name.replace('.', " "))
}

fn triggers(data: &mut Map<String, Value>) {
    if let Some(Value::Array(triggers)) = data.get_mut("triggers") {
        for trigger in triggers {
            let value = string(&trigger["value"]);
            let condition = match (value.is_empty(), string(&trigger["comparator"]).as_str()) {
                (false, ">") => format!("result above {value}"),
                (false, _) => format!("result below {value}"),
                (true, _) if trigger["floor_missed"] == Value::Bool(true) => {
                    "minimum missed".to_owned()
                }
                (true, _) => "target missed".to_owned(),
            };
            trigger["condition"] = json!(condition);
        }
    }
}

/// One row for each target; service levels in short form were written out as targets.
fn service_levels(node: &Node, data: &mut Map<String, Value>) {
    let records = |name: &str| node.get(name).map(Node::elements).unwrap_or_default();
    let printed = |node: &Node, key: &str, kind: Kind| {
        node.get(key)
            .and_then(|value| kind.read(value).ok())
            .map(|amount| amount.printed("and"))
            .unwrap_or_default()
    };
    let text = |node: &Node, key: &str| {
        node.get(key)
            .and_then(Node::text)
            .unwrap_or_default()
            .to_owned()
    };
    let name = |node: &Node, kind: &Node| match text(node, "name") {
        own if own.is_empty() => in_sentence(&text(kind, "kind")),
        own => own,
    };
    let mut rows = Vec::new();
    for target in records("target") {
        let metric = text(target, "metric");
        let Some(metric) = records("metric")
            .iter()
            .find(|one| text(one, "id") == metric)
        else {
            continue;
        };
        let least = printed(target, "comparator", Kind::Comparator);
        rows.push(json!({
            "id": text(target, "id"),
            "service": text(metric, "service"),
            "name": name(target, metric),
            "measured": text(metric, "statement"),
            "target": format!("{least} {}", printed(target, "value", Kind::Quantity)),
            "minimum": printed(target, "minimum", Kind::Quantity),
            "window": printed(target, "window", Kind::Window),
            "severity": text(target, "severity"),
            "credit": text(target, "credit"),
            "from": printed(target, "applies-from", Kind::Date),
        }));
    }
    data.insert("service_levels".into(), Value::Array(rows));
}

fn string(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn snake(name: &str) -> String {
    name.replace('-', "_")
}

fn in_words(name: &str) -> String {
    name.replace('-', " ")
}

fn in_sentence(name: &str) -> String {
    let words = in_words(name);
    let mut characters = words.chars();
    characters
        .next()
        .map(|first| first.to_uppercase().chain(characters).collect())
        .unwrap_or_default()
}

fn plural(name: &str) -> String {
    match name.strip_suffix('y') {
        Some(stem) => format!("{stem}ies"),
        None if name.ends_with('s') => format!("{name}es"),
        None => format!("{name}s"),
    }
}
