//! Findings and tables as people and programs read them: one file per format, nothing decided.
//!
//! The same findings give the same bytes in every format: they are sorted by place and rule.

mod commitments;
mod coverage;
mod csv;
mod github;
mod human;
mod json;
mod sarif;
mod schemas;
mod spot;
mod table;
mod topics;
mod xlsx;

pub use commitments::{commitments_json, meaning};
pub use coverage::{coverage_json, coverage_tables, register_json, register_table};
pub use csv::table as csv;
pub use schemas::{coverage_schema, extract_schema};
pub use table::{Side, TextTable};
pub use topics::{Recognised, own_topics_json, topics_json, topics_table};
pub use xlsx::{Properties, workbook};

use crate::finding::{Finding, Group, Severity};
use crate::source::{FileId, Place, Sources};

/// How findings are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// Excerpts for a person at a terminal.
    #[default]
    Human,
    /// One object, described in the guide, for programs.
    Json,
    /// SARIF 2.1.0, for code-scanning services.
    Sarif,
    /// Workflow commands that GitHub shows beside the changed lines.
    Github,
    /// A table for spreadsheets.
    Csv,
}

impl Format {
    /// Every format, in the order of the manual.
    pub const ALL: &[Self] = &[
        Self::Human,
        Self::Json,
        Self::Sarif,
        Self::Github,
        Self::Csv,
    ];

    /// The word people type.
    pub fn word(self) -> &'static str {
        match self {
            Self::Human => "human",
            Self::Json => "json",
            Self::Sarif => "sarif",
            Self::Github => "github",
            Self::Csv => "csv",
        }
    }
}

/// What a report may say about one rule beside its findings.
#[derive(Clone, Copy, Debug)]
pub struct RuleText<'a> {
    /// Its name.
    pub name: &'a str,
    /// The question it answers.
    pub group: Group,
    /// How much its findings matter.
    pub severity: Severity,
    /// What it reports, one line.
    pub summary: &'a str,
    /// Its guide, in Markdown.
    pub guide: &'a str,
}

/// Where a place stands in a paper with pages and numbered clauses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// The page, from 1.
    pub page: Option<u32>,
    /// The number of the clause, such as "14.2".
    pub clause: Option<String>,
}

/// What is known of a file beside its findings; the JSON format tells it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FileKnown {
    /// "markdown", "text", "docx", "pdf", "html", "toml" or "library"; guessed from the name if
    /// it is not said.
    pub kind: Option<&'static str>,
    /// Its service commitments, as [`commitments_json`] tells them.
    pub commitments: Vec<serde_json::Value>,
}

/// The JSON Schema of the JSON format.
pub const JSON_SCHEMA: &str = include_str!("report/report.schema.json");

/// What a report needs beside the findings.
#[derive(Clone, Copy)]
pub struct Manner<'a> {
    /// Whether the human format may use colours.
    pub colour: bool,
    /// Columns of the terminal.
    pub width: usize,
    /// Files that the JSON format lists even without findings.
    pub files: &'a [FileId],
    /// What is known of the rules.
    pub rules: &'a [RuleText<'a>],
    /// Page and clause of a place.
    pub stands: &'a dyn Fn(Place) -> Standing,
    /// What was recognised in papers; the JSON format lists it.
    pub papers: &'a [Recognised<'a>],
    /// What else is known of a file.
    pub known: &'a dyn Fn(FileId) -> FileKnown,
}

impl Default for Manner<'_> {
    fn default() -> Self {
        Self {
            colour: false,
            width: 100,
            files: &[],
            rules: &[],
            stands: &|_| Standing::default(),
            papers: &[],
            known: &|_| FileKnown::default(),
        }
    }
}

/// The findings, written.
pub fn findings(
    findings: &[Finding],
    sources: &Sources,
    format: Format,
    manner: &Manner<'_>,
) -> String {
    let mut sorted: Vec<&Finding> = findings.iter().collect();
    sorted.sort_by_key(|finding| (finding.place, finding.rule, &finding.message));
    match format {
        Format::Human => human::write(&sorted, sources, manner),
        Format::Json => json::write(&sorted, sources, manner),
        Format::Sarif => sarif::write(&sorted, sources, manner),
        Format::Github => github::write(&sorted, sources),
        Format::Csv => csv::write(&sorted, sources),
    }
}

/// "3 errors, 1 warning"; empty if there is nothing to count.
pub fn counted<'a>(findings: impl IntoIterator<Item = &'a Finding>) -> String {
    let mut counts = [0_usize; 3];
    for finding in findings {
        counts[finding.severity as usize] += 1;
    }
    [Severity::Error, Severity::Warning, Severity::Note]
        .into_iter()
        .filter_map(|severity| match counts[severity as usize] {
            0 => None,
            1 => Some(format!("1 {}", severity.word())),
            many => Some(format!("{many} {}s", severity.word())),
        })
        .collect::<Vec<_>>()
        .join(", ")
}
