//! Tracked changes: what a document says with all of them, and what it said before any.

use std::collections::BTreeMap;

use super::xml::Element;
use crate::document::{Anchor, Block, Document, Inline, Paragraph, Section};

/// Which text of a document with tracked changes is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Revisions {
    /// With every change: insertions are read, deletions are not.
    #[default]
    Accepted,
    /// Without any: deletions are read, insertions are not.
    Rejected,
}

impl Revisions {
    /// Whether an element holds text that is not there.
    pub(super) fn hides(self, name: &str) -> bool {
        match self {
            Self::Accepted => matches!(name, "w:del" | "w:moveFrom"),
            Self::Rejected => matches!(name, "w:ins" | "w:moveTo"),
        }
    }

    /// Whether a paragraph's mark or a table row, by these properties of it, is not there.
    pub(super) fn strikes(self, properties: &Element) -> bool {
        properties.children().any(|one| self.hides(&one.name))
    }

    /// Whether deleted words are read.
    pub(super) fn reads_deleted(self) -> bool {
        self == Self::Rejected
    }
}

/// Gives every reference the number its target has; as in Word, without the dot at its end.
pub(super) fn renumber(document: &mut Document) {
    let mut numbers: BTreeMap<Anchor, String> = BTreeMap::new();
    document.sections(&mut |section| {
        if let (Some(anchor), Some(number)) = (&section.anchor, &section.number) {
            numbers.insert(anchor.clone(), number.clone());
        }
    });
    document.paragraphs(&mut |_, paragraph| {
        if let (Some(anchor), Some(label)) = (&paragraph.anchor, &paragraph.label) {
            numbers.insert(anchor.clone(), label.full.clone());
        }
    });
    for section in &mut document.sections {
        each(section, &mut |text| {
            for inline in text {
                if let Inline::Reference {
                    target: Some(target),
                    number,
                    ..
                } = inline
                    && let Some(now) = numbers.get(target)
                {
                    now.trim_end_matches('.').clone_into(number);
                }
            }
        });
    }
}

fn each(section: &mut Section, visit: &mut dyn FnMut(&mut Vec<Inline>)) {
    visit(&mut section.title);
    for block in &mut section.blocks {
        match block {
            Block::Paragraph(paragraph) => each_item(paragraph, visit),
            Block::Table(table) => {
                for column in &mut table.columns {
                    visit(&mut column.header);
                }
                table.rows.iter_mut().flatten().for_each(&mut *visit);
            }
            Block::Form(_) | Block::Signatures(_) => {}
        }
    }
    for inner in &mut section.sections {
        each(inner, visit);
    }
}

fn each_item(paragraph: &mut Paragraph, visit: &mut dyn FnMut(&mut Vec<Inline>)) {
    visit(&mut paragraph.text);
    for item in &mut paragraph.items {
        each_item(item, visit);
    }
}
