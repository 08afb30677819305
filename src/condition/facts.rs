//! The facts conditions may ask about, described as data in the library's `facts.toml`.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

/// The answers to all facts of one engagement.
pub type Facts = BTreeMap<String, FactValue>;

/// The answer to one fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FactValue {
    /// Yes or no.
    Flag(bool),
    /// One of the values, with all values in order.
    One(String, Vec<String>),
    /// Any of the values.
    Many(BTreeSet<String>),
}

/// The shape of a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FactKind {
    /// Yes or no.
    Flag,
    /// One of several values without order.
    Choice,
    /// One of several values, lowest first.
    Ordered,
    /// Any of several values.
    Set,
}

/// One entry of `facts.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct FactDefinition {
    /// Kebab-case name.
    pub name: String,
    /// Its shape.
    pub kind: FactKind,
    /// The values a choice, order or set knows.
    #[serde(default)]
    pub values: Vec<String>,
    /// The record it is read off, or `declared` for an answer under `[facts]`.
    pub from: String,
    /// The question it answers.
    pub asks: String,
}

/// Two conditions of which one always brings the other with it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Consequence {
    /// Whenever this holds …
    #[serde(rename = "if")]
    pub given: String,
    /// … this holds too.
    pub then: String,
    /// Who sees to it.
    pub because: String,
}

/// All facts, in the order of the file.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FactTable {
    #[serde(rename = "fact")]
    facts: Vec<FactDefinition>,
    #[serde(default, rename = "consequence")]
    consequences: Vec<Consequence>,
}

impl FactTable {
    /// Reads `facts.toml`.
    ///
    /// # Errors
    /// The reader's message, if the file is not a list of facts.
    pub fn read(text: &str) -> Result<Self, String> {
        toml::from_str(text).map_err(|error| error.to_string())
    }

    /// The definition of a fact.
    pub fn get(&self, name: &str) -> Option<&FactDefinition> {
        self.facts.iter().find(|fact| fact.name == name)
    }

    /// What facts always bring with them.
    pub fn consequences(&self) -> &[Consequence] {
        &self.consequences
    }

    /// All definitions.
    pub fn iter(&self) -> impl Iterator<Item = &FactDefinition> {
        self.facts.iter()
    }
}
