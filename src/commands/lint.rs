//! `engross lint`: what is wrong with an engagement and the agreement it makes, with a library,
//! or with somebody's documents.

use std::path::{Path, PathBuf};

use jiff::civil::Date;
use rayon::prelude::*;

use crate::assembly::assemble;
use crate::commands::inputs::{self, Input};
use crate::commands::papers::{self, Bench, Judged};
use crate::commands::{Console, LibraryOptions, Outcome, RevisionView, open};
use crate::finding::{Finding, Severity};
use crate::import::Paper;
use crate::lint;
use crate::recognise::kind::Kind;
use crate::recognise::topics::TopicFound;
use crate::report;
use crate::source::{FileId, Place, Sources, nearest};
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

/// What a paper is judged as beside its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Profile {
    /// ICT services that somebody operates.
    IctAgreement,
    /// Services behind a critical or important function.
    Critical,
    /// Services that process personal data.
    PersonalData,
}

impl Profile {
    fn word(self) -> &'static str {
        match self {
            Self::IctAgreement => "ict-agreement",
            Self::Critical => "critical",
            Self::PersonalData => "personal-data",
        }
    }
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
    /// What kind of document somebody's papers are, if Engross is not to find out: ict-agreement,
    /// agreement, nda, sla, dpa, security-annex, rfp or other.
    #[arg(long, value_name = "KIND")]
    pub kind: Option<String>,
    /// What else somebody's papers are judged as; more topics are expected in them.
    #[arg(long, value_enum, value_name = "PROFILE")]
    pub profile: Vec<Profile>,
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
    let mut bench = Bench::new(as_of(options))?;
    bench.revisions = options.revisions.into();
    bench.kind = options.kind.as_deref().map(kind_of).transpose()?;
    bench.profiles = options
        .profile
        .iter()
        .map(|profile| profile.word().to_owned())
        .collect();
    let judged: Vec<Judged> = inputs
        .par_iter()
        .map(|input| match input {
            Input::Engagement(path) => engagement(path, &outline, options),
            Input::Library(path) => library(path),
            Input::Paper(path) => {
                let (name, bytes) = papers::bytes(path)?;
                Ok(papers::judge(&name, &bytes, &bench))
            }
            Input::Standard => {
                let (name, bytes) = papers::bytes(Path::new("-"))?;
                Ok(papers::judge(&name, &bytes, &bench))
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
    papers: Vec<Read>,
    /// Whether anything could be read at all.
    is_read: bool,
}

/// A paper that was read.
struct Read {
    file: FileId,
    paper: Paper,
    kind: Kind,
    topics: Vec<TopicFound<'static>>,
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
            let (kind, topics) = (one.kind, one.topics);
            all.papers.extend(one.paper.map(|paper| Read {
                file,
                paper,
                kind,
                topics,
            }));
        }
        all
    }

    fn standing(&self, place: Place) -> report::Standing {
        let at = self
            .papers
            .binary_search_by_key(&place.file, |read| read.file);
        at.ok()
            .and_then(|at| self.papers.get(at))
            .map(|read| papers::standing(&read.paper, place))
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
    let recognised: Vec<report::Recognised<'_>> = all
        .papers
        .iter()
        .map(|read| report::Recognised {
            file: read.file,
            kind: read.kind.word(),
            topics: &read.topics,
        })
        .collect();
    let manner = report::Manner {
        colour: console.colour,
        width: console.width,
        files: &all.files,
        rules: &rules,
        stands: &|place| all.standing(place),
        papers: &recognised,
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
        kind: Kind::Other,
        topics: Vec::new(),
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
        kind: Kind::Other,
        topics: Vec::new(),
    })
}

fn kind_of(word: &str) -> Result<Kind, String> {
    Kind::of_word(word).ok_or_else(|| {
        let words: Vec<&str> = Kind::ALL.iter().map(|kind| kind.word()).collect();
        let help = nearest(word, words.iter().copied()).map_or_else(
            || format!("write one of: {}", words.join(", ")),
            |near| format!("did you mean `{near}`?"),
        );
        format!("there is no kind of document `{word}`; {help}")
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
