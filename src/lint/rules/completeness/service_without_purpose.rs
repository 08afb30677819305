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
        let says = |key| !service.text(key).trim().is_empty();
        if !says("description") && !says("purpose") {
            findings.report(
                service.place,
                format!("service `{}` does not say what it achieves", service.id),
                "write `purpose`: which work of the business it makes possible, for whom and when",
            );
        }
    }
}
