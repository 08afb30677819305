use std::ops::Range;

use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::definitions::{Manner, Term, stem};
use crate::recognise::reading::{Pattern, floor};

pub(crate) const RULE: Rule = Rule {
    name: "term-defined-by-itself",
    group: Group::References,
    severity: Severity::Warning,
    guide: include_str!("term_defined_by_itself.md"),
    check: Check::Prose(check),
};

/// What a term is stands in the first words of its meaning, in bytes.
const CORE: usize = 90;
/// No agreement defines more: each is held against each.
const TERMS: usize = 1_000;
/// A longer name has a capital letter in one of so many words before it.
const NEAR_WORDS: usize = 4;
/// Two terms that say no more than each other have so few words of their own.
const OWN_WORDS: usize = 1;

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    let terms: Vec<&Term> = paper
        .definitions
        .terms
        .iter()
        .filter(|term| matches!(term.manner, Manner::Means | Manner::Row))
        .take(TERMS)
        .collect();
    for (at, term) in terms.iter().enumerate() {
        let core = core(paper, term);
        if is_no_term(paper, term) {
            continue;
        }
        if repeats(paper, term) || says_nothing(paper, term) && !by_others(paper, term, &terms) {
            findings.report(
                paper.place(&term.span),
                format!("\"{}\" is defined by its own words", term.name),
                "say what it is by facts that somebody can tell who does not know the term",
            );
            continue;
        }
        if POINTS.is_in(&paper.plain[core.clone()]) {
            continue;
        }
        let again = named_in(paper, &term.name, &core);
        // The plural may have a definition of its own beside it.
        let is_other = terms.iter().any(|other| {
            other.span != term.span
                && other.name != term.name
                && stem(&other.name) == stem(&term.name)
        });
        let again = again.filter(|again| !is_other && explains(paper, &core, again));
        if let Some(again) = again {
            findings
                .report(
                    paper.place(&term.span),
                    format!("\"{}\" is defined by itself", term.name),
                    "say what it is by facts that somebody can tell who does not know the term",
                )
                .related
                .push((paper.place(&again), "the term again".into()));
            continue;
        }
        let earlier = terms[..at].iter().find(|other| {
            stem(&other.name) != stem(&term.name)
                && named_in(paper, &other.name, &core).is_some()
                && named_in(paper, &term.name, &self::core(paper, other)).is_some()
                && says_little(paper, term, other)
                && says_little(paper, other, term)
        });
        if let Some(other) = earlier {
            findings
                .report(
                    paper.place(&term.span),
                    format!(
                        "\"{}\" is defined by \"{}\", and that by \"{}\"",
                        term.name, other.name, term.name
                    ),
                    "define one of the two by facts that somebody can tell who knows neither",
                )
                .related
                .push((paper.place(&other.span), "the other term".into()));
        }
    }
}

/// The meaning lies elsewhere, or what is named is one of those that have the name.
static POINTS: Pattern = Pattern::new(
    "(?:set (?:out|forth)|described|listed|specified|identified|named|defined|given|stated|shown|detailed|agreed|indicated|provided|ascribed) (?:in|on|by|to|below|above|as)|schedule|annex|appendix|exhibit|order|cover page|clause|section|article",
);
/// What follows is left out of the meaning, or only an example.
static LEFT_OUT: Pattern = Pattern::whole(
    "(?-u:\\b)(?:other than|excluding|except|excludes|but not|not|including|includes|whether|together with|such|this|these|any|each an?|as|first|last|final|next|initial|subsequent|previous|the said|between|among|all) (?:the |an? )?$",
);

/// The case that a meaning is for.
static CASE: Pattern = Pattern::whole(
    "^ ?,? ?(?:with (?:reference|respect|regard) to|in relation to|in respect of|when|where|if|for|of|as to)(?-u:\\b)[^,]*$",
);

/// The words that say what a term is.
fn core(paper: &PaperReading<'_>, term: &Term) -> Range<usize> {
    let meaning = &paper.plain[term.meaning.clone()];
    let end = floor(meaning, CORE);
    let stop = meaning[..end].find([';', ':', '.']).unwrap_or(end);
    term.meaning.start..term.meaning.start + stop
}

