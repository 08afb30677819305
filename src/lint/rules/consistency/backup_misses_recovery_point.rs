use crate::finding::{Group, Severity};
use crate::lint::levels::{copied, elapsed, losses};
use crate::lint::{Check, Findings, Levels, Rule};
use crate::measure::compact_time;

pub(crate) const RULE: Rule = Rule {
    name: "backup-misses-recovery-point",
    group: Group::Consistency,
    severity: Severity::Error,
    guide: include_str!("backup_misses_recovery_point.md"),
    check: Check::Levels(check),
};

fn check(levels: &Levels<'_>, findings: &mut Findings) {
    for continuity in &levels.continuity {
        let continuity = &continuity.value;
        let Some(rpo) = &continuity.rpo else { continue };
        let (Some(point), Some(backup)) = (elapsed(&rpo.value), copied(continuity)) else {
            continue;
        };
        let Some(loss) = losses(&backup.value, 0).filter(|loss| *loss > point) else {
            continue;
        };
        let place = continuity
            .rpo_covered_by
            .as_ref()
            .map_or(backup.place, |id| id.place);
        findings.report(
            place,
            format!(
                "backup `{}` may lose {}, more than the RPO of service `{}`, {}",
                backup.value.id,
                compact_time(&loss),
                continuity
                    .service
                    .as_ref()
                    .map_or("", |own| own.value.as_str()),
                rpo.value
            ),
            "copy more often, or name the backup that keeps the recovery point in rpo-covered-by",
        );
    }
}
