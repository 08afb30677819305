//! The tree as one self-contained page: no script, no file beside it, nothing fetched.
//!
//! - Numbers are real text in a hanging column, so that they are copied, found and read aloud.
//! - Levels of headings never skip. Parts and schedules are landmarks, clauses are not: a hundred
//!   landmarks are none.
//! - The contents stand in reading order; on a wide screen the style sheet moves them beside
//!   the text.

mod blocks;
mod escape;
mod head;
mod inlines;
mod sections;
mod tables;

use crate::document::{Anchor, Document};
use crate::render::front::Front;
use crate::render::outline::Outline;
use crate::render::style::{Style, Words};
use escape::text;
use std::collections::BTreeSet;

/// The document as an HTML page.
pub(super) fn html(document: &Document, style: &Style) -> String {
    let front = Front::of(&document.meta, &style.words);
    let mut page = Page {
        out: head::head(&document.meta, &front, style),
        outline: Outline::of(document),
        style,
        words: &style.words,
        placed: BTreeSet::new(),
    };
    page.body(&front);
    page.out
}

/// A page in the making.
struct Page<'a> {
    out: String,
    outline: Outline<'a>,
    style: &'a Style,
    words: &'a Words,
    /// Link targets already on the page: a name is given away once.
    placed: BTreeSet<String>,
}

impl Page<'_> {
    fn body(&mut self, front: &Front) {
        self.line("<body>");
        let start = self
            .outline
            .listed()
            .next()
            .map_or("agreement", |first| &first.id);
        let skip = format!(
            "<a class=\"skip\" href=\"#{start}\">{}</a>",
            text(&self.words.skip)
        );
        self.line(&skip);
        self.line("<main id=\"agreement\">");
        self.sections(front);
        self.line("</main>");
        self.line("</body>");
        self.line("</html>");
    }

    fn line(&mut self, line: &str) {
        self.out.push_str(line);
        self.out.push('\n');
    }

    /// ` id="…"` for the first place that claims an anchor.
    fn id(&mut self, anchor: Option<&Anchor>) -> String {
        match self.outline.id(anchor).map(str::to_owned) {
            Some(id) => self.id_named(&id),
            None => String::new(),
        }
    }

    fn id_named(&mut self, id: &str) -> String {
        if self.placed.insert(id.to_owned()) {
            format!(" id=\"{id}\"")
        } else {
            String::new()
        }
    }
}
