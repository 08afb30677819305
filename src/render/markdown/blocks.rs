//! Paragraphs with their items, tables, forms and signature blocks.

use std::fmt::Write as _;

use super::inlines::bold;
use super::{Page, escape};
use crate::document::{Align, Field, FieldKind, Note, Paragraph, SignatureBlock, Table};

/// Where somebody writes by hand; alone between spaces it is no mark.
const LINE: &str = "____________________";

impl Page<'_> {
    /// A paragraph at the margin, its items as a tight nested list below it.
    pub(super) fn numbered(&mut self, paragraph: &Paragraph) {
        let line = self.line(paragraph);
        self.paragraph(&line);
        self.notes(&paragraph.notes);
        let mut items = String::new();
        for item in &paragraph.items {
            self.item(item, 0, &mut items);
        }
        self.paragraph(items.trim_end());
    }

    fn item(&mut self, item: &Paragraph, depth: usize, out: &mut String) {
        let indent = "  ".repeat(depth);
        let line = self.line(item).replace('\n', &format!("\n{indent}  "));
        out.push_str(format!("{indent}- {line}").trim_end());
        out.push('\n');
        let notes = remarks(&item.notes);
        if !notes.is_empty() {
            for line in notes.lines() {
                let _ = writeln!(out, "{indent}  {line}");
            }
        }
        for item in &item.items {
            self.item(item, depth + 1, out);
        }
    }

    /// Target, label and text.
    fn line(&mut self, paragraph: &Paragraph) -> String {
        let target = self.target(paragraph.anchor.as_ref());
        let label = paragraph.label.as_ref().map_or("", |label| &label.shown);
        let label = escape::words(label);
        let text = self.running(&paragraph.text);
        match (label.trim(), target.is_empty()) {
            ("", _) => format!("{target}{text}"),
            (label, true) => escape::line_start(&format!("{label} {text}")),
            (label, false) => format!("{target}{label} {text}"),
        }
    }

    /// Remarks to the drafter.
    pub(super) fn notes(&mut self, notes: &[Note]) {
        self.paragraph(&remarks(notes));
    }

    pub(super) fn table(&mut self, table: &Table) {
        if table.columns.is_empty() {
            return;
        }
        let heads: Vec<String> = table
            .columns
            .iter()
            .map(|column| self.cell(&column.header))
            .collect();
        let rules: Vec<String> = table
            .columns
            .iter()
            .map(|column| rule(column.align))
            .collect();
        let mut lines = vec![row(&heads), row(&rules)];
        for cells in &table.rows {
            let cells: Vec<String> = cells.iter().map(|cell| self.cell(cell)).collect();
            lines.push(row(&cells));
        }
        self.paragraph(&lines.join("\n"));
    }

    /// A list of its own kind (`*`), so that it never runs into the items before it.
    pub(super) fn form(&mut self, fields: &[Field]) {
        let line = |field: &Field| {
            let label = escape::words(&field.label);
            match field.kind {
                FieldKind::Tick => format!("* [ ] {}", label.trim()),
                FieldKind::Line | FieldKind::Room => {
                    format!("* {} {LINE}", escape::line_start(&label))
                }
            }
        };
        self.paragraph(&fields.iter().map(line).collect::<Vec<_>>().join("\n"));
    }

    pub(super) fn signatures(&mut self, blocks: &[SignatureBlock]) {
        for block in blocks {
            let who = format!("{} {}", bold(&block.party), escape::words(&block.role));
            self.paragraph(&escape::line_start(&who));
            let words = self.words;
            let lines = [
                (&words.signature, String::new()),
                (&words.name, escape::words(&block.name)),
                (&words.title, escape::words(&block.title)),
                (&words.date, String::new()),
            ]
            .map(|(label, value)| {
                let value = if value.trim().is_empty() {
                    LINE
                } else {
                    value.trim()
                };
                format!("* {}: {value}", escape::words(label))
            });
            self.paragraph(&lines.join("\n"));
        }
    }
}

/// Remarks as one quotation, so that they stand apart from the agreement.
fn remarks(notes: &[Note]) -> String {
    let remark = |note: &Note| {
        let label = escape::words(&note.label);
        let label = label.trim();
        let text = escape::words(&note.text);
        if label.is_empty() {
            return format!("> : {}", text.trim());
        }
        format!("> **{label}:** {}", text.trim())
    };
    notes.iter().map(remark).collect::<Vec<_>>().join("\n>\n")
}

fn rule(align: Align) -> String {
    match align {
        Align::Start => "---",
        Align::Middle => ":---:",
        Align::End => "---:",
    }
    .to_owned()
}

fn row(cells: &[String]) -> String {
    format!("| {} |", cells.join(" | "))
}
