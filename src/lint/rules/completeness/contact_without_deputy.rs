use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Rule, Subject};

pub(crate) const RULE: Rule = Rule {
    name: "contact-without-deputy",
    group: Group::Completeness,
    severity: Severity::Warning,
    guide: include_str!("contact_without_deputy.md"),
    check: Check::Deal(check),
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for contact in subject.records("contact") {
        let (id, deputy) = (contact.id, contact.text("deputy"));
        if deputy.is_empty() {
            findings.report(
                contact.place,
                format!("contact `{id}` has no deputy"),
                "add deputy = \"…\" with the id of another contact of the same party",
            );
        } else if deputy == id {
            findings.report(
                contact.place,
                format!("contact `{id}` is its own deputy"),
                "name the id of another contact of the same party as deputy",
            );
        } else if let Some(other) = subject
            .records("contact")
            .find(|other| other.id == deputy && other.text("party") != contact.text("party"))
        {
            findings.report(
                contact.place,
                format!(
                    "contact `{id}` has a deputy of another party, `{}`",
                    other.id
                ),
                "name the id of another contact of the same party as deputy",
            );
        }
    }
}
