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
        let (page, size) = layout.at(block.span.start);
        builder.page = Some(page);
        if let BlockKind::Row { table, .. } = block.kind {
            let count = blocks[at..]
                .iter()
                .take_while(
                    |block| matches!(block.kind, BlockKind::Row { table: own, .. } if own == table),
                )
                .count();
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

/// A row as it was typed: where each cell begins and what it says.
struct Typed {
    cells: Vec<(usize, String)>,
    /// Whether it stands directly below the row before it.
    follows: bool,
}

/// The rows of a table, each cell in its column.
fn rows(blocks: &[Block], layout: &Layout) -> Vec<Vec<String>> {
    let text = &layout.words;
    let mut end = usize::MAX;
    let typed: Vec<Typed> = blocks
        .iter()
        .map(|block| {
            let start = text[..block.span.start]
                .rfind(['\n', '\u{c}'])
                .map_or(0, |at| at + 1);
            let follows = text.get(end..start).is_some_and(|between| {
                between.matches('\n').count() <= 1 && !between.contains('\u{c}')
            });
            end = block.span.end;
            let BlockKind::Row { cells, .. } = &block.kind else {
                return Typed {
                    cells: Vec::new(),
                    follows,
                };
            };
            let column = |byte: usize| {
                text.get(start..byte)
                    .map_or(0, |before| before.chars().count())
            };
            Typed {
                cells: cells
                    .iter()
                    .map(|cell| (column(cell.start), one_line(&text[cell.clone()])))
                    .collect(),
                follows,
            }
        })
        .collect();
    let columns = columns(&typed);
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
        let runs_on = row.follows && cells.first().is_some_and(String::is_empty);
        match rows.last_mut() {
            Some(before) if runs_on => {
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
