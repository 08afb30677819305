use std::ops::Range;

use crate::finding::{Group, Severity};
use crate::import::BlockKind;
use crate::lint::{Check, Findings, PaperReading, Rule};

use super::clause_number_skipped::{number, within};

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
    let blocks = &paper.subject.paper.blocks;
    let headings = (0..blocks.len()).filter_map(|at| {
        let words = paper.subject.paper.words(at);
        let is_heading = matches!(blocks[at].kind, BlockKind::Heading(_));
        let counted = if is_heading { number(words) } else { None };
        counted.map(|number| ((0, number), at))
    });
    report(paper, &headings.collect::<Vec<_>>(), findings);
    let paragraphs = (0..blocks.len()).filter_map(|at| {
        let is_row = matches!(blocks[at].kind, BlockKind::Row { .. });
        let counted = within(paper.subject.paper.words(at)).filter(|_| !is_row);
        counted.map(|number| (number, at))
    });
    report(paper, &paragraphs.collect::<Vec<_>>(), findings);
}

/// Numbers one after the other, each with its block.
fn report(paper: &PaperReading<'_>, counted: &[((u32, u32), usize)], findings: &mut Findings) {
    let mut slips: Vec<(usize, usize)> = Vec::new();
    let mut whole = 0_usize;
    for pair in counted.windows(2) {
        let [((clause, number), first), ((next_clause, next), second)] = pair else {
            continue;
        };
        if clause != next_clause {
            continue;
        }
        if *next == number + 1 {
            whole += 1;
        } else if next == number && *number > 1 && !is_same(paper, *first, *second) {
            slips.push((*first, *second));
        } else {
            whole = whole.saturating_sub(1);
        }
    }
    if slips.len() > SLIPS || whole < WHOLE * slips.len() {
        return;
    }
    for (first, second) in slips {
        let (from, to) = (line(paper, first), line(paper, second));
        let words = paper.subject.paper.words(second);
        let head = words.split([' ', '\t']).next().unwrap_or_default();
        findings
            .report(
                paper.place(&to),
                format!(
                    "two clauses have the number {}",
                    head.trim_end_matches(['.', ')'])
                ),
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
