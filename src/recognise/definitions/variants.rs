//! Defined terms under another name: "Monthly Charge" where "Monthly Fee" is defined.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::phrases::{Phrase, each_phrase, is_loud};
use super::{Term, stem};
use crate::recognise::reading::{Part, Reading};

/// Words that people exchange without noticing.
const SYNONYMS: &[&[&str]] = &[
    &["fee", "charge", "remuneration", "price", "payment"],
    &["planned", "scheduled"],
    &["business", "working", "support", "office"],
    &[
        "customer",
        "your",
        "client",
        "principal",
        "buyer",
        "purchaser",
        "subscriber",
        "department",
        "institution",
        "company",
        "authority",
        "bank",
        "agency",
        "state",
        "government",
        "ministry",
        "council",
        "university",
        "hospital",
        "owner",
        "controller",
    ],
    &["provider", "supplier", "vendor", "contractor", "processor"],
    &["downtime", "outage"],
    &["availability", "uptime"],
    &["incident", "disruption", "fault"],
    &["resolution", "restoration"],
    &["effective", "commencement", "start"],
    &["agreement", "contract"],
    &["personnel", "staff"],
    &["term", "period"],
    &["credit", "rebate"],
    &["objective", "target"],
    &["report", "statement"],
    &["percentage", "rate"],
    &["emergency", "urgent"],
    &["subcontractor", "sub-contractor"],
    &["subprocessor", "sub-processor"],
    &["assistance", "support"],
    &["exit", "termination"],
    &["site", "location"],
    &["materials", "documents"],
    &["plan", "strategy"],
    &["handover", "hand-over", "take-over", "transition"],
    &["equipment", "hardware"],
    &["helpdesk", "desk"],
    &["temporary", "interim", "provisional"],
    &["data", "information"],
    &["yearly", "annual"],
    &[
        "rectification",
        "resolution",
        "restoration",
        "correction",
        "repair",
    ],
    &["measuring", "measurement", "reporting", "assessment"],
    &["error", "defect", "fault", "bug"],
    &["hosted", "hosting"],
    &["deliverable", "result"],
    &["window", "slot"],
    &["interval", "period"],
    &["reduction", "deduction", "rebate", "discount", "abatement"],
    &["recovery", "restoration"],
];

/// Pairs of whole names.
const PAIRS: &[[&str; 2]] = &[
    ["service credit", "service level credit"],
    ["service credit", "sla credit"],
    ["service credit", "performance credit"],
    ["service desk", "help desk"],
    ["service desk", "helpdesk"],
    ["service desk", "support desk"],
    ["help desk", "helpdesk"],
    ["end user", "user"],
    ["key personnel", "key person"],
    ["key personnel", "key staff"],
    ["subcontractor", "sub-contractor"],
    ["sub-processor", "subprocessor"],
    ["security incident", "data breach"],
    ["security incident", "security breach"],
    ["work product", "work result"],
];

