//! The matrix as a table for spreadsheets (RFC 4180), in which no cell can act as a formula.

use crate::tender::{Matrix, Words};

pub(super) fn write(matrix: &Matrix, words: &Words) -> String {
    let columns = &words.columns;
    let header = [
        &columns.id,
        &columns.topic,
        &columns.requirement,
        &columns.priority,
        &columns.evidence_asked,
        &columns.measure,
        &columns.asked,
        &columns.answer,
        &columns.explanation,
        &columns.evidence,
        &columns.offered,
        &columns.unit,
        &columns.deviation,
        &columns.key,
    ];
    let mut out = String::new();
    line(header.map(String::as_str), &mut out);
    for row in &matrix.rows {
        let cells = [
            &row.id,
            &row.topic,
            &row.text,
            &row.priority,
            &row.evidence,
            &row.measure,
            &row.asked,
            "",
            "",
            "",
            "",
            &row.unit,
            "",
            &row.key,
        ];
        line(cells, &mut out);
    }
    out
}

fn line<const N: usize>(cells: [&str; N], out: &mut String) {
    out.push_str(&cells.map(cell).join(","));
    out.push_str("\r\n");
}

/// A cell: one that a spreadsheet would read as a formula gets an apostrophe before it.
pub(crate) fn cell(text: &str) -> String {
    let acts = text
        .trim_start_matches([' ', '\u{a0}', '\u{feff}'])
        .starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    let text = if acts {
        format!("'{text}")
    } else {
        text.to_owned()
    };
    if text.contains(['"', ',', '\r', '\n', ';', '\t']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}
