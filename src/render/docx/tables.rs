//! Tables: real column widths, a header row on every page, no row split over two pages.

use super::Body;
use super::body::paragraph;
use super::look::ParagraphLook;
use super::styles::{border, table_face};
use super::xml::Xml;
use crate::document::{Inline, Table};

/// A cell: how many columns it spans, how wide it is, and which sides are ruled.
pub(super) struct Cell<'a> {
    /// Columns it spans.
    pub(super) span: usize,
    /// Its width in twips.
    pub(super) width: u32,
    /// Its ruled sides, in the order of the schema, and the colour of the rules.
    pub(super) ruled: Option<(&'a [&'a str], &'a str)>,
    /// Whether its text stands at its foot.
    pub(super) at_foot: bool,
}

impl Cell<'_> {
    /// A cell of one column.
    pub(super) fn of(width: u32) -> Self {
        Self {
            span: 1,
            width,
            ruled: None,
            at_foot: false,
        }
    }

    /// Writes the cell around what stands in it.
    pub(super) fn write(&self, xml: &mut Xml, content: impl FnOnce(&mut Xml)) {
        xml.wrap("w:tc", &[], |xml| {
            xml.wrap("w:tcPr", &[], |xml| {
                let width = self.width.to_string();
                xml.empty("w:tcW", &[("w:w", &width), ("w:type", "dxa")]);
                if self.span > 1 {
                    xml.value("w:gridSpan", self.span.to_string());
                }
                if let Some((sides, colour)) = self.ruled {
                    xml.wrap("w:tcBorders", &[], |xml| {
                        for side in sides {
                            border(xml, side, 4, colour);
                        }
                    });
                }
                if self.at_foot {
                    xml.value("w:vAlign", "bottom");
                }
            });
            content(xml);
        });
    }
}

/// What a table is.
pub(super) struct Frame<'a> {
    /// Id of its style.
    pub(super) style: &'a str,
    /// Widths of its columns in twips.
    pub(super) widths: &'a [u32],
    /// Whether its first row heads the others.
    pub(super) headed: bool,
}

impl Frame<'_> {
    /// Writes the table around its rows.
    pub(super) fn write(&self, xml: &mut Xml, rows: impl FnOnce(&mut Xml)) {
        xml.wrap("w:tbl", &[], |xml| {
            xml.wrap("w:tblPr", &[], |xml| {
                xml.value("w:tblStyle", self.style);
                let width = self.widths.iter().sum::<u32>().to_string();
                xml.empty("w:tblW", &[("w:w", &width), ("w:type", "dxa")]);
                xml.empty("w:tblLayout", &[("w:type", "fixed")]);
                let (value, first) = if self.headed {
                    ("0420", "1")
                } else {
                    ("0400", "0")
                };
                let look = [
                    ("w:val", value),
                    ("w:firstRow", first),
                    ("w:lastRow", "0"),
                    ("w:firstColumn", "0"),
                    ("w:lastColumn", "0"),
                    ("w:noHBand", "0"),
                    ("w:noVBand", "1"),
                ];
                xml.empty("w:tblLook", &look);
            });
            xml.wrap("w:tblGrid", &[], |xml| {
                for width in self.widths {
                    xml.empty("w:gridCol", &[("w:w", &width.to_string())]);
                }
            });
            rows(xml);
        });
    }
}

/// A row that stays on one page; `height` is its least height in twips.
pub(super) fn row(xml: &mut Xml, height: Option<u32>, is_head: bool, cells: impl FnOnce(&mut Xml)) {
    xml.wrap("w:tr", &[], |xml| {
        xml.wrap("w:trPr", &[], |xml| {
            xml.empty("w:cantSplit", &[]);
            if let Some(height) = height {
                let height = height.to_string();
                xml.empty("w:trHeight", &[("w:val", &height), ("w:hRule", "atLeast")]);
            }
            xml.flag("w:tblHeader", is_head);
        });
        cells(xml);
    });
}

impl Body<'_> {
    /// Two tables that touch would become one.
    pub(super) fn part_from_table(&mut self, xml: &mut Xml) {
        if self.after_table || self.breaks_page {
            self.space(xml);
        }
        self.breaks_page = false;
        self.after_table = true;
    }

    /// A table with its header row.
    pub(super) fn table(&mut self, table: &Table, xml: &mut Xml) {
        if table.columns.is_empty() {
            return;
        }
        self.part_from_table(xml);
        let dense = table.is_dense();
        let widths = widths(table, self.geometry.text);
        let headed = table.columns.iter().any(|column| !column.header.is_empty());
        let frame = Frame {
            style: if dense {
                "DenseTable"
            } else {
                "AgreementTable"
            },
            widths: &widths,
            headed,
        };
        frame.write(xml, |xml| {
            if headed {
                row(xml, None, true, |xml| {
                    for (column, width) in table.columns.iter().zip(&widths) {
                        let style = table_face(dense, true, column.align);
                        self.cell(&column.header, &ParagraphLook::of(style), *width, xml);
                    }
                });
            }
            let last = table.rows.len().saturating_sub(1);
            for (at, cells) in table.rows.iter().enumerate() {
                row(xml, None, false, |xml| {
                    for (position, (column, width)) in table.columns.iter().zip(&widths).enumerate()
                    {
                        let style = table_face(dense, false, column.align);
                        let look = ParagraphLook {
                            // No first or last row stands alone on a page.
                            keep_next: (last > 0 && (at == 0 || at + 1 == last)).then_some(true),
                            ..ParagraphLook::of(style)
                        };
                        let words = cells.get(position).map_or(&[][..], Vec::as_slice);
                        self.cell(words, &look, *width, xml);
                    }
                });
            }
        });
    }

    fn cell(&mut self, words: &[Inline], look: &ParagraphLook, width: u32, xml: &mut Xml) {
        Cell::of(width).write(xml, |xml| {
            paragraph(xml, look, |xml| self.runs(words, xml));
        });
    }
}

/// Widths of the columns in twips; together they are as wide as the text.
fn widths(table: &Table, text: u32) -> Vec<u32> {
    let mut widths: Vec<u32> = table
        .widths()
        .iter()
        .map(|share| text * share / 100)
        .collect();
    let rest = text - widths.iter().sum::<u32>();
    if let Some(last) = widths.last_mut() {
        *last += rest;
    }
    widths
}
