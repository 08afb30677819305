//! The words of a document as one reads them: one line a block, with the way back to the text.
//!
//! Rules look at these lines: white space is one blank, hard line breaks and marks of Markdown
//! are gone, cells of a row stand between tabs. [`Prose::span`] leads back to exact places.

use std::ops::Range;

/// The words of a document, one line a block.
#[derive(Clone, Debug, Default)]
pub struct Prose {
    /// All lines; each ends with a line feed.
    pub text: String,
    /// The line of each block, in their order, without its line feed.
    pub lines: Vec<Range<usize>>,
    /// Where pieces of the lines come from, in order.
    steps: Vec<Step>,
}

/// A piece of a line and where it comes from.
#[derive(Clone, Copy, Debug)]
struct Step {
    at: usize,
    length: usize,
    from: usize,
    till: usize,
    /// Whether it is the text there, byte by byte, and no other words for it.
    is_same: bool,
}

impl Prose {
    /// The line of the block at an index.
    pub fn line(&self, block: usize) -> &str {
        self.lines
            .get(block)
            .and_then(|range| self.text.get(range.clone()))
            .unwrap_or_default()
    }

    /// The block whose line holds a byte of [`Prose::text`].
    pub fn block_of(&self, byte: usize) -> usize {
        self.lines
            .partition_point(|line| line.start <= byte)
            .saturating_sub(1)
    }

    /// The bytes of the document's text that a range of [`Prose::text`] was made from.
    pub fn span(&self, range: Range<usize>) -> Range<usize> {
        let start = self.origin(range.start, false);
        if range.is_empty() {
            return start..start;
        }
        start..self.origin(range.end, true).max(start)
    }

    fn origin(&self, byte: usize, is_end: bool) -> usize {
        if self.steps.is_empty() {
            return byte.min(self.text.len());
        }
        let after = self
            .steps
            .partition_point(|step| step.at < byte || (!is_end && step.at == byte));
        let Some(step) = self.steps[..after].last().or(self.steps.first()) else {
            return 0;
        };
        let within = byte.saturating_sub(step.at);
        if within >= step.length {
            // Past this piece: blanks at the end of a line come from nowhere.
            return step.till;
        }
        if step.is_same {
            step.from + within
        } else if is_end {
            step.till
        } else {
            step.from
        }
    }

    /// Adds words that stand in the text as they are, at `from`; white space becomes one blank.
    pub(super) fn push(&mut self, words: &str, from: usize) {
        let bytes = words.as_bytes();
        let mut start = 0;
        let mut at = 0;
        while at < bytes.len() {
            let (gap, keeps) = match bytes[at] {
                b' ' if !bytes.get(at + 1).is_some_and(|next| blank(*next)) => {
                    // A single blank stays in its piece.
                    at += 1;
                    continue;
                }
                byte if blank(byte) => (1, true),
                0xc2 if bytes.get(at + 1) == Some(&0xa0) => (2, true),
                0xc2 if bytes.get(at + 1) == Some(&0xad) => (2, false),
                0xc2 if bytes.get(at + 1) == Some(&0x85) => (2, true),
                byte @ 0xe1..=0xe3 => match (byte, bytes.get(at + 1), bytes.get(at + 2)) {
                    (0xe2, Some(0x80), Some(0x8b..=0x8d)) => (3, false),
                    (0xe2, Some(0x80), Some(0x80..=0x8a | 0xa8 | 0xa9 | 0xaf))
                    | (0xe2, Some(0x81), Some(0x9f))
                    | (0xe1, Some(0x9a), Some(0x80))
                    | (0xe3, Some(0x80), Some(0x80)) => (3, true),
                    _ => {
                        at += 1;
                        continue;
                    }
                },
                _ => {
                    at += 1;
                    continue;
                }
            };
            self.piece(&words[start..at], from + start);
            if keeps {
                self.blank(from + at, from + at + gap);
            }
            at += gap;
            start = at;
        }
        self.piece(&words[start..], from + start);
    }

    /// Adds words that stand for a range of the text.
    pub(super) fn push_for(&mut self, words: &str, range: Range<usize>) {
        let at = self.text.len();
        for one in words.chars() {
            if !one.is_whitespace() {
                self.text.push(one);
            } else if !self.is_at_blank() {
                self.text.push(' ');
            }
        }
        if self.text.len() > at {
            self.steps.push(Step {
                at,
                length: self.text.len() - at,
                from: range.start,
                till: range.end,
                is_same: false,
            });
        }
    }

