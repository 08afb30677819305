use std::collections::{BTreeMap, BTreeSet};

use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::definitions::{Manner, Term, stem};
use crate::recognise::reading::floor;

pub(crate) const RULE: Rule = Rule {
    name: "term-defined-twice",
    group: Group::References,
    severity: Severity::Warning,
    guide: include_str!("term_defined_twice.md"),
    check: Check::Prose(check),
};

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    let terms = &paper.definitions.terms;
    let mut twice: Vec<(&Term, &Term)> = Vec::new();
    // Of each name the first definition, and the first one in another sentence.
    let mut known: BTreeMap<String, Vec<&Term>> = BTreeMap::new();
    for term in terms {
        let own = known.entry(stem(&term.name)).or_default();
        let earlier = own
            .iter()
            .copied()
            .find(|other| other.sentence != term.sentence);
        let bracketed = term.manner == Manner::Brackets
            && (term.name.contains(' ') || is_of_its_word(paper, term))
            && paper
                .sides()
                .side_of(&term.name.to_ascii_lowercase())
                .is_none();
        if (matches!(term.manner, Manner::Means | Manner::Row) || bracketed)
            && (own.is_empty() || own.len() == 1 && earlier.is_some())
        {
            own.push(term);
        }
        // "… (each a "Business Day")" gives a term that has a meaning another one.
        let each = term.manner == Manner::Brackets && EACH.is_in(paper.before(term.span.start, 24));
        let here = term.manner == Manner::Here;
        let means = matches!(term.manner, Manner::Means | Manner::Row | Manner::Here);
        if !each && !means || term.name.len() < 4 {
            continue;
        }
        let Some(earlier) = earlier else { continue };
        let (one, other) = (
            words(&paper.plain[earlier.meaning.clone()]),
            words(&paper.plain[term.meaning.clone()]),
        );
        let points = POINTER.is_in(&one) || POINTER.is_in(&other);
        let apart = points
            && in_one_list(paper, earlier, term)
            && !one.starts_with(&other)
            && !other.starts_with(&one);
        // A pointer to the real definition contradicts nothing.
        if one == other
            // "… (the "Term")" beside "Term has the meaning given above", or a definition that
            // holds the brackets itself.
            || earlier.manner == Manner::Brackets
                && (is_beside(paper, earlier, term) || AGAIN.is_in(&other) || AGAIN.is_in(&one) || bracket_repeats(&one, &other, &term.name))
            || points && !apart
            || !here
                && annex(paper, earlier.span.start) != annex(paper, term.span.start)
                && has_own_terms(paper, term.span.start)
            || CASE.is_in(paper.before_in(&paper.sentences[term.sentence], term.span.start, 400))
        {
            continue;
        }
        twice.push((term, earlier));
    }
    // Two papers in one file have a list of terms each, the second behind the whole first.
    let last = twice.iter().map(|(_, earlier)| earlier.span.start).max();
    let first = twice.iter().map(|(term, _)| term.span.start).min();
    if twice.len() >= LISTS && last < first {
        return;
    }
    for (term, earlier) in twice {
        findings
            .report(
                paper.place(&term.span),
                format!("\"{}\" is defined twice, with two meanings", term.name),
                "keep one definition, or give the second meaning a name of its own",
            )
            .related
            .push((paper.place(&earlier.span), "the first definition".into()));
    }
}

/// So many terms of one list are not defined again by mistake.
const LISTS: usize = 3;
/// The case that a meaning is for: "for the case where the parts are sold together, …".
static CASE: crate::recognise::reading::Pattern = crate::recognise::reading::Pattern::new(
    "(?:for|in) (?:the|any|each) case (?:where|when|that|of)",
);

/// "… ("General Manager"). The term "General Manager" means …": one definition in two sentences.
fn is_beside(paper: &PaperReading<'_>, one: &Term, other: &Term) -> bool {
    let block = |term: &Term| paper.sentences.get(term.sentence).map(|one| one.block);
    block(one) == block(other)
}

