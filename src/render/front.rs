//! The words above the agreement: what a cover shows before its own text.

use crate::document::Meta;
use crate::render::style::{HeaderPart, Words};
use crate::render::text::clean;
use serde::Serialize;

/// The words of a cover; empty ones are not printed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Front {
    /// "Internal" or "Working draft", unless the copy is for everybody.
    pub(super) working: String,
    /// What kind of paper it is.
    pub(super) kind: String,
    /// The title; never empty.
    pub(super) title: String,
    /// Reference, version and date, those there are.
    pub(super) facts: Vec<String>,
}

impl Front {
    /// The front of a document.
    pub(super) fn of(meta: &Meta, words: &Words) -> Self {
        let line = |text: &str| clean(text).trim().to_owned();
        let facts = [
            line(&meta.reference),
            version(meta, words),
            date(meta, words),
        ];
        let title = [&meta.title, &meta.kind, &words.untitled]
            .into_iter()
            .map(|title| line(title))
            .find(|title| !title.is_empty())
            .unwrap_or_default();
        Self {
            working: line(match (meta.internal, meta.working) {
                (true, _) => &words.internal,
                (false, true) => &words.working,
                (false, false) => "",
            }),
            kind: line(&meta.kind),
            title,
            facts: facts.into_iter().filter(|fact| !fact.is_empty()).collect(),
        }
    }
}

/// "Version 1.0.0".
fn version(meta: &Meta, words: &Words) -> String {
    let version = clean(&meta.version);
    match version.trim() {
        "" => String::new(),
        version => format!("{} {version}", words.version),
    }
}

/// What stands on one side of the line at the top of a page.
pub(super) fn running(parts: &[HeaderPart], meta: &Meta, words: &Words) -> String {
    let parts = parts.iter().map(|part| match part {
        HeaderPart::Reference => clean(&meta.reference),
        HeaderPart::Version => version(meta, words),
        HeaderPart::Title => clean(&meta.title),
        HeaderPart::Kind => clean(&meta.kind),
    });
    let parts: Vec<String> = parts.filter(|part| !part.trim().is_empty()).collect();
    parts.join(" · ")
}

/// The language tag, if it is one.
pub(super) fn language(tag: &str) -> &str {
    let is_tag = |tag: &str| {
        tag.split('-').all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
    };
    if is_tag(tag) { tag } else { "en" }
}

/// "1 March 2027"; empty if the document has no date.
fn date(meta: &Meta, words: &Words) -> String {
    let (year, month, day) = meta.date;
    usize::try_from(month - 1)
        .ok()
        .and_then(|month| words.months.get(month))
        .map(|month| format!("{day} {month} {year}"))
        .unwrap_or_default()
}
