//! Builds a paper whose text is made while it is read: one line a part.

use crate::import::cuts::MOST_PARTS;
use crate::import::marker::{Counts, Marker, marker};
use crate::import::outline::Outline;
use crate::import::paper::{Block, BlockKind};
use crate::import::plain::shape;
use crate::import::prose::Prose;

/// The parts of a paper that is being read.
#[derive(Default)]
pub(super) struct Builder {
    blocks: Vec<Block>,
    prose: Prose,
    /// The clauses that are open.
    pub(super) outline: Outline,
    /// Tables that have ended.
    tables: u32,
    /// The page that is being read.
    pub(super) page: Option<u32>,
    /// Whether the next part goes on with the last one, across the end of a page.
    pub(super) continues: bool,
}

impl Builder {
    /// Bytes of the text so far.
    pub(super) fn length(&self) -> usize {
        self.prose.text.len()
    }

    /// Everything that was read.
    pub(super) fn finish(mut self) -> (Vec<Block>, Prose) {
        shape::promote(&mut self.blocks, &self.prose);
        (self.blocks, self.prose)
    }

    /// A paragraph or heading whose number, if it has one, is among its words.
    pub(super) fn typed(&mut self, heading: Option<u8>, words: &str) {
        let number = (!self.continues)
            .then(|| shape::number(words, &self.outline))
            .flatten();
        let taken = number.as_ref().map(|number| self.outline.take(number));
        match heading {
            Some(level) => {
                let shown = number.as_ref().map(|number| number.shown.as_str());
                self.outline.head(level.max(1), words, shown);
            }
            None => self.outline.text(words),
        }
        let (clause, depth) = taken.unwrap_or_else(|| (self.outline.path(), 1));
        let kind = match heading {
            Some(level) => BlockKind::Heading(level.max(1)),
            None if self.continues => BlockKind::Paragraph,
            None => shape::kind(words, number.as_ref(), depth),
        };
        self.put(words, kind, number.map(|number| number.shown), clause);
    }

    /// An item with a number that was counted for it.
    pub(super) fn numbered(&mut self, kind: BlockKind, number: &Marker, words: &str) {
        let (clause, _) = self.outline.take(number);
        if let BlockKind::Heading(level) = kind {
            self.outline.head(level, words, Some(&number.shown));
        }
        let text = format!("{} {words}", number.shown);
        self.put(&text, kind, Some(number.shown.clone()), clause);
    }

    /// An item behind a dot.
    pub(super) fn bullet(&mut self, kind: BlockKind, words: &str) {
        let clause = self.outline.path();
        self.put(&format!("• {words}"), kind, Some("•".to_owned()), clause);
    }

    /// A remark beside the text.
    pub(super) fn note(&mut self, words: &str) {
        if !words.is_empty() {
            let clause = self.outline.path();
            self.put(words, BlockKind::Note, None, clause);
        }
    }

    /// A table: rows of cells, each in one line; `named` says that the first row names the columns.
    pub(super) fn table(&mut self, rows: &[Vec<String>], named: bool) {
        let many = rows.iter().filter(|row| filled(row) > 1).count() > 1;
        let mut is_first = true;
        for cells in rows {
            let single = cells.iter().find(|cell| !cell.is_empty());
            match (filled(cells), cells.as_slice(), single) {
                (0, ..) => {}
                // A text across the table, or a number beside its text: the table is for looks.
                (1, _, Some(words))
                    if cells.len() == 1 || !many || words.split_whitespace().count() > 12 =>
                {
                    self.typed(None, words);
                }
                (2, ..) if is_number(cells) => {
                    let words: Vec<&str> = cells
                        .iter()
                        .map(String::as_str)
                        .filter(|cell| !cell.is_empty())
                        .collect();
                    self.typed(None, &words.join(" "));
                }
                _ => {
                    let header = is_first && many && (named || is_heading(cells));
                    self.row(header, cells);
                    is_first = false;
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
        let kind = BlockKind::Row {
            table: self.tables,
            header,
            cells: ranges,
        };
        let clause = self.outline.path();
        self.end(kind, None, clause);
    }

    /// A part as it is.
    pub(super) fn put(
        &mut self,
        words: &str,
        kind: BlockKind,
        number: Option<String>,
        clause: Option<String>,
    ) {
        self.prose.add(words);
        self.end(kind, number, clause);
    }

    fn end(&mut self, kind: BlockKind, number: Option<String>, clause: Option<String>) {
        // One too many: the paper is refused, however many more there are.
        if self.blocks.len() > MOST_PARTS {
            self.prose.drop_line();
            return;
        }
        let span = self.prose.finish();
        self.blocks.push(Block {
            span,
            kind,
            number,
            clause,
            page: self.page,
            continues: std::mem::take(&mut self.continues),
        });
    }
}

fn filled(cells: &[String]) -> usize {
    cells.iter().filter(|cell| !cell.is_empty()).count()
}

/// Whether the first filled cell holds nothing but a typed number.
fn is_number(cells: &[String]) -> bool {
    let first = cells.iter().find(|cell| !cell.is_empty());
    first.is_some_and(|cell| {
        marker(&format!("{cell} X")).is_some_and(|marker| {
            marker.length > cell.len() && !matches!(marker.counts, Counts::Annex | Counts::Article)
        })
    })
}

/// Whether a first row that nothing marks names the columns.
fn is_heading(cells: &[String]) -> bool {
    filled(cells) > 1
        && cells.iter().all(|cell| {
            cell.split_whitespace().count() <= 6 && !cell.bytes().any(|byte| byte.is_ascii_digit())
        })
}

/// A text in one line: white space is one blank, what cannot be seen is gone.
pub(super) fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for one in text.chars() {
        match one {
            '\u{ad}'
            | '\u{200b}'..='\u{200f}'
            | '\u{feff}'
            | '\u{2060}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}' => {}
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
