//! Forms to fill by hand, and signature blocks that stay together.

use super::Body;
use super::body::paragraph;
use super::fields::words;
use super::look::{ParagraphLook, RunLook};
use super::tables::{Cell, Frame, row};
use super::xml::Xml;
use crate::compare::{Change, Line};
use crate::document::{Field, FieldKind, SignatureBlock, plain};

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
        self.part_from_table(self.coming(), xml);
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
                let label = Label {
                    text: &field.label,
                    line: self.next_line(),
                };
                match field.kind {
                    FieldKind::Line => line(&label, &widths, &rule, xml),
                    FieldKind::Room => room(&label, &widths, &rule, xml),
                    FieldKind::Tick => tick(&label, &widths, xml),
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
            self.part_from_table(self.coming(), xml);
            let change = self.next_change();
            let mut said = |text| Label {
                text,
                line: self.next_line(),
            };
            let heads = [said(&block.party), said(&block.role)];
            let (name, title) = (said(&block.name), said(&block.title));
            let (signature, date) = (Label::of(""), Label::of(""));
            let lines = [
                (&self.words.signature, signature, SIGNATURE_HEIGHTS[0]),
                (&self.words.name, name, SIGNATURE_HEIGHTS[1]),
                (&self.words.title, title, SIGNATURE_HEIGHTS[2]),
                (&self.words.date, date, SIGNATURE_HEIGHTS[3]),
            ];
            let frame = Frame {
                style: "FormTable",
                widths: &widths,
                headed: false,
            };
            frame.write(xml, |xml| {
                row(xml, change, None, false, |xml| {
                    let cell = Cell {
                        span: 2,
                        ..Cell::of(widths[0] + widths[1])
                    };
                    cell.write(xml, |xml| {
                        say(xml, "SignatureParty", &heads[0], change, true);
                        say(xml, "SignatureRole", &heads[1], change, true);
                    });
                });
                let last = lines.len() - 1;
                for (at, (label, value, height)) in lines.iter().enumerate() {
                    row(xml, change, Some(*height), false, |xml| {
                        let foot = |width| Cell {
                            at_foot: true,
                            ..Cell::of(width)
                        };
                        foot(widths[0]).write(xml, |xml| {
                            say(xml, "SignatureLabel", &Label::of(label), change, at < last);
                        });
                        let ruled = Cell {
                            ruled: Some((&["w:bottom"], &rule)),
                            ..foot(widths[1])
                        };
                        ruled.write(xml, |xml| {
                            say(xml, "SignatureText", value, change, at < last);
                        });
                    });
                }
            });
        }
    }
}

/// Words of a form, with what became of them.
struct Label<'a> {
    text: &'a str,
    line: Option<Line>,
}

impl<'a> Label<'a> {
    /// Words that share the fate of the row they stand in.
    fn of(text: &'a str) -> Self {
        Self { text, line: None }
    }

    fn change(&self) -> Change {
        self.line.as_ref().map_or(Change::Kept, |line| line.change)
    }

    fn write(&self, xml: &mut Xml) {
        match &self.line {
            None => words(xml, &RunLook::default(), self.text),
            Some(line) => {
                for piece in &line.pieces {
                    xml.revise(piece.change, |xml| {
                        words(xml, &RunLook::default(), &plain(&piece.text));
                    });
                }
            }
        }
    }
}

/// A line of a signature block. All but the last line stay with the next one.
fn say(xml: &mut Xml, style: &'static str, text: &Label<'_>, change: Change, keeps: bool) {
    let mut look = ParagraphLook::of(style);
    look.keep_next = (!keeps).then_some(false);
    look.mark = xml.stamp(change);
    paragraph(xml, &look, |xml| xml.revise(change, |xml| text.write(xml)));
}

fn line(label: &Label<'_>, widths: &[u32; 3], rule: &str, xml: &mut Xml) {
    let change = label.change();
    row(xml, change, Some(LINE_HEIGHT), false, |xml| {
        let cell = Cell {
            span: 2,
            at_foot: true,
            ..Cell::of(widths[0] + widths[1])
        };
        cell.write(xml, |xml| label_of(label, xml));
        let space = Cell {
            ruled: Some((&["w:bottom"], rule)),
            at_foot: true,
            ..Cell::of(widths[2])
        };
        space.write(xml, |xml| nothing(change, xml));
    });
}

fn room(label: &Label<'_>, widths: &[u32; 3], rule: &str, xml: &mut Xml) {
    let change = label.change();
    let whole = || Cell {
        span: 3,
        at_foot: true,
        ..Cell::of(widths.iter().sum())
    };
    row(xml, change, Some(LINE_HEIGHT), false, |xml| {
        whole().write(xml, |xml| {
            let look = ParagraphLook {
                keep_next: Some(true),
                mark: xml.stamp(change),
                ..ParagraphLook::of("FormLabel")
            };
            paragraph(xml, &look, |xml| label.write(xml));
        });
    });
    row(xml, change, Some(ROOM_HEIGHT), false, |xml| {
        let boxed = Cell {
            ruled: Some((&["w:top", "w:left", "w:bottom", "w:right"], rule)),
            ..whole()
        };
        boxed.write(xml, |xml| nothing(change, xml));
    });
}

fn tick(label: &Label<'_>, widths: &[u32; 3], xml: &mut Xml) {
    let change = label.change();
    row(xml, change, Some(TICK_HEIGHT), false, |xml| {
        let foot = |width, span| Cell {
            at_foot: true,
            span,
            ..Cell::of(width)
        };
        foot(widths[0], 1).write(xml, |xml| {
            let look = ParagraphLook {
                mark: xml.stamp(change),
                ..ParagraphLook::of("FormLabel")
            };
            paragraph(xml, &look, |xml| {
                let look = RunLook {
                    font: Some(SYMBOLS.to_owned()),
                    ..RunLook::default()
                };
                xml.revise(change, |xml| words(xml, &look, "☐"));
            });
        });
        foot(widths[1] + widths[2], 2).write(xml, |xml| label_of(label, xml));
    });
}

fn label_of(label: &Label<'_>, xml: &mut Xml) {
    let look = ParagraphLook {
        mark: xml.stamp(label.change()),
        ..ParagraphLook::of("FormLabel")
    };
    paragraph(xml, &look, |xml| label.write(xml));
}

/// An empty cell still holds a paragraph.
fn nothing(change: Change, xml: &mut Xml) {
    let look = ParagraphLook {
        mark: xml.stamp(change),
        ..ParagraphLook::of("FormLabel")
    };
    paragraph(xml, &look, |_| {});
}
