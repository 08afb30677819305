//! Running text: links that work, marks that mean something.

use super::Page;
use super::escape::text;
use crate::document::Inline;

/// Longest reference that is kept on one line, in characters.
const SHORT: usize = 24;

impl Page<'_> {
    /// Running text. A term links to its definition only if the document has it.
    pub(super) fn running(&mut self, inlines: &[Inline]) -> String {
        inlines.iter().map(|inline| self.piece(inline)).collect()
    }

    fn piece(&mut self, inline: &Inline) -> String {
        match inline {
            Inline::Text(words) | Inline::Value { text: words, .. } => text(words),
            Inline::Term {
                text: words,
                definition,
            } => match self.outline.id(definition.as_ref()) {
                Some(id) => format!("<a class=\"term\" href=\"#{id}\">{}</a>", text(words)),
                None => text(words),
            },
            Inline::Definition {
                text: words,
                anchor,
            } => {
                let id = self.id(anchor.as_ref());
                format!("<dfn{id}>“{}”</dfn>", text(words))
            }
            Inline::Open { text: words, .. } => format!("<mark>[{}]</mark>", text(words)),
            Inline::Reference {
                target,
                before,
                number,
                after,
            } => {
                let name = format!("{before}{number}");
                let words = if name.chars().count() <= SHORT {
                    format!(
                        "<span class=\"whole\">{}</span>{}",
                        text(&name),
                        text(after)
                    )
                } else {
                    text(&format!("{name}{after}"))
                };
                match self.outline.id(target.as_ref()) {
                    Some(id) => format!("<a class=\"reference\" href=\"#{id}\">{words}</a>"),
                    None => words,
                }
            }
            Inline::Break => "<br>\n".to_owned(),
        }
    }
}
