//! What sentences state: a value, the words that lead to it, and what stands behind it.

use std::collections::BTreeSet;
use std::ops::Range;

use super::meant::{Meant, meant};
use super::tokens::{Token, tokens};
use super::words::{content, is_empty, stem};
use super::{Fact, Value, named, values};
use crate::recognise::reading::{Pattern, Reading, Sentence};

/// Words that begin a case.
const CASES: &[&str] = &[
    "if",
    "where",
    "when",
    "unless",
    "during",
    "until",
    "once",
    "upon",
    "should",
    "provided",
    "in",
    "for",
    "after",
    "following",
    "while",
    "whenever",
    "with",
    "on",
];
/// Words behind a value that lead to what it counts from, or is a share of.
const ANCHORS: &[&str] = &[
    "of",
    "after",
    "from",
    "following",
    "before",
    "prior",
    "since",
    "upon",
];
/// What a value is counted per.
const PER: &[&str] = &[
    "month",
    "quarter",
    "year",
    "annum",
    "week",
    "day",
    "hour",
    "claim",
    "event",
    "incident",
    "occurrence",
    "user",
    "annual",
    "annually",
    "monthly",
    "quarterly",
    "yearly",
    "weekly",
    "calendar",
];

/// Words for things that were named before.
const POINTERS: &[&str] = &[
    "it", "its", "them", "they", "their", "this", "that", "these", "those", "such", "same",
];

/// Units of time, and the words that go with them.
const UNITS: &[&str] = &[
    "seconds", "second", "minutes", "minute", "hours", "hour", "days", "day", "weeks", "week",
    "months", "month", "quarters", "quarter", "years", "year", "business", "working", "calendar",
    "percent", "h", "dollars", "euros", "usd", "eur", "gbp",
];
/// Sentences that set something apart from what is said elsewhere.
static APART: Pattern = Pattern::new(
    "notwithstanding|except|instead|for example|for instance|e\\.g|example|otherwise|by way of derogation|deviat(?:es?|ing|ion)|unlike|in lieu|as stated in|as set out in|as defined in|as specified in|reduced (?:to|by)|increased (?:to|from)|extended to|amended|deleted|replaced (?:with|by)|lesser of|greater of|lower of|higher of|whichever|respectively|additional|pro rata|reduc(?:e|tion) (?:of|to)",
);

/// The parts of a sentence around a value.
struct Around {
    /// Where the statement begins, behind the case that opens it.
    start: usize,
    /// The value.
    value: Range<usize>,
    /// Where the statement ends.
    end: usize,
}

pub(super) fn in_sentence(
    reading: &Reading<'_>,
    at: usize,
    sentence: &Sentence,
    found: &mut Vec<Fact>,
) {
    const MANY: usize = 4;
    let all = values(reading, sentence);
    if all.is_empty() || all.len() > MANY || reading.says(sentence, &APART) {
        return;
    }
    let words = tokens(reading.words(sentence), sentence.span.start);
    let mut every = None;
    let place = |span: &Range<usize>| {
        let first = words.partition_point(|one| one.span.end <= span.start);
        first..words.partition_point(|one| one.span.start < span.end)
    };
    let places: Vec<Range<usize>> = all.iter().map(|(span, _)| place(span)).collect();
    for (index, (span, value)) in all.iter().enumerate() {
        let own = places[index].clone();
        let from = index.checked_sub(1).map_or(0, |last| places[last].end);
        let till = places.get(index + 1).map_or(words.len(), |next| next.start);
        if own.is_empty() || from > own.start {
            continue;
        }
        let is_end = |one: &Token<'_>| matches!(one.text, ";" | ":");
        let from = words[from..own.start]
            .iter()
            .rposition(is_end)
            .map_or(from, |end| from + end + 1);
        let till = words[own.end..till]
            .iter()
            .position(is_end)
            .map_or(till, |end| own.end + end);
        if let Some(fact) = fact(&words, from..till, own, value) {
            found.push(Fact {
                span: span.clone(),
                sentence: at,
                all: every
                    .get_or_insert_with(|| content(words.iter().map(|one| one.text)))
                    .clone(),
                others: all
                    .iter()
                    .filter(|(other, _)| other != span)
                    .map(|(other, _)| reading.plain[other.clone()].to_owned())
                    .collect(),
                ..fact
            });
        }
    }
}

