//! The table of contents: a field that is already filled.

use super::Body;
use super::body::paragraph;
use super::fields::{begin, end, field, tab, words};
use super::look::{ParagraphLook, RunLook, Tab};
use super::marks::heading_name;
use super::xml::Xml;
use crate::compare::Change;
use crate::render::outline::Heading;
use crate::render::text::clean;

/// Where numbers and titles of clauses stand in the contents, in twips.
pub(super) const CONTENTS: (u32, u32) = (640, 1340);

/// The headings of two levels, as links.
const INSTRUCTION: &str = "TOC \\o \"1-2\" \\h \\z \\u";

/// Printed for a page nobody has counted.
pub(super) const UNKNOWN: &str = "–";

impl Body<'_> {
    /// The table of contents. The first line opens the field and the last one closes it.
    pub(super) fn contents(&mut self, xml: &mut Xml) {
        let outline = self.outline;
        let listed: Vec<(usize, &Heading<'_>)> = outline
            .headings
            .iter()
            .enumerate()
            .filter(|(_, heading)| heading.listed)
            .collect();
        let Some(last) = listed.len().checked_sub(1) else {
            return;
        };
        xml.wrap("w:sdt", &[], |xml| {
            xml.wrap("w:sdtPr", &[], |xml| {
                xml.value("w:id", "1162757");
                xml.wrap("w:docPartObj", &[], |xml| {
                    xml.value("w:docPartGallery", "Table of Contents");
                    xml.empty("w:docPartUnique", &[]);
                });
            });
            xml.wrap("w:sdtContent", &[], |xml| {
                let change = |at: usize| self.heading_change(listed[at].0);
                // A line that may go cannot hold the ends of the field.
                let apart = (change(0) != Change::Kept, change(last) != Change::Kept);
                if apart.0 {
                    paragraph(xml, &ParagraphLook::of("TOC2"), |xml| {
                        begin(xml, INSTRUCTION);
                    });
                }
                for (line, (at, heading)) in listed.iter().enumerate() {
                    let (begins, ends) = (line == 0 && !apart.0, line == last && !apart.1);
                    self.entry(*at, heading, begins, ends, xml);
                }
                if apart.1 {
                    paragraph(xml, &ParagraphLook::of("TOC2"), end);
                }
            });
        });
    }

    fn entry(
        &self,
        at: usize,
        heading: &Heading<'_>,
        is_first: bool,
        is_last: bool,
        xml: &mut Xml,
    ) {
        let is_top = heading.level == Some(1);
        let number = heading.number();
        let mut look = ParagraphLook::of(if is_top { "TOC1" } else { "TOC2" });
        if !number.is_empty() {
            look.tabs = vec![
                Tab {
                    side: "left",
                    dots: false,
                    at: CONTENTS.1,
                },
                Tab {
                    side: "right",
                    dots: true,
                    at: self.geometry.text,
                },
            ];
        }
        let change = self.heading_change(at);
        look.mark = xml.stamp(change);
        paragraph(xml, &look, |xml| {
            if is_first {
                begin(xml, INSTRUCTION);
            }
            let name = heading_name(at);
            let link = [("w:anchor", name.as_str()), ("w:history", "1")];
            xml.wrap("w:hyperlink", &link, |xml| {
                xml.revise(change, |xml| {
                    let plain = RunLook::default();
                    if !number.is_empty() {
                        words(xml, &plain, &number);
                        tab(xml);
                    }
                    let kept = self.heading_line(at).filter(|_| change == Change::Kept);
                    if let Some(kept) = kept {
                        for piece in &kept.pieces {
                            let title = clean(&crate::document::plain(&piece.text));
                            xml.revise(piece.change, |xml| words(xml, &plain, &title));
                        }
                    } else {
                        let title = clean(&crate::document::plain(&heading.section.title));
                        words(xml, &plain, title.trim());
                    }
                    tab(xml);
                    let page = self
                        .pages
                        .headings
                        .get(&heading.id)
                        .map(ToString::to_string);
                    let page = page.as_deref().unwrap_or(UNKNOWN);
                    field(xml, &format!("PAGEREF {name} \\h"), &plain, page);
                });
            });
            if is_last {
                end(xml);
            }
        });
    }
}
