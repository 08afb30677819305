use crate::condition::{self, FactValue};
use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Rule, Subject};

pub(crate) const RULE: Rule = Rule {
    name: "framework-not-named",
    group: Group::Completeness,
    severity: Severity::Warning,
    guide: include_str!("framework_not_named.md"),
    check: Check::Deal(check),
};

/// Which facts call for which framework.
const CALLED_FOR: &[(&str, &str, &str)] = &[
    (
        "personal-data and eu-customer",
        "gdpr",
        "the Provider processes personal data for a Customer in the European Union",
    ),
    (
        "services has cloud and eu-customer",
        "data-act",
        "a cloud service is bought by a Customer in the European Union",
    ),
];

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let header = &subject.engagement.header;
    let place = subject
        .engagement
        .node
        .at("engagement.regimes")
        .map_or(subject.top(), |node| node.place);
    for (facts, framework, because) in CALLED_FOR {
        let holds = condition::parse(facts, &subject.library.facts)
            .is_ok_and(|condition| condition.holds(subject.facts));
        if holds && !header.regimes.iter().any(|regime| regime == framework) {
            findings.report(
                place,
                format!("{because}, and `regimes` does not name `{framework}`"),
                format!("add \"{framework}\" to `regimes`, so that its clauses are drafted"),
            );
        }
    }
    let is_supervised = subject.facts.get("regulated") == Some(&FactValue::Flag(true));
    if header.supports_critical_function && !is_supervised {
        findings.report(
            place,
            "a Service supports a critical function of a regulated Customer, and `regimes` names no framework of a supervisor",
            "add the framework of the supervisor, such as \"dora\", to `regimes`",
        );
    }
}
