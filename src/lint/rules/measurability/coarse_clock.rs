use crate::engagement::MetricKind;
use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Levels, Rule};
use crate::measure::{Exact, Quantity, compact_time};
use crate::service_levels::{Target, Within};
use std::collections::BTreeMap;

pub(crate) const RULE: Rule = Rule {
    name: "coarse-clock",
    group: Group::Measurability,
    severity: Severity::Warning,
    guide: include_str!("coarse_clock.md"),
    check: Check::Levels(check),
};

/// A time has to be so many times longer than the unit it is counted in (rule M12 of the model).
const STEPS: u32 = 5;

fn check(levels: &Levels<'_>, findings: &mut Findings) {
    let mut least: BTreeMap<&str, (Exact, &str)> = BTreeMap::new();
    for target in &levels.targets {
        let target = &target.value;
        let clock = levels
            .metric_of(target)
            .and_then(|metric| metric.value.clock.as_ref());
        let (Some(clock), Some(limit)) = (clock, limit(levels, target)) else {
            continue;
        };
        let known = least
            .entry(&clock.value)
            .or_insert_with(|| (limit.clone(), &target.id));
        if limit < known.0 {
            *known = (limit, &target.id);
        }
    }
    for clock in &levels.clocks {
        let clock = &clock.value;
        let (Some(precision), Some((limit, target))) =
            (&clock.precision, least.get(clock.id.as_str()))
        else {
            continue;
        };
        if precision.value.seconds() * Exact::from(STEPS) > *limit {
            findings.report(
                precision.place,
                format!(
                    "clock `{}` counts in steps of {}, too coarse for the {} of target `{target}`",
                    clock.id,
                    precision.value,
                    compact_time(limit)
                ),
                "write a precision of at most a fifth of the shortest time, such as \"1min\"",
            );
        }
    }
}

/// The time that a target gives, in seconds.
fn limit(levels: &Levels<'_>, target: &Target) -> Option<Exact> {
    let severity = levels.severity_of(target).map(|severity| &severity.value);
    let within = match levels.kind_of(target)? {
        MetricKind::ResponseTime => severity?.response.as_ref(),
        MetricKind::RestoreTime | MetricKind::ResolutionTime => severity?.restore.as_ref(),
        MetricKind::PatchTime => {
            let security = &levels.security.as_ref()?.value;
            let own = security.patch_targets.iter().find(|patch| {
                patch
                    .value
                    .target
                    .as_ref()
                    .is_some_and(|id| id.value == target.id)
            })?;
            let within = &own.value.within.as_ref()?.value;
            return Some(Quantity::Period(within.clone()).magnitude());
        }
        _ => return target.value.as_ref().map(|value| value.value.magnitude()),
    };
    match &within?.value {
        Within::Period(period) if !matches!(period, crate::measure::Period::WorkingDays(_)) => {
            Some(Quantity::Period(period.clone()).magnitude())
        }
        _ => None,
    }
}
