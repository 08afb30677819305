use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Levels, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "automatic-reply-stops",
    group: Group::Consistency,
    severity: Severity::Error,
    guide: include_str!("automatic_reply_stops.md"),
    check: Check::Levels(check),
};

fn check(levels: &Levels<'_>, findings: &mut Findings) {
    for clock in &levels.clocks {
        if let Some(stops) = clock
            .value
            .automatic_reply_stops
            .as_ref()
            .filter(|stops| stops.value)
        {
            findings.report(
                stops.place,
                format!("an automatic reply stops clock `{}`", clock.value.id),
                "write automatic-reply-stops = false, and let a person's first assessment stop the clock",
            );
        }
    }
}
