//! The tree as `CommonMark` with GFM tables, for reading, for review and for `diff`.
//!
//! - One paragraph, item or table row is one line, so that a changed sentence is one changed line;
//!   nothing is padded or wrapped.
//! - Numbers are typed as text. Paragraphs stand at the margin and items are nested bullets
//!   (`- (a) …`): the only way to show nesting in every viewer without counting anew.
//! - The only HTML is `<a id="…"></a>`, at headings of the contents list and at targets some
//!   reference points to (a link needs one), and `<br>` inside table cells (there is no other
//!   way to break a line there).
//! - Uses of defined terms are plain words: a link on every one would drown the text.

mod blocks;
mod escape;
mod inlines;

use crate::document::{Anchor, Block, Document, Inline, SectionKind};
use crate::render::front::Front;
use crate::render::outline::{Heading, Outline};
use crate::render::style::{Style, Words};
use std::collections::BTreeSet;

/// The document as Markdown.
pub(super) fn markdown(document: &Document, style: &Style) -> String {
    let mut page = Page::of(document, style);
    page.front(&Front::of(&document.meta, &style.words));
    for at in 0..page.outline.headings.len() {
        page.section(at);
    }
    page.out
}

/// A page in the making.
struct Page<'a> {
    out: String,
    outline: Outline<'a>,
    words: &'a Words,
    /// Link targets that something on the page points to and that are not yet on it.
    wanted: BTreeSet<String>,
}

impl<'a> Page<'a> {
    fn of(document: &'a Document, style: &'a Style) -> Self {
        let outline = Outline::of(document);
        let mut wanted = BTreeSet::new();
        let mut want = |inlines: &[Inline]| {
            wanted.extend(inlines.iter().filter_map(|inline| match inline {
                Inline::Reference { target, .. } => outline.id(target.as_ref()).map(str::to_owned),
                _ => None,
            }));
        };
        document.texts(&mut want);
        let has_contents = |heading: &Heading| heading.section.kind == SectionKind::Contents;
        if outline.headings.iter().any(has_contents) {
            wanted.extend(outline.listed().map(|heading| heading.id.clone()));
        }
        Self {
            out: String::new(),
            outline,
            words: &style.words,
            wanted,
        }
    }

    fn front(&mut self, front: &Front) {
        if !front.working.is_empty() {
            self.paragraph(&format!("**{}**", escape::words(&front.working)));
        }
        self.paragraph(&format!("# {}", escape::words(&front.title)));
        if front.kind != front.title {
            self.paragraph(&escape::words(&front.kind));
        }
        self.paragraph(&escape::words(&front.facts.join(" · ")));
    }

    fn section(&mut self, at: usize) {
        let heading = &self.outline.headings[at];
        let section = heading.section;
        let (level, id, line) = (heading.level, heading.id.clone(), heading.line());
        if let Some(level) = level {
            let marks = "#".repeat((level + 1).min(6));
            let target = self.target_named(&id);
            let others: String = section
                .title
                .iter()
                .map(|inline| self.definition(inline))
                .collect();
            self.paragraph(&format!("{marks} {target}{others}{}", escape::words(&line)));
        }
        self.notes(&section.notes);
        if section.kind == SectionKind::Contents {
            self.contents();
        }
        for block in &section.blocks {
            match block {
                Block::Paragraph(paragraph) => self.numbered(paragraph),
                Block::Table(table) => self.table(table),
                Block::Form(fields) => self.form(fields),
                Block::Signatures(blocks) => self.signatures(blocks),
            }
        }
    }

    fn contents(&mut self) {
        let mut lines = Vec::new();
        for heading in self.outline.listed() {
            let indent = "  ".repeat(heading.level.unwrap_or(1) - 1);
            let line = escape::words(&heading.line());
            lines.push(format!("{indent}- [{line}](#{})", heading.id));
        }
        self.paragraph(&lines.join("\n"));
    }

    /// One block and the empty line after it.
    fn paragraph(&mut self, text: &str) {
        if !text.trim().is_empty() {
            if !self.out.is_empty() {
                self.out.push('\n');
            }
            self.out.push_str(text);
            self.out.push('\n');
        }
    }

    /// The mark that makes a line a link target, if something points to it.
    fn target(&mut self, anchor: Option<&Anchor>) -> String {
        match self.outline.id(anchor).map(str::to_owned) {
            Some(id) => self.target_named(&id),
            None => String::new(),
        }
    }

    fn target_named(&mut self, id: &str) -> String {
        if self.wanted.remove(id) {
            format!("<a id=\"{id}\"></a>")
        } else {
            String::new()
        }
    }

    fn definition(&mut self, inline: &Inline) -> String {
        match inline {
            Inline::Definition { anchor, .. } => self.target(anchor.as_ref()),
            _ => String::new(),
        }
    }
}
