use crate::finding::{Group, Severity};
use crate::lint::levels::{longer, times};
use crate::lint::{Check, Findings, Levels, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "severity-times-out-of-order",
    group: Group::Consistency,
    severity: Severity::Error,
    guide: include_str!("severity_times_out_of_order.md"),
    check: Check::Levels(check),
};

/// What must come no later than what.
const ORDER: [(&str, &str); 4] = [
    ("response", "workaround"),
    ("response", "restore"),
    ("workaround", "restore"),
    ("update-every", "restore"),
];

fn check(levels: &Levels<'_>, findings: &mut Findings) {
    for severity in &levels.severities {
        let severity = &severity.value;
        let known = times(severity);
        let time = |wanted: &str| known.iter().find(|(key, ..)| *key == wanted);
        for (first, then) in ORDER {
            let (Some((_, early, place)), Some((_, late, _))) = (time(first), time(then)) else {
                continue;
            };
            if longer(early, late) {
                findings.report(
                    *place,
                    format!(
                        "`{first}` of severity `{}` is {early}, longer than its `{then}`, {late}",
                        severity.id
                    ),
                    format!("write at most {}", late.compact()),
                );
            }
        }
    }
}
