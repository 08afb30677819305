//! Both documents written into one, line by line.

use std::collections::BTreeMap;

use super::names::Names;
use super::pair::{self, BlockPair, Pair, ParagraphPair, SectionPair, TablePair};
use super::words::between;
use super::{Change, Difference, Line, Piece, Redline};
use crate::document::{
    Anchor, Block, Column, Document, Field, Inline, Paragraph, Section, SectionKind,
    SignatureBlock, Table,
};

/// Joins two clean documents. Remarks for the drafter are no part of it.
pub fn redline(old: &Document, new: &Document) -> Redline {
    let pairs = pair::documents(old, new);
    let mut merger = Merger {
        names: Names::of(old, new, &pairs),
        out: Redline::default(),
        clause: None,
    };
    let sections = pairs.iter().map(|pair| merger.section(pair)).collect();
    let mut meta = new.meta.clone();
    meta.working = false;
    Redline {
        document: Document { meta, sections },
        old: old.meta.clone(),
        ..merger.out
    }
}

/// The changes inside the sections that `is_wanted` picks, by the clause they are in.
pub(super) fn differences_of(
    old: &Document,
    new: &Document,
    is_wanted: &dyn Fn(&Section) -> bool,
) -> BTreeMap<Option<Anchor>, Vec<Difference>> {
    let picked = |document: &Document| Document {
        meta: document.meta.clone(),
        sections: document
            .sections
            .iter()
            .flat_map(|section| match section.kind {
                SectionKind::Part => section.sections.as_slice(),
                _ => std::slice::from_ref(section),
            })
            .filter(|section| is_wanted(section))
            .cloned()
            .collect(),
    };
    let (one, two) = (picked(old), picked(new));
    let pairs = pair::documents(&one, &two);
    let mut merger = Merger {
        names: Names::unpaired(old, new),
        out: Redline::default(),
        clause: None,
    };
    for pair in &pairs {
        merger.section(pair);
    }
    let mut found: BTreeMap<Option<Anchor>, Vec<Difference>> = BTreeMap::new();
    for difference in merger.out.differences {
        found
            .entry(difference.clause.clone())
            .or_default()
            .push(difference);
    }
    found
}

struct Merger {
    names: Names,
    out: Redline,
    /// The clause or schedule that is being written.
    clause: Option<Anchor>,
}

impl<T> Pair<'_, T> {
    fn change(&self) -> Change {
        match (self.old, self.new) {
            (Some(_), Some(_)) => Change::Kept,
            (Some(_), None) => Change::Deleted,
            _ => Change::Inserted,
        }
    }
}

impl Merger {
    fn section(&mut self, pair: &SectionPair<'_>) -> Section {
        let own = pair.own;
        let (Some(either), change) = (own.new.or(own.old), own.change()) else {
            return Section::new(SectionKind::Other, None, Vec::new());
        };
        let outer = self.clause.clone();
        let anchor = self.anchor(change, either.anchor.as_ref());
        if matches!(either.kind, SectionKind::Clause | SectionKind::Schedule) {
            self.clause.clone_from(&anchor);
        }
        let old_number = own.old.and_then(|section| section.number.clone());
        let title = Pair {
            old: own.old.map(|section| &section.title),
            new: own.new.map(|section| &section.title),
        };
        let number = either.number.clone().unwrap_or_default();
        let line = self.line(title, old_number, &number);
        self.out.headings.push(line);
        let blocks = pair.blocks.iter().map(|block| self.block(block)).collect();
        let sections = pair.sections.iter().map(|one| self.section(one)).collect();
        self.clause = outer;
        Section {
            anchor,
            blocks,
            sections,
            place: either.place,
            ..Section::new(
                either.kind,
                either.number.clone(),
                self.text(change, &either.title),
            )
        }
    }

    fn block(&mut self, pair: &BlockPair<'_>) -> Block {
        match pair {
            BlockPair::Paragraph(paragraph) => Block::Paragraph(self.paragraph(paragraph)),
            BlockPair::Table(table) => Block::Table(self.table(table)),
            BlockPair::Form(fields) => {
                Block::Form(fields.iter().map(|field| self.field(*field)).collect())
            }
            BlockPair::Signatures(blocks) => {
                Block::Signatures(blocks.iter().map(|block| self.signature(*block)).collect())
            }
        }
    }

    fn paragraph(&mut self, pair: &ParagraphPair<'_>) -> Paragraph {
        let own = pair.own;
        let (Some(either), change) = (own.new.or(own.old), own.change()) else {
            return Paragraph::default();
        };
        let text = Pair {
            old: own.old.map(|paragraph| &paragraph.text),
            new: own.new.map(|paragraph| &paragraph.text),
        };
        let label = own.old.and_then(|paragraph| paragraph.label.as_ref());
        let old_number = label.map(|label| label.shown.clone());
        let number = either.label.as_ref().map_or("", |label| &label.full);
        let line = self.line(text, old_number, number);
        self.out.lines.push(line);
        Paragraph {
            label: either.label.clone(),
            text: self.text(change, &either.text),
            items: pair.items.iter().map(|item| self.paragraph(item)).collect(),
            anchor: self.anchor(change, either.anchor.as_ref()),
            place: either.place,
            notes: Vec::new(),
        }
    }

