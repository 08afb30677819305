//! Prints papers: in every format asked for, into one folder, all of them or none.

use std::path::{Path, PathBuf};

use crate::commands::style::open_style;
use crate::commands::{Console, StyleOptions};
use crate::document::Document;
use crate::render::{self, Format, Style};
use crate::source::Disk;

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

/// In which formats, and where to.
#[derive(Clone, Debug, clap::Args)]
pub struct Printing {
    /// Formats, separated by commas.
    #[arg(long, value_enum, value_delimiter = ',', default_values = DEFAULT_FORMATS)]
    pub format: Vec<DraftFormat>,
    #[command(flatten)]
    #[allow(
        missing_docs,
        reason = "the help of a flattened group is that of its options"
    )]
    pub style: StyleOptions,
    /// Folder to write to; `drafts` beside the engagement if left out.
    #[arg(long, value_name = "FOLDER")]
    pub output: Option<PathBuf>,
    /// Folder of fonts for scripts that the built-in fonts do not have.
    #[arg(long, value_name = "FOLDER")]
    pub fonts: Option<PathBuf>,
    /// Replace files that are already there.
    #[arg(long)]
    pub force: bool,
}

impl Printing {
    /// Writes each paper under its name, and says so.
    ///
    /// # Errors
    /// If a paper cannot be printed, or a file is already there or cannot be written.
    pub(super) fn write(
        &self,
        papers: &[(String, Document)],
        engagement: Option<&Path>,
        console: &mut Console<'_>,
    ) -> Result<(), String> {
        let style = open_style(&self.style, console)?;
        let beside = engagement.and_then(Path::parent);
        let folder = self.output.clone().unwrap_or_else(|| {
            beside.map_or_else(|| PathBuf::from("drafts"), |at| at.join("drafts"))
        });
        let mut files = Vec::new();
        for (name, document) in papers {
            for (at, &format) in self.format.iter().enumerate() {
                if self.format[..at].contains(&format) {
                    continue;
                }
                let format = format.of_renderer();
                let bytes = if format == Format::Pdf {
                    pdf(document, &style, self.fonts.as_deref(), console)?
                } else {
                    render::render(document, &style, format).map_err(|error| error.to_string())?
                };
                files.push((folder.join(format!("{name}.{}", format.word())), bytes));
            }
        }
        Disk.write_all(&files, self.force)?;
        for (path, _) in &files {
            console.say(&format!("wrote {}", path.display()));
        }
        Ok(())
    }
}

impl DraftFormat {
    fn of_renderer(self) -> Format {
        match self {
            Self::Md => Format::Markdown,
            Self::Html => Format::Html,
            Self::Pdf => Format::Pdf,
            Self::Docx => Format::Docx,
        }
    }
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