/// Whether a meaning is the term again, with words around it that lead nowhere: "such Deliverables
/// as the parties treat as Deliverables", "the Tariff as provided for under this Agreement".
fn repeats(paper: &PaperReading<'_>, term: &Term) -> bool {
    let text = paper.quote(&term.meaning);
    let end = floor(text, CORE + 2 * term.name.len());
    let stop = text[..end].find([';', '.', ':']);
    // What stands behind a colon is the meaning.
    if stop.map_or(text.len() > end, |at| text[at..].starts_with(':')) {
        return false;
    }
    let core = text[..stop.unwrap_or(end)].trim();
    let start = LEADS.iter().find_map(|lead| core.strip_prefix(lead));
    let Some(rest) = start.unwrap_or(core).strip_prefix(term.name.as_str()) else {
        return false;
    };
    let rest = rest.replace(term.name.as_str(), " ");
    let mut words = rest.split(|one: char| !one.is_alphanumeric());
    words.all(|word| word.is_empty() || FILL.contains(&word) || EMPTY.contains(&word))
}

/// What may stand before the term that a meaning repeats.
const LEADS: &[&str] = &[
    "the ", "any ", "such ", "all ", "each ", "those ", "an ", "a ",
];
/// Words that lead back to the agreement and the parties, and to no place in it.
const EMPTY: &[&str] = &[
    "this",
    "agreement",
    "Agreement",
    "contract",
    "Contract",
    "hereunder",
    "parties",
    "Parties",
    "party",
    "treat",
    "treated",
    "regard",
    "regarded",
    "consider",
    "considered",
    "understand",
    "understood",
    "call",
    "called",
    "provided",
    "referred",
    "mentioned",
    "contemplated",
    "meant",
    "used",
    "under",
    "within",
    "meaning",
    "purposes",
    "purpose",
    "sense",
    "from",
    "time",
    "so",
    "may",
];

/// Whether a meaning has no word of its own: "information that is confidential".
fn says_nothing(paper: &PaperReading<'_>, term: &Term) -> bool {
    let meaning = &paper.plain[term.meaning.clone()];
    let end = floor(meaning, CORE);
    let stop = meaning[..end].find([';', '.']);
    // A longer meaning says more.
    if stop.is_none() && meaning.len() > end {
        return false;
    }
    let core = &meaning[..stop.unwrap_or(end)];
    if core.trim_end().ends_with([':', '–', '—', '-']) {
        return false;
    }
    let core = HEREIN.find(core).map_or(core, |found| &core[..found.start]);
    let root = |word: &str| word[..floor(word, ROOT)].to_owned();
    let name = term.name.to_ascii_lowercase();
    let own: Vec<String> = name
        .split(|one: char| !one.is_alphanumeric())
        .map(root)
        .collect();
    let mut named = 0;
    let mut words = core.split(|one: char| !one.is_alphanumeric());
    let all = words.all(|word| {
        let is_named = word.len() > 2 && own.contains(&root(word));
        named += usize::from(is_named);
        is_named || word.is_empty() || FILL.contains(&word)
    });
    all && named > 0
}

/// The title of an attachment, a line of a signature, or what was taken out on purpose.
fn is_no_term(paper: &PaperReading<'_>, term: &Term) -> bool {
    let meaning = paper.quote(&term.meaning).trim();
    let first = term.name.split(' ').next().unwrap_or_default();
    let attachments = [
        "Schedule",
        "Exhibit",
        "Annex",
        "Appendix",
        "Attachment",
        "Annexure",
    ];
    meaning.contains("[*")
        || attachments.contains(&first)
        || term.manner == Manner::Row && meaning.eq_ignore_ascii_case(&term.name)
        || SIGNED.contains(&term.name.to_ascii_lowercase().as_str())
}

const SIGNED: &[&str] = &["title", "name", "date", "by", "its", "signature"];

