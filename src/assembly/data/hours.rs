//! Calendars in words: hours of the week, and what holidays do to them.

use serde_json::{Map, Value, json};

use super::{in_sentence, phrases, string};
use crate::written::Kind;
use crate::written::Node;

/// Adds hours and holidays in words to each calendar.
pub(super) fn add(node: &Node, data: &mut Map<String, Value>) {
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

pub(super) fn days_in_words(days: &[&str]) -> String {
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
