use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Levels, Rule};
use crate::service_levels::Criticality;

pub(crate) const RULE: Rule = Rule {
    name: "top-severity-closes",
    group: Group::Consistency,
    severity: Severity::Error,
    guide: include_str!("top_severity_closes.md"),
    check: Check::Levels(check),
};

fn check(levels: &Levels<'_>, findings: &mut Findings) {
    let top = levels
        .severities
        .iter()
        .map(|severity| &severity.value)
        .find(|severity| severity.rank.as_ref().is_some_and(|rank| rank.value == 1));
    let Some((top, calendar)) = top.and_then(|top| Some((top, top.calendar.as_ref()?))) else {
        return;
    };
    if levels.closes(&calendar.value) != Some(true) {
        return;
    }
    let around_the_clock = levels
        .services
        .iter()
        .map(|service| &service.value)
        .find(|service| {
            let critical =
                service.criticality.as_ref().map(|own| own.value) == Some(Criticality::Critical);
            let hours = service.service_hours.as_ref();
            critical && hours.is_some_and(|hours| levels.closes(&hours.value) == Some(false))
        });
    if let Some(service) = around_the_clock {
        findings.report(
            calendar.place,
            format!(
                "critical service `{}` runs at every hour, but the times of severity `{}` stop when calendar `{}` closes",
                service.id, top.id, calendar.value
            ),
            "give the worst severity a calendar with always = true",
        );
    }
}
