//! Words and marks of a sentence, in order.

use std::ops::Range;

/// One word or mark of a sentence.
#[derive(Clone, Debug)]
pub(super) struct Token<'a> {
    /// Where it stands in the words.
    pub(super) span: Range<usize>,
    /// The word, or a mark.
    pub(super) text: &'a str,
}

impl Token<'_> {
    /// Whether it is a mark that ends a phrase.
    pub(super) fn is_mark(&self) -> bool {
        !self
            .text
            .starts_with(|one: char| one.is_ascii_alphanumeric())
    }
}

/// The words and marks of a text, without blanks and quotes.
pub(super) fn tokens(words: &str, offset: usize) -> Vec<Token<'_>> {
    let bytes = words.as_bytes();
    let is_word = |byte: u8| byte.is_ascii_alphanumeric() || byte >= 128;
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let start = at;
        if is_word(bytes[at]) {
            while at < bytes.len()
                && (is_word(bytes[at])
                    || bytes[at] == b'-' && bytes.get(at + 1).is_some_and(|next| is_word(*next)))
            {
                at += 1;
            }
        } else {
            at += 1;
            if !matches!(bytes[start], b',' | b';' | b':' | b'(' | b')' | b'\t') {
                continue;
            }
        }
        let Some(text) = words.get(start..at) else {
            continue;
        };
        // Quotes and dashes beyond ASCII are no words.
        let text = text.trim_matches(|one: char| !one.is_ascii() && !one.is_alphabetic());
        if !text.is_empty() {
            found.push(Token {
                span: offset + start..offset + at,
                text,
            });
        }
    }
    found
}
