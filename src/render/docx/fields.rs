//! Fields: what Word can compute again, with the right answer already in it. Begin, instruction,
//! answer and end are runs of their own, and nothing is marked to be updated, so that opening the
//! file asks nothing.

use super::look::RunLook;
use super::xml::Xml;

/// A whole field with its answer.
pub(super) fn field(xml: &mut Xml, instruction: &str, look: &RunLook, answer: &str) {
    begin(xml, instruction);
    words(xml, look, answer);
    end(xml);
}

/// Everything before the answer.
pub(super) fn begin(xml: &mut Xml, instruction: &str) {
    mark(xml, "begin");
    xml.wrap("w:r", &[], |xml| {
        let instruction = format!(" {instruction} ");
        xml.words("w:instrText", &[("xml:space", "preserve")], &instruction);
    });
    mark(xml, "separate");
}

/// After the answer.
pub(super) fn end(xml: &mut Xml) {
    mark(xml, "end");
}

fn mark(xml: &mut Xml, kind: &str) {
    xml.wrap("w:r", &[], |xml| {
        xml.empty("w:fldChar", &[("w:fldCharType", kind)]);
    });
}

/// A run of text; nothing if there is none.
pub(super) fn words(xml: &mut Xml, look: &RunLook, text: &str) {
    if !text.is_empty() {
        xml.wrap("w:r", &[], |xml| {
            look.write(xml);
            xml.words("w:t", &[("xml:space", "preserve")], text);
        });
    }
}

/// A tab.
pub(super) fn tab(xml: &mut Xml) {
    xml.wrap("w:r", &[], |xml| xml.empty("w:tab", &[]));
}
