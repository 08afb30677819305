//! Where the sentences of a paper stand: cut once, for everybody who reads it.

use std::ops::Range;

use crate::import::Unreadable;
use crate::import::paper::{Block, BlockKind};
use crate::import::prose::Prose;
use crate::import::sentence;

/// Most parts of a paper: more are a table of numbers, or made to keep a reader busy.
pub(super) const MOST_PARTS: usize = 400_000;
/// Most sentences.
const MOST_SENTENCES: usize = 1_000_000;

/// The sentences of each part.
#[derive(Clone, Debug, Default)]
pub(super) struct Cuts {
    /// As ranges of the prose, in order.
    all: Vec<Range<usize>>,
    /// For each part its first one, and at the end how many there are.
    from: Vec<usize>,
}

impl Cuts {
    /// Cuts the lines of all parts. A row is read as a whole and has no sentences.
    ///
    /// # Errors
    /// If there are more parts or sentences than any paper has.
    pub(super) fn of(blocks: &[Block], prose: &Prose) -> Result<Self, Unreadable> {
        let too_many = |count: usize, what: &str| {
            Unreadable::new(format!(
                "it has more than {count} {what}, as no document for people does; split it"
            ))
        };
        if blocks.len() > MOST_PARTS {
            return Err(too_many(MOST_PARTS, "paragraphs, items and rows"));
        }
        let mut cuts = Self::default();
        for (block, line) in blocks.iter().zip(&prose.lines) {
            cuts.from.push(cuts.all.len());
            if !matches!(block.kind, BlockKind::Row { .. }) {
                let words = prose.text.get(line.clone()).unwrap_or_default();
                sentence::each(words, &mut |one| {
                    cuts.all.push(line.start + one.start..line.start + one.end);
                });
            }
            if cuts.all.len() > MOST_SENTENCES {
                return Err(too_many(MOST_SENTENCES, "sentences"));
            }
        }
        cuts.from.push(cuts.all.len());
        Ok(cuts)
    }

    /// Those of a part.
    pub(super) fn of_part(&self, at: usize) -> &[Range<usize>] {
        let ends = self.from.get(at).zip(self.from.get(at + 1));
        ends.and_then(|(from, till)| self.all.get(*from..*till))
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use crate::import;
    use crate::source::FileId;

    #[test]
    fn too_many_parts_and_sentences_are_refused_by_name() {
        let read = |text: String| {
            let (paper, findings) = import::read(FileId::from_index(0), "a.html", text.as_bytes());
            assert!(paper.is_none());
            findings[0].message.clone()
        };
        let message = read("<html><p>a".repeat(400_001));
        assert!(message.contains("400000 paragraphs"), "{message}");
        let message = read(format!("<html><p>{}", "Why? No! ".repeat(500_001)));
        assert!(message.contains("1000000 sentences"), "{message}");
    }
}
