//! The parts of typed pages: rows whose cells run over several lines are joined, and what is
//! printed larger than the body is a heading.

use super::layout::Layout;
use crate::import::builder::{Builder, one_line};
use crate::import::paper::{Block, BlockKind};
use crate::import::prose::Prose;

/// From this size on, in percent of the body, a short line is a heading.
const LARGE: u32 = 114;
/// A heading has no more words.
const MOST_WORDS: usize = 16;
/// Columns may begin so far apart in two lines.
const SLACK: usize = 3;

/// The parts and lines of the paper.
pub(super) fn of(blocks: &[Block], prose: &Prose, layout: &Layout) -> (Vec<Block>, Prose) {
    let mut builder = Builder::default();
    let mut at = 0;
    while at < blocks.len() {
        let block = &blocks[at];
        let line = layout.at(block.span.start);
        let size = line.size;
        builder.page = Some(line.page);
        if matches!(block.kind, BlockKind::Row { .. }) {
            let count = table(&blocks[at..], layout);
            builder.table(&rows(&blocks[at..at + count], layout), false);
            at += count;
            continue;
        }
        let words = one_line(prose.line(at));
        let is_large = size >= LARGE && words.split_whitespace().count() <= MOST_WORDS;
        let heading = match block.kind {
            BlockKind::Heading(_) if is_large && size >= 150 => Some(1),
            BlockKind::Paragraph if is_large && !words.ends_with(['.', ';', ',']) => {
                Some(if size >= 150 { 1 } else { 2 })
            }
            _ => None,
        };
        builder.continues = block.continues;
        builder.typed(heading, &words);
        at += 1;
    }
    builder.finish()
}

/// How many of these parts are one table. A line between two of its rows that stands below a column
/// and not at the margin goes on with a cell.
fn table(blocks: &[Block], layout: &Layout) -> usize {
    let table = |block: &Block| match block.kind {
        BlockKind::Row { table, .. } => Some(table),
        _ => None,
    };
    let mut own = blocks.first().and_then(table);
    let mut count = 0;
    while let Some(block) = blocks.get(count) {
        if table(block).is_some() && table(block) == own {
            count += 1;
            continue;
        }
        let is_within = block.kind == BlockKind::Paragraph
            && count > 0
            && directly_follows(&blocks[count - 1], block, layout)
            && second_column(&blocks[count - 1], layout)
                .is_some_and(|second| column(block.span.start, layout) + SLACK >= second);
        let next = blocks.get(count + 1).filter(|next| {
            is_within && directly_follows(block, next, layout) && table(next).is_some()
        });
        let Some(next) = next else { break };
        own = table(next);
        count += 1;
    }
    count
}

/// Whether a part is the line below another one, on the same page.
fn directly_follows(before: &Block, block: &Block, layout: &Layout) -> bool {
    layout
        .words
        .get(before.span.end..block.span.start)
        .is_some_and(|between| between.matches('\n').count() <= 1 && !between.contains('\u{c}'))
}

/// The typed column of a byte.
fn column(byte: usize, layout: &Layout) -> usize {
    let before = layout.words.get(..byte).unwrap_or_default();
    let start = before.rfind(['\n', '\u{c}']).map_or(0, |at| at + 1);
    before[start..].chars().count()
}

/// Where the second cell of a row begins.
fn second_column(row: &Block, layout: &Layout) -> Option<usize> {
    match &row.kind {
        BlockKind::Row { cells, .. } => cells.get(1).map(|cell| column(cell.start, layout)),
        _ => None,
    }
}

/// A row as it was typed: where each cell begins and what it says.
struct Typed {
    cells: Vec<(usize, String)>,
    /// Whether it stands directly below the row before it.
    follows: bool,
    /// How far below the line before it stands, in percent of the body.
    down: Option<u32>,
}

/// Lines of one cell stand this close together, in percent of the closest ones of the table.
const CLOSE: u32 = 112;
/// Rows stand at least this far apart, in percent of the closest lines.
const PARTED: u32 = 125;

/// The distance of the lines of one cell, in a table whose rows stand further apart than that: at
/// least one in three lines begins a row.
fn close(rows: &[Typed]) -> Option<u32> {
    let downs: Vec<u32> = rows.iter().skip(1).filter_map(|row| row.down).collect();
    let least = downs.iter().copied().filter(|down| *down > 50).min()?;
    let parted = downs
        .iter()
        .filter(|down| **down * 100 >= least * PARTED)
        .count();
    (parted > 0 && parted * 3 >= downs.len()).then_some(least * CLOSE / 100)
}

/// The rows of a table, each cell in its column.
fn rows(blocks: &[Block], layout: &Layout) -> Vec<Vec<String>> {
    let text = &layout.words;
    let typed: Vec<Typed> = blocks
        .iter()
        .enumerate()
        .map(|(at, block)| {
            let whole = [block.span.clone()];
            let cells = match &block.kind {
                BlockKind::Row { cells, .. } => cells.as_slice(),
                _ => &whole,
            };
            Typed {
                cells: cells
                    .iter()
                    .map(|cell| (column(cell.start, layout), one_line(&text[cell.clone()])))
                    .collect(),
                follows: at > 0 && directly_follows(&blocks[at - 1], block, layout),
                down: layout.at(block.span.start).down,
            }
        })
        .collect();
    let columns = columns(&typed);
    let close = close(&typed);
    let mut rows: Vec<Vec<String>> = Vec::new();
    for row in typed {
        let mut cells = vec![String::new(); columns.len()];
        for (column, words) in row.cells {
            let at = columns
                .iter()
                .rposition(|known| *known <= column + SLACK)
                .unwrap_or(0);
            if !cells[at].is_empty() {
                cells[at].push(' ');
            }
            cells[at].push_str(&words);
        }
        let is_close = close.is_some_and(|close| row.down.is_some_and(|down| down <= close));
        let first_is_empty = cells.first().is_some_and(String::is_empty);
        match rows.last_mut() {
            Some(before)
                if row.follows && (first_is_empty || is_close && goes_on(before, &cells)) =>
            {
                for (cell, more) in before.iter_mut().zip(cells) {
                    if !cell.is_empty() && !more.is_empty() {
                        cell.push(' ');
                    }
                    cell.push_str(&more);
                }
            }
            _ => rows.push(cells),
        }
    }
    rows
}

/// Whether cells go on with those above them: not all have more words, or some begin within a
/// sentence.
fn goes_on(above: &[String], cells: &[String]) -> bool {
    above.iter().zip(cells).any(|(above, cell)| {
        !above.is_empty() && cell.is_empty() || cell.starts_with(char::is_lowercase)
    })
}

/// Where the columns of a table begin.
fn columns(rows: &[Typed]) -> Vec<usize> {
    let mut starts: Vec<usize> = rows
        .iter()
        .flat_map(|row| row.cells.iter().map(|(column, _)| *column))
        .collect();
    starts.sort_unstable();
    let mut columns: Vec<usize> = Vec::new();
    for start in starts {
        if columns.last().is_none_or(|last| start > last + SLACK) {
            columns.push(start);
        }
    }
    columns
}
