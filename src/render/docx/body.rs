//! The agreement itself: sections, headings and paragraphs in reading order.

use super::Body;
use super::comments::Comments;
use super::fields::{tab, words};
use super::geometry::twips;
use super::lists::List;
use super::logo::logo;
use super::look::{ParagraphLook, RunLook};
use super::marks::{Marks, heading_name};
use super::plan::Slot;
use super::xml::Xml;
use crate::document::{Block, Inline, Note, Paragraph, SectionKind, plain};
use crate::render::front::Front;
use crate::render::outline::Heading;
use crate::render::style::Style;

/// Space before text that follows a table, in twips.
const AFTER_TABLE: u32 = 200;

impl Body<'_> {
    /// The cover, then every section.
    pub(super) fn sections(&mut self, front: &Front, xml: &mut Xml) {
        cover(front, self.style, xml);
        let outline = self.outline;
        let mut is_first = true;
        for (at, heading) in outline.headings.iter().enumerate() {
            let kind = heading.section.kind;
            if kind == SectionKind::Cover {
                self.blocks(heading, xml);
                continue;
            }
            self.section(at, heading, is_first, xml);
            is_first = false;
        }
        if self.after_table {
            self.space(xml);
        }
    }

    fn section(&mut self, at: usize, heading: &Heading<'_>, is_first: bool, xml: &mut Xml) {
        let section = heading.section;
        let mut new_page =
            is_first || matches!(section.kind, SectionKind::Parties | SectionKind::Signatures);
        if heading.level.is_some() {
            let slot = self.plan.slots.pop_front().unwrap_or(Slot::Bare);
            let mut look = heading_look(section.kind, &slot);
            look.new_page = new_page && !matches!(look.style, "ScheduleHeading" | "TOCHeading");
            new_page = false;
            let names = [
                self.marks.name(section.anchor.as_ref()).map(str::to_owned),
                heading.listed.then(|| heading_name(at)),
            ];
            self.paragraph_of(&look, &slot, &names, &section.title, &section.notes, xml);
        } else {
            // Remarks still need a line to stand on.
            if self.is_working && !section.notes.is_empty() {
                let look = ParagraphLook::of("BodyText");
                self.paragraph_of(&look, &Slot::Bare, &[], &[], &section.notes, xml);
            }
        }
        self.breaks_page = new_page;
        if section.kind == SectionKind::Contents {
            self.contents(xml);
        }
        self.blocks(heading, xml);
    }

    fn blocks(&mut self, heading: &Heading<'_>, xml: &mut Xml) {
        let section = heading.section;
        for (at, block) in section.blocks.iter().enumerate() {
            match block {
                Block::Paragraph(paragraph) => {
                    let leads = matches!(
                        section.blocks.get(at + 1),
                        Some(Block::Table(_) | Block::Form(_) | Block::Signatures(_))
                    );
                    self.paragraph(paragraph, section.kind, leads, xml);
                }
                Block::Table(table) => self.table(table, xml),
                Block::Form(fields) => self.form(fields, xml),
                Block::Signatures(blocks) => self.signatures(blocks, xml),
            }
        }
    }

    /// A paragraph and its items; `leads` if a table belongs to it.
    fn paragraph(&mut self, paragraph: &Paragraph, kind: SectionKind, leads: bool, xml: &mut Xml) {
        let slot = self.plan.slots.pop_front().unwrap_or(Slot::Bare);
        let has_items = !paragraph.items.is_empty();
        let mut look = paragraph_look(paragraph, kind, &slot);
        // A line that announces items stays with the first of them, and one that a table
        // belongs to with the table.
        let announces = has_items && plain(&paragraph.text).ends_with(':');
        look.keep_next = (announces || (leads && !has_items)).then_some(true);
        if self.after_table {
            look.before = Some(AFTER_TABLE);
        }
        look.new_page = std::mem::take(&mut self.breaks_page);
        let names = [self
            .marks
            .name(paragraph.anchor.as_ref())
            .map(str::to_owned)];
        self.paragraph_of(&look, &slot, &names, &paragraph.text, &paragraph.notes, xml);
        for (at, item) in paragraph.items.iter().enumerate() {
            let is_last = at + 1 == paragraph.items.len();
            self.paragraph(item, kind, leads && is_last, xml);
        }
    }

    /// One paragraph with its number, bookmarks and remarks.
    fn paragraph_of(
        &mut self,
        look: &ParagraphLook,
        slot: &Slot,
        names: &[Option<String>],
        text: &[Inline],
        notes: &[Note],
        xml: &mut Xml,
    ) {
        self.after_table = false;
        paragraph(xml, look, |xml| {
            let marks = self.marks.open(names, xml);
            let comments = self.comments.open(self.remarks(notes), xml);
            if let Slot::Typed(number) = slot {
                words(xml, &RunLook::default(), number);
                tab(xml);
            }
            self.runs(text, xml);
            Comments::close(&comments, xml);
            Marks::close(&marks, xml);
        });
    }

    /// What is remarked on; nothing in a clean copy.
    fn remarks(&self, notes: &[Note]) -> Vec<(String, String)> {
        let remarks = notes
            .iter()
            .map(|note| (note.label.clone(), note.text.clone()));
        remarks.filter(|_| self.is_working).collect()
    }

    /// A line that keeps two tables, or a table and the end, apart.
    pub(super) fn space(&mut self, xml: &mut Xml) {
        self.after_table = false;
        paragraph(xml, &ParagraphLook::of("TableSpace"), |_| {});
    }
}

