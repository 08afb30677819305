//! Cuts lines that hold many clauses: "… by Supplier. 2.2 Raw Materials. The Supplier …".

use crate::import::marker::{Counts, Marker, marker};
use crate::import::outline::Outline;
use crate::import::plain::shape;

/// Longer lines were not broken by a margin.
pub(super) const LONG: usize = 200;

/// Words before a number that make it a reference: "Section 2.1".
const REFERRING: &[&str] = &[
    "section",
    "sections",
    "clause",
    "clauses",
    "article",
    "articles",
    "paragraph",
    "paragraphs",
    "schedule",
    "exhibit",
    "annex",
    "appendix",
    "attachment",
    "item",
    "items",
    "and",
    "or",
    "to",
    "in",
    "of",
    "under",
    "by",
    "with",
    "through",
    "see",
    "sec.",
    "no.",
    "nos.",
    "part",
    "rule",
    "than",
    "least",
    "version",
    "page",
    "subsection",
    "subsections",
    "table",
    "figure",
    "line",
];

/// How many bytes of a piece belong to its first clause, if another one begins inside it.
/// `number` is the number of the piece, which `outline` already knows.
pub(super) fn next(piece: &str, number: Option<&Marker>, outline: &Outline) -> Option<usize> {
    let bytes = piece.as_bytes();
    let mut at = number.map_or(1, |number| number.length).max(1);
    while at < bytes.len() {
        let before = bytes[at - 1];
        // Letters and brackets begin a clause only behind a wide gap, or as "ARTICLE", "Section".
        let may_begin = matches!(before, b' ' | b'\t' | b'\n')
            && match bytes[at] {
                b'0'..=b'9' | b'A' | b'S' => true,
                b'(' | b'B'..=b'Z' | b'a'..=b'z' => is_wide(&bytes[..at]),
                _ => false,
            };
        if may_begin && piece.is_char_boundary(at) && begins(piece, at, number, outline) {
            return Some(at);
        }
        at += 1;
    }
    None
}

/// How many bytes of a piece are the heading of an annex with which it begins, in capital letters:
/// "EXHIBIT C SERVICE LEVELS" of "EXHIBIT C SERVICE LEVELS   The Provider shall …".
pub(super) fn annex(piece: &str) -> Option<usize> {
    let number = marker(start_of(piece)).filter(|found| found.counts == Counts::Annex)?;
    let word = piece.split(char::is_whitespace).next().unwrap_or_default();
    if !shape::is_capitals(word) {
        return None;
    }
    let mut end = number.length;
    let has_gap = |end: usize| is_wide(&piece.as_bytes()[..end]);
    let mut words = 0;
    while words < MOST_WORDS && !has_gap(end) {
        let rest = &piece[end..];
        let word = rest.split(char::is_whitespace).next().unwrap_or_default();
        if word.is_empty() || word.contains(char::is_lowercase) {
            break;
        }
        end += word.len();
        end += piece[end..].len() - piece[end..].trim_start().len();
        words += 1;
    }
    // "EXHIBIT A sets out …" is a sentence.
    ((words > 0 || has_gap(end)) && words < MOST_WORDS && end < piece.len()).then_some(end)
}

/// No title of an annex has more words.
const MOST_WORDS: usize = 12;

/// The first characters of a piece: no number is longer.
fn start_of(piece: &str) -> &str {
    let end = piece.char_indices().nth(60);
    end.map_or(piece, |(end, _)| &piece[..end])
}

/// Whether at least three bytes of blanks end a piece, as far as ASCII says.
fn is_wide(before: &[u8]) -> bool {
    let near = &before[before.len().saturating_sub(3)..];
    near.len() == 3
        && near
            .iter()
            .all(|byte| byte.is_ascii_whitespace() || !byte.is_ascii())
}

fn begins(piece: &str, at: usize, number: Option<&Marker>, outline: &Outline) -> bool {
    let ahead = &piece[at..];
    // Letters begin clauses only as "ARTICLE", "SECTION", "A)" after a wide gap.
    let before = piece[..at].trim_end();
    let gap = at - before.len();
    let is_digit = ahead.starts_with(|first: char| first.is_ascii_digit());
    if !is_digit
        && gap < 3
        && !ahead.starts_with("ARTICLE ")
        && !ahead.starts_with("SECTION ")
        && !ahead.starts_with("Section ")
    {
        return false;
    }
    let ahead = start_of(ahead);
    let Some(found) = marker(ahead) else {
        return false;
    };
    let text = ahead.get(found.length..).unwrap_or_default();
    let is_begun = text.starts_with(|first: char| {
        first.is_uppercase() || matches!(first, '"' | '\u{201c}' | '[' | '(')
    });
    let last = before
        .rsplit(char::is_whitespace)
        .next()
        .unwrap_or_default();
    let is_ended = before.ends_with(['.', ';', ':', '"', '\u{201d}', ']', ')', '!', '?']);
    if REFERRING.contains(&last.to_ascii_lowercase().as_str()) || before.ends_with(',') {
        return false;
    }
    let own = number.map_or(0, |number| number.length);
    match &found.counts {
        Counts::Section(parts) => {
            let is_after_title =
                before.len().saturating_sub(own) < 120 && last.starts_with(char::is_uppercase);
            let is_apart = gap >= 3 || is_ended || parts.len() > 1 && is_after_title;
            is_begun && is_apart && outline.follows(parts)
        }
        Counts::Article => is_ended || gap >= 3,
        Counts::Item(..) => gap >= 3 && (is_begun || is_ended),
        Counts::Annex | Counts::Bullet => false,
    }
}
