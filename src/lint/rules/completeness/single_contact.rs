use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Rule, Subject};

pub(crate) const RULE: Rule = Rule {
    name: "single-contact",
    group: Group::Completeness,
    severity: Severity::Warning,
    guide: include_str!("single_contact.md"),
    check: Check::Deal(check),
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for (party, role) in subject.parties() {
        let count = subject
            .engagement
            .contacts
            .iter()
            .filter(|contact| contact.party == party.id)
            .count();
        if count >= 2 {
            continue;
        }
        let place = party.name.as_ref().map_or(subject.top(), |name| name.place);
        let number = if count == 0 {
            "no contact"
        } else {
            "one contact only"
        };
        findings.report(
            place,
            format!("the {} `{}` has {number}", role.printed(), party.id),
            format!(
                "add a `[[contact]]` with party = \"{}\", and let the two stand in for each other",
                party.id
            ),
        );
    }
}
