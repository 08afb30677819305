use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Rule, Subject};

pub(crate) const RULE: Rule = Rule {
    name: "location-missing",
    group: Group::Completeness,
    severity: Severity::Warning,
    guide: include_str!("location_missing.md"),
    check: Check::Deal(check),
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for (record, what, done) in [
        ("service", "service", "performed"),
        ("data-set", "data set", "kept"),
    ] {
        for one in subject.records(record) {
            if one.texts("locations").is_empty() {
                findings.report(
                    one.place,
                    format!("{what} `{}` does not say where it is {done}", one.id),
                    "add locations = [\"…\"] with ids of `[[location]]` records",
                );
            }
        }
    }
}
