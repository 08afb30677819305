//! The line above and the line below each page but the cover.

use super::body::{changed, paragraph};
use super::fields::{field, tab, words};
use super::logo::logo;
use super::look::{ParagraphLook, RunLook};
use super::package::{RELATION, WORD};
use super::tracking::Tracking;
use super::xml::Xml;
use crate::document::Meta;
use crate::render::front::{Front, running};
use crate::render::style::Style;

/// What document it is, and whether it is a draft.
pub(super) fn header(
    meta: &Meta,
    old: &Meta,
    front: &Front,
    style: &Style,
    accent: &str,
    tracking: Option<Tracking>,
) -> Vec<u8> {
    let mut xml = Xml::part();
    xml.tracking = tracking;
    xml.wrap(
        "w:hdr",
        &[("xmlns:w", WORD), ("xmlns:r", RELATION)],
        |xml| {
            paragraph(xml, &ParagraphLook::of("Header"), |xml| {
                let plain = RunLook::default();
                logo(xml, style, 1.0);
                if style.logo.is_some() {
                    words(xml, &plain, "  ");
                }
                let left = running(&style.header.left, meta, &style.words);
                changed(&running(&style.header.left, old, &style.words), &left, xml);
                if !front.working.is_empty() {
                    if !left.is_empty() {
                        words(xml, &plain, " · ");
                    }
                    let marked = RunLook {
                        colour: Some(accent.to_owned()),
                        ..RunLook::default()
                    };
                    words(xml, &marked, &front.working);
                }
                tab(xml);
                let right = |meta| running(&style.header.right, meta, &style.words);
                changed(&right(old), &right(meta), xml);
            });
        },
    );
    xml.into_bytes()
}

/// Page x of y.
pub(super) fn footer(style: &Style, last: usize) -> Vec<u8> {
    let mut xml = Xml::part();
    xml.wrap("w:ftr", &[("xmlns:w", WORD)], |xml| {
        paragraph(xml, &ParagraphLook::of("Footer"), |xml| {
            let plain = RunLook::default();
            tab(xml);
            words(xml, &plain, &format!("{} ", style.words.page));
            field(xml, "PAGE", &plain, "2");
            words(xml, &plain, &format!(" {} ", style.words.of));
            field(xml, "NUMPAGES", &plain, &last.to_string());
        });
    });
    xml.into_bytes()
}
