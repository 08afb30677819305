use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Rule, Subject, listed};
use crate::written::Value;

pub(crate) const RULE: Rule = Rule {
    name: "approval-missing",
    group: Group::Completeness,
    severity: Severity::Warning,
    guide: include_str!("approval_missing.md"),
    check: Check::Deal(check),
};

/// What somebody senior has to approve before an agreement is signed.
const NEEDED: &[&str] = &[
    "risk-assessment",
    "security-requirements",
    "outsourcing-plan",
    "legal-review",
];

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let effective = subject.engagement.header.effective;
    for approval in subject.records("approval") {
        let Some(Value::Date(date)) = approval.node.get("date").map(|node| &node.value) else {
            continue;
        };
        if *date > effective {
            findings.report(
                approval.place,
                format!(
                    "the approval of `{}` is dated {date}, after the Services start",
                    approval.text("what")
                ),
                "get it before the Services start, or correct the date",
            );
        }
    }
    if !subject.is_final() {
        return;
    }
    let missing: Vec<&str> = NEEDED
        .iter()
        .copied()
        .filter(|needed| {
            !subject
                .records("approval")
                .any(|approval| approval.text("what") == *needed)
        })
        .collect();
    if missing.is_empty() {
        return;
    }
    let place = subject
        .engagement
        .node
        .at("engagement.status")
        .map_or(subject.top(), |node| node.place);
    findings.report(
        place,
        format!(
            "the agreement is final, and nobody is recorded to have approved {}",
            listed(&missing)
        ),
        "add an [[approval]] with `what`, `by` and `date` for each",
    );
}
