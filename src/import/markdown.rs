//! Markdown: the file itself is the text; its marks say what the parts are.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::import::Unreadable;
use crate::import::cuts::MOST_PARTS;
use crate::import::marker::{Counts, Manner, Marker, bare, marker};
use crate::import::outline::{Outline, label};
use crate::import::paper::{Block, BlockKind};
use crate::import::plain::shape;
use crate::import::prose::Prose;

/// Most marks of a text. Each may begin something, and a parser has to keep it in mind until it
/// knows: a text of nothing else takes a hundred times its size.
const MOST_MARKS: usize = 2_500_000;

/// Refuses a text that is made of marks.
pub(super) fn refuse(text: &str) -> Result<(), Unreadable> {
    let is_mark = |byte: &u8| matches!(byte, b'[' | b']' | b'<' | b'>' | b'*' | b'!' | b'&');
    if text.bytes().filter(|byte| is_mark(byte)).count() > MOST_MARKS {
        return Err(Unreadable::new(
            "it holds more marks of Markdown than any document does; save it as plain text",
        ));
    }
    Ok(())
}

/// Reads Markdown.
pub(super) fn read(text: &str) -> (Vec<Block>, Prose) {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    let mut reader = Reader {
        text,
        blocks: Vec::new(),
        prose: Prose::default(),
        outline: Outline::default(),
        lists: Vec::new(),
        number: None,
        leaf: None,
        table: None,
        tables: 0,
        notes: 0,
        hidden: 0,
        has_typed_sections: false,
    };
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        reader.event(event, range);
        // One too many: the paper is refused, however many more there are.
        if reader.blocks.len() > MOST_PARTS {
            break;
        }
    }
    reader.close();
    (reader.blocks, reader.prose)
}

struct Reader<'a> {
    text: &'a str,
    blocks: Vec<Block>,
    prose: Prose,
    outline: Outline,
    /// The open lists: the next number of each that counts.
    lists: Vec<Option<u64>>,
    /// The number of the item whose first words are still to come, and where it begins.
    number: Option<(Option<Marker>, usize)>,
    leaf: Option<Leaf>,
    table: Option<Table>,
    tables: u32,
    notes: usize,
    hidden: usize,
    has_typed_sections: bool,
}

/// The block that is being read.
struct Leaf {
    span: Range<usize>,
    heading: Option<u8>,
    number: Option<Marker>,
    is_item: bool,
}

struct Table {
    header: bool,
    span: Range<usize>,
    cells: Vec<Range<usize>>,
}

