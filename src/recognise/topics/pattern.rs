//! The notation of patterns: words in order, with gaps, over lower-case text.
//!
//! `audit .. records` is "audit", and "records" at most 100 characters later, before any
//! semicolon; `..40` says how many; `...` reaches to the end of the sentence. A blank is a
//! blank, as prose has it; `’` any apostrophe or none, `“` any quotation marks or none, `<name>` a phrase of
//! `words.toml`, and the rest is a regular expression. Each part starts at the start of a word.
//!
//! Most parts are known by their first letters. All of those letters are looked for in one pass
//! over a sentence ([`Hits`]); a part is tried only where its letters stand.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use regex::bytes::{Regex, RegexBuilder};

use super::letters::letters;
use super::lexicon::{Hits, Lexicon};

/// How far `..` reaches, in bytes.
const NEAR: usize = 100;
/// How often a part is tried again further on.
const TRIES: usize = 24;

/// A compiled pattern.
#[derive(Debug)]
pub(super) struct Pattern {
    steps: Vec<Step>,
}

/// A part of a pattern.
#[derive(Debug)]
struct Step {
    /// The regular expression of the part.
    written: String,
    /// The letters it starts with, as numbers in the lexicon; empty if it may start with any.
    starts: Vec<u32>,
    /// How its end is found.
    rest: Rest,
    /// How far after the part before it may start, in bytes.
    within: usize,
}

#[derive(Debug)]
enum Rest {
    /// It is the letters it starts with, any more letters of the word if so, and then, if so,
    /// the end of the word.
    Letters { more: bool, word_ends: bool },
    /// A regular expression says.
    Regex(OnceLock<Option<Regex>>),
}

impl Pattern {
    pub(super) fn new(
        written: &str,
        words: &BTreeMap<String, String>,
        lexicon: &mut Lexicon,
    ) -> Self {
        let mut steps = Vec::new();
        let mut within = usize::MAX;
        let mut part = String::new();
        for word in written.split(' ') {
            if let Some(gap) = word.strip_prefix("..").and_then(gap) {
                steps.push(Step::new(&part, within, words, lexicon));
                part.clear();
                within = gap;
            } else {
                if !part.is_empty() {
                    part.push(' ');
                }
                part.push_str(word);
            }
        }
        steps.push(Step::new(&part, within, words, lexicon));
        Self { steps }
    }

    /// Where it matches first between two bytes, if it does.
    pub(super) fn find(&self, hits: &Hits<'_>, from: usize, to: usize) -> Option<(usize, usize)> {
        let possible = |step: &Step| {
            step.starts.is_empty() || step.starts.iter().any(|one| !hits.at(*one).is_empty())
        };
        if self.steps.iter().all(possible) {
            follow(&self.steps, hits, from, to, to)
        } else {
            None
        }
    }

    /// What is wrong with it.
    pub(super) fn check(&self) -> Result<(), String> {
        for step in &self.steps {
            step.build()
                .map_err(|error| format!("`{}`: {error}", step.written))?;
        }
        Ok(())
    }
}

/// What stands behind two dots: nothing, one more dot, or how many characters.
fn gap(written: &str) -> Option<usize> {
    match written {
        "" => Some(NEAR),
        "." => Some(usize::MAX),
        number => number.parse().ok(),
    }
}

/// The first match of steps of which the first starts from `from` to `last`, and which ends by `to`.
fn follow(
    steps: &[Step],
    hits: &Hits<'_>,
    from: usize,
    last: usize,
    to: usize,
) -> Option<(usize, usize)> {
    let (first, rest) = steps.split_first()?;
    let mut at = from;
    for _ in 0..TRIES {
        let (start, end) = first.find(hits, at, last, to)?;
        let Some(next) = rest.first() else {
            return Some((start, end));
        };
        let mut reach = end.saturating_add(next.within).min(to);
        if next.within != usize::MAX {
            let between = &hits.text[end..reach];
            let stop = between.iter().position(|byte| *byte == b';');
            reach = end + stop.unwrap_or(between.len());
        }
        if let Some((_, end)) = follow(rest, hits, end, reach, to) {
            return Some((start, end));
        }
        at = start + 1;
    }
    None
}

