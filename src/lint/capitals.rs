//! Phrases with capital letters that no definition covers: what a reader takes for defined terms.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::ops::Range;

use regex::Regex;

use crate::lint::prose::Prose;

/// Words that have a capital letter without being terms of the agreement, one a line.
const PROPER_NOUNS: &str = include_str!("rules/references/proper_nouns.txt");

/// Words with a capital letter in a row, joined by blanks, hyphens or "of" and "and" inside.
const PHRASE: &str = r"[A-Z][a-z]+(?:-[A-Za-z][a-z]+)*(?: [A-Z][a-z]+(?:-[A-Za-z][a-z]+)*)*";

/// Finds such phrases.
pub(super) struct Finder {
    terms: Option<Regex>,
    phrase: Regex,
    nouns: BTreeSet<&'static str>,
}

impl Finder {
    /// A finder that knows these forms of defined terms; nothing if they make no pattern.
    pub(super) fn new<'a>(forms: impl IntoIterator<Item = &'a str>) -> Option<Self> {
        let mut forms: Vec<&str> = forms.into_iter().collect();
        forms.sort_by_key(|form| (Reverse(form.len()), *form));
        let alternatives: Vec<String> = forms.iter().map(|form| regex::escape(form)).collect();
        let terms = format!(r"(?-u:\b)(?:{})(?-u:\b)", alternatives.join("|"));
        let terms = if forms.is_empty() {
            None
        } else {
            Some(Regex::new(&terms).ok()?)
        };
        Some(Self {
            terms,
            phrase: Regex::new(PHRASE).ok()?,
            nouns: PROPER_NOUNS
                .lines()
                .map(str::trim)
                .filter(|line| !line.is_empty() && !line.starts_with('#'))
                .collect(),
        })
    }

    /// The phrases in a paragraph, each with its bytes in the words.
    pub(super) fn undefined(&self, prose: &Prose) -> Vec<(String, Range<usize>)> {
        let words = self.without_terms(&prose.words);
        let mut found = Vec::new();
        for one in self.phrase.find_iter(&words) {
            let (mut start, end) = (one.start(), one.end());
            // "TLS", "Iban2", "d'Orsay", "A4-Format" are names, not terms.
            let glued = |side: Option<char>| {
                side.is_some_and(|one| {
                    one.is_alphanumeric() || matches!(one, '-' | '’' | '\'' | '_' | '@')
                })
            };
            if glued(words[..start].chars().next_back()) {
                continue;
            }
            if glued(words[end..].chars().next()) && !words[end..].starts_with(['’', '\'']) {
                continue;
            }
            if starts_sentence(&words[..start]) {
                // The first word has its capital letter from the sentence.
                match words[start..end].split_once(' ') {
                    Some((first, rest)) if self.nouns.contains(first) || rest.contains(' ') => {
                        start += first.len() + 1;
                    }
                    Some(_) => {}
                    None => continue,
                }
            }
            if !self.is_name(&prose.words, &(start..end)) {
                found.push((words[start..end].to_owned(), start..end));
            }
        }
        found
    }

    /// Whether a phrase is part of a name such as "Common Vulnerability Scoring System" (which
    /// holds a defined term) or "UN Global Compact": a known noun in it, or an acronym before it.
    fn is_name(&self, words: &str, range: &Range<usize>) -> bool {
        let whole = self
            .phrase
            .find_iter(words)
            .find(|one| one.start() <= range.start && range.end <= one.end())
            .map_or(range.clone(), |one| one.range());
        let before = words[..whole.start].trim_end().rsplit([' ', '(']).next();
        let acronym = before.is_some_and(|word| {
            word.len() > 1
                && word
                    .chars()
                    .all(|one| one.is_ascii_uppercase() || one == '/')
        });
        acronym
            || words[whole]
                .split([' ', '-'])
                .any(|word| self.nouns.contains(word))
    }

    /// The words with every use of a defined term, and everything in quotes, made small.
    fn without_terms(&self, words: &str) -> String {
        let mut out = words.to_owned();
        if let Some(terms) = &self.terms {
            for found in terms.find_iter(words) {
                out.replace_range(found.range(), &found.as_str().to_ascii_lowercase());
            }
        }
        let mut from = 0;
        while let Some(open) = out[from..].find(['"', '“']).map(|at| from + at) {
            let inner = open + out[open..].chars().next().map_or(1, char::len_utf8);
            let Some(close) = out[inner..].find(['"', '”']).map(|at| inner + at) else {
                break;
            };
            let small = out[inner..close].to_ascii_lowercase();
            out.replace_range(inner..close, &small);
            from = close + out[close..].chars().next().map_or(1, char::len_utf8);
        }
        out
    }
}

/// Whether a word here has its capital letter because a sentence, item or quotation starts.
fn starts_sentence(before: &str) -> bool {
    before.trim_end().chars().next_back().is_none_or(|last| {
        matches!(
            last,
            '.' | '?' | '!' | ':' | ';' | '“' | '"' | '(' | '–' | '—' | '/'
        )
    })
}
