//! Rows of tables of targets that promise something else than the service levels everybody has.

use super::super::rows::{CREDITS, TARGETS};
use super::super::severities::severity_of_cell;
use super::{Commitment, MOST, bare, direction, kinds, meets};
use crate::recognise::reading::{Pattern, Reading, Sentence};

/// What the rows of all tables promise beside what is known of them.
pub(super) fn in_tables(reading: &Reading<'_>, known: &[Commitment], found: &mut Vec<Commitment>) {
    for rows in reading.tables() {
        if let Some((header, body)) = rows.split_first() {
            in_table(reading, header, body, known, found);
        }
    }
}

fn in_table(
    reading: &Reading<'_>,
    header: &Sentence,
    body: &[&Sentence],
    known: &[Commitment],
    found: &mut Vec<Commitment>,
) {
    if !header.amounts.is_empty() {
        return;
    }
    let titles = reading.cell_words(header);
    let is_target = |title: &&str| TARGETS.is_in(title) && !CREDITS.is_in(title);
    let Some(column) = titles
        .iter()
        .enumerate()
        .skip(1)
        .find(|(_, title)| is_target(title))
        .map(|(at, _)| at)
    else {
        return;
    };
    for row in body {
        if found.len() >= MOST {
            return;
        }
        let cells = reading.cells(row);
        let (Some(cell), Some(first)) = (cells.get(column), cells.first()) else {
            continue;
        };
        let name = &reading.plain[first.clone()];
        let near = known.partition_point(|one| one.span.start < row.span.start);
        let told = known[near..]
            .iter()
            .take_while(|one| one.span.start < row.span.end)
            .any(|one| meets(&one.target.span, cell));
        let amount = row
            .amounts
            .iter()
            .find(|one| cell.start <= one.span.start && one.span.end <= cell.end);
        let Some(amount) = amount.filter(|_| !told && NAMED.is_in(name) && !OTHER.is_in(name))
        else {
            continue;
        };
        let before = &reading.plain[cell.start..amount.span.start];
        let after = &reading.plain[amount.span.end..cell.end];
        let kind = if amount.is_percent() {
            kinds::named_share(name)
        } else {
            kinds::named_time(name)
        };
        let Ok(at) = reading
            .sentences
            .binary_search_by_key(&row.span.start, |one| one.span.start)
        else {
            continue;
        };
        found.push(Commitment {
            severity: severity_of_cell(name),
            direction: direction(before, after, kind),
            ..bare(at, row, kind, amount.clone(), true)
        });
    }
}

/// A row has a name, not only a number.
static NAMED: Pattern = Pattern::whole("[a-z]{3}");
/// What the deal costs or how long it lasts.
static OTHER: Pattern = Pattern::new(
    "fees?|charges?|price|term|notice|payment|invoices?|interest|cap|liability|insurance|warranty|credits?|renewal",
);
