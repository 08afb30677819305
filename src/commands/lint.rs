//! `engross lint`: what is wrong with an engagement and the agreement it makes, with a library,
//! or with somebody's documents.

mod all;

use std::path::{Path, PathBuf};

use indicatif::ProgressBar;
use jiff::civil::Date;
use rayon::prelude::*;

use crate::commands::inputs::{self, Input};
use crate::commands::lint::all::All;
use crate::commands::papers::{self, Bench, Judged};
use crate::commands::settings::{KnownSettings, Uses};
use crate::commands::{Console, LibraryOptions, Outcome, ReadingOptions, open};
use crate::finding::{Finding, Severity};
use crate::lint;
use crate::recognise::kind::Kind;
use crate::source::{Disk, Sources, nearest};
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
    /// `error` if neither this nor `engross.toml` says otherwise.
    #[arg(long, value_enum)]
    pub fail_on: Option<FailOn>,
    /// What kind of document somebody's papers are, if Engross is not to find out: ict-agreement,
    /// agreement, nda, sla, dpa, security-annex, rfp or other.
    #[arg(long, value_name = "KIND")]
    pub kind: Option<String>,
    /// What else somebody's papers are judged as: more topics are expected in them, and what the
    /// frameworks of the profile ask is named by id and article. One of ict-agreement, critical,
    /// personal-data, dora, dora-critical, gdpr-processor, nis2, eba-outsourcing, data-act; else
    /// `profile` in `engross.toml`.
    #[arg(long, value_name = "PROFILE")]
    pub profile: Vec<String>,
    /// The settings for documents; else `engross.toml` in the folder of a document or above it.
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Findings in documents that are known and not reported again.
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    /// Write all findings in documents into a baseline, and report none of them.
    #[arg(long, value_name = "FILE", conflicts_with = "baseline")]
    pub write_baseline: Option<PathBuf>,
    /// Replace a baseline that is there.
    #[arg(long, requires = "write_baseline")]
    pub force: bool,
    /// The day by which waivers expire, as 2027-01-31; the date of the draft if left out.
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub as_of: Option<Date>,
    #[command(flatten)]
    #[allow(
        missing_docs,
        reason = "the help of a flattened group is that of its options"
    )]
    pub reading: ReadingOptions,
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
    let mut bench = Bench::new(options.as_of.unwrap_or(Date::ZERO), &options.library)?;
    bench.revisions = options.reading.revisions.into();
    bench.kind = options.kind.as_deref().map(kind_of).transpose()?;
    let uses = Uses::default();
    let progress = progress(inputs.len());
    let judged: Vec<Judged> = inputs
        .par_iter()
        .map(|input| {
            let judged = match input {
                Input::Engagement(path) => engagement(path, &outline, options),
                Input::Library(path) => library(path),
                Input::Paper(path) => paper(path, options, &bench, &uses),
                Input::Standard => paper(Path::new("-"), options, &bench, &uses),
            };
            progress.inc(1);
            judged
        })
        .collect::<Result<_, String>>()?;
    progress.finish_and_clear();
    let mut all = All::of(judged);
    for (file, stale) in uses.stale(&mut all.sources) {
        all.files.push(file);
        all.findings.extend(stale);
    }
    known(&mut all, options)?;
    all.say(options.format, console);
    let least = match fail_on(options, &inputs)? {
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

/// A bar on a terminal, where there is something to wait for.
fn progress(count: usize) -> ProgressBar {
    if count > 8 {
        ProgressBar::new(u64::try_from(count).unwrap_or(u64::MAX))
    } else {
        ProgressBar::hidden()
    }
}

/// Takes the findings that a baseline knows out, or writes one.
fn known(all: &mut All, options: &Options) -> Result<(), String> {
    let findings = std::mem::take(&mut all.findings);
    let is_of_paper = |finding: &Finding| {
        let file = finding.place.map(|place| place.file);
        file.is_some_and(|file| all.paper(file).is_some())
    };
    let (mut papers, others): (Vec<_>, Vec<_>) = findings.into_iter().partition(is_of_paper);
    if let Some(path) = &options.baseline {
        let baseline = lint::Baseline::parse(&Disk.read_text(path)?)
            .map_err(|why| format!("`{}` is no baseline: {why}", path.display()))?;
        papers = baseline.apply(papers, &all.sources);
    }
    if let Some(path) = &options.write_baseline {
        let text = lint::baseline(&papers, &all.sources);
        Disk.write_all(&[(path.clone(), text.into_bytes())], options.force)?;
        papers.clear();
    }
    all.findings = papers;
    all.findings.extend(others);
    Ok(())
}

/// What fails a run: the command line says so, else the settings of the first document.
fn fail_on(options: &Options, inputs: &[Input]) -> Result<FailOn, String> {
    if let Some(fail_on) = options.fail_on {
        return Ok(fail_on);
    }
    let first = inputs.iter().find_map(|input| match input {
        Input::Paper(path) => Some(path.as_path()),
        Input::Standard => Some(options.reading.name(Path::new("-"))),
        _ => None,
    });
    let settings = match first {
        Some(path) => KnownSettings::of(path, options.config.as_deref())?,
        None => None,
    };
    let Some(word) = settings.and_then(|known| known.settings.fail_on) else {
        return Ok(FailOn::Error);
    };
    <FailOn as clap::ValueEnum>::from_str(&word, false)
        .map_err(|_| format!("`fail-on` is `{word}`; write error, warning, note or never"))
}

/// Somebody's document, as the settings want it.
fn paper(path: &Path, options: &Options, bench: &Bench, uses: &Uses) -> Result<Judged, String> {
    let name = options.reading.name(path);
    let known = KnownSettings::of(name, options.config.as_deref())?;
    let lens = bench.lens(KnownSettings::profiles(known.as_ref(), &options.profile))?;
    let (shown, bytes) = options.reading.bytes(path)?;
    let mut judged = papers::judge(&shown, &bytes, bench, &lens);
    if let Some(known) = known {
        judged.findings = uses.apply(known, name, options.as_of, judged.findings);
    }
    Ok(judged)
}

fn engagement(path: &Path, outline: &Outline, options: &Options) -> Result<Judged, String> {
    let opened = open::open_engagement(path, &options.library)?;
    let tables = Tables::embedded()?;
    let (draft, wrong) = opened.assembled(outline, &tables, true);
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
        commitments: Vec::new(),
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
        commitments: Vec::new(),
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

fn day(text: &str) -> Result<Date, String> {
    text.parse()
        .map_err(|_| "write a day that exists as year-month-day, such as 2027-01-31".to_owned())
}
