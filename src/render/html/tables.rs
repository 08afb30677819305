//! Tables with headers that say what they head.

use super::Page;
use crate::document::{Align, Inline, Table};

impl Page<'_> {
    /// A table that scrolls by itself when the screen is too narrow for it.
    pub(super) fn table(&mut self, table: &Table) {
        if table.columns.is_empty() {
            return;
        }
        let dense = if table.is_dense() { " dense" } else { "" };
        self.line(&format!("<div class=\"table{dense}\" tabindex=\"0\">"));
        self.line("<table>");
        let widths = table.widths();
        let columns = widths
            .iter()
            .map(|width| format!("<col style=\"width: {width}%\">"));
        let columns: String = columns.collect();
        self.line(&format!("<colgroup>{columns}</colgroup>"));
        self.line("<thead>");
        let heads = table.columns.iter().map(|column| column.header.as_slice());
        self.row(table, heads, |_| Some("col"));
        self.line("</thead>");
        self.line("<tbody>");
        let names_rows = table.columns.len() > 1 && table.columns[0].align == Align::Start;
        for cells in &table.rows {
            let cells = cells.iter().map(Vec::as_slice);
            self.row(table, cells, |at| (at == 0 && names_rows).then_some("row"));
        }
        self.line("</tbody>");
        self.line("</table>");
        self.line("</div>");
    }

    fn row<'a>(
        &mut self,
        table: &Table,
        cells: impl Iterator<Item = &'a [Inline]>,
        heads: impl Fn(usize) -> Option<&'static str>,
    ) {
        self.line("<tr>");
        for (at, cell) in cells.enumerate() {
            let class = match table.columns.get(at).map(|column| column.align) {
                Some(Align::Middle) => " class=\"middle\"",
                Some(Align::End) => " class=\"end\"",
                _ => "",
            };
            let words = self.running(cell);
            // An empty corner heads nothing.
            let line = match heads(at).filter(|_| !words.trim().is_empty()) {
                Some(scope) => format!("<th scope=\"{scope}\"{class}>{words}</th>"),
                None => format!("<td{class}>{words}</td>"),
            };
            self.line(&line);
        }
        self.line("</tr>");
    }
}
