//! Running text.
//!
//! Bold stands inside quotation marks and brackets, never around them: `“**Usable**”` is bold
//! whatever stands beside it, `**“Usable”**` is not after a letter.

use std::fmt::Write as _;

use super::{Page, escape};
use crate::document::Inline;

impl Page<'_> {
    /// Text on one line of the source, or on several where the text has breaks of its own.
    pub(super) fn running(&mut self, inlines: &[Inline]) -> String {
        let text = self.pieces(inlines);
        let lines: Vec<String> = text
            .trim_matches(|char| matches!(char, ' ' | '\n'))
            .split('\n')
            .map(escape::line_start)
            .collect();
        lines.join("\\\n")
    }

    /// Text for a table cell.
    pub(super) fn cell(&mut self, inlines: &[Inline]) -> String {
        self.pieces(inlines)
            .trim_matches([' ', '\n'])
            .replace('\n', "<br>")
    }

    /// Escaped text with `\n` for every break.
    fn pieces(&mut self, inlines: &[Inline]) -> String {
        let mut out = String::new();
        for inline in inlines {
            match inline {
                Inline::Text(text) | Inline::Term { text, .. } | Inline::Value { text, .. } => {
                    out.push_str(&escape::words(text));
                }
                Inline::Definition { text, anchor } => {
                    out.push_str(&self.target(anchor.as_ref()));
                    let _ = write!(out, "“{}”", bold(text));
                }
                Inline::Open { text, .. } => {
                    let _ = write!(out, "\\[{}\\]", bold(text));
                }
                Inline::Reference {
                    target,
                    before,
                    number,
                    after,
                } => {
                    let text = escape::words(&format!("{before}{number}{after}"));
                    match self.outline.id(target.as_ref()) {
                        Some(id) if !text.trim().is_empty() => {
                            if out.ends_with('!') {
                                out.insert(out.len() - 1, '\\');
                            }
                            let _ = write!(out, "[{text}](#{id})");
                        }
                        _ => out.push_str(&text),
                    }
                }
                Inline::Break => out.push('\n'),
            }
        }
        out
    }
}

/// Bold words; white space at their ends stays outside, where it does no harm.
pub(super) fn bold(text: &str) -> String {
    let escaped = escape::words(text);
    let core = escaped.trim();
    if core.is_empty() {
        return escaped;
    }
    let start = escaped.len() - escaped.trim_start().len();
    let end = start + core.len();
    format!("{}**{core}**{}", &escaped[..start], &escaped[end..])
}
