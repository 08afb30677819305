use crate::engagement::Role;
use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Levels, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "one-party-changes-targets",
    group: Group::Consistency,
    severity: Severity::Error,
    guide: include_str!("one_party_changes_targets.md"),
    check: Check::Levels(check),
};

fn check(levels: &Levels<'_>, findings: &mut Findings) {
    let Some(review) = &levels.review else { return };
    let Some(first) = review.value.change_needs.first() else {
        return;
    };
    for (role, other) in [
        (Role::Customer, Role::Provider),
        (Role::Provider, Role::Customer),
    ] {
        let named = review
            .value
            .change_needs
            .iter()
            .any(|party| levels.role(&party.value) == Some(role));
        if !named {
            findings.report(
                first.place,
                format!("targets can be changed without the {}", role.printed()),
                format!(
                    "name the {} and the {} in change-needs",
                    role.printed(),
                    other.printed()
                ),
            );
        }
    }
}
