use crate::engagement::Good;
use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Levels, Rule};
use crate::sla::Comparator;

pub(crate) const RULE: Rule = Rule {
    name: "wrong-direction",
    group: Group::Consistency,
    severity: Severity::Error,
    guide: include_str!("wrong_direction.md"),
    check: Check::Levels(check),
};

fn check(levels: &Levels<'_>, findings: &mut Findings) {
    for target in &levels.targets {
        let target = &target.value;
        let (Some(kind), Some(comparator)) = (levels.kind_of(target), &target.comparator) else {
            continue;
        };
        let (right, good) = match kind.good() {
            Good::High => (Comparator::AtLeast, "more"),
            Good::Low => (Comparator::AtMost, "less"),
        };
        if comparator.value != right {
            findings.report(
                comparator.place,
                format!(
                    "target `{}` is kept by results `{}` its value, but {good} {} is better",
                    target.id,
                    comparator.value,
                    kind.word()
                ),
                format!("write comparator = \"{right}\""),
            );
        }
    }
}
