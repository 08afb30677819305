//! The defined terms that many clauses use.

use crate::finding::{Finding, Group};
use crate::library::marks::{Manner, read_text};
use crate::library::text::{Run, TextBlock};
use crate::source::{FileId, Place};
use crate::written::{self, Node};

/// The terms of `terms.toml`.
#[derive(Clone, Debug, Default)]
pub struct Terms {
    /// The terms, in file order.
    pub terms: Vec<Term>,
    /// How a term with a meaning is printed, with `{term}` and `{meaning}`.
    pub meaning: String,
    /// How a term that a clause defines is printed, with `{term}` and `{clause}`.
    pub pointer: String,
}

/// One defined term.
#[derive(Clone, Debug)]
pub struct Term {
    /// The term.
    pub name: String,
    /// Its plural, if it has one.
    pub plural: Option<String>,
    /// Its meaning, with marks.
    pub meaning: Vec<Run>,
    /// Where it stands.
    pub place: Place,
    /// Its keys as TOML, one a line.
    pub written: String,
}

pub(super) fn read(file: FileId, text: &str) -> (Terms, Vec<Finding>) {
    let (node, mut findings) = written::read(file, text, 0);
    let sentence = |key: &str| {
        node.get(key)
            .and_then(Node::text)
            .unwrap_or_default()
            .to_owned()
    };
    let mut terms = Terms {
        terms: Vec::new(),
        meaning: sentence("meaning"),
        pointer: sentence("pointer"),
    };
    for entry in node.get("term").map(Node::elements).unwrap_or_default() {
        let field = |key: &str| entry.get(key).and_then(Node::text);
        let (Some(name), Some(meaning_node)) = (field("name"), entry.get("meaning")) else {
            findings.push(
                Finding::error(
                    "term-incomplete",
                    Group::Library,
                    entry.place,
                    "a term lacks its name or its meaning",
                )
                .help("write name = \"…\" and meaning = \"…\""),
            );
            continue;
        };
        let meaning = meaning_node.text().unwrap_or_default();
        // The quote before the text is one byte; escapes inside shift places by a few more.
        let start = meaning_node.place.start as usize + 1;
        let (text, wrong) = read_text(file, meaning, start, Manner::Clause);
        findings.extend(wrong);
        let runs = match text
            .sections
            .into_iter()
            .flat_map(|section| section.blocks)
            .next()
        {
            Some(TextBlock::Paragraph(paragraph)) => paragraph.runs,
            _ => Vec::new(),
        };
        terms.terms.push(Term {
            name: name.to_owned(),
            plural: match field("plural") {
                Some("none") => None,
                Some(plural) => Some(plural.to_owned()),
                None => Some(format!("{name}s")),
            },
            meaning: runs,
            place: entry.place,
            written: entry
                .entries()
                .iter()
                .flat_map(|one| {
                    [
                        one.key.clone(),
                        " = ".to_owned(),
                        one.node.literal(),
                        "\n".to_owned(),
                    ]
                })
                .collect(),
        });
    }
    (terms, findings)
}
