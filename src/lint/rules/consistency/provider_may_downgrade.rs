use crate::engagement::Role;
use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Levels, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "provider-may-downgrade",
    group: Group::Consistency,
    severity: Severity::Error,
    guide: include_str!("provider_may_downgrade.md"),
    check: Check::Levels(check),
};

fn check(levels: &Levels<'_>, findings: &mut Findings) {
    for severity in &levels.severities {
        let severity = &severity.value;
        if levels.is(severity.downgrade_needs.as_ref(), Role::Customer) == Some(false)
            && let Some(party) = &severity.downgrade_needs
        {
            findings.report(
                party.place,
                format!(
                    "an incident of severity `{}` can be classed lower without the Customer: `{}` decides",
                    severity.id, party.value
                ),
                "name the Customer in downgrade-needs",
            );
        }
    }
}
