use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Levels, Rule};
use crate::measure::Window;
use crate::service_levels::Target;

pub(crate) const RULE: Rule = Rule {
    name: "unreported-target",
    group: Group::Completeness,
    severity: Severity::Error,
    guide: include_str!("unreported_target.md"),
    check: Check::Levels(check),
};

fn check(levels: &Levels<'_>, findings: &mut Findings) {
    if levels.reports.is_empty() {
        if let Some(first) = levels.targets.first() {
            findings.report(
                first.place,
                format!("no report shows target `{}` or any other", first.value.id),
                "add a `[[report]]`; without `covers` it shows every target whose window is no longer than its own",
            );
        }
        return;
    }
    for target in &levels.targets {
        let place = target.place;
        let target = &target.value;
        let shown: Vec<Window> = levels
            .reports
            .iter()
            .filter(|report| report.value.covers.iter().any(|own| own.value == target.id))
            .filter_map(|report| Some(report.value.every.as_ref()?.value))
            .collect();
        let message = match most_often(&shown) {
            None => format!("no report shows target `{}`", target.id),
            Some(every) if rarer(every, target) => format!(
                "target `{}` is judged by the {}, but reported by the {every}",
                target.id,
                target.window().unwrap_or(every)
            ),
            Some(_) => continue,
        };
        findings.report(
            place,
            message,
            format!(
                "add \"{}\" to `covers` of a report that comes at least as often",
                target.id
            ),
        );
    }
}

/// How long a window is, for comparing; single events are reported with whatever comes next.
fn length(window: Window) -> u32 {
    match window {
        Window::PerEvent => u32::MAX,
        Window::CalendarWeek => 7,
        Window::CalendarMonth => 31,
        Window::CalendarQuarter => 92,
        Window::CalendarYear | Window::ContractYear => 366,
        Window::Rolling { days, .. } => u32::from(days).max(31),
    }
}

fn most_often(windows: &[Window]) -> Option<Window> {
    windows.iter().copied().min_by_key(|window| length(*window))
}

fn rarer(every: Window, target: &Target) -> bool {
    target
        .window()
        .is_some_and(|window| length(every) > length(window))
}
