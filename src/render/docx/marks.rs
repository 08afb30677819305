//! Bookmarks: short, safe and unique names for everything a field points to.

use std::collections::{BTreeMap, BTreeSet};

use super::xml::Xml;
use crate::compare::Redline;
use crate::document::{Anchor, Document, Inline};
use crate::render::outline::Outline;

/// Longest name of a bookmark.
const LONGEST: usize = 40;

/// The bookmarks of a document.
#[derive(Debug, Default)]
pub(super) struct Marks {
    names: BTreeMap<Anchor, String>,
    placed: BTreeSet<String>,
    next: usize,
}

impl Marks {
    /// Names for every target that some reference points to.
    ///
    /// In a redline that is also what deleted words point to.
    pub(super) fn of(
        document: &Document,
        outline: &Outline<'_>,
        redline: Option<&Redline>,
    ) -> Self {
        let mut wanted = BTreeSet::new();
        let mut want = |text: &[Inline]| {
            wanted.extend(text.iter().filter_map(|inline| match inline {
                Inline::Reference {
                    target: Some(target),
                    ..
                } if outline.id(Some(target)).is_some() => Some(target.clone()),
                _ => None,
            }));
        };
        document.texts(&mut want);
        let lines = redline
            .into_iter()
            .flat_map(|one| [&one.headings, &one.lines]);
        for piece in lines.flatten().flat_map(|line| &line.pieces) {
            want(&piece.text);
        }
        let mut taken = BTreeSet::new();
        let names = wanted
            .into_iter()
            .map(|anchor| {
                let name = claim(&anchor.slug(), &mut taken);
                (anchor, name)
            })
            .collect();
        Self {
            names,
            ..Self::default()
        }
    }

    /// The bookmark of a target, if something points to it.
    pub(super) fn name(&self, anchor: Option<&Anchor>) -> Option<&str> {
        self.names.get(anchor?).map(String::as_str)
    }

    /// Begins bookmarks, each name once, and returns their ids.
    pub(super) fn open(&mut self, names: &[Option<String>], xml: &mut Xml) -> Vec<String> {
        let mut ids = Vec::new();
        for name in names.iter().flatten() {
            if self.placed.insert(name.clone()) {
                self.next += 1;
                let id = self.next.to_string();
                xml.empty("w:bookmarkStart", &[("w:id", &id), ("w:name", name)]);
                ids.push(id);
            }
        }
        ids
    }

    /// Ends bookmarks.
    pub(super) fn close(ids: &[String], xml: &mut Xml) {
        for id in ids.iter().rev() {
            xml.empty("w:bookmarkEnd", &[("w:id", id)]);
        }
    }
}

/// The bookmark of the `at`-th heading, which the table of contents points to.
pub(super) fn heading_name(at: usize) -> String {
    format!("_Toc{:06}", at + 1)
}

/// A free name made from a wish. Word compares names without regard to case and hides those
/// that begin with `_`.
fn claim(wish: &str, taken: &mut BTreeSet<String>) -> String {
    let safe = wish.chars().map(|char| match char {
        char if char.is_ascii_alphanumeric() => char.to_ascii_lowercase(),
        _ => '_',
    });
    let mut stem = String::from("_Ref_");
    for char in safe {
        if !(char == '_' && stem.ends_with('_')) {
            stem.push(char);
        }
    }
    stem.truncate(LONGEST);
    let mut name = stem.clone();
    let mut again = 2;
    while !taken.insert(name.clone()) {
        let ending = format!("_{again}");
        name.clone_from(&stem);
        name.truncate(LONGEST - ending.len());
        name.push_str(&ending);
        again += 1;
    }
    name
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, claim};
    use std::collections::BTreeSet;

    #[test]
    fn names_are_short_safe_and_unique() {
        let mut taken = BTreeSet::new();
        assert_eq!(
            claim("audit--right-to-audit--notice", &mut taken),
            "_Ref_audit_right_to_audit_notice"
        );
        assert_eq!(
            claim("Audit/Right-to-audit#notice", &mut taken),
            "_Ref_audit_right_to_audit_notice_2"
        );
        let long = claim(&"schedule".repeat(9), &mut taken);
        let again = claim(&"schedule".repeat(9), &mut taken);
        assert_ne!(long, again);
        assert_eq!((long.len(), again.len()), (LONGEST, LONGEST));
    }
}
