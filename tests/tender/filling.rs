//! Fills a matrix the way another program would: by writing into the cells of the package.

use std::collections::BTreeMap;
use std::io::{Cursor, Write};

use engross::tender::{Matrix, RowKind};
use regex::Regex;
use serde::Deserialize;
use zip::write::SimpleFileOptions;

use super::workbook::parts;

pub(crate) const INSTRUCTIONS: &str = "xl/worksheets/sheet1.xml";
pub(crate) const ANSWERS: &str = "xl/worksheets/sheet2.xml";

/// What a provider of the example answers beside the ordinary.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Provider {
    details: Vec<String>,
    answer: Vec<Special>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Special {
    key: String,
    answer: Option<String>,
    offered: Option<String>,
    explanation: Option<String>,
    evidence: Option<String>,
    deviation: Option<String>,
}

/// A package of parts.
pub(crate) fn package(parts: &BTreeMap<String, Vec<u8>>) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer
            .start_file(name.as_str(), SimpleFileOptions::default())
            .unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// Changes a part as text.
pub(crate) fn edit(book: &[u8], part: &str, change: impl Fn(&str) -> String) -> Vec<u8> {
    let mut all = parts(book);
    let text = String::from_utf8(all[part].clone()).unwrap();
    let changed = change(&text);
    assert_ne!(changed, text, "the change changes nothing");
    all.insert(part.to_owned(), changed.into_bytes());
    package(&all)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

/// Writes texts into cells of a sheet.
pub(crate) fn fill(book: &[u8], part: &str, cells: &[(String, String)]) -> Vec<u8> {
    let mut all = parts(book);
    let mut text = String::from_utf8(all[part].clone()).unwrap();
    for (cell, value) in cells {
        let pattern = format!(r#"<c r="{cell}"( s="\d+")?[^>]*?(?:/>|>.*?</c>)"#);
        let found = Regex::new(&pattern).unwrap().captures(&text).unwrap();
        let look = found.get(1).map_or("", |look| look.as_str());
        let filled = format!(
            r#"<c r="{cell}"{look} t="inlineStr"><is><t>{}</t></is></c>"#,
            escaped(value)
        );
        let range = found.get(0).unwrap().range();
        text.replace_range(range, &filled);
    }
    all.insert(part.to_owned(), text.into_bytes());
    package(&all)
}

/// The row of a key, counted as a spreadsheet does.
pub(crate) fn line(matrix: &Matrix, key: &str) -> usize {
    matrix.rows.iter().position(|row| row.key == key).unwrap() + 2
}

/// A matrix that a provider has filled: comply with everything, in the values asked for, but for
/// what it says otherwise.
pub(crate) fn filled(book: &[u8], matrix: &Matrix, provider: &Provider) -> Vec<u8> {
    for special in &provider.answer {
        assert!(
            matrix.row(&special.key).is_some(),
            "nobody asks {}",
            special.key
        );
    }
    let mut cells = Vec::new();
    for (at, row) in matrix.rows.iter().enumerate() {
        let special = provider.answer.iter().find(|one| one.key == row.key);
        let text = |own: Option<&String>, usual: &str| own.map_or(usual, String::as_str).to_owned();
        let say =
            |own: fn(&Special) -> Option<&String>, usual: &str| text(special.and_then(own), usual);
        let mut put = |column: &str, text: String| {
            if !text.is_empty() {
                cells.push((format!("{column}{}", at + 2), text));
            }
        };
        if row.kind.answers() {
            put("H", say(|one| one.answer.as_ref(), "comply"));
            let file = format!("{}.pdf, page 1", row.id.to_lowercase());
            put("J", say(|one| one.evidence.as_ref(), &file));
        }
        if row.kind != RowKind::Value {
            let usual = if row.kind.answers() { "As asked." } else { "" };
            put("I", say(|one| one.explanation.as_ref(), usual));
            put("M", say(|one| one.deviation.as_ref(), ""));
        }
        if row.kind.offers() {
            put("K", say(|one| one.offered.as_ref(), &row.asked));
        }
    }
    let details: Vec<(String, String)> = (9..)
        .zip(&provider.details)
        .map(|(line, text)| (format!("B{line}"), text.clone()))
        .collect();
    fill(&fill(book, ANSWERS, &cells), INSTRUCTIONS, &details)
}
