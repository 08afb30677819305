use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::measure::{Exact, Percentage, compact_time};
use crate::recognise::commitments::{Commitment, CommitmentKind};
use crate::sla;

pub(crate) const RULE: Rule = Rule {
    name: "percentage-without-window",
    group: Group::Measurability,
    severity: Severity::Warning,
    guide: include_str!("percentage_without_window.md"),
    check: Check::Prose(check),
};

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    let kinds = [
        CommitmentKind::Availability,
        CommitmentKind::InTime,
        CommitmentKind::ErrorRate,
    ];
    // What one row of a table lacks, the others lack too.
    let mut told: Vec<(CommitmentKind, Option<usize>)> = Vec::new();
    // All cases are all of any window.
    let whole = |one: &&Commitment| {
        one.kind == CommitmentKind::InTime && one.target.number >= Exact::hundred()
    };
    let open = paper.of_kinds(&kinds).filter(|one| one.window.is_none());
    for one in open.filter(|one| !whole(one)) {
        let group = (
            one.kind,
            one.is_row
                .then_some(paper.sentence_of(one).heading.unwrap_or(0)),
        );
        if one.is_row && told.contains(&group) {
            continue;
        }
        told.push(group);
        let spread = if one.kind == CommitmentKind::Availability {
            spread(&one.target.number).unwrap_or_default()
        } else {
            String::new()
        };
        findings.report(
            paper.place(&one.target.span),
            format!(
                "the {} of {} has no window{spread}",
                one.kind.printed(),
                one.target.printed()
            ),
            format!(
                "write over which time it is judged, such as \"{} of each calendar month\"",
                one.target.printed()
            ),
        );
    }
}

/// How much the window moves the promise.
fn spread(percent: &Exact) -> Option<String> {
    let share = Percentage::of_percent(percent.clone())?;
    let down = |days| {
        Some(compact_time(&sla::downtime_budget(
            &share,
            &sla::length_seconds(days)?,
        )))
    };
    Some(format!(
        ": a month of 30 days allows {} of downtime, a year {} in one piece",
        down("30d")?,
        down("365d")?
    ))
}
