//! `engross annex`: what providers are asked, and the matrix in which they answer.

use std::fmt::Write as _;
use std::path::PathBuf;

use crate::assembly::OpenPoint;
use crate::commands::style::open_style;
use crate::commands::tender::Tender;
use crate::commands::{Console, LibraryOptions, Outcome, StyleOptions, printing};
use crate::library::Priority;
use crate::render::Format;

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

impl AnnexFormat {
    /// The format of the annex; nothing for the response matrix.
    fn of_renderer(self) -> Option<Format> {
        match self {
            Self::Md => Some(Format::Markdown),
            Self::Html => Some(Format::Html),
            Self::Pdf => Some(Format::Pdf),
            Self::Docx => Some(Format::Docx),
            Self::Xlsx | Self::Csv => None,
        }
    }
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
    let engagement = &options.engagement;
    let Some(tender) = Tender::of(engagement, &options.library, "written", console)? else {
        return Ok(Outcome::CouldNotRun);
    };
    let Tender {
        annex,
        matrix,
        words,
        ..
    } = &tender;
    let open = &annex.draft.open_points;
    if options.clean && !open.is_empty() {
        console.complain(&listed(open));
        console.complain("Nothing was written: a clean annex has no open points.\n");
        return Ok(Outcome::Findings);
    }
    let style = open_style(&options.style, console)?;
    let folder = printing::folder(options.output.as_deref(), engagement, "tender");
    let document = &annex.draft.document;
    let fonts = options.fonts.as_deref();
    let mut files = Vec::new();
    for format in printing::once(&options.format) {
        let (name, bytes) = match format.of_renderer() {
            Some(format) => (
                format!("annex.{}", format.word()),
                printing::print(document, &style, format, fonts, console)?,
            ),
            None if format == AnnexFormat::Xlsx => {
                ("response-matrix.xlsx".to_owned(), matrix.workbook(words)?)
            }
            None => (
                "response-matrix.csv".to_owned(),
                matrix.csv(words).into_bytes(),
            ),
        };
        files.push((folder.join(name), bytes));
    }
    printing::write_all(&files, options.force, console)?;
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
