//! The agreement as a tree of meaning: what every format prints and every rule reads.
//!
//! The tree knows no format. Numbers and references are already computed when it is built:
//! a renderer shows them, it never counts.

mod inline;
mod numeral;
mod table;
mod walk;

pub use inline::{Inline, plain};
pub use numeral::{letter, roman};
pub use table::{Align, Column, Table, words};

use crate::source::Place;

/// A whole agreement, annex or imported paper.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// What stands on the cover and in the file's properties.
    pub meta: Meta,
    /// The sections in reading order.
    pub sections: Vec<Section>,
}

/// Facts about the document as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meta {
    /// Title, such as "Managed hosting agreement".
    pub title: String,
    /// What kind of paper it is, printed above the title, such as "Outsourcing agreement".
    pub kind: String,
    /// Reference of the engagement, such as "eng-2027-014".
    pub reference: String,
    /// Version, such as "1.0.0".
    pub version: String,
    /// BCP 47 language, such as "en-GB".
    pub language: String,
    /// Who drafts: author in the file's properties.
    pub author: String,
    /// Date of the engagement as (year, month, day); every date in a file's properties is this one.
    pub date: (i16, i8, i8),
    /// Whether guidance, open points and other internal marks may be shown.
    pub working: bool,
    /// Whether it is for the Customer alone: every page says so.
    pub internal: bool,
}

/// What a section is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SectionKind {
    /// The cover page.
    Cover,
    /// The list of open points on page one of a working draft.
    OpenPoints,
    /// The place of the table of contents (the renderer fills it from the tree).
    Contents,
    /// The parties, before the first part.
    Parties,
    /// A numbered part that holds clauses.
    Part,
    /// A numbered clause.
    Clause,
    /// The signature page.
    Signatures,
    /// A numbered schedule.
    Schedule,
    /// A numbered section of a schedule.
    ScheduleSection,
    /// A section of a paper we did not write.
    Other,
}

/// A section: a heading, its blocks, and the sections below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// What it is for.
    pub kind: SectionKind,
    /// Its number, if it has one: "Part 2", "14", "Schedule 3".
    pub number: Option<String>,
    /// Its heading; empty for the cover.
    pub title: Vec<Inline>,
    /// Its name as the target of references.
    pub anchor: Option<Anchor>,
    /// Where its text was written.
    pub place: Option<Place>,
    /// Guidance for the drafter; only in a working draft.
    pub notes: Vec<Note>,
    /// Its own text.
    pub blocks: Vec<Block>,
    /// The sections below it.
    pub sections: Vec<Section>,
}

impl Section {
    /// An empty section.
    pub fn new(kind: SectionKind, number: Option<String>, title: Vec<Inline>) -> Self {
        Self {
            kind,
            number,
            title,
            anchor: None,
            place: None,
            notes: Vec::new(),
            blocks: Vec::new(),
            sections: Vec::new(),
        }
    }
}

/// The stable name of a target: `audit/right-to-audit#notice`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Anchor(pub String);

impl Anchor {
    /// The name in the small alphabet that every format takes: letters, digits and `-`.
    pub fn slug(&self) -> String {
        self.0.replace(['/', '#'], "--")
    }
}

/// Guidance on the text it is attached to; never in a clean copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// What kind of remark, such as "Guidance", "Walk away" or "Open point".
    pub label: String,
    /// The remark.
    pub text: String,
}

/// A piece of text below a heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A paragraph with its items.
    Paragraph(Paragraph),
    /// A table that belongs to the paragraph before it.
    Table(Table),
    /// Lines to fill by hand.
    Form(Vec<Field>),
    /// Signature blocks, each kept together.
    Signatures(Vec<SignatureBlock>),
}

/// A paragraph: numbered in clauses and schedules, unnumbered elsewhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paragraph {
    /// Its label.
    pub label: Option<Label>,
    /// Its words.
    pub text: Vec<Inline>,
    /// Lettered items below it.
    pub items: Vec<Paragraph>,
    /// Its name as the target of references.
    pub anchor: Option<Anchor>,
    /// Where it was written.
    pub place: Option<Place>,
    /// Guidance for the drafter; only in a working draft.
    pub notes: Vec<Note>,
}

/// The number of a paragraph or item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// As printed before the text: "7.1", "(a)", "(i)".
    pub shown: String,
    /// As referred to from elsewhere: "7.1(a)(i)".
    pub full: String,
    /// 1 for a paragraph, 2 for a lettered item, 3 for a roman item.
    pub level: u8,
}

/// One line of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// What to write there.
    pub label: String,
    /// How much room it needs.
    pub kind: FieldKind,
}

/// The room a field gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// One ruled line.
    Line,
    /// A tall box.
    Room,
    /// A box to tick.
    Tick,
}

/// Where one person signs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignatureBlock {
    /// The party signed for.
    pub party: String,
    /// Its role: "Customer".
    pub role: String,
    /// Who signs; empty if not yet known.
    pub name: String,
    /// In which function; empty if not yet known.
    pub title: String,
}