/// A paragraph.
pub(super) fn paragraph(xml: &mut Xml, look: &ParagraphLook, content: impl FnOnce(&mut Xml)) {
    xml.wrap("w:p", &[], |xml| {
        look.write(xml);
        content(xml);
    });
}

/// The words of the cover.
fn cover(front: &Front, style: &Style, xml: &mut Xml) {
    if style.logo.is_some() {
        paragraph(xml, &ParagraphLook::of("Normal"), |xml| {
            logo(xml, style, 2.0);
        });
    }
    let kind = if front.kind == front.title {
        ""
    } else {
        front.kind.as_str()
    };
    let facts = front.facts.join("  ·  ");
    let lines = [
        ("CoverMark", front.working.as_str()),
        ("Subtitle", kind),
        ("Title", front.title.as_str()),
        ("CoverFacts", facts.as_str()),
    ];
    let taken = style
        .logo
        .as_ref()
        .map_or(0, |_| 2 * twips(style.header.logo_height));
    let mut before = Some(2900_u32.saturating_sub(taken));
    for (style, text) in lines.into_iter().filter(|(_, text)| !text.is_empty()) {
        let look = ParagraphLook {
            before: before.take(),
            ..ParagraphLook::of(style)
        };
        paragraph(xml, &look, |xml| words(xml, &RunLook::default(), text));
    }
}

/// The look of a heading.
pub(super) fn heading_look(kind: SectionKind, slot: &Slot) -> ParagraphLook {
    let style = match kind {
        SectionKind::Part => "Heading1",
        SectionKind::Clause => "Heading2",
        SectionKind::Schedule => "ScheduleHeading",
        SectionKind::ScheduleSection => "Heading3",
        SectionKind::Parties | SectionKind::Signatures => "HeadingUnnumbered",
        SectionKind::Contents | SectionKind::OpenPoints | SectionKind::Cover => "TOCHeading",
        SectionKind::Other => "HeadingOther",
    };
    let is_bound = matches!(
        style,
        "Heading1" | "Heading2" | "Heading3" | "ScheduleHeading"
    );
    with_list(style, is_bound, slot)
}

/// The look of a paragraph.
pub(super) fn paragraph_look(
    paragraph: &Paragraph,
    kind: SectionKind,
    slot: &Slot,
) -> ParagraphLook {
    if let Slot::Counted { list, level, .. } = slot {
        let style = match (list, level) {
            (List::Clauses, 1) => "Clause2",
            (List::Clauses, 2) => "Clause3",
            (List::Clauses, _) => "Clause4",
            (List::Sections, 1) => "Section2",
            (List::Sections, 2) => "Section3",
            (List::Sections, _) => "Section4",
            (List::Paragraphs, 0) => "Schedule1",
            (List::Paragraphs, 1) => "Schedule2",
            (List::Paragraphs, _) => "Schedule3",
            _ => "Party",
        };
        return with_list(style, true, slot);
    }
    let defines = matches!(paragraph.text.first(), Some(Inline::Definition { .. }));
    let style = match kind {
        SectionKind::Cover => "CoverText",
        SectionKind::Clause if defines => "Definition",
        _ => "BodyText",
    };
    with_list(style, false, slot)
}

/// The look of a style; a list is named only where the style's own is not the right one.
fn with_list(style: &'static str, is_bound: bool, slot: &Slot) -> ParagraphLook {
    let mut look = ParagraphLook::of(style);
    match slot {
        Slot::Counted {
            list,
            level,
            instance,
        } if *instance != list.instance() => look.list = Some((*instance, *level)),
        Slot::Bare | Slot::Typed(_) if is_bound => {
            look.list = Some((0, 0));
            look.indent = Some((0, 0));
        }
        _ => {}
    }
    look
}
