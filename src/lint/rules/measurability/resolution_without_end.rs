use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::commitments::CommitmentKind as Kind;
use crate::recognise::reading::Pattern;

pub(crate) const RULE: Rule = Rule {
    name: "resolution-without-end",
    group: Group::Measurability,
    severity: Severity::Warning,
    guide: include_str!("resolution_without_end.md"),
    check: Check::Prose(check),
};

/// What a support service solves; the defects of a warranty end when they are corrected.
static SERVED: Pattern = Pattern::new(
    "incidents?|problems?|tickets?|outages?|interruptions?|errors?|inquir(?:y|ies)|complaints?|calls|the service|services",
);

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    let first = paper
        .of_kinds(&[Kind::ResolutionTime, Kind::RestoreTime])
        .find(|one| {
            one.clock_stop.is_none()
                && (one.severity.is_some() || paper.says(paper.sentence_of(one), &SERVED))
        });
    if let Some(one) = first {
        findings.report(
            paper.place(&one.target.span),
            format!(
                "the {} of {} does not say what ends it",
                one.kind.printed(),
                one.target.printed()
            ),
            "say what counts: service restored, a workaround the Customer accepts, or a permanent correction, and who confirms it",
        );
    }
}
