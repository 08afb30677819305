use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Levels, Rule};
use crate::measure::{ClockTime, DailyHours};
use crate::source::Located;

pub(crate) const RULE: Rule = Rule {
    name: "hours-end-before-start",
    group: Group::Consistency,
    severity: Severity::Error,
    guide: include_str!("hours_end_before_start.md"),
    check: Check::Levels(check),
};

fn check(levels: &Levels<'_>, findings: &mut Findings) {
    let mut look =
        |whose: &str, from: Option<&Located<ClockTime>>, to: Option<&Located<ClockTime>>| {
            let (Some(from), Some(to)) = (from, to) else {
                return;
            };
            let Err(wrong) = DailyHours::new(from.value, to.value) else {
                return;
            };
            let message = if from.value < to.value {
                format!(
                    "{whose} ends at {}, so that the last minute of the day is lost",
                    to.value
                )
            } else {
                format!(
                    "{whose} goes from {} to {}: it ends before it begins",
                    from.value, to.value
                )
            };
            findings.report(to.place, message, wrong.suggestion.unwrap_or_default());
        };
    for calendar in &levels.calendars {
        let calendar = &calendar.value;
        for hours in calendar.weekly.iter().chain(&calendar.reduced) {
            let whose = format!("a row of calendar `{}`", calendar.id);
            look(&whose, hours.value.from.as_ref(), hours.value.to.as_ref());
        }
    }
    for exclusion in &levels.exclusions {
        for window in &exclusion.value.windows {
            let whose = format!("a maintenance window of `{}`", exclusion.value.id);
            look(&whose, window.value.from.as_ref(), window.value.to.as_ref());
        }
    }
}
