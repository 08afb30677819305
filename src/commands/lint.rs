//! `engross lint`: what is wrong with an engagement and with the agreement it makes.

use std::path::PathBuf;

use jiff::civil::Date;

use crate::assembly::assemble;
use crate::commands::{Console, LibraryOptions, Outcome, open};
use crate::finding::Severity;
use crate::lint;
use crate::report;
use crate::template::{Outline, Tables};

/// How findings are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum LintFormat {
    /// Excerpts for people.
    Human,
    /// One object for programs.
    Json,
    /// SARIF 2.1.0 for code-scanning services.
    Sarif,
    /// Workflow commands of GitHub.
    Github,
    /// A table for spreadsheets.
    Csv,
}

/// From which severity on a finding makes the exit code 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum FailOn {
    /// Errors only.
    Error,
    /// Warnings and errors.
    Warning,
    /// Everything.
    Note,
    /// Nothing.
    Never,
}

/// What to lint, and how to say it.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// The engagement file.
    pub engagement: PathBuf,
    /// Which document it makes.
    #[arg(long, default_value = "agreement")]
    pub document: String,
    /// How findings are written.
    #[arg(long, value_enum, default_value = "human")]
    pub format: LintFormat,
    /// From which severity on a finding makes the exit code 1.
    #[arg(long, value_enum, default_value = "error")]
    pub fail_on: FailOn,
    /// The day by which waivers expire, as 2027-01-31; the date of the draft if left out.
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub as_of: Option<Date>,
    #[command(flatten)]
    #[allow(
        missing_docs,
        reason = "the help of a flattened group is that of its options"
    )]
    pub library: LibraryOptions,
}

/// Lints.
///
/// # Errors
/// If a file cannot be read.
pub fn run(options: &Options, console: &mut Console<'_>) -> Result<Outcome, String> {
    let outline = Outline::embedded(&options.document)?;
    let opened = open::open_engagement(&options.engagement, &options.library)?;
    let tables = Tables::embedded()?;
    let (draft, wrong) = assemble(
        &opened.engagement,
        &opened.library,
        &outline,
        &tables,
        &opened.facts,
        true,
    );
    let mut read = opened.findings;
    read.extend(wrong);
    let subject = lint::Subject {
        sources: &opened.sources,
        engagement: &opened.engagement,
        library: &opened.library,
        draft: &draft,
        facts: &opened.facts,
        as_of: options.as_of.unwrap_or(opened.engagement.header.date),
    };
    let findings = lint::run(&subject, read);
    let rules: Vec<report::RuleText<'_>> = lint::RULES
        .iter()
        .map(|rule| report::RuleText {
            name: rule.name,
            group: rule.group,
            severity: rule.severity,
            summary: rule.summary(),
            guide: rule.guide,
        })
        .collect();
    let format = match options.format {
        LintFormat::Human => report::Format::Human,
        LintFormat::Json => report::Format::Json,
        LintFormat::Sarif => report::Format::Sarif,
        LintFormat::Github => report::Format::Github,
        LintFormat::Csv => report::Format::Csv,
    };
    let manner = report::Manner {
        colour: console.colour,
        width: console.width,
        files: &[opened.engagement.file],
        rules: &rules,
        ..report::Manner::default()
    };
    console.say(&report::findings(
        &findings,
        &opened.sources,
        format,
        &manner,
    ));
    let least = match options.fail_on {
        FailOn::Error => Some(Severity::Error),
        FailOn::Warning => Some(Severity::Warning),
        FailOn::Note => Some(Severity::Note),
        FailOn::Never => None,
    };
    let failed =
        least.is_some_and(|least| findings.iter().any(|finding| finding.severity >= least));
    Ok(if failed {
        Outcome::Findings
    } else {
        Outcome::Fine
    })
}

fn day(text: &str) -> Result<Date, String> {
    text.parse()
        .map_err(|_| "write a day that exists as year-month-day, such as 2027-01-31".to_owned())
}
