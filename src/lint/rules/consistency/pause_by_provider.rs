use crate::engagement::Role;
use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Levels, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "pause-by-provider",
    group: Group::Consistency,
    severity: Severity::Error,
    guide: include_str!("pause_by_provider.md"),
    check: Check::Levels(check),
};

fn check(levels: &Levels<'_>, findings: &mut Findings) {
    for clock in &levels.clocks {
        for pause in clock.value.pauses.iter().flat_map(|pauses| &pauses.value) {
            let pause = &pause.value;
            if levels.is(pause.caused_by.as_ref(), Role::Customer) == Some(false)
                && let Some(cause) = &pause.caused_by
            {
                findings.report(
                    cause.place,
                    format!(
                        "pause `{}` of clock `{}` is caused by `{}`, not by the Customer",
                        pause.code, clock.value.id, cause.value
                    ),
                    "delete the pause: the Provider answers for its own suppliers",
                );
            }
        }
    }
}
