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
use crate::compare::{self, Change, Line};
use crate::document::{Block, Inline, Note, Paragraph, SectionKind, plain};
use crate::render::front::Front;
use crate::render::outline::Heading;
use crate::render::style::Style;

/// Space before text that follows a table, in twips.
const AFTER_TABLE: u32 = 200;

impl Body<'_> {
    /// The cover, then every section.
    pub(super) fn sections(&mut self, front: &Front, xml: &mut Xml) {
        let old = self.redline.as_ref().map(|redline| redline.old.clone());
        let outline = self.outline;
        let has_cover = outline.has_cover();
        cover(front, old.as_ref(), has_cover, self.style, xml);
        let mut is_first = has_cover;
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
            // Word wants a paragraph after a table; this one must not need a page of its own.
            let look = ParagraphLook {
                line: Some(super::look::Line::Exactly(20)),
                ..ParagraphLook::of("TableSpace")
            };
            paragraph(xml, &look, |_| {});
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
            let said = Said {
                text: &section.title,
                notes: &section.notes,
                line: self.heading_line(at),
            };
            self.paragraph_of(&look, &slot, &names, said, xml);
        } else {
            // Remarks still need a line to stand on.
            if self.is_working && !section.notes.is_empty() {
                let look = ParagraphLook::of("BodyText");
                let said = Said {
                    text: &[],
                    notes: &section.notes,
                    line: None,
                };
                self.paragraph_of(&look, &Slot::Bare, &[], said, xml);
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
        let said = Said {
            text: &paragraph.text,
            notes: &paragraph.notes,
            line: self.next_line(),
        };
        self.paragraph_of(&look, &slot, &names, said, xml);
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
        said: Said<'_>,
        xml: &mut Xml,
    ) {
        self.after_table = false;
        let Said { text, notes, line } = said;
        let change = line.as_ref().map_or(Change::Kept, |line| line.change);
        let look = ParagraphLook {
            mark: xml.stamp(change),
            ..look.clone()
        };
        paragraph(xml, &look, |xml| {
            let marks = self.marks.open(names, xml);
            let comments = self.comments.open(self.remarks(notes), xml);
            if let Slot::Typed(number) = slot {
                typed(number, line.as_ref(), xml);
            }
            self.line(line.as_ref(), text, xml);
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

    /// A line that keeps two tables apart.
    pub(super) fn space(&mut self, change: Change, xml: &mut Xml) {
        self.after_table = false;
        let look = ParagraphLook {
            mark: xml.stamp(change),
            ..ParagraphLook::of("TableSpace")
        };
        paragraph(xml, &look, |_| {});
    }
}

/// What a paragraph says.
struct Said<'a> {
    text: &'a [Inline],
    notes: &'a [Note],
    /// What became of it, in a redline.
    line: Option<Line>,
}

/// A number that no list can reach.
fn typed(number: &str, line: Option<&Line>, xml: &mut Xml) {
    let mut say = |number: &str, change| {
        xml.revise(change, |xml| {
            words(xml, &RunLook::default(), number);
            tab(xml);
        });
    };
    match line {
        Some(line) if line.change != Change::Kept => say(number, line.change),
        Some(Line {
            old_number: Some(old),
            ..
        }) if old != number => {
            say(old, Change::Deleted);
            say(number, Change::Inserted);
        }
        _ => say(number, Change::Kept),
    }
}

/// A paragraph.
pub(super) fn paragraph(xml: &mut Xml, look: &ParagraphLook, content: impl FnOnce(&mut Xml)) {
    let start = xml.out.len();
    xml.wrap("w:p", &[], |xml| {
        look.write(xml);
        content(xml);
    });
    xml.settle(start, look.mark.as_ref());
}

/// The words of the cover, or of the head of a paper that has none; `old` are those it had before.
fn cover(front: &Front, old: Option<&Front>, has_cover: bool, style: &Style, xml: &mut Xml) {
    const STYLES: [&str; 4] = ["CoverMark", "Subtitle", "Title", "CoverFacts"];
    let lines = cover_lines(front);
    let before = old.map_or_else(|| lines.clone(), cover_lines);
    if style.logo.is_some() {
        paragraph(xml, &ParagraphLook::of("Normal"), |xml| {
            logo(xml, style, 2.0);
        });
    }
    let taken = style
        .logo
        .as_ref()
        .map_or(0, |_| 2 * twips(style.header.logo_height));
    let mut space = has_cover.then(|| 2900_u32.saturating_sub(taken));
    for (style, (old, new)) in STYLES.into_iter().zip(before.iter().zip(&lines)) {
        if old.is_empty() && new.is_empty() {
            continue;
        }
        let change = match (old.is_empty(), new.is_empty()) {
            (false, true) => Change::Deleted,
            (true, false) => Change::Inserted,
            _ => Change::Kept,
        };
        let look = ParagraphLook {
            before: space.take(),
            mark: xml.stamp(change),
            ..ParagraphLook::of(style)
        };
        paragraph(xml, &look, |xml| changed(old, new, xml));
    }
}

fn cover_lines(front: &Front) -> [String; 4] {
    let kind = if front.kind == front.title {
        ""
    } else {
        front.kind.as_str()
    };
    let facts = front.facts.join("  ·  ");
    [
        front.working.clone(),
        kind.to_owned(),
        front.title.clone(),
        facts,
    ]
}

/// Words that may have been others before.
pub(super) fn changed(old: &str, new: &str, xml: &mut Xml) {
    if old == new {
        words(xml, &RunLook::default(), new);
        return;
    }
    let inlines = |text: &str| vec![Inline::text(text)];
    for piece in compare::words(&inlines(old), &inlines(new)) {
        xml.revise(piece.change, |xml| {
            words(xml, &RunLook::default(), &plain(&piece.text));
        });
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
