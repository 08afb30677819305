use crate::engagement::MetricKind;
use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Levels, Rule};
use crate::measure::Exact;

pub(crate) const RULE: Rule = Rule {
    name: "target-against-criticality",
    group: Group::Consistency,
    severity: Severity::Warning,
    guide: include_str!("target_against_criticality.md"),
    check: Check::Levels(check),
};

/// A standard service that promises more than this pays for what nobody needs, in percent.
const MOST_FOR_STANDARD: (i64, u32) = (9_995, 2);
/// A critical service that promises less than this is left without, in percent.
const LEAST_FOR_CRITICAL: (i64, u32) = (99, 0);

fn check(levels: &Levels<'_>, findings: &mut Findings) {
    for target in &levels.targets {
        let target = &target.value;
        let is_availability = levels
            .kind_of(target)
            .is_some_and(MetricKind::is_availability);
        let (Some(value), Some(promised), Some(service)) = (
            &target.value,
            target.percentage(),
            levels.service_of(target),
        ) else {
            continue;
        };
        let criticality = levels
            .records_of("service")
            .iter()
            .find(|record| record.id == service.value.id)
            .map(|record| record.text("criticality"))
            .unwrap_or_default();
        if !is_availability {
            continue;
        }
        let limit = |(digits, decimals): (i64, u32)| Exact::decimal(digits, decimals);
        if criticality == "standard" && *promised.percent() > limit(MOST_FOR_STANDARD) {
            findings.report(
                value.place,
                format!(
                    "target `{}` promises {promised} for service `{}` of criticality `standard`",
                    target.id, service.value.id
                ),
                "lower the target to what the business pays for, or raise the criticality",
            );
        }
        if criticality == "critical" && *promised.percent() < limit(LEAST_FOR_CRITICAL) {
            findings.report(
                value.place,
                format!(
                    "target `{}` promises {promised} for service `{}` of criticality `critical`",
                    target.id, service.value.id
                ),
                "raise the target, or lower the criticality to what an interruption costs",
            );
        }
    }
}
