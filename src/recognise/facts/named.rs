//! The thing that a value is a measure of, where it stands right beside it: "the escrow fee of",
//! "the retention period for tickets is", "a 14-day trial period".

use std::collections::BTreeSet;
use std::ops::Range;

use super::Value;
use super::tokens::Token;
use super::words::{content, is_empty};

type Named = (BTreeSet<String>, BTreeSet<String>, String);

/// Words between a thing and its value.
const LINKS: &[&str] = &[
    "is",
    "are",
    "be",
    "of",
    "means",
    "mean",
    "amounts",
    "lasts",
    "runs",
    "last",
    "run",
    "equal",
    "limited",
    "capped",
    "exceed",
    "accrues",
    "accrue",
    "applies",
    "comprises",
    "totals",
];
/// Verbs that may stand between a thing and the words that lead to its value.
const VERBS: &[&str] = &[
    "accrue",
    "accrues",
    "applies",
    "apply",
    "continues",
    "continue",
    "remains",
    "remain",
    "not",
    "shall",
    "will",
    "must",
    "should",
    "may",
    "always",
    "hereby",
    "currently",
    "initially",
    "valid",
    "charged",
    "set",
    "fixed",
    "agreed",
    "calculated",
    "payable",
    "due",
    "paid",
];
/// Articles and the like: a thing begins behind them.
const ARTICLES: &[&str] = &[
    "the", "a", "an", "each", "any", "its", "their", "our", "your", "this", "such", "every", "all",
    "no", "whose",
];
/// Words that a name goes on over.
const JOINTS: &[&str] = &["of", "for", "on", "against"];
/// Words that are no part of a name.
const BORDERS: &[&str] = &[
    "to",
    "in",
    "at",
    "by",
    "with",
    "from",
    "if",
    "where",
    "when",
    "that",
    "which",
    "and",
    "or",
    "shall",
    "will",
    "must",
    "may",
    "can",
    "than",
    "as",
    "is",
    "are",
    "be",
    "has",
    "have",
    "within",
    "not",
    "under",
    "per",
    "upon",
    "after",
    "before",
    "during",
    "without",
    "should",
    "who",
    "it",
    "they",
    "we",
    "you",
    "until",
    "below",
    "above",
    "between",
    "through",
    "than",
    "plus",
    "then",
    "does",
    "do",
    "was",
    "were",
    "been",
    "into",
    "over",
    "unless",
    "only",
    "also",
    "up",
    "pay",
    "pays",
    "paying",
    "receives",
    "receive",
    "grant",
    "keep",
    "keeps",
    "use",
    "uses",
    "offer",
    "hold",
    "holds",
    "s",
    "provide",
    "provides",
    "furnish",
    "submit",
    "return",
    "returns",
    "deduct",
    "levy",
    "impose",
    "has",
    "have",
    "maintain",
    "maintains",
    "charge",
    "carry",
    "carries",
    "obtain",
    "procure",
    "show",
    "shows",
    "guarantees",
    "guarantee",
    "ensures",
    "ensure",
];

/// The thing named before the words that lead to a value.
pub(super) fn before(
    words: &[Token<'_>],
    start: usize,
    lead: usize,
    own: &Range<usize>,
) -> Option<Named> {
    let linked = words[lead..own.start]
        .iter()
        .any(|one| LINKS.contains(&one.text));
    let mut end = lead;
    let mut verbs = false;
    while end > start && VERBS.contains(&words[end - 1].text) {
        verbs = true;
        end -= 1;
    }
    // "Insurance with a limit of".
    if linked && end > start && words[end - 1].text == "with" {
        end -= 1;
    }
    if !linked && !verbs {
        return None;
    }
    // "The period of", "the rate of": words of measure belong to the name, and are no words of it.
    let mut from = end;
    let mut joint = None;
    let mut count = 0;
    while from > start {
        let one = &words[from - 1];
        if one.is_mark() || BORDERS.contains(&one.text) || count > 12 {
            break;
        }
        if ARTICLES.contains(&one.text) {
            from -= 1;
            if from > start && JOINTS.contains(&words[from - 1].text) {
                joint = Some(from - 1);
                from -= 1;
                count += 1;
                continue;
            }
            break;
        }
        if JOINTS.contains(&one.text) {
            joint = Some(from - 1);
        }
        from -= 1;
        count += 1;
    }
    let core_end = joint.unwrap_or(end);
    let is_core = |one: &&Token<'_>| !one.is_mark();
    let head = content(
        words[from..core_end]
            .iter()
            .filter(is_core)
            .map(|one| one.text)
            .filter(|one| !one.starts_with(|one: char| one.is_ascii_digit())),
    );
    if head.is_empty() {
        return None;
    }
    let complement = content(words[core_end..end].iter().map(|one| one.text));
    Some((head, complement, name(&words[from..end])))
}

/// No name behind a value has more words.
const LONGEST: usize = 4;

/// The thing named behind a value: "14-day trial period", "a 5 % performance guarantee".
pub(super) fn behind(
    words: &[Token<'_>],
    own: &Range<usize>,
    till: usize,
    value: &Value,
) -> Option<Named> {
    // "30 days written notice" is notice; "the 14-day trial period" is a name.
    let is_joined = own.len() == 1 && words[own.start].text.contains('-');
    if value.is_time() && !is_joined || matches!(value, Value::Sum(..)) {
        return None;
    }
    let mut end = own.end;
    while end < till
        && end < own.end + LONGEST
        && !words[end].is_mark()
        && !BORDERS.contains(&words[end].text)
        && !JOINTS.contains(&words[end].text)
        && !ARTICLES.contains(&words[end].text)
    {
        end += 1;
    }
    let head = content(words[own.end..end].iter().map(|one| one.text));
    (!head.is_empty()).then(|| (head, BTreeSet::new(), name(&words[own.end..end])))
}

/// A name as it stands.
fn name(words: &[Token<'_>]) -> String {
    let all: Vec<&str> = words
        .iter()
        .filter(|one| !one.is_mark())
        .map(|one| one.text)
        .filter(|one| !one.starts_with(|one: char| one.is_ascii_digit()))
        .skip_while(|one| ARTICLES.contains(one) || is_empty(one) && JOINTS.contains(one))
        .collect();
    format!("the {}", all.join(" "))
}
