//! The body as a flat row of paragraphs and tables, each with its number and its level in the
//! outline.

use super::comments::Comments;
use super::fields::Fields;
use super::notes::Notes;
use super::numbering::{Number, Numbering};
use super::revisions::Revisions;
use super::styles::{Styles, outline};
use super::xml::Element;
use crate::document::{Anchor, Inline, Note, Table};

/// A paragraph or table in reading order.
#[derive(Debug)]
pub(super) enum Flat {
    /// A paragraph.
    Line(Line),
    /// A table.
    Table(Table),
}

/// A paragraph.
#[derive(Debug, Default)]
pub(super) struct Line {
    /// Its level in the outline, from 0, if it is a heading.
    pub(super) outline: Option<u8>,
    /// Its number, if a list counts it.
    pub(super) number: Option<Number>,
    /// Its words.
    pub(super) text: Vec<Inline>,
    /// The first bookmark in it.
    pub(super) anchor: Option<Anchor>,
    /// Comments anchored to it, and its footnotes.
    pub(super) notes: Vec<Note>,
    /// The page its words begin on, if the file says where Word broke pages.
    pub(super) page: Option<u32>,
}

/// Reads the body of a document.
pub(super) struct Flattener<'a> {
    styles: &'a Styles,
    numbering: Numbering,
    comments: &'a Comments,
    notes: &'a Notes,
    /// Pages that Word ended so far.
    pages: u32,
    pub(super) revisions: Revisions,
    fields: Fields,
    /// Paragraphs in text boxes, which follow the paragraph they are anchored to.
    boxes: Vec<&'a Element>,
    /// What a struck-out paragraph mark joins to the next paragraph.
    joined: Option<Line>,
    pub(super) out: Vec<Flat>,
}

impl<'a> Flattener<'a> {
    /// A reader at the start of a document.
    pub(super) fn new(
        styles: &'a Styles,
        numbering: Numbering,
        comments: &'a Comments,
        notes: &'a Notes,
        revisions: Revisions,
    ) -> Self {
        Self {
            styles,
            numbering,
            comments,
            notes,
            pages: 0,
            revisions,
            fields: Fields::default(),
            boxes: Vec::new(),
            joined: None,
            out: Vec::new(),
        }
    }

    /// Everything that was read.
    pub(super) fn finish(mut self) -> Vec<Flat> {
        self.out.extend(self.joined.take().map(Flat::Line));
        self.out
    }

    /// Reads paragraphs and tables, also those in content controls and insertions.
    pub(super) fn blocks(&mut self, parent: &'a Element) {
        for child in parent.children() {
            match &*child.name {
                "w:p" => self.paragraph(child),
                "w:tbl" => {
                    // No paragraph goes on behind a table, not even behind one that is struck out.
                    self.out.extend(self.joined.take().map(Flat::Line));
                    let table = self.table(child);
                    self.out.extend(table.map(Flat::Table));
                }
                "w:sectPr" | "w:tcPr" | "w:sdtPr" => {}
                name if self.revisions.hides(name) => {}
                "mc:AlternateContent" => {
                    if let Some(choice) = child.children().next() {
                        self.blocks(choice);
                    }
                }
                _ => self.blocks(child),
            }
        }
    }

    fn paragraph(&mut self, element: &'a Element) {
        let mut line = self.joined.take().unwrap_or_default();
        line.page = line.page.or((self.pages > 0).then_some(self.pages + 1));
        let properties = element.child("w:pPr");
        let was_contents = self.fields.is_contents();
        let style = properties.and_then(|one| one.value("w:pStyle"));
        line.text.reserve(element.nodes.len());
        self.runs(element, &mut line);
        let is_contents =
            (was_contents || self.fields.is_contents()) || self.styles.is_contents(style);
        let boxes = std::mem::take(&mut self.boxes);
        let is_struck = properties
            .and_then(|one| one.child("w:rPr"))
            .is_some_and(|one| self.revisions.strikes(one));
        if is_struck && !is_contents {
            // What is left of it, if anything, stands at the head of the next paragraph.
            if !line.text.is_empty() || !line.notes.is_empty() {
                self.joined = Some(line);
            }
        } else if !is_contents {
            // Word does not count a paragraph that holds nothing but the end of a section.
            let is_break = line.text.is_empty()
                && properties.is_some_and(|one| one.child("w:sectPr").is_some());
            line.number = if is_break {
                None
            } else {
                self.number(properties, style)
            };
            let own = properties.and_then(outline);
            line.outline = own.map_or_else(
                || self.styles.outline(style),
                |level| (level < 9).then_some(level),
            );
            if !line.text.is_empty() || line.number.is_some() || !line.notes.is_empty() {
                self.out.push(Flat::Line(line));
            }
        }
        for content in boxes {
            self.blocks(content);
        }
    }