/// Each other name with its first use, and the term it stands for.
pub(super) fn variants(
    reading: &Reading<'_>,
    terms: &[Term],
    quoted: &BTreeSet<String>,
) -> BTreeMap<String, (Phrase, String)> {
    let known: BTreeMap<String, &str> = terms
        .iter()
        .map(|term| (plain(&term.name), term.name.as_str()))
        .collect();
    let mut found: BTreeMap<String, (Phrase, String)> = BTreeMap::new();
    if known.is_empty() {
        return found;
    }
    // The key and the term of each phrase that is another name; a paper has few phrases, often.
    let mut seen: HashMap<&str, Option<(String, &str)>> = HashMap::new();
    let mut other_name = |phrase| {
        let look = || {
            let key = plain(phrase);
            if phrase.len() > 60 || known.contains_key(&key) || quoted.contains(&key) {
                return None;
            }
            let term = others(&key).find_map(|other| known.get(&other).copied())?;
            Some((key, term))
        };
        seen.entry(phrase).or_insert_with(look).clone()
    };
    let cased = cased(terms, &reading.paper.prose.text);
    for sentence in &reading.sentences {
        if matches!(
            sentence.kind,
            Part::Heading | Part::Note | Part::Row { header: true, .. }
        ) {
            continue;
        }
        let text = reading.quote(&sentence.span);
        if is_loud(text) {
            continue;
        }
        let mut cell_start = 0;
        for cell in text.split('\t') {
            let offset = sentence.span.start + cell_start;
            cell_start += cell.len() + 1;
            each_phrase(cell, &mut |range, _| {
                let phrase = &cell[range.clone()];
                let (skipped, phrase) = ["The ", "A ", "An ", "Each ", "Any ", "All ", "No "]
                    .iter()
                    .find_map(|word| Some((word.len(), phrase.strip_prefix(word)?)))
                    .unwrap_or((0, phrase));
                let by_case = cased.get(phrase).map(|term| (plain(phrase), *term));
                let Some((key, term)) = by_case.or_else(|| other_name(phrase)) else {
                    return;
                };
                let start = offset + range.start + skipped;
                let first = start..start + phrase.len();
                found
                    .entry(key)
                    .and_modify(|(known, _)| known.uses += 1)
                    .or_insert((
                        Phrase {
                            first,
                            uses: 1,
                            is_noun: true,
                        },
                        term.to_owned(),
                    ));
            });
        }
    }
    found
}

/// Terms that are defined with a small letter in a word and always used with a capital one, by the
/// name that is used: "Quarterly Charge" where "Quarterly charge" is defined.
fn cased<'a>(terms: &'a [Term], text: &str) -> BTreeMap<String, &'a str> {
    let small = terms.iter().filter(|term| {
        let mut words = term.name.split(' ');
        let opens = words
            .next()
            .is_some_and(|word| word.starts_with(char::is_uppercase));
        let mut rest = words.clone();
        opens
            && rest.next().is_some()
            && words.all(|word| word.len() > 3 && word.bytes().all(|one| one.is_ascii_lowercase()))
    });
    let mut found = BTreeMap::new();
    for term in small {
        let used = term
            .name
            .split(' ')
            .map(|word| {
                let mut word = word.to_owned();
                word[..1].make_ascii_uppercase();
                word
            })
            .collect::<Vec<_>>()
            .join(" ");
        // Once, where it is defined; and the other name again and again.
        if text.matches(term.name.as_str()).count() == 1 && text.matches(used.as_str()).count() >= 2
        {
            found.insert(used, term.name.as_str());
        }
    }
    found
}

/// A name in small letters without the ending of its number.
fn plain(name: &str) -> String {
    stem(&name.to_lowercase())
}

/// The names that a name may stand for.
fn others(key: &str) -> impl Iterator<Item = String> {
    let words: Vec<&str> = key.split(' ').collect();
    let mut all = Vec::new();
    for pair in PAIRS {
        if let Some(at) = pair.iter().position(|one| *one == key) {
            all.push(pair[1 - at].to_owned());
        }
    }
    // A file that joined words at the end of its lines is no drift.
    let bare = key.replace(['-', '‑'], "");
    if bare != key && bare.starts_with("sub") {
        all.push(bare);
    }
    // "The Ministry's Data" are the Ministry Data.
    let is_held = ["data", "information", "material"]
        .iter()
        .any(|held| key.ends_with(held));
    if is_held && (key.contains("'s ") || key.contains("’s ")) {
        all.push(key.replace("'s ", " ").replace("’s ", " "));
    }
    // One word alone is too little to say that it is the same thing.
    if words.len() > 1 {
        for (at, word) in words.iter().enumerate() {
            let word = stem(word);
            for set in SYNONYMS.iter().filter(|set| set.contains(&word.as_str())) {
                // Whose it is stands first: "Client Data".
                let is_side = set.contains(&"customer") || set.contains(&"vendor");
                if is_side && at > 0 {
                    continue;
                }
                for other in set.iter().filter(|other| **other != word) {
                    let mut put = words.clone();
                    put[at] = other;
                    all.push(put.join(" "));
                }
            }
        }
    }
    all.into_iter()
}
