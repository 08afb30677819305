//! The name of a party with a letter too many, too few, or in the wrong place: "the Costumer".

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::lint::PaperReading;
use crate::recognise::definitions::Manner;

/// Shorter names are a letter away from too many words.
const SHORTEST: usize = 6;
/// A name that is used so often is what the others are slips of.
const OFTEN: usize = 4;
/// A word that comes back more often is meant.
const SLIPS: usize = 2;
/// No agreement has more names for its parties.
const PARTIES: usize = 60;
/// The parties stand at the start of the paper, in bytes.
const OPENING: usize = 6_000;

/// Words one letter away from the name of a role.
const OTHERS: &[&str] = &[
    "provided",
    "provides",
    "supplied",
    "supplies",
    "licensed",
    "licenses",
    "purchased",
    "purchases",
    "employed",
    "employee",
    "licensee",
    "licensor",
    "contracted",
    "vender",
    "consumer",
    "counsel",
    "lessor",
    "lessee",
];

/// A word that is a slip, and the name that is meant.
pub(super) struct Slip {
    pub(super) span: Range<usize>,
    pub(super) name: String,
}

/// The slips of a paper, in order.
pub(super) fn slips(paper: &PaperReading<'_>, firms: &BTreeSet<String>) -> Vec<Slip> {
    let names = names(paper, firms);
    if names.is_empty() {
        return Vec::new();
    }
    let text = paper.subject.paper.prose.text.as_str();
    let mut initials = [false; 256];
    for name in &names {
        initials[usize::from(name.as_bytes()[0])] = true;
    }
    let mut uses: BTreeMap<&str, usize> = BTreeMap::new();
    let mut near: BTreeMap<&str, (Vec<Range<usize>>, &str)> = BTreeMap::new();
    for (at, word) in words(text) {
        if !initials[usize::from(word.as_bytes()[0])] {
            continue;
        }
        if let Some(name) = names.get(word) {
            *uses.entry(name).or_default() += 1;
        } else if let Some((spans, _)) = near.get_mut(word) {
            spans.push(at..at + word.len());
        } else if let Some(name) = names.iter().find(|name| is_slip(name, word)) {
            near.insert(word, (std::iter::once(at..at + word.len()).collect(), name));
        }
    }
    let mut found: Vec<Slip> = near
        .into_iter()
        .filter(|(word, (spans, name))| {
            spans.len() <= SLIPS
                && uses.get(name).is_some_and(|uses| *uses >= OFTEN)
                && !OTHERS.contains(&word.to_ascii_lowercase().as_str())
                && !paper.definitions.is_quoted(&word.to_ascii_lowercase())
                && paper.definitions.term(word).is_none()
        })
        .flat_map(|(_, (spans, name))| {
            spans.into_iter().map(|span| Slip {
                span,
                name: name.to_owned(),
            })
        })
        .collect();
    found.sort_by_key(|slip| slip.span.start);
    found
}

/// The last words of what the parties are called.
fn names(paper: &PaperReading<'_>, firms: &BTreeSet<String>) -> BTreeSet<String> {
    let terms = paper.definitions.terms.iter().filter(|term| {
        let is_party = paper
            .sides()
            .side_of(&term.name.to_ascii_lowercase())
            .is_some();
        is_party || term.manner == Manner::Brackets && term.span.start < OPENING
    });
    let named = terms.filter_map(|term| term.name.rsplit(' ').next());
    let all = named.map(str::to_owned).chain(firms.iter().cloned());
    all.filter(|name| {
        name.len() >= SHORTEST
            && name.starts_with(|one: char| one.is_ascii_uppercase())
            && name[1..].bytes().all(|one| one.is_ascii_lowercase())
    })
    .take(PARTIES)
    .collect()
}

/// Words with a capital letter and small ones, which stand for themselves.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            while at < bytes.len() && !bytes[at].is_ascii_alphanumeric() {
                at += 1;
            }
            let start = at;
            while at < bytes.len() && bytes[at].is_ascii_alphanumeric() {
                at += 1;
            }
            if start == at {
                return None;
            }
            let word = &bytes[start..at];
            let before = start.checked_sub(1).map_or(b' ', |at| bytes[at]);
            let after = bytes.get(at).copied().unwrap_or(b' ');
            // No address, no part of a compound.
            let alone = !matches!(before, b'@' | b'/' | b'.' | b'-' | b'_')
                && !matches!(after, b'@' | b'/' | b'-' | b'_')
                && before.is_ascii()
                && after.is_ascii()
                || after == 0xe2;
            let is_name = word[0].is_ascii_uppercase()
                && word.len() + 1 >= SHORTEST
                && word[1..].iter().all(u8::is_ascii_lowercase);
            if is_name && alone {
                return Some((start, &text[start..at]));
            }
        }
    })
}

/// Whether a word is a name with one letter wrong, or all its letters in another order.
fn is_slip(name: &str, word: &str) -> bool {
    if name.len().abs_diff(word.len()) > 1 || !name.as_bytes()[..1].eq(&word.as_bytes()[..1]) {
        return false;
    }
    // Its number is no slip, and "License" is a word beside "Licensee".
    if word.starts_with(name) || name.starts_with(word) {
        return false;
    }
    let letters = |word: &str| {
        let mut letters = word.to_ascii_lowercase().into_bytes();
        letters.sort_unstable();
        letters
    };
    strsim::osa_distance(name, word) == 1
        || name.len() == word.len() && letters(name) == letters(word)
}
