//! From a flat row of paragraphs to sections: headings nest by their level in the outline, items
//! by their level in the list.

use super::flat::{Flat, Line};
use crate::document::{Block, Inline, Label, Paragraph, Section, SectionKind, plain};

/// The sections of a document.
pub(super) fn sections(flats: Vec<Flat>) -> Vec<Section> {
    let mut builder = Builder::default();
    for flat in flats {
        match flat {
            Flat::Line(line) => match line.outline {
                Some(level) if !plain(&line.text).trim().is_empty() => {
                    builder.heading(line, level);
                }
                _ => builder.paragraph(line),
            },
            Flat::Table(table) => {
                builder.settle();
                builder.section().blocks.push(Block::Table(table));
            }
        }
    }
    builder.close(0);
    builder.done
}

#[derive(Default)]
struct Builder {
    done: Vec<Section>,
    /// Sections that are open, with their levels in the outline.
    open: Vec<(u8, Section)>,
    /// Numbered paragraphs that are open: list, level and paragraph, outermost first.
    items: Vec<(u32, usize, Paragraph)>,
}

impl Builder {
    fn heading(&mut self, line: Line, level: u8) {
        self.settle();
        let keep = self.open.iter().take_while(|(own, _)| *own < level).count();
        self.close(keep);
        let number = line.number.map(|number| number.shown);
        let in_schedule = self
            .open
            .iter()
            .any(|(_, section)| section.kind == SectionKind::Schedule);
        let kind = kind(number.as_deref().unwrap_or_default(), in_schedule);
        let mut section = Section::new(kind, number, trimmed(line.text));
        section.anchor = line.anchor;
        section.notes = line.notes;
        self.open.push((level, section));
    }

    fn paragraph(&mut self, line: Line) {
        let mut paragraph = Paragraph {
            text: trimmed(line.text),
            anchor: line.anchor,
            notes: line.notes,
            ..Paragraph::default()
        };
        let Some(number) = line.number else {
            self.settle();
            self.section().blocks.push(Block::Paragraph(paragraph));
            return;
        };
        while let Some((list, level, _)) = self.items.last() {
            if *list == number.list && *level < number.level {
                break;
            }
            self.settle_one();
        }
        let depth = u8::try_from(self.items.len() + 1).unwrap_or(u8::MAX);
        paragraph.label = (!number.shown.is_empty()).then_some(Label {
            shown: number.shown,
            full: number.full,
            level: depth,
        });
        self.items.push((number.list, number.level, paragraph));
    }

    /// Puts open items into the section.
    fn settle(&mut self) {
        while !self.items.is_empty() {
            self.settle_one();
        }
    }

    fn settle_one(&mut self) {
        let Some((_, _, paragraph)) = self.items.pop() else {
            return;
        };
        match self.items.last_mut() {
            Some((_, _, parent)) => parent.items.push(paragraph),
            None => self.section().blocks.push(Block::Paragraph(paragraph)),
        }
    }

    /// The innermost open section; text before the first heading has one of its own.
    fn section(&mut self) -> &mut Section {
        if self.open.is_empty() {
            let front = Section::new(SectionKind::Cover, None, Vec::new());
            // Any heading ends it.
            self.open.push((u8::MAX, front));
        }
        let last = self.open.len() - 1;
        &mut self.open[last].1
    }

    fn close(&mut self, keep: usize) {
        self.settle();
        while self.open.len() > keep {
            let Some((_, section)) = self.open.pop() else {
                return;
            };
            match self.open.last_mut() {
                Some((_, parent)) => parent.sections.push(section),
                None => self.done.push(section),
            }
        }
    }
}

/// What a section is, by the form of its number.
fn kind(number: &str, in_schedule: bool) -> SectionKind {
    let first = number.split_whitespace().next().unwrap_or_default();
    match first.to_lowercase().as_str() {
        "part" => SectionKind::Part,
        "schedule" | "annex" | "appendix" | "exhibit" | "attachment" => SectionKind::Schedule,
        "" => SectionKind::Other,
        _ if in_schedule => SectionKind::ScheduleSection,
        _ if first.starts_with(|digit: char| digit.is_ascii_digit()) => SectionKind::Clause,
        _ => SectionKind::Other,
    }
}

/// The text without white space at its ends.
fn trimmed(mut text: Vec<Inline>) -> Vec<Inline> {
    if let Some(Inline::Text(first)) = text.first_mut() {
        *first = first.trim_start().to_owned();
    }
    if let Some(Inline::Text(last)) = text.last_mut() {
        *last = last.trim_end().to_owned();
    }
    text
}