    /// Adds words of a text that is made while it is read, and says where they stand: the text of
    /// such a paper is its prose.
    pub(super) fn add(&mut self, words: &str) -> Range<usize> {
        let start = self.text.len();
        self.text.push_str(words);
        start..self.text.len()
    }

    /// Adds the tab between two cells of such a text.
    pub(super) fn tab(&mut self) {
        self.text.push('\t');
    }

    /// Ends a line of such a text and says where it stands.
    pub(super) fn finish(&mut self) -> Range<usize> {
        let line = self.start()..self.text.len();
        self.lines.push(line.clone());
        self.text.push('\n');
        line
    }

    /// Takes back what stands on the current line of such a text.
    pub(super) fn drop_line(&mut self) {
        self.text.truncate(self.start());
    }

    /// Adds the tab between two cells.
    pub(super) fn push_tab(&mut self, at: usize) {
        self.cut_blank();
        self.steps.push(Step {
            at: self.text.len(),
            length: 1,
            from: at,
            till: at,
            is_same: false,
        });
        self.text.push('\t');
    }

    /// Ends the line of a block.
    pub(super) fn end_line(&mut self) {
        self.cut_blank();
        let start = self.start();
        self.lines.push(start..self.text.len());
        self.text.push('\n');
    }

    /// Whether nothing stands on the current line yet.
    pub(super) fn is_at_start(&self) -> bool {
        self.text.len() == self.start()
    }

    fn start(&self) -> usize {
        self.lines.last().map_or(0, |line| line.end + 1)
    }

    fn is_at_blank(&self) -> bool {
        self.is_at_start() || self.text.ends_with([' ', '\t'])
    }

    fn piece(&mut self, words: &str, from: usize) {
        let (mut words, mut from) = (words, from);
        if self.is_at_blank() && words.starts_with(' ') {
            words = &words[1..];
            from += 1;
        }
        if words.is_empty() {
            return;
        }
        self.steps.push(Step {
            at: self.text.len(),
            length: words.len(),
            from,
            till: from + words.len(),
            is_same: true,
        });
        self.text.push_str(words);
    }

    fn blank(&mut self, from: usize, till: usize) {
        if self.is_at_blank() {
            return;
        }
        self.steps.push(Step {
            at: self.text.len(),
            length: 1,
            from,
            till,
            is_same: false,
        });
        self.text.push(' ');
    }

    fn cut_blank(&mut self) {
        while self.text.len() > self.start() && self.text.ends_with(' ') {
            self.text.pop();
        }
        while self
            .steps
            .last()
            .is_some_and(|step| step.at >= self.text.len() && step.at > 0)
        {
            self.steps.pop();
        }
    }
}

fn blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0x0b | 0x0c)
}

#[cfg(test)]
mod tests {
    use super::Prose;

    #[test]
    fn lines_lead_back_to_the_text() {
        let text = "  The  Provider\r\n   may\u{a0}answer.  \n";
        let mut prose = Prose::default();
        prose.push(text, 0);
        prose.end_line();
        assert_eq!(prose.text, "The Provider may answer.\n");
        for word in ["The", "Provider", "may", "answer."] {
            let at = prose.text.find(word).unwrap();
            let span = prose.span(at..at + word.len());
            assert_eq!(&text[span], word);
        }
        let at = prose.text.find("Provider may answer").unwrap();
        assert_eq!(
            &text[prose.span(at..at + 19)],
            "Provider\r\n   may\u{a0}answer"
        );
    }

    #[test]
    fn words_that_stand_for_others_lead_back_whole() {
        let text = "A &amp; B";
        let mut prose = Prose::default();
        prose.push("A ", 0);
        prose.push_for("&", 2..7);
        prose.push(" B", 7);
        prose.end_line();
        prose.end_line();
        assert_eq!(prose.text, "A & B\n\n");
        assert_eq!(&text[prose.span(0..5)], text);
        assert_eq!(&text[prose.span(2..3)], "&amp;");
        assert_eq!(prose.lines, [0..5, 6..6]);
        assert_eq!(prose.block_of(6), 1);
    }

    #[test]
    fn words_of_the_same_length_do_not_lead_into_characters() {
        let text = "\u{fc}\u{fc} and \u{2028}";
        let mut prose = Prose::default();
        prose.push_for(" abc\u{2028}  d", 0..4);
        prose.push(&text[4..], 4);
        prose.end_line();
        assert_eq!(prose.text, "abc d and\n");
        for at in 0..5 {
            assert_eq!(prose.span(at..at + 1), 0..4);
        }
        assert_eq!(&text[prose.span(6..9)], "and");
    }
}
