use crate::condition::FactValue;
use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Rule, Subject};

pub(crate) const RULE: Rule = Rule {
    name: "key-person-without-language",
    group: Group::Completeness,
    severity: Severity::Note,
    guide: include_str!("key_person_without_language.md"),
    check: Check::Deal(check),
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let flag = |name: &str| subject.facts.get(name) == Some(&FactValue::Flag(true));
    let why = if flag("end-users") {
        "speaks with users of the Customer"
    } else if flag("third-country") {
        "may work in another country"
    } else {
        return;
    };
    for person in subject.records("key-person") {
        if person.text("language").trim().is_empty() {
            findings.report(
                person.place,
                format!(
                    "key person `{}` {why}, and no language and level is stated",
                    person.id
                ),
                "write `language`, such as \"Dutch C1, English B2\"",
            );
        }
    }
}
