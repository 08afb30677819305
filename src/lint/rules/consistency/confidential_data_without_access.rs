use crate::condition::FactValue;
use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Rule, Subject};

pub(crate) const RULE: Rule = Rule {
    name: "confidential-data-without-access",
    group: Group::Consistency,
    severity: Severity::Warning,
    guide: include_str!("confidential_data_without_access.md"),
    check: Check::Deal(check),
};

/// Words by which classes of confidential data are called.
const CONFIDENTIAL: &[&str] = &["confidential", "secret", "restricted"];

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    if subject.facts.get("confidential-access") != Some(&FactValue::Flag(false)) {
        return;
    }
    for set in subject.records("data-set") {
        let class = set.text("class");
        let lower = class.to_lowercase();
        // "Non-confidential" is not confidential.
        let is_confidential = CONFIDENTIAL.iter().any(|word| lower.contains(word))
            && !lower.starts_with("non")
            && !lower.starts_with("un");
        if is_confidential {
            findings.report(
                set.place,
                format!(
                    "data set `{}` is of class \"{class}\", but `confidential-access` says that nobody at the Provider can see confidential data",
                    set.id
                ),
                "set confidential-access = true under [facts], or delete the data set if the Provider never holds it in clear",
            );
        }
    }
}
