//! Footnotes and endnotes, as remarks on the paragraph that refers to them.

use std::collections::BTreeMap;

use super::revisions::Revisions;
use super::xml::{Element, Node};
use crate::document::Note;

/// The notes of a document by the kind of their reference and their ids.
#[derive(Debug, Default)]
pub(super) struct Notes(BTreeMap<(&'static str, String), Note>);

impl Notes {
    /// Reads `footnotes.xml` and `endnotes.xml`, if they are there.
    pub(super) fn of(
        footnotes: Option<&Element>,
        endnotes: Option<&Element>,
        revisions: Revisions,
    ) -> Self {
        let mut notes = Self::default();
        for (root, kind, label) in [
            (footnotes, "w:footnoteReference", "Footnote"),
            (endnotes, "w:endnoteReference", "Endnote"),
        ] {
            for element in root.into_iter().flat_map(Element::children) {
                // Separators between the text and its notes are kept as notes of a type.
                if element
                    .attribute("w:type")
                    .is_some_and(|kind| kind != "normal")
                {
                    continue;
                }
                let mut text = String::new();
                words(element, revisions, &mut text);
                let id = element.attribute("w:id").unwrap_or_default().to_owned();
                let text = text.trim().to_owned();
                if !text.is_empty() {
                    notes.0.insert(
                        (kind, id),
                        Note {
                            label: label.to_owned(),
                            text,
                        },
                    );
                }
            }
        }
        notes
    }

    /// The note a reference leads to.
    pub(super) fn get(&self, reference: &Element) -> Option<&Note> {
        let kind = match &*reference.name {
            "w:footnoteReference" => "w:footnoteReference",
            _ => "w:endnoteReference",
        };
        let id = reference.attribute("w:id").unwrap_or_default();
        self.0.get(&(kind, id.to_owned()))
    }
}

/// The words of an element, paragraphs apart by a blank.
fn words(element: &Element, revisions: Revisions, out: &mut String) {
    for child in element.children() {
        match &*child.name {
            "w:t" => out.push_str(&child.text()),
            "w:delText" if revisions.reads_deleted() => out.push_str(&child.text()),
            "w:delText" | "w:instrText" | "w:delInstrText" | "w:pPr" | "w:rPr" => {}
            "w:tab" | "w:br" => out.push(' '),
            name if revisions.hides(name) => {}
            _ => {
                words(child, revisions, out);
                if &*child.name == "w:p"
                    && child
                        .nodes
                        .iter()
                        .any(|node| matches!(node, Node::Element(_)))
                {
                    out.push(' ');
                }
            }
        }
    }
}
