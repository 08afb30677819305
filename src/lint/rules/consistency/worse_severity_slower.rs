use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::commitments::{Commitment, CommitmentKind as Kind, severity_of_cell};
use crate::recognise::reading::{Amount, Pattern};

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
    across(paper, findings);
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

/// Tables with a column for each severity: "| Response | 60 minutes | 30 minutes |".
fn across(paper: &PaperReading<'_>, findings: &mut Findings) {
    for rows in paper.tables() {
        let Some((header, rows)) = rows.split_first() else {
            continue;
        };
        let titles = paper.cell_words(header);
        let ranks: Vec<Option<u32>> = titles
            .iter()
            .map(|title| severity_of_cell(title)?.rank)
            .collect();
        if ranks.iter().flatten().count() < 2 || ranks.first().is_some_and(Option::is_some) {
            continue;
        }
        for row in rows {
            let cells = paper.cells(row);
            let label = cells.first().map_or("", |cell| &paper.plain[cell.clone()]);
            let is_read = paper.commitments.iter().any(|one| {
                one.severity.is_some()
                    && row.span.start <= one.target.span.start
                    && one.target.span.end <= row.span.end
            });
            if is_read || !TIMES.is_in(label) {
                continue;
            }
            let mut last: Option<(u32, &Amount, usize)> = None;
            for (column, (cell, rank)) in cells.iter().zip(&ranks).enumerate() {
                let (Some(rank), Some(amount)) = (
                    rank,
                    row.amounts.iter().find(|one| {
                        one.is_time() && cell.start <= one.span.start && one.span.end <= cell.end
                    }),
                ) else {
                    continue;
                };
                if let Some((before, worse, at)) = last
                    && before < *rank
                    && worse.is_longer_than(amount)
                {
                    findings
                        .report(
                            paper.place(&worse.span),
                            format!(
                                "the {label} of {}, {}, is longer than that of {}, {}",
                                titles[at],
                                worse.printed(),
                                titles[column],
                                amount.printed()
                            ),
                            "give the worse severity the shorter time",
                        )
                        .related
                        .push((paper.place(&amount.span), "the milder severity".into()));
                }
                last = Some((*rank, amount, column));
            }
        }
    }
}

static TIMES: Pattern = Pattern::new(
    "respon(?:se|d)|reaction|resol(?:ution|ve)|fix|repair|restor(?:e|ation)|recovery|answer|update|acknowledg[a-z]*|rectification|work-?around",
);

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
