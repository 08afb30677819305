use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::measure::Exact;
use crate::recognise::commitments::{Commitment, CommitmentKind as Kind};
use crate::recognise::reading::{Part, Unit};

pub(crate) const RULE: Rule = Rule {
    name: "response-slower-than-resolution",
    group: Group::Consistency,
    severity: Severity::Error,
    guide: include_str!("response_slower_than_resolution.md"),
    check: Check::Prose(check),
};

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    for response in paper.of_kinds(&[Kind::ResponseTime]) {
        let fix = paper
            .of_kinds(&[Kind::ResolutionTime, Kind::RestoreTime])
            .find(|fix| {
                let together = fix.sentence == response.sentence;
                let same = response.severity.is_some()
                    && fix.severity == response.severity
                    && fix.is_row == response.is_row;
                (together && fix.severity == response.severity && belong(paper, response, fix)
                    || !together && same && together_or_near(fix.sentence, response.sentence)
                    || !together && same && is_transposed(paper, response, fix))
                    && is_longer(response, fix)
            });
        let Some(fix) = fix else { continue };
        let of = response
            .severity
            .as_ref()
            .map(|label| format!(" of {}", label.name))
            .unwrap_or_default();
        findings
            .report(
                paper.place(&response.target.span),
                format!(
                    "the response time{of}, {}, is longer than the {}, {}",
                    response.target.printed(),
                    fix.kind.printed(),
                    fix.target.printed()
                ),
                "exchange the two, or correct the one that is wrong: nothing is solved before somebody answers",
            )
            .related
            .push((paper.place(&fix.target.span), "the shorter time".into()));
    }
}

/// Whether a response takes longer than a solution: a working day has no more than 24 working
/// hours, and eight in most contracts.
fn is_longer(response: &Commitment, fix: &Commitment) -> bool {
    let (one, other) = (&response.target, &fix.target);
    if one.is_longer_than(other) {
        return true;
    }
    let day = Exact::from(8);
    one.working
        && other.working
        && one.unit == Unit::Day
        && other.unit == Unit::Hour
        && &one.number * day > other.number
}

/// Whether a response and a solution in one row are a pair: in a table with several plans, the
/// solution follows its response before the next one.
pub(super) fn belong(paper: &PaperReading<'_>, response: &Commitment, fix: &Commitment) -> bool {
    if !response.is_row {
        return true;
    }
    let of_row = |kind: Kind| {
        paper
            .judged()
            .iter()
            .filter(move |one| one.sentence == response.sentence && one.kind == kind)
    };
    if of_row(Kind::ResponseTime).count() < 2 {
        return true;
    }
    let next = of_row(Kind::ResponseTime)
        .map(|one| one.target.span.start)
        .filter(|start| *start > response.target.span.start)
        .min();
    // All responses may stand before all solutions: then they go by their order.
    let first_fix = paper
        .judged()
        .iter()
        .filter(|one| one.sentence == response.sentence && one.kind == fix.kind)
        .map(|one| one.target.span.start)
        .min();
    let mut responses = of_row(Kind::ResponseTime).map(|one| one.target.span.start);
    if responses.all(|start| first_fix.is_some_and(|first| start < first)) {
        let place = |kind: Kind, start: usize| {
            of_row(kind)
                .filter(|one| one.target.span.start < start)
                .count()
        };
        return place(Kind::ResponseTime, response.target.span.start)
            == place(fix.kind, fix.target.span.start);
    }
    fix.target.span.start > response.target.span.start
        && next.is_none_or(|next| fix.target.span.start < next)
}

/// Rows of one table, whose columns are the severities.
fn is_transposed(paper: &PaperReading<'_>, response: &Commitment, fix: &Commitment) -> bool {
    match (
        paper.sentence_of(response).kind,
        paper.sentence_of(fix).kind,
    ) {
        (Part::Row { table: one, .. }, Part::Row { table: other, .. }) => one == other,
        _ => false,
    }
}

/// Sentences of one clause stand beside each other.
fn together_or_near(one: usize, other: usize) -> bool {
    one.abs_diff(other) <= 3
}
