use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Levels, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "maintenance-at-clock-change",
    group: Group::Consistency,
    severity: Severity::Warning,
    guide: include_str!("maintenance_at_clock_change.md"),
    check: Check::Levels(check),
};

/// The hour that clocks in the European Union skip in March and repeat in October, in minutes after
/// midnight on a Sunday.
const CHANGE: std::ops::Range<u16> = 120..180;

fn check(levels: &Levels<'_>, findings: &mut Findings) {
    for exclusion in &levels.exclusions {
        for window in &exclusion.value.windows {
            let window = &window.value;
            let (Some(day), Some(from), Some(to)) = (&window.day, &window.from, &window.to) else {
                continue;
            };
            let holds = from.value.minute() < CHANGE.end && to.value.minute() > CHANGE.start;
            if day.value == "sun" && holds {
                findings.report(
                    from.place,
                    format!(
                        "exclusion `{}` has a window on Sunday from {} to {}, which holds the hour that the clock skips or repeats",
                        exclusion.value.id, from.value, to.value
                    ),
                    "begin at 03:00, or choose another day",
                );
            }
        }
    }
}
