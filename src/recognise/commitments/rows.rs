//! Commitments in tables: the header says what a column measures, the first cells what a row is
//! about.

use std::ops::Range;

use super::severities::severity_of_cell;
use super::{Commitment, CommitmentKind, bare, direction};
use crate::recognise::reading::{Amount, Pattern, Reading, Sentence};

/// What the header of a column says its cells are.
static COLUMNS: [(Pattern, CommitmentKind); 9] = [
    (
        Pattern::new("recovery time(?: objective)?|rto"),
        CommitmentKind::RecoveryTime,
    ),
    (
        Pattern::new("recovery point(?: objective)?|rpo"),
        CommitmentKind::RecoveryPoint,
    ),
    (
        Pattern::new("(?:restor(?:e|ation)|recovery)(?: time| target)?|time to restore"),
        CommitmentKind::RestoreTime,
    ),
    (
        Pattern::new(
            "(?:target )?(?:resol(?:ution|ve)|fix|repair|work-?around|correction)(?: time| target| objective)?|time to (?:resolve|fix)",
        ),
        CommitmentKind::ResolutionTime,
    ),
    (
        Pattern::new("update(?:s| frequency| interval)?|communication frequency"),
        CommitmentKind::UpdateCadence,
    ),
    (
        Pattern::new(
            "(?:initial |first |target )?(?:response|respond|acknowledge?ment|reaction)(?: time| target| objective)?|initial communication",
        ),
        CommitmentKind::ResponseTime,
    ),
    (
        Pattern::new("(?:service |system |monthly )?(?:availability|up-?time)(?: target| level)?"),
        CommitmentKind::Availability,
    ),
    (
        Pattern::new("latency|load time|transaction time"),
        CommitmentKind::Latency,
    ),
    (
        Pattern::new("patch(?:ing)?(?: time| window)?|remediation(?: time| timeline)?"),
        CommitmentKind::PatchTime,
    ),
];
/// A column of credits: its percentages are no promises.
static CREDITS: Pattern = Pattern::new(
    "credits?|refund|penalt(?:y|ies)|deduction|fees?|charges?|weight(?:ing)?|discount|price|remed(?:y|ies)|at risk",
);
static TARGETS: Pattern = Pattern::new(
    "targets?|service levels?|objectives?|commitments?|measure|metric|slas?|requirement|standard|level|value|acceptable quality level|threshold",
);
/// A row about the size of a failure belongs to a table of credits.
static BAND: Pattern = Pattern::new(
    "(?:less than|below|under|between|<|>|≥|≤) ?[0-9]+|but|to less than|or (?:more|less) but",
);

/// A row about misses says what follows them.
static TRIGGER: Pattern =
    Pattern::new("targets? missed|missed targets?|is missed|are missed|misses");
static EVENT: Pattern =
    Pattern::new("(?:result |falls |is )?(?:below|less than|under|missed) ?[0-9]+");

pub(super) fn in_tables(reading: &Reading<'_>, found: &mut Vec<Commitment>) {
    for rows in reading.tables() {
        in_table(reading, &rows, found);
    }
}

fn in_table(reading: &Reading<'_>, rows: &[&Sentence], found: &mut Vec<Commitment>) {
    let Some((header, body)) = rows.split_first() else {
        return;
    };
    let titles: Vec<&str> = reading
        .cells(header)
        .into_iter()
        .map(|cell| &reading.plain[cell])
        .collect();
    let has_credits = titles.iter().any(|title| CREDITS.is_in(title));
    let kinds: Vec<Option<CommitmentKind>> = titles.iter().map(|title| kind_of(title)).collect();
    let targets: Vec<bool> = titles.iter().map(|title| TARGETS.is_in(title)).collect();
    let own_header = header.amounts.is_empty();
    let body = if own_header { body } else { rows };
    for row in body {
        let Some(at) = index_of(reading, row) else {
            continue;
        };
        if TRIGGER.is_in(reading.words(row)) {
            continue;
        }
        let cells = reading.cells(row);
        let first = cells
            .first()
            .map_or("", |cell| &reading.plain[cell.clone()]);
        let severity = cells
            .iter()
            .take(2)
            .find_map(|cell| severity_of_cell(&reading.plain[cell.clone()]));
        for (column, cell) in cells.iter().enumerate() {
            let title = titles.get(column).copied().unwrap_or_default();
            if own_header && CREDITS.is_in(title) {
                continue;
            }
            let Some(amount) = amounts_in(row, cell).next() else {
                continue;
            };
            let words = &reading.plain[cell.clone()];
            let by_title = kinds.get(column).copied().flatten().filter(|_| own_header);
            let by_row = || {
                let is_target = !own_header
                    || targets.get(column).copied().unwrap_or(false)
                    || column > 0 && !has_credits;
                let row_kind = kind_of(first).or_else(|| {
                    cells
                        .get(1)
                        .filter(|_| column > 1)
                        .and_then(|cell| kind_of(&reading.plain[cell.clone()]))
                });
                row_kind
                    .or_else(|| kind_of(words).filter(|_| words.len() < 60))
                    .filter(|_| is_target && column > 0)
            };
            let Some(kind) = by_title.or_else(by_row) else {
                continue;
            };
            let Some(kind) = fitting(kind, amount) else {
                continue;
            };
            // "Result below 98%" is an event, whatever follows.
            let is_event = kind != CommitmentKind::ErrorRate && EVENT.is_in(words);
            let is_band = kind.is_percent() && (has_credits && BAND.is_in(words) || is_event);
            if is_band || (column == 0 && has_credits) {
                continue;
            }
            let before = &reading.plain[cell.start..amount.span.start];
            let after = &reading.plain[amount.span.end.min(cell.end)..cell.end];
            found.push(Commitment {
                severity: severity.clone(),
                direction: direction(before, after, kind),
                ..bare(at, row, kind, amount.clone(), true)
            });
        }
    }
}

/// The kind that fits the unit: "95% within 4 hours" of response times is a share kept in time.
fn fitting(kind: CommitmentKind, amount: &Amount) -> Option<CommitmentKind> {
    match (kind.is_percent(), amount.is_percent()) {
        (false, true) => Some(CommitmentKind::InTime),
        (true, false) => None,
        _ => Some(kind),
    }
}

fn kind_of(words: &str) -> Option<CommitmentKind> {
    COLUMNS
        .iter()
        .find(|(pattern, _)| pattern.is_in(words))
        .map(|(_, kind)| *kind)
}

fn amounts_in<'a>(row: &'a Sentence, cell: &'a Range<usize>) -> impl Iterator<Item = &'a Amount> {
    row.amounts
        .iter()
        .filter(|amount| cell.start <= amount.span.start && amount.span.end <= cell.end)
}

fn index_of(reading: &Reading<'_>, row: &Sentence) -> Option<usize> {
    reading
        .sentences
        .binary_search_by_key(&row.span.start, |one| one.span.start)
        .ok()
}
