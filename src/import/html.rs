//! Web pages: what a person sees of them, one line a part.

mod attributes;
mod elements;

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{StartTag, Token, Tokenizer};

use crate::import::builder::{Builder, one_line};
use crate::import::marker::{Counts, Manner, Marker};
use crate::import::outline::label;
use crate::import::paper::{Block, BlockKind};
use crate::import::plain;
use crate::import::prose::Prose;
use attributes::Attributes;
use elements::{is_block, is_unseen, is_void};

/// Deepest nesting that is followed; what is deeper is read as if it stood there.
const DEEPEST: usize = 400;

/// Reads a web page; also gives the title of its window.
/// `remarks` takes the comments that are meant for us, with the byte of the paper they stand at.
pub(super) fn read(text: &str, remarks: &mut Vec<(usize, String)>) -> (Vec<Block>, Prose, String) {
    let mut emitter = DefaultEmitter::<()>::default();
    // Scripts, styles and titles hold no tags.
    emitter.naively_switch_states(true);
    let mut reader = Reader::default();
    for token in Tokenizer::new_with_emitter(text, emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => reader.start(&tag),
            Token::EndTag(tag) => reader.end(&String::from_utf8_lossy(&tag.name)),
            Token::String(words) => reader.words(&String::from_utf8_lossy(&words)),
            Token::Comment(words) => {
                let words = String::from_utf8_lossy(&words);
                if words.trim_start().starts_with("engross:") {
                    remarks.push((reader.builder.length(), words.into_owned()));
                }
            }
            Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    reader.flush();
    // A label that nothing follows is words, too.
    let rest = one_line(&std::mem::take(&mut reader.line));
    if !rest.is_empty() {
        reader.builder.typed(None, &rest);
    }
    while let Some(table) = reader.tables.pop() {
        reader.finish_table(table);
    }
    let (blocks, prose) = reader.builder.finish();
    (blocks, prose, one_line(&reader.title))
}

#[derive(Default)]
struct Reader {
    builder: Builder,
    /// Elements whose content is not to be seen, innermost last.
    hidden: Vec<String>,
    title: String,
    in_title: bool,
    /// The words of the part that is being read.
    line: String,
    heading: Option<u8>,
    lists: Vec<List>,
    /// The number or dot of the item whose first words are still to come.
    item: Option<Item>,
    tables: Vec<Table>,
    /// Text whose line breaks count.
    pre: Option<String>,
    pages: u32,
}

/// How an item begins.
enum Item {
    Counted(Marker),
    Dotted,
}

struct List {
    next: Option<u32>,
    manner: Option<Manner>,
    by: i32,
}

#[derive(Default)]
struct Table {
    rows: Vec<Vec<String>>,
    row: Option<Vec<String>>,
    /// The cell of it that is open or was last.
    cell: usize,
    /// Whether a cell is open.
    in_cell: bool,
    named: bool,
    /// Whether a table stands in one of its cells: then it is for looks.
    is_frame: bool,
}

impl Reader {
    fn start(&mut self, tag: &StartTag<()>) {
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        let attributes = Attributes::of(tag);
        if !self.hidden.is_empty() || attributes.hides() || is_unseen(&name) {
            if !is_void(&name) && !tag.self_closing && self.hidden.len() < DEEPEST {
                self.hidden.push(name);
            }
            return;
        }
        if attributes.breaks_page() {
            self.flush();
            self.pages += 1;
            self.builder.page = Some(self.pages + 1);
        }
        match name.as_str() {
            "title" => self.in_title = true,
            "br" => self.line_break(),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.flush();
                self.heading = name[1..].parse().ok();
            }
            "pre" | "xmp" | "textarea" => {
                self.flush();
                self.pre = Some(String::new());
            }
            "ol" | "ul" | "menu" | "dir" => {
                self.flush();
                if self.lists.len() < DEEPEST {
                    self.lists.push(List {
                        next: (name == "ol").then(|| attributes.number("start").unwrap_or(1)),
                        manner: attributes.manner(),
                        by: if attributes.has("reversed") { -1 } else { 1 },
                    });
                }
            }
            "li" => self.start_item(&attributes),
            "table" => self.start_table(),
            "tr" => self.start_row(),
            "td" | "th" => self.start_cell(&name, &attributes),
            "img" => {
                if let Some(words) = attributes.get("alt") {
                    self.words(&words);
                }
            }
            _ if is_block(&name) => self.flush(),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        if !self.hidden.is_empty() {
            if let Some(at) = self.hidden.iter().rposition(|open| open == name) {
                self.hidden.truncate(at);
            }
            return;
        }
        match name {
            "title" => self.in_title = false,
            "pre" | "xmp" | "textarea" => self.end_pre(),
            "ol" | "ul" | "menu" | "dir" => {
                self.flush();
                self.lists.pop();
                self.item = None;
            }
            "li" => {
                self.flush();
                self.item = None;
            }
            "table" => {
                self.end_cell();
                if let Some(mut table) = self.tables.pop() {
                    end_row(&mut table);
                    self.finish_table(table);
                }
            }
            "tr" => {
                self.end_cell();
                if let Some(table) = self.tables.last_mut() {
                    end_row(table);
                }
            }
            "td" | "th" => self.end_cell(),
            _ if is_block(name) => self.flush(),
            _ => {}
        }
    }

    fn words(&mut self, words: &str) {
        if !self.hidden.is_empty() {
            return;
        }
        if self.in_title {
            self.title.push_str(words);
        } else if let Some(pre) = &mut self.pre {
            pre.push_str(words);
        } else {
            self.line.push_str(words);
        }
    }

    fn line_break(&mut self) {
        if let Some(pre) = &mut self.pre {
            pre.push('\n');
        } else if self.in_cell() {
            self.line.push(' ');
        } else {
            // Lines of an address stay together; two breaks part two paragraphs.
            if self.line.ends_with('\u{1e}') {
                self.line.pop();
                self.flush_line();
            } else {
                let kept = self.line.trim_end().len();
                self.line.truncate(kept);
                self.line.push('\u{1e}');
            }
        }
    }

    fn in_cell(&self) -> bool {
        self.tables
            .last()
            .is_some_and(|table| table.in_cell && !table.is_frame)
    }

    fn start_item(&mut self, attributes: &Attributes<'_>) {
        self.flush();
        let depth = self.lists.iter().filter(|list| list.next.is_some()).count();
        let marker = self.lists.last_mut().and_then(|list| {
            let count = attributes.number("value").or(list.next)?;
            list.next = count.checked_add_signed(list.by);
            Some(counted(count, attributes.manner().or(list.manner), depth))
        });
        self.item = Some(marker.map_or(Item::Dotted, Item::Counted));
    }

    fn start_table(&mut self) {
        self.flush();
        if let Some(outer) = self.tables.last_mut() {
            // What stood in the cells so far are parts of their own.
            outer.is_frame = true;
            let rows = std::mem::take(&mut outer.rows);
            let row = outer.row.take().unwrap_or_default();
            for words in rows
                .into_iter()
                .flatten()
                .chain(row)
                .filter(|cell| !cell.is_empty())
            {
                self.builder.typed(None, &words);
            }
        }
        if self.tables.len() < DEEPEST {
            self.tables.push(Table::default());
        }
    }

    fn start_row(&mut self) {
        self.end_cell();
        if let Some(table) = self.tables.last_mut() {
            end_row(table);
            table.row = Some(Vec::new());
        }
    }

    fn start_cell(&mut self, name: &str, attributes: &Attributes<'_>) {
        self.end_cell();
        if let Some(table) = self.tables.last_mut() {
            table.named |= name == "th" && table.rows.is_empty();
            table.in_cell = true;
            let row = table.row.get_or_insert_default();
            if row.len() < DEEPEST {
                table.cell = row.len();
                // A cell across several columns leaves the others empty.
                for _ in 0..attributes.number("colspan").unwrap_or(1).clamp(1, 50) {
                    row.push(String::new());
                }
            }
        }
    }

    fn end_cell(&mut self) {
        self.flush();
        if let Some(table) = self.tables.last_mut() {
            table.in_cell = false;
        }
    }

    /// Ends a table: rows of several cells are its rows, everything else is text.
    fn finish_table(&mut self, mut table: Table) {
        end_row(&mut table);
        drop_empty_columns(&mut table.rows);
        if !table.rows.is_empty() {
            self.builder.table(&table.rows, table.named);
        }
    }

    /// Ends the part that is being read.
    fn flush(&mut self) {
        if self.line.ends_with('\u{1e}') {
            self.line.pop();
        }
        self.flush_line();
        self.heading = None;
    }

    fn flush_line(&mut self) {
        let words = one_line(&std::mem::take(&mut self.line));
        if words.is_empty() {
            return;
        }
        if self.in_cell() {
            if let Some(table) = self.tables.last_mut()
                && let Some(row) = &mut table.row
                && let Some(cell) = row.get_mut(table.cell)
            {
                if !cell.is_empty() {
                    cell.push(' ');
                }
                cell.push_str(&words);
            }
            return;
        }
        if self.pages > 0 && is_page_number(&words) {
            return;
        }
        // The label of an item, the number of a clause may stand in a box of their own, before the
        // box of their words.
        if self.item.is_some() && is_label(&words) || is_clause_number(&words) {
            self.line = words;
            self.line.push(' ');
            return;
        }
        let is_labelled = words.split(' ').next().is_some_and(is_label);
        if is_labelled && self.heading.is_none() && self.item.take().is_some() {
            self.builder.typed(None, &words);
            return;
        }
        let depth = u8::try_from(self.lists.len()).unwrap_or(u8::MAX).max(1);
        let kind = self
            .heading
            .map_or(BlockKind::Item(depth), BlockKind::Heading);
        match self.item.take() {
            Some(Item::Counted(number)) => self.builder.numbered(kind, &number, &words),
            Some(Item::Dotted) => self.builder.bullet(kind, &words),
            None => self.builder.typed(self.heading, &words),
        }
    }

    /// Text whose line breaks count is read as plain text.
    fn end_pre(&mut self) {
        let Some(text) = self.pre.take() else { return };
        if self.in_cell() {
            self.line.push_str(&text);
            return;
        }
        let (blocks, prose) = plain::read(&text);
        for (at, block) in blocks.iter().enumerate() {
            let words = prose.line(at);
            if let BlockKind::Row { .. } = block.kind {
                let cells = words.split('\t').map(str::to_owned).collect();
                self.builder.table(&[cells], false);
            } else {
                self.builder.continues = block.continues;
                self.builder.typed(None, words);
            }
        }
    }
}

/// "34.2" and nothing else.
fn is_clause_number(words: &str) -> bool {
    words.len() <= 12
        && words.contains('.')
        && words
            .split('.')
            .all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
}

/// "(a)", "(iv)": the label of an item, typed.
fn is_label(words: &str) -> bool {
    words
        .strip_prefix('(')
        .and_then(|rest| rest.strip_suffix(')'))
        .is_some_and(|inner| {
            (1..=4).contains(&inner.len()) && inner.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
}

fn end_row(table: &mut Table) {
    table.in_cell = false;
    if let Some(row) = table.row.take()
        && row.iter().any(|cell| !cell.is_empty())
    {
        table.rows.push(row);
    }
}

/// Columns that are empty in every row only place the others.
fn drop_empty_columns(rows: &mut [Vec<String>]) {
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    let used: Vec<bool> = (0..width)
        .map(|at| {
            rows.iter()
                .any(|row| row.get(at).is_some_and(|cell| !cell.is_empty()))
        })
        .collect();
    for row in rows.iter_mut() {
        row.resize(width, String::new());
        let mut at = 0;
        row.retain(|_| {
            at += 1;
            used[at - 1]
        });
    }
}

/// The number of an item of an ordered list.
fn counted(count: u32, manner: Option<Manner>, depth: usize) -> Marker {
    let (shown, counts) = match (manner, depth) {
        (None | Some(Manner::Number), 0 | 1) => (count.to_string(), Counts::Section(vec![count])),
        (None | Some(Manner::Number), _) => {
            (count.to_string(), Counts::Item(Manner::Number, count, None))
        }
        (Some(manner), _) => (
            format!("({})", label(manner, count)),
            Counts::Item(manner, count, None),
        ),
    };
    Marker {
        length: shown.len() + 1,
        shown,
        counts,
        is_named: false,
    }
}

fn is_page_number(words: &str) -> bool {
    let inner = words.trim_matches(['-', '–', '—', ' ']);
    inner.len() <= 4
        && !inner.is_empty()
        && inner
            .bytes()
            .all(|byte| byte.is_ascii_digit() || b"ivx".contains(&byte))
}
