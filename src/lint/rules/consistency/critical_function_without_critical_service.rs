use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Rule, Subject};

pub(crate) const RULE: Rule = Rule {
    name: "critical-function-without-critical-service",
    group: Group::Consistency,
    severity: Severity::Error,
    guide: include_str!("critical_function_without_critical_service.md"),
    check: Check::Deal(check),
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    if !subject.engagement.header.supports_critical_function {
        return;
    }
    let matters = subject
        .engagement
        .services
        .iter()
        .any(|service| matches!(service.criticality.as_str(), "important" | "critical"));
    if !matters {
        let place = subject
            .engagement
            .node
            .at("engagement.supports-critical-function")
            .map_or(subject.top(), |node| node.place);
        findings.report(
            place,
            "a critical or important function depends on the Services, but every service is of criticality `standard`",
            "set criticality = \"critical\" or \"important\" for the service the function depends on",
        );
    }
}
