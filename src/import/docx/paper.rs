//! A Word document as a paper: one line a paragraph, with the numbers that Word shows.

use super::Read;
use super::flat::{Flat, Line};
use super::numbering::Number;
use crate::document::{Inline, Table, plain};
use crate::import::builder::{Builder, one_line};
use crate::import::marker::marker;
use crate::import::paper::{Block, BlockKind};
use crate::import::plain::shape;
use crate::import::prose::Prose;

/// The parts of a document and its lines.
pub(super) fn parts(read: Read) -> (Vec<Block>, Prose) {
    let mut builder = Builder::default();
    for flat in read.flats {
        match flat {
            Flat::Line(paragraph) => line(&paragraph, &mut builder),
            Flat::Table(rows) => table(&rows, &mut builder),
        }
    }
    builder.finish()
}

fn line(line: &Line, builder: &mut Builder) {
    builder.page = line.page.or(builder.page);
    let words = one_line(&plain(&line.text));
    if !words.is_empty() {
        let heading = line.outline.map(|level| level + 1);
        match &line.number {
            Some(number) => counted(number, heading, &words, builder),
            None => builder.typed(heading, &words),
        }
    }
    for note in &line.notes {
        let text = one_line(&note.text);
        if note.label.is_empty() {
            builder.note(&text);
        } else {
            builder.note(&format!("{}: {text}", one_line(&note.label)));
        }
    }
}

/// A paragraph that a list counts.
fn counted(number: &Number, heading: Option<u8>, words: &str, builder: &mut Builder) {
    let shown = one_line(&number.shown);
    if shown.is_empty() {
        let depth = u8::try_from(number.level + 1).unwrap_or(u8::MAX);
        let kind = heading.map_or(BlockKind::Item(depth), BlockKind::Heading);
        builder.bullet(kind, words);
        return;
    }
    let text = format!("{shown} {words}");
    let full = number.full.trim_end_matches('.');
    let Some(mut known) = marker(&format!("{shown} X")) else {
        let kind = heading.map_or(BlockKind::Paragraph, BlockKind::Heading);
        builder.put(&text, kind, Some(shown), Some(full.to_owned()));
        return;
    };
    known.length = (shown.len() + 1).min(text.len());
    known.is_named |= heading.is_some();
    let (path, depth) = builder.outline.take(&known);
    if let Some(level) = heading {
        builder.outline.head(level, words, Some(&known.shown));
    }
    // The list itself may know more than the page shows: "(a)" of 7.1.
    let is_whole = full.len() > shown.trim_end_matches('.').len()
        && full.starts_with(|first: char| first.is_ascii_digit());
    let clause = if is_whole {
        Some(full.to_owned())
    } else {
        path
    };
    let kind = heading.map_or_else(
        || shape::kind(&text, Some(&known), depth),
        BlockKind::Heading,
    );
    builder.put(&text, kind, Some(known.shown), clause);
}

fn table(table: &Table, builder: &mut Builder) {
    let cell = |cell: &Vec<Inline>| one_line(&plain(cell));
    if table.columns.len() == 1 {
        let lines = table.cells().flat_map(|cell| {
            let lines: Vec<String> = plain(cell).lines().map(one_line).collect();
            lines
        });
        for words in lines.filter(|words| !words.is_empty()) {
            builder.typed(None, &words);
        }
        return;
    }
    let header: Vec<String> = table
        .columns
        .iter()
        .map(|column| cell(&column.header))
        .collect();
    let named = header.iter().any(|cell| !cell.is_empty());
    let mut rows = Vec::new();
    if named {
        rows.push(header);
    }
    rows.extend(table.rows.iter().map(|row| row.iter().map(cell).collect()));
    builder.table(&rows, named);
}
