//! `engross text`: a document as the linter reads it.

use std::path::PathBuf;

use crate::commands::{Console, Outcome, papers};
use crate::import;
use crate::source::{FileId, Sources};

/// Which document.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// The document; `-` is standard input.
    pub file: PathBuf,
}

/// Prints the text that places in reports point into.
///
/// # Errors
/// If the file cannot be read.
pub fn run(options: &Options, console: &mut Console<'_>) -> Result<Outcome, String> {
    let (name, bytes) = papers::bytes(&options.file)?;
    let (paper, findings) = import::read(FileId::from_index(0), &name, &bytes);
    if let Some(paper) = paper {
        console.print(&paper.text);
        return Ok(Outcome::Fine);
    }
    let mut sources = Sources::default();
    sources.add(name, "");
    console.findings(&findings, &sources);
    Ok(Outcome::CouldNotRun)
}
