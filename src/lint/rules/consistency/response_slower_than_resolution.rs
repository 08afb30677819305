use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::commitments::CommitmentKind as Kind;

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
                (together && fix.severity == response.severity
                    || same && together_or_near(fix.sentence, response.sentence))
                    && response.target.is_longer_than(&fix.target)
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

/// Sentences of one clause stand beside each other.
fn together_or_near(one: usize, other: usize) -> bool {
    one.abs_diff(other) <= 3
}
