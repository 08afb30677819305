//! Reads `CommonMark` in which each mark has one legal meaning; every other mark is an error.

use std::iter::Peekable;
use std::ops::Range;

use pulldown_cmark::{
    Alignment, CodeBlockKind, Event, HeadingLevel, OffsetIter, Options, Parser, Tag, TagEnd,
};

use crate::document::Align;
use crate::finding::{Finding, Group};
use crate::library::text::{Run, Text, TextBlock, TextParagraph, TextSection, TextTable};
use crate::source::{FileId, Located, Place};

/// What a text may hold beside paragraphs, items and tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// A wording of a clause: nothing else.
    Clause,
    /// A page of a tender: `table` and `form` fences.
    Page,
    /// A schedule: `##` headings, `table` and `form` fences.
    Schedule,
}

/// Reads legal text that starts at byte `offset` of `file`.
pub fn read_text(file: FileId, text: &str, offset: usize, manner: Manner) -> (Text, Vec<Finding>) {
    let mut reader = Reader {
        events: Parser::new_ext(text, Options::ENABLE_TABLES)
            .into_offset_iter()
            .peekable(),
        file,
        offset,
        manner,
        findings: Vec::new(),
    };
    let text = reader.text();
    (text, reader.findings)
}

struct Reader<'a> {
    events: Peekable<OffsetIter<'a>>,
    file: FileId,
    offset: usize,
    manner: Manner,
    findings: Vec<Finding>,
}

/// Items nested deeper than this are an error: 7.1, (a), (i), and no more.
const DEEPEST_ITEM: usize = 2;

