//! Reads TOML into a tree with places; syntax errors and unprintable text become findings.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::finding::{Finding, Group};
use crate::source::{FileId, Place};
use crate::written::{Entry, Node, Value, slip};

/// Texts longer than this are refused: no value of a contract needs them.
const LONGEST_TEXT: usize = 20_000;

/// Nobody mends more errors than this between two runs.
const MOST_ERRORS: usize = 50;

/// Lines at which the parser stops are passed over this often.
const MOST_STOPS: usize = 10;

/// Reads `text`, which starts at byte `offset` of `file`.
///
/// All syntax errors are reported, but only the first of each line and none in the line after it,
/// since one slip breaks what follows it. What could be read is returned even so.
pub fn read(file: FileId, text: &str, offset: usize) -> (Node, Vec<Finding>) {
    let reader = Reader { file, offset };
    let mut findings = Vec::new();
    let node = reader.read(text, text, &mut Vec::new(), MOST_STOPS, &mut findings);
    (node, findings)
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

    /// Reads what is left of `text`; `broken` are the starts of lines with an error so far.
    fn read(
        &self,
        text: &str,
        left: &str,
        broken: &mut Vec<usize>,
        stops: usize,
        findings: &mut Vec<Finding>,
    ) -> Node {
        let (table, errors) = DeTable::parse_recoverable(left);
        let mut stop = None;
        for error in errors {
            let range = error.span().unwrap_or(0..0);
            let line = slip::line_start(text, range.start);
            // The parser reads nothing behind a line such as `term-months 36`.
            if error.message().starts_with("key with no value") && stops > 0 {
                stop = Some(line);
            }
            let before = slip::line_start(text, line.saturating_sub(1));
            if broken.contains(&line) || broken.contains(&before) || broken.len() == MOST_ERRORS {
                continue;
            }
            broken.push(line);
            let slip = slip::explain(text, range.clone(), error.message());
            let mut finding = Finding::error(
                "toml-syntax",
                Group::Reading,
                self.place(range),
                format!("this is not TOML: {}", slip.message),
            )
            .help(slip.help);
            if let Some(before) = slip.before {
                finding = finding.beside(self.place(before), "the first one");
            }
            findings.push(finding);
        }
        match stop {
            Some(line) => {
                let end = text[line..].find('\n').map_or(text.len(), |end| line + end);
                let passed = format!(
                    "{}{}{}",
                    &left[..line],
                    " ".repeat(end - line),
                    &left[end..]
                );
                self.read(text, &passed, broken, stops - 1, findings)
            }
            None => self.table(table.span(), table.get_ref(), findings, 0),
        }
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
