//! Tables: the header row if there is one, every cell in its column.

use super::flat::Flattener;
use super::xml::Element;
use crate::document::{Align, Column, Inline, Table};

/// Most columns of a table.
const MOST: usize = 200;

impl<'a> Flattener<'a> {
    /// Reads a table; none if every row of it is struck out.
    pub(super) fn table(&mut self, element: &'a Element) -> Option<Table> {
        let mut rows: Vec<Vec<Vec<Inline>>> = Vec::new();
        let mut headed = false;
        let mut any_struck = false;
        let mut aligns = Vec::new();
        for row in rows_of(element) {
            let properties = row.child("w:trPr");
            if properties.is_some_and(|one| self.revisions.strikes(one)) {
                any_struck = true;
                continue;
            }
            if rows.is_empty() {
                headed = properties.is_some_and(|one| one.is_set("w:tblHeader"));
            }
            let mut cells = Vec::new();
            for cell in cells_of(row) {
                let span = cell
                    .at(&["w:tcPr", "w:gridSpan"])
                    .and_then(|one| one.attribute("w:val")?.parse::<usize>().ok())
                    .unwrap_or(1)
                    .clamp(1, MOST);
                if rows.is_empty() {
                    aligns.push(align(cell));
                }
                cells.push(self.cell(cell));
                cells.resize((cells.len() + span - 1).min(MOST), Vec::new());
            }
            rows.push(cells);
        }
        if rows.is_empty() && any_struck {
            return None;
        }
        let width = rows.iter().map(Vec::len).max().unwrap_or(0);
        for row in &mut rows {
            row.resize(width, Vec::new());
        }
        let headers = if headed && !rows.is_empty() {
            rows.remove(0)
        } else {
            vec![Vec::new(); width]
        };
        let columns = headers.into_iter().enumerate().map(|(at, header)| Column {
            header,
            align: aligns.get(at).copied().unwrap_or_default(),
        });
        Some(Table {
            columns: columns.collect(),
            rows,
        })
    }
}

/// The rows, also those in content controls and insertions.
fn rows_of(table: &Element) -> Vec<&Element> {
    inside(table, "w:tr")
}

fn cells_of(row: &Element) -> Vec<&Element> {
    inside(row, "w:tc")
}

fn inside<'a>(parent: &'a Element, name: &str) -> Vec<&'a Element> {
    let mut found = Vec::new();
    for child in parent.children() {
        match &*child.name {
            own if own == name => found.push(child),
            "w:sdt" | "w:sdtContent" | "w:customXml" | "w:ins" => found.extend(inside(child, name)),
            _ => {}
        }
    }
    found
}

fn align(cell: &Element) -> Align {
    match cell
        .at(&["w:p", "w:pPr", "w:jc"])
        .and_then(|one| one.attribute("w:val"))
    {
        Some("center") => Align::Middle,
        Some("right" | "end") => Align::End,
        _ => Align::Start,
    }
}
