use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Levels, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "easy-earn-back",
    group: Group::Consistency,
    severity: Severity::Warning,
    guide: include_str!("easy_earn_back.md"),
    check: Check::Levels(check),
};

/// Windows in a row that show more than luck (rule R10 of the model).
const LEAST: u32 = 2;

fn check(levels: &Levels<'_>, findings: &mut Findings) {
    let earn_back = levels
        .credits
        .as_ref()
        .and_then(|credits| credits.value.earn_back.as_ref());
    let Some(earn_back) = earn_back else { return };
    let (place, earn_back) = (earn_back.place, &earn_back.value);
    if let Some(windows) = earn_back
        .windows
        .as_ref()
        .filter(|windows| windows.value < LEAST)
    {
        findings.report(
            windows.place,
            format!("a credit is earned back after {} window", windows.value),
            format!("write windows = {LEAST} or more"),
        );
    }
    if earn_back.excludes.iter().all(|one| one.value != "repeat") {
        findings.report(
            place,
            "credits for repeated misses can be earned back",
            "add \"repeat\" to `excludes`",
        );
    }
    if let Some(counts) = earn_back
        .still_counts_for_triggers
        .as_ref()
        .filter(|own| !own.value)
    {
        findings.report(
            counts.place,
            "a miss whose credit is earned back no longer counts for triggers",
            "write still-counts-for-triggers = true",
        );
    }
}
