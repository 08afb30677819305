//! A house style: a folder with `style.toml`, or a Word file to look like.

use std::path::{Path, PathBuf};

use crate::commands::Console;
use crate::import::docx;
use crate::render::{Misprint, Style};
use crate::source::{Disk, Place, Sources};

/// Options for commands that print documents.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct StyleOptions {
    /// House style: a folder that holds style.toml, or a .docx whose fonts, sizes, colours,
    /// margins, header logo and numbers are taken, and nothing else.
    #[arg(long, value_name = "FOLDER OR DOCX")]
    pub(super) style: Option<PathBuf>,
}

/// The style asked for.
///
/// # Errors
/// If a file cannot be read, or says what no style can say.
pub(super) fn open_style(
    options: &StyleOptions,
    console: &mut Console<'_>,
) -> Result<Style, String> {
    let Some(path) = &options.style else {
        return Style::plain();
    };
    if Disk.is_folder(path) {
        return of_folder(path);
    }
    let bytes = Disk.read_bytes(path)?;
    let look = docx::look(&bytes).map_err(|why| {
        format!(
            "`{}` cannot be taken as a style: {why}; give a folder with style.toml, or a .docx",
            path.display()
        )
    })?;
    let style = Style::of_word(&look)?;
    if let Some(font) = look.font.filter(|font| !is_embedded(font)) {
        console.complain(&format!(
            "note: {font} is not part of the program: Word and HTML use it where it is installed, \
             the PDF only with `--fonts <folder>` that holds its files\n"
        ));
    }
    Ok(style)
}

fn is_embedded(font: &str) -> bool {
    [
        "Libertinus Serif",
        "New Computer Modern",
        "DejaVu Sans Mono",
    ]
    .contains(&font)
}

fn of_folder(folder: &Path) -> Result<Style, String> {
    let path = folder.join("style.toml");
    let text = Disk.read_text(&path)?;
    let logo = |name: &str| Disk.read_bytes(&folder.join(name));
    Style::house(&text, &logo).map_err(|Misprint { span, message }| {
        let mut sources = Sources::default();
        let file = sources.add(path.display().to_string(), text.clone());
        let place = Place::new(file, span.unwrap_or(0..0));
        let (line, column) = sources.line_column(place);
        format!(
            "{}:{line}:{column}: {message}\n  = help: templates/styles/plain/style.toml of the project shows every key; \
             leave out what is to stay as it is",
            path.display()
        )
    })
}
