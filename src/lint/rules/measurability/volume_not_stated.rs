use crate::engagement::MetricKind;
use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Levels, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "volume-not-stated",
    group: Group::Measurability,
    severity: Severity::Warning,
    guide: include_str!("volume_not_stated.md"),
    check: Check::Levels(check),
};

fn check(levels: &Levels<'_>, findings: &mut Findings) {
    for target in &levels.targets {
        let Some(metric) = levels.metric_of(&target.value) else {
            continue;
        };
        let demand = metric
            .value
            .kind()
            .is_some_and(MetricKind::is_demand_driven);
        let forecast = levels
            .severity_of(&target.value)
            .and_then(|severity| severity.value.forecast_per_month.as_ref());
        let stated = metric.value.expected_events_per_month.is_some() || forecast.is_some();
        if demand && !stated {
            findings.report(
                metric.place,
                format!(
                    "target `{}` depends on how much is asked for, but nobody says how much is expected",
                    target.value.id
                ),
                "add expected-events-per-month to the metric, or forecast-per-month to the severity",
            );
        }
    }
}
