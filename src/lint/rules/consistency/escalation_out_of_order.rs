use crate::finding::{Group, Severity};
use crate::lint::levels::{longer, times};
use crate::lint::{Check, Findings, Levels, Rule};
use crate::service_levels::Escalation;

pub(crate) const RULE: Rule = Rule {
    name: "escalation-out-of-order",
    group: Group::Consistency,
    severity: Severity::Error,
    guide: include_str!("escalation_out_of_order.md"),
    check: Check::Levels(check),
};

fn check(levels: &Levels<'_>, findings: &mut Findings) {
    for escalation in &levels.escalations {
        steps(&escalation.value, findings);
    }
    for severity in &levels.severities {
        let severity = &severity.value;
        let Some(escalation) = severity
            .escalation
            .as_ref()
            .and_then(|id| levels.escalation(&id.value))
        else {
            continue;
        };
        let steps = &escalation.value.steps;
        let known = times(severity);
        let ends = [
            ("first", steps.first(), "response"),
            ("last", steps.last(), "restore"),
        ];
        for (which, step, key) in ends {
            let after = step.and_then(|step| step.value.after.as_ref());
            let limit = known.iter().find(|(own, ..)| *own == key);
            let (Some(after), Some((_, limit, _))) = (after, limit) else {
                continue;
            };
            if longer(&after.value, limit) {
                findings.report(
                    after.place,
                    format!(
                        "the {which} step of escalation `{}` comes after {}, later than the {limit} for `{key}` of severity `{}`",
                        escalation.value.id, after.value, severity.id
                    ),
                    format!("call after {} or earlier", limit.compact()),
                );
            }
        }
    }
}

/// Each step has to come later than the one before.
fn steps(escalation: &Escalation, findings: &mut Findings) {
    let times: Vec<_> = escalation
        .steps
        .iter()
        .filter_map(|step| step.value.after.as_ref())
        .collect();
    for pair in times.windows(2) {
        let [before, after] = pair else { continue };
        if !longer(&after.value, &before.value) {
            findings.report(
                after.place,
                format!(
                    "a step of escalation `{}` comes after {}, no later than the step before it, after {}",
                    escalation.id, after.value, before.value
                ),
                "put the steps in the order of their times",
            );
        }
    }
}
