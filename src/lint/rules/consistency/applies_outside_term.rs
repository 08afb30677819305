use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Levels, Rule};
use jiff::ToSpan;

pub(crate) const RULE: Rule = Rule {
    name: "applies-outside-term",
    group: Group::Consistency,
    severity: Severity::Error,
    guide: include_str!("applies_outside_term.md"),
    check: Check::Levels(check),
};

/// Longest bedding-in before a target binds, in days: half a year (rule S06 of the model).
const LONGEST_WAIT: i64 = 184;

fn check(levels: &Levels<'_>, findings: &mut Findings) {
    let effective = levels.header.effective;
    let handed_over = levels.dates("deliverable", "due");
    for target in &levels.targets {
        let target = &target.value;
        let Some(from) = &target.applies_from else {
            continue;
        };
        // What is built first is measured from when it is handed over.
        let begins = handed_over.iter().filter(|due| **due <= from.value).max();
        let begins = begins.copied().unwrap_or(effective).max(effective);
        let latest = begins.checked_add(LONGEST_WAIT.days()).ok();
        let wrong = if from.value < effective {
            format!("before the Services start on {effective}")
        } else if let Some(end) = levels.end_of_term().filter(|end| from.value >= *end) {
            format!("after the first term, which ends before {end}")
        } else if latest.is_some_and(|latest| from.value > latest) {
            format!(
                "more than {LONGEST_WAIT} days after the Services start or the last delivery, on {begins}"
            )
        } else {
            continue;
        };
        findings.report(
            from.place,
            format!(
                "target `{}` applies from {}, {wrong}",
                target.id, from.value
            ),
            "write a date within the first half-year of the Services",
        );
    }
}
