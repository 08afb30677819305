use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::commitments::CommitmentKind as Kind;

pub(crate) const RULE: Rule = Rule {
    name: "mixed-clocks",
    group: Group::Consistency,
    severity: Severity::Warning,
    guide: include_str!("mixed_clocks.md"),
    check: Check::Prose(check),
};

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    for response in paper.of_kinds(&[Kind::ResponseTime]) {
        let fix = paper
            .of_kinds(&[Kind::ResolutionTime, Kind::RestoreTime])
            .find(|fix| {
                fix.sentence == response.sentence
                    && fix.severity == response.severity
                    && fix.target.working != response.target.working
            });
        // A short answer on the clock and days of work on working days go well together.
        if let Some(fix) =
            fix.filter(|fix| response.target.working && !fix.target.working && fix.is_short_time())
        {
            findings.report(
                paper.place(&fix.target.span),
                format!(
                    "the {} of {} runs on the clock, the response time of {} only in working time",
                    fix.kind.printed(),
                    fix.target.printed(),
                    response.target.printed()
                ),
                "count both in the same hours: over a weekend the solution would be due before the answer",
            );
            return;
        }
    }
}
