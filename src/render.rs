//! Prints the tree: the same words in every format, and the same bytes every time.
//!
//! A renderer decides looks, never content. It shows the numbers it finds, links a reference
//! only if its target is in the document, and treats every text as text: nothing in the tree
//! can become markup or code. Words that are not in the tree ("Page", "Signature") come from
//! the style, so that another language is another file.

mod docx;
mod front;
mod html;
mod markdown;
mod outline;
#[cfg(feature = "pdf")]
mod pdf;
mod style;
mod text;
#[cfg(feature = "pdf")]
mod typst;

pub use style::{
    Colour, Colours, FontName, Fonts, Header, HeaderPart, Length, Logo, Misprint, Numbers, Page,
    Paper, Sizes, Style, Themes, Words,
};

#[cfg(feature = "pdf")]
pub use pdf::{Pdf, forget, pdf};
#[cfg(feature = "pdf")]
pub use typst::project;

use crate::compare;
use crate::document::Document;

/// What a document is printed as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// `CommonMark` with GFM tables.
    Markdown,
    /// One self-contained page.
    Html,
    /// Tagged PDF with embedded fonts.
    Pdf,
    /// A Word document with native numbering, fields and comments.
    Docx,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 4] = [Self::Markdown, Self::Html, Self::Pdf, Self::Docx];

    /// The word people type, which is also the file name's ending.
    pub fn word(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            Self::Html => "html",
            Self::Pdf => "pdf",
            Self::Docx => "docx",
        }
    }
}

/// Why a document could not be printed. For Markdown and HTML there is no reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unprintable(pub String);

impl std::fmt::Display for Unprintable {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.write_str(&self.0)
    }
}

impl std::error::Error for Unprintable {}

/// Two documents as one Word file with tracked changes, each with its numbers as the style writes
/// them.
pub fn redline(old: &Document, new: &Document, style: &Style) -> Result<Vec<u8>, Unprintable> {
    let (old, new) = (style.dressed(old), style.dressed(new));
    docx::redline(&compare::redline(&old, &new), &old, &new, style)
}

/// The document as a file's bytes.
pub fn render(document: &Document, style: &Style, format: Format) -> Result<Vec<u8>, Unprintable> {
    let document = &*style.dressed(document);
    match format {
        Format::Markdown => Ok(markdown::markdown(document, style).into_bytes()),
        Format::Html => Ok(html::html(document, style).into_bytes()),
        Format::Docx => docx::docx(document, style),
        #[cfg(feature = "pdf")]
        Format::Pdf => pdf(document, style, &[]).map(|pdf| pdf.bytes),
        #[cfg(not(feature = "pdf"))]
        Format::Pdf => Err(Unprintable("this build cannot print PDF".to_owned())),
    }
}
