use crate::finding::{Group, Severity};
use crate::lint::levels::shortest;
use crate::lint::{Check, Findings, Levels, Rule};
use crate::measure::compact_time;
use crate::service_levels::ExclusionKind;
use crate::sla::Treatment;

pub(crate) const RULE: Rule = Rule {
    name: "maintenance-over-budget",
    group: Group::Consistency,
    severity: Severity::Error,
    guide: include_str!("maintenance_over_budget.md"),
    check: Check::Levels(check),
};

fn check(levels: &Levels<'_>, findings: &mut Findings) {
    for target in &levels.targets {
        let target = &target.value;
        let (Some(budget), Some(window)) = (levels.budget(target), target.window()) else {
            continue;
        };
        for exclusion in levels.exclusions_of(target) {
            let exclusion = &exclusion.value;
            let is_maintenance = exclusion
                .kind
                .as_ref()
                .is_some_and(|kind| ExclusionKind::is_maintenance(kind.value));
            let counts = exclusion
                .treatment
                .as_ref()
                .is_some_and(|own| own.value == Treatment::CountsAsDown);
            let Some(cap) = exclusion.cap.as_ref().filter(|_| is_maintenance && counts) else {
                continue;
            };
            if cap.value.seconds() > budget {
                findings.report(
                    cap.place,
                    format!(
                        "maintenance `{}` counts as downtime and may take {}, but target `{}` allows {} in {}",
                        exclusion.id,
                        cap.value,
                        target.id,
                        compact_time(&budget),
                        shortest(window)
                    ),
                    "lower the cap to what the target allows, or write treatment = \"remove-both\"",
                );
            }
        }
    }
}
