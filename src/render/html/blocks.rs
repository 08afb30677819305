//! Paragraphs with their items, remarks, forms and signature blocks.

use super::Page;
use super::escape::text;
use crate::document::{Field, FieldKind, Note, Paragraph, SignatureBlock};

impl Page<'_> {
    /// A paragraph: plain, or with its number in the hanging column.
    pub(super) fn paragraph(&mut self, paragraph: &Paragraph) {
        let id = self.id(paragraph.anchor.as_ref());
        let label = label(paragraph);
        let class = if label.is_empty() {
            "paragraph"
        } else {
            "paragraph numbered"
        };
        self.line(&format!("<div{id} class=\"{class}\">{label}"));
        self.content_of(paragraph);
        self.line("</div>");
    }

    fn content_of(&mut self, paragraph: &Paragraph) {
        self.line("<div class=\"text\">");
        let words = self.running(&paragraph.text);
        if !words.trim().is_empty() {
            self.line(&format!("<p>{words}</p>"));
        }
        self.notes(&paragraph.notes);
        if !paragraph.items.is_empty() {
            // Without list marks some readers forget that it is a list; the role reminds them.
            self.line("<ol class=\"items\" role=\"list\">");
            for item in &paragraph.items {
                let id = self.id(item.anchor.as_ref());
                self.line(&format!("<li{id}>{}", label(item)));
                self.content_of(item);
                self.line("</li>");
            }
            self.line("</ol>");
        }
        self.line("</div>");
    }

    pub(super) fn notes(&mut self, notes: &[Note]) {
        for note in notes {
            let (label, words) = (text(&note.label), text(&note.text));
            self.line(&format!(
                "<aside class=\"note\" role=\"note\"><p><b>{label}:</b> {words}</p></aside>"
            ));
        }
    }

    pub(super) fn form(&mut self, fields: &[Field]) {
        self.line("<ul class=\"form\" role=\"list\">");
        for field in fields {
            let class = match field.kind {
                FieldKind::Line => "ruled",
                FieldKind::Room => "room",
                FieldKind::Tick => "tick",
            };
            let label = text(&field.label);
            self.line(&format!(
                "<li class=\"{class}\"><span>{label}</span><i></i></li>"
            ));
        }
        self.line("</ul>");
    }

    pub(super) fn signatures(&mut self, blocks: &[SignatureBlock]) {
        self.line("<div class=\"signatures\">");
        for block in blocks {
            let (party, role) = (text(&block.party), text(&block.role));
            let words = self.words;
            self.line(&format!(
                "<div class=\"signature\" role=\"group\" aria-label=\"{party}\">"
            ));
            self.line(&format!("<p><b>{party}</b> <span>{role}</span></p>"));
            self.line("<dl>");
            for (label, value) in [
                (&words.signature, ""),
                (&words.name, block.name.as_str()),
                (&words.title, block.title.as_str()),
                (&words.date, ""),
            ] {
                let (label, value) = (text(label), text(value));
                self.line(&format!("<div><dt>{label}</dt><dd>{value}</dd></div>"));
            }
            self.line("</dl>");
            self.line("</div>");
        }
        self.line("</div>");
    }
}

/// The number in front of a paragraph, or nothing.
fn label(paragraph: &Paragraph) -> String {
    let shown = paragraph.label.as_ref().map_or("", |label| &label.shown);
    match text(shown).trim() {
        "" => String::new(),
        shown => format!("<span class=\"label\">{shown}</span>"),
    }
}
