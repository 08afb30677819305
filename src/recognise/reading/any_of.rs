//! Letters of which a text has some or none: what is told by them alone needs no pattern.

use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, MatchKind};

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

    fn ready(&self) -> Option<&AhoCorasick> {
        // Many letters at once are looked at for this kind of match alone.
        let make = || {
            let mut build = AhoCorasick::builder();
            let build = build.match_kind(MatchKind::LeftmostFirst);
            build.build(self.words).ok()
        };
        self.ready.get_or_init(make).as_ref()
    }

    /// Whether a text has one of them.
    pub fn is_in(&self, text: &str) -> bool {
        match self.ready() {
            Some(ready) => ready.is_match(text),
            None => self.words.iter().any(|word| text.contains(word)),
        }
    }

    /// Where they begin, one behind the other.
    pub fn places<'t>(&'t self, text: &'t str) -> impl Iterator<Item = usize> + 't {
        let all = self.ready().map(|ready| ready.find_iter(text));
        all.into_iter().flatten().map(|found| found.start())
    }
}
