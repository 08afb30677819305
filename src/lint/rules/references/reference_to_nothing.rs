use std::collections::BTreeSet;

use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "reference-to-nothing",
    group: Group::References,
    severity: Severity::Warning,
    guide: include_str!("reference_to_nothing.md"),
    check: Check::Prose(check),
};

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    if paper.is_part {
        return;
    }
    let mut told: BTreeSet<&str> = BTreeSet::new();
    // An amendment refers to the clauses of what it amends.
    let opening = &paper.plain[..crate::recognise::reading::floor(&paper.plain, 1_500)];
    if opening.contains("amendment")
        || opening.contains("addendum")
        || opening.contains("supplement")
    {
        return;
    }
    for reference in &paper.references.clauses {
        if reference.is_external
            || paper.references.has_clause(reference) != Some(false)
            || !told.insert(&reference.number)
        {
            continue;
        }
        let last = paper
            .references
            .last_clause()
            .map(|last| format!(": the last clause is {last}"))
            .unwrap_or_default();
        let last = if reference.number.contains('.') {
            String::new()
        } else {
            last
        };
        findings.report(
            paper.place(&reference.span),
            format!(
                "there is no {} {}{last}",
                reference.word,
                shown(paper, reference)
            ),
            "refer to the clause that is meant, by its number of today",
        );
    }
}

/// The number as it is written.
fn shown(paper: &PaperReading<'_>, reference: &crate::recognise::references::Reference) -> String {
    let written = paper.quote(&reference.span);
    written
        .split_once(' ')
        .map_or(written, |(_, number)| number)
        .to_owned()
}
