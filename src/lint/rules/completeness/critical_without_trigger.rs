use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Levels, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "critical-without-trigger",
    group: Group::Completeness,
    severity: Severity::Error,
    guide: include_str!("critical_without_trigger.md"),
    check: Check::Levels(check),
};

fn check(levels: &Levels<'_>, findings: &mut Findings) {
    let counted = |id: &str| {
        levels
            .triggers
            .iter()
            .any(|trigger| trigger.value.targets.iter().any(|own| own.value == id))
    };
    let none = levels.triggers.is_empty();
    for target in levels.critical() {
        // Where there are only short forms, the clause on persistent failure says what follows.
        if none && levels.is_short(target.place) {
            continue;
        }
        if counted(&target.value.id) {
            continue;
        }
        let message = if none {
            format!(
                "no trigger says what follows when critical target `{}` is missed again and again",
                target.value.id
            )
        } else {
            format!(
                "no trigger counts the misses of critical target `{}`",
                target.value.id
            )
        };
        findings.report(
            target.place,
            message,
            format!("add \"{}\" to the `targets` of a `[[trigger]]`; without `targets` it counts every critical one", target.value.id),
        );
        if none {
            return;
        }
    }
}
