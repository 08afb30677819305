//! Phrases as patterns over small letters with single blanks; both ends stand at word borders.

use std::ops::Range;
use std::sync::OnceLock;

use regex::{Captures, Match, Regex};

/// A family of phrases, made ready when it is first looked for.
#[derive(Debug)]
pub struct Pattern {
    words: &'static str,
    bordered: bool,
    /// Letters of which some stand in whatever is found.
    needs: &'static [&'static str],
    ready: OnceLock<Option<Regex>>,
}

impl Pattern {
    /// Phrases in small letters, as a regular expression.
    pub const fn new(words: &'static str) -> Self {
        Self {
            words,
            bordered: true,
            needs: &[],
            ready: OnceLock::new(),
        }
    }

    /// An expression that says itself where it begins and ends.
    pub const fn whole(words: &'static str) -> Self {
        Self {
            words,
            bordered: false,
            needs: &[],
            ready: OnceLock::new(),
        }
    }

    /// The same phrases, of which each has some of these letters: a text without them need not be
    /// searched, and while no text has them the expression is not made.
    #[must_use]
    pub const fn needing(mut self, needs: &'static [&'static str]) -> Self {
        self.needs = needs;
        self
    }

    /// The expression, for a text that may have one of the phrases.
    fn for_text(&self, plain: &str) -> Option<&Regex> {
        let may_be = self.needs.is_empty() || self.needs.iter().any(|one| plain.contains(one));
        if may_be { self.regex() } else { None }
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
        self.for_text(plain)
            .is_some_and(|regex| regex.is_match(plain))
    }

    /// Where the first one is.
    pub fn find(&self, plain: &str) -> Option<Range<usize>> {
        Some(self.for_text(plain)?.find(plain)?.range())
    }

    /// Where the first one is from a byte on.
    pub fn find_from(&self, plain: &str, from: usize) -> Option<Range<usize>> {
        Some(self.for_text(plain)?.find_at(plain, from)?.range())
    }

    /// Where each of them is.
    pub fn find_all(&self, plain: &str) -> Vec<Range<usize>> {
        self.for_text(plain).map_or_else(Vec::new, |regex| {
            regex.find_iter(plain).map(|found| found.range()).collect()
        })
    }

    /// The groups of the first one.
    pub fn groups<'w>(&self, plain: &'w str) -> Option<Groups<'w>> {
        Some(Groups::of(&self.for_text(plain)?.captures(plain)?))
    }

    /// The groups of each of them.
    pub fn all_groups<'w>(&self, plain: &'w str) -> Vec<Groups<'w>> {
        self.for_text(plain).map_or_else(Vec::new, |regex| {
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
