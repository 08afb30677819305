use std::ops::Range;

use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::commitments::{Commitment, CommitmentKind as Kind};
use crate::recognise::reading::{Cue, Pattern, Unit};

pub(crate) const RULE: Rule = Rule {
    name: "backup-slower-than-recovery-point",
    group: Group::Consistency,
    severity: Severity::Error,
    guide: include_str!("backup_slower_than_recovery_point.md"),
    check: Check::Prose(check),
};

/// Copies between the backups.
static CONTINUOUS: Pattern = Pattern::new(
    "(?:continuous(?:ly)?|synchronous(?:ly)?|asynchronous(?:ly)?|near[- ]real[- ]time|real[- ]time|constantly)[^.;]{0,40}(?:replicat(?:e|es|ed|ion|ing)|mirror(?:s|ed|ing)?|protection|shipping|copied)|(?:replicat(?:e|es|ed|ion|ing)|mirror(?:s|ed|ing)?|cop(?:y|ies|ied|ying)|ship(?:s|ped|ping)?|stream(?:s|ed|ing)?|transfer(?:s|red)?|sends?|sent)[^.;]{0,120}(?:continuous(?:ly)?|(?:a)?synchronous(?:ly)?|real[- ]time|constantly|without interruption)|(?:replicat(?:e|es|ed|ion|ing)|mirror(?:s|ed|ing)?|ship(?:s|ped)?|cop(?:y|ies|ied)|writ(?:e|es|ten)|sends?|sent|records?|recorded)[^.;]{0,40}(?:each|every|all) (?:[a-z]+ )?(?:transactions?|changes?|writes?|commits?)|point[- ]in[- ]time (?:recovery|restore)|(?:transaction|redo|archive|write-ahead|database) logs?[^.;]{0,60}(?:shipped|backed up|copied|archived|replicated)|continuous (?:data protection|backup)",
);

static ALWAYS: Pattern = Pattern::new(
    "(?:each|every|all) (?:[a-z]+ )?(?:transactions?|changes|writes|commits)|continuous(?:ly)?|synchronous(?:ly)?|asynchronous(?:ly)?|real[- ]time|constantly|point[- ]in[- ]time",
);

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    let backups: Vec<_> = paper.of_kinds(&[Kind::BackupInterval]).collect();
    // A row with both says it for its own tier.
    let rows = backups.iter().filter(|one| one.is_row).find_map(|backup| {
        let point = paper.of_kinds(&[Kind::RecoveryPoint]).find(|point| {
            point.sentence == backup.sentence && backup.target.is_longer_than(&point.target)
        })?;
        Some((*backup, point))
    });
    if let Some((backup, point)) = rows {
        let often = every(backup);
        tell(paper, (&backup.target.span, &often), point, findings);
        return;
    }
    if backups.is_empty() {
        by_cadence(paper, findings);
        return;
    }
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
    let point = paper.of_kinds(&[Kind::RecoveryPoint]).find(|point| {
        backup.target.is_longer_than(&point.target) && point.target.unit != Unit::Percent
    });
    if let Some(point) = point {
        if paper.sentences.iter().any(|sentence| {
            // Logs that are copied every few hours are copied no more often than that.
            paper.says(sentence, &CONTINUOUS)
                && (paper.cadences(sentence).is_empty() || paper.says(sentence, &ALWAYS))
        }) {
            return;
        }
        let often = every(backup);
        tell(paper, (&backup.target.span, &often), point, findings);
    }
}

/// What a row or a list says of backups that are no commitment by themselves: "make a full backup
/// each night".
fn by_cadence(paper: &PaperReading<'_>, findings: &mut Findings) {
    let copies = paper.sentences.iter().filter(|one| {
        one.cues.has(Cue::Backup) && paper.says(one, &COPIES) && !paper.says(one, &TESTED)
    });
    let copies: Vec<_> = copies.flat_map(|one| paper.cadences(one)).collect();
    let Some(most) = copies
        .iter()
        .min_by(|one, other| one.seconds.cmp(&other.seconds))
    else {
        return;
    };
    let point = paper.of_kinds(&[Kind::RecoveryPoint]).find(|point| {
        let allowed = point.target.seconds();
        allowed.is_some_and(|allowed| most.seconds > allowed)
    });
    let always = || {
        paper
            .sentences
            .iter()
            .any(|one| paper.says(one, &CONTINUOUS))
    };
    let Some(point) = point.filter(|_| !always()) else {
        return;
    };
    tell(
        paper,
        (&most.span, &paper.short(&most.span)),
        point,
        findings,
    );
}

/// That copies are made.
static COPIES: Pattern = Pattern::new(
    "(?:make|makes|take|takes|run|runs|perform|performs|create|creates|carry out|carries out|execute|executes)(?: [a-z-]+){0,4}? (?:back-?ups?|copy|copies|snapshots?|dumps?)|back(?:s|ed)? up|(?:cop(?:y|ies|ied)|replicat(?:e|es|ed)|mirrors?|ships?|saves?)",
);
static TESTED: Pattern =
    Pattern::new("restor(?:e|es|ation)|tests?|tested|rehears(?:e|es)|verif(?:y|ies)|checks?");

/// How often a commitment to backups has them made: "every day".
fn every(backup: &Commitment) -> String {
    format!("every {}", backup.target.printed().trim_start_matches("1 "))
}

/// Reports backups that are made so often, by a point that asks for more.
fn tell(
    paper: &PaperReading<'_>,
    (span, often): (&Range<usize>, &str),
    point: &Commitment,
    findings: &mut Findings,
) {
    findings
        .report(
            paper.place(span),
            format!(
                "backups {often} lose more than the recovery point objective of {} allows",
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
