use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Levels, Rule};
use crate::measure::{Months, Period};
use crate::service_levels::at_most_elapsed;

pub(crate) const RULE: Rule = Rule {
    name: "data-kept-too-short",
    group: Group::Measurability,
    severity: Severity::Warning,
    guide: include_str!("data_kept_too_short.md"),
    check: Check::Levels(check),
};

/// Months of data that a yearly review and a yearly cap look back on (rule M09 of the model).
const YEAR: u32 = 12;
/// Months in which a dispute about the last of them can be raised and settled (rule M09).
const DISPUTE: u32 = 3;

fn check(levels: &Levels<'_>, findings: &mut Findings) {
    let looked_back = levels
        .triggers
        .iter()
        .filter_map(|trigger| levels.months_of(&trigger.value))
        .max();
    let needed = looked_back.unwrap_or(YEAR).max(YEAR) + DISPUTE;
    let least = at_most_elapsed(&Period::Months(Months(needed)));
    for source in &levels.data_sources {
        let source = &source.value;
        let used = levels
            .targets
            .iter()
            .filter_map(|target| levels.source_of(&target.value))
            .any(|used| used.value.id == source.id);
        let Some(kept) = source.retention.as_ref().filter(|_| used) else {
            continue;
        };
        if at_most_elapsed(&kept.value) < least {
            findings.report(
                kept.place,
                format!(
                    "data source `{}` keeps data for {}, but credits, triggers and disputes look back {needed} months",
                    source.id, kept.value
                ),
                format!("write retention = \"{needed}mo\" or longer"),
            );
        }
    }
}
