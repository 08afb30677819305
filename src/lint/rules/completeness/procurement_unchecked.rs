use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Rule, Subject};
use crate::written::Value;

pub(crate) const RULE: Rule = Rule {
    name: "procurement-unchecked",
    group: Group::Completeness,
    severity: Severity::Warning,
    guide: include_str!("procurement_unchecked.md"),
    check: Check::Deal(check),
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let bound = subject.records("party").find(|party| {
        party.text("role") == "customer"
            && party.node.get("public-body").map(|node| &node.value) == Some(&Value::Flag(true))
    });
    let checked = subject
        .records("approval")
        .any(|approval| approval.text("what") == "procurement");
    if let Some(party) = bound.filter(|_| !checked) {
        findings.report(
            party.place,
            format!("`{}` is bound by public procurement law, and nobody is recorded to have checked it", party.id),
            "have the rules on tenders and on changes checked, then add an [[approval]] with what = \"procurement\"",
        );
    }
}
