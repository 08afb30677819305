//! `engross approve`: one page for whoever has to endorse the agreement.

use std::path::PathBuf;

use jiff::civil::Date;

use crate::commands::style::open_style;
use crate::commands::{Console, LibraryOptions, Outcome, StyleOptions, open, printing};
use crate::engagement::Service;
use crate::render::Format;
use crate::template::{Outline, Tables};
use crate::tender::Approval;

/// How the sheet is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum SheetFormat {
    /// On standard output, as Markdown.
    Human,
    /// Markdown.
    Md,
    /// One self-contained HTML file.
    Html,
    /// PDF.
    Pdf,
    /// Word.
    Docx,
}

impl SheetFormat {
    fn of_renderer(self) -> Format {
        match self {
            Self::Human | Self::Md => Format::Markdown,
            Self::Html => Format::Html,
            Self::Pdf => Format::Pdf,
            Self::Docx => Format::Docx,
        }
    }
}

/// What to approve.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// The engagement file.
    pub engagement: PathBuf,
    /// Formats, separated by commas.
    #[arg(long, value_enum, value_delimiter = ',', default_value = "human")]
    pub format: Vec<SheetFormat>,
    /// Folder to write to; `approval` beside the engagement if left out.
    #[arg(long, value_name = "FOLDER")]
    pub output: Option<PathBuf>,
    /// The day by which waivers expire, as 2027-01-31; the date of the draft if left out.
    #[arg(long, value_name = "DATE")]
    pub as_of: Option<Date>,
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

/// Writes the sheet. Open points make the exit code 1: nobody should sign what is not complete.
///
/// # Errors
/// If a file cannot be read or written.
pub fn run(options: &Options, console: &mut Console<'_>) -> Result<Outcome, String> {
    let outline = Outline::embedded("agreement")?;
    let mut opened = open::open_engagement(&options.engagement, &options.library)?;
    let tables = Tables::embedded()?;
    let (drafted, wrong) = opened.assembled(&outline, &tables, true);
    opened.findings.extend(wrong);
    if opened.is_refused("written", console) {
        return Ok(Outcome::CouldNotRun);
    }
    let engagement = &opened.engagement;
    let is_critical = |service: &Service| service.criticality == "critical";
    let critical = engagement.services.iter().any(is_critical);
    let approval = Approval::of(engagement, &opened.library, &drafted, critical);
    let as_of = options.as_of.unwrap_or(engagement.header.date);
    let document = approval.document(engagement, as_of);
    let style = open_style(&options.style, console)?;
    let output = options.output.as_deref();
    let folder = printing::folder(output, &options.engagement, "approval");
    let mut files = Vec::new();
    for format in printing::once(&options.format) {
        let of = format.of_renderer();
        let bytes = printing::print(&document, &style, of, None, console)?;
        if format == SheetFormat::Human {
            console.say(&String::from_utf8_lossy(&bytes));
        } else {
            files.push((folder.join(format!("approval.{}", of.word())), bytes));
        }
    }
    printing::write_all(&files, options.force, console)?;
    Ok(if approval.open.is_empty() {
        Outcome::Fine
    } else {
        Outcome::Findings
    })
}
