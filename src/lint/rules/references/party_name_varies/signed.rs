//! Who signs under another name than that of the party: "Signed for Acme Data Services Ltd", where
//! the party is Acme Data Solutions Ltd.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::lint::PaperReading;
use crate::recognise::reading::{Part, Pattern, floor};

/// A name in a line of signatures, and that of the party it is like.
pub(super) struct Signed {
    pub(super) span: Range<usize>,
    pub(super) party: Range<usize>,
}

/// The parties stand at the start of the paper, so many bytes long.
const OPENING: usize = 4_000;

static SIGNS: Pattern = Pattern::new(
    "(?:signed|executed|sealed|signature)(?: [a-z]+){0,5}? (?:for|by|of)|(?:and )?on behalf of|and for|represented by",
);
/// "For Acme Ltd: …" opens a line.
static OPENS: Pattern = Pattern::whole("^(?:[0-9.()]{1,4} )?for [a-z]");

/// Names written with capitals: two words or more.
static NAME: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"[A-Z][\w&'’-]*(?: (?:(?:and|of|&|van|den|der|de|für|und|et) )*[A-Z][\w&'’./-]*)+")
        .ok()
});

pub(super) fn signed(paper: &PaperReading<'_>) -> Vec<Signed> {
    let text = paper.subject.paper.prose.text.as_str();
    let opening = &text[..floor(text, OPENING)];
    let mut known: Option<String> = None;
    let mut parties: Option<Vec<(Range<usize>, Vec<String>)>> = None;
    let mut found = Vec::new();
    let behind = paper
        .sentences
        .partition_point(|one| one.span.start < opening.len());
    for sentence in &paper.sentences[behind..] {
        let words = paper.words(sentence);
        let opens = OPENS.is_in(words) && words.len() < LINE;
        if matches!(sentence.kind, Part::Heading | Part::Note)
            || !opens && !paper.says(sentence, &SIGNS)
        {
            continue;
        }
        // Made only where somebody signs: most papers are read without it.
        let Some(names) = NAME.as_ref() else { break };
        let known = known.get_or_insert_with(|| plain(opening));
        let written = paper.quote(&sentence.span);
        let starts = SIGNS.find_all(words).into_iter().map(|sign| sign.end);
        for start in starts.chain(opens.then_some("for".len())) {
            let rest = &written[start..floor(written, start + LONG)];
            let Some(name) = names.find(rest).filter(|name| name.start() <= NEAR) else {
                continue;
            };
            let parties = parties.get_or_insert_with(|| parties_of(names, opening));
            let own = plain(name.as_str());
            if known.contains(&own) {
                continue;
            }
            let own = words_of(&own);
            let party = parties.iter().find(|(_, words)| is_like(&own, words));
            if let Some((party, _)) = party {
                let at = sentence.span.start + start + name.start();
                let end = at + name.as_str().trim_end_matches(['.', ',', ':']).len();
                found.push(Signed {
                    span: at..end,
                    party: party.clone(),
                });
            }
        }
    }
    found.sort_by_key(|one| one.span.start);
    found.dedup_by(|next, one| next.span.start < one.span.end);
    found
}

/// A line of signatures is short.
const LINE: usize = 160;
/// The name stands right behind the word.
const NEAR: usize = 6;
/// No name is longer.
const LONG: usize = 240;
/// The first word of a firm that is its own has so many letters.
const FIRST: usize = 4;

/// Names of the opening that a role in brackets or quotes, an address or a register follows: those of
/// the parties.
fn parties_of(names: &Regex, opening: &str) -> Vec<(Range<usize>, Vec<String>)> {
    let is_party = |name: &Range<usize>| {
        let rest = opening[name.end..].trim_start_matches(['*', '.']);
        rest.starts_with([',', '(']) || rest.starts_with(" (")
    };
    let all = names.find_iter(opening).map(|name| name.range());
    all.filter(is_party)
        .map(|name| (name.clone(), words_of(&plain(&opening[name]))))
        .collect()
}

/// Whether two names begin alike and have another word in common, and neither only goes on where the
/// other ends: "the Investor Group Representative" is somebody else.
fn is_like(one: &[String], other: &[String]) -> bool {
    if one.first() != other.first() {
        return false;
    }
    let first = one.first().filter(|first| first.len() >= FIRST);
    let shared = one.iter().skip(1).filter(|word| other.contains(word));
    // "Acme and Acme Holding" are two.
    let is_list = first.is_some_and(|first| one[1..].contains(first));
    first.is_some()
        && !is_list
        && shared.count() > 0
        && !one.starts_with(other)
        && !other.starts_with(one)
}

/// The words of a plain name that are its own.
fn words_of(name: &str) -> Vec<String> {
    let all = name.split(' ').filter(|word| !JOINS.contains(word));
    all.map(str::to_owned).collect()
}

const JOINS: &[&str] = &["and", "of", "the", "van", "den", "der", "de", "und", "et"];

/// Letters and digits, in small letters: "&" is "and".
fn plain(text: &str) -> String {
    let text = text.replace('&', " and ").to_lowercase();
    let words = text.split(|one: char| !one.is_alphanumeric());
    words
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}
