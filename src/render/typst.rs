//! The tree as data for the typesetter: one small file for each section, read by a fixed
//! template. Text travels as data, never as markup, so that nothing in it can become code.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::document::{
    Align, Anchor, Block, Document, Field, FieldKind, Inline, Note, Paragraph, SectionKind,
    SignatureBlock, Table,
};
use crate::render::front::{Front, running};
use crate::render::outline::{Heading, Outline};
use crate::render::style::{Logo, Style};
use crate::render::text::clean;

/// A file of the typesetter's project: its path and its bytes.
pub(super) type ProjectFile = (String, Vec<u8>);

/// The fixed template.
pub(super) const TEMPLATE: &str = include_str!("agreement.typ");

/// The path of the template in the project.
pub(super) const MAIN: &str = "agreement.typ";

/// Words longer than this may be broken anywhere: in running text, and in a table.
const LONGEST_WORD: usize = 40;
const LONGEST_WORD_IN_TABLE: usize = 18;

/// Tables whose rows hold more than this are allowed to break inside a row.
const LONGEST_ROW: usize = 1_200;

/// The project of a document: the template, one file of facts, one file for each section.
pub fn project(document: &Document, style: &Style) -> Vec<(String, Vec<u8>)> {
    let outline = Outline::of(document);
    let mut writer = Writer {
        outline: &outline,
        placed: BTreeSet::new(),
    };
    let sections: Vec<Value> = outline
        .headings
        .iter()
        .map(|heading| writer.section(heading))
        .collect();
    let names: Vec<String> = (0..sections.len())
        .map(|at| format!("section-{at:04}.json"))
        .collect();
    let facts = json!({
        "meta": meta(document, style),
        "front": Front::of(&document.meta, &style.words),
        "style": style,
        "logo": style.logo.as_ref().map(logo),
        "sections": names,
    });
    let mut files = vec![
        (MAIN.to_owned(), TEMPLATE.as_bytes().to_vec()),
        ("facts.json".to_owned(), bytes(&facts)),
    ];
    if let Some(picture) = &style.logo {
        files.push((logo(picture).to_owned(), picture.bytes.clone()));
    }
    files.extend(names.into_iter().zip(sections.iter().map(bytes)));
    files
}

/// The path of the logo in the project.
fn logo(logo: &Logo) -> &'static str {
    match logo.kind {
        "png" => "logo.png",
        _ => "logo.jpeg",
    }
}

fn bytes(value: &Value) -> Vec<u8> {
    value.to_string().into_bytes()
}

fn meta(document: &Document, style: &Style) -> Value {
    let meta = &document.meta;
    let (language, region) = meta
        .language
        .split_once('-')
        .unwrap_or((meta.language.as_str(), ""));
    let (year, month, day) = meta.date;
    json!({
        "language": if is_code(language, 2, 3) { language } else { "en" },
        "region": if is_code(region, 2, 2) { region } else { "" },
        "author": clean(&meta.author),
        "year": year, "month": month, "day": day,
        "dated": jiff::civil::Date::new(year, month, day).is_ok() && year > 0,
        "left": breakable(&running(&style.header.left, meta, &style.words), LONGEST_WORD),
        "right": breakable(&running(&style.header.right, meta, &style.words), LONGEST_WORD),
    })
}

fn is_code(text: &str, least: usize, most: usize) -> bool {
    (least..=most).contains(&text.len()) && text.chars().all(|one| one.is_ascii_alphabetic())
}

struct Writer<'a> {
    outline: &'a Outline<'a>,
    /// Link targets already given away: the typesetter takes each once.
    placed: BTreeSet<String>,
}

