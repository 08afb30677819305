use std::collections::BTreeMap;

use aho_corasick::{AhoCorasick, AhoCorasickKind};

use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::definitions::{Manner, Term, stem};

pub(crate) const RULE: Rule = Rule {
    name: "term-never-used",
    group: Group::References,
    severity: Severity::Note,
    guide: include_str!("term_never_used.md"),
    check: Check::Prose(check),
};

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    let text = paper.subject.paper.prose.text.as_str();
    let terms = &paper.definitions.terms;
    // Each name without its ending, the term that is reported for it, and whether it is used.
    let mut roots: Vec<Root<'_>> = Vec::new();
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    for term in terms {
        if term.manner == Manner::Brackets && is_named_here(paper, term) {
            let root = root(&term.name);
            if root.len() >= 4 && !known.contains_key(&root) {
                known.insert(root.clone(), roots.len());
                roots.push(Root {
                    is_loose: false,
                    name: root,
                    term,
                    is_used: false,
                });
            }
            continue;
        }
        if !matches!(term.manner, Manner::Means | Manner::Row) {
            continue;
        }
        // Without quotes it may be no definition at all.
        let quoted = text[..term.span.start].trim_end().ends_with(['"', '“']);
        if term.manner == Manner::Means && !quoted && !is_among_others(paper, term)
            || term.name.contains(['"', '“'])
        {
            continue;
        }
        for name in names(&term.name) {
            let root = root(name);
            if root.len() >= 4 && !known.contains_key(&root) {
                known.insert(root.clone(), roots.len());
                roots.push(Root {
                    is_loose: is_loose(name),
                    name: root,
                    term,
                    is_used: false,
                });
            }
        }
    }
    // "Transition-out Period" is "Transition out Period".
    for root in &mut roots {
        root.name = root.name.replace('-', " ");
    }
    uses(&paper.plain.replace('-', " "), text, terms, &mut roots);
    let mut at = 0;
    while let Some(first) = roots.get(at) {
        // "X" or "Y" means: the use of one is enough.
        let same = roots[at..]
            .iter()
            .take_while(|other| other.term.meaning == first.term.meaning)
            .count();
        let unused = roots[at..at + same].iter().all(|one| !one.is_used);
        if unused && !is_used_shortly(text, first.term) {
            findings.report(
                paper.place(&first.term.span),
                format!("\"{}\" is defined and never used", first.term.name),
                "delete the definition, or use the term where its meaning is written out",
            );
        }
        at += same;
    }
}

/// Whether brackets give something a name that is no party's: "a system (the "Legacy System")".
fn is_named_here(paper: &PaperReading<'_>, term: &Term) -> bool {
    let text = paper.subject.paper.prose.text.as_str();
    let before = text[..term.span.start].trim_end_matches(['"', '“', ' ']);
    let small = term.name.to_ascii_lowercase();
    let several = term.name.contains(' ') && term.name.split(' ').count() <= 4;
    let named = before
        .rfind('(')
        .is_some_and(|at| NAMED.is_in(&before[at + 1..].to_ascii_lowercase()));
    several
        && named
        && paper.sides().side_of(&small).is_none()
        && [
            "agreement",
            "contract",
            "date",
            "party",
            "parties",
            "company",
            "term",
            "period",
        ]
        .iter()
        .all(|word| !small.contains(word))
}

/// What stands between the bracket and the name.
static NAMED: crate::recognise::reading::Pattern = crate::recognise::reading::Pattern::whole(
    "^ ?(?:(?:the|an?|each|every|such|all|together|collectively|jointly|hereafter|hereinafter|herein|in this [a-z]+|called|referred to|referred|to|known|designated|defined|as|being|,|individually) ?)*$",
);

/// Whether a definition without quotes stands among others: under a heading of definitions, or in a
/// paper that has several like it.
fn is_among_others(paper: &PaperReading<'_>, term: &Term) -> bool {
    const SEVERAL: usize = 4;
    let text = paper.subject.paper.prose.text.as_str();
    let terms = paper.definitions.terms.iter();
    let bare = terms.filter(|one| {
        one.manner == Manner::Means && !text[..one.span.start].trim_end().ends_with(['"', '“'])
    });
    term.name.split(' ').count() <= 5 && bare.take(SEVERAL).count() == SEVERAL
}

