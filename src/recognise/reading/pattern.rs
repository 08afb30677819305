//! Phrases as patterns over small letters with single blanks; both ends stand at word borders.

use std::ops::Range;
use std::sync::OnceLock;

use regex::Regex;

/// A family of phrases, made ready when it is first looked for.
#[derive(Debug)]
pub struct Pattern {
    words: &'static str,
    bordered: bool,
    ready: OnceLock<Option<Regex>>,
}

impl Pattern {
    /// Phrases in small letters, as a regular expression.
    pub const fn new(words: &'static str) -> Self {
        Self {
            words,
            bordered: true,
            ready: OnceLock::new(),
        }
    }

    /// An expression that says itself where it begins and ends.
    pub const fn whole(words: &'static str) -> Self {
        Self {
            words,
            bordered: false,
            ready: OnceLock::new(),
        }
    }

    /// The expression itself; nothing if the words make none, which a test rules out.
    pub fn regex(&self) -> Option<&Regex> {
        self.ready
            .get_or_init(|| {
                if self.bordered {
                    Regex::new(&spelled(self.words)).ok()
                } else {
                    Regex::new(self.words).ok()
                }
            })
            .as_ref()
    }

    /// Whether one of the phrases is there.
    pub fn is_in(&self, plain: &str) -> bool {
        self.regex().is_some_and(|regex| regex.is_match(plain))
    }

    /// Where the first one is.
    pub fn find(&self, plain: &str) -> Option<Range<usize>> {
        Some(self.regex()?.find(plain)?.range())
    }

    /// Where the first one is from a byte on.
    pub fn find_from(&self, plain: &str, from: usize) -> Option<Range<usize>> {
        Some(self.regex()?.find_at(plain, from)?.range())
    }

    /// Where each of them is.
    pub fn find_all(&self, plain: &str) -> Vec<Range<usize>> {
        self.regex().map_or_else(Vec::new, |regex| {
            regex.find_iter(plain).map(|found| found.range()).collect()
        })
    }

    /// The groups of the first one; what took no part is nothing.
    pub fn groups(&self, plain: &str) -> Option<Vec<Option<Range<usize>>>> {
        let found = self.regex()?.captures(plain)?;
        Some(found.iter().map(|one| one.map(|one| one.range())).collect())
    }

    /// The groups of each of them.
    pub fn all_groups(&self, plain: &str) -> Vec<Vec<Option<Range<usize>>>> {
        self.regex().map_or_else(Vec::new, |regex| {
            regex
                .captures_iter(plain)
                .map(|found| found.iter().map(|one| one.map(|one| one.range())).collect())
                .collect()
        })
    }
}

/// The expression of a family of phrases.
pub(super) fn spelled(words: &str) -> String {
    format!(r"(?-u:\b)(?:{words})(?-u:\b)")
}
