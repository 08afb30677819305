use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Rule, Subject};

pub(crate) const RULE: Rule = Rule {
    name: "one-sided-body",
    group: Group::Consistency,
    severity: Severity::Warning,
    guide: include_str!("one_sided_body.md"),
    check: Check::Deal(check),
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for body in subject.records("body") {
        let members = body.texts("members");
        for (party, role) in subject.parties() {
            let present =
                subject.engagement.contacts.iter().any(|contact| {
                    contact.party == party.id && members.contains(&contact.id.as_str())
                });
            if !present {
                findings.report(
                    body.place,
                    format!(
                        "no member of body `{}` comes from the {} `{}`",
                        body.id,
                        role.printed(),
                        party.id
                    ),
                    format!("add a contact of `{}` to its `members`", party.id),
                );
            }
        }
    }
}
