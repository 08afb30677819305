use crate::condition::FactValue;
use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Rule, Subject, listed};

pub(crate) const RULE: Rule = Rule {
    name: "policy-not-adopted",
    group: Group::Completeness,
    severity: Severity::Warning,
    guide: include_str!("policy_not_adopted.md"),
    check: Check::Deal(check),
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let mut any = false;
    for policy in subject.records("policy") {
        any = true;
        let missing = policy.missing(&["date", "owner"]);
        if !missing.is_empty() {
            findings.report(
                policy.place,
                format!("policy `{}` has no {}", policy.id, listed(&missing)),
                "write the date of the version handed over and the function that owns it",
            );
        }
    }
    let works_in_systems = subject.facts.get("system-access") == Some(&FactValue::Flag(true));
    if !any && works_in_systems {
        findings.report(
            subject.top(),
            "Provider Personnel work in the systems of the Customer, and no policy of the Customer is listed",
            "add a [[policy]] for each policy that they have to follow, the security policy first",
        );
    }
}
