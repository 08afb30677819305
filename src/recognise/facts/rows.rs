//! What the rows of a table state: its label is what the value is a measure of.

use std::collections::BTreeSet;

use super::words::{content, stem};
use super::{Bound, Fact, Shape, tokens, values};
use crate::recognise::reading::{Reading, Sentence};

/// Titles of columns that say no more than that values stand in them.
const PLAIN: &[&str] = &[
    "target",
    "value",
    "service",
    "level",
    "agreed",
    "requirement",
    "required",
    "parameter",
    "item",
    "metric",
    "description",
    "figure",
    "detail",
    "commitment",
    "insured",
    "objective",
    "measure",
    "threshold",
    "kpi",
    "sla",
    "limit",
    "frequency",
    "criteria",
    "criterion",
    "particular",
    "data",
];

pub(super) fn in_row(reading: &Reading<'_>, at: usize, row: &Sentence, found: &mut Vec<Fact>) {
    let cells = reading.cells(row);
    let text = |cell: &std::ops::Range<usize>| &reading.plain[cell.clone()];
    let is_number = |words: &str| {
        words.len() <= 6 && words.contains(|one: char| one.is_ascii_digit()) && !words.contains('%')
    };
    let first = usize::from(cells.first().is_some_and(|cell| is_number(text(cell))));
    let Some(label) = cells.get(first) else {
        return;
    };
    let words = tokens::tokens(text(label), label.start);
    let head = content(words.iter().map(|one| one.text));
    if head.is_empty() || label.len() > 80 {
        return;
    }
    let all = values(reading, row);
    let header = reading.header_of(row).filter(|one| one.span != row.span);
    let titles = header.map(|one| reading.cells(one)).unwrap_or_default();
    // Two values in a row are for two columns, and what tells these apart is beyond their titles.
    let [(span, value)] = all.as_slice() else {
        return;
    };
    let Some(column) = cells.iter().position(|cell| cell.contains(&span.start)) else {
        return;
    };
    let cell = &cells[column];
    if column <= first || cell.len() > span.len() + 60 {
        return;
    }
    let beside = tokens::tokens(text(cell), cell.start);
    let outside =
        |one: &&tokens::Token<'_>| one.span.end <= span.start || one.span.start >= span.end;
    let mut case: BTreeSet<String> = content(beside.iter().filter(outside).map(|one| one.text));
    if let Some(title) = titles.get(column) {
        let title = tokens::tokens(text(title), title.start);
        case.extend(content(title.iter().map(|one| one.text)));
    }
    for other in cells
        .iter()
        .enumerate()
        .filter(|(at, _)| *at > first && *at != column)
    {
        let other = tokens::tokens(text(other.1), other.1.start);
        case.extend(content(other.iter().map(|one| one.text)));
    }
    case.retain(|word| PLAIN.iter().all(|plain| stem(plain) != *word) && !head.contains(word));
    let every = tokens::tokens(reading.words(row), row.span.start);
    let near = text(cell);
    let bound = if ["least", "min", "≥", ">="]
        .iter()
        .any(|one| near.contains(one))
    {
        Bound::Least
    } else if ["most", "max", "≤", "<", "up to"]
        .iter()
        .any(|one| near.contains(one))
    {
        Bound::Most
    } else {
        Bound::Exact
    };
    found.push(Fact {
        span: span.clone(),
        sentence: at,
        value: value.clone(),
        bound,
        shape: if near.contains("every") {
            Shape::Every
        } else {
            Shape::Lasts
        },
        main: head.clone(),
        head,
        case,
        anchor: BTreeSet::new(),
        is_period: text(label).contains("period"),
        complement: BTreeSet::new(),
        aside: BTreeSet::new(),
        others: Vec::new(),
        all: content(every.iter().map(|one| one.text)),
        per: None,
        points: false,
        is_row: true,
        name: text(label).to_owned(),
    });
}
