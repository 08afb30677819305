//! Reads one file of the library; what is wrong is left out and reported.

use std::ops::Range;
use std::sync::LazyLock;

use super::{Blank, Clause, ClauseKind, ParagraphRule, Wording};
use crate::condition::{self, Condition, FactTable};
use crate::finding::{Finding, Group};
use crate::library::marks::{Manner, read_text};
use crate::library::requirement::{self, TenderRequirement};
use crate::library::text::Text;
use crate::source::{FileId, Located, Place};
use crate::written::{self, FieldTable, Kind, Node, Value, capital, in_words};

/// The description of the keys of the front matter.
static FIELD_TABLE: LazyLock<Result<FieldTable, String>> =
    LazyLock::new(|| FieldTable::read(include_str!("fields.toml")));

/// Reads one file of the library.
pub(in crate::library) fn read(
    file: FileId,
    path: &str,
    text: &str,
    facts: &FactTable,
) -> (Option<Clause>, Vec<Finding>) {
    let id = path.trim_end_matches(".md").to_owned();
    let Some((front, body)) = split(text) else {
        let message = if text.starts_with("+++") {
            "the front matter of this file has no end"
        } else {
            "this file has no front matter"
        };
        let place = Place::new(file, 0..text.chars().take(3).map(char::len_utf8).sum());
        let finding = Finding::error("no-front-matter", Group::Library, place, message)
            .help("begin with a line `+++`, then title = \"…\" and binds = \"…\", then another line `+++`");
        return (None, vec![finding]);
    };
    let (node, mut findings) = written::read(file, &text[front.clone()], front.start);
    let node = match FIELD_TABLE.as_ref() {
        Ok(table) => {
            let (node, wrong) = written::check(&node, table);
            findings.extend(wrong);
            node
        }
        Err(message) => {
            findings.push(Finding::error(
                "unreadable-data",
                Group::Library,
                Place::new(file, 0..0),
                message.as_str(),
            ));
            node
        }
    };
    let kind = match node.get("kind").and_then(Node::text) {
        Some("schedule") => ClauseKind::Schedule,
        Some("form") => ClauseKind::Form,
        Some("page") => ClauseKind::Page,
        Some("plan") => ClauseKind::Plan,
        _ if id.starts_with("schedules/") => ClauseKind::Schedule,
        _ => ClauseKind::Clause,
    };
    let manner = match kind {
        ClauseKind::Clause => Manner::Clause,
        ClauseKind::Page => Manner::Page,
        ClauseKind::Schedule | ClauseKind::Form | ClauseKind::Plan => Manner::Schedule,
    };
    let mut reader = Reader { facts, findings };
    let (preferred, acceptable) = wordings(text, body);
    let mut read_range = |range: Range<usize>| {
        let (read, wrong) = read_text(file, &text[range.clone()], range.start, manner);
        reader.findings.extend(wrong);
        read
    };
    let preferred = read_range(preferred);
    let acceptable = acceptable.map(&mut read_range);
    let clause = Clause {
        kind,
        file,
        title: located(&node, "title").unwrap_or_else(|| Located {
            value: id.clone(),
            place: Place::new(file, 0..3),
        }),
        binds: text_of(&node, "binds").unwrap_or_default(),
        when: reader.condition(&node),
        satisfies: list(&node, "satisfies"),
        guidance: text_of(&node, "guidance"),
        advises: list(&node, "advises"),
        walk_away: text_of(&node, "walk-away"),
        blanks: node
            .get("blanks")
            .map(Node::entries)
            .unwrap_or_default()
            .iter()
            .map(|entry| reader.blank(entry))
            .collect(),
        paragraphs: node
            .get("paragraphs")
            .map(Node::entries)
            .unwrap_or_default()
            .iter()
            .map(|entry| {
                let rule = ParagraphRule {
                    place: entry.key_place,
                    when: reader.condition(&entry.node),
                    satisfies: list(&entry.node, "satisfies"),
                };
                (entry.key.clone(), rule)
            })
            .collect(),
        requirements: reader.requirements(&node, file),
        preferred,
        acceptable: reader.acceptable(&node, acceptable, file, &id),
        id,
    };
    (Some(clause), reader.findings)
}

struct Reader<'a> {
    facts: &'a FactTable,
    findings: Vec<Finding>,
}