/// Whether a tag is words in angle brackets that somebody left to fill in.
fn is_gap(tag: &str) -> bool {
    let name = tag.trim_start_matches('<').split([' ', '>', '/']).next();
    let gaps = [
        "insert",
        "enter",
        "specify",
        "name",
        "date",
        "amount",
        "customer",
        "client",
        "supplier",
        "provider",
        "vendor",
        "company",
        "number",
        "value",
        "percentage",
        "currency",
        "to",
    ];
    !tag.contains('=')
        && name.is_some_and(|name| gaps.contains(&name.to_ascii_lowercase().as_str()))
}

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(&tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(words) | Event::Html(words) if self.hidden == 0 => {
                self.words(&words, range);
            }
            Event::Code(words) | Event::InlineMath(words) | Event::DisplayMath(words) => {
                // Over the end of a line it is not written as it reads: it stands for the whole.
                let at = self.text[range.clone()].find(&*words);
                let span = at.map(|at| range.start + at..range.start + at + words.len());
                self.words(&words, span.unwrap_or(range));
            }
            Event::SoftBreak | Event::HardBreak => self.line(range),
            Event::InlineHtml(tag) if tag.to_ascii_lowercase().starts_with("<br") => {
                self.blank(range);
            }
            // "<insert name>" is a gap, no element of HTML.
            Event::InlineHtml(tag) if self.hidden == 0 && is_gap(&tag) => {
                self.words("", range.clone());
                self.prose.push_for(&tag, range);
            }
            Event::TaskListMarker(_)
            | Event::InlineHtml(_)
            | Event::FootnoteReference(_)
            | Event::Rule
            | Event::Text(_)
            | Event::Html(_) => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Paragraph => self.open(range.start, None),
            Tag::Heading { level, .. } => {
                self.open(range.start, u8::try_from(*level as usize).ok());
            }
            Tag::List(first) => {
                self.close();
                self.lists.push(*first);
            }
            Tag::Item => {
                self.close();
                let number = self.count(range.start);
                self.number = Some((number, range.start));
            }
            Tag::FootnoteDefinition(_) => {
                self.close();
                self.notes += 1;
            }
            Tag::TableHead | Tag::TableRow => {
                self.close();
                self.table = Some(Table {
                    header: matches!(tag, Tag::TableHead),
                    span: range,
                    cells: Vec::new(),
                });
            }
            Tag::TableCell => {
                if let Some(table) = &mut self.table {
                    if !table.cells.is_empty() {
                        let row = self.text[table.span.clone()].trim_end();
                        let end = table.span.start + row.len();
                        self.prose.push_tab(range.start.min(end));
                    }
                    let words = &self.text[range.clone()];
                    let start = range.start + words.len() - words.trim_start().len();
                    table.cells.push(start..start + words.trim().len());
                }
            }
            Tag::CodeBlock(_) | Tag::HtmlBlock => {
                self.close();
            }
            Tag::MetadataBlock(_) => {
                self.close();
                self.hidden += 1;
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::CodeBlock | TagEnd::HtmlBlock => {
                self.close();
            }
            TagEnd::Item => {
                self.close();
                self.number = None;
            }
            TagEnd::List(_) => {
                self.close();
                self.lists.pop();
            }
            TagEnd::FootnoteDefinition => {
                self.close();
                self.notes = self.notes.saturating_sub(1);
            }
            TagEnd::TableHead | TagEnd::TableRow => self.row(),
            TagEnd::Table => self.tables += 1,
            TagEnd::MetadataBlock(_) => self.hidden = self.hidden.saturating_sub(1),
            _ => {}
        }
    }

    /// The number of the item that begins at a byte, and counts on. A number that was left out stays
    /// left out, though a page in a browser would close the gap.
    fn count(&mut self, start: usize) -> Option<Marker> {
        let depth = self.lists.iter().flatten().count();
        let next = self.lists.last_mut()?.as_mut()?;
        let item = self.text.get(start..).unwrap_or_default();
        let digits = item.bytes().take_while(u8::is_ascii_digit).count();
        let written: u64 = item[..digits].parse().unwrap_or(0);
        // "1. 1. 1." leaves the count to whoever shows it; "4. 5. 5." counts one twice.
        *next = if written > 1 && written + 1 == *next {
            written
        } else {
            written.max(*next)
        };
        let count = u32::try_from(*next).unwrap_or(u32::MAX);
        *next += 1;
        let counters: Vec<u32> = self
            .lists
            .iter()
            .flatten()
            .map(|next| u32::try_from(next.saturating_sub(1)).unwrap_or(u32::MAX))
            .collect();
        let depth = if self.has_typed_sections {
            depth + 2
        } else {
            depth
        };
        let counts = match depth {
            1 | 2 => Counts::Section(counters),
            3 if self.has_typed_sections => Counts::Item(Manner::Number, count, None),
            3 => Counts::Item(Manner::Letter, count, None),
            4 if self.has_typed_sections => Counts::Item(Manner::Letter, count, None),
            _ => Counts::Item(Manner::Roman, count, None),
        };
        let shown = match &counts {
            Counts::Section(parts) => parts
                .iter()
                .map(u32::to_string)
                .collect::<Vec<_>>()
                .join("."),
            Counts::Item(Manner::Number, ..) => count.to_string(),
            Counts::Item(manner, ..) => format!("({})", label(*manner, count)),
            _ => String::new(),
        };
        Some(Marker {
            shown,
            counts,
            length: 0,
            is_named: true,
        })
    }

    fn open(&mut self, start: usize, heading: Option<u8>) {
        self.close();
        let (number, start, is_item) = match self.number.take() {
            Some((number, at)) => (number, at, true),
            None => (None, start, false),
        };
        self.leaf = Some(Leaf {
            span: start..start,
            heading,
            number,
            is_item,
        });
    }

    fn words(&mut self, words: &str, range: Range<usize>) {
        if self.table.is_none() {
            if self.leaf.is_none() {
                if words.trim().is_empty() {
                    return;
                }
                self.open(range.start, None);
            }
            if let Some(leaf) = &mut self.leaf {
                leaf.span.end = leaf.span.end.max(range.end);
            }
        }
        if self.text.get(range.clone()) == Some(words) {
            push_untagged(&mut self.prose, words, range.start);
        } else {
            self.prose.push_for(words, range);
        }
    }

    /// The end of a line within a paragraph: what follows is a paragraph of its own if it has a
    /// number of its own.
    fn line(&mut self, range: Range<usize>) {
        let start = match &self.leaf {
            Some(leaf) if leaf.heading.is_none() && self.table.is_none() => leaf.span.start,
            _ => return self.blank(range),
        };
        let unmarked = |line: &str| {
            line.trim_start_matches(['>', '*', '_', ' ', '\t'])
                .to_owned()
        };
        let rest = &self.text[range.end..];
        let next = unmarked(rest.lines().next().unwrap_or_default());
        let before = &self.text[start..range.start];
        let first = unmarked(before.lines().next().unwrap_or_default());
        let last = before.lines().next_back().unwrap_or_default();
        if !begins_part(&first, last.trim_end_matches(['*', '_', ' ']), &next) {
            return self.blank(range);
        }
        self.close();
        let indent = rest.len() - rest.trim_start().len();
        self.open(range.end + indent, None);
    }

    fn blank(&mut self, range: Range<usize>) {
        self.prose.push_for(" ", range);
    }

    fn row(&mut self) {
        let Some(table) = self.table.take() else {
            return;
        };
        self.prose.end_line();
        let words = self.text[table.span.clone()].trim_end();
        let span = table.span.start..table.span.start + words.len();
        // Cells that were left out stand at the end of their row.
        let inside = |at: usize| at.clamp(span.start, span.end);
        let cells = table.cells.iter();
        let cells = cells
            .map(|cell| inside(cell.start)..inside(cell.end))
            .collect();
        self.blocks.push(Block {
            span,
            kind: BlockKind::Row {
                table: self.tables,
                header: table.header,
                cells,
            },
            number: None,
            clause: self.outline.path(),
            page: None,
            continues: false,
        });
    }

    fn close(&mut self) {
        let Some(leaf) = self.leaf.take() else { return };
        if self.prose.is_at_start() {
            // An empty paragraph: only marks.
            return;
        }
        self.prose.end_line();
        let line = self.prose.line(self.prose.lines.len() - 1);
        let typed = (leaf.number.is_none())
            .then(|| shape::number(line, &self.outline))
            .flatten()
            // A list may name the annexes; none begins with an item of it.
            .filter(|marker| match marker.counts {
                Counts::Bullet => false,
                Counts::Annex => !leaf.is_item,
                _ => true,
            });
        let number = leaf.number.as_ref().or(typed.as_ref());
        let taken = number.map(|number| self.outline.take(number));
        match leaf.heading {
            Some(level) => {
                let shown = number.map(|number| number.shown.as_str());
                self.outline.head(level, line, shown);
            }
            None if number.is_none() => self.outline.text(line),
            None => self.outline.text(""),
        }
        let (clause, depth) = taken.unwrap_or_else(|| (self.outline.path(), 1));
        if typed
            .as_ref()
            .is_some_and(|typed| matches!(typed.counts, Counts::Section(_)))
        {
            self.has_typed_sections = true;
        }
        let depth_of_list = u8::try_from(self.lists.len()).unwrap_or(u8::MAX).max(1);
        let kind = match (&leaf.heading, leaf.is_item, &typed) {
            (Some(level), ..) => BlockKind::Heading(*level),
            _ if self.notes > 0 => BlockKind::Note,
            (None, true, _) => BlockKind::Item(depth_of_list),
            (None, false, Some(_)) => shape::kind(line, typed.as_ref(), depth),
            (None, false, None) => BlockKind::Paragraph,
        };
        let words = self.text[leaf.span.clone()].trim_end();
        let span = leaf.span.start..leaf.span.start + words.len();
        self.blocks.push(Block {
            span,
            kind,
            number: number.map(|number| number.shown.clone()),
            clause,
            page: None,
            continues: false,
        });
    }
}

