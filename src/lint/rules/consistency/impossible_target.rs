use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::measure::Exact;
use crate::recognise::commitments::CommitmentKind as Kind;

pub(crate) const RULE: Rule = Rule {
    name: "impossible-target",
    group: Group::Consistency,
    severity: Severity::Warning,
    guide: include_str!("impossible_target.md"),
    check: Check::Prose(check),
};

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    for one in paper.of_kinds(&[Kind::Availability, Kind::InTime]) {
        let hundred = Exact::hundred();
        let (message, help) = if one.target.number > hundred {
            ("is more than there is", "correct the number")
        } else if one.target.number == hundred && one.kind == Kind::Availability {
            (
                "allows no failure at all, so it will be missed",
                "promise a number that can be kept, and say what a miss costs",
            )
        } else {
            continue;
        };
        findings.report(
            paper.place(&one.target.span),
            format!(
                "the {} of {} {message}",
                one.kind.printed(),
                one.target.printed()
            ),
            help,
        );
    }
}
