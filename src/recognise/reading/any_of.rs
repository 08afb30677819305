//! Letters of which a text has some or none: what is told by them alone needs no pattern.

use std::sync::OnceLock;

use aho_corasick::AhoCorasick;

/// Some words or signs, looked for in one pass over a text.
#[derive(Debug)]
pub struct AnyOf {
    words: &'static [&'static str],
    ready: OnceLock<Option<AhoCorasick>>,
}

impl AnyOf {
    /// These words, as they are written.
    pub const fn new(words: &'static [&'static str]) -> Self {
        Self {
            words,
            ready: OnceLock::new(),
        }
    }

    /// Whether a text has one of them.
    pub fn is_in(&self, text: &str) -> bool {
        let make = || AhoCorasick::new(self.words).ok();
        match self.ready.get_or_init(make) {
            Some(ready) => ready.is_match(text),
            None => self.words.iter().any(|word| text.contains(word)),
        }
    }
}
