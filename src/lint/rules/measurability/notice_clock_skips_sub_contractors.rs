use crate::engagement::MetricKind;
use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Levels, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "notice-clock-skips-sub-contractors",
    group: Group::Measurability,
    severity: Severity::Error,
    guide: include_str!("notice_clock_skips_sub_contractors.md"),
    check: Check::Levels(check),
};

fn check(levels: &Levels<'_>, findings: &mut Findings) {
    for metric in &levels.metrics {
        let metric = &metric.value;
        if metric.kind() != Some(MetricKind::SecurityNotification) {
            continue;
        }
        let clock = metric.clock.as_ref().and_then(|id| levels.clock(&id.value));
        let Some(start) = clock.and_then(|clock| clock.value.start_event.as_ref()) else {
            continue;
        };
        let text = start.value.to_lowercase();
        if !text.contains("sub-contractor") && !text.contains("subcontractor") {
            findings.report(
                start.place,
                format!(
                    "the clock of metric `{}` does not start when a Sub-contractor is aware of the incident",
                    metric.id
                ),
                "write \"the Provider or a Sub-contractor is aware of the Security Incident\"",
            );
        }
    }
}
