use crate::engagement::MetricKind;
use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Levels, Rule};
use crate::measure::Exact;

pub(crate) const RULE: Rule = Rule {
    name: "no-failure-allowed",
    group: Group::Measurability,
    severity: Severity::Warning,
    guide: include_str!("no_failure_allowed.md"),
    check: Check::Levels(check),
};

fn check(levels: &Levels<'_>, findings: &mut Findings) {
    for target in &levels.targets {
        let target = &target.value;
        let is_availability = levels
            .kind_of(target)
            .is_some_and(MetricKind::is_availability);
        let (Some(value), Some(promised)) = (&target.value, target.percentage()) else {
            continue;
        };
        if is_availability && *promised.percent() == Exact::hundred() {
            findings.report(
                value.place,
                format!(
                    "target `{}` promises {promised} availability: one second of downtime is a miss",
                    target.id
                ),
                "write what can be kept, such as \"99.99%\", and plan maintenance into it",
            );
        }
    }
}
