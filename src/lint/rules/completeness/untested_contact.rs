use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Levels, Rule};
use std::collections::BTreeSet;

pub(crate) const RULE: Rule = Rule {
    name: "untested-contact",
    group: Group::Completeness,
    severity: Severity::Warning,
    guide: include_str!("untested_contact.md"),
    check: Check::Levels(check),
};

fn check(levels: &Levels<'_>, findings: &mut Findings) {
    let mut called: BTreeSet<&str> = BTreeSet::new();
    for step in levels
        .escalations
        .iter()
        .flat_map(|escalation| &escalation.value.steps)
    {
        called.extend(step.value.provider.as_ref().map(|id| id.value.as_str()));
        called.extend(step.value.customer.as_ref().map(|id| id.value.as_str()));
    }
    for dependency in &levels.dependencies {
        called.extend(
            dependency
                .value
                .contact
                .as_ref()
                .map(|id| id.value.as_str()),
        );
    }
    for exclusion in &levels.exclusions {
        called.extend(
            exclusion
                .value
                .notice_to
                .as_ref()
                .map(|id| id.value.as_str()),
        );
    }
    for contact in &levels.contacts {
        if contact.value.tested_every.is_none() && called.contains(contact.value.id.as_str()) {
            findings.report(
                contact.place,
                format!(
                    "nobody tests whether contact `{}` can be reached",
                    contact.value.id
                ),
                "add tested-every = \"3mo\"",
            );
        }
    }
}