/// "The term of this Agreement (the "Term") is …": a word of the language that is given a meaning.
fn is_of_its_word(paper: &PaperReading<'_>, term: &Term) -> bool {
    const NEAR: usize = 60;
    let start = floor(&paper.plain, term.span.start.saturating_sub(NEAR));
    let before = paper.quote(&(start..term.span.start));
    let word = term.name.to_ascii_lowercase();
    ["The", "the"]
        .iter()
        .any(|the| before.contains(&format!("{the} {word} of ")))
}

/// Whether two meanings stand a line or two from each other: one may point to a place, and that is
/// not the other.
fn in_one_list(paper: &PaperReading<'_>, one: &Term, other: &Term) -> bool {
    const NEAR: usize = 2;
    let block = |term: &Term| paper.sentences.get(term.sentence).map(|one| one.block);
    let means = |term: &Term| matches!(term.manner, Manner::Means | Manner::Row);
    means(one)
        && means(other)
        && matches!((block(one), block(other)), (Some(one), Some(other)) if one < other && other - one <= NEAR)
}

/// What points back, and does not define anew.
static AGAIN: crate::recognise::reading::Pattern = crate::recognise::reading::Pattern::new(
    "cover page|designated|as defined|defined (?:above|below|in|at)|recitals?|preamble|referred to|described in|set (?:out|forth) in|specified in|identified in|listed in|first page|above|exhibit|schedule|hereto|attached",
);

/// Whether the meaning that is written out says what the words before the brackets said.
fn bracket_repeats(sentence: &str, meaning: &str, name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let of = |text: &'_ str| -> BTreeSet<String> {
        let words = text.split(' ').filter(|word| word.len() > 4);
        let words = words.filter(|word| !name.contains(word));
        words.map(str::to_owned).collect()
    };
    let (said, meant) = (of(sentence), of(meaning));
    let both = said.intersection(&meant).count();
    2 * both >= meant.len()
}

static EACH: crate::recognise::reading::Pattern = crate::recognise::reading::Pattern::whole(
    "\\((?:each|each of (?:them|which)|any such [a-z]+),? ?(?:is )?(?:an? )?[\"“]$",
);

static POINTER: crate::recognise::reading::Pattern = crate::recognise::reading::Pattern::whole(
    "^ ?(?:(?:as )?(?:of|in|under|by) (?:clause|§|section|article|paragraph|schedule|annex)|(?:as )?(?:given|set|ascribed|assigned|specified|stated|provided|defined|indicated)) |(?:has|have|having|shall have|with) the (?:same )?(?:respective )?meanings?|meaning (?:given|set|ascribed|assigned|specified|stated|defined)|(?:as )?(?:defined|set forth|set out|described|specified|provided) in",
);

/// Whether the annex of a place has a list of terms of its own: it may be a paper by itself.
fn has_own_terms(paper: &PaperReading<'_>, at: usize) -> bool {
    const SEVERAL: usize = 5;
    let own = annex(paper, at);
    let terms = paper.definitions.terms.iter();
    let means = terms.filter(|term| matches!(term.manner, Manner::Means | Manner::Row));
    let inside = means.filter(|term| annex(paper, term.span.start) == own);
    inside.take(SEVERAL).count() == SEVERAL
}

fn words(text: &str) -> String {
    text.split(|one: char| !one.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// The schedule or exhibit a place stands in: each has terms of its own.
fn annex(paper: &PaperReading<'_>, at: usize) -> String {
    let clause = paper.clause(at).unwrap_or_default().to_ascii_lowercase();
    let is_annex = ["schedule", "exhibit", "annex", "appendix", "attachment"]
        .iter()
        .any(|word| clause.starts_with(word));
    clause
        .split(',')
        .next()
        .filter(|_| is_annex)
        .unwrap_or_default()
        .to_owned()
}