impl Step {
    fn new(
        written: &str,
        within: usize,
        words: &BTreeMap<String, String>,
        lexicon: &mut Lexicon,
    ) -> Self {
        let mut written = written.to_owned();
        for _ in 0..3 {
            if !written.contains('<') {
                break;
            }
            for (name, phrase) in words {
                written = written.replace(&format!("<{name}>"), &format!("(?:{phrase})"));
            }
        }
        // A quotation mark before a word needs no looking for.
        let bare = written
            .trim_start_matches("“?")
            .trim_start_matches('“')
            .trim_start();
        let (stem, word_ends) = match bare.strip_suffix("\\b") {
            Some(stem) => (stem, true),
            None => (bare, false),
        };
        let (stem, more) = match stem.strip_suffix("[a-z]*") {
            Some(stem) => (stem, true),
            None => (stem, false),
        };
        let mut starts = Vec::new();
        let mut exact = false;
        if let Some((letters, whole)) = letters(&spelt(stem)) {
            exact = whole;
            starts = letters.iter().map(|one| lexicon.number(one)).collect();
        }
        let rest = if exact {
            Rest::Letters { more, word_ends }
        } else {
            Rest::Regex(OnceLock::new())
        };
        Self {
            written: bare.to_owned(),
            starts,
            rest,
            within,
        }
    }

    /// Where it stands first, starting from `from` to `last` and ending by `to`.
    fn find(&self, hits: &Hits<'_>, from: usize, last: usize, to: usize) -> Option<(usize, usize)> {
        if self.starts.is_empty() {
            let found = self.regex()?.find_at(hits.text, from)?;
            return (found.start() <= last && found.end() <= to)
                .then_some((found.start(), found.end()));
        }
        let mut at = from;
        loop {
            let start = self
                .starts
                .iter()
                .filter_map(|one| first_from(hits.at(*one), at))
                .min()?;
            if start > last {
                return None;
            }
            if let Some(end) = self.end(hits, start).filter(|end| *end <= to) {
                return Some((start, end));
            }
            at = start + 1;
        }
    }

    /// Where it ends if it starts here.
    fn end(&self, hits: &Hits<'_>, start: usize) -> Option<usize> {
        match &self.rest {
            Rest::Regex(_) => {
                let found = self.regex()?.find(&hits.text[start..])?;
                Some(start + found.end())
            }
            Rest::Letters { more, word_ends } => self
                .starts
                .iter()
                .filter(|one| hits.at(**one).binary_search(&narrow(start)).is_ok())
                .filter_map(|one| {
                    let mut end = start + hits.len(*one);
                    let letter = |at: usize| {
                        hits.text
                            .get(at)
                            .is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_')
                    };
                    while *more && letter(end) {
                        end += 1;
                    }
                    (!word_ends || !letter(end)).then_some(end)
                })
                .min(),
        }
    }

    fn build(&self) -> Result<Regex, regex::Error> {
        let start = if self.starts.is_empty() {
            if self.written.starts_with(['\\', '[', '^', '$', '“']) {
                ""
            } else {
                "\\b"
            }
        } else {
            "\\A"
        };
        RegexBuilder::new(&format!("{start}(?:{})", spelt(&self.written)))
            .unicode(false)
            .dot_matches_new_line(true)
            .size_limit(1 << 20)
            .build()
    }

    fn regex(&self) -> Option<&Regex> {
        match &self.rest {
            Rest::Regex(built) => built.get_or_init(|| self.build().ok()).as_ref(),
            Rest::Letters { .. } => None,
        }
    }
}

fn narrow(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

fn first_from(places: &[u32], from: usize) -> Option<usize> {
    let from = narrow(from);
    places
        .iter()
        .find(|place| **place >= from)
        .map(|place| *place as usize)
}

/// The regular expression that the notation stands for.
fn spelt(written: &str) -> String {
    let mut pattern = String::new();
    let mut class = false;
    let mut escaped = false;
    for letter in written.chars() {
        match letter {
            _ if escaped => pattern.push(letter),
            '[' => {
                class = true;
                pattern.push('[');
            }
            ']' => {
                class = false;
                pattern.push(']');
            }
            '’' if !class => pattern.push_str("(?:'|’|`|´)?"),
            '“' if !class => pattern.push_str("(?:[\"*_]|“|”|'|‘|’)*"),
            other => pattern.push(other),
        }
        escaped = letter == '\\' && !escaped;
    }
    pattern
}
