//! What a paragraph of plain text is: a heading, an item, a paragraph.

use crate::import::marker::{Counts, Marker, bare, marker};
use crate::import::outline::Outline;
use crate::import::paper::{Block, BlockKind};
use crate::import::prose::Prose;

/// A heading has no more words.
const MOST_WORDS: usize = 14;

/// Whether a line ends a sentence or a part of one.
pub(in crate::import) fn is_ended(line: &str) -> bool {
    line.trim_end_matches(['"', '\u{201d}', ')', ']', '\'', '\u{2019}'])
        .ends_with(['.', ';', ':', '!', '?'])
}

/// Whether a list may go on after a line: ", and", ", or", ",".
pub(in crate::import) fn lists_on(line: &str) -> bool {
    line.ends_with(',') || line.ends_with(" and") || line.ends_with(" or")
}

/// Whether all letters of a line are capitals, and there are some.
pub(in crate::import) fn is_capitals(line: &str) -> bool {
    let mut letters = 0;
    for one in line.chars() {
        if one.is_lowercase() {
            return false;
        }
        letters += usize::from(one.is_uppercase());
    }
    letters >= 3
}

/// Whether a line begins something of its own: a definition, a heading, a recital.
pub(super) fn begins_part(line: &str) -> bool {
    let first = line.split_whitespace().next().unwrap_or_default();
    line.starts_with(['"', '\u{201c}', '[']) || is_capitals(first)
}

/// Whether a typed number numbers this paragraph: "Exhibit A" does so only in a heading.
pub(in crate::import) fn is_number(marker: &Marker, paragraph: &str) -> bool {
    let line = paragraph.lines().next().unwrap_or_default();
    let title = line
        .get(marker.length.min(line.len())..)
        .unwrap_or_default();
    match &marker.counts {
        Counts::Annex => {
            words(title) <= MOST_WORDS
                && !title.trim_end().ends_with([',', ';'])
                && !(title.trim_end().ends_with('.') && words(title) > 6)
        }
        Counts::Article => words(title) <= MOST_WORDS || is_capitals(&marker.shown),
        _ => true,
    }
}

/// The typed number of a paragraph: one that looks doubtful counts if it goes on from the last.
pub(in crate::import) fn number(paragraph: &str, outline: &Outline) -> Option<Marker> {
    marker(paragraph)
        .filter(|marker| is_number(marker, paragraph))
        .or_else(|| {
            let bare = bare(paragraph)?;
            matches!(&bare.counts, Counts::Section(parts) if outline.follows(parts)).then_some(bare)
        })
}

/// What a paragraph is; `depth` is that of its number.
pub(in crate::import) fn kind(paragraph: &str, marker: Option<&Marker>, depth: u8) -> BlockKind {
    let title = marker.map_or(paragraph, |marker| {
        paragraph
            .get(marker.length.min(paragraph.len())..)
            .unwrap_or_default()
    });
    let title = title.trim();
    let count = words(title);
    match marker.map(|marker| &marker.counts) {
        Some(Counts::Annex | Counts::Article) => BlockKind::Heading(1),
        Some(Counts::Item(..) | Counts::Bullet) => BlockKind::Item(depth),
        Some(Counts::Section(parts)) => {
            let is_title = !title.is_empty()
                && count <= MOST_WORDS
                && (is_capitals(title) || is_titled(title) && (!is_ended(title) || count <= 6));
            if is_title {
                BlockKind::Heading(u8::try_from(parts.len()).unwrap_or(6).min(6))
            } else {
                BlockKind::Paragraph
            }
        }
        None if count <= MOST_WORDS
            && is_capitals(title)
            && !title.contains('_')
            && !title.ends_with([',', ';']) =>
        {
            BlockKind::Heading(1)
        }
        None => BlockKind::Paragraph,
    }
}

/// Makes headings of short titles that stand before paragraphs: "Limitation of Liability".
pub(in crate::import) fn promote(blocks: &mut [Block], prose: &Prose) {
    for at in 1..blocks.len() {
        let (before, after) = (at - 1, at);
        let title = prose.line(before);
        let is_title = blocks[before].kind == BlockKind::Paragraph
            && blocks[before].number.is_none()
            && !blocks[before].continues
            && words(title) <= 7
            && is_titled(title)
            && !is_ended(title)
            && !title.contains(['_', '[', '/', ',', '@'])
            && !title.bytes().any(|byte| byte.is_ascii_digit());
        let is_text = blocks[after].kind == BlockKind::Paragraph && words(prose.line(after)) >= 12;
        if is_title && is_text {
            blocks[before].kind = BlockKind::Heading(2);
        }
    }
}

/// Whether each word that matters begins with a capital.
fn is_titled(title: &str) -> bool {
    let first = title.chars().find(|one| one.is_alphabetic());
    if first.is_some_and(char::is_lowercase) {
        return false;
    }
    let mut some = false;
    let all = title.split_whitespace().all(|word| {
        let first = word.chars().find(|one| one.is_alphanumeric());
        let small = matches!(
            word.trim_matches(|one: char| !one.is_alphanumeric()),
            "a" | "an"
                | "and"
                | "as"
                | "at"
                | "by"
                | "for"
                | "from"
                | "in"
                | "of"
                | "on"
                | "or"
                | "the"
                | "to"
                | "upon"
                | "with"
                | "without"
                | "not"
        );
        let is_capital = first.is_none_or(|one| !one.is_lowercase());
        some |= is_capital && first.is_some_and(char::is_alphabetic);
        is_capital || small
    });
    all && some
}

fn words(text: &str) -> usize {
    text.split_whitespace().take(200).count()
}
