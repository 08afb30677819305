use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::commitments::CommitmentKind as Kind;

pub(crate) const RULE: Rule = Rule {
    name: "response-without-resolution",
    group: Group::Measurability,
    severity: Severity::Warning,
    guide: include_str!("response_without_resolution.md"),
    check: Check::Prose(check),
};

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    let solves = [Kind::ResolutionTime, Kind::RestoreTime, Kind::RecoveryTime];
    if paper.of_kinds(&solves).next().is_some() {
        return;
    }
    if let Some(first) = paper.of_kinds(&[Kind::ResponseTime]).next() {
        findings.report(
            paper.place(&first.target.span),
            format!(
                "incidents are to be answered within {}, but no time is promised to restore or resolve",
                first.target.printed()
            ),
            "add a time to restore the service for each severity",
        );
    }
}
