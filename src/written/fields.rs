//! The description of the keys a file may have, itself written as TOML.

use serde::Deserialize;

use crate::written::Kind;

/// All records of one kind of file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FieldTable {
    /// Records that stand at the top level, in the order people should write them.
    #[serde(rename = "record")]
    pub records: Vec<Record>,
    /// Records that stand inside others.
    #[serde(default, rename = "part")]
    pub parts: Vec<Record>,
}

/// A table `[name]`, a list of tables `[[name]]`, or an inline table.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// Its name; the empty name holds keys that stand before the first table.
    pub name: String,
    /// What it is, one sentence.
    pub doc: String,
    /// Whether it is written `[[name]]`.
    #[serde(default)]
    pub many: bool,
    /// Whether a file must have it.
    #[serde(default)]
    pub required: bool,
    /// The record whose ids its own ids join, if it is another way to write that record.
    #[serde(default, rename = "ids-of")]
    pub ids_of: String,
    /// The part that each of its tables `[name.<key>]` has, if it holds named tables.
    #[serde(default)]
    pub named: String,
    /// Whether its keys are free (blanks of clauses, facts): checked elsewhere.
    #[serde(default)]
    pub open: bool,
    /// Its keys.
    #[serde(default)]
    pub keys: Vec<Field>,
}

/// One key.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// Kebab-case name.
    pub name: String,
    /// What may stand there.
    pub kind: Kind,
    /// The record an id refers to, or the part an inline table has.
    #[serde(default)]
    pub of: String,
    /// The words a choice knows.
    #[serde(default)]
    pub values: Vec<String>,
    /// Whether it must be there.
    #[serde(default)]
    pub required: bool,
    /// What it says, one sentence.
    pub doc: String,
}

impl FieldTable {
    /// Reads a description that is part of the program.
    ///
    /// # Errors
    /// The reader's message.
    pub fn read(text: &str) -> Result<Self, String> {
        toml::from_str(text).map_err(|error| error.to_string())
    }

    /// The top-level record of a name.
    pub fn record(&self, name: &str) -> Option<&Record> {
        self.records.iter().find(|record| record.name == name)
    }

    /// The inner record of a name.
    pub fn part(&self, name: &str) -> Option<&Record> {
        self.parts.iter().find(|record| record.name == name)
    }

    /// Names of the top-level records that know a key.
    pub fn homes_of(&self, key: &str) -> Vec<&str> {
        self.records
            .iter()
            .filter(|record| record.keys.iter().any(|field| field.name == key))
            .map(|record| record.name.as_str())
            .collect()
    }
}

impl Record {
    /// The key of a name.
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.keys.iter().find(|field| field.name == name)
    }

    /// How a message names it.
    pub(super) fn called(&self) -> String {
        if self.name.is_empty() {
            "this file".to_owned()
        } else {
            format!("`{}`", self.heading())
        }
    }

    /// How it is written: `[[party]]` or `[engagement]`.
    pub fn heading(&self) -> String {
        if self.many {
            format!("[[{}]]", self.name)
        } else {
            format!("[{}]", self.name)
        }
    }
}
