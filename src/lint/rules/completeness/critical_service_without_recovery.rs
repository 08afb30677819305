use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Rule, Subject};

pub(crate) const RULE: Rule = Rule {
    name: "critical-service-without-recovery",
    group: Group::Completeness,
    severity: Severity::Warning,
    guide: include_str!("critical_service_without_recovery.md"),
    check: Check::Deal(check),
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for service in subject.records("service") {
        let criticality = service.text("criticality");
        if !matches!(criticality, "important" | "critical") {
            continue;
        }
        let recovered = subject
            .records("continuity")
            .any(|continuity| continuity.text("service") == service.id);
        if !recovered {
            findings.report(
                service.place,
                format!("{criticality} service `{}` has no recovery time and no recovery point", service.id),
                format!("add a `[[continuity]]` with service = \"{}\", rto = \"4h\" and rpo = \"15min\"", service.id),
            );
        }
    }
}