/// Whether a line begins a part of its own, by its number, the line before it and the first one of
/// its paragraph.
fn begins_part(first: &str, before: &str, next: &str) -> bool {
    let opening = marker(first).filter(|number| shape::is_number(number, first));
    // "6.1 Monthly report", and below it "6.1.1 is sent by the fifth day".
    let below = || {
        let known = opening.as_ref()?;
        bare(next).filter(|number| match (&known.counts, &number.counts) {
            (Counts::Section(one), Counts::Section(other)) => {
                other.len() > one.len() && other.starts_with(one)
            }
            _ => false,
        })
    };
    if is_title(first, opening.as_ref(), before, next) {
        return true;
    }
    let numbered = marker(next).filter(|number| shape::is_number(number, next));
    let Some(number) = numbered.or_else(below) else {
        return false;
    };
    let is_like = |known: &Marker| match (&known.counts, &number.counts) {
        (Counts::Section(one), Counts::Section(other)) => {
            one.len() == other.len() || other.starts_with(one)
        }
        (one, other) => std::mem::discriminant(one) == std::mem::discriminant(other),
    };
    let goes_on = opening.as_ref().is_some_and(is_like);
    match number.counts {
        Counts::Bullet => false,
        // "as set out in Schedule 2" may break before its name.
        Counts::Annex | Counts::Article => goes_on || shape::is_ended(before),
        // "under clause 4.2" may break before the number.
        Counts::Section(_) => {
            shape::is_ended(before) || shape::is_capitals(before) || goes_on && before.len() < 60
        }
        Counts::Item(_, count, other) => {
            let is_first = (count == 1 || other == Some(1)) && !ends_in_reference(before);
            shape::is_ended(before) || shape::lists_on(before) || goes_on || is_first
        }
    }
}

