//! `engross draft`: the agreement in every format asked for.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use crate::assembly::{Draft, assemble};
use crate::commands::style::open_style;
use crate::commands::{Console, LibraryOptions, Outcome, StyleOptions, open};
use crate::document::Document;
use crate::engagement::Status;
use crate::lock;
use crate::render::{self, Format, Style};
use crate::source::Disk;
use crate::template::{Outline, Tables};

/// Formats of a drafted document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum DraftFormat {
    /// Markdown.
    Md,
    /// One self-contained HTML file.
    Html,
    /// PDF/UA.
    Pdf,
    /// Word.
    Docx,
}

/// What this build can print.
const DEFAULT_FORMATS: &[&str] = if cfg!(feature = "pdf") {
    &["md", "html", "pdf", "docx"]
} else {
    &["md", "html", "docx"]
};

/// What to draft, and where to.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// The engagement file.
    pub engagement: PathBuf,
    /// Which document to draft.
    #[arg(long, default_value = "agreement")]
    pub document: String,
    /// Formats, separated by commas.
    #[arg(long, value_enum, value_delimiter = ',', default_values = DEFAULT_FORMATS)]
    pub format: Vec<DraftFormat>,
    /// Folder to write to; `drafts` beside the engagement if left out.
    #[arg(long, value_name = "FOLDER")]
    pub output: Option<PathBuf>,
    /// Make the clean copy for the other side: no guidance, no open points.
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

/// Drafts.
///
/// # Errors
/// If a file cannot be read or written.
pub fn run(options: &Options, console: &mut Console<'_>) -> Result<Outcome, String> {
    let outline = Outline::embedded(&options.document)?;
    if outline.id == "annex" {
        return Err("the annex of a tender is written by `engross annex`".into());
    }
    let mut opened = open::open_engagement(&options.engagement, &options.library)?;
    let tables = Tables::embedded()?;
    let clean = options.clean || opened.engagement.header.status == Status::Final;
    let (draft, wrong) = assemble(
        &opened.engagement,
        &opened.library,
        &outline,
        &tables,
        &opened.facts,
        !clean,
    );
    opened.findings.extend(wrong);
    if opened.is_broken() {
        console.findings(&opened.findings, &opened.sources);
        console.complain("Nothing was written: mend the errors first.\n");
        return Ok(Outcome::CouldNotRun);
    }
    if clean && !draft.open_points.is_empty() {
        console.complain(&open_points(&draft, usize::MAX));
        console.complain("Nothing was written: a clean copy has no open points.\n");
        return Ok(Outcome::Findings);
    }
    let style = open_style(&options.style, console)?;
    let folder = options
        .output
        .clone()
        .unwrap_or_else(|| match options.engagement.parent() {
            Some(parent) => parent.join("drafts"),
            None => PathBuf::from("drafts"),
        });
    let name = if clean {
        outline.id.clone()
    } else {
        format!("{}-working", outline.id)
    };
    let mut files = Vec::new();
    for (at, &format) in options.format.iter().enumerate() {
        if options.format[..at].contains(&format) {
            continue;
        }
        let (format, ending) = match format {
            DraftFormat::Md => (Format::Markdown, "md"),
            DraftFormat::Html => (Format::Html, "html"),
            DraftFormat::Pdf => (Format::Pdf, "pdf"),
            DraftFormat::Docx => (Format::Docx, "docx"),
        };
        let bytes = if format == Format::Pdf {
            pdf(&draft.document, &style, options.fonts.as_deref(), console)?
        } else {
            render::render(&draft.document, &style, format).map_err(|error| error.to_string())?
        };
        files.push((folder.join(format!("{name}.{ending}")), bytes));
    }
    Disk.write_all(&files, options.force)?;
    for (path, _) in &files {
        console.say(&format!("wrote {}", path.display()));
    }
    if let Some(path) = &opened.lock.path {
        let lock = opened.lock.lock.clone().with_used(&opened.used(&draft));
        if lock != opened.lock.lock {
            let bytes = lock::write(&lock).into_bytes();
            Disk.write_all(&[(path.clone(), bytes)], true)?;
            console.say(&format!(
                "wrote {}: texts of library {}",
                path.display(),
                lock.library
            ));
        }
    }
    let copy = if clean { "clean copy" } else { "working draft" };
    let clauses = draft
        .chosen
        .iter()
        .filter(|one| !one.id.starts_with("schedules/"))
        .count();
    console.say(&format!(
        "{copy}: {clauses} clauses, {} schedules",
        draft.chosen.len() - clauses
    ));
    if !draft.open_points.is_empty() {
        console.say(&open_points(&draft, 5));
    }
    Ok(Outcome::Fine)
}

/// The PDF, with the fonts of the user's folder; what no font can show is said.
#[cfg(feature = "pdf")]
pub(super) fn pdf(
    document: &Document,
    style: &Style,
    folder: Option<&Path>,
    console: &mut Console<'_>,
) -> Result<Vec<u8>, String> {
    let mut fonts = Vec::new();
    if let Some(folder) = folder {
        for (_, path) in Disk.files_below(folder)? {
            let ending = path.extension().and_then(|ending| ending.to_str());
            if matches!(ending, Some("ttf" | "otf" | "ttc" | "otc")) {
                fonts.push(Disk.read_bytes(&path)?);
            }
        }
        if fonts.is_empty() {
            return Err(format!("`{}` holds no .ttf or .otf font", folder.display()));
        }
    }
    let pdf = render::pdf(document, style, &fonts).map_err(|error| error.to_string())?;
    if !pdf.without_glyphs.is_empty() {
        console.complain(&format!(
            "note: no font has these characters, so the PDF shows boxes and does not claim PDF/UA: {}\n      \
             give a folder of fonts that have them with `--fonts <folder>`\n",
            pdf.without_glyphs.join(" ")
        ));
    }
    Ok(pdf.bytes)
}

#[cfg(not(feature = "pdf"))]
pub(super) fn pdf(
    document: &Document,
    style: &Style,
    _: Option<&Path>,
    _: &mut Console<'_>,
) -> Result<Vec<u8>, String> {
    render::render(document, style, Format::Pdf).map_err(|error| error.to_string())
}

fn open_points(draft: &Draft, most: usize) -> String {
    let count = draft.open_points.len();
    let mut text = format!(
        "{count} open {}:\n",
        if count == 1 { "point" } else { "points" }
    );
    for point in draft.open_points.iter().take(most) {
        let _ = writeln!(
            text,
            "  {}. {}\n     {}",
            point.number, point.question, point.write
        );
    }
    if count > most {
        let _ = writeln!(
            text,
            "  … and {} more: `engross lint` lists them all",
            count - most
        );
    }
    text
}
