//! Counts pages as Word will: a rough setting of the document by the widths of its letters, so
//! that the table of contents holds page numbers before anybody opens the file.
//!
//! It is an estimate. Word counts anew when somebody updates the field; until then a heading is
//! on the page named, or next to it.

mod flow;

use std::collections::BTreeMap;

use super::body::{heading_look, paragraph_look};
use super::contents::UNKNOWN;
use super::forms::{LINE_HEIGHT, ROOM_HEIGHT, SIGNATURE_HEIGHTS, TICK_HEIGHT};
use super::geometry::Geometry;
use super::look::Line;
use super::measure::{LINE, lines};
use super::plan::{Plan, Slot};
use super::styles::{Named, table_face};
use super::tables::{CELL_SIDES, widths};
use crate::document::{
    Align, Block, FieldKind, Inline, Paragraph, Section, SectionKind, Table, plain,
};
use crate::render::front::Front;
use crate::render::outline::{Heading, Outline};
use flow::{Piece, paginate};

/// Space above and below the text of a cell, and its share of the rules, in points.
const CELL: f64 = 7.5;

/// Pages of headings.
#[derive(Debug, Default)]
pub(super) struct Pages {
    /// The page of each heading, by its name as a link target.
    pub(super) headings: BTreeMap<String, usize>,
    /// How many pages there are.
    pub(super) count: usize,
}

impl Pages {
    /// Sets a document.
    pub(super) fn of(
        outline: &Outline<'_>,
        plan: &Plan,
        styles: &BTreeMap<&'static str, Named>,
        geometry: &Geometry,
        front: &Front,
    ) -> Self {
        let mut setter = Setter {
            styles,
            slots: plan.slots.iter().collect::<Vec<_>>().into_iter(),
            geometry,
            listed: outline.listed().collect(),
            pieces: Vec::new(),
            after_table: false,
            breaks_page: false,
        };
        setter.cover(front);
        let mut is_first = outline.has_cover();
        for heading in &outline.headings {
            if heading.section.kind == SectionKind::Cover {
                setter.blocks(heading.section);
                continue;
            }
            setter.section(heading, is_first);
            is_first = false;
        }
        let (top, _, bottom, _) = geometry.margins;
        let height = points(geometry.sheet.1.saturating_sub(top + bottom)).max(100.0);
        let (marks, count) = paginate(&setter.pieces, height);
        Self {
            headings: marks,
            count,
        }
    }
}

struct Setter<'a> {
    styles: &'a BTreeMap<&'static str, Named>,
    slots: std::vec::IntoIter<&'a Slot>,
    geometry: &'a Geometry,
    listed: Vec<&'a Heading<'a>>,
    pieces: Vec<Piece>,
    after_table: bool,
    breaks_page: bool,
}

fn points(twips: u32) -> f64 {
    f64::from(twips) / 20.0
}

impl<'a> Setter<'a> {
    fn cover(&mut self, front: &Front) {
        let facts = front.facts.join("  ·  ");
        for (style, text) in [
            ("CoverMark", &front.working),
            ("Subtitle", &front.kind),
            ("Title", &front.title),
            ("CoverFacts", &facts),
        ] {
            let piece = self.piece(style, text);
            self.pieces.push(piece);
        }
    }

    fn section(&mut self, heading: &'a Heading<'a>, is_first: bool) {
        let section = heading.section;
        let mut new_page =
            is_first || matches!(section.kind, SectionKind::Parties | SectionKind::Signatures);
        if heading.level.is_some() {
            let slot = self.slots.next().unwrap_or(&Slot::Bare);
            let style = heading_look(section.kind, slot).style;
            let mut piece = self.piece(style, &plain(&section.title));
            piece.new_page |= new_page;
            piece.mark = Some(heading.id.clone());
            new_page = false;
            self.after_table = false;
            self.pieces.push(piece);
        }
        self.breaks_page = new_page;
        if section.kind == SectionKind::Contents {
            for entry in self.listed.clone() {
                let style = if entry.level == Some(1) {
                    "TOC1"
                } else {
                    "TOC2"
                };
                let piece = self.piece(style, UNKNOWN);
                self.pieces.push(piece);
            }
        }
        self.blocks(section);
    }