/// Whether the first line of a paragraph is a number and a title, and the next one begins the text:
/// "4. Liability" above "Each party answers for …".
fn is_title(first: &str, number: Option<&Marker>, before: &str, next: &str) -> bool {
    let Some(number) = number else { return false };
    let is_first = before.trim_start_matches(['>', '*', '_', '#', ' ', '\t'])
        == first.trim_end_matches(['*', '_', ' ']);
    let title = first
        .get(number.length.min(first.len())..)
        .unwrap_or_default();
    let title = title.trim_end_matches(['*', '_', ' ']);
    let last = title.rsplit(' ').next().unwrap_or_default();
    let goes_on = last.len() <= 4 && last.starts_with(char::is_lowercase) || title.ends_with(',');
    is_first
        && !matches!(number.counts, Counts::Bullet)
        && title.starts_with(char::is_uppercase)
        && title.split_whitespace().count() <= 6
        && !shape::is_ended(title)
        && !goes_on
        && next.starts_with(|one: char| one.is_uppercase() || one.is_ascii_digit())
}

/// Whether a line ends in what a letter in brackets may belong to: "under clause 4".
fn ends_in_reference(line: &str) -> bool {
    let line = line.trim_end();
    line.ends_with(|one: char| one.is_ascii_digit())
        || ["clause", "section", "paragraph", "article", "item", "point"]
            .iter()
            .any(|word| line.to_ascii_lowercase().ends_with(word))
}

/// Adds words without the tags and comments of HTML among them.
fn push_untagged(prose: &mut Prose, words: &str, from: usize) {
    let mut at = 0;
    // What was looked for to the end and is not there need not be looked for again.
    let (mut has_end, mut has_comment_end) = (true, true);
    while let Some(open) = words[at..].find('<') {
        let start = at + open;
        let tail = &words[start..];
        let is_tag = tail[1..]
            .starts_with(|next: char| next.is_ascii_alphabetic() || matches!(next, '/' | '!'));
        let length = if tail.starts_with("<!--") {
            let end = has_comment_end.then(|| tail.find("-->")).flatten();
            has_comment_end = end.is_some();
            end.map(|end| end + 3)
        } else {
            let end = has_end.then(|| tail.find('>')).flatten();
            has_end = end.is_some();
            end.map(|end| end + 1)
        };
        let (true, Some(length)) = (is_tag, length) else {
            prose.push(&words[at..=start], from + at);
            at = start + 1;
            continue;
        };
        prose.push(&words[at..start], from + at);
        prose.push_for(" ", from + start..from + start + length);
        at = start + length;
    }
    prose.push(&words[at..], from + at);
}
