//! A paper cut into sentences, each with the heading it stands under and the words that lead into it.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::import::{BlockKind, Paper};

/// No sentence is longer, in bytes: what follows is read as another one.
const LONGEST: usize = 2500;
/// No heading is longer, in bytes.
const HEADING: usize = 100;

/// A sentence of a paper; places are bytes of its prose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands.
    pub span: Range<usize>,
    /// The heading it stands under; empty if there is none.
    pub heading: Range<usize>,
    /// The words that lead into the list it is an item of; empty if it is none.
    pub lead: Range<usize>,
    /// Whether it is a heading itself.
    pub is_heading: bool,
    /// The level of a heading, from 1; the first words of a paragraph are below every other.
    pub level: u8,
}

/// The level of first words that are a heading.
const FIRST_WORDS: u8 = u8::MAX;

/// Cuts a paper into sentences. A row of a table is one; a line of a contents list is none.
pub fn sentences(paper: &Paper) -> Vec<Sentence> {
    let text = paper.prose.text.as_str();
    let headings = headings(paper);
    let mut cutter = Cutter {
        text,
        found: Vec::new(),
        heading: 0..0,
    };
    let mut lead = 0..0;
    for (at, block) in paper.blocks.iter().enumerate() {
        let Some(line) = paper.prose.lines.get(at) else {
            break;
        };
        match &block.kind {
            BlockKind::Heading(level) if line.len() <= HEADING => {
                lead = 0..0;
                cutter.heading(line.clone(), *level);
            }
            BlockKind::Row { .. } => cutter.sentence(line.clone(), &lead),
            kind => {
                if let BlockKind::Heading(level) = kind {
                    // A heading and its clause in one line.
                    let mut end = line.start + HEADING;
                    while !text.is_char_boundary(end) {
                        end -= 1;
                    }
                    cutter.heading(line.start..end, *level);
                } else if headings
                    .get(entry(&text[line.clone()]))
                    .is_some_and(|last| at < *last)
                {
                    continue;
                }
                let is_item = matches!(kind, BlockKind::Item(_));
                let before = if is_item { lead.clone() } else { 0..0 };
                for span in paper.sentences(at).iter().cloned() {
                    if has_capitals(&text[span.clone()]) {
                        cutter.heading(span, FIRST_WORDS);
                    } else {
                        cutter.sentence(span, &before);
                    }
                }
                if !is_item {
                    lead = leads(text, cutter.found.last());
                }
            }
        }
    }
    cutter.found
}

/// The words of each heading, with the last block that is one.
fn headings(paper: &Paper) -> BTreeMap<&str, usize> {
    let blocks = paper.blocks.iter().enumerate();
    blocks
        .filter(|(_, block)| matches!(block.kind, BlockKind::Heading(_)))
        .map(|(at, _)| (paper.words(at).trim(), at))
        .filter(|(words, _)| !words.is_empty() && words.len() <= HEADING)
        .collect()
}

/// The words of a line of a contents list, without dots and the number of the page.
fn entry(line: &str) -> &str {
    if line.len() > 2 * HEADING {
        return "";
    }
    let words = line.trim_end_matches(|one: char| one.is_ascii_digit());
    let dotted = words.trim_end_matches(['.', '…', ' ', '\t']);
    if dotted.len() + 1 < words.len() {
        dotted.trim_start()
    } else {
        line.trim()
    }
}

struct Cutter<'a> {
    text: &'a str,
    found: Vec<Sentence>,
    heading: Range<usize>,
}

impl Cutter<'_> {
    fn heading(&mut self, span: Range<usize>, level: u8) {
        self.heading = span.clone();
        self.found.push(Sentence {
            span,
            heading: 0..0,
            lead: 0..0,
            is_heading: true,
            level,
        });
    }

    fn sentence(&mut self, span: Range<usize>, lead: &Range<usize>) {
        let mut start = span.start;
        while start < span.end {
            let mut end = span.end.min(start + LONGEST);
            while !self.text.is_char_boundary(end) {
                end -= 1;
            }
            self.found.push(Sentence {
                span: start..end,
                heading: self.heading.clone(),
                lead: lead.clone(),
                is_heading: false,
                level: 0,
            });
            start = end;
        }
    }
}