impl Reader<'_> {
    fn place(&self, range: &Range<usize>) -> Place {
        Place::new(
            self.file,
            range.start + self.offset..range.end + self.offset,
        )
    }

    fn wrong(&mut self, rule: &'static str, range: &Range<usize>, message: &str, help: &str) {
        let place = self.place(range);
        self.findings
            .push(Finding::error(rule, Group::Library, place, message).help(help));
    }

    fn mark(&mut self, range: &Range<usize>, what: &str, help: &str) {
        self.wrong(
            "unknown-mark",
            range,
            &format!("{what} has no meaning in legal text"),
            help,
        );
    }

    fn text(&mut self) -> Text {
        let mut sections = vec![TextSection::default()];
        while let Some((event, range)) = self.events.next() {
            let blocks = match sections.last_mut() {
                Some(section) => &mut section.blocks,
                None => break,
            };
            match event {
                Event::Start(Tag::Paragraph) => {
                    let paragraph = self.paragraph(&range, TagEnd::Paragraph);
                    blocks.push(TextBlock::Paragraph(paragraph));
                }
                Event::Start(Tag::List(first)) => {
                    self.typed_number(first, &range);
                    let items = self.items(1);
                    match blocks.last_mut() {
                        Some(TextBlock::Paragraph(lead)) if lead.items.is_empty() => {
                            lead.items = items;
                        }
                        _ => self.wrong(
                            "list-without-lead",
                            &range,
                            "this list has no paragraph that leads into it",
                            "write a sentence that ends with a colon above it",
                        ),
                    }
                }
                Event::Start(Tag::Table(alignments)) => {
                    let table = self.table(&alignments);
                    blocks.push(TextBlock::Table(table));
                }
                Event::Start(Tag::BlockQuote(_)) => {
                    let note = self.note();
                    match blocks.last_mut() {
                        Some(TextBlock::Paragraph(paragraph)) => paragraph.notes.push(note),
                        _ => self.wrong(
                            "unknown-mark",
                            &range,
                            "this note has no paragraph before it",
                            "move it below the paragraph it is about",
                        ),
                    }
                }
                Event::Start(Tag::Heading { level, .. }) => {
                    let words = self.words_until(TagEnd::Heading(level));
                    if level == HeadingLevel::H2 && self.manner == Manner::Schedule {
                        let heading = Located {
                            value: words,
                            place: self.place(&range),
                        };
                        sections.push(TextSection {
                            heading: Some(heading),
                            blocks: Vec::new(),
                        });
                    } else {
                        self.mark(
                            &range,
                            "this heading",
                            "clauses have `# Preferred` and `# Acceptable`, schedules have `## …`; make other headings paragraphs",
                        );
                    }
                }
                Event::Start(Tag::CodeBlock(kind)) => {
                    let block = self.fence(&kind, &range);
                    if let (Some(block), Some(section)) = (block, sections.last_mut()) {
                        section.blocks.push(block);
                    }
                }
                Event::Start(Tag::HtmlBlock) | Event::Html(_) => {
                    self.mark(&range, "HTML", "write plain text");
                }
                Event::Rule => self.mark(&range, "a line", "delete it"),
                _ => {}
            }
        }
        if sections.len() > 1 && sections[0].blocks.is_empty() {
            sections.remove(0);
        }
        Text { sections }
    }

    fn typed_number(&mut self, first: Option<u64>, range: &Range<usize>) {
        if first.is_some() {
            self.wrong(
                "typed-number",
                range,
                "this list has typed numbers",
                "start each item with `-`: numbers are given when the agreement is assembled",
            );
        }
    }

    fn paragraph(&mut self, range: &Range<usize>, end: TagEnd) -> TextParagraph {
        let runs = self.runs(&[end]);
        // An escaped `|` begins behind its backslash, and is a value, not a table.
        let start = self.place(range).start;
        if matches!(runs.first(), Some(Run::Words(words)) if words.value.starts_with('|') && words.place.start == start)
        {
            self.wrong(
                "unknown-mark",
                range,
                "this table has no heading row, so its lines are printed as they are",
                "begin with a heading row and a line such as |---|---|, as many cells in each row",
            );
        }
        self.with_anchor(runs, range)
    }

    fn with_anchor(&mut self, mut runs: Vec<Run>, range: &Range<usize>) -> TextParagraph {
        let mut anchor = None;
        if let Some(Run::Words(words)) = runs.last_mut() {
            let trimmed = words.value.trim_end();
            if let Some(open) = trimmed.rfind("{#")
                && let Some(name) = trimmed[open + 2..].strip_suffix('}')
                && !name.is_empty()
                && name
                    .chars()
                    .all(|one| one.is_ascii_lowercase() || one.is_ascii_digit() || one == '-')
            {
                anchor = Some(Located {
                    value: name.to_owned(),
                    place: words.place,
                });
                words.value = trimmed[..open].trim_end().to_owned();
                if words.value.is_empty() {
                    runs.pop();
                }
            }
        }
        TextParagraph {
            runs,
            items: Vec::new(),
            anchor,
            place: self.place(range),
            notes: Vec::new(),
        }
    }

    fn items(&mut self, depth: usize) -> Vec<TextParagraph> {
        let mut items = Vec::new();
        while let Some((event, range)) = self.events.next() {
            match event {
                Event::Start(Tag::Item) => {
                    let item = self.item(&range, depth);
                    items.push(item);
                }
                Event::End(TagEnd::List(_)) => break,
                _ => {}
            }
        }
        items
    }

    fn item(&mut self, range: &Range<usize>, depth: usize) -> TextParagraph {
        let mut item: Option<TextParagraph> = None;
        loop {
            match self.events.peek() {
                None => break,
                Some((Event::End(TagEnd::Item), _)) => {
                    self.events.next();
                    break;
                }
                Some((Event::Start(Tag::Paragraph), paragraph)) => {
                    let paragraph = paragraph.clone();
                    self.events.next();
                    let found = self.paragraph(&paragraph, TagEnd::Paragraph);
                    if item.is_some() {
                        self.mark(
                            &paragraph,
                            "a second paragraph in an item",
                            "make it an item or a paragraph of its own",
                        );
                    } else {
                        item = Some(found);
                    }
                }
                Some((Event::Start(Tag::List(first)), list)) => {
                    let (first, list) = (*first, list.clone());
                    self.events.next();
                    self.typed_number(first, &list);
                    if depth >= DEEPEST_ITEM {
                        self.wrong(
                            "nested-too-deeply",
                            &list,
                            "items are nested more than twice",
                            "make this list a paragraph of its own: 7.1, (a), (i) is as deep as a clause goes",
                        );
                    }
                    let items = self.items(depth + 1);
                    if let Some(item) = &mut item {
                        item.items = items;
                    }
                }
                Some(_) => {
                    let runs = self.runs(&[TagEnd::Item]);
                    if item.is_none() {
                        item = Some(self.with_anchor(runs, range));
                    }
                }
            }
        }
        item.unwrap_or_else(|| self.with_anchor(Vec::new(), range))
    }

    /// Reads runs up to one of `ends`. An item's end and the start of a nested list or paragraph
    /// are left for the caller.
    fn runs(&mut self, ends: &[TagEnd]) -> Vec<Run> {
        let mut runs: Vec<Run> = Vec::new();
        loop {
            match self.events.peek() {
                None | Some((Event::Start(Tag::List(_) | Tag::Paragraph), _)) => break,
                Some((Event::End(end), _)) if ends.contains(end) => {
                    if *end != TagEnd::Item {
                        self.events.next();
                    }
                    break;
                }
                Some(_) => {}
            }
            let Some((event, range)) = self.events.next() else {
                break;
            };
            let place = self.place(&range);
            match event {
                Event::Text(words) => push_words(&mut runs, &words, place),
                Event::SoftBreak => push_words(&mut runs, " ", place),
                Event::HardBreak => self.mark(&range, "a forced line break", "let the line run on"),
                Event::Code(name) => runs.push(Run::Blank(Located {
                    value: name.to_string(),
                    place,
                })),
                Event::Start(Tag::Strong) => {
                    let value = self.words_until(TagEnd::Strong);
                    if value.starts_with(char::is_lowercase) {
                        self.wrong(
                            "unknown-mark",
                            &range,
                            "bold defines a term, and a term begins with a capital letter",
                            "write the words without `**`",
                        );
                    }
                    runs.push(Run::Definition(Located { value, place }));
                }
                Event::Start(Tag::Link { dest_url, .. }) => {
                    self.words_until(TagEnd::Link);
                    runs.push(Run::Link(Located {
                        value: dest_url.to_string(),
                        place,
                    }));
                }
                Event::Start(Tag::Emphasis) => {
                    let words = self.words_until(TagEnd::Emphasis);
                    self.mark(&range, "emphasis", "write the words without marks");
                    push_words(&mut runs, &words, place);
                }
                Event::Start(Tag::Image { .. }) => {
                    self.words_until(TagEnd::Image);
                    self.mark(&range, "an image", "describe it in words");
                }
                Event::InlineHtml(tag) if self.manner == Manner::Schedule && &*tag == "<br>" => {
                    runs.push(Run::Break);
                }
                Event::InlineHtml(_) | Event::Html(_) => {
                    self.mark(&range, "HTML", "write plain text");
                }
                _ => {}
            }
        }
        runs
    }

    fn words_until(&mut self, end: TagEnd) -> String {
        let mut words = String::new();
        for (event, _) in self.events.by_ref() {
            match event {
                Event::End(found) if found == end => break,
                Event::Text(text) | Event::Code(text) => words.push_str(&text),
                Event::SoftBreak => words.push(' '),
                _ => {}
            }
        }
        words
    }

    fn note(&mut self) -> String {
        let mut words = String::new();
        for (event, _) in self.events.by_ref() {
            match event {
                Event::End(TagEnd::BlockQuote(_)) => break,
                Event::Text(text) | Event::Code(text) => words.push_str(&text),
                Event::SoftBreak | Event::End(TagEnd::Paragraph) => words.push(' '),
                _ => {}
            }
        }
        let words = words.trim();
        words
            .strip_prefix("[!NOTE]")
            .unwrap_or(words)
            .trim()
            .to_owned()
    }

    fn table(&mut self, alignments: &[Alignment]) -> TextTable {
        let mut table = TextTable::default();
        let mut row = Vec::new();
        while let Some((event, _)) = self.events.next() {
            match event {
                Event::Start(Tag::TableCell) => row.push(self.runs(&[TagEnd::TableCell])),
                Event::End(TagEnd::TableHead) => {
                    table.header = std::mem::take(&mut row)
                        .into_iter()
                        .enumerate()
                        .map(|(at, cell)| (cell, align(alignments.get(at))))
                        .collect();
                }
                Event::End(TagEnd::TableRow) => table.rows.push(std::mem::take(&mut row)),
                Event::End(TagEnd::Table) => break,
                _ => {}
            }
        }
        table
    }

    fn fence(&mut self, kind: &CodeBlockKind<'_>, range: &Range<usize>) -> Option<TextBlock> {
        let mut lines = Vec::new();
        while let Some((event, line)) = self.events.next() {
            match event {
                Event::Text(text) => {
                    let place = self.place(&line);
                    lines.extend(
                        text.lines()
                            .filter(|text| !text.trim().is_empty())
                            .map(|text| Located {
                                value: text.trim().to_owned(),
                                place,
                            }),
                    );
                }
                Event::End(TagEnd::CodeBlock) => break,
                _ => {}
            }
        }
        let word = match kind {
            CodeBlockKind::Fenced(word) => word.trim().to_owned(),
            CodeBlockKind::Indented => String::new(),
        };
        match (word.as_str(), self.manner) {
            ("table", Manner::Schedule | Manner::Page) if lines.len() == 1 => {
                Some(TextBlock::DataTable(lines.remove(0)))
            }
            ("form", Manner::Schedule | Manner::Page) => Some(TextBlock::Form(lines)),
            _ => {
                self.mark(
                    range,
                    "this block",
                    "schedules and pages have `table` fences with one name inside and `form` fences; nothing else is fenced or indented",
                );
                None
            }
        }
    }
}

fn align(alignment: Option<&Alignment>) -> Align {
    match alignment {
        Some(Alignment::Center) => Align::Middle,
        Some(Alignment::Right) => Align::End,
        _ => Align::Start,
    }
}

fn push_words(runs: &mut Vec<Run>, words: &str, place: Place) {
    if let Some(Run::Words(last)) = runs.last_mut() {
        last.value.push_str(words);
        last.place.end = place.end;
    } else {
        runs.push(Run::Words(Located {
            value: words.to_owned(),
            place,
        }));
    }
}
