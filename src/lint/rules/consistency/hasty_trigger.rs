use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Levels, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "hasty-trigger",
    group: Group::Consistency,
    severity: Severity::Warning,
    guide: include_str!("hasty_trigger.md"),
    check: Check::Levels(check),
};

fn check(levels: &Levels<'_>, findings: &mut Findings) {
    for trigger in &levels.triggers {
        let trigger = &trigger.value;
        let Some(threshold) = &trigger.value else {
            continue;
        };
        let once =
            |number: Option<&crate::source::Located<u32>>| number.is_some_and(|own| own.value == 1);
        if !once(trigger.count.as_ref()) || !once(trigger.of_last.as_ref()) {
            continue;
        }
        for target in trigger
            .targets
            .iter()
            .filter_map(|id| levels.target(&id.value))
        {
            let target = &target.value;
            let (Some(minimum), Some(comparator)) = (&target.minimum, &target.comparator) else {
                continue;
            };
            let (fires, floor) = (threshold.value.magnitude(), minimum.value.magnitude());
            let alike = threshold.value.dimension() == minimum.value.dimension();
            if alike && comparator.value.worse(&floor, &fires) {
                findings.report(
                    threshold.place,
                    format!(
                        "trigger `{}` fires after one window at {}, before target `{}` has fallen to its minimum of {}",
                        trigger.id, threshold.value, target.id, minimum.value
                    ),
                    format!("write a value no better than {}", minimum.value),
                );
            }
        }
    }
}