/// A sentence that leads into a list.
fn leads(text: &str, last: Option<&Sentence>) -> Range<usize> {
    match last {
        Some(last)
            if text[last.span.clone()]
                .trim_end()
                .ends_with([':', '—', '–', '-']) =>
        {
            let mut start = last.span.end.saturating_sub(400).max(last.span.start);
            while !text.is_char_boundary(start) {
                start += 1;
            }
            start..last.span.end
        }
        _ => 0..0,
    }
}

/// Words that a heading writes small.
const SMALL: &[&str] = &[
    "of", "and", "or", "for", "to", "the", "in", "on", "by", "with", "from", "upon", "a", "an",
    "after", "at", "against",
];

/// Whether the first words of a paragraph are its heading: few, and each with a capital.
fn has_capitals(words: &str) -> bool {
    if words.len() > 90 {
        return false;
    }
    let mut count = 0;
    for word in words.split_whitespace() {
        let word = word.trim_matches(|letter: char| !letter.is_alphanumeric());
        let Some(first) = word.chars().next() else {
            continue;
        };
        if first.is_numeric() || word.len() == 1 {
            continue;
        }
        if first.is_lowercase() && !SMALL.contains(&word) {
            return false;
        }
        count += 1;
    }
    (1..=9).contains(&count)
}

#[cfg(test)]
mod tests {
    use super::{entry, has_capitals, sentences};
    use crate::import;
    use crate::source::FileId;

    #[test]
    fn headings_and_leads_go_with_sentences() {
        let text = "# 4 Audit\n\nThe Customer may:\n\n- audit the records; and\n- copy them.\n\n4.2 Notice. The Customer gives notice.\n";
        let (paper, _) = import::read(FileId::from_index(0), "a.md", text.as_bytes());
        let paper = paper.unwrap();
        let words = |range: &std::ops::Range<usize>| paper.prose.text[range.clone()].to_owned();
        let found: Vec<(String, String, String)> = sentences(&paper)
            .iter()
            .filter(|one| !one.is_heading)
            .map(|one| (words(&one.span), words(&one.heading), words(&one.lead)))
            .collect();
        assert!(found[0].1.contains("Audit"));
        assert!(found[1].0.contains("audit the records"));
        assert_eq!(found[1].2, "The Customer may:");
        assert_eq!(found[3].0, "The Customer gives notice.");
        assert!(found[3].1.contains("Notice."));
    }

    #[test]
    fn few_words_with_capitals_are_a_heading() {
        assert!(has_capitals("4.2 Limitation of Liability."));
        assert!(has_capitals("GOVERNING LAW"));
        assert!(!has_capitals("The Provider answers."));
    }

    #[test]
    fn lines_of_a_contents_list_are_no_sentences() {
        let text = "# Contents\n\n- 1 Right to audit\n- 2 Backup\n\n# 1 Right to audit\n\nThe Customer may audit.\n\n# 2 Backup\n\nThe Provider copies.\n";
        let (paper, _) = import::read(FileId::from_index(0), "a.md", text.as_bytes());
        let paper = paper.unwrap();
        let count = |wanted: &str| {
            let found = sentences(&paper).into_iter();
            found
                .filter(|one| paper.prose.text[one.span.clone()].contains(wanted))
                .count()
        };
        assert_eq!((count("Right to audit"), count("Backup")), (1, 1));
        assert_eq!(entry("4.2 Audit rights ........ 17"), "4.2 Audit rights");
        assert_eq!(entry("Schedule 3"), "Schedule 3");
    }
}
