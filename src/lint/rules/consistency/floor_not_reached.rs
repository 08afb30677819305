use crate::finding::{Group, Severity};
use crate::lint::levels::{percent, shortest};
use crate::lint::{Check, Findings, Levels, Rule};
use crate::measure::compact_time;

pub(crate) const RULE: Rule = Rule {
    name: "floor-not-reached",
    group: Group::Consistency,
    severity: Severity::Warning,
    guide: include_str!("floor_not_reached.md"),
    check: Check::Levels(check),
};

fn check(levels: &Levels<'_>, findings: &mut Findings) {
    for target in &levels.targets {
        let target = &target.value;
        let Some(floor) = &target.user_visible_floor else {
            continue;
        };
        let Some(meaning) = levels.meaning(target) else {
            continue;
        };
        let (Some(planned), Some(window)) = (&meaning.with_maintenance, target.window()) else {
            continue;
        };
        if planned.user_visible < floor.value {
            findings.report(
                floor.place,
                format!(
                    "users of target `{}` may see {} of {} once the {} of maintenance are used, less than the stated {}",
                    target.id,
                    percent(&planned.user_visible),
                    shortest(window),
                    compact_time(&meaning.maintenance.total()),
                    floor.value
                ),
                "lower the caps on maintenance, or state the floor that users will see",
            );
        }
    }
}
