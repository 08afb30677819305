//! Tables: real column widths, a header row on every page, no row split over two pages.

use std::collections::BTreeMap;

use super::Body;
use super::body::paragraph;
use super::geometry::whole;
use super::look::ParagraphLook;
use super::measure::length;
use super::styles::{Named, border, table_face};
use super::xml::Xml;
use crate::compare::Change;
use crate::document::{Align, Inline, Table, plain, words};

/// Space left and right of the text of a cell, in points.
pub(super) const CELL_SIDES: f64 = 10.0;

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
pub(super) fn row(
    xml: &mut Xml,
    change: Change,
    height: Option<u32>,
    is_head: bool,
    cells: impl FnOnce(&mut Xml),
) {
    let stamp = xml.stamp(change);
    xml.wrap("w:tr", &[], |xml| {
        xml.wrap("w:trPr", &[], |xml| {
            xml.empty("w:cantSplit", &[]);
            if let Some(height) = height {
                let height = height.to_string();
                xml.empty("w:trHeight", &[("w:val", &height), ("w:hRule", "atLeast")]);
            }
            xml.flag("w:tblHeader", is_head);
            if let Some(stamp) = &stamp {
                stamp.write(xml);
            }
        });
        cells(xml);
    });
}

impl Body<'_> {
    /// Two tables that touch would become one.
    pub(super) fn part_from_table(&mut self, change: Change, xml: &mut Xml) {
        if self.after_table || self.breaks_page {
            self.space(change, xml);
        }
        self.breaks_page = false;
        self.after_table = true;
    }

    /// A table with its header row.
    pub(super) fn table(&mut self, table: &Table, xml: &mut Xml) {
        if table.columns.is_empty() {
            return;
        }
        self.part_from_table(self.coming(), xml);
        let dense = table.is_dense();
        let widths = widths(table, self.geometry.text, self.styles);
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
            let change = self.next_change();
            if !headed {
                self.skip(table.columns.len());
            }
            if headed {
                row(xml, change, None, true, |xml| {
                    for (column, width) in table.columns.iter().zip(&widths) {
                        let style = table_face(dense, true, column.align);
                        let look = ParagraphLook::of(style);
                        self.cell(&column.header, &look, *width, change, xml);
                    }
                });
            }
            let last = table.rows.len().saturating_sub(1);
            for (at, cells) in table.rows.iter().enumerate() {
                let change = self.next_change();
                row(xml, change, None, false, |xml| {
                    for (position, (column, width)) in table.columns.iter().zip(&widths).enumerate()
                    {
                        let style = table_face(dense, false, column.align);
                        let look = ParagraphLook {
                            // No first or last row stands alone on a page.
                            keep_next: (last > 0 && (at == 0 || at + 1 == last)).then_some(true),
                            ..ParagraphLook::of(style)
                        };
                        let words = cells.get(position).map_or(&[][..], Vec::as_slice);
                        self.cell(words, &look, *width, change, xml);
                    }
                });
            }
        });
    }

    /// A cell; the mark of its paragraph shares the fate of the row.
    fn cell(
        &mut self,
        words: &[Inline],
        look: &ParagraphLook,
        width: u32,
        row: Change,
        xml: &mut Xml,
    ) {
        let line = self.next_line();
        Cell::of(width).write(xml, |xml| {
            let look = ParagraphLook {
                mark: xml.stamp(row),
                ..look.clone()
            };
            paragraph(xml, &look, |xml| self.line(line.as_ref(), words, xml));
        });
    }
}

/// Widths of the columns in twips; together they are as wide as the text. A column takes what its
/// longest word needs from those that have more than they need.
pub(super) fn widths(table: &Table, text: u32, styles: &BTreeMap<&'static str, Named>) -> Vec<u32> {
    let mut widths: Vec<u32> = table
        .widths()
        .iter()
        .map(|share| text * share / 100)
        .collect();
    let rest = text - widths.iter().sum::<u32>();
    if let Some(last) = widths.last_mut() {
        *last += rest;
    }
    let needs: Vec<u32> = (0..widths.len())
        .map(|at| needs(table, at, styles).min(text / 3))
        .collect();
    let missing = |widths: &[u32]| {
        let pairs = widths.iter().zip(&needs);
        pairs.map(|(own, need)| need.saturating_sub(*own)).sum()
    };
    let spare: u32 = widths
        .iter()
        .zip(&needs)
        .map(|(own, need)| own.saturating_sub(*need))
        .sum();
    let missing: u32 = missing(&widths);
    if missing == 0 || spare < missing {
        return widths;
    }
    let mut left = missing;
    for (own, need) in widths.iter_mut().zip(&needs) {
        if *own < *need {
            *own = *need;
        } else {
            // Rounded up, so that the last ones never have to give more than they can.
            let given = ((*own - need) * missing).div_ceil(spare).min(left);
            *own -= given;
            left -= given;
        }
    }
    widths
}

/// What the longest word of a column needs, in twips.
fn needs(table: &Table, at: usize, styles: &BTreeMap<&'static str, Named>) -> u32 {
    let longest = |cell: &[Inline], is_head| {
        let named = &styles[table_face(table.is_dense(), is_head, Align::Start)];
        words(&plain(cell))
            .into_iter()
            .flat_map(|word| word.split('-'))
            .map(|word| length(word, named.size, named.is_bold))
            .fold(0.0, f64::max)
    };
    let header = longest(&table.columns[at].header, true);
    let cells = table.rows.iter().filter_map(|row| row.get(at));
    let widest = cells
        .map(|cell| longest(cell, false))
        .fold(header, f64::max);
    whole((widest + CELL_SIDES + 2.0) * 20.0)
}
