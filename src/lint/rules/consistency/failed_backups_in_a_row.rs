use crate::engagement::MetricKind;
use crate::finding::{Group, Severity};
use crate::lint::levels::{copied, elapsed, losses};
use crate::lint::{Check, Findings, Levels, Rule};
use crate::measure::compact_time;

pub(crate) const RULE: Rule = Rule {
    name: "failed-backups-in-a-row",
    group: Group::Consistency,
    severity: Severity::Warning,
    guide: include_str!("failed_backups_in_a_row.md"),
    check: Check::Levels(check),
};

fn check(levels: &Levels<'_>, findings: &mut Findings) {
    for target in &levels.targets {
        let place = target.place;
        let target = &target.value;
        if levels.kind_of(target) != Some(MetricKind::BackupSuccess) {
            continue;
        }
        let (Some(value), Some(promised)) = (&target.value, target.percentage()) else {
            continue;
        };
        let Some(failures) = &target.max_consecutive_failures else {
            findings.report(
                value.place,
                format!(
                    "target `{}` allows {} of all backups to fail, all of them in a row",
                    target.id,
                    promised.complement()
                ),
                "add max-consecutive-failures = 1",
            );
            continue;
        };
        let place = if levels.is_short(place) {
            value.place
        } else {
            failures.place
        };
        let service = levels
            .service_of(target)
            .map(|service| service.value.id.as_str());
        for continuity in &levels.continuity {
            let continuity = &continuity.value;
            let id = continuity.service.as_ref().map(|own| own.value.as_str());
            let (Some(rpo), Some(backup)) = (&continuity.rpo, copied(continuity)) else {
                continue;
            };
            if id != service && continuity.rpo_target.is_none() {
                continue;
            }
            let Some(loss) = losses(&backup.value, failures.value) else {
                continue;
            };
            if elapsed(&rpo.value).is_some_and(|point| loss > point) {
                findings.report(
                    place,
                    format!(
                        "after {} failed backups `{}` in a row up to {} are lost, more than the RPO of service `{}`, {}",
                        failures.value,
                        backup.value.id,
                        compact_time(&loss),
                        id.unwrap_or_default(),
                        rpo.value
                    ),
                    "allow fewer failures in a row, or copy more often",
                );
            }
        }
    }
}
