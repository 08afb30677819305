//! Phrases as patterns over small letters with single blanks; both ends stand at word borders.

use std::ops::Range;
use std::sync::OnceLock;

use regex::{Captures, Match, Regex};

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

    /// The groups of the first one.
    pub fn groups<'w>(&self, plain: &'w str) -> Option<Groups<'w>> {
        Some(Groups::of(&self.regex()?.captures(plain)?))
    }

    /// The groups of each of them.
    pub fn all_groups<'w>(&self, plain: &'w str) -> Vec<Groups<'w>> {
        self.regex().map_or_else(Vec::new, |regex| {
            let found = regex.captures_iter(plain);
            found.map(|one| Groups::of(&one)).collect()
        })
    }
}

/// What was found of a phrase: all of it, and each group of its expression.
#[derive(Debug)]
pub struct Groups<'w> {
    parts: Vec<Option<Match<'w>>>,
}

impl<'w> Groups<'w> {
    fn of(found: &Captures<'w>) -> Self {
        Self {
            parts: found.iter().collect(),
        }
    }

    fn get(&self, index: usize) -> Option<Match<'w>> {
        *self.parts.get(index)?
    }

    /// Where all of it stands.
    pub fn whole(&self) -> Range<usize> {
        self.part(0).unwrap_or_default()
    }

    /// Where a group stands, counted from 1; nothing if it took no part.
    pub fn part(&self, index: usize) -> Option<Range<usize>> {
        self.get(index).map(|part| part.range())
    }

    /// The words of a group; none if it took no part.
    pub fn text(&self, index: usize) -> &'w str {
        self.get(index).map_or("", |part| part.as_str())
    }

    /// The words of the first group that took part.
    pub fn first(&self) -> Option<&'w str> {
        let part = self.parts.iter().skip(1).flatten().next()?;
        Some(part.as_str())
    }
}

/// The expression of a family of phrases.
pub(super) fn spelled(words: &str) -> String {
    format!(r"(?-u:\b)(?:{words})(?-u:\b)")
}
