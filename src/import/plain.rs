//! Plain text with typed numbers: filings with hard line breaks and marks of pages, and text
//! that lost its line breaks on the way.

mod contents;
mod cut;
mod furniture;
mod lines;
pub(super) mod shape;
mod tables;

use std::ops::Range;

use crate::import::cuts::MOST_PARTS;
use crate::import::marker::{Counts, Marker, marker};
use crate::import::outline::Outline;
use crate::import::paper::{Block, BlockKind};
use crate::import::prose::Prose;
use lines::{Line, Role};

/// Reads plain text.
pub(super) fn read(text: &str) -> (Vec<Block>, Prose) {
    let mut lines = lines::split(text);
    furniture::mark(text, &mut lines);
    contents::mark(text, &mut lines);
    let rows = tables::find(text, &lines);
    let mut reader = Reader {
        text,
        blocks: Vec::new(),
        prose: Prose::default(),
        outline: Outline::default(),
    };
    let mut open: Option<Open<'_>> = None;
    let mut gap = Gap::default();
    for (at, line) in lines.iter().enumerate() {
        // One too many: the paper is refused, however many more there are.
        if reader.blocks.len() > MOST_PARTS {
            break;
        }
        if let Some(row) = rows.get(&at) {
            reader.close(open.take());
            reader.row(row, line);
            gap = Gap::default();
            continue;
        }
        match line.role {
            Role::Blank => gap.blanks += 1,
            Role::Break(_) => gap.page = true,
            Role::Furniture => {}
            Role::Words => {
                let next = open
                    .as_ref()
                    .map_or(Next::Fresh, |open| reader.next(open, line, &gap));
                if let (Next::Same, Some(open)) = (&next, &mut open) {
                    open.end = line.end;
                    open.last = line;
                } else {
                    reader.close(open.take());
                    open = Some(Open {
                        first: line,
                        last: line,
                        end: line.end,
                        continues: matches!(next, Next::AfterPage),
                    });
                }
                gap = Gap::default();
            }
        }
    }
    reader.close(open);
    shape::promote(&mut reader.blocks, &reader.prose);
    (reader.blocks, reader.prose)
}

/// The paragraph that is being read.
struct Open<'a> {
    first: &'a Line,
    last: &'a Line,
    end: usize,
    continues: bool,
}

/// What stands between two lines of words.
#[derive(Default)]
struct Gap {
    blanks: usize,
    page: bool,
}

/// What a line of words is to the paragraph before it.
enum Next {
    /// It belongs to it.
    Same,
    /// It goes on with its sentence on another page.
    AfterPage,
    /// It begins another one.
    Fresh,
}

struct Reader<'a> {
    text: &'a str,
    blocks: Vec<Block>,
    prose: Prose,
    outline: Outline,
}

impl Reader<'_> {
    fn next(&self, open: &Open<'_>, line: &Line, gap: &Gap) -> Next {
        let words = &self.text[line.start..line.end];
        let before = &self.text[open.last.start..open.last.end];
        let marker = marker(words).filter(|marker| shape::is_number(marker, words));
        let is_ended = shape::is_ended(before);
        let is_open = !is_ended && before.chars().count() >= 40 && !shape::is_capitals(before);
        if gap.page || gap.blanks > 0 {
            // A sentence that has not ended goes on, whatever stands between.
            let is_far = gap.page || gap.blanks >= 3;
            let length = before.chars().count();
            let is_small = words.starts_with(|first: char| first.is_lowercase() || first == '(');
            let least = if gap.page { 20 } else { 40 };
            let goes_on = !is_ended
                && !shape::is_capitals(before)
                && marker.is_none()
                && (is_small && length >= least
                    || is_far && length >= 55 && !shape::begins_part(words));
            return match (goes_on, is_far) {
                (false, _) => Next::Fresh,
                (true, true) => Next::AfterPage,
                (true, false) => Next::Same,
            };
        }
        if let Some(marker) = &marker {
            let is_after_heading = shape::is_capitals(before);
            let fits = match &marker.counts {
                Counts::Section(parts) => {
                    is_ended || is_after_heading || self.outline.follows(parts) && !is_open
                }
                _ => is_ended || is_after_heading || shape::lists_on(before),
            };
            if fits {
                return Next::Fresh;
            }
        }
        let is_heading = shape::is_capitals(words) && words.len() < 90;
        if is_heading != (shape::is_capitals(before) && before.len() < 90)
            && (is_ended || !is_heading || !is_open)
        {
            return Next::Fresh;
        }
        // A line that no margin broke is a paragraph of its own.
        if before.len() > 200 {
            return Next::Fresh;
        }
        let is_indented = line.indent >= open.last.indent + 3;
        let is_short = before.chars().count() + open.last.indent < 50;
        if is_ended && (is_indented || is_short) {
            return Next::Fresh;
        }
        Next::Same
    }

    /// Takes a paragraph, cut where numbers of clauses stand inside its lines.
    fn close(&mut self, open: Option<Open<'_>>) {
        let Some(open) = open else { return };
        let mut start = open.first.start;
        let mut continues = open.continues;
        let end = open.end;
        let is_long = self.text[start..end]
            .lines()
            .any(|line| line.len() > cut::LONG);
        loop {
            let rest = &self.text[start..end];
            let annex = (is_long && !continues).then(|| cut::annex(rest)).flatten();
            let piece = annex.map_or(rest, |length| &rest[..length]);
            let number = (!continues)
                .then(|| shape::number(piece, &self.outline))
                .flatten();
            let taken = number.as_ref().map(|marker| self.outline.take(marker));
            let next = || cut::next(piece, number.as_ref(), &self.outline).filter(|_| is_long);
            let length = annex.or_else(next);
            let till = length.map_or(end, |length| start + length);
            let words = self.text[start..till].trim_end();
            self.block(
                start..start + words.len(),
                number.as_ref(),
                taken,
                continues,
                open.first,
            );
            if till == end {
                break;
            }
            continues = false;
            start = till;
        }
    }

    fn block(
        &mut self,
        span: Range<usize>,
        number: Option<&Marker>,
        taken: Option<(Option<String>, u8)>,
        continues: bool,
        line: &Line,
    ) {
        let words = &self.text[span.clone()];
        if number.is_none() {
            self.outline.text(words);
        }
        let (clause, depth) = taken.unwrap_or_else(|| (self.outline.path(), 1));
        let kind = if continues {
            BlockKind::Paragraph
        } else {
            shape::kind(words, number, depth)
        };
        self.prose.push(words, span.start);
        self.prose.end_line();
        self.blocks.push(Block {
            span,
            kind,
            number: number.map(|marker| marker.shown.clone()),
            clause,
            page: line.page,
            continues,
        });
    }

    fn row(&mut self, row: &tables::Row, line: &Line) {
        for (at, cell) in row.cells.iter().enumerate() {
            if at > 0 {
                self.prose.push_tab(cell.start);
            }
            self.prose.push(&self.text[cell.clone()], cell.start);
        }
        self.prose.end_line();
        self.blocks.push(Block {
            span: line.start..line.end,
            kind: BlockKind::Row {
                table: row.table,
                header: row.header,
                cells: row.cells.clone(),
            },
            number: None,
            clause: self.outline.path(),
            page: line.page,
            continues: false,
        });
    }
}
