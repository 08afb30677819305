//! One walk over the tree in reading order, for everything that only wants to look.

use super::{Block, Document, Inline, Paragraph, Section, plain};

impl Document {
    /// Calls `visit` on every section, parents first, in reading order.
    pub fn sections<'a>(&'a self, visit: &mut dyn FnMut(&'a Section)) {
        for section in &self.sections {
            section.each(visit);
        }
    }

    /// Calls `visit` on every paragraph and item, in reading order.
    pub fn paragraphs<'a>(&'a self, visit: &mut dyn FnMut(&'a Section, &'a Paragraph)) {
        self.sections(&mut |section| {
            for block in &section.blocks {
                if let Block::Paragraph(paragraph) = block {
                    paragraph.each(&mut |paragraph| visit(section, paragraph));
                }
            }
        });
    }

    /// Calls `visit` on every piece of running text: titles, paragraphs, items and table cells.
    pub fn texts<'a>(&'a self, visit: &mut dyn FnMut(&'a [Inline])) {
        self.sections(&mut |section| {
            visit(&section.title);
            for block in &section.blocks {
                match block {
                    Block::Paragraph(paragraph) => {
                        paragraph.each(&mut |paragraph| visit(&paragraph.text));
                    }
                    Block::Table(table) => table.cells().for_each(&mut *visit),
                    Block::Form(_) | Block::Signatures(_) => {}
                }
            }
        });
    }

    /// The words of the document, one heading, paragraph, item, table cell or field a line:
    /// what every format must say.
    pub fn lines(&self) -> Vec<String> {
        let mut lines = Vec::new();
        self.sections(&mut |section| {
            let heading = [
                section.number.clone().unwrap_or_default(),
                plain(&section.title),
            ]
            .iter()
            .filter(|part| !part.is_empty())
            .cloned()
            .collect::<Vec<_>>()
            .join(" ");
            lines.push(heading);
            for note in &section.notes {
                lines.push(format!("{}: {}", note.label, note.text));
            }
            for block in &section.blocks {
                block_lines(block, &mut lines);
            }
        });
        lines.retain(|line| !line.trim().is_empty());
        lines
    }
}

fn block_lines(block: &Block, lines: &mut Vec<String>) {
    match block {
        Block::Paragraph(paragraph) => paragraph.each(&mut |paragraph| {
            let label = paragraph.label.as_ref().map(|label| label.shown.as_str());
            lines.push(match label {
                Some(label) => format!("{label} {}", plain(&paragraph.text)),
                None => plain(&paragraph.text),
            });
            for note in &paragraph.notes {
                lines.push(format!("{}: {}", note.label, note.text));
            }
        }),
        Block::Table(table) => {
            lines.extend(table.columns.iter().map(|column| plain(&column.header)));
            lines.extend(table.rows.iter().flatten().map(|cell| plain(cell)));
        }
        Block::Form(fields) => lines.extend(fields.iter().map(|field| field.label.clone())),
        Block::Signatures(blocks) => {
            for block in blocks {
                lines.push(block.party.clone());
                lines.push(block.role.clone());
                lines.push(block.name.clone());
                lines.push(block.title.clone());
            }
        }
    }
}

impl Section {
    fn each<'a>(&'a self, visit: &mut dyn FnMut(&'a Self)) {
        visit(self);
        for section in &self.sections {
            section.each(visit);
        }
    }
}

impl Paragraph {
    /// Calls `visit` on this paragraph and on every item below it, in reading order.
    pub fn each<'a>(&'a self, visit: &mut dyn FnMut(&'a Self)) {
        visit(self);
        for item in &self.items {
            item.each(visit);
        }
    }
}