    fn table(&mut self, pair: &TablePair<'_>) -> Table {
        let own = pair.own;
        let Some(either) = own.new.or(own.old) else {
            return Table::default();
        };
        let width = either.columns.len();
        let headers = |table: &Table| -> Vec<Vec<Inline>> {
            let columns = table.columns.iter();
            columns.map(|column| column.header.clone()).collect()
        };
        let (old, new) = (own.old.map(headers), own.new.map(headers));
        let header = self.row(
            Pair {
                old: old.as_ref(),
                new: new.as_ref(),
            },
            width,
        );
        let columns = header
            .into_iter()
            .zip(&either.columns)
            .map(|(header, column)| Column {
                header,
                align: column.align,
            });
        let columns = columns.collect();
        let rows = pair.rows.iter().map(|row| self.row(*row, width)).collect();
        Table { columns, rows }
    }

    /// A row: a line for itself, then one for each of its cells.
    fn row(&mut self, row: Pair<'_, Vec<Vec<Inline>>>, width: usize) -> Vec<Vec<Inline>> {
        let change = row.change();
        self.mark(change);
        let nothing = Vec::new();
        let cell = |row: Option<&Vec<Vec<Inline>>>, at: usize| -> Option<Vec<Inline>> {
            Some(row?.get(at).unwrap_or(&nothing).clone())
        };
        let mut cells = Vec::new();
        for at in 0..width {
            let (old, new) = (cell(row.old, at), cell(row.new, at));
            let line = self.line(
                Pair {
                    old: old.as_ref(),
                    new: new.as_ref(),
                },
                None,
                "",
            );
            self.out.lines.push(line);
            let text = new.or(old).unwrap_or_default();
            cells.push(self.text(change, &text));
        }
        cells
    }

    fn field(&mut self, pair: Pair<'_, Field>) -> Field {
        self.plain_line(pair, |field| &field.label);
        let either = pair.new.or(pair.old).cloned();
        either.unwrap_or(Field {
            label: String::new(),
            kind: crate::document::FieldKind::Line,
        })
    }

    fn signature(&mut self, pair: Pair<'_, SignatureBlock>) -> SignatureBlock {
        self.mark(pair.change());
        self.plain_line(pair, |block| &block.party);
        self.plain_line(pair, |block| &block.role);
        self.plain_line(pair, |block| &block.name);
        self.plain_line(pair, |block| &block.title);
        pair.new.or(pair.old).cloned().unwrap_or(SignatureBlock {
            party: String::new(),
            role: String::new(),
            name: String::new(),
            title: String::new(),
        })
    }

    fn plain_line<T>(&mut self, pair: Pair<'_, T>, text: impl Fn(&T) -> &String) {
        let inlines = |one: &T| match text(one).as_str() {
            "" => Vec::new(),
            text => vec![Inline::text(text)],
        };
        let (old, new) = (pair.old.map(inlines), pair.new.map(inlines));
        let line = self.line(
            Pair {
                old: old.as_ref(),
                new: new.as_ref(),
            },
            None,
            "",
        );
        self.out.lines.push(line);
    }

    /// A row or signature block as a whole.
    fn mark(&mut self, change: Change) {
        self.out.lines.push(Line {
            change,
            ..Line::default()
        });
    }

    /// One line of text, with what became of its words.
    fn line(
        &mut self,
        text: Pair<'_, Vec<Inline>>,
        old_number: Option<String>,
        number: &str,
    ) -> Line {
        let change = text.change();
        let pieces = match (text.old, text.new) {
            (Some(old), Some(new)) => between(&self.names.renamed(old), new, &self.names),
            (Some(old), None) => vec![Piece {
                change,
                text: self.names.renamed(old),
            }],
            (None, new) => vec![Piece {
                change,
                text: new.cloned().unwrap_or_default(),
            }],
        };
        let is_changed = |piece: &Piece| piece.change != Change::Kept && !piece.text.is_empty();
        if pieces.iter().any(is_changed) {
            self.out.differences.push(Difference {
                clause: self.clause.clone(),
                number: number.to_owned(),
                change,
                pieces: pieces.clone(),
            });
        }
        Line {
            change,
            old_number,
            pieces,
        }
    }

    fn anchor(&self, change: Change, anchor: Option<&Anchor>) -> Option<Anchor> {
        match change {
            Change::Deleted => anchor.map(|anchor| self.names.old(anchor)),
            Change::Kept | Change::Inserted => anchor.cloned(),
        }
    }

    fn text(&self, change: Change, text: &[Inline]) -> Vec<Inline> {
        match change {
            Change::Deleted => self.names.renamed(text),
            Change::Kept | Change::Inserted => text.to_vec(),
        }
    }
}
