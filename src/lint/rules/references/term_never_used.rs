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
    let mut roots: Vec<(String, &Term, bool)> = Vec::new();
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    for term in terms {
        if !matches!(term.manner, Manner::Means | Manner::Row) {
            continue;
        }
        // Without quotes it may be no definition at all.
        let quoted = text[..term.span.start].trim_end().ends_with(['"', '“']);
        if term.manner == Manner::Means && !quoted {
            continue;
        }
        let root = stem(&term.name);
        if root.len() >= 4 && !known.contains_key(&root) {
            known.insert(root.clone(), roots.len());
            roots.push((root, term, false));
        }
    }
    uses(text, terms, &mut roots);
    for (_, term, _) in roots.iter().filter(|(.., is_used)| !is_used) {
        findings.report(
            paper.place(&term.span),
            format!("\"{}\" is defined and never used", term.name),
            "delete the definition, or use the term where its meaning is written out",
        );
    }
}

/// Finds which names are used, all of them in one pass over the text.
fn uses(text: &str, terms: &[Term], roots: &mut [(String, &Term, bool)]) {
    let spellings = roots
        .iter()
        .flat_map(|(root, ..)| [root.clone(), root.to_uppercase()]);
    // A table for each letter would take longer to make than it saves on one paper.
    let names = AhoCorasick::builder()
        .kind(Some(AhoCorasickKind::ContiguousNFA))
        .build(spellings);
    let Ok(names) = names else {
        return;
    };
    for hit in names.find_overlapping_iter(text) {
        let (root, _, is_used) = &mut roots[hit.pattern().as_usize() / 2];
        let at = hit.start();
        if *is_used || text[..at].ends_with(char::is_alphanumeric) {
            continue;
        }
        // A definition of the name is no use of it.
        let before = terms.partition_point(|term| term.span.start <= at);
        let defines = |term: &Term| at < term.span.end && stem(&term.name) == *root;
        *is_used = !terms[..before].last().is_some_and(defines);
    }
}
