use std::ops::Range;

use crate::finding::{Group, Severity};
use crate::lint::counted::{Family, is_even, is_typed, runs};
use crate::lint::{Check, Findings, PaperReading, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "clause-number-repeated",
    group: Group::References,
    severity: Severity::Warning,
    guide: include_str!("clause_number_repeated.md"),
    check: Check::Prose(check),
};

/// For each repeated number so many follow each other: the paper counts, and slipped.
const WHOLE: usize = 5;
/// A paper with more of them counts in a way of its own.
const SLIPS: usize = 3;

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    let source = paper.subject.paper;
    let mut slips: Vec<(String, usize, usize)> = Vec::new();
    let all = runs(source);
    let is_even = is_even(source.format, &all);
    for (label, run) in all {
        let is_list = matches!(label.family, Family::Letter | Family::Digit);
        let goes_on = |at: usize| {
            let next = run
                .parts
                .iter()
                .skip_while(|(_, block)| *block != at)
                .nth(1);
            let (own, next) = (run.parts.iter().find(|(_, block)| *block == at), next);
            matches!((own, next), (Some((own, _)), Some((next, _))) if *next == own + 1)
        };
        let mut own: Vec<_> = run
            .pairs()
            .filter(|(_, (_, second))| !is_list || goes_on(*second))
            .filter(|(_, (_, second))| !source.words(*second).contains("...."))
            .filter(|((number, _), (next, _))| number == next && *number > 1)
            .filter(|((_, first), (_, second))| !is_same(paper, *first, *second))
            .map(|((number, first), (_, second))| (label.shown(number), first, second))
            .collect();
        let least = if is_typed(source.format) {
            label.least(source.format)
        } else {
            WHOLE * (own.len() + 1)
        };
        let is_known = !is_list || is_typed(source.format);
        let is_sure = is_even && label.family == Family::Section && !label.prefix.is_empty();
        if is_known && (is_sure || run.parts.len() > least.max(3 * own.len())) {
            slips.append(&mut own);
        }
    }
    if slips.len() > SLIPS {
        return;
    }
    slips.sort_by_key(|(_, _, second)| *second);
    for (number, first, second) in slips {
        let (from, to) = (line(paper, first), line(paper, second));
        findings
            .report(
                paper.place(&to),
                format!("two clauses have the number {number}"),
                "give the second one a number of its own, and look at every reference to either",
            )
            .related
            .push((paper.place(&from), "the first clause".into()));
    }
}

fn line(paper: &PaperReading<'_>, block: usize) -> Range<usize> {
    let lines = &paper.subject.paper.prose.lines;
    lines.get(block).cloned().unwrap_or_default()
}

/// Whether two blocks have the same words, as the head of a page has.
fn is_same(paper: &PaperReading<'_>, one: usize, other: usize) -> bool {
    let of = |at: usize| paper.subject.paper.words(at).trim().to_ascii_lowercase();
    let (one, other) = (of(one), of(other));
    one.starts_with(&other) || other.starts_with(&one)
}
