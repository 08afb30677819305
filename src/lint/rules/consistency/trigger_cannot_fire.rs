use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Levels, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "trigger-cannot-fire",
    group: Group::Consistency,
    severity: Severity::Error,
    guide: include_str!("trigger_cannot_fire.md"),
    check: Check::Levels(check),
};

fn check(levels: &Levels<'_>, findings: &mut Findings) {
    let term = levels.header.term_months;
    for trigger in &levels.triggers {
        let trigger = &trigger.value;
        let (Some(count), Some(of_last)) = (&trigger.count, &trigger.of_last) else {
            continue;
        };
        if count.value > of_last.value || count.value == 0 {
            findings.report(
                count.place,
                format!(
                    "trigger `{}` asks for {} misses in {} windows",
                    trigger.id, count.value, of_last.value
                ),
                format!("write a count from 1 to {}", of_last.value),
            );
        } else if let Some(months) = levels.months_of(trigger).filter(|months| *months > term) {
            findings.report(
                of_last.place,
                format!(
                    "trigger `{}` looks back {months} months, longer than the term of {term} months",
                    trigger.id
                ),
                "look back over fewer windows",
            );
        }
    }
}
