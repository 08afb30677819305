use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::commitments::CommitmentKind as Kind;

pub(crate) const RULE: Rule = Rule {
    name: "backup-slower-than-recovery-point",
    group: Group::Consistency,
    severity: Severity::Error,
    guide: include_str!("backup_slower_than_recovery_point.md"),
    check: Check::Prose(check),
};

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    let backups: Vec<_> = paper.of_kinds(&[Kind::BackupInterval]).collect();
    // The most frequent copy decides.
    let Some(backup) = backups.iter().reduce(|one, other| {
        if one.target.is_longer_than(&other.target) {
            other
        } else {
            one
        }
    }) else {
        return;
    };
    let point = paper
        .of_kinds(&[Kind::RecoveryPoint])
        .find(|point| backup.target.is_longer_than(&point.target));
    if let Some(point) = point {
        findings
            .report(
                paper.place(&backup.target.span),
                format!(
                    "backups every {} lose more than the recovery point objective of {} allows",
                    backup.target.printed().trim_start_matches("1 "),
                    point.target.printed()
                ),
                "copy at least as often as the recovery point objective, or raise it",
            )
            .related
            .push((
                paper.place(&point.target.span),
                "the recovery point objective".into(),
            ));
    }
}
