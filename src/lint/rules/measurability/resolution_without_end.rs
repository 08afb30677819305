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

/// The term for it.
static TERM: Pattern = Pattern::whole(
    "^(?:incident |full |final |permanent |temporary |service |target |error )*(?:resolve[sd]?|resolutions?|fix(?:e[sd])?|solve[sd]?|solutions?|repair(?:s|ed)?|restore[sd]?|restoration|correct(?:s|ed|ion)?|remed(?:y|ied)|closure|closed|work-?around|rectif(?:y|ied|ication))(?: times?)?$",
);

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    if paper.has_draft {
        return;
    }
    let defined = paper
        .definitions
        .terms
        .iter()
        .any(|term| TERM.is_in(&term.name.to_ascii_lowercase()));
    if defined {
        return;
    }
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
