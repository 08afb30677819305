//! Word documents: what a person sees in them, with the numbers Word computes.
//!
//! Numbers come from `numbering.xml` and the styles, never from typed text; fields give the
//! answer they hold. Where changes are tracked, a reader chooses the text with all of them or
//! with none of them.

mod check;
mod comments;
mod fields;
mod flat;
mod look;
mod notes;
mod numbering;
mod package;
mod paper;
mod revisions;
mod styles;
mod tables;
mod tree;
mod xml;

pub use check::check;
pub use look::{Face, Look, look};
pub use revisions::Revisions;

use crate::document::{Document, Meta};
use crate::import::{Block, Prose, Unreadable};
use comments::Comments;
use flat::{Flat, Flattener};
use notes::Notes;
use numbering::Numbering;
use package::Package;
use styles::Styles;
use xml::Element;

/// Reads a DOCX file as if every tracked change had been accepted.
///
/// # Errors
/// If the file is no Word document, is damaged, encrypted, or larger than any agreement.
pub fn read(bytes: &[u8]) -> Result<Document, Unreadable> {
    read_as(bytes, Revisions::Accepted)
}

/// Reads a DOCX file with its tracked changes accepted or rejected. With changes rejected,
/// references hold the numbers their targets have then, as Word gives them when it updates fields.
///
/// # Errors
/// If the file is no Word document, is damaged, encrypted, or larger than any agreement.
pub fn read_as(bytes: &[u8], revisions: Revisions) -> Result<Document, Unreadable> {
    let read = flats(bytes, revisions)?;
    let mut document = Document {
        meta: read.meta,
        sections: tree::sections(read.flats),
    };
    if revisions == Revisions::Rejected {
        revisions::renumber(&mut document);
    }
    Ok(document)
}

/// Reads a DOCX file as a paper: its parts and their lines, and the title it gives itself.
pub(super) fn paper(
    bytes: &[u8],
    revisions: Revisions,
) -> Result<(Vec<Block>, Prose, String), Unreadable> {
    let read = flats(bytes, revisions)?;
    let title = read.meta.title.clone();
    let (blocks, prose) = paper::parts(read);
    Ok((blocks, prose, title))
}

/// What stands in a file, in one row.
struct Read {
    meta: Meta,
    flats: Vec<Flat>,
}

fn flats(bytes: &[u8], revisions: Revisions) -> Result<Read, Unreadable> {
    let package = Package::open(bytes)?;
    let main = package.main()?;
    let document = package.xml(&main)?;
    let body = document
        .child("w:body")
        .ok_or_else(|| Unreadable::new("the file holds no text: its document part has no body"))?;
    let part = |kind: &str| -> Result<Option<Element>, Unreadable> {
        match package.related(&main, kind)? {
            Some(path) => package.xml(&path).map(Some),
            None => Ok(None),
        }
    };
    let styles = Styles::of(part("styles")?.as_ref());
    let numbering = Numbering::of(part("numbering")?.as_ref());
    let comments = Comments::of(part("comments")?.as_ref());
    let notes = Notes::of(
        part("footnotes")?.as_ref(),
        part("endnotes")?.as_ref(),
        revisions,
    );
    let mut flattener = Flattener::new(&styles, numbering, &comments, &notes, revisions);
    flattener.blocks(body);
    Ok(Read {
        meta: meta(&package)?,
        flats: flattener.finish(),
    })
}

/// Title, author and language, as the file's properties have them.
fn meta(package: &Package<'_>) -> Result<Meta, Unreadable> {
    let mut meta = Meta::default();
    if let Some(path) = package.related("", "core-properties")? {
        let core = package.xml(&path)?;
        let property = |name: &str| core.child(name).map(Element::text).unwrap_or_default();
        meta.title = property("dc:title");
        meta.kind = property("dc:subject");
        meta.author = property("dc:creator");
        meta.language = property("dc:language");
        meta.reference = property("dc:identifier");
        meta.version = property("cp:version");
        meta.date = date(&property("dcterms:created"));
    }
    Ok(meta)
}

/// The day of "2027-03-01T00:00:00Z"; zeros if it is none.
fn date(text: &str) -> (i16, i8, i8) {
    let day = text.get(..10).unwrap_or_default();
    day.parse::<jiff::civil::Date>()
        .map(|day| (day.year(), day.month(), day.day()))
        .unwrap_or_default()
}
