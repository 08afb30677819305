//! `engross evaluate`: returned matrices checked, scored and laid side by side.

use std::path::{Path, PathBuf};

use crate::commands::style::open_style;
use crate::commands::{Console, LibraryOptions, Outcome, StyleOptions, annex, open, printing};
use crate::finding::Severity;
use crate::render::{self, Format};
use crate::report::{Side, TextTable};
use crate::source::Disk;
use crate::template::Tables;
use crate::tender::{self, Evaluation, Matrix, Response, Words};

/// How an evaluation is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum EvaluationFormat {
    /// Tables for people, on standard output.
    Human,
    /// One object for programs, on standard output.
    Json,
    /// A table for spreadsheets, on standard output.
    Csv,
    /// A report as one self-contained HTML file.
    Html,
    /// A report as PDF.
    Pdf,
    /// A report for Word.
    Docx,
    /// A report as Markdown.
    Md,
}

/// What to evaluate.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// The engagement file from which the matrix was made.
    pub engagement: PathBuf,
    /// The workbooks that providers returned.
    #[arg(required = true)]
    pub answers: Vec<PathBuf>,
    /// Formats, separated by commas.
    #[arg(long, value_enum, value_delimiter = ',', default_value = "human")]
    pub format: Vec<EvaluationFormat>,
    /// Folder for reports; `evaluation` beside the engagement if left out.
    #[arg(long, value_name = "FOLDER")]
    pub output: Option<PathBuf>,
    /// Replace files that are already there.
    #[arg(long)]
    pub force: bool,
    #[command(flatten)]
    #[allow(
        missing_docs,
        reason = "the help of a flattened group is that of its options"
    )]
    pub style: StyleOptions,
    #[command(flatten)]
    #[allow(
        missing_docs,
        reason = "the help of a flattened group is that of its options"
    )]
    pub library: LibraryOptions,
}

/// Evaluates.
///
/// # Errors
/// If the engagement or all of the workbooks cannot be read.
pub fn run(options: &Options, console: &mut Console<'_>) -> Result<Outcome, String> {
    let mut opened = open::open_engagement(&options.engagement, &options.library)?;
    let tables = Tables::embedded()?;
    let words = Words::embedded()?;
    let (asking, wrong) =
        tender::annex(&opened.engagement, &opened.library, &opened.facts, &tables)?;
    opened.findings.extend(wrong);
    if opened.is_broken() {
        console.findings(&opened.findings, &opened.sources);
        console.complain("Nothing was evaluated: mend the errors first.\n");
        return Ok(Outcome::CouldNotRun);
    }
    let matrix = Matrix::of(&opened.engagement, &asking.asked, &words);
    let mut responses = Vec::new();
    let mut failed = false;
    for path in &options.answers {
        match read(path, &matrix, &words) {
            Ok(response) => responses.push(response),
            Err(message) => {
                console.complain(&format!("error: {message}\n"));
                failed = true;
            }
        }
    }
    if responses.is_empty() {
        return Err("no workbook could be read".into());
    }
    let evaluation = Evaluation::of(&opened.engagement, &asking.asked, &responses);
    let style = open_style(&options.style, console)?;
    let mut files = Vec::new();
    let folder = annex::folder(options.output.as_deref(), &options.engagement, "evaluation");
    for (at, &format) in options.format.iter().enumerate() {
        if options.format[..at].contains(&format) {
            continue;
        }
        let mut report = |format: Format| -> Result<Vec<u8>, String> {
            let document = evaluation.document(&opened.engagement);
            match format {
                Format::Pdf => printing::pdf(&document, &style, None, console),
                other => {
                    render::render(&document, &style, other).map_err(|error| error.to_string())
                }
            }
        };
        match format {
            EvaluationFormat::Human => human(&evaluation, console),
            EvaluationFormat::Json => {
                let text = serde_json::to_string_pretty(&evaluation.json());
                console.say(&text.map_err(|error| error.to_string())?);
            }
            EvaluationFormat::Csv => console.say(&evaluation.csv()),
            EvaluationFormat::Html => {
                let page = String::from_utf8_lossy(&report(Format::Html)?).into_owned();
                let page = page.replacen("<table", &format!("{}<table", evaluation.chart()), 1);
                files.push((folder.join("evaluation.html"), page.into_bytes()));
            }
            EvaluationFormat::Pdf => {
                files.push((folder.join("evaluation.pdf"), report(Format::Pdf)?));
            }
            EvaluationFormat::Docx => {
                files.push((folder.join("evaluation.docx"), report(Format::Docx)?));
            }
            EvaluationFormat::Md => {
                files.push((folder.join("evaluation.md"), report(Format::Markdown)?));
            }
        }
    }
    Disk.write_all(&files, options.force)?;
    for (path, _) in &files {
        console.say(&format!("wrote {}", path.display()));
    }
    let wrong = evaluation
        .providers
        .iter()
        .flat_map(|one| &one.remarks)
        .any(|one| one.severity == Severity::Error);
    Ok(if wrong || failed {
        Outcome::Findings
    } else {
        Outcome::Fine
    })
}

/// Reads one workbook; the message names the file.
pub(super) fn read(path: &Path, matrix: &Matrix, words: &Words) -> Result<Response, String> {
    let bytes = Disk.read_bytes(path)?;
    let name = path.display().to_string();
    Response::read(&name, &bytes, matrix, words)
        .map_err(|message| format!("cannot use `{name}`: {message}"))
}

fn human(evaluation: &Evaluation, console: &mut Console<'_>) {
    let mut table = TextTable::new([
        ("rank", Side::Right),
        ("provider", Side::Left),
        ("score", Side::Right),
        ("mandatory refused", Side::Right),
        ("to decide", Side::Right),
        ("gaps", Side::Right),
        ("remarks", Side::Right),
    ]);
    for one in &evaluation.providers {
        let gaps = one.items.iter().filter(|item| item.is_gap()).count();
        table.row([
            one.rank
                .map_or_else(|| "out".to_owned(), |rank| rank.to_string()),
            one.name.clone(),
            Evaluation::shown(&one.score),
            one.missed.len().to_string(),
            one.undecided.len().to_string(),
            gaps.to_string(),
            one.remarks.len().to_string(),
        ]);
    }
    console.say(&table.print(console.width));
    for one in &evaluation.providers {
        console.say(&format!("\n{}", one.name));
        if !one.missed.is_empty() {
            console.say(&format!(
                "  refuses or leaves open: {}",
                one.missed.join(", ")
            ));
        }
        if !one.undecided.is_empty() {
            console.say(&format!("  decide about: {}", one.undecided.join(", ")));
        }
        for remark in &one.remarks {
            let place = if remark.cell.is_empty() {
                one.file.clone()
            } else {
                remark.cell.clone()
            };
            console.say(&format!(
                "  {}: {place}: {} ({}) [{}]",
                remark.severity.word(),
                remark.message,
                remark.help,
                remark.rule
            ));
        }
    }
}
