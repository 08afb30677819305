use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Rule, Subject, listed};

pub(crate) const RULE: Rule = Rule {
    name: "party-without-details",
    group: Group::Completeness,
    severity: Severity::Warning,
    guide: include_str!("party_without_details.md"),
    check: Check::Deal(check),
};

/// What a court, a register or an authority needs to know a party by.
const DETAILS: &[&str] = &["legal-form", "registration", "address", "country"];

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for party in subject.records("party") {
        let Some((_, role)) = subject.parties().find(|(one, _)| one.id == party.id) else {
            continue;
        };
        let missing = party.missing(DETAILS);
        if missing.is_empty() {
            continue;
        }
        findings.report(
            party.place,
            format!(
                "the {} `{}` has no {}",
                role.printed(),
                party.id,
                listed(&missing)
            ),
            format!(
                "add to its [[party]]: {} = \"…\"",
                missing.join(" = \"…\", ")
            ),
        );
    }
}
