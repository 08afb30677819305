use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Levels, Rule};
use crate::measure::Window;

pub(crate) const RULE: Rule = Rule {
    name: "window-against-charges",
    group: Group::Measurability,
    severity: Severity::Warning,
    guide: include_str!("window_against_charges.md"),
    check: Check::Levels(check),
};

fn check(levels: &Levels<'_>, findings: &mut Findings) {
    for target in levels.critical() {
        let target = &target.value;
        let Some(window) = &target.window else {
            continue;
        };
        if !matches!(window.value, Window::CalendarMonth | Window::PerEvent) {
            findings.report(
                window.place,
                format!(
                    "critical target `{}` is judged by the {}, but its credits are a share of monthly charges",
                    target.id, window.value
                ),
                "write window = \"calendar-month\", or \"per-event\"",
            );
        }
    }
}
