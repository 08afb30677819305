use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::commitments::CommitmentKind as Kind;

pub(crate) const RULE: Rule = Rule {
    name: "no-performance-report",
    group: Group::Measurability,
    severity: Severity::Warning,
    guide: include_str!("no_performance_report.md"),
    check: Check::Prose(check),
};

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    // What a schedule does not say may stand in the agreement it belongs to.
    if paper.is_part || !paper.has_levels() {
        return;
    }
    let kinds = [
        Kind::Availability,
        Kind::InTime,
        Kind::ResponseTime,
        Kind::RestoreTime,
        Kind::ResolutionTime,
        Kind::CallAnswer,
        Kind::Latency,
        Kind::ErrorRate,
    ];
    let mut found = paper.of_kinds(&kinds);
    let Some(first) = found.next() else { return };
    if first.reporting.is_some() || found.any(|one| one.reporting.is_some()) {
        return;
    }
    findings.report(
        paper.place(&first.target.span),
        format!(
            "nobody has to report whether the {} of {} was kept",
            first.kind.printed(),
            first.target.printed()
        ),
        "ask for a report with its content and day, such as \"within 10 Working Days after each month, with every missed case\"",
    );
}
