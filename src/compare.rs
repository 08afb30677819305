//! Two documents as one: what stays, what goes, what comes.
//!
//! Clauses are paired by their ids, paragraphs by their anchors or by how much alike they are, and
//! inside a pair the words are compared. A number that only moved is no change: it is counted, not
//! written. A reference is a change only if it points to something else.

mod align;
mod alike;
mod explain;
mod merge;
mod names;
mod pair;
mod parameters;
mod shown;
mod standard;
mod words;

pub use explain::{ClauseChange, Effect, Explanation, Side, explain};
pub use merge::redline;
pub use parameters::{Parameter, parameters};
pub use standard::standard;
pub use words::words;

use crate::document::{Anchor, Document, Inline, Meta};

/// What became of something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// It stands in both documents.
    #[default]
    Kept,
    /// It stands in the old document only.
    Deleted,
    /// It stands in the new document only.
    Inserted,
}

/// Running text with one fate.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Piece {
    /// What became of it.
    pub change: Change,
    /// Its words; where they stand in both documents, as the new one has them.
    pub text: Vec<Inline>,
}

/// A heading, paragraph, item, table row, cell or form line of either document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// What became of it as a whole.
    pub change: Change,
    /// The number it had, if it had one.
    pub old_number: Option<String>,
    /// Its words, deleted before inserted; none for a table row, whose cells follow.
    pub pieces: Vec<Piece>,
}

/// Both documents in one, with the fate of every line.
#[derive(Clone, Debug, Default)]
pub struct Redline {
    /// Everything that stands in either document, in reading order. What stands in both is as the
    /// new document has it.
    pub document: Document,
    /// What stood on the old cover and in the old file's properties.
    pub old: Meta,
    /// One line for each section of the document, parents first.
    pub headings: Vec<Line>,
    /// One line for each paragraph, item, form line, table row, cell and line of a signature
    /// block, in reading order. A table's first row is its header; a row is followed by its cells.
    /// A signature block is a row followed by party, role, name and function.
    pub lines: Vec<Line>,
    /// The changes, in reading order.
    pub differences: Vec<Difference>,
}

/// One change, for people who want to know where and what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The clause or schedule it is in.
    pub clause: Option<Anchor>,
    /// Number of the paragraph or heading, in the new document unless it is gone: "14.2(b)".
    pub number: String,
    /// What became of the line.
    pub change: Change,
    /// Its words, with what became of each.
    pub pieces: Vec<Piece>,
}
