use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::commitments::CommitmentKind as Kind;

pub(crate) const RULE: Rule = Rule {
    name: "target-without-remedy",
    group: Group::Measurability,
    severity: Severity::Warning,
    guide: include_str!("target_without_remedy.md"),
    check: Check::Prose(check),
};

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    let kinds = [
        Kind::Availability,
        Kind::InTime,
        Kind::ResponseTime,
        Kind::RestoreTime,
        Kind::ResolutionTime,
        Kind::CallAnswer,
        Kind::Latency,
    ];
    let mut lacking = paper.of_kinds(&kinds).filter(|one| one.remedy.is_none());
    let Some(first) = lacking.next() else { return };
    let more = lacking.count();
    let others = match more {
        0 => String::new(),
        1 => " and 1 other target".to_owned(),
        more => format!(" and {more} other targets"),
    };
    findings.report(
        paper.place(&first.target.span),
        format!(
            "nothing follows when the {} of {}{others} is missed",
            first.kind.printed(),
            first.target.printed()
        ),
        "say what a miss costs or triggers: a service credit, a corrective plan with a date, a right to terminate after repeated misses",
    );
}