    /// The number of a paragraph. Its own list beats that of its style; list 0 is none.
    fn number(&mut self, properties: Option<&Element>, style: Option<&str>) -> Option<Number> {
        let own = properties.and_then(|one| one.child("w:numPr"));
        let read = |name: &str| own?.value(name)?.trim().parse::<u32>().ok();
        let inherited = self.styles.list(style);
        let instance = read("w:numId").or(inherited.map(|(list, ..)| list))?;
        if instance == 0 {
            return None;
        }
        let level = read("w:ilvl").and_then(|level| usize::try_from(level).ok());
        let level = level.or_else(|| {
            let (_, named, holder) = inherited?;
            let bound = self.numbering.level_of(instance, style.unwrap_or(holder));
            bound
                .or_else(|| self.numbering.level_of(instance, holder))
                .or(named)
        });
        self.numbering.count(instance, level.unwrap_or(0))
    }

    /// Reads the running text of an element.
    fn runs(&mut self, parent: &'a Element, line: &mut Line) {
        for child in parent.children() {
            match &*child.name {
                "w:t" | "m:t" => self.words(&child.text(), line),
                "w:tab" | "w:ptab" => self.words("\t", line),
                "w:br" | "w:cr" => self.line_break(child, line),
                "w:noBreakHyphen" => self.words("\u{2011}", line),
                "w:sym" => self.words(symbol(child), line),
                "w:fldChar" => {
                    let kind = child.attribute("w:fldCharType").unwrap_or_default();
                    self.fields.mark(kind);
                }
                "w:delText" if self.revisions.reads_deleted() => self.words(&child.text(), line),
                "w:delInstrText" if self.revisions.reads_deleted() => {
                    self.fields.instruct(&child.text());
                }
                "w:instrText" => self.fields.instruct(&child.text()),
                "w:bookmarkStart" => {
                    let name = child.attribute("w:name").filter(|name| *name != "_GoBack");
                    if line.anchor.is_none() {
                        line.anchor = name.map(|name| Anchor(name.to_owned()));
                    }
                }
                "w:commentReference" => {
                    let id = child.attribute("w:id").unwrap_or_default();
                    line.notes.extend(self.comments.get(id).cloned());
                }
                "w:footnoteReference" | "w:endnoteReference" => {
                    line.notes.extend(self.notes.get(child).cloned());
                }
                "w:lastRenderedPageBreak" => {
                    self.pages += 1;
                    if line.text.is_empty() {
                        line.page = Some(self.pages + 1);
                    }
                }
                "w:r" if is_hidden(child) => {}
                "w:txbxContent" => self.boxes.push(child),
                "mc:AlternateContent" => {
                    if let Some(choice) = child.children().next() {
                        self.runs(choice, line);
                    }
                }
                "w:pPr" | "w:rPr" | "w:delText" | "w:delInstrText" | "w:sdtPr" => {}
                name if self.revisions.hides(name) => {}
                _ => self.runs(child, line),
            }
        }
    }

    fn line_break(&self, element: &Element, line: &mut Line) {
        let is_page = matches!(element.attribute("w:type"), Some("page" | "column"));
        if !is_page && !self.fields.is_instruction() {
            line.text.push(Inline::Break);
        }
    }

    fn words(&self, words: &str, line: &mut Line) {
        if words.is_empty() || self.fields.is_instruction() {
            return;
        }
        if let Some(target) = self.fields.target() {
            match line.text.last_mut() {
                Some(Inline::Reference {
                    target: Some(known),
                    number,
                    ..
                }) if known.0 == target => number.push_str(words),
                _ => line.text.push(Inline::Reference {
                    target: Some(Anchor(target.to_owned())),
                    before: String::new(),
                    number: words.to_owned(),
                    after: String::new(),
                }),
            }
            return;
        }
        match line.text.last_mut() {
            Some(Inline::Text(text)) => text.push_str(words),
            _ => line.text.push(Inline::text(words)),
        }
    }

    /// The paragraphs of a cell as one text.
    pub(super) fn cell(&mut self, cell: &'a Element) -> Vec<Inline> {
        let outer = std::mem::take(&mut self.out);
        self.blocks(cell);
        let inner = std::mem::replace(&mut self.out, outer);
        let mut text = Vec::new();
        let add = |words: Vec<Inline>, text: &mut Vec<Inline>| {
            if !text.is_empty() && !words.is_empty() {
                text.push(Inline::Break);
            }
            text.extend(words);
        };
        for flat in inner {
            match flat {
                Flat::Line(line) => {
                    let shown = line.number.map(|number| number.shown).unwrap_or_default();
                    let mut words = line.text;
                    if !shown.is_empty() {
                        words.insert(0, Inline::Text(format!("{shown} ")));
                    }
                    add(words, &mut text);
                }
                Flat::Table(table) => {
                    for cell in table.cells() {
                        add(cell.to_vec(), &mut text);
                    }
                }
            }
        }
        text
    }
}

/// Whether a run is not to be seen.
fn is_hidden(run: &Element) -> bool {
    run.child("w:rPr").is_some_and(|one| one.is_set("w:vanish"))
}

/// The character a symbol font shows; those of private use say nothing to a reader.
fn symbol(element: &Element) -> &'static str {
    let code = element.attribute("w:char").unwrap_or_default();
    match code.to_ascii_uppercase().as_str() {
        "F0A8" | "F06F" | "2610" => "☐",
        "F0FE" | "F052" | "2612" => "☒",
        "F0B7" => "•",
        _ => "",
    }
}
