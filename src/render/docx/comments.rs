//! Comments of a working draft: guidance and open points, anchored where they belong.

use super::look::{ParagraphLook, RunLook};
use super::package::WORD;
use super::xml::Xml;
use crate::document::Meta;
use crate::render::docx::fields::words;

/// Who speaks in comments.
const AUTHOR: &str = "Engross";

/// The comments of a document.
#[derive(Debug, Default)]
pub(super) struct Comments {
    /// Label and text, in the order of their ids.
    all: Vec<(String, String)>,
}

impl Comments {
    /// Whether there is none.
    pub(super) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Begins comments and returns their ids.
    pub(super) fn open(
        &mut self,
        remarks: impl IntoIterator<Item = (String, String)>,
        xml: &mut Xml,
    ) -> Vec<String> {
        let first = self.all.len();
        self.all.extend(remarks);
        let ids: Vec<String> = (first..self.all.len()).map(|id| id.to_string()).collect();
        for id in &ids {
            xml.empty("w:commentRangeStart", &[("w:id", id)]);
        }
        ids
    }

    /// Ends comments.
    pub(super) fn close(ids: &[String], xml: &mut Xml) {
        for id in ids {
            xml.empty("w:commentRangeEnd", &[("w:id", id)]);
            xml.wrap("w:r", &[], |xml| {
                RunLook::of("CommentReference").write(xml);
                xml.empty("w:commentReference", &[("w:id", id)]);
            });
        }
    }

    /// The part.
    pub(super) fn part(&self, meta: &Meta) -> Vec<u8> {
        let mut xml = Xml::part();
        let date = date(meta);
        xml.wrap("w:comments", &[("xmlns:w", WORD)], |xml| {
            for (id, (label, text)) in self.all.iter().enumerate() {
                let id = id.to_string();
                let mut attributes = vec![("w:id", id.as_str()), ("w:author", AUTHOR)];
                attributes.extend(date.as_deref().map(|date| ("w:date", date)));
                attributes.push(("w:initials", "E"));
                xml.wrap("w:comment", &attributes, |xml| comment(xml, label, text));
            }
        });
        xml.into_bytes()
    }
}

fn comment(xml: &mut Xml, label: &str, text: &str) {
    xml.wrap("w:p", &[], |xml| {
        ParagraphLook::of("CommentText").write(xml);
        xml.wrap("w:r", &[], |xml| {
            RunLook::of("CommentReference").write(xml);
            xml.empty("w:annotationRef", &[]);
        });
        let bold = RunLook {
            bold: Some(true),
            ..RunLook::default()
        };
        words(xml, &bold, &format!("{label}:"));
        words(xml, &RunLook::default(), &format!(" {text}"));
    });
}

/// Midnight of the document's day, if it has one.
pub(super) fn date(meta: &Meta) -> Option<String> {
    let (year, month, day) = meta.date;
    let is_date = year > 0 && jiff::civil::Date::new(year, month, day).is_ok();
    is_date.then(|| format!("{year:04}-{month:02}-{day:02}T00:00:00Z"))
}
