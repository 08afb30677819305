//! A table for spreadsheets (RFC 4180), in which no cell can act as a formula.

use crate::finding::Finding;
use crate::report::TextTable;
use crate::report::spot::Spots;
use crate::source::Sources;
use crate::spreadsheet::{cell, line};

pub(super) fn write(findings: &[&Finding], sources: &Sources) -> String {
    let mut spots = Spots::new(sources);
    let mut out = String::from("file,line,column,severity,rule,group,message,help,quote\r\n");
    for finding in findings {
        let spot = finding.place.map(|place| spots.of(place));
        let number = |number: Option<usize>| number.map(|one| one.to_string()).unwrap_or_default();
        let cells = [
            cell(spot.map(|spot| spot.path).unwrap_or_default()),
            number(spot.map(|spot| spot.line)),
            number(spot.map(|spot| spot.column)),
            cell(finding.severity.word()),
            cell(finding.rule),
            cell(finding.group.word()),
            cell(&finding.message),
            cell(finding.help.as_deref().unwrap_or_default()),
            cell(spot.map(|spot| spot.quote).unwrap_or_default()),
        ];
        out.push_str(&cells.join(","));
        out.push_str("\r\n");
    }
    out
}

/// A table as CSV, with its headers.
pub fn table(table: &TextTable) -> String {
    let mut out = String::new();
    for row in std::iter::once(table.headers()).chain(table.rows().map(<[String]>::to_vec)) {
        line(&row, &mut out);
    }
    out
}
