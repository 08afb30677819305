//! Under which condition a paragraph of a clause is printed.

use crate::condition::Condition;
use crate::library::clause::Clause;
use crate::library::text::{Text, TextBlock, TextParagraph};

impl Clause {
    /// The condition under which text inside these anchors is printed.
    pub fn within(&self, anchors: &[&str]) -> Condition {
        anchors.iter().fold(self.when.clone(), |given, anchor| {
            match self.paragraphs.get(*anchor) {
                Some(rule) => given.and(rule.when.clone()),
                None => given,
            }
        })
    }

    /// The condition under which the paragraph or item of an anchor is printed: its own, that of
    /// each paragraph around it, and that of the clause.
    pub fn printed_when(&self, anchor: &str) -> Option<Condition> {
        path_to(&self.preferred, anchor).map(|path| self.within(&path))
    }
}

/// The anchors from the outermost paragraph down to the one named.
pub(super) fn path_to<'a>(text: &'a Text, anchor: &str) -> Option<Vec<&'a str>> {
    fn down<'a>(paragraph: &'a TextParagraph, anchor: &str) -> Option<Vec<&'a str>> {
        let own = paragraph.anchor.as_ref().map(|one| one.value.as_str());
        if own == Some(anchor) {
            return Some(own.into_iter().collect());
        }
        let below = paragraph.items.iter().find_map(|item| down(item, anchor))?;
        Some(own.into_iter().chain(below).collect())
    }
    text.sections
        .iter()
        .flat_map(|section| &section.blocks)
        .find_map(|block| match block {
            TextBlock::Paragraph(paragraph) => down(paragraph, anchor),
            _ => None,
        })
}
