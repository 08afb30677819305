use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Levels, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "bonus-for-promise",
    group: Group::Consistency,
    severity: Severity::Error,
    guide: include_str!("bonus_for_promise.md"),
    check: Check::Levels(check),
};

fn check(levels: &Levels<'_>, findings: &mut Findings) {
    for bonus in &levels.bonuses {
        let bonus = &bonus.value;
        let target = bonus
            .target
            .as_ref()
            .and_then(|id| levels.target(&id.value));
        let (Some(target), Some(value)) = (target, &bonus.value) else {
            continue;
        };
        let (Some(promised), Some(comparator)) = (&target.value.value, &target.value.comparator)
        else {
            continue;
        };
        let (earned, owed) = (value.value.magnitude(), promised.value.magnitude());
        let alike = value.value.dimension() == promised.value.dimension();
        if alike && comparator.value.keeps(&owed, &earned) {
            findings.report(
                value.place,
                format!(
                    "bonus `{}` is paid from {} on, which is no better than the {} that target `{}` promises",
                    bonus.id, value.value, promised.value, target.value.id
                ),
                format!("write a value that is better than {}", promised.value),
            );
        }
    }
}
