use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Rule, Subject, listed};

pub(crate) const RULE: Rule = Rule {
    name: "deliverable-without-criteria",
    group: Group::Completeness,
    severity: Severity::Warning,
    guide: include_str!("deliverable_without_criteria.md"),
    check: Check::Deal(check),
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for deliverable in subject.records("deliverable") {
        let missing = deliverable.missing(&["due", "criteria"]);
        if !missing.is_empty() {
            findings.report(
                deliverable.place,
                format!(
                    "deliverable `{}` has no {}",
                    deliverable.id,
                    listed(&missing)
                ),
                format!("add to its [[deliverable]]: {} = …", missing.join(" = …, ")),
            );
        }
    }
}
