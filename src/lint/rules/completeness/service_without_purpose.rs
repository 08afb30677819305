use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Rule, Subject};

pub(crate) const RULE: Rule = Rule {
    name: "service-without-purpose",
    group: Group::Completeness,
    severity: Severity::Warning,
    guide: include_str!("service_without_purpose.md"),
    check: Check::Deal(check),
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for service in subject.records("service") {
        if service.text("description").trim().is_empty() {
            findings.report(
                service.place,
                format!("service `{}` does not say what it achieves", service.id),
                "write `description`: which work of the business it makes possible, for whom and when",
            );
        }
    }
}
