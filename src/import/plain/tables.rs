//! Tables in plain text: columns that begin at the same place in several lines, or stand
//! between bars or tabs.

use std::collections::BTreeMap;
use std::ops::Range;

use super::lines::{Line, Role};
use crate::import::marker::marker;

/// A row of a table.
#[derive(Clone, Debug)]
pub(super) struct Row {
    /// Which table.
    pub(super) table: u32,
    /// Whether it names the columns.
    pub(super) header: bool,
    /// Bytes of each cell.
    pub(super) cells: Vec<Range<usize>>,
}

/// A cell with the column its first character stands in.
type Cell = (usize, Range<usize>);

/// A gap between two columns is at least so wide.
const GAP: usize = 3;
/// A cell that is not the last is no longer than this.
const LONGEST: usize = 60;
/// A row has fewer bytes.
const WIDEST: usize = 250;
/// Columns may begin so far apart in two lines.
const SLACK: usize = 2;

/// The rows of all tables, by the index of their line.
pub(super) fn find(text: &str, lines: &[Line]) -> BTreeMap<usize, Row> {
    let mut rows = BTreeMap::new();
    let mut table = 0;
    let mut run: Vec<(usize, Vec<Cell>)> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let cells = match line.role {
            Role::Words => cells(text, line),
            Role::Furniture if is_rule(text, line) => continue,
            Role::Blank
                if !run.is_empty()
                    && lines
                        .get(at + 1)
                        .is_some_and(|next| next.role == Role::Words) =>
            {
                continue;
            }
            _ => None,
        };
        // A single cell directly below a later one goes on with it.
        let cells = cells.or_else(|| runs_on(text, line, run.last(), at));
        let fits = cells.as_ref().is_some_and(|cells| {
            run.last()
                .is_none_or(|(_, before)| cells.len() == 1 || is_aligned(before, cells))
        });
        if !fits {
            flush(text, &mut run, &mut table, &mut rows);
        }
        if let Some(cells) = cells {
            run.push((at, cells));
        }
    }
    flush(text, &mut run, &mut table, &mut rows);
    rows
}

fn flush(
    text: &str,
    run: &mut Vec<(usize, Vec<Cell>)>,
    table: &mut u32,
    rows: &mut BTreeMap<usize, Row>,
) {
    if run.len() >= 2 {
        for (index, (at, cells)) in run.iter().enumerate() {
            let has_digits = cells
                .iter()
                .any(|(_, cell)| text[cell.clone()].bytes().any(|byte| byte.is_ascii_digit()));
            rows.insert(
                *at,
                Row {
                    table: *table,
                    header: index == 0 && !has_digits,
                    cells: cells.iter().map(|(_, cell)| cell.clone()).collect(),
                },
            );
        }
        *table += 1;
    }
    run.clear();
}

/// The cells of a line, if it may be a row.
fn cells(text: &str, line: &Line) -> Option<Vec<Cell>> {
    let words = &text[line.start..line.end];
    let is_barred = words.starts_with('|') && words.ends_with('|') && words.len() > 2;
    let mut cells = Vec::new();
    if is_barred {
        let mut at = line.start + 1;
        for cell in words[1..words.len() - 1].split('|') {
            let trimmed = cell.trim();
            let start = at + cell.len() - cell.trim_start().len();
            cells.push((0, start..start + trimmed.len()));
            at += cell.len() + 1;
        }
        let is_rule = cells.iter().all(|(_, cell)| {
            text[cell.clone()]
                .bytes()
                .all(|byte| matches!(byte, b'-' | b':' | b'='))
        });
        return (cells.len() >= 2 && !is_rule).then_some(cells);
    }
    if line.end - line.start >= WIDEST {
        return None;
    }
    let mut start = 0;
    let mut column = line.indent;
    let mut blanks = 0;
    let mut end = 0;
    for (width, (at, one)) in words.char_indices().enumerate() {
        if one == ' ' || one == '\t' {
            blanks += if one == '\t' { GAP } else { 1 };
        } else {
            if blanks >= GAP {
                cells.push((column, line.start + start..line.start + end));
                start = at;
                column = line.indent + width;
            }
            blanks = 0;
            end = at + one.len_utf8();
        }
    }
    cells.push((column, line.start + start..line.start + end));
    let numbers = |cell: &Range<usize>| {
        marker(&format!("{} X", &text[cell.clone()]))
            .is_some_and(|marker| marker.length >= cell.len())
    };
    let is_row = cells.len() >= 2
        && !numbers(&cells[0].1)
        && cells[..cells.len() - 1]
            .iter()
            .all(|(_, cell)| cell.len() <= LONGEST);
    is_row.then_some(cells)
}

/// The only cell of a line that stands directly below a later cell of the row before it.
fn runs_on(
    text: &str,
    line: &Line,
    before: Option<&(usize, Vec<Cell>)>,
    at: usize,
) -> Option<Vec<Cell>> {
    let (last, cells) = before?;
    let is_below = line.role == Role::Words && *last + 1 == at;
    let is_single = !text[line.start..line.end].contains("   ");
    let aligned = cells
        .iter()
        .skip(1)
        .any(|(column, _)| *column > 0 && line.indent.abs_diff(*column) <= SLACK);
    (is_below && is_single && aligned).then(|| vec![(line.indent, line.start..line.end)])
}

/// Whether a column after the first begins at the same place in both lines.
fn is_aligned(one: &[Cell], other: &[Cell]) -> bool {
    let is_barred = one.iter().all(|(column, _)| *column == 0);
    if is_barred || other.iter().all(|(column, _)| *column == 0) {
        return is_barred
            && other.iter().all(|(column, _)| *column == 0)
            && one.len() == other.len();
    }
    let later = if one.len() == 1 { one } else { &one[1..] };
    later.iter().any(|(column, _)| {
        other[1..]
            .iter()
            .any(|(known, _)| column.abs_diff(*known) <= SLACK)
    })
}

/// "-----   -----"
fn is_rule(text: &str, line: &Line) -> bool {
    text[line.start..line.end]
        .bytes()
        .all(|byte| matches!(byte, b'-' | b'=' | b' ' | b'|' | b'+'))
}
