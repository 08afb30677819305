//! Names of targets: which references of the two documents point to the same thing.

use std::collections::{BTreeMap, BTreeSet};

use super::Change;
use super::pair::{BlockPair, Pair, ParagraphPair, SectionPair};
use crate::document::{Anchor, Block, Document, Inline, Paragraph, Section};

/// Begins the name of a target of the old document that is another one in the new.
const OLD: &str = "old/";

/// The targets of two documents.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// Targets that stand in both.
    both: BTreeSet<Anchor>,
    /// Numbers of the targets of the old document and of the new one.
    numbers: [BTreeMap<Anchor, String>; 2],
}

impl Names {
    /// The names of two documents and of what is paired in them.
    pub(super) fn of(old: &Document, new: &Document, pairs: &[SectionPair<'_>]) -> Self {
        let mut names = Self {
            both: BTreeSet::new(),
            numbers: [numbers(old), numbers(new)],
        };
        for pair in pairs {
            names.section(pair);
        }
        names
    }

    /// The names of two documents, where the same name is the same target.
    pub(super) fn unpaired(old: &Document, new: &Document) -> Self {
        let numbers = [numbers(old), numbers(new)];
        let is_new = |anchor: &&Anchor| numbers[1].contains_key(*anchor);
        Self {
            both: numbers[0].keys().filter(is_new).cloned().collect(),
            numbers,
        }
    }

    fn section(&mut self, pair: &SectionPair<'_>) {
        self.pair(pair.own, |section| section.anchor.as_ref());
        for block in &pair.blocks {
            if let BlockPair::Paragraph(paragraph) = block {
                self.paragraph(paragraph);
            }
        }
        for inner in &pair.sections {
            self.section(inner);
        }
    }

    fn paragraph(&mut self, pair: &ParagraphPair<'_>) {
        self.pair(pair.own, |paragraph| paragraph.anchor.as_ref());
        for item in &pair.items {
            self.paragraph(item);
        }
    }

    fn pair<'a, T>(&mut self, pair: Pair<'a, T>, anchor: impl Fn(&'a T) -> Option<&'a Anchor>) {
        if let (Some(old), Some(new)) = (pair.old.and_then(&anchor), pair.new.and_then(&anchor))
            && old == new
        {
            self.both.insert(old.clone());
        }
    }

    /// The name of an old target in the joint document: its own, unless the new document calls
    /// something else by it.
    pub(super) fn old(&self, anchor: &Anchor) -> Anchor {
        if self.both.contains(anchor) || !self.numbers[1].contains_key(anchor) {
            anchor.clone()
        } else {
            Anchor(format!("{OLD}{}", anchor.0))
        }
    }

    /// What a reference points to and says: its number only where nobody counts it. `None` if it
    /// points to nothing.
    pub(super) fn key(&self, inline: &Inline, side: Change) -> Option<String> {
        let Inline::Reference {
            target: Some(target),
            before,
            number,
            after,
        } = inline
        else {
            return None;
        };
        let numbers = &self.numbers[usize::from(side == Change::Inserted)];
        let is_counted = self.both.contains(target) && numbers.get(target) == Some(number);
        let number = if is_counted { "" } else { number };
        // A separator no text has keeps this from looking like words.
        Some(["", &target.0, before, number, after].join("\u{0}"))
    }

    /// Running text of the old document with its names in the joint one.
    pub(super) fn renamed(&self, text: &[Inline]) -> Vec<Inline> {
        let mut text = text.to_vec();
        for inline in &mut text {
            if let Inline::Reference {
                target: Some(target),
                ..
            } = inline
            {
                *target = self.old(target);
            }
        }
        text
    }
}

/// The number each target is referred to by: without the dot a style puts at its end.
fn numbers(document: &Document) -> BTreeMap<Anchor, String> {
    let mut found = BTreeMap::new();
    let mut add = |anchor: Option<&Anchor>, number: Option<&String>| {
        if let (Some(anchor), Some(number)) = (anchor, number) {
            let number = number.trim_end_matches('.');
            found.insert(anchor.clone(), number.to_owned());
        }
    };
    document.sections(&mut |section: &Section| {
        add(section.anchor.as_ref(), section.number.as_ref());
        for block in &section.blocks {
            if let Block::Paragraph(paragraph) = block {
                paragraph.each(&mut |one: &Paragraph| {
                    add(
                        one.anchor.as_ref(),
                        one.label.as_ref().map(|label| &label.full),
                    );
                });
            }
        }
    });
    found
}
