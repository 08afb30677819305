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
        let beside = engagement.unwrap_or(Path::new(""));
        let folder = folder(self.output.as_deref(), beside, "drafts");
        let fonts = self.fonts.as_deref();
        let mut files = Vec::new();
        for (name, document) in papers {
            for format in once(&self.format) {
                let format = format.of_renderer();
                let bytes = print(document, &style, format, fonts, console)?;
                files.push((folder.join(format!("{name}.{}", format.word())), bytes));
            }
        }
        write_all(&files, self.force, console)
    }
}

/// Each of the formats once, in the order asked for.
pub(super) fn once<T: Copy + PartialEq>(formats: &[T]) -> Vec<T> {
    let is_first = |(at, format): &(usize, &T)| !formats[..*at].contains(*format);
    let first = formats.iter().enumerate().filter(is_first);
    first.map(|(_, format)| *format).collect()
}

/// The folder to write to: what was asked for, else a folder beside the engagement.
pub(super) fn folder(output: Option<&Path>, engagement: &Path, name: &str) -> PathBuf {
    match (output, engagement.parent()) {
        (Some(folder), _) => folder.to_path_buf(),
        (None, Some(parent)) => parent.join(name),
        (None, None) => PathBuf::from(name),
    }
}

/// Writes all files or none, and says each.
///
/// # Errors
/// If a file is already there, unless it may be replaced, or cannot be written.
pub(super) fn write_all(
    files: &[(PathBuf, Vec<u8>)],
    force: bool,
    console: &mut Console<'_>,
) -> Result<(), String> {
    Disk.write_all(files, force)?;
    for (path, _) in files {
        console.say(&format!("wrote {}", path.display()));
    }
    Ok(())
}

/// One paper in one format.
///
/// # Errors
/// What the renderer says, in one sentence.
pub(super) fn print(
    document: &Document,
    style: &Style,
    format: Format,
    fonts: Option<&Path>,
    console: &mut Console<'_>,
) -> Result<Vec<u8>, String> {
    if format == Format::Pdf {
        return pdf(document, style, fonts, console);
    }
    render::render(document, style, format).map_err(|error| error.to_string())
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
fn pdf(
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
fn pdf(
    document: &Document,
    style: &Style,
    _: Option<&Path>,
    _: &mut Console<'_>,
) -> Result<Vec<u8>, String> {
    render::render(document, style, Format::Pdf).map_err(|error| error.to_string())
}