/// Whether a term is used under its other name: "Storage Area Network" or "SAN", (the "T&M").
fn is_used_shortly(text: &str, term: &Term) -> bool {
    let rest = text.get(term.span.end..).unwrap_or_default();
    let own = term
        .name
        .split_once('(')
        .and_then(|(_, rest)| rest.split_once(')'));
    let other = ALIAS.groups(rest).map(|groups| groups.text(1).to_owned());
    [own.map(|(name, _)| name.to_owned()), other]
        .into_iter()
        .flatten()
        .filter(|name| name.len() >= 2)
        .any(|name| {
            let stands = |(at, _): &(usize, &str)| {
                let border = |one: Option<char>| one.is_none_or(|one| !one.is_alphanumeric());
                let after = text[at + name.len()..].trim_start_matches('s');
                border(text[..*at].chars().next_back()) && border(after.chars().next())
            };
            text.match_indices(name.as_str()).filter(stands).count() >= 2
        })
}

/// Another name right behind the first one.
static ALIAS: crate::recognise::reading::Pattern = crate::recognise::reading::Pattern::whole(
    "^ ?[\"”]?,? ?(?:\\(|or |and |also |also called |hereinafter |\\(or )+(?:also )?(?:the )?[\"“]?([A-Za-z][A-Za-z&-]{1,30}(?: [A-Za-z&-]{2,20}){0,3}?)[\"”)]",
);

/// A name that is looked for.
struct Root<'a> {
    /// Without its ending, in small letters.
    name: String,
    term: &'a Term,
    /// Whether a use in small letters is one.
    is_loose: bool,
    is_used: bool,
}

/// The names of a term: "Loss or Losses", "Time and Materials (T&M)".
fn names(name: &str) -> impl Iterator<Item = &str> {
    name.split(" or ")
        .flat_map(|one| one.split(['(', ')']))
        .map(str::trim)
        .filter(|one| !one.is_empty())
}

/// What each number of a name begins with: "polic" of "Policies".
fn root(name: &str) -> String {
    let one = stem(name).to_ascii_lowercase();
    match one.strip_suffix('y') {
        Some(start) if !start.ends_with(['a', 'e', 'o', 'u']) => start.to_owned(),
        _ => one,
    }
}

/// Whether a name is written in capital letters or like any other words, so that its uses are not
/// known by theirs: "CONFIDENTIAL INFORMATION", "Information system", "Successor".
fn is_loose(name: &str) -> bool {
    let loud = !name.contains(char::is_lowercase);
    let plain = name
        .split(' ')
        .skip(1)
        .any(|word| word.len() > 3 && word.starts_with(|one: char| one.is_lowercase()));
    loud || plain || !name.contains(' ')
}

/// Finds which names are used, all of them in one pass over the text.
fn uses(plain: &str, text: &str, terms: &[Term], roots: &mut [Root<'_>]) {
    let mut unused = roots.len();
    if unused == 0 {
        return;
    }
    let Ok(found) = AhoCorasick::builder()
        .kind(Some(AhoCorasickKind::ContiguousNFA))
        .build(roots.iter().map(|root| root.name.as_str()))
    else {
        return;
    };
    for hit in found.find_overlapping_iter(plain) {
        let root = &mut roots[hit.pattern().as_usize()];
        let at = hit.start();
        if root.is_used || plain[..at].ends_with(char::is_alphanumeric) {
            continue;
        }
        let small = text[at..].starts_with(|one: char| one.is_lowercase());
        let rest = &plain[hit.end()..];
        let whole = ["ies", "es", "s", "y", ""].iter().any(|end| {
            rest.strip_prefix(end)
                .is_some_and(|next| !next.starts_with(char::is_alphanumeric))
        });
        // What a meaning says in small letters is no use of its name.
        let own = root.term.span.start <= at && at < root.term.meaning.end;
        if small && (!root.is_loose || !whole || own) {
            continue;
        }
        // A definition of the name is no use of it.
        let before = terms.partition_point(|term| term.span.start <= at);
        let defines = |term: &Term| {
            at < term.span.end
                && term.span.start <= at
                && names(&term.name).any(|name| self::root(name).replace('-', " ") == root.name)
        };
        root.is_used = !terms[..before].last().is_some_and(defines);
        unused -= usize::from(root.is_used);
        if unused == 0 {
            return;
        }
    }
}