impl Reader<'_> {
    fn condition(&mut self, node: &Node) -> Condition {
        let Some(when) = node.get("when") else {
            return Condition::Always;
        };
        match condition::parse(when.text().unwrap_or_default(), self.facts) {
            Ok(condition) => condition,
            Err(error) => {
                let start = when.place.start as usize + 1;
                let place = Place::new(
                    when.place.file,
                    start + error.range.start..start + error.range.end,
                );
                self.findings.push(
                    Finding::error("wrong-condition", Group::Library, place, error.message)
                        .help(error.help),
                );
                Condition::Always
            }
        }
    }

    fn blank(&mut self, entry: &written::Entry) -> Blank {
        let node = &entry.node;
        // What is missing was said; the blank is there all the same.
        let kind = node
            .get("kind")
            .and_then(|kind| written::from_node(kind).ok());
        let given = node.get("example").cloned();
        let (kind, example) = match (kind, given) {
            (Some(kind), Some(example)) => (kind, example),
            (kind, example) => return unfinished(entry, kind, example),
        };
        let options: Vec<(String, String)> = node
            .get("options")
            .map(Node::entries)
            .unwrap_or_default()
            .iter()
            .map(|option| {
                (
                    option.key.clone(),
                    option.node.text().unwrap_or_default().to_owned(),
                )
            })
            .collect();
        if let Err(misfit) = kind.read(&example) {
            self.findings.push(
                Finding::error(
                    "wrong-example",
                    Group::Library,
                    example.place,
                    format!(
                        "the example of `{}` does not fit: {}",
                        entry.key, misfit.message
                    ),
                )
                .help(misfit.help),
            );
        }
        if kind == Kind::Choice
            && !options
                .iter()
                .any(|(key, _)| Some(key.as_str()) == example.text())
        {
            self.findings.push(
                Finding::error(
                    "wrong-example",
                    Group::Library,
                    example.place,
                    format!("the example of `{}` is not one of its options", entry.key),
                )
                .help("use a key of `options`"),
            );
        }
        Blank {
            name: Located {
                value: entry.key.clone(),
                place: entry.key_place,
            },
            kind,
            asks: text_of(node, "asks").unwrap_or_default(),
            label: text_of(node, "label").unwrap_or_else(|| capital(&in_words(&entry.key))),
            example,
            options,
            better: node
                .get("better")
                .and_then(|one| written::from_node(one).ok()),
            from: located(node, "from"),
            joined: text_of(node, "joined").unwrap_or_else(|| "and".into()),
        }
    }

    fn requirements(&mut self, node: &Node, file: FileId) -> Vec<TenderRequirement> {
        node.get("requirement")
            .map(Node::elements)
            .unwrap_or_default()
            .iter()
            .filter_map(|one| {
                let when = self.condition(one);
                requirement::read(file, one, when, &mut self.findings)
            })
            .collect()
    }

    fn acceptable(
        &mut self,
        node: &Node,
        text: Option<Text>,
        file: FileId,
        id: &str,
    ) -> Option<Wording> {
        let meta = node.at("wordings.acceptable");
        match (text, meta) {
            (Some(text), Some(meta)) => Some(Wording {
                gives_up: text_of(meta, "gives-up").unwrap_or_default(),
                drops: list(meta, "drops"),
                text,
            }),
            (None, None) => None,
            (text, meta) => {
                let place = meta.map_or(Place::new(file, 0..3), |meta| meta.place);
                let (message, help) = if text.is_some() {
                    (
                        "has an `# Acceptable` wording that says nothing of what it gives up",
                        "add [wordings.acceptable] with gives-up = \"…\"",
                    )
                } else {
                    (
                        "describes an acceptable wording but has none",
                        "add the wording below a line `# Acceptable`, or delete [wordings.acceptable]",
                    )
                };
                self.findings.push(
                    Finding::error(
                        "wording-mismatch",
                        Group::Library,
                        place,
                        format!("`{id}` {message}"),
                    )
                    .help(help),
                );
                None
            }
        }
    }
}

/// Byte ranges of the front matter and of the body.
fn split(text: &str) -> Option<(Range<usize>, Range<usize>)> {
    let start = text.strip_prefix("+++").map(|rest| {
        text.len()
            - rest
                .trim_start_matches('\r')
                .strip_prefix('\n')
                .unwrap_or(rest)
                .len()
    })?;
    let end = text[start..].find("\n+++").map(|at| start + at + 1)?;
    let body = text[end..].find('\n').map_or(text.len(), |at| end + at + 1);
    Some((start..end, body..text.len()))
}

/// Byte ranges of the preferred wording and of the acceptable one.
fn wordings(text: &str, body: Range<usize>) -> (Range<usize>, Option<Range<usize>>) {
    let mut at = body.start;
    let (mut preferred, mut acceptable) = (body.clone(), None);
    for line in text[body.clone()].split_inclusive('\n') {
        let next = at + line.len();
        match line.trim_end() {
            "# Preferred" => preferred = next..body.end,
            "# Acceptable" => {
                preferred.end = at;
                acceptable = Some(next..body.end);
            }
            _ => {}
        }
        at = next;
    }
    (preferred, acceptable)
}

pub(in crate::library) fn text_of(node: &Node, key: &str) -> Option<String> {
    node.get(key)
        .and_then(Node::text)
        .map(|text| text.trim().to_owned())
}

pub(in crate::library) fn located(node: &Node, key: &str) -> Option<Located<String>> {
    let node = node.get(key)?;
    Some(Located {
        value: node.text()?.trim().to_owned(),
        place: node.place,
    })
}

pub(in crate::library) fn list(node: &Node, key: &str) -> Vec<Located<String>> {
    let Some(node) = node.get(key) else {
        return Vec::new();
    };
    let elements = match &node.value {
        Value::List(elements) => elements.as_slice(),
        _ => std::slice::from_ref(node),
    };
    elements
        .iter()
        .filter_map(|element| {
            Some(Located {
                value: element.text()?.to_owned(),
                place: element.place,
            })
        })
        .collect()
}

/// A blank of which the kind or the example is missing.
fn unfinished(entry: &written::Entry, kind: Option<Kind>, example: Option<Node>) -> Blank {
    let empty = Node {
        value: Value::Text(String::new()),
        place: entry.key_place,
    };
    Blank {
        name: Located {
            value: entry.key.clone(),
            place: entry.key_place,
        },
        kind: kind.unwrap_or(Kind::Text),
        asks: String::new(),
        label: capital(&in_words(&entry.key)),
        example: example.unwrap_or(empty),
        options: Vec::new(),
        better: None,
        from: None,
        joined: "and".into(),
    }
}
