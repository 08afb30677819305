use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Levels, Rule};
use crate::measure::{Months, Period};
use crate::service_levels::{Criticality, at_most_elapsed};

pub(crate) const RULE: Rule = Rule {
    name: "recovery-tested-rarely",
    group: Group::Consistency,
    severity: Severity::Error,
    guide: include_str!("recovery_tested_rarely.md"),
    check: Check::Levels(check),
};

/// Most months between two tests (rule B06 of the model).
const MOST: u32 = 12;
/// Most months between two restore tests of a critical service (rule B06).
const MOST_CRITICAL: u32 = 6;

fn check(levels: &Levels<'_>, findings: &mut Findings) {
    for continuity in &levels.continuity {
        let continuity = &continuity.value;
        let Some(id) = &continuity.service else {
            continue;
        };
        let service = levels.service(&id.value);
        let critical = service.is_some_and(|service| {
            service.value.criticality.as_ref().map(|own| own.value) == Some(Criticality::Critical)
        });
        if let (Some(backup), None) = (continuity.backups.first(), &continuity.restore_test) {
            findings.report(
                backup.place,
                format!("service `{}` has backups, but nobody tests that they can be restored", id.value),
                "write restore-test = { every = \"6mo\", success = \"the sample is restored and its checksums are equal\" }",
            );
        }
        let restore = if critical { MOST_CRITICAL } else { MOST };
        let tests = [
            ("restore test", &continuity.restore_test, restore),
            ("recovery test", &continuity.recovery_test, MOST),
        ];
        for (what, test, most) in tests {
            let every = test.as_ref().and_then(|test| test.value.every.as_ref());
            let Some(every) = every else { continue };
            let limit = at_most_elapsed(&Period::Months(Months(most)));
            if at_most_elapsed(every.value.period()) > limit {
                findings.report(
                    every.place,
                    format!(
                        "the {what} of service `{}` comes {}, but it is due at least every {most} months",
                        id.value, every.value
                    ),
                    format!("write every = \"{most}mo\" or more often"),
                );
            }
        }
    }
}
