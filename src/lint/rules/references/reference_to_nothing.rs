use std::collections::BTreeSet;

use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::reading::Pattern;
use crate::recognise::references::Reference;

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
    if AMENDS.is_in(opening) {
        return;
    }
    for reference in &paper.references.clauses {
        if reference.is_external
            || paper.references.has_clause(reference) != Some(false)
            || !told.insert(&reference.number)
        {
            continue;
        }
        report(paper, reference, findings);
    }
    for reference in &paper.references.missing {
        if told.insert(&reference.number) {
            report(paper, reference, findings);
        }
    }
}

/// What changes another paper says so, and counts its clauses.
static AMENDS: Pattern = Pattern::new(
    "(?:this|first|second|third|fourth|fifth|[0-9]+(?:st|nd|rd|th)) (?:[a-z]+ ){0,3}(?:amendment|supplement|addendum)|(?:amendment|supplement|addendum) (?:no|number|agreement|to|[0-9]+)|(?:hereby|is) amended|amend(?:s|ed)? (?:and restated?|the (?:[a-z]+ )?agreement)|supplements the",
);

fn report(paper: &PaperReading<'_>, reference: &Reference, findings: &mut Findings) {
    let last = paper
        .references
        .last_clause()
        .map(|last| format!(": the last clause is {last}"))
        .unwrap_or_default();
    let is_top = reference.number.bytes().all(|one| one.is_ascii_digit());
    let last = if is_top { last } else { String::new() };
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

/// The number as it is written.
fn shown(paper: &PaperReading<'_>, reference: &Reference) -> String {
    let written = paper.quote(&reference.span);
    written
        .split_once(' ')
        .map_or(written, |(_, number)| number)
        .trim_start_matches('§')
        .to_owned()
}