/// Whether a meaning names other terms that have one: "a Multiple Purchase or a Joint Purchase".
fn by_others(paper: &PaperReading<'_>, term: &Term, terms: &[&Term]) -> bool {
    let meaning = paper.quote(&term.meaning);
    terms.iter().any(|other| {
        // "A Business Hour means an hour within Business Hours", which are defined beside it.
        other.name != term.name
            && other.span != term.span
            && other.name.len() > 3
            && meaning.contains(other.name.as_str())
    })
}

/// How much of a word is its root, in bytes.
const ROOT: usize = 5;
/// Where a meaning goes on to say of what it is one.
static HEREIN: Pattern = Pattern::new(
    "(?:under|in|for|pursuant to|according to) (?:this|the present) [a-z ]+|expressed as [a-z ]+",
);
/// Words that fill a meaning and say nothing.
const FILL: &[&str] = &[
    "a",
    "an",
    "the",
    "any",
    "all",
    "each",
    "every",
    "such",
    "of",
    "for",
    "to",
    "by",
    "in",
    "on",
    "which",
    "that",
    "who",
    "is",
    "are",
    "be",
    "been",
    "being",
    "has",
    "have",
    "was",
    "were",
    "it",
    "its",
    "shall",
    "will",
    "and",
    "or",
    "as",
    "event",
    "events",
    "thing",
    "things",
    "something",
    "those",
    "these",
    "persons",
    "person",
    "items",
    "item",
    "mean",
    "means",
];

/// Where a term stands in some words, as itself and not in a longer name.
fn named_in(paper: &PaperReading<'_>, name: &str, within: &Range<usize>) -> Option<Range<usize>> {
    let text = paper.quote(within);
    text.match_indices(name).find_map(|(at, _)| {
        let (before, after) = (&text[..at], &text[at + name.len()..]);
        let ending = after.strip_prefix('s').unwrap_or(after);
        let is_whole = !before
            .ends_with(|one: char| one.is_alphanumeric() || "-/\"“(".contains(one))
            && !ending.starts_with(|one: char| one.is_alphanumeric() || "-/\"”’'".contains(one));
        let next = ending.trim_start();
        // "Securities and Exchange Act", "the Harbour Marks or the Nimbus Marks".
        let mut last = before.trim_end().rsplit(' ').take(NEAR_WORDS);
        let is_part = next.starts_with(char::is_uppercase)
            || last.any(|word| word.starts_with(char::is_uppercase));
        let start = within.start + at;
        let lead = &paper.plain[within.start..start];
        (is_whole && !is_part && !LEFT_OUT.is_in(lead)).then(|| start..start + name.len())
    })
}

/// Whether what stands before a term explains something: "the Data Purchase Agreement between …"
/// names what has a name, "with respect to expenses of a Third Party, …" is the case of a meaning.
fn explains(paper: &PaperReading<'_>, core: &Range<usize>, again: &Range<usize>) -> bool {
    let before = &paper.plain[core.start..again.start];
    let mut words = before.split(|one: char| !one.is_alphanumeric());
    let says = words.any(|word| word.len() > 3 && !SMALL.contains(&word) && word != "certain");
    says && !(CASE.is_in(before) && paper.plain[again.end..core.end].contains(','))
}

/// Whether a meaning has next to nothing but the names of the two terms.
fn says_little(paper: &PaperReading<'_>, term: &Term, other: &Term) -> bool {
    let meaning = &paper.plain[term.meaning.clone()];
    let names = format!("{} {}", term.name, other.name).to_ascii_lowercase();
    let own = meaning
        .split(|one: char| !one.is_alphanumeric())
        .filter(|word| word.len() > 3 && !names.contains(stem(word).as_str()))
        .filter(|word| !SMALL.contains(word));
    own.take(OWN_WORDS + 1).count() <= OWN_WORDS
}

/// Longer words that say nothing.
const SMALL: &[&str] = &[
    "which", "with", "that", "during", "within", "when", "where", "from", "this", "such", "under",
    "every", "each", "means", "other",
];
