//! `engross evaluate`: returned matrices checked, scored and laid side by side.

use std::path::PathBuf;

use crate::commands::style::open_style;
use crate::commands::tender::Tender;
use crate::commands::{Console, LibraryOptions, Outcome, StyleOptions, printing};
use crate::finding::Severity;
use crate::render::Format;
use crate::report::{Side, TextTable};
use crate::tender::Evaluation;

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

impl EvaluationFormat {
    /// The format of a report; nothing for what goes to standard output.
    fn of_renderer(self) -> Option<Format> {
        match self {
            Self::Html => Some(Format::Html),
            Self::Pdf => Some(Format::Pdf),
            Self::Docx => Some(Format::Docx),
            Self::Md => Some(Format::Markdown),
            Self::Human | Self::Json | Self::Csv => None,
        }
    }
}

/// What to evaluate.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// The engagement file from which the matrix was made.
    pub engagement: PathBuf,
    /// The workbooks, or tables of comma-separated values, that providers returned.
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
    let engagement = &options.engagement;
    let Some(tender) = Tender::of(engagement, &options.library, "evaluated", console)? else {
        return Ok(Outcome::CouldNotRun);
    };
    let mut responses = Vec::new();
    let mut failed = false;
    for path in &options.answers {
        match tender.answers(path) {
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
    let engagement = &tender.opened.engagement;
    let evaluation = Evaluation::of(engagement, &tender.annex.asked, &responses);
    let document = evaluation.document(engagement);
    let style = open_style(&options.style, console)?;
    let output = options.output.as_deref();
    let folder = printing::folder(output, &options.engagement, "evaluation");
    let mut files = Vec::new();
    for format in printing::once(&options.format) {
        let Some(report) = format.of_renderer() else {
            shown(&evaluation, format, console)?;
            continue;
        };
        let mut bytes = printing::print(&document, &style, report, None, console)?;
        if report == Format::Html {
            let page = String::from_utf8_lossy(&bytes).into_owned();
            let page = page.replacen("<table", &format!("{}<table", evaluation.chart()), 1);
            bytes = page.into_bytes();
        }
        files.push((folder.join(format!("evaluation.{}", report.word())), bytes));
    }
    printing::write_all(&files, options.force, console)?;
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

/// Writes what goes to standard output.
fn shown(
    evaluation: &Evaluation,
    format: EvaluationFormat,
    console: &mut Console<'_>,
) -> Result<(), String> {
    match format {
        EvaluationFormat::Json => {
            let text = serde_json::to_string_pretty(&evaluation.json());
            console.say(&text.map_err(|error| error.to_string())?);
        }
        EvaluationFormat::Csv => console.say(&evaluation.csv()),
        _ => human(evaluation, console),
    }
    Ok(())
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
