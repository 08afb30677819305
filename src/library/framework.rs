//! Frameworks: what each guide or law requires, in our own words.

use std::sync::OnceLock;

use serde::Deserialize;

use crate::condition::{self, Condition, FactTable};
use crate::finding::{Finding, Group};
use crate::source::{FileId, Place};

/// One guide, law or standard.
#[derive(Clone, Debug)]
pub struct Framework {
    /// Short name, such as `dora`.
    pub id: String,
    /// Full name.
    pub title: String,
    /// When it applies to an engagement.
    pub when: Condition,
    /// Its requirements, in the order of the file.
    pub requirements: Vec<Requirement>,
}

/// How much it weighs that an agreement says what a requirement asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Criticality {
    /// Good practice, or background of other requirements.
    Standard,
    /// The instrument asks a party to act, and agreements usually say how.
    Important,
    /// The instrument itself demands that the agreement says it.
    Critical,
}

impl Criticality {
    /// The word people write.
    pub fn word(self) -> &'static str {
        match self {
            Self::Standard => "standard",
            Self::Important => "important",
            Self::Critical => "critical",
        }
    }
}

/// One requirement.
#[derive(Clone, Debug)]
pub struct Requirement {
    /// Short name, such as `DORA-30-3-e-i`.
    pub id: String,
    /// Where it stands.
    pub source: String,
    /// What it asks, in our own words.
    pub text: String,
    /// Whether the instrument's own text was read.
    pub verified: bool,
    /// When it applies, beside the condition of its framework.
    pub when: Condition,
    /// How much it weighs, where the data says.
    pub criticality: Option<Criticality>,
    /// `clause`, `schedule`, `service-level`, `tender`, `lint` or `advice`; `background` for what
    /// describes the instrument and asks nothing of an agreement.
    pub kind: Option<String>,
    /// Who bears it.
    pub bearer: Option<String>,
    /// In which phase it matters.
    pub phase: Option<String>,
}

/// A framework as its file writes it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFramework {
    id: String,
    title: String,
    when: Option<String>,
    #[serde(default, rename = "requirement")]
    requirements: Vec<RawRequirement>,
}

/// A requirement as its file writes it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRequirement {
    id: String,
    #[serde(rename = "where")]
    source: String,
    text: String,
    verified: bool,
    when: Option<String>,
    criticality: Option<Criticality>,
    kind: Option<String>,
    bearer: Option<String>,
    phase: Option<String>,
}

impl RawFramework {
    fn checked(self, facts: &FactTable, wrong: &mut Vec<String>) -> Framework {
        let mut read = |when: Option<String>, whose: &str| match when {
            None => Condition::Always,
            Some(text) => condition::parse(&text, facts).unwrap_or_else(|error| {
                wrong.push(format!("the condition of `{whose}`: {}", error.message));
                Condition::Always
            }),
        };
        Framework {
            when: read(self.when, &self.id),
            requirements: self
                .requirements
                .into_iter()
                .map(|one| Requirement {
                    when: read(one.when, &one.id),
                    id: one.id,
                    source: one.source,
                    text: one.text,
                    verified: one.verified,
                    criticality: one.criticality,
                    kind: one.kind,
                    bearer: one.bearer,
                    phase: one.phase,
                })
                .collect(),
            id: self.id,
            title: self.title,
        }
    }
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
    pub(super) fn read(&self, facts: &FactTable) -> (&[Framework], &[Finding]) {
        let (frameworks, findings) = self.read.get_or_init(|| {
            let mut frameworks = Vec::new();
            let mut findings = Vec::new();
            for (file, text) in &self.files {
                match toml::from_str::<RawFramework>(text) {
                    Ok(framework) => {
                        let mut wrong = Vec::new();
                        frameworks.push(framework.checked(facts, &mut wrong));
                        findings.extend(wrong.iter().map(|message| unreadable(*file, message)));
                    }
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
