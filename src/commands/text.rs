//! `engross text`: a document as the linter reads it.

use std::fmt::Write;
use std::path::PathBuf;

use crate::commands::{Console, Outcome, ReadingOptions};
use crate::import::{self, BlockKind, Paper};
use crate::source::{FileId, Sources};

/// Which document.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// The document; `-` is standard input.
    pub file: PathBuf,
    /// Show its parts instead: what each was taken for, its clause and its words.
    #[arg(long)]
    pub parts: bool,
    #[command(flatten)]
    #[allow(
        missing_docs,
        reason = "the help of a flattened group is that of its options"
    )]
    pub reading: ReadingOptions,
}

/// Prints the text that places in reports point into.
///
/// # Errors
/// If the file cannot be read.
pub fn run(options: &Options, console: &mut Console<'_>) -> Result<Outcome, String> {
    let (name, bytes) = options.reading.bytes(&options.file)?;
    let (paper, findings) = import::read_as(
        FileId::from_index(0),
        &name,
        &bytes,
        options.reading.revisions.into(),
    );
    if let Some(paper) = paper {
        if options.parts {
            console.print(&parts(&paper));
        } else {
            console.print(&paper.text);
        }
        return Ok(Outcome::Fine);
    }
    let mut sources = Sources::default();
    sources.add(name, "");
    console.findings(&findings, &sources);
    Ok(Outcome::CouldNotRun)
}

/// One line for each part: kind, page, clause, words; columns stand between tabs.
fn parts(paper: &Paper) -> String {
    let mut out = String::new();
    for (at, block) in paper.blocks.iter().enumerate() {
        let kind = match &block.kind {
            BlockKind::Heading(level) => format!("heading {level}"),
            BlockKind::Paragraph if block.continues => "…".to_owned(),
            BlockKind::Paragraph => "paragraph".to_owned(),
            BlockKind::Item(depth) => format!("item {depth}"),
            BlockKind::Row { table, header, .. } => {
                format!("{} {}", if *header { "header" } else { "row" }, table + 1)
            }
            BlockKind::Note => "note".to_owned(),
        };
        let page = block.page.map(|page| page.to_string()).unwrap_or_default();
        let clause = block.clause.as_deref().unwrap_or_default();
        let number = block.number.as_deref().unwrap_or_default();
        let words = paper.words(at);
        let _ = writeln!(out, "{kind}\t{page}\t{clause}\t{number}\t{words}");
    }
    out
}