impl Writer<'_> {
    fn section(&mut self, heading: &Heading<'_>) -> Value {
        let section = heading.section;
        let id = self.claim(&heading.id);
        json!({
            "kind": kind(section.kind),
            "level": heading.level,
            "listed": heading.listed,
            "id": id,
            "number": heading.number(),
            "title": self.inlines(&section.title, LONGEST_WORD),
            "notes": notes(&section.notes),
            "blocks": section.blocks.iter().map(|block| self.block(block)).collect::<Vec<_>>(),
        })
    }

    fn claim(&mut self, id: &str) -> Value {
        if self.placed.insert(id.to_owned()) {
            json!(id)
        } else {
            Value::Null
        }
    }

    fn target(&mut self, anchor: Option<&Anchor>) -> Value {
        match self.outline.id(anchor) {
            Some(id) => {
                let id = id.to_owned();
                self.claim(&id)
            }
            None => Value::Null,
        }
    }

    fn block(&mut self, block: &Block) -> Value {
        match block {
            Block::Paragraph(paragraph) => self.paragraph(paragraph),
            Block::Table(table) => self.table(table),
            Block::Form(fields) => json!({ "form": fields.iter().map(field).collect::<Vec<_>>() }),
            Block::Signatures(blocks) => {
                json!({ "signatures": blocks.iter().map(signature).collect::<Vec<_>>() })
            }
        }
    }

    fn paragraph(&mut self, paragraph: &Paragraph) -> Value {
        let label = paragraph.label.as_ref();
        json!({
            "label": label.map_or(String::new(), |label| clean(&label.shown)),
            "level": label.map_or(0, |label| label.level),
            "id": self.target(paragraph.anchor.as_ref()),
            "text": self.inlines(&paragraph.text, LONGEST_WORD),
            "notes": notes(&paragraph.notes),
            "items": paragraph.items.iter().map(|item| self.paragraph(item)).collect::<Vec<_>>(),
        })
    }

    fn table(&mut self, table: &Table) -> Value {
        let row_length = |row: &Vec<Vec<Inline>>| {
            row.iter()
                .map(|cell| crate::document::plain(cell).len())
                .max()
                .unwrap_or(0)
        };
        json!({
            "widths": table.widths(),
            "dense": table.is_dense(),
            "align": table.columns.iter().map(|column| match column.align {
                Align::Start => "start",
                Align::Middle => "center",
                Align::End => "end",
            }).collect::<Vec<_>>(),
            "header": table.columns.iter().map(|column| self.inlines(&column.header, LONGEST_WORD_IN_TABLE)).collect::<Vec<_>>(),
            "rows": table.rows.iter().map(|row| {
                row.iter().map(|cell| self.inlines(cell, LONGEST_WORD_IN_TABLE)).collect::<Vec<_>>()
            }).collect::<Vec<_>>(),
            "whole": table.rows.iter().all(|row| row_length(row) <= LONGEST_ROW),
        })
    }

    /// Each piece as a list: what it is, its words, and the link target it has or is.
    fn inlines(&mut self, inlines: &[Inline], longest: usize) -> Vec<Value> {
        let words = |text: &str| breakable(&clean(text), longest);
        inlines
            .iter()
            .map(|inline| match inline {
                Inline::Text(text) | Inline::Term { text, .. } | Inline::Value { text, .. } => {
                    json!(["t", words(text)])
                }
                Inline::Definition { text, anchor } => {
                    json!(["d", words(text), self.target(anchor.as_ref())])
                }
                Inline::Open { text, .. } => json!(["o", words(text)]),
                Inline::Reference {
                    target,
                    before,
                    number,
                    after,
                } => {
                    let text = words(&format!("{before}{number}{after}"));
                    json!(["r", text, self.outline.id(target.as_ref())])
                }
                Inline::Break => json!(["b"]),
            })
            .collect()
    }
}

fn notes(notes: &[Note]) -> Value {
    notes
        .iter()
        .map(|note| json!({ "label": clean(&note.label), "text": breakable(&clean(&note.text), LONGEST_WORD) }))
        .collect()
}

fn field(field: &Field) -> Value {
    let kind = match field.kind {
        FieldKind::Line => "line",
        FieldKind::Room => "room",
        FieldKind::Tick => "tick",
    };
    json!({ "label": breakable(&clean(&field.label), LONGEST_WORD), "kind": kind })
}

fn signature(block: &SignatureBlock) -> Value {
    let words = |text: &str| breakable(&clean(text), LONGEST_WORD);
    json!({
        "party": words(&block.party),
        "role": words(&block.role),
        "name": words(&block.name),
        "title": words(&block.title),
    })
}

fn kind(kind: SectionKind) -> &'static str {
    match kind {
        SectionKind::Cover => "cover",
        SectionKind::OpenPoints => "open-points",
        SectionKind::Contents => "contents",
        SectionKind::Parties => "parties",
        SectionKind::Part => "part",
        SectionKind::Clause => "clause",
        SectionKind::Signatures => "signatures",
        SectionKind::Schedule => "schedule",
        SectionKind::ScheduleSection => "schedule-section",
        SectionKind::Other => "other",
    }
}

/// The text with places at which a very long word may be broken: after every few characters,
/// by a space without width, which no reader sees and no search trips over.
fn breakable(text: &str, longest: usize) -> String {
    if !text.split(' ').any(|word| word.chars().count() > longest) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len() + text.len() / 4);
    for (at, word) in text.split(' ').enumerate() {
        if at > 0 {
            out.push(' ');
        }
        let long = word.chars().count() > longest;
        for (position, character) in word.chars().enumerate() {
            if long && position > 0 && position % (longest / 2) == 0 {
                out.push('\u{200b}');
            }
            out.push(character);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::breakable;

    #[test]
    fn only_long_words_may_be_broken() {
        assert_eq!(breakable("short words only", 8), "short words only");
        assert_eq!(
            breakable("a abcdefghij b", 8),
            "a abcd\u{200b}efgh\u{200b}ij b"
        );
    }
}
