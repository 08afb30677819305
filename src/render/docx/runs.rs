//! Running text: terms and values by character style, references as fields.

use super::Body;
use super::comments::Comments;
use super::fields::{field, words};
use super::look::RunLook;
use super::xml::Xml;
use crate::document::Inline;

impl Body<'_> {
    /// Running text as runs.
    pub(super) fn runs(&mut self, inlines: &[Inline], xml: &mut Xml) {
        for inline in inlines {
            self.run(inline, xml);
        }
    }

    fn run(&mut self, inline: &Inline, xml: &mut Xml) {
        match inline {
            Inline::Text(text) => words(xml, &RunLook::default(), text),
            Inline::Term { text, .. } => words(xml, &RunLook::of("TermUse"), text),
            Inline::Value { text, .. } => words(xml, &RunLook::of("Particular"), text),
            Inline::Definition { text, .. } => {
                words(xml, &RunLook::default(), "“");
                words(xml, &RunLook::of("DefinedTerm"), text);
                words(xml, &RunLook::default(), "”");
            }
            Inline::Open { text, blank } => self.open(text, blank, xml),
            Inline::Reference { .. } => self.reference(inline, xml),
            Inline::Break => xml.wrap("w:r", &[], |xml| xml.empty("w:br", &[])),
        }
    }

    /// An open point: in brackets; marked and remarked on in a working draft only.
    fn open(&mut self, text: &str, blank: &str, xml: &mut Xml) {
        let text = format!("[{text}]");
        if !self.is_working {
            words(xml, &RunLook::default(), &text);
            return;
        }
        let look = RunLook {
            highlight: true,
            ..RunLook::of("OpenPoint")
        };
        let remark = (self.words.open.clone(), blank.to_owned());
        let comment = self.comments.open([remark], xml);
        words(xml, &look, &text);
        Comments::close(&comment, xml);
    }

    /// A reference as a field, if a list counts its target; else as a link, if the target is
    /// in the document.
    fn reference(&mut self, inline: &Inline, xml: &mut Xml) {
        let Inline::Reference {
            target,
            before,
            number,
            after,
        } = inline
        else {
            return;
        };
        let plain = RunLook::default();
        let look = RunLook::of("CrossReference");
        // "clause" and its number stay on one line.
        match before.strip_suffix(' ') {
            Some(before) => words(xml, &plain, &format!("{before}\u{a0}")),
            None => words(xml, &plain, before),
        }
        let is_counted = |target| {
            let full = self.plan.targets.get(target);
            if self.is_deleting() {
                self.plan.old_targets.contains(target)
            } else {
                full.is_some_and(|full| full == number)
            }
        };
        match self.marks.name(target.as_ref()) {
            Some(name) if target.as_ref().is_some_and(is_counted) => {
                field(xml, &format!("REF {name} \\w \\h"), &look, number);
            }
            Some(name) => {
                let link = [("w:anchor", name), ("w:history", "1")];
                xml.wrap("w:hyperlink", &link, |xml| words(xml, &look, number));
            }
            None => words(xml, &plain, number),
        }
        words(xml, &plain, after);
    }
}
