use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::definitions::{Manner, stem};

pub(crate) const RULE: Rule = Rule {
    name: "term-never-used",
    group: Group::References,
    severity: Severity::Note,
    guide: include_str!("term_never_used.md"),
    check: Check::Prose(check),
};

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    let text = paper.subject.paper.prose.text.as_str();
    let mut told: Vec<String> = Vec::new();
    for term in &paper.definitions.terms {
        if !matches!(term.manner, Manner::Means | Manner::Row) {
            continue;
        }
        // Without quotes it may be no definition at all.
        let quoted = text[..term.span.start].trim_end().ends_with(['"', '“']);
        if term.manner == Manner::Means && !quoted {
            continue;
        }
        let root = stem(&term.name);
        if root.len() < 4 || told.contains(&root) {
            continue;
        }
        let loud = root.to_uppercase();
        let used = [root.as_str(), loud.as_str()].into_iter().any(|name| {
            text.match_indices(name).any(|(at, _)| {
                let own = term.span.start <= at && at < term.span.end;
                let whole = !text[..at].ends_with(char::is_alphanumeric);
                // Another definition of the same name is no use.
                let defined = paper.definitions.terms.iter().any(|other| {
                    other.span.start <= at && at < other.span.end && stem(&other.name) == root
                });
                whole && !own && !defined
            })
        });
        if !used {
            told.push(root);
            findings.report(
                paper.place(&term.span),
                format!("\"{}\" is defined and never used", term.name),
                "delete the definition, or use the term where its meaning is written out",
            );
        }
    }
}
