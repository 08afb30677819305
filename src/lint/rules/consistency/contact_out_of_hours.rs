use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Levels, Rule};
use crate::source::Located;
use std::collections::BTreeSet;

pub(crate) const RULE: Rule = Rule {
    name: "contact-out-of-hours",
    group: Group::Consistency,
    severity: Severity::Error,
    guide: include_str!("contact_out_of_hours.md"),
    check: Check::Levels(check),
};

fn check(levels: &Levels<'_>, findings: &mut Findings) {
    let mut said = BTreeSet::new();
    let mut look = |whose: &str, contact: Option<&Located<String>>, needed: &str| {
        let Some(contact) = contact.and_then(|id| levels.contact(&id.value)) else {
            return;
        };
        let contact = &contact.value;
        let Some(calendar) = &contact.calendar else {
            return;
        };
        if levels.covers(&calendar.value, needed) == Some(false)
            && said.insert((contact.id.clone(), needed.to_owned()))
        {
            findings.report(
                calendar.place,
                format!(
                    "contact `{}` answers in the hours of `{}`, but {whose} calls it in those of `{needed}`",
                    contact.id, calendar.value
                ),
                format!("give the contact the calendar `{needed}`, or call another one"),
            );
        }
    };
    for severity in &levels.severities {
        let severity = &severity.value;
        let escalation = severity
            .escalation
            .as_ref()
            .and_then(|id| levels.escalation(&id.value));
        let (Some(escalation), Some(calendar)) = (escalation, &severity.calendar) else {
            continue;
        };
        let whose = format!("escalation `{}`", escalation.value.id);
        for step in &escalation.value.steps {
            look(&whose, step.value.provider.as_ref(), &calendar.value);
            look(&whose, step.value.customer.as_ref(), &calendar.value);
        }
    }
    for dependency in &levels.dependencies {
        let dependency = &dependency.value;
        if let Some(calendar) = &dependency.calendar {
            let whose = format!("dependency `{}`", dependency.id);
            look(&whose, dependency.contact.as_ref(), &calendar.value);
        }
    }
}
