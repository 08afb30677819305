use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Levels, Rule};
use crate::measure::{Exact, Period, WorkingDays};

pub(crate) const RULE: Rule = Rule {
    name: "short-dispute-time",
    group: Group::Consistency,
    severity: Severity::Error,
    guide: include_str!("short_dispute_time.md"),
    check: Check::Levels(check),
};

/// Fewest Working Days to raise a dispute after a report (rule G03 of the model).
const LEAST: u32 = 5;

fn check(levels: &Levels<'_>, findings: &mut Findings) {
    let raise = levels
        .dispute
        .as_ref()
        .and_then(|dispute| dispute.value.raise_within.as_ref());
    let Some(raise) = raise else { return };
    let enough = match &raise.value {
        Period::WorkingDays(WorkingDays(days)) => *days >= LEAST,
        // A week on the wall has five Working Days.
        Period::Elapsed(time) => time.seconds() >= Exact::from(7 * 86_400),
        Period::SupportTime(_) => false,
        Period::Months(_) => true,
    };
    if !enough {
        findings.report(
            raise.place,
            format!(
                "a measured value can be disputed for {} only, less than {LEAST} Working Days",
                raise.value
            ),
            "write raise-within = \"15bd\"",
        );
    }
}
