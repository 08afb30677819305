//! Reads TOML into a tree with places; syntax errors and unprintable text become findings.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::finding::{Finding, Group};
use crate::source::{FileId, Place};
use crate::written::{Entry, Node, Value};

/// Texts longer than this are refused: no value of a contract needs them.
const LONGEST_TEXT: usize = 20_000;

/// Reads `text`, which starts at byte `offset` of `file`.
///
/// All syntax errors are reported, but only the first of each line, since one unclosed quote
/// breaks everything after it. What could be read is returned even so.
pub fn read(file: FileId, text: &str, offset: usize) -> (Node, Vec<Finding>) {
    let reader = Reader { file, offset };
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut findings = Vec::new();
    let mut last_line = None;
    for error in errors {
        let range = error.span().unwrap_or(0..0);
        let line = text[..range.start.min(text.len())].matches('\n').count();
        if last_line.is_some_and(|last| line <= last + 1) {
            continue;
        }
        last_line = Some(line);
        findings.push(
            Finding::error(
                "toml-syntax",
                Group::Reading,
                reader.place(range),
                format!("this is not TOML: {}", one_line(error.message())),
            )
            .help("mend the line; the format is described at https://toml.io"),
        );
    }
    let node = reader.table(table.span(), table.get_ref(), &mut findings, 0);
    (node, findings)
}

fn one_line(message: &str) -> String {
    message.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Tables nested deeper than this are refused.
const DEEPEST: usize = 24;

struct Reader {
    file: FileId,
    offset: usize,
}

impl Reader {
    fn place(&self, range: Range<usize>) -> Place {
        Place::new(
            self.file,
            range.start + self.offset..range.end + self.offset,
        )
    }

    fn table(
        &self,
        span: Range<usize>,
        table: &DeTable<'_>,
        findings: &mut Vec<Finding>,
        depth: usize,
    ) -> Node {
        let mut entries = Vec::new();
        for (key, value) in table {
            let key_place = self.place(key.span());
            Self::printable(key.get_ref(), key_place, findings);
            entries.push(Entry {
                key: key.get_ref().to_string(),
                key_place,
                node: self.value(value, findings, depth + 1),
            });
        }
        entries.sort_by_key(|entry| entry.key_place.start);
        Node {
            value: Value::Table(entries),
            place: self.place(span),
        }
    }

    fn value(
        &self,
        value: &Spanned<DeValue<'_>>,
        findings: &mut Vec<Finding>,
        depth: usize,
    ) -> Node {
        let place = self.place(value.span());
        if depth > DEEPEST {
            findings.push(
                Finding::error(
                    "toml-syntax",
                    Group::Reading,
                    place,
                    "tables are nested too deeply",
                )
                .help(
                    "flatten this part; nothing in an engagement is nested more than a few levels",
                ),
            );
            return Node {
                value: Value::List(Vec::new()),
                place,
            };
        }
        let value = match value.get_ref() {
            DeValue::String(text) => {
                Self::printable(text, place, findings);
                Value::Text(text.to_string())
            }
            DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix())
                .map_or_else(|_| Value::Float(number.as_str().to_owned()), Value::Integer),
            DeValue::Float(number) => Value::Float(number.as_str().to_owned()),
            DeValue::Boolean(flag) => Value::Flag(*flag),
            DeValue::Datetime(moment) => {
                let written = moment.to_string();
                // A date is a date alone: read as one, a moment would lose its time unnoticed.
                match written.parse() {
                    Ok(date) if moment.time.is_none() && moment.offset.is_none() => {
                        Value::Date(date)
                    }
                    _ => Value::Instant(written),
                }
            }
            DeValue::Array(elements) => Value::List(
                elements
                    .iter()
                    .map(|element| self.value(element, findings, depth + 1))
                    .collect(),
            ),
            DeValue::Table(table) => return self.table(value.span(), table, findings, depth),
        };
        Node { value, place }
    }

    /// Refuses what no contract prints: NUL, control characters and marks that reverse the
    /// direction of reading.
    fn printable(text: &str, place: Place, findings: &mut Vec<Finding>) {
        if let Some(found) = text.chars().find(|&one| is_hidden(one)) {
            findings.push(
                Finding::error(
                    "hidden-character",
                    Group::Reading,
                    place,
                    format!(
                        "this text holds the invisible character U+{:04X}",
                        found as u32
                    ),
                )
                .help("delete the character; type the text anew rather than pasting it"),
            );
        }
        let length = text.chars().count();
        if length > LONGEST_TEXT {
            findings.push(
                Finding::error(
                    "text-too-long",
                    Group::Reading,
                    place,
                    format!("this text has {length} characters, more than {LONGEST_TEXT}"),
                )
                .help("shorten it, or put it into a document of its own and name that document"),
            );
        }
    }
}

/// Control characters other than tab and line feed, and bidirectional overrides and isolates.
fn is_hidden(one: char) -> bool {
    (one.is_control() && one != '\n' && one != '\t')
        || matches!(one, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
        || matches!(one as u32, 0xE000..=0xF8FF | 0xF_0000..=0x10_FFFF)
}
