//! Comments, as remarks on the paragraph they are anchored to.

use std::collections::BTreeMap;

use super::xml::Element;
use crate::document::Note;

/// Longest beginning of a comment that is taken for its label.
const LONGEST_LABEL: usize = 30;

/// The comments of a document by their ids.
#[derive(Debug, Default)]
pub(super) struct Comments(BTreeMap<String, Note>);

impl Comments {
    /// Reads `comments.xml`, if there is one.
    pub(super) fn of(root: Option<&Element>) -> Self {
        let all = root.into_iter().flat_map(Element::children);
        let comments = all.filter_map(|element| {
            let id = element.attribute("w:id")?.to_owned();
            let paragraphs: Vec<String> = element
                .children()
                .map(|paragraph| paragraph.text().trim().to_owned())
                .filter(|text| !text.is_empty())
                .collect();
            let text = paragraphs.join(" ");
            let author = element.attribute("w:author").unwrap_or_default();
            Some((id, note(author, &text)))
        });
        Self(comments.collect())
    }

    /// The comment of an id.
    pub(super) fn get(&self, id: &str) -> Option<&Note> {
        self.0.get(id)
    }
}

/// "Guidance: …" has its label in front; any other comment is labelled by who wrote it.
fn note(author: &str, text: &str) -> Note {
    let labelled = text
        .split_once(": ")
        .filter(|(label, _)| label.chars().count() <= LONGEST_LABEL);
    let (label, text) = labelled.unwrap_or((author, text));
    Note {
        label: label.to_owned(),
        text: text.to_owned(),
    }
}
