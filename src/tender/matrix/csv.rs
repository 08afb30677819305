//! The matrix as a table for spreadsheets, with empty cells to fill.

use crate::spreadsheet::line;
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
    // Below the rows stands who answers, and which matrix: the first sheet of the workbook.
    let stamp = (words.instructions.stamp.as_str(), matrix.stamp.as_str());
    let labels = words.provider.lines().map(|label| (label, ""));
    for (label, value) in labels.into_iter().chain([stamp]) {
        let mut cells = [""; 14];
        cells[..2].copy_from_slice(&[label, value]);
        line(cells, &mut out);
    }
    out
}
