use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Rule, Subject, listed};

pub(crate) const RULE: Rule = Rule {
    name: "sub-contractor-without-details",
    group: Group::Completeness,
    severity: Severity::Warning,
    guide: include_str!("sub_contractor_without_details.md"),
    check: Check::Deal(check),
};

/// What a register of sub-contractors asks of each.
const DETAILS: &[&str] = &["country", "subcontractor-of", "services"];

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for party in subject.records("party") {
        if party.text("role") != "sub-contractor" {
            continue;
        }
        let missing = party.missing(DETAILS);
        if !missing.is_empty() {
            findings.report(
                party.place,
                format!("sub-contractor `{}` has no {}", party.id, listed(&missing)),
                format!("add to its [[party]]: {} = …", missing.join(" = …, ")),
            );
        }
    }
}
