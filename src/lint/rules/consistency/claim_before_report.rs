use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::reading::{Amount, Cue, Pattern};

pub(crate) const RULE: Rule = Rule {
    name: "claim-before-report",
    group: Group::Consistency,
    severity: Severity::Warning,
    guide: include_str!("claim_before_report.md"),
    check: Check::Prose(check),
};

static CLAIM: Pattern = Pattern::new(
    "(?:claims?|request(?:s|ed)?|submit(?:s|ted)?|notif(?:y|ies)|appl(?:y|ies))[^.;]{0,120}?(?:service |sla )?credits?[^.;]{0,120}?within|(?:service |sla )?credits?[^.;]{0,120}?(?:claims?|request(?:s|ed)?|submit(?:s|ted)?)[^.;]{0,80}?within|within[^.;]{0,60}?(?:claims?|request|submit|notify)[^.;]{0,80}?credits?|to (?:receive|obtain|be eligible for)[^.;]{0,60}?credits?[^.;]{0,140}?within",
);
static REPORT: Pattern = Pattern::new(
    "reports?[^.;]{0,140}?within|within[^.;]{0,100}?(?:submit|provide|deliver|send|issue|prepare)[^.;]{0,60}?reports?",
);
static LEVELS: Pattern = Pattern::new("service levels?|slas?|performance|availability|up-?time");

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    let claim = paper
        .about(&[Cue::Credit, Cue::Claim, Cue::Time])
        .find_map(|sentence| {
            let span = paper.find(sentence, &CLAIM)?;
            sentence
                .amounts
                .iter()
                .find(|amount| amount.is_time() && amount.span.start >= span.start)
        });
    let report = paper.about(&[Cue::Report, Cue::Time]).find_map(|sentence| {
        let span = paper
            .find(sentence, &REPORT)
            .filter(|_| paper.says(sentence, &LEVELS))?;
        sentence
            .amounts
            .iter()
            .find(|amount| amount.is_time() && amount.span.start >= span.start)
    });
    if let (Some(claim), Some(report)) = (claim, report)
        && is_longer(report, claim)
    {
        findings
            .report(
                paper.place(&claim.span),
                format!(
                    "a credit must be claimed within {}, before the report that shows the miss is due, within {}",
                    claim.printed(),
                    report.printed()
                ),
                "let the time to claim start when the report has arrived, or credit misses without a claim",
            )
            .related
            .push((paper.place(&report.span), "when the report is due".into()));
    }
}

fn is_longer(report: &Amount, claim: &Amount) -> bool {
    let days = |amount: &Amount| {
        // Ten working days take at least a fortnight.
        (amount.unit == crate::recognise::reading::Unit::Day && amount.working)
            .then(|| &amount.number * crate::measure::Exact::decimal(14, 1))
    };
    let claim_days = claim
        .seconds()
        .map(|seconds| seconds * crate::measure::Exact::one());
    match (days(report), claim_days) {
        (Some(report), Some(claim)) => report * crate::measure::Exact::from(86_400) > claim,
        _ => report.is_longer_than(claim),
    }
}
