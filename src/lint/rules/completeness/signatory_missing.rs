use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Rule, Subject};

pub(crate) const RULE: Rule = Rule {
    name: "signatory-missing",
    group: Group::Completeness,
    severity: Severity::Warning,
    guide: include_str!("signatory_missing.md"),
    check: Check::Deal(check),
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for (party, role) in subject.parties() {
        if subject
            .engagement
            .signatories
            .iter()
            .any(|one| one.party == party.id)
        {
            continue;
        }
        let place = party.name.as_ref().map_or(subject.top(), |name| name.place);
        findings.report(
            place,
            format!("nobody signs for the {} `{}`", role.printed(), party.id),
            format!(
                "add a `[[signatory]]` with party = \"{}\" and a title",
                party.id
            ),
        );
    }
}
