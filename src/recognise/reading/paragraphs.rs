//! What a paragraph says, looked for once for all its sentences: a paper may be one paragraph.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;
use std::ptr;

use super::{Pattern, Reading, Sentence};

/// What has been looked for in long paragraphs.
#[derive(Debug, Default)]
pub(super) struct Paragraphs(RefCell<BTreeMap<Asked, Option<Range<usize>>>>);

/// The block, and the address of the pattern.
type Asked = (usize, usize);

/// What is shorter, in bytes, is looked through again.
const LONG: usize = 2_000;

impl Reading<'_> {
    /// The words of the paragraph, item or row that a sentence stands in, in small letters.
    pub fn paragraph(&self, sentence: &Sentence) -> &str {
        &self.plain[self.paragraph_span(sentence)]
    }

    /// Where a phrase stands first in the paragraph of a sentence.
    pub fn find_in_paragraph(
        &self,
        sentence: &Sentence,
        pattern: &'static Pattern,
    ) -> Option<Range<usize>> {
        let span = self.paragraph_span(sentence);
        let find = || {
            let found = pattern.find(&self.plain[span.clone()])?;
            Some(span.start + found.start..span.start + found.end)
        };
        if span.len() < LONG {
            return find();
        }
        let key = (sentence.block, ptr::from_ref(pattern).addr());
        let mut known = self.paragraphs.0.borrow_mut();
        known.entry(key).or_insert_with(find).clone()
    }

    /// Whether the paragraph of a sentence has a phrase.
    pub fn paragraph_says(&self, sentence: &Sentence, pattern: &'static Pattern) -> bool {
        self.find_in_paragraph(sentence, pattern).is_some()
    }

    fn paragraph_span(&self, sentence: &Sentence) -> Range<usize> {
        let lines = &self.paper.prose.lines;
        lines.get(sentence.block).cloned().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Pattern, Reading};
    use crate::import;
    use crate::source::FileId;

    #[test]
    fn a_long_paragraph_says_what_its_words_say() {
        static ZONES: Pattern = Pattern::new("utc");
        static FEES: Pattern = Pattern::new("fees?");
        let text = format!("{}The clock shows UTC.", "The desk answers. ".repeat(400));
        let (paper, _) = import::read(FileId::from_index(0), "a.txt", text.as_bytes());
        let paper = paper.unwrap();
        let reading = Reading::of(&paper);
        for sentence in &reading.sentences {
            let found = reading.find_in_paragraph(sentence, &ZONES).unwrap();
            assert_eq!(&reading.plain[found], "utc");
            assert!(!reading.paragraph_says(sentence, &FEES));
        }
    }
}
