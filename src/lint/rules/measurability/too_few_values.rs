use crate::engagement::Class;
use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Levels, Rule};
use crate::measure::{Exact, Rounding};

pub(crate) const RULE: Rule = Rule {
    name: "too-few-values",
    group: Group::Measurability,
    severity: Severity::Warning,
    guide: include_str!("too_few_values.md"),
    check: Check::Levels(check),
};

/// Values that should lie beyond the percentile, so that it is more than the worst value (M11).
const BEYOND: u32 = 10;

fn check(levels: &Levels<'_>, findings: &mut Findings) {
    for target in &levels.targets {
        let target = &target.value;
        let (Some(metric), Some(kind)) = (levels.metric_of(target), levels.kind_of(target)) else {
            continue;
        };
        let metric = &metric.value;
        let (Class::Quantile, Some(share)) = (kind.class(), metric.quantile()) else {
            continue;
        };
        let (Some(stated), Some(values)) = (
            &metric.expected_events_per_month,
            levels.expected_events(target),
        ) else {
            continue;
        };
        let Some(needed) = Exact::from(BEYOND).checked_div(&(Exact::one() - share)) else {
            continue;
        };
        if values < needed {
            let aggregation = metric
                .aggregation
                .as_ref()
                .map_or("", |own| own.value.as_str());
            findings.report(
                stated.place,
                format!(
                    "metric `{}` has about {} values a window, but {aggregation} needs {}",
                    metric.id,
                    values.round(1, Rounding::HalfUp),
                    Exact::whole(needed.ceil())
                ),
                "measure more often, take a longer window, or promise a lower percentile",
            );
        }
    }
}
