//! PDF files: glyphs become lines, lines become the plain text a typist would have made of the
//! page, and the reader of plain text makes parts of it.

mod bombs;
mod columns;
mod filters;
mod glyphs;
mod hyphens;
mod layout;
mod lines;
mod nesting;
mod parts;
mod sealed;
mod tree;

use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use crate::import::Unreadable;
use crate::import::builder::one_line;
use crate::import::paper::Block;
use crate::import::plain;
use crate::import::prose::Prose;
use columns::Stream;
use glyphs::TooMuch;

/// Most pages that are read.
const MOST_PAGES: usize = 5_000;
/// Bytes of stack for files that nest deeply.
const STACK: usize = 64 << 20;
/// One glyph in so many may be without a character.
const UNKNOWN: usize = 3;

/// Reads a PDF file; also gives the title it has in its properties.
pub(super) fn read(bytes: &[u8]) -> Result<(Vec<Block>, Prose, String), Unreadable> {
    bombs::refuse(bytes)?;
    let (pages, title) = drawn(bytes)?;
    let text = layout::text(pages);
    let (blocks, prose) = plain::read(&text.words);
    let (blocks, prose) = parts::of(&blocks, &prose, &text);
    Ok((blocks, prose, title))
}

/// The pages, drawn on a thread of their own: the stack of a worker is small, and how deep a
/// file nests is up to the file.
fn drawn(bytes: &[u8]) -> Result<(Vec<Vec<Stream>>, String), Unreadable> {
    let outcome = std::thread::scope(|scope| {
        let thread = std::thread::Builder::new()
            .stack_size(STACK)
            .spawn_scoped(scope, || pages(bytes));
        thread.map(std::thread::ScopedJoinHandle::join)
    });
    match outcome {
        Err(error) => Err(Unreadable::new(format!(
            "there is no room to read it: {error}"
        ))),
        Ok(Ok(pages)) => pages,
        Ok(Err(reason)) if reason.is::<TooMuch>() => Err(Unreadable::new(
            "its pages draw more than any document does; print it to PDF again",
        )),
        Ok(Err(_)) => Err(Unreadable::new(
            "the file is damaged: its pages cannot be drawn; print it to PDF again",
        )),
    }
}

/// Why a file cannot be opened.
fn unreadable(error: LoadPdfError) -> Unreadable {
    Unreadable::new(match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => {
            "it is locked with a password; save it without one"
        }
        LoadPdfError::Decryption(_) => {
            "it is encrypted in a way that cannot be undone; save it without encryption"
        }
        LoadPdfError::Invalid => {
            "the file is damaged: no pages can be found in it; print it to PDF again"
        }
    })
}

fn pages(bytes: &[u8]) -> Result<(Vec<Vec<Stream>>, String), Unreadable> {
    sealed::refuse(bytes)?;
    let pdf = Pdf::new(bytes.to_vec()).map_err(unreadable)?;
    let all = pdf.pages();
    if all.is_empty() {
        return Err(Unreadable::new(
            "the file is damaged: no pages can be found in it; print it to PDF again",
        ));
    }
    if all.len() > MOST_PAGES {
        return Err(Unreadable::new(format!(
            "it has {} pages, more than {MOST_PAGES}; split it",
            all.len()
        )));
    }
    let mut known = 0;
    let mut unknown = 0;
    let mut work = 0;
    let mut pages = Vec::new();
    for page in all.iter() {
        let drawn = glyphs::of(&pdf, page, &mut work);
        known += drawn.glyphs.len();
        unknown += drawn.unknown;
        pages.push(columns::streams(drawn.glyphs));
    }
    if known == 0 && unknown == 0 {
        return Err(Unreadable::new(
            "its pages hold no text: they are empty, or pictures; have a program recognise the text, and save its result",
        ));
    }
    if unknown * UNKNOWN > known + unknown {
        return Err(Unreadable::new(
            "its fonts do not say which characters they show; have a program recognise the text, and save its result",
        ));
    }
    let title = pdf.metadata().title.as_deref().map(String::from_utf8_lossy);
    Ok((
        pages,
        title.map(|title| one_line(&title)).unwrap_or_default(),
    ))
}
