use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Rule, Subject};

pub(crate) const RULE: Rule = Rule {
    name: "key-person-without-backup",
    group: Group::Completeness,
    severity: Severity::Warning,
    guide: include_str!("key_person_without_backup.md"),
    check: Check::Deal(check),
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for person in subject.records("key-person") {
        if person.text("backup").is_empty() {
            findings.report(
                person.place,
                format!("key person `{}` has nobody who stands in", person.id),
                "add backup = \"…\" with the name of a person",
            );
        }
    }
}
