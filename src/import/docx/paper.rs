//! A Word document as a paper: one line a paragraph, with the numbers that Word shows.

use super::Read;
use super::flat::{Flat, Line};
use super::numbering::Number;
use crate::document::{Inline, Table, plain};
use crate::import::marker::{Counts, Marker, marker};
use crate::import::outline::Outline;
use crate::import::paper::{Block, BlockKind};
use crate::import::plain::shape;
use crate::import::prose::Prose;

/// The parts of a document and its lines.
pub(super) fn parts(read: Read) -> (Vec<Block>, Prose) {
    let mut writer = Writer::default();
    for flat in read.flats {
        match flat {
            Flat::Line(line) => writer.line(&line),
            Flat::Table(table) => writer.table(&table),
        }
    }
    shape::promote(&mut writer.blocks, &writer.prose);
    (writer.blocks, writer.prose)
}

#[derive(Default)]
struct Writer {
    blocks: Vec<Block>,
    prose: Prose,
    outline: Outline,
    tables: u32,
    page: Option<u32>,
}

impl Writer {
    fn line(&mut self, line: &Line) {
        self.page = line.page.or(self.page);
        let words = one_line(&plain(&line.text));
        if !words.is_empty() {
            match &line.number {
                Some(number) => self.counted(line, number, &words),
                None => self.typed(line.outline, &words),
            }
        }
        for note in &line.notes {
            let text = one_line(&note.text);
            let shown = if note.label.is_empty() {
                text
            } else {
                format!("{}: {text}", one_line(&note.label))
            };
            if !shown.is_empty() {
                self.put(&shown, BlockKind::Note, None, self.outline.path());
            }
        }
    }

    /// A paragraph that a list counts.
    fn counted(&mut self, line: &Line, number: &Number, words: &str) {
        let heading = line.outline.map(|level| level + 1);
        if number.shown.is_empty() {
            let depth = u8::try_from(number.level + 1).unwrap_or(u8::MAX);
            let kind = heading.map_or(BlockKind::Item(depth), BlockKind::Heading);
            let clause = self.outline.path();
            self.put(&format!("• {words}"), kind, Some("•".to_owned()), clause);
            return;
        }
        let shown = one_line(&number.shown);
        let text = format!("{shown} {words}");
        let known = marker(&format!("{shown} X")).map(|mut marker| {
            marker.length = (shown.len() + 1).min(text.len());
            marker.is_named |= heading.is_some();
            marker
        });
        let (clause, depth) = match &known {
            Some(marker) => {
                let (path, depth) = self.outline.take(marker);
                // The list itself may know more than the page shows: "(a)" of 7.1.
                let full = number.full.trim_end_matches('.');
                let is_whole = full.len() > shown.trim_end_matches('.').len()
                    && full.starts_with(|first: char| first.is_ascii_digit());
                (
                    if is_whole {
                        Some(full.to_owned())
                    } else {
                        path
                    },
                    depth,
                )
            }
            None => (Some(number.full.clone()), 1),
        };
        let kind = match (heading, &known) {
            (Some(level), _) => BlockKind::Heading(level),
            (None, Some(marker)) => shape::kind(&text, Some(marker), depth),
            (None, None) => BlockKind::Paragraph,
        };
        let number = known.map_or(shown, |marker| marker.shown);
        self.put(&text, kind, Some(number), clause);
    }

    /// A paragraph whose number, if it has one, was typed.
    fn typed(&mut self, outline: Option<u8>, words: &str) {
        let number = shape::number(words, &self.outline);
        let (clause, depth) = match &number {
            Some(number) => self.outline.take(number),
            None => (self.outline.path(), 1),
        };
        let kind = outline.map_or_else(
            || shape::kind(words, number.as_ref(), depth),
            |level| BlockKind::Heading(level + 1),
        );
        let number = number.map(|number: Marker| number.shown);
        self.put(words, kind, number, clause);
    }

    fn table(&mut self, table: &Table) {
        let text = |cell: &Vec<Inline>| one_line(&plain(cell));
        let mut rows: Vec<(bool, Vec<String>)> = Vec::new();
        let header: Vec<String> = table
            .columns
            .iter()
            .map(|column| text(&column.header))
            .collect();
        let is_named = header.iter().any(|cell| !cell.is_empty());
        if is_named {
            rows.push((true, header));
        }
        for row in &table.rows {
            rows.push((false, row.iter().map(text).collect()));
        }
        if table.columns.len() == 1 {
            for cell in table.cells() {
                for words in plain(cell)
                    .lines()
                    .map(one_line)
                    .filter(|words| !words.is_empty())
                {
                    self.typed(None, &words);
                }
            }
            return;
        }
        let many = rows.len() > 1;
        for (at, (is_header, cells)) in rows.into_iter().enumerate() {
            let filled: Vec<&String> = cells.iter().filter(|cell| !cell.is_empty()).collect();
            match filled.as_slice() {
                [] => {}
                // A number beside its text, or a text across the table: the table is for looks.
                [number, words] if cells.len() == 2 && is_number(number) => {
                    self.typed(None, &format!("{number} {words}"));
                }
                _ => {
                    let header = is_header || at == 0 && !is_named && many && is_heading(&cells);
                    self.row(header, &cells);
                }
            }
        }
        self.tables += 1;
    }

    fn row(&mut self, header: bool, cells: &[String]) {
        let mut ranges = Vec::new();
        for (at, cell) in cells.iter().enumerate() {
            if at > 0 {
                self.prose.tab();
            }
            ranges.push(self.prose.add(cell));
        }
        let span = self.prose.finish();
        self.blocks.push(Block {
            span,
            kind: BlockKind::Row {
                table: self.tables,
                header,
                cells: ranges,
            },
            number: None,
            clause: self.outline.path(),
            page: self.page,
            continues: false,
        });
    }

    fn put(
        &mut self,
        words: &str,
        kind: BlockKind,
        number: Option<String>,
        clause: Option<String>,
    ) {
        self.prose.add(words);
        let span = self.prose.finish();
        self.blocks.push(Block {
            span,
            kind,
            number,
            clause,
            page: self.page,
            continues: false,
        });
    }
}

/// Whether a cell holds nothing but a typed number.
fn is_number(cell: &str) -> bool {
    marker(&format!("{cell} X")).is_some_and(|marker| {
        marker.length > cell.len() && !matches!(marker.counts, Counts::Annex | Counts::Article)
    })
}

/// Whether a first row that nothing marks names the columns.
fn is_heading(cells: &[String]) -> bool {
    cells.iter().all(|cell| {
        !cell.is_empty()
            && cell.split_whitespace().count() <= 6
            && !cell.bytes().any(|byte| byte.is_ascii_digit())
    })
}

/// A text in one line: white space is one blank, what cannot be seen is gone.
fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for one in text.chars() {
        match one {
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{2060}' => {}
            _ if one.is_whitespace() || one.is_control() => {
                if !out.is_empty() && !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            _ => out.push(one),
        }
    }
    out.truncate(out.trim_end().len());
    out
}
