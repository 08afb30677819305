//! `engross lint`: what is wrong with an engagement and the agreement it makes, with a library,
//! or with somebody's documents.

use std::path::{Path, PathBuf};

use jiff::civil::Date;
use rayon::prelude::*;

use crate::assembly::assemble;
use crate::commands::inputs::{self, Input};
use crate::commands::papers::{self, Judged};
use crate::commands::{Console, LibraryOptions, Outcome, RevisionView, open};
use crate::finding::{Finding, Severity};
use crate::import::Paper;
use crate::lint;
use crate::report;
use crate::source::{FileId, Place, Sources};
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
    /// Engagements (TOML), documents (Markdown, Word, PDF, HTML, text), clause libraries, or
    /// folders of them; `-` is a document on standard input.
    #[arg(required = true)]
    pub files: Vec<PathBuf>,
    /// Which document an engagement makes.
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
    /// Read tracked changes of a Word document as if all were accepted, or rejected.
    #[arg(long, value_enum, default_value = "accepted")]
    pub revisions: RevisionView,
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
    let inputs = inputs::expand(&options.files)?;
    let outline = Outline::embedded(&options.document)?;
    let judged: Vec<Judged> = inputs
        .par_iter()
        .map(|input| match input {
            Input::Engagement(path) => engagement(path, &outline, options),
            Input::Library(path) => library(path),
            Input::Paper(path) => {
                let (name, bytes) = papers::bytes(path)?;
                Ok(papers::judge(
                    &name,
                    &bytes,
                    options.revisions.into(),
                    as_of(options),
                ))
            }
            Input::Standard => {
                let (name, bytes) = papers::bytes(Path::new("-"))?;
                Ok(papers::judge(
                    &name,
                    &bytes,
                    options.revisions.into(),
                    as_of(options),
                ))
            }
        })
        .collect::<Result<_, String>>()?;
    let all = All::of(judged);
    say(&all, options, console);
    let least = match options.fail_on {
        FailOn::Error => Some(Severity::Error),
        FailOn::Warning => Some(Severity::Warning),
        FailOn::Note => Some(Severity::Note),
        FailOn::Never => None,
    };
    let fails = |finding: &Finding| least.is_some_and(|least| finding.severity >= least);
    Ok(match (all.is_read, all.findings.iter().any(fails)) {
        (false, _) => Outcome::CouldNotRun,
        (true, true) => Outcome::Findings,
        (true, false) => Outcome::Fine,
    })
}

/// What was found in all files, with places that point into one set of texts.
struct All {
    sources: Sources,
    files: Vec<FileId>,
    findings: Vec<Finding>,
    papers: Vec<(FileId, Paper)>,
    /// Whether anything could be read at all.
    is_read: bool,
}

impl All {
    fn of(judged: Vec<Judged>) -> Self {
        let mut all = Self {
            sources: Sources::default(),
            files: Vec::new(),
            findings: Vec::new(),
            papers: Vec::new(),
            is_read: false,
        };
        for one in judged {
            let by = all.sources.append(one.sources);
            all.is_read |= one.paper.is_some()
                || !one
                    .findings
                    .iter()
                    .any(|finding| finding.rule == "unreadable-paper");
            let file = FileId::from_index(one.file.index() + by);
            all.files.push(file);
            all.findings
                .extend(one.findings.into_iter().map(|finding| finding.moved(by)));
            all.papers.extend(one.paper.map(|paper| (file, paper)));
        }
        all
    }

    fn standing(&self, place: Place) -> report::Standing {
        let at = self
            .papers
            .binary_search_by_key(&place.file, |(file, _)| *file);
        at.ok()
            .and_then(|at| self.papers.get(at))
            .map(|(_, paper)| papers::standing(paper, place))
            .unwrap_or_default()
    }
}

fn say(all: &All, options: &Options, console: &mut Console<'_>) {
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
        files: &all.files,
        rules: &rules,
        stands: &|place| all.standing(place),
    };
    console.say(&report::findings(
        &all.findings,
        &all.sources,
        format,
        &manner,
    ));
}

fn engagement(path: &Path, outline: &Outline, options: &Options) -> Result<Judged, String> {
    let opened = open::open_engagement(path, &options.library)?;
    let tables = Tables::embedded()?;
    let (draft, wrong) = assemble(
        &opened.engagement,
        &opened.library,
        outline,
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
    Ok(Judged {
        file: opened.engagement.file,
        findings,
        paper: None,
        sources: opened.sources,
    })
}

/// A folder of clauses, laid over the built-in library.
fn library(folder: &Path) -> Result<Judged, String> {
    let mut sources = Sources::default();
    let options = LibraryOptions {
        library: Some(folder.to_path_buf()),
    };
    let (library, mut findings) = open::open_library(&options, &mut sources)?;
    findings.extend(lint::library(&library));
    let file = sources.add(folder.display().to_string(), "");
    Ok(Judged {
        sources,
        file,
        findings,
        paper: None,
    })
}

/// The day that matters for documents, which have none of their own.
fn as_of(options: &Options) -> Date {
    options.as_of.unwrap_or(Date::ZERO)
}

fn day(text: &str) -> Result<Date, String> {
    text.parse()
        .map_err(|_| "write a day that exists as year-month-day, such as 2027-01-31".to_owned())
}
