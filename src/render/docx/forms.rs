//! Forms to fill by hand, and signature blocks that stay together.

use super::Body;
use super::body::paragraph;
use super::fields::words;
use super::look::{ParagraphLook, RunLook};
use super::tables::{Cell, Frame, row};
use super::xml::Xml;
use crate::document::{Field, FieldKind, SignatureBlock};

/// Heights of the rows of a form, in twips: a line, a box, and a box to tick.
pub(super) const LINE_HEIGHT: u32 = 440;
pub(super) const ROOM_HEIGHT: u32 = 720;
pub(super) const TICK_HEIGHT: u32 = 420;
/// Heights of the lines to sign on, in twips: signature, name, function, date.
pub(super) const SIGNATURE_HEIGHTS: [u32; 4] = [840, 480, 480, 480];

/// A type face that has a box to tick.
const SYMBOLS: &str = "Segoe UI Symbol";

impl Body<'_> {
    /// Labels on the left, ruled lines on the right.
    pub(super) fn form(&mut self, fields: &[Field], xml: &mut Xml) {
        if fields.is_empty() {
            return;
        }
        self.part_from_table(xml);
        let text = self.geometry.text;
        let widths = [420, text * 2 / 5 - 420, text - text * 2 / 5];
        let rule = self.looks.rule.clone();
        let frame = Frame {
            style: "FormTable",
            widths: &widths,
            headed: false,
        };
        frame.write(xml, |xml| {
            for field in fields {
                match field.kind {
                    FieldKind::Line => line(field, &widths, &rule, xml),
                    FieldKind::Room => room(field, &widths, &rule, xml),
                    FieldKind::Tick => tick(field, &widths, xml),
                }
            }
        });
    }

    /// One table a person who signs.
    pub(super) fn signatures(&mut self, blocks: &[SignatureBlock], xml: &mut Xml) {
        let text = self.geometry.text;
        let label = text / 6;
        let widths = [label, text * 2 / 3 - label];
        let rule = self.looks.muted.clone();
        for block in blocks {
            self.part_from_table(xml);
            let lines = [
                (self.words.signature.clone(), "", SIGNATURE_HEIGHTS[0]),
                (
                    self.words.name.clone(),
                    block.name.as_str(),
                    SIGNATURE_HEIGHTS[1],
                ),
                (
                    self.words.title.clone(),
                    block.title.as_str(),
                    SIGNATURE_HEIGHTS[2],
                ),
                (self.words.date.clone(), "", SIGNATURE_HEIGHTS[3]),
            ];
            let frame = Frame {
                style: "FormTable",
                widths: &widths,
                headed: false,
            };
            frame.write(xml, |xml| {
                row(xml, None, false, |xml| {
                    let cell = Cell {
                        span: 2,
                        ..Cell::of(widths[0] + widths[1])
                    };
                    cell.write(xml, |xml| {
                        say(xml, "SignatureParty", &block.party, true);
                        say(xml, "SignatureRole", &block.role, true);
                    });
                });
                let last = lines.len() - 1;
                for (at, (label, value, height)) in lines.iter().enumerate() {
                    row(xml, Some(*height), false, |xml| {
                        let foot = |width| Cell {
                            at_foot: true,
                            ..Cell::of(width)
                        };
                        foot(widths[0]).write(xml, |xml| {
                            say(xml, "SignatureLabel", label, at < last);
                        });
                        let ruled = Cell {
                            ruled: Some((&["w:bottom"], &rule)),
                            ..foot(widths[1])
                        };
                        ruled.write(xml, |xml| say(xml, "SignatureText", value, at < last));
                    });
                }
            });
        }
    }
}

/// A line of a signature block. All but the last line stay with the next one.
fn say(xml: &mut Xml, style: &'static str, text: &str, keeps: bool) {
    let mut look = ParagraphLook::of(style);
    look.keep_next = (!keeps).then_some(false);
    paragraph(xml, &look, |xml| words(xml, &RunLook::default(), text));
}

fn line(field: &Field, widths: &[u32; 3], rule: &str, xml: &mut Xml) {
    row(xml, Some(LINE_HEIGHT), false, |xml| {
        let label = Cell {
            span: 2,
            at_foot: true,
            ..Cell::of(widths[0] + widths[1])
        };
        label.write(xml, |xml| label_of(field, xml));
        let space = Cell {
            ruled: Some((&["w:bottom"], rule)),
            at_foot: true,
            ..Cell::of(widths[2])
        };
        space.write(xml, nothing);
    });
}

fn room(field: &Field, widths: &[u32; 3], rule: &str, xml: &mut Xml) {
    let whole = || Cell {
        span: 3,
        at_foot: true,
        ..Cell::of(widths.iter().sum())
    };
    row(xml, Some(LINE_HEIGHT), false, |xml| {
        whole().write(xml, |xml| {
            let look = ParagraphLook {
                keep_next: Some(true),
                ..ParagraphLook::of("FormLabel")
            };
            paragraph(xml, &look, |xml| {
                words(xml, &RunLook::default(), &field.label);
            });
        });
    });
    row(xml, Some(ROOM_HEIGHT), false, |xml| {
        let boxed = Cell {
            ruled: Some((&["w:top", "w:left", "w:bottom", "w:right"], rule)),
            ..whole()
        };
        boxed.write(xml, nothing);
    });
}

fn tick(field: &Field, widths: &[u32; 3], xml: &mut Xml) {
    row(xml, Some(TICK_HEIGHT), false, |xml| {
        let foot = |width, span| Cell {
            at_foot: true,
            span,
            ..Cell::of(width)
        };
        foot(widths[0], 1).write(xml, |xml| {
            paragraph(xml, &ParagraphLook::of("FormLabel"), |xml| {
                let look = RunLook {
                    font: Some(SYMBOLS.to_owned()),
                    ..RunLook::default()
                };
                words(xml, &look, "☐");
            });
        });
        foot(widths[1] + widths[2], 2).write(xml, |xml| label_of(field, xml));
    });
}

fn label_of(field: &Field, xml: &mut Xml) {
    paragraph(xml, &ParagraphLook::of("FormLabel"), |xml| {
        words(xml, &RunLook::default(), &field.label);
    });
}

/// An empty cell still holds a paragraph.
fn nothing(xml: &mut Xml) {
    paragraph(xml, &ParagraphLook::of("FormLabel"), |_| {});
}
