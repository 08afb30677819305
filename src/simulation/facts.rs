//! The file of measured facts, read with the same places and messages as an engagement.

use std::sync::LazyLock;

use jiff::Timestamp;
use serde::Deserialize;

use crate::finding::Finding;
use crate::measure::{Elapsed, Money, Quantity};
use crate::source::{FileId, Located};
use crate::written::{self, FieldTable, many};

const FIELDS: &str = include_str!("facts-fields.toml");

/// Measured facts.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// All credits of the eleven months before.
    pub credited: Option<Located<Money>>,
    /// Results of targets, in file order.
    pub results: Vec<Located<Fact>>,
    /// Incidents, in file order.
    pub incidents: Vec<Located<Incident>>,
}

/// What was measured for one target in one window.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct Fact {
    /// Which target.
    pub target: Option<Located<String>>,
    /// Which window.
    pub window: Option<Located<String>>,
    /// The measured number itself.
    pub value: Option<Located<Quantity>>,
    /// Raw values.
    pub values: Vec<Located<String>>,
    /// How many events counted.
    pub events: Option<u64>,
    /// How many of them were missed.
    pub misses: Option<u64>,
    /// Most failures in a row.
    pub longest_run: Option<u32>,
    /// Answers to a survey.
    pub responses: Option<u64>,
    /// How many were asked.
    pub asked: Option<u64>,
    /// When the service was down.
    pub down: Vec<Stretch>,
    /// When nothing was seen.
    pub gaps: Vec<Stretch>,
    /// Time claimed under exclusions.
    pub used_exclusions: Vec<Located<Used>>,
    /// Root causes.
    pub causes: Vec<String>,
    /// Windows in a row missed before.
    pub missed_before: Option<u32>,
}

/// A stretch of time.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct Stretch {
    /// First instant.
    pub from: Timestamp,
    /// End, not included.
    pub to: Timestamp,
    /// Root cause.
    pub cause: Option<String>,
}

/// Time claimed under an exclusion.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct Used {
    /// Which exclusion.
    pub id: Option<Located<String>>,
    /// How long.
    pub time: Option<Elapsed>,
    /// First instant.
    pub from: Option<Timestamp>,
    /// End, not included.
    pub to: Option<Timestamp>,
    /// Whether notice, proof and approval were given.
    pub approved: Option<bool>,
}

/// One Incident.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct Incident {
    /// Its severity.
    pub severity: Option<Located<String>>,
    /// The service it hit.
    pub service: Option<Located<String>>,
    /// When its clocks started.
    pub start: Timestamp,
    /// When a qualified person answered.
    pub answered: Option<Timestamp>,
    /// When the service worked again.
    pub restored: Option<Timestamp>,
    /// When it was solved for good.
    pub resolved: Option<Timestamp>,
    /// When its clocks waited.
    pub pauses: Vec<Stretch>,
    /// Root cause.
    pub cause: Option<String>,
}

/// The description of the keys of a file of facts.
///
/// # Errors
/// Never, as long as the embedded description is sound; a test reads it.
pub fn fields() -> Result<&'static FieldTable, String> {
    static TABLE: LazyLock<Result<FieldTable, String>> = LazyLock::new(|| FieldTable::read(FIELDS));
    TABLE.as_ref().map_err(Clone::clone)
}

/// Reads facts; what is wrong is in the findings.
pub fn read(file: FileId, text: &str) -> (Facts, Vec<Finding>) {
    let (node, mut findings) = written::read(file, text, 0);
    let Ok(table) = fields() else {
        return (Facts::default(), findings);
    };
    let (node, wrong) = written::check(&node, table);
    findings.extend(wrong);
    let credited = node.at("history.credited");
    let facts = Facts {
        credited: credited.and_then(|node| written::from_node(node).ok()),
        results: many(&node, "result"),
        incidents: many(&node, "incident"),
    };
    (facts, findings)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_description_of_the_keys_is_sound() {
        let table = FieldTable::read(FIELDS).unwrap();
        assert_eq!(table.records.len(), 4);
    }
}
