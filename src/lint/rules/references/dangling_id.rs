use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Levels, Rule};
use crate::source::Located;

/// Keys that hold nothing but ids are followed while reading; here those that may hold another word.
pub(crate) const RULE: Rule = Rule {
    name: "dangling-id",
    group: Group::References,
    severity: Severity::Error,
    guide: include_str!("dangling_id.md"),
    check: Check::Levels(check),
};

fn check(levels: &Levels<'_>, findings: &mut Findings) {
    let mut missing = |what: &str, id: &Located<String>, help: &str| {
        findings.report(
            id.place,
            format!(
                "there is no {what} with the id `{}`",
                id.value.escape_debug()
            ),
            help,
        );
    };
    for clock in &levels.clocks {
        if let Some(calendar) = &clock.value.calendar
            && calendar.value != "severity"
            && levels.calendar_record(&calendar.value).is_none()
        {
            missing(
                "calendar",
                calendar,
                "write the id of a calendar, or \"severity\" for that of the severity",
            );
        }
    }
    let earn_back = levels
        .credits
        .as_ref()
        .and_then(|credits| credits.value.earn_back.as_ref());
    for id in earn_back
        .iter()
        .flat_map(|earn_back| &earn_back.value.excludes)
    {
        if id.value != "repeat" && levels.target(&id.value).is_none() {
            missing(
                "target",
                id,
                "write the id of a target, or \"repeat\" for repeated misses",
            );
        }
    }
    for continuity in &levels.continuity {
        let continuity = &continuity.value;
        if let Some(id) = &continuity.rpo_covered_by
            && continuity
                .backups
                .iter()
                .all(|backup| backup.value.id != id.value)
        {
            missing(
                "backup",
                id,
                "write the id of one of the `backups` beside it",
            );
        }
    }
}
