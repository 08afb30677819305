//! Phrases with capital letters: where a term that nobody defined would be used.

mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::explained::{before_month, has_unknown_letters, is_explained_here, torn};
use super::{Term, stem, stemmed};
use crate::recognise::reading::{Part, Reading, Sentence};
pub use words::is_noun;
use words::{is_body, is_known, is_name, may_be_term};

/// A phrase used like a defined term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// Where it is used first.
    pub first: Range<usize>,
    /// How often it is used.
    pub uses: usize,
    /// Whether its last word and the word before it say that it is a term: "the Fee".
    pub is_noun: bool,
}

/// Words before a term: "the Fees", "each Working Day".
const BEFORE: &[&str] = &[
    "the",
    "each",
    "any",
    "such",
    "all",
    "no",
    "a",
    "an",
    "its",
    "every",
    "this",
    "these",
    "those",
    "applicable",
    "relevant",
    "of",
    "per",
    "following",
    "their",
    "other",
    "next",
    "first",
    "last",
    "same",
    "one",
    "two",
    "three",
];

/// Whether a phrase needs no article before it: "to Approved Recipients", "outside Permitted
/// Downtime".
fn may_go_without(phrase: &str, before: &str) -> bool {
    let several = phrase.ends_with('s') && !phrase.ends_with("ss");
    let mass = [
        "Downtime",
        "Maintenance",
        "Support",
        "Data",
        "Information",
        "Work",
        "Personnel",
        "Staff",
        "Software",
        "Equipment",
        "Material",
        "Time",
    ];
    let first = phrase.split(' ').next().unwrap_or_default();
    let endings = ["ed", "al", "ing", "ive", "ary", "ent", "ly"];
    let plain = [
        "Key", "Major", "Minor", "Urgent", "Core", "Base", "Final", "Open", "Net", "New",
        "Priority", "Joint", "Named",
    ];
    let is_word = plain.contains(&first)
        || is_noun(&stemmed(first))
        || endings.iter().any(|end| first.ends_with(end));
    phrase.contains(' ')
        && is_word
        && (before.is_empty() || before.starts_with(|one: char| one.is_ascii_lowercase()))
        && (several || mass.iter().any(|word| phrase.ends_with(word)))
}

/// What is counted: "5 Working Days".
const COUNTED: &[&str] = &["Day", "Hour", "Month", "Week", "Year"];

/// Words before a term that open a sentence.
const OPENING: &[&str] = &["A", "An", "The", "Each", "Such"];

/// No paper has more names that the end of a page tears apart.
const MOST_TORN: usize = 50;

/// Looks for phrases that are used like terms, and that neither a definition nor a heading explains.
pub(super) struct Undefined {
    /// The names of terms, and what stands in quotes: "CONTRACT YEAR" and "Contract Year" are one.
    known: BTreeSet<String>,
    found: BTreeMap<String, Phrase>,
    /// Phrases of a term and one word more, which are terms of their own if they are used often.
    owned: BTreeMap<String, Phrase>,
    /// Words of terms and of names of people and firms explain themselves.
    explained: BTreeSet<String>,
    beginnings: Vec<String>,
}

impl Undefined {
    pub(super) fn new(terms: &[Term], quoted: &BTreeSet<String>) -> Self {
        let mut known: BTreeSet<String> = terms
            .iter()
            .map(|term| stem(&term.name.to_lowercase()))
            .collect();
        known.extend(quoted.iter().cloned());
        Self {
            known,
            found: BTreeMap::new(),
            owned: BTreeMap::new(),
            explained: BTreeSet::new(),
            beginnings: Vec::new(),
        }
    }

    /// Reads a sentence before its phrases.
    pub(super) fn begin(&mut self, text: &str) {
        let torn = torn(text).map(|name| format!("{} ", name.to_lowercase()));
        self.beginnings.extend(torn);
    }

