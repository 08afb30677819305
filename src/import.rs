//! Papers we did not write, read into the same tree as our own.
//!
//! A reader never stops a program: whatever the bytes are, the answer is a document or a
//! sentence that says why there is none.

pub mod docx;

mod builder;
mod cuts;
mod detect;
mod html;
mod markdown;
mod marker;
mod outline;
mod paper;
mod pdf;
mod plain;
mod prose;
mod sentence;

use cuts::Cuts;
pub use detect::{Kind, kind};
pub use docx::Revisions;
pub(crate) use marker::in_roman;
pub use paper::{Block, BlockKind, Format, Paper};
pub use prose::Prose;

use crate::finding::{Finding, Group};
use crate::source::{FileId, Place};

/// Why a file could not be read, in words for the person who has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable(pub String);

impl Unreadable {
    fn new(why: impl Into<String>) -> Self {
        Self(why.into())
    }
}

impl std::fmt::Display for Unreadable {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.write_str(&self.0)
    }
}

impl std::error::Error for Unreadable {}

/// Reads a document of any known kind, by its content and the ending of its path.
///
/// `file` is the id its text will have among the sources; findings stand at its start.
pub fn read(file: FileId, path: &str, bytes: &[u8]) -> (Option<Paper>, Vec<Finding>) {
    read_as(file, path, bytes, Revisions::Accepted)
}

/// As [`read`], with the tracked changes of a Word document accepted or rejected.
pub fn read_as(
    file: FileId,
    path: &str,
    bytes: &[u8],
    revisions: Revisions,
) -> (Option<Paper>, Vec<Finding>) {
    match paper(path, bytes, revisions) {
        Ok(paper) => (Some(paper), Vec::new()),
        Err(Unreadable(why)) => {
            let (why, help) = why.split_once("; ").unwrap_or((
                &why,
                "open it in the program that wrote it and save it as DOCX, PDF or plain text",
            ));
            let place = Place::new(file, 0..0);
            let finding = Finding::error(
                "unreadable-paper",
                Group::Reading,
                place,
                format!("the paper cannot be read: {why}"),
            )
            .help(help);
            (None, vec![finding])
        }
    }
}

fn paper(path: &str, bytes: &[u8], revisions: Revisions) -> Result<Paper, Unreadable> {
    let format = match kind(path, bytes) {
        Kind::Paper(format) => format,
        Kind::Refused(why) => return Err(Unreadable::new(why)),
    };
    let mut remarks = Vec::new();
    let (text, blocks, prose, own) = match format {
        Format::Markdown => {
            let text = detect::decoded(bytes)?;
            markdown::refuse(&text)?;
            let (blocks, prose) = markdown::read(&text);
            (text, blocks, prose, String::new())
        }
        Format::Text => {
            let text = detect::decoded(bytes)?;
            let (blocks, prose) = plain::read(&text);
            (text, blocks, prose, String::new())
        }
        Format::Docx => {
            let (blocks, prose, title) = docx::paper(bytes, revisions)?;
            (prose.text.clone(), blocks, prose, title)
        }
        Format::Html => {
            let (blocks, prose, title) = html::read(&detect::decoded(bytes)?, &mut remarks);
            (prose.text.clone(), blocks, prose, title)
        }
        Format::Pdf => {
            let (blocks, prose, title) = pdf::read(bytes)?;
            (prose.text.clone(), blocks, prose, title)
        }
    };
    if blocks.is_empty() {
        return Err(Unreadable::new(
            "it holds no words; save what it should say as text, not as pictures",
        ));
    }
    let title = title(&blocks, &prose).or_else(|| Some(own).filter(|own| !own.trim().is_empty()));
    let cuts = Cuts::of(&blocks, &prose)?;
    Ok(Paper {
        cuts,
        path: path.to_owned(),
        format,
        title,
        text,
        blocks,
        prose,
        remarks,
    })
}

/// The first heading among the first lines, or the first short line.
fn title(blocks: &[Block], prose: &Prose) -> Option<String> {
    let first = blocks.iter().take(12).enumerate();
    let mut lines = first.map(|(at, block)| (&block.kind, prose.line(at)));
    let short = |line: &str| (4..=120).contains(&line.chars().count());
    let heading = lines
        .clone()
        .find(|(kind, line)| matches!(kind, BlockKind::Heading(1)) && short(line));
    let line = heading.or_else(|| lines.find(|(_, line)| short(line)));
    line.map(|(_, line)| line.to_owned())
}
