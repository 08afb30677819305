//! The starting catalogue of risks: what can go wrong, which requirements answer it, and what
//! the Customer does itself.

use std::sync::OnceLock;

use serde::Deserialize;

use crate::condition::{self, Condition, FactTable};
use crate::finding::{Finding, Group};
use crate::library::framework::unreadable;
use crate::source::{FileId, Place};

/// One risk.
#[derive(Clone, Debug)]
pub struct Risk {
    /// Kebab-case name.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// What it harms: "confidentiality", "cost" …
    pub harms: Vec<String>,
    /// What may happen, and why.
    pub text: String,
    /// For which engagements it is worth a look.
    pub when: Condition,
    /// Ids of the requirements that answer it.
    pub requirements: Vec<String>,
    /// What the Customer does itself.
    pub measure: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    risk: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    id: String,
    name: String,
    harms: Vec<String>,
    text: String,
    when: Option<String>,
    requirements: Vec<String>,
    measure: String,
}

/// The risks of a library. Only planning looks at them, so their file is read when somebody asks.
#[derive(Clone, Debug, Default)]
pub(super) struct Risks {
    file: Option<(FileId, String)>,
    read: OnceLock<(Vec<Risk>, Vec<Finding>)>,
}

impl Risks {
    pub(super) fn set(&mut self, file: FileId, text: &str) {
        self.file = Some((file, text.to_owned()));
        self.read = OnceLock::new();
    }

    /// The file they stand in.
    pub(super) fn file(&self) -> Option<FileId> {
        self.file.as_ref().map(|(file, _)| *file)
    }

    /// The risks, and what is wrong with their file.
    pub(super) fn read(&self, facts: &FactTable) -> (&[Risk], &[Finding]) {
        let (risks, findings) = self.read.get_or_init(|| match &self.file {
            Some((file, text)) => read(*file, text, facts),
            None => (Vec::new(), Vec::new()),
        });
        (risks, findings)
    }
}

fn read(file: FileId, text: &str, facts: &FactTable) -> (Vec<Risk>, Vec<Finding>) {
    let entries = match toml::from_str::<File>(text) {
        Ok(read) => read.risk,
        Err(error) => return (Vec::new(), vec![unreadable(file, &error.to_string())]),
    };
    let mut findings = Vec::new();
    let risks = entries
        .into_iter()
        .map(|entry| {
            let when = match entry
                .when
                .as_deref()
                .map(|when| condition::parse(when, facts))
            {
                None => Condition::Always,
                Some(Ok(when)) => when,
                Some(Err(error)) => {
                    let message = format!("the risk `{}`: {}", entry.id, error.message);
                    findings.push(
                        Finding::error(
                            "wrong-condition",
                            Group::Library,
                            Place::new(file, 0..0),
                            message,
                        )
                        .help(error.help),
                    );
                    Condition::Always
                }
            };
            Risk {
                id: entry.id,
                name: entry.name,
                harms: entry.harms,
                text: entry.text,
                when,
                requirements: entry.requirements,
                measure: entry.measure,
            }
        })
        .collect();
    (risks, findings)
}
