//! A value as it is written in TOML.

use crate::written::{Node, Value};

impl Node {
    /// The value in one line, as it is written in TOML; a table is written between braces.
    pub fn literal(&self) -> String {
        match &self.value {
            Value::Text(text) => toml::Value::String(text.clone()).to_string(),
            Value::Integer(number) => number.to_string(),
            Value::Float(text) | Value::Instant(text) => text.clone(),
            Value::Flag(flag) => flag.to_string(),
            Value::Date(date) => date.to_string(),
            Value::List(elements) => {
                let elements: Vec<String> = elements.iter().map(Self::literal).collect();
                format!("[{}]", elements.join(", "))
            }
            Value::Table(entries) => {
                let entries: Vec<String> = entries
                    .iter()
                    .map(|entry| format!("{} = {}", entry.key, entry.node.literal()))
                    .collect();
                format!("{{ {} }}", entries.join(", "))
            }
        }
    }

    /// Whether two values are the same, wherever they were written.
    pub fn says_the_same(&self, other: &Self) -> bool {
        match (&self.value, &other.value) {
            (Value::List(one), Value::List(two)) => {
                one.len() == two.len() && one.iter().zip(two).all(|(a, b)| a.says_the_same(b))
            }
            (Value::Table(one), Value::Table(two)) => {
                one.len() == two.len()
                    && one.iter().all(|entry| {
                        let same = other.get(&entry.key);
                        same.is_some_and(|same| entry.node.says_the_same(same))
                    })
            }
            (one, two) => one == two,
        }
    }
}
