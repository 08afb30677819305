use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Levels, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "minimum-not-worse",
    group: Group::Consistency,
    severity: Severity::Error,
    guide: include_str!("minimum_not_worse.md"),
    check: Check::Levels(check),
};

fn check(levels: &Levels<'_>, findings: &mut Findings) {
    for target in &levels.targets {
        let target = &target.value;
        let (Some(value), Some(minimum)) = (&target.value, &target.minimum) else {
            continue;
        };
        let Some(comparator) = &target.comparator else {
            continue;
        };
        let (promised, floor) = (value.value.magnitude(), minimum.value.magnitude());
        let alike = value.value.dimension() == minimum.value.dimension();
        if alike && comparator.value.keeps(&floor, &promised) {
            findings.report(
                minimum.place,
                format!(
                    "minimum {} of target `{}` is not worse than its value, {}",
                    minimum.value, target.id, value.value
                ),
                format!(
                    "write a minimum that is worse than {}, or leave it out",
                    value.value
                ),
            );
        }
    }
}