    /// Reads a phrase of a sentence that starts at a byte of the prose, and the word before it.
    pub(super) fn take(&mut self, text: &str, start: usize, range: Range<usize>, before: &str) {
        // "An Approved Supplier" at the start of a sentence.
        let phrase = &text[range.clone()];
        if let Some(label) = before_month(phrase) {
            self.explained.insert(stem(label).to_lowercase());
            return;
        }
        let opening = phrase
            .split(' ')
            .next()
            .filter(|word| OPENING.contains(word));
        let skipped = opening.map_or(0, |word| word.len() + 1);
        let range = range.start + skipped.min(phrase.len())..range.end;
        let counted = !before.is_empty()
            && before.len() <= 3
            && before.bytes().all(|one| one.is_ascii_digit())
            && COUNTED.contains(&&*stemmed(phrase.rsplit(' ').next().unwrap_or_default()))
            && phrase.contains(' ');
        if range.is_empty() {
            return;
        }
        let phrase = &text[range.clone()];
        let Some(last) = phrase.rsplit(' ').next() else {
            return;
        };
        let is_term = is_noun(&stemmed(last)) && !phrase.split(' ').any(is_name);
        let is_noun = is_term || is_body(phrase);
        if !is_noun && !may_be_term(phrase) {
            return;
        }
        let key = stem(phrase);
        if begins_term(phrase, &text[range.end..], &self.known) {
            return;
        }
        if is_explained_here(text, &range) {
            // "The first Customer Duty Manager shall be …" explains the Duty Manager, too.
            let key = key.to_lowercase();
            let ends = key.match_indices(' ').map(|(at, _)| &key[at + 1..]);
            let ends = ends.filter(|end| end.contains(' ')).map(str::to_owned);
            self.explained.extend(ends);
            self.explained.insert(key);
            return;
        }
        let is_led = opening.is_some() || BEFORE.contains(&before) || counted;
        if !is_led && !may_go_without(phrase, before) {
            return;
        }
        // Without an article it takes a phrase of two words to be none of the law's own.
        if is_known(phrase) || !is_led && phrase.split(' ').count() > 2 {
            return;
        }
        let is_noun = is_noun && is_led;
        // "Statement of Work", "Survival of Obligations" are names of other things.
        let rest = &text[range.end..];
        let joined = [" of ", " for ", " and ", "-"].iter().any(|word| {
            rest.strip_prefix(word)
                .is_some_and(|next| next.starts_with(char::is_uppercase) || *word == "-")
        });
        let head = text[..range.start]
            .trim_end()
            .strip_suffix("of")
            .map(str::trim_end);
        let after_name = head
            .and_then(|head| head.rsplit(' ').next())
            .is_some_and(|word| word.starts_with(char::is_uppercase));
        let odd = is_odd(phrase, rest) || has_unknown_letters(phrase, &self.known);
        let small = key.to_lowercase();
        let is_owned = is_noun && is_owned(&small, &self.known);
        if joined || after_name || odd || !is_owned && is_explained(&small, &self.known) {
            return;
        }
        let start = start + range.start;
        let found = if is_owned {
            &mut self.owned
        } else {
            &mut self.found
        };
        found
            .entry(key)
            .and_modify(|known| {
                known.uses += 1;
                known.is_noun |= is_noun;
            })
            .or_insert(Phrase {
                first: start..start + phrase.len(),
                uses: 1,
                is_noun,
            });
    }

    /// What was found, by name.
    pub(super) fn found(mut self) -> BTreeMap<String, Phrase> {
        let often = self.owned.into_iter().filter(|(_, one)| one.uses >= OFTEN);
        self.found.extend(often);
        forget(
            &mut self.found,
            &self.known,
            &self.explained,
            &self.beginnings,
        );
        self.found
    }
}

/// Hands on each sentence that may have phrases, and behind it each of its phrases with the word
/// before it.
pub(super) fn each_in<'r>(
    reading: &'r Reading<'_>,
    mut hand: impl FnMut(&'r Sentence, &'r str, Option<(Range<usize>, &str)>),
) {
    for sentence in &reading.sentences {
        if matches!(sentence.kind, Part::Heading | Part::Note) {
            continue;
        }
        let text = reading.quote(&sentence.span);
        if is_loud(text) {
            continue;
        }
        hand(sentence, text, None);
        // No phrase goes on into the next cell.
        let mut start = 0;
        for cell in text.split('\t') {
            each_phrase(cell, &mut |range, before| {
                let range = range.start + start..range.end + start;
                hand(sentence, text, Some((range, before)));
            });
            start += cell.len() + 1;
        }
    }
}

/// Forgets the phrases that words somewhere explain, and those that are a part of a term.
fn forget(
    found: &mut BTreeMap<String, Phrase>,
    known: &BTreeSet<String>,
    explained: &BTreeSet<String>,
    beginnings: &[String],
) {
    // "Effective Date" beside "Third Amendment Effective Date".
    let endings: BTreeSet<&str> = known
        .iter()
        .flat_map(|term| term.match_indices(' ').map(|(at, _)| &term[at + 1..]))
        .filter(|ending| ending.contains(' '))
        .collect();
    found.retain(|name, _| {
        let name = name.to_lowercase();
        !explained.contains(&name)
            && !endings.contains(name.as_str())
            && !beginnings
                .iter()
                .take(MOST_TORN)
                .any(|start| name.starts_with(start))
    });
}

