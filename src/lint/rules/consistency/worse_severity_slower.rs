use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::commitments::{Commitment, CommitmentKind as Kind};

pub(crate) const RULE: Rule = Rule {
    name: "worse-severity-slower",
    group: Group::Consistency,
    severity: Severity::Error,
    guide: include_str!("worse_severity_slower.md"),
    check: Check::Prose(check),
};

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    let kinds = [
        Kind::ResponseTime,
        Kind::RestoreTime,
        Kind::ResolutionTime,
        Kind::UpdateCadence,
        Kind::RecoveryTime,
        Kind::PatchTime,
    ];
    let all: Vec<&Commitment> = paper
        .of_kinds(&kinds)
        .filter(|one| one.severity.is_some())
        .collect();
    for (at, one) in all.iter().enumerate() {
        let next = all.iter().enumerate().find(|(other_at, other)| {
            *other_at != at
                && other.kind == one.kind
                && is_next(one, other)
                && one.target.is_longer_than(&other.target)
                && near(paper, one, other)
        });
        if let (Some((_, other)), Some(label), Some(milder)) = (
            next,
            &one.severity,
            next.and_then(|(_, other)| other.severity.as_ref()),
        ) {
            findings
                .report(
                    paper.place(&one.target.span),
                    format!(
                        "the {} of {}, {}, is longer than that of {}, {}",
                        one.kind.printed(),
                        label.name,
                        one.target.printed(),
                        milder.name,
                        other.target.printed()
                    ),
                    "give the worse severity the shorter time",
                )
                .related
                .push((
                    paper.place(&other.target.span),
                    "the milder severity".into(),
                ));
        }
    }
}

/// Whether another severity of the same family is milder.
fn is_next(one: &Commitment, other: &Commitment) -> bool {
    let (Some(one), Some(other)) = (&one.severity, &other.severity) else {
        return false;
    };
    let family = |name: &str| {
        name.split(' ')
            .next()
            .filter(|_| name.contains(' '))
            .map(str::to_owned)
    };
    family(&one.name) == family(&other.name)
        && one
            .rank
            .zip(other.rank)
            .is_some_and(|(one, other)| one < other)
}

/// Rows of one table, or sentences of one clause.
fn near(paper: &PaperReading<'_>, one: &Commitment, other: &Commitment) -> bool {
    use crate::recognise::reading::Part;
    let (first, second) = (paper.sentence_of(one), paper.sentence_of(other));
    match (first.kind, second.kind) {
        (Part::Row { table: one, .. }, Part::Row { table: other, .. }) => one == other,
        (Part::Row { .. }, _) | (_, Part::Row { .. }) => false,
        _ => one.sentence.abs_diff(other.sentence) <= 6,
    }
}
