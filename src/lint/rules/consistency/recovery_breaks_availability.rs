use crate::finding::{Group, Severity};
use crate::lint::levels::{elapsed, shortest};
use crate::lint::{Check, Findings, Levels, Rule};
use crate::measure::compact_time;

pub(crate) const RULE: Rule = Rule {
    name: "recovery-breaks-availability",
    group: Group::Consistency,
    severity: Severity::Warning,
    guide: include_str!("recovery_breaks_availability.md"),
    check: Check::Levels(check),
};

fn check(levels: &Levels<'_>, findings: &mut Findings) {
    for continuity in &levels.continuity {
        let continuity = &continuity.value;
        let (Some(rto), Some(service)) = (&continuity.rto, &continuity.service) else {
            continue;
        };
        let accepted = continuity.full_rto_event_breaches_availability.as_ref();
        let Some(limit) =
            elapsed(&rto.value).filter(|_| accepted.is_none_or(|own| own.value != "accepted"))
        else {
            continue;
        };
        for target in &levels.targets {
            let target = &target.value;
            let own = levels
                .service_of(target)
                .is_some_and(|own| own.value.id == service.value);
            let (Some(budget), Some(promised), Some(window)) =
                (levels.budget(target), target.percentage(), target.window())
            else {
                continue;
            };
            if own && limit > budget {
                findings.report(
                    rto.place,
                    format!(
                        "an RTO of {} for service `{}` does not fit into the {promised} of target `{}`: {} allows {}",
                        rto.value,
                        service.value,
                        target.id,
                        shortest(window),
                        compact_time(&budget)
                    ),
                    "write full-rto-event-breaches-availability = \"accepted\" if a disaster is a miss of both, or change one of them",
                );
            }
        }
    }
}