/// Whether a phrase and the words behind it are a term: "Change" of "Change in Control".
fn begins_term(phrase: &str, rest: &str, known: &BTreeSet<String>) -> bool {
    let mut longer = phrase.to_lowercase();
    rest.split(' ').skip(1).take(4).any(|word| {
        longer.push(' ');
        longer.push_str(&word.to_lowercase());
        known.contains(&stem(&longer))
    })
}

/// Whether a phrase is the name of a firm, or of something else that is no term.
fn is_odd(phrase: &str, rest: &str) -> bool {
    let firm = [
        ", Inc", ", Ltd", ", LLC", ", Corp", ", L.P", " Inc.", " Ltd",
    ];
    firm.iter().any(|form| rest.starts_with(form))
        || rest.starts_with(" on Form")
        || phrase.contains("'s")
        || phrase.contains("’s")
        || phrase.contains("-by-")
        || phrase.starts_with("All ")
}

/// Whether a phrase is a term, or a term with a word or two around it: "Customer Service Data".
fn is_explained(key: &str, known: &BTreeSet<String>) -> bool {
    if known.contains(key) {
        return true;
    }
    // "The Fixed Fee/Daily Rate split" joins two terms.
    if key.contains('/')
        && key
            .split('/')
            .all(|part| known.contains(&stem(part.trim())))
    {
        return true;
    }
    let words: Vec<&str> = key.split(' ').collect();
    (1..words.len()).any(|at| {
        known.contains(&words[at..].join(" "))
            // "Service Improvement Plan" is no kind of Service.
            || 2 * at >= words.len() && known.contains(&stem(&words[..at].join(" ")))
    })
}

/// A side and its thing are a term if they are used so often: "the Customer Equipment".
const OFTEN: usize = 6;

/// Whether a phrase of two words begins with a term and ends with none.
fn is_owned(key: &str, known: &BTreeSet<String>) -> bool {
    key.split_once(' ').is_some_and(|(first, last)| {
        !last.contains(' ')
            && known.contains(&*stemmed(first))
            && !known.contains(last)
            && !known.contains(key)
    })
}

/// Whether most of a text is in capital letters.
pub(super) fn is_loud(text: &str) -> bool {
    let (mut large, mut small) = (0_usize, 0_usize);
    for byte in text.bytes() {
        large += usize::from(byte.is_ascii_uppercase());
        small += usize::from(byte.is_ascii_lowercase());
    }
    large > small
}

/// Hands on every run of words with a capital letter, with the word before it.
pub(super) fn each_phrase(text: &str, hand: &mut impl FnMut(Range<usize>, &str)) {
    let mut before = "";
    let mut run: Option<(Range<usize>, &str)> = None;
    for (at, raw) in words(text) {
        // Most words are small letters and nothing else.
        let is_small = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_lowercase);
        if is_small(raw.as_bytes().first()) && is_small(raw.as_bytes().last()) {
            if let Some((range, word)) = run.take() {
                hand(range, word);
            }
            before = raw;
            continue;
        }
        let is_mark = |one: char| !one.is_alphanumeric();
        let word = raw.trim_start_matches(is_mark);
        let start = at + (raw.len() - word.len());
        let word = word.trim_end_matches(is_mark);
        let capital = word.chars().next().is_some_and(char::is_uppercase) && word.len() > 1;
        let opens = raw.starts_with(|one: char| !one.is_alphanumeric());
        let closes = raw.ends_with(|one: char| !one.is_alphanumeric());
        if capital {
            if opens && let Some((range, word)) = run.take() {
                hand(range, word);
            }
            run = Some(match run.take() {
                Some((range, word_before)) => (range.start..start + word.len(), word_before),
                None => (start..start + word.len(), before),
            });
            if closes && let Some((range, word)) = run.take() {
                hand(range, word);
            }
        } else if let Some((range, word)) = run.take() {
            hand(range, word);
        }
        before = if closes { "" } else { word };
    }
    if let Some((range, word)) = run {
        hand(range, word);
    }
}

fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    let words = text.as_bytes().split(|byte| matches!(byte, b' ' | b'\t'));
    words.filter_map(move |word| {
        let start = at;
        at += word.len() + 1;
        (!word.is_empty()).then(|| (start, &text[start..start + word.len()]))
    })
}

#[cfg(test)]
mod tests {
    use super::each_phrase;

    #[test]
    fn phrases_are_runs_of_capital_words() {
        let mut found = Vec::new();
        let text = "On the Effective Date the Customer (the Buyer) pays All Fees, Taxes and a Fee.";
        each_phrase(text, &mut |range, before| {
            found.push(format!("{before}>{}", &text[range]));
        });
        assert_eq!(
            found.join(" | "),
            ">On | the>Effective Date | the>Customer | the>Buyer | pays>All Fees | >Taxes | a>Fee"
        );
    }
}
