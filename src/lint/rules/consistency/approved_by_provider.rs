use crate::engagement::Role;
use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Levels, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "approved-by-provider",
    group: Group::Consistency,
    severity: Severity::Error,
    guide: include_str!("approved_by_provider.md"),
    check: Check::Levels(check),
};

fn check(levels: &Levels<'_>, findings: &mut Findings) {
    for exclusion in &levels.exclusions {
        let exclusion = &exclusion.value;
        if levels.is(exclusion.approver.as_ref(), Role::Customer) == Some(false)
            && let Some(approver) = &exclusion.approver
        {
            findings.report(
                approver.place,
                format!(
                    "exclusion `{}` is admitted by `{}`, not by the Customer",
                    exclusion.id, approver.value
                ),
                "name the Customer as approver; the dispute rule settles what it refuses",
            );
        }
    }
}
