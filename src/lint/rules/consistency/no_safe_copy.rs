use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Levels, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "no-safe-copy",
    group: Group::Consistency,
    severity: Severity::Error,
    guide: include_str!("no_safe_copy.md"),
    check: Check::Levels(check),
};

fn check(levels: &Levels<'_>, findings: &mut Findings) {
    for continuity in &levels.continuity {
        let continuity = &continuity.value;
        let safe = continuity.backups.iter().any(|backup| {
            let flag = |own: &Option<crate::source::Located<bool>>| {
                own.as_ref().is_some_and(|own| own.value)
            };
            flag(&backup.value.offsite) && flag(&backup.value.immutable)
        });
        if let Some(first) = continuity.backups.first().filter(|_| !safe) {
            findings.report(
                first.place,
                format!(
                    "no backup of service `{}` is both elsewhere and immutable",
                    continuity
                        .service
                        .as_ref()
                        .map_or("", |own| own.value.as_str())
                ),
                "keep one copy with offsite = true and immutable = true",
            );
        }
    }
}
