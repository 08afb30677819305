//! Legal text as sentences, each piece with its place: what rules about words look at.

use crate::library::{Run, Text, TextBlock, TextParagraph};
use crate::source::Place;

/// Stands for a filled blank in the words of a paragraph: something exact.
pub(super) const BLANK: char = '\u{e000}';
/// Stands for a live reference.
pub(super) const LINK: char = '\u{e001}';

/// The words of a paragraph, item or cell.
pub(super) struct Prose {
    /// The words, with [`BLANK`] and [`LINK`] for what is not words; definitions in quotes.
    pub(super) words: String,
    /// For each run its first byte in `words`, and its place in the file.
    starts: Vec<(usize, Place)>,
}

impl Prose {
    pub(super) fn of(runs: &[Run]) -> Self {
        let mut words = String::new();
        let mut starts = Vec::new();
        for run in runs {
            let at = words.len();
            let place = match run {
                Run::Words(text) => {
                    words.push_str(&text.value);
                    text.place
                }
                Run::Blank(name) => {
                    words.push(BLANK);
                    name.place
                }
                Run::Link(path) => {
                    words.push(LINK);
                    path.place
                }
                Run::Definition(term) => {
                    words.push('“');
                    words.push_str(&term.value);
                    words.push('”');
                    term.place
                }
                Run::Break => {
                    words.push('\n');
                    continue;
                }
            };
            starts.push((at, place));
        }
        Self { words, starts }
    }

    /// The place of a range of `words`. Marks inside a run shift it by a few bytes at most.
    pub(super) fn place(&self, range: std::ops::Range<usize>) -> Option<Place> {
        let (at, place) = self
            .starts
            .iter()
            .rev()
            .find(|(at, _)| *at <= range.start)?;
        let byte = |within: usize| u32::try_from(within - at).unwrap_or(u32::MAX);
        let start = place.start.saturating_add(byte(range.start)).min(place.end);
        let end = place.start.saturating_add(byte(range.end)).min(place.end);
        Some(Place {
            start,
            end: end.max(start),
            ..*place
        })
    }
}

/// Every paragraph, item and table cell of a text; headers and headings are not sentences.
pub(super) fn of_text(text: &Text) -> Vec<Prose> {
    of_text_where(text, &|_| true)
}

/// The same without the paragraphs and items that are left out.
pub(super) fn of_text_where(text: &Text, kept: &dyn Fn(&TextParagraph) -> bool) -> Vec<Prose> {
    let mut found = Vec::new();
    for block in text.sections.iter().flat_map(|section| &section.blocks) {
        match block {
            TextBlock::Paragraph(paragraph) => of_paragraph(paragraph, kept, &mut found),
            TextBlock::Table(table) => {
                found.extend(table.rows.iter().flatten().map(|cell| Prose::of(cell)));
            }
            TextBlock::DataTable(_) | TextBlock::Form(_) => {}
        }
    }
    found
}

fn of_paragraph(
    paragraph: &TextParagraph,
    kept: &dyn Fn(&TextParagraph) -> bool,
    found: &mut Vec<Prose>,
) {
    if !kept(paragraph) {
        return;
    }
    found.push(Prose::of(&paragraph.runs));
    for item in &paragraph.items {
        of_paragraph(item, kept, found);
    }
}
