use crate::engagement::{Class, Good};
use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Levels, Rule};
use crate::measure::{Exact, Rounding};
use crate::sla;

pub(crate) const RULE: Rule = Rule {
    name: "too-few-events",
    group: Group::Measurability,
    severity: Severity::Error,
    guide: include_str!("too_few_events.md"),
    check: Check::Levels(check),
};

fn check(levels: &Levels<'_>, findings: &mut Findings) {
    for target in &levels.targets {
        let target = &target.value;
        let Some(kind) = levels
            .kind_of(target)
            .filter(|kind| kind.class() == Class::EventRatio)
        else {
            continue;
        };
        let (Some(value), Some(promised)) = (&target.value, target.percentage()) else {
            continue;
        };
        let kept = match kind.good() {
            Good::High => promised.clone(),
            Good::Low => promised.complement(),
        };
        let Some(enough) = sla::one_miss_from(&kept) else {
            continue;
        };
        let Some(expected) = levels.expected_events(target) else {
            continue;
        };
        if expected >= Exact::from(enough) {
            continue;
        }
        let below = target
            .small_sample
            .as_ref()
            .and_then(|rule| rule.value.below.as_ref());
        let events = expected.round(1, Rounding::HalfUp);
        match below {
            None => findings.report(
                value.place,
                format!(
                    "target `{}` promises {promised} of about {events} events a window: below {enough} events one miss breaks it",
                    target.id
                ),
                format!("add small-sample = {{ below = {enough}, max-misses = 0 }}, or take a longer window"),
            ),
            Some(below) if below.value < enough => findings.report(
                below.place,
                format!(
                    "the small-sample rule of target `{}` ends at {} events, but up to {enough} events one miss breaks {promised}",
                    target.id, below.value
                ),
                format!("write below = {enough}"),
            ),
            Some(_) => continue,
        };
    }
}
