//! Somebody's document, read: its text, and where the parts of it stand.

use std::ops::Range;

use crate::import::cuts::Cuts;
use crate::import::prose::Prose;

/// What a document was before it was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// `CommonMark`, with tables and footnotes.
    Markdown,
    /// Text with typed numbers, as filings have it.
    Text,
    /// Office Open XML.
    Docx,
    /// Portable Document Format.
    Pdf,
    /// A web page.
    Html,
}

impl Format {
    /// The word in reports.
    pub fn word(self) -> &'static str {
        match self {
            Self::Markdown => "markdown",
            Self::Text => "text",
            Self::Docx => "docx",
            Self::Pdf => "pdf",
            Self::Html => "html",
        }
    }
}

/// A document in reading order.
///
/// `text` is what `engross text` prints: for Markdown and plain text the file itself, byte for
/// byte, for other formats the words a person sees, one line a paragraph. Places point into it.
#[derive(Clone, Debug)]
pub struct Paper {
    /// The path people know it by.
    pub path: String,
    /// What it was.
    pub format: Format,
    /// The text that places point into.
    pub text: String,
    /// Its parts in reading order; spans do not overlap. What belongs to no part (page numbers,
    /// repeated headers, marks) is between them.
    pub blocks: Vec<Block>,
    /// The same parts as one reads them, one line each.
    pub prose: Prose,
    /// What it calls itself.
    pub title: Option<String>,
    /// Remarks that are in the file but not in the text, with the byte they stand at: comments
    /// of HTML that are meant for us.
    pub remarks: Vec<(usize, String)>,
    /// Where its sentences stand.
    pub(super) cuts: Cuts,
}

/// One part of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Bytes of [`Paper::text`], its number included.
    pub span: Range<usize>,
    /// What it is.
    pub kind: BlockKind,
    /// Its number as it is shown: "4.2", "(b)", "ARTICLE IV".
    pub number: Option<String>,
    /// The number of the clause it stands in, whole: "4.2(b)"; also for what has no number itself.
    pub clause: Option<String>,
    /// The page it begins on, from 1, where pages are known.
    pub page: Option<u32>,
    /// Whether it goes on with the sentence of the block before it, across the end of a page.
    pub continues: bool,
}

/// What a part of a document is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A heading, from level 1.
    Heading(u8),
    /// A paragraph, numbered or not.
    Paragraph,
    /// An item of a list, from depth 1.
    Item(u8),
    /// A row of a table.
    Row {
        /// Which table of the document, from 0.
        table: u32,
        /// Whether it names the columns.
        header: bool,
        /// Bytes of [`Paper::text`] for each cell.
        cells: Vec<Range<usize>>,
    },
    /// A footnote, comment, or other remark beside the text.
    Note,
}

impl Paper {
    /// The source text of a block, as it is written.
    pub fn written(&self, block: &Block) -> &str {
        self.text.get(block.span.clone()).unwrap_or_default()
    }

    /// The words of the block at an index, in one line without marks: see [`Prose`].
    pub fn words(&self, block: usize) -> &str {
        self.prose.line(block)
    }

    /// The index of the block that holds a byte of the text, or of the last one that begins
    /// before it.
    pub fn block_at(&self, byte: usize) -> Option<usize> {
        self.blocks
            .partition_point(|block| block.span.start <= byte)
            .checked_sub(1)
    }

    /// The sentences of the block at an index, as ranges of [`Prose::text`].
    /// A row has none: it is read as a whole.
    pub fn sentences(&self, block: usize) -> &[Range<usize>] {
        self.cuts.of_part(block)
    }
}
