use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Rule, Subject, listed};
use crate::written::Value;

pub(crate) const RULE: Rule = Rule {
    name: "personal-data-undescribed",
    group: Group::Completeness,
    severity: Severity::Warning,
    guide: include_str!("personal_data_undescribed.md"),
    check: Check::Deal(check),
};

/// What an instruction to a processor must state (Article 28(3) of the GDPR).
const PARTICULARS: &[&str] = &["subjects", "purpose", "retention"];

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for set in subject.records("data-set") {
        if set.node.get("personal").map(|node| &node.value) != Some(&Value::Flag(true)) {
            continue;
        }
        let missing = set.missing(PARTICULARS);
        if !missing.is_empty() {
            findings.report(
                set.place,
                format!("personal data set `{}` has no {}", set.id, listed(&missing)),
                format!("add to its [[data-set]]: {} = …", missing.join(" = …, ")),
            );
        }
    }
}