/// What a value is stated of, in a part of a sentence.
fn fact(words: &[Token<'_>], part: Range<usize>, own: Range<usize>, value: &Value) -> Option<Fact> {
    let Meant { lead, bound, shape } = meant(words, &part, &own, value)?;
    let next = words[own.end..part.end].first().map_or("", |one| one.text);
    let opening = opening(words, part.start, own.start);
    let around = Around {
        start: opening.end,
        value: own.clone(),
        end: part.end,
    };
    let mut case = content(words[opening].iter().map(|one| one.text));
    let (anchor, rest) = behind_value(words, &around);
    // "Within ten days of receipt, the Supplier …": what is stated stands behind.
    let opens = words[around.start..lead]
        .iter()
        .all(|one| is_empty(one.text) || one.text.starts_with(|one: char| one.is_ascii_digit()));
    let anchor_words = content(words[anchor.clone()].iter().map(|one| one.text));
    let stated = if opens {
        let start = anchor.end.max(own.end);
        start..sentence_end(words, start)
    } else {
        around.start..lead
    };
    let points = words[stated.clone()]
        .iter()
        .any(|one| POINTERS.contains(&one.text));
    let (main, inner, aside) = main(&words[stated.clone()]);
    case.extend(inner);
    case.extend(content(words[rest].iter().map(|one| one.text)));
    let head = named::before(words, around.start, lead, &own)
        .or_else(|| named::behind(words, &own, part.end, value));
    let per = per(words, &own, part);
    if next == "(" && head.is_none() && main.len() < 2 {
        return None;
    }
    let (head, complement, name) = head.unwrap_or_default();
    case.extend(complement.iter().cloned());
    case.retain(|word| !head.contains(word));
    let is_period = name.split(" of ").next().is_some_and(|one| {
        one.split(" for ")
            .next()
            .is_some_and(|one| one.ends_with("period"))
    });
    let name = if name.is_empty() {
        phrase(&words[stated])
    } else {
        name
    };
    Some(Fact {
        span: 0..0,
        sentence: 0,
        value: value.clone(),
        bound,
        shape,
        head,
        main,
        case,
        anchor: anchor_words,
        is_period,
        complement,
        aside,
        others: Vec::new(),
        all: BTreeSet::new(),
        per,
        points,
        is_row: false,
        name,
    })
}

/// The case that opens a statement, up to its comma.
fn opening(words: &[Token<'_>], from: usize, till: usize) -> Range<usize> {
    let is_number = |one: &Token<'_>| {
        one.text.starts_with(|one: char| one.is_ascii_digit())
            || one.text.len() == 1
            || one.is_mark()
    };
    let mut first = from;
    while first < till && is_number(&words[first]) {
        first += 1;
    }
    if first >= till || !CASES.contains(&words[first].text) {
        return from..from;
    }
    words[first..till]
        .iter()
        .position(|one| one.text == ",")
        .map_or(from..from, |comma| first..first + comma)
}

/// What stands behind a value: its anchor, and the case that follows.
fn behind_value(words: &[Token<'_>], around: &Around) -> (Range<usize>, Range<usize>) {
    let Around { value, end, .. } = around;
    let mut at = value.end;
    while at < *end
        && matches!(
            words[at].text,
            "'" | "s"
                | "written"
                | "notice"
                | "in"
                | "advance"
                | "days"
                | "calendar"
                | "commencing"
                | "starting"
                | "beginning"
                | "counted"
        )
    {
        at += 1;
    }
    let is_border = |one: &Token<'_>| {
        matches!(
            one.text,
            "," | "("
                | "for"
                | "if"
                | "where"
                | "when"
                | "unless"
                | "during"
                | "provided"
                | "in"
                | "and"
                | "shall"
                | "by"
                | "will"
                | "must"
        )
    };
    let anchor = if at < *end && ANCHORS.contains(&words[at].text) {
        let stop = words[at + 1..*end]
            .iter()
            .position(|one| is_border(one) || is_actor(one.text))
            .map_or(*end, |found| at + 1 + found);
        at..stop
    } else {
        at..at
    };
    let from = anchor.end;
    let rest = if from < *end && CASES.contains(&words[from].text) {
        let stop = words[from + 1..*end]
            .iter()
            .position(|one| matches!(one.text, "," | "shall" | "will" | "must" | "("))
            .map_or(*end, |found| from + 1 + found);
        from..stop
    } else {
        from..from
    };
    (anchor, rest)
}

/// Who begins a statement behind a time.
fn is_actor(word: &str) -> bool {
    matches!(
        word,
        "supplier"
            | "provider"
            | "customer"
            | "client"
            | "vendor"
            | "contractor"
            | "buyer"
            | "purchaser"
            | "bank"
            | "bidder"
            | "we"
            | "you"
            | "licensor"
            | "licensee"
            | "processor"
            | "controller"
            | "company"
            | "authority"
    )
}

fn sentence_end(words: &[Token<'_>], from: usize) -> usize {
    words[from..]
        .iter()
        .position(|one| one.text == ";")
        .map_or(words.len(), |found| from + found)
}

/// The words of a statement, those of the cases in it, and what its things are of.
fn main(words: &[Token<'_>]) -> (BTreeSet<String>, BTreeSet<String>, BTreeSet<String>) {
    let (mut main, mut case, mut aside) = (Vec::new(), Vec::new(), Vec::new());
    let mut in_case = false;
    let mut in_aside = false;
    let mut was_number = false;
    for (at, one) in words.iter().enumerate() {
        let text = one.text;
        let is_number = text.starts_with(|one: char| one.is_ascii_digit());
        // A unit is no word of the statement.
        if is_number || was_number && (UNITS.contains(&text) || one.is_mark()) {
            was_number = is_number || one.is_mark();
            continue;
        }
        was_number = false;
        if matches!(
            text,
            "if" | "where" | "when" | "unless" | "during" | "once" | "provided" | "upon" | "until"
        ) {
            in_case = true;
        } else if text == "," && at > 0 {
            in_case = false;
        }
        if text == "of" {
            in_aside = at > 0;
        } else if one.is_mark()
            || matches!(
                text,
                "shall"
                    | "will"
                    | "must"
                    | "may"
                    | "is"
                    | "are"
                    | "be"
                    | "has"
                    | "have"
                    | "in"
                    | "to"
                    | "for"
                    | "on"
                    | "at"
                    | "by"
                    | "and"
                    | "with"
                    | "within"
                    | "from"
            )
        {
            in_aside = false;
        }
        let list = if in_case {
            &mut case
        } else if in_aside {
            &mut aside
        } else {
            &mut main
        };
        list.push(text);
    }
    let words = |list: Vec<&str>| content(list.into_iter());
    (words(main), words(case), words(aside))
}

/// What a value is counted per.
fn per(words: &[Token<'_>], own: &Range<usize>, part: Range<usize>) -> Option<String> {
    let known = |word: &str| {
        let stem = match word {
            "annum" => "year".to_owned(),
            word => stem(word),
        };
        PER.contains(&word).then_some(stem)
    };
    let mut behind = words[own.end..part.end].windows(2).take(6);
    let right = behind.find_map(|two| {
        let is_per = matches!(
            two[0].text,
            "per" | "each" | "every" | "a" | "any" | "calendar"
        );
        (is_per && two[1].text != "calendar")
            .then(|| stem(two[1].text))
            .filter(|_| two[0].text == "per" || PER.contains(&two[1].text))
    });
    right
        .map(|one| {
            if one == "annum" {
                "year".to_owned()
            } else {
                one
            }
        })
        .or_else(|| {
            words.windows(2).find_map(|two| {
                let is_per = matches!(two[0].text, "per" | "each" | "every" | "any" | "a");
                (is_per || two[1].text.len() > 5 && two[1].text.ends_with("ly"))
                    .then(|| known(two[1].text))
                    .flatten()
                    .filter(|one| one != "calendar")
            })
        })
}

/// A statement in its own words, cut to a length that a message can bear.
fn phrase(words: &[Token<'_>]) -> String {
    const MOST: usize = 9;
    let all: Vec<&str> = words
        .iter()
        .filter(|one| !one.is_mark() && !one.text.starts_with(|one: char| one.is_ascii_digit()))
        .map(|one| one.text)
        .collect();
    let more = if all.len() > MOST { " …" } else { "" };
    format!(
        "the number for \"{}{more}\"",
        all[..all.len().min(MOST)].join(" ")
    )
}