    fn blocks(&mut self, section: &Section) {
        for (at, block) in section.blocks.iter().enumerate() {
            match block {
                Block::Paragraph(paragraph) => {
                    let leads = matches!(
                        section.blocks.get(at + 1),
                        Some(Block::Table(_) | Block::Form(_) | Block::Signatures(_))
                    );
                    self.paragraph(paragraph, section.kind, leads);
                }
                Block::Table(table) => self.table(table),
                Block::Form(fields) => {
                    self.part_from_table();
                    for field in fields {
                        let height = match field.kind {
                            FieldKind::Line => LINE_HEIGHT,
                            FieldKind::Room => LINE_HEIGHT + ROOM_HEIGHT,
                            FieldKind::Tick => TICK_HEIGHT,
                        };
                        self.pieces.push(Piece::block(points(height) + 0.5));
                    }
                }
                Block::Signatures(blocks) => {
                    for _ in blocks {
                        self.part_from_table();
                        let lines: u32 = SIGNATURE_HEIGHTS.iter().sum();
                        self.pieces.push(Piece::block(points(lines) + 46.0));
                    }
                }
            }
        }
    }

    fn paragraph(&mut self, paragraph: &Paragraph, kind: SectionKind, leads: bool) {
        let slot = self.slots.next().unwrap_or(&Slot::Bare);
        let style = paragraph_look(paragraph, kind, slot).style;
        let text = plain(&paragraph.text);
        let has_items = !paragraph.items.is_empty();
        let mut piece = self.piece(style, &text);
        piece.keep_next |= (has_items && text.ends_with(':')) || (leads && !has_items);
        if std::mem::take(&mut self.after_table) {
            piece.before = 10.0;
        }
        piece.new_page |= std::mem::take(&mut self.breaks_page);
        self.pieces.push(piece);
        for (at, item) in paragraph.items.iter().enumerate() {
            self.paragraph(item, kind, leads && at + 1 == paragraph.items.len());
        }
    }

    fn table(&mut self, table: &Table) {
        if table.columns.is_empty() {
            return;
        }
        self.part_from_table();
        let dense = table.is_dense();
        let widths: Vec<f64> = widths(table, self.geometry.text, self.styles)
            .into_iter()
            .map(|width| points(width) - CELL_SIDES)
            .collect();
        let height = |style: &str, cells: &mut dyn Iterator<Item = &[Inline]>| {
            let named = &self.styles[style];
            let most = cells
                .zip(&widths)
                .map(|(cell, width)| {
                    let text = plain(cell);
                    let lines = text
                        .split('\n')
                        .map(|line| lines(line, named.size, named.is_bold, *width));
                    lines.sum()
                })
                .max()
                .unwrap_or(1);
            f64::from(u32::try_from(most).unwrap_or(1)) * line_height(named) + CELL
        };
        let head = height(
            table_face(dense, true, Align::Start),
            &mut table.columns.iter().map(|column| column.header.as_slice()),
        );
        let face = table_face(dense, false, Align::Start);
        let rows: Vec<f64> = table
            .rows
            .iter()
            .map(|row| height(face, &mut row.iter().map(Vec::as_slice)))
            .collect();
        let mut first = Piece::block(head);
        first.keep_next = true;
        self.pieces.push(first);
        let last = rows.len().saturating_sub(1);
        for (at, row) in rows.into_iter().enumerate() {
            let mut piece = Piece::block(row);
            piece.head = head;
            piece.keep_next = last > 0 && (at == 0 || at + 1 == last);
            self.pieces.push(piece);
        }
    }

    /// The line between two tables.
    fn part_from_table(&mut self) {
        if self.after_table || self.breaks_page {
            let mut space = Piece::block(10.0);
            space.new_page = std::mem::take(&mut self.breaks_page);
            self.pieces.push(space);
        }
        self.after_table = true;
    }

    fn piece(&self, style: &'static str, text: &str) -> Piece {
        let named = &self.styles[style];
        let look = &named.look;
        let width = points(self.geometry.text.saturating_sub(named.indent));
        let lines = if text.is_empty() {
            1
        } else {
            text.split('\n')
                .map(|line| lines(line, named.size, named.is_bold, width))
                .sum()
        };
        Piece {
            before: points(look.before.unwrap_or(0)),
            after: points(look.after.unwrap_or(0)),
            lines,
            line: line_height(named),
            keep_next: look.keep_next == Some(true),
            keep_lines: look.keep_lines,
            new_page: look.new_page,
            head: 0.0,
            mark: None,
        }
    }
}

fn line_height(named: &Named) -> f64 {
    match named.look.line.unwrap_or(Line::Share(240)) {
        Line::Share(share) => named.size * LINE * f64::from(share) / 240.0,
        Line::Exactly(twips) => points(twips),
    }
}
