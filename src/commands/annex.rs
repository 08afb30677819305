//! `engross annex`: what providers are asked, and the matrix in which they answer.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use crate::assembly::OpenPoint;
use crate::commands::style::open_style;
use crate::commands::{Console, LibraryOptions, Outcome, StyleOptions, open, printing};
use crate::document::Document;
use crate::library::Priority;
use crate::render::{self, Format, Style};
use crate::source::Disk;
use crate::template::Tables;
use crate::tender::{self, Matrix, Words};

/// Formats of the annex; the response matrix is a workbook or a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum AnnexFormat {
    /// The annex as Markdown.
    Md,
    /// The annex as one self-contained HTML file.
    Html,
    /// The annex as PDF/UA.
    Pdf,
    /// The annex for Word.
    Docx,
    /// The response matrix as a workbook.
    Xlsx,
    /// The response matrix as a table.
    Csv,
}

/// What this build can print.
const DEFAULT_FORMATS: &[&str] = if cfg!(feature = "pdf") {
    &["pdf", "docx", "html", "md", "xlsx", "csv"]
} else {
    &["docx", "html", "md", "xlsx", "csv"]
};

/// What to ask, and where to write it.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// The engagement file.
    pub engagement: PathBuf,
    /// Formats, separated by commas.
    #[arg(long, value_enum, value_delimiter = ',', default_values = DEFAULT_FORMATS)]
    pub format: Vec<AnnexFormat>,
    /// Folder to write to; `tender` beside the engagement if left out.
    #[arg(long, value_name = "FOLDER")]
    pub output: Option<PathBuf>,
    /// Write nothing while a point of the annex is open.
    #[arg(long)]
    pub clean: bool,
    /// Folder of fonts for scripts that the built-in fonts do not have.
    #[arg(long, value_name = "FOLDER")]
    pub fonts: Option<PathBuf>,
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

/// Writes the annex and the response matrix.
///
/// # Errors
/// If a file cannot be read or written.
pub fn run(options: &Options, console: &mut Console<'_>) -> Result<Outcome, String> {
    let mut opened = open::open_engagement(&options.engagement, &options.library)?;
    let tables = Tables::embedded()?;
    let words = Words::embedded()?;
    let (annex, wrong) =
        tender::annex(&opened.engagement, &opened.library, &opened.facts, &tables)?;
    opened.findings.extend(wrong);
    if opened.is_broken() {
        console.findings(&opened.findings, &opened.sources);
        console.complain("Nothing was written: mend the errors first.\n");
        return Ok(Outcome::CouldNotRun);
    }
    let open = &annex.draft.open_points;
    if options.clean && !open.is_empty() {
        console.complain(&listed(open));
        console.complain("Nothing was written: a clean annex has no open points.\n");
        return Ok(Outcome::Findings);
    }
    let matrix = Matrix::of(&opened.engagement, &annex.asked, &words);
    let style = open_style(&options.style, console)?;
    let folder = folder(options.output.as_deref(), &options.engagement, "tender");
    let mut files = Vec::new();
    for (at, &format) in options.format.iter().enumerate() {
        if options.format[..at].contains(&format) {
            continue;
        }
        let document = &annex.draft.document;
        let fonts = options.fonts.as_deref();
        let (name, bytes) = match format {
            AnnexFormat::Md => ("annex.md", print(document, &style, Format::Markdown)?),
            AnnexFormat::Html => ("annex.html", print(document, &style, Format::Html)?),
            AnnexFormat::Docx => ("annex.docx", print(document, &style, Format::Docx)?),
            AnnexFormat::Pdf => (
                "annex.pdf",
                printing::pdf(document, &style, fonts, console)?,
            ),
            AnnexFormat::Xlsx => ("response-matrix.xlsx", matrix.workbook(&words)?),
            AnnexFormat::Csv => ("response-matrix.csv", matrix.csv(&words).into_bytes()),
        };
        files.push((folder.join(name), bytes));
    }
    Disk.write_all(&files, options.force)?;
    for (path, _) in &files {
        console.say(&format!("wrote {}", path.display()));
    }
    let mandatory = annex
        .asked
        .iter()
        .filter(|one| one.priority == Priority::Mandatory)
        .count();
    console.say(&format!(
        "{} requirements, {mandatory} of them mandatory; matrix {}",
        annex.asked.len(),
        matrix.stamp
    ));
    if !open.is_empty() {
        console.say(&listed(open));
    }
    Ok(Outcome::Fine)
}

fn print(document: &Document, style: &Style, format: Format) -> Result<Vec<u8>, String> {
    render::render(document, style, format).map_err(|error| error.to_string())
}

/// The folder to write to: what was asked for, else a folder beside the engagement.
pub(super) fn folder(output: Option<&Path>, engagement: &Path, name: &str) -> PathBuf {
    match (output, engagement.parent()) {
        (Some(folder), _) => folder.to_path_buf(),
        (None, Some(parent)) => parent.join(name),
        (None, None) => PathBuf::from(name),
    }
}

fn listed(points: &[OpenPoint]) -> String {
    let mut text = format!("{} open in the annex:\n", points.len());
    for point in points {
        let _ = writeln!(
            text,
            "  {}. {}\n     {}",
            point.number, point.question, point.write
        );
    }
    text
}
