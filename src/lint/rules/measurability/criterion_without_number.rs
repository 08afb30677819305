use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Levels, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "criterion-without-number",
    group: Group::Measurability,
    severity: Severity::Error,
    guide: include_str!("criterion_without_number.md"),
    check: Check::Levels(check),
};

fn check(levels: &Levels<'_>, findings: &mut Findings) {
    for severity in &levels.severities {
        let severity = &severity.value;
        let names_metric = |text: &str| {
            levels
                .metrics
                .iter()
                .any(|metric| !metric.value.id.is_empty() && text.contains(&metric.value.id))
        };
        let measurable = severity.criteria.iter().any(|criterion| {
            let text = &criterion.value;
            text.contains(|one: char| one.is_ascii_digit()) || names_metric(text)
        });
        if let Some(first) = severity.criteria.first().filter(|_| !measurable) {
            findings.report(
                first.place,
                format!(
                    "no criterion of severity `{}` has a number or names a metric",
                    severity.id
                ),
                "say how many users, records or minutes make an incident this severe",
            );
        }
    }
}
