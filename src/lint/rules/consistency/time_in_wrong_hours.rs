use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Levels, Rule};
use crate::measure::Period;
use crate::service_levels::Within;

pub(crate) const RULE: Rule = Rule {
    name: "time-in-wrong-hours",
    group: Group::Consistency,
    severity: Severity::Error,
    guide: include_str!("time_in_wrong_hours.md"),
    check: Check::Levels(check),
};

fn check(levels: &Levels<'_>, findings: &mut Findings) {
    for severity in &levels.severities {
        let severity = &severity.value;
        let Some(calendar) = &severity.calendar else {
            continue;
        };
        let Some(closes) = levels.closes(&calendar.value) else {
            continue;
        };
        let times = [
            ("response", &severity.response),
            ("update-every", &severity.update_every),
            ("workaround", &severity.workaround),
            ("restore", &severity.restore),
        ];
        for (key, within) in times {
            let Some(within) = within else { continue };
            let Within::Period(period) = &within.value else {
                continue;
            };
            let counts_hours = period.needs_calendar();
            let fits = matches!(period, Period::Months(_)) || counts_hours == closes;
            if fits {
                continue;
            }
            let (how, help) = if closes {
                (
                    "runs through the night, but the calendar",
                    "write Working Hours: \"20bh\"",
                )
            } else {
                (
                    "counts Working Hours, but the calendar",
                    "write time on the wall: \"4h\"",
                )
            };
            let state = if closes { "closes" } else { "never closes" };
            findings.report(
                within.place,
                format!(
                    "`{key}` of severity `{}`, {period}, {how} `{}` {state}",
                    severity.id, calendar.value
                ),
                help,
            );
        }
    }
}
