//! Frameworks: what each guide or law requires, in our own words.

use std::sync::OnceLock;

use serde::Deserialize;

use crate::finding::{Finding, Group};
use crate::source::{FileId, Place};

/// One guide, law or standard.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Framework {
    /// Short name, such as `dora`.
    pub id: String,
    /// Full name.
    pub title: String,
    /// Its requirements.
    #[serde(default, rename = "requirement")]
    pub requirements: Vec<Requirement>,
}

/// One requirement.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Requirement {
    /// Short name, such as `DORA-30-3-e-i`.
    pub id: String,
    /// Where it stands.
    #[serde(rename = "where")]
    pub source: String,
    /// What it asks, in our own words.
    pub text: String,
    /// Whether the instrument's own text was read.
    pub verified: bool,
    /// `clause`, `schedule`, `service-level`, `tender`, `lint` or `advice`.
    #[serde(default)]
    pub kind: Option<String>,
    /// Who bears it.
    #[serde(default)]
    pub bearer: Option<String>,
    /// In which phase it matters.
    #[serde(default)]
    pub phase: Option<String>,
}

/// The frameworks of a library. Most drafts never look at a requirement, so their files are
/// read when somebody asks.
#[derive(Clone, Debug, Default)]
pub(super) struct Frameworks {
    files: Vec<(FileId, String)>,
    read: OnceLock<(Vec<Framework>, Vec<Finding>)>,
}

impl Frameworks {
    pub(super) fn add(&mut self, file: FileId, text: &str) {
        self.files.push((file, text.to_owned()));
        self.read = OnceLock::new();
    }

    /// The frameworks, and what is wrong with their files.
    pub(super) fn read(&self) -> (&[Framework], &[Finding]) {
        let (frameworks, findings) = self.read.get_or_init(|| {
            let mut frameworks = Vec::new();
            let mut findings = Vec::new();
            for (file, text) in &self.files {
                match toml::from_str(text) {
                    Ok(framework) => frameworks.push(framework),
                    Err(error) => findings.push(unreadable(*file, &error.to_string())),
                }
            }
            (frameworks, findings)
        });
        (frameworks, findings)
    }
}

/// A data file of the library that cannot be read.
pub(super) fn unreadable(file: FileId, message: &str) -> Finding {
    let first_line = message.lines().last().unwrap_or_default();
    Finding::error(
        "unreadable-data",
        Group::Library,
        Place::new(file, 0..0),
        format!("this file cannot be read: {first_line}"),
    )
    .help("mend the file; `clause-library/README.md` describes it")
}

pub(super) fn families(text: &str) -> Result<Vec<(String, String)>, String> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Family {
        id: String,
        title: String,
    }
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Families {
        family: Vec<Family>,
    }
    let families: Families = toml::from_str(text).map_err(|error| error.to_string())?;
    Ok(families
        .family
        .into_iter()
        .map(|family| (family.id, family.title))
        .collect())
}
