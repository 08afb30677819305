//! Legal text as its author wrote it: paragraphs, items, tables, and the marks inside them.

use crate::source::{Located, Place};

/// The text of one wording of a clause, or of a schedule.
#[derive(Clone, Debug, Default)]
pub struct Text {
    /// Its sections; a clause has exactly one, without a heading.
    pub sections: Vec<TextSection>,
}

/// Blocks under one `##` heading.
#[derive(Clone, Debug, Default)]
pub struct TextSection {
    /// The heading, if there is one.
    pub heading: Option<Located<String>>,
    /// What stands below it.
    pub blocks: Vec<TextBlock>,
}

/// A piece of legal text.
#[derive(Clone, Debug)]
pub enum TextBlock {
    /// A paragraph with its items.
    Paragraph(TextParagraph),
    /// A table typed by the author.
    Table(TextTable),
    /// The name of a table that a template makes from the engagement.
    DataTable(Located<String>),
    /// Lines to fill by hand.
    Form(Vec<Located<String>>),
}

/// A paragraph or item.
#[derive(Clone, Debug)]
pub struct TextParagraph {
    /// Its words and marks.
    pub runs: Vec<Run>,
    /// Items below it.
    pub items: Vec<TextParagraph>,
    /// Its stable name.
    pub anchor: Option<Located<String>>,
    /// Where it stands.
    pub place: Place,
    /// Guidance on it.
    pub notes: Vec<String>,
}

/// A table typed by the author.
#[derive(Clone, Debug, Default)]
pub struct TextTable {
    /// Header cells, each with its alignment.
    pub header: Vec<(Vec<Run>, crate::document::Align)>,
    /// Rows of cells.
    pub rows: Vec<Vec<Vec<Run>>>,
}

/// A piece of running text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Run {
    /// Plain words.
    Words(Located<String>),
    /// A blank, by name.
    Blank(Located<String>),
    /// Words that are defined here.
    Definition(Located<String>),
    /// A cross-reference, by path as written.
    Link(Located<String>),
    /// A line break inside a cell.
    Break,
}

impl Text {
    /// Calls `visit` on every paragraph and item, in reading order.
    pub fn each<'a>(&'a self, visit: &mut dyn FnMut(&'a TextParagraph)) {
        for block in self.sections.iter().flat_map(|section| &section.blocks) {
            if let TextBlock::Paragraph(paragraph) = block {
                paragraph.each(visit);
            }
        }
    }

    /// Calls `visit` on every run, in reading order, table cells included, with the anchors of
    /// the paragraph and item it stands in (outermost first).
    pub fn runs<'a>(&'a self, visit: &mut dyn FnMut(&'a Run, &[&'a str])) {
        for block in self.sections.iter().flat_map(|section| &section.blocks) {
            match block {
                TextBlock::Paragraph(paragraph) => paragraph.runs_within(&mut Vec::new(), visit),
                TextBlock::Table(table) => {
                    let cells = table
                        .header
                        .iter()
                        .map(|(cell, _)| cell)
                        .chain(table.rows.iter().flatten());
                    for run in cells.flatten() {
                        visit(run, &[]);
                    }
                }
                TextBlock::DataTable(_) | TextBlock::Form(_) => {}
            }
        }
    }
}

impl TextParagraph {
    fn each<'a>(&'a self, visit: &mut dyn FnMut(&'a Self)) {
        visit(self);
        for item in &self.items {
            item.each(visit);
        }
    }

    fn runs_within<'a>(
        &'a self,
        anchors: &mut Vec<&'a str>,
        visit: &mut dyn FnMut(&'a Run, &[&'a str]),
    ) {
        if let Some(anchor) = &self.anchor {
            anchors.push(&anchor.value);
        }
        for run in &self.runs {
            visit(run, anchors);
        }
        for item in &self.items {
            item.runs_within(anchors, visit);
        }
        if self.anchor.is_some() {
            anchors.pop();
        }
    }
}
