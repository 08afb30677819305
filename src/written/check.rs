//! Checks a tree against the description of its keys and says everything that is wrong with it.

use std::collections::BTreeMap;

use crate::finding::{Finding, Group};
use crate::source::{Place, nearest};
use crate::written::kind::as_id;
use crate::written::{Entry, Field, FieldTable, Kind, Node, Record, Value};

/// Checks `node`; returns it without the values that are wrong, and what is wrong.
///
/// What remains is safe to read as typed values whose fields all have defaults.
pub fn check(node: &Node, table: &FieldTable) -> (Node, Vec<Finding>) {
    let mut checker = Checker {
        table,
        ids: BTreeMap::new(),
        findings: Vec::new(),
    };
    checker.collect_ids(node);
    let entries = node
        .entries()
        .iter()
        .filter_map(|entry| checker.top(entry))
        .collect();
    checker.missing_records(node);
    let right = Node {
        value: Value::Table(entries),
        place: node.place,
    };
    (right, checker.findings)
}

struct Checker<'a> {
    table: &'a FieldTable,
    /// Ids of each record kind, with the place of the first record that has it.
    ids: BTreeMap<&'a str, BTreeMap<String, Place>>,
    findings: Vec<Finding>,
}

impl Checker<'_> {
    fn collect_ids(&mut self, node: &Node) {
        let table = self.table;
        for record in table.records.iter().filter(|record| record.many) {
            let family = if record.ids_of.is_empty() {
                &record.name
            } else {
                &record.ids_of
            };
            let ids = self.ids.entry(family).or_default();
            for element in node
                .get(&record.name)
                .map(Node::elements)
                .unwrap_or_default()
            {
                let Some(id_node) = element.get("id") else {
                    continue;
                };
                let Some(id) = id_node.text() else { continue };
                // What refers to a name as it should be is not wrong as well.
                let meant = as_id(id);
                if meant != id {
                    ids.entry(meant).or_insert(id_node.place);
                }
                if let Some(first) = ids.get(id) {
                    self.findings.push(
                        Finding::error(
                            "duplicate-id",
                            Group::References,
                            id_node.place,
                            format!("two {} records have the id `{id}`", record.name),
                        )
                        .help("give each record an id of its own")
                        .beside(*first, "first used here"),
                    );
                } else {
                    ids.insert(id.to_owned(), id_node.place);
                }
            }
        }
    }

    fn missing_records(&mut self, node: &Node) {
        for record in &self.table.records {
            if record.name.is_empty() {
                self.missing_keys(node, node.place, record);
            } else if record.required && node.get(&record.name).is_none() {
                self.findings.push(
                    Finding::error(
                        "missing-record",
                        Group::Completeness,
                        Place {
                            end: node.place.start,
                            ..node.place
                        },
                        format!("the file has no `{}`", record.heading()),
                    )
                    .help(format!(
                        "add `{}`: {}",
                        record.heading(),
                        record.doc.trim_end_matches('.')
                    )),
                );
            }
        }
    }

    fn top(&mut self, entry: &Entry) -> Option<Entry> {
        let table = self.table;
        if let Some(field) = table.record("").and_then(|record| record.field(&entry.key)) {
            return self.field(entry, field);
        }
        let Some(record) = table
            .records
            .iter()
            .find(|record| !record.name.is_empty() && record.name == entry.key)
        else {
            self.unknown_top(entry);
            return None;
        };
        let value = match (&entry.node.value, record.many) {
            (Value::Table(_), false) if record.open => entry.node.value.clone(),
            (Value::Table(entries), false) if !record.named.is_empty() => Value::Table(
                entries
                    .iter()
                    .filter_map(|one| self.named(one, record))
                    .collect(),
            ),
            (Value::Table(_), false) => self.record(&entry.node, record).value,
            (Value::List(elements), true)
                if elements
                    .iter()
                    .all(|one| matches!(one.value, Value::Table(_))) =>
            {
                Value::List(
                    elements
                        .iter()
                        .map(|one| self.record(one, record))
                        .collect(),
                )
            }
            _ => {
                self.findings.push(
                    Finding::error(
                        "wrong-value",
                        Group::Reading,
                        entry.key_place,
                        format!("`{}` is {} here", entry.key, entry.node.what()),
                    )
                    .help(format!("write it as `{}`", record.heading())),
                );
                return None;
            }
        };
        Some(Entry {
            node: Node {
                value,
                place: entry.node.place,
            },
            ..entry.clone()
        })
    }

    /// Checks `[record.<key>]` against the part that its tables have.
    fn named(&mut self, entry: &Entry, record: &Record) -> Option<Entry> {
        let part = self.table.part(&record.named)?;
        if !matches!(entry.node.value, Value::Table(_)) {
            self.findings.push(
                Finding::error(
                    "wrong-value",
                    Group::Reading,
                    entry.key_place,
                    format!(
                        "`{}` is {} here",
                        entry.key.escape_debug(),
                        entry.node.what()
                    ),
                )
                .help(format!("write it as `[{}.{}]`", record.name, entry.key)),
            );
            return None;
        }
        let before = self.findings.len();
        let node = self.record(&entry.node, part);
        // A table of a name is called by it: `[blanks.notice]`, not `[blank]`.
        let name = format!("[{}.{}]", record.name, entry.key.escape_debug());
        for finding in &mut self.findings[before..] {
            finding.message = finding.message.replace(&part.heading(), &name);
        }
        Some(Entry {
            node,
            ..entry.clone()
        })
    }

    fn unknown_top(&mut self, entry: &Entry) {
        let table = self.table;
        let homes: Vec<String> = table
            .homes_of(&entry.key)
            .into_iter()
            .filter_map(|home| table.record(home))
            .map(|record| format!("`{}`", record.heading()))
            .collect();
        let names = table
            .records
            .iter()
            .map(|record| record.name.as_str())
            .filter(|name| !name.is_empty());
        let keys = table
            .record("")
            .into_iter()
            .flat_map(|record| &record.keys)
            .map(|field| field.name.as_str());
        let help = match (homes.as_slice(), nearest(&entry.key, names.chain(keys))) {
            ([one], _) => format!("it belongs under {one}"),
            (_, Some(near)) => format!(
                "did you mean `{}`?",
                table
                    .record(near)
                    .map_or_else(|| near.to_owned(), Record::heading)
            ),
            ([], None) => "delete it; the keys that exist are listed by `engross schema`".into(),
            (several, None) => format!("it belongs under one of {}", several.join(", ")),
        };
        self.findings.push(
            Finding::error(
                "unknown-key",
                Group::Reading,
                entry.key_place,
                format!("there is no `{}` at this level", entry.key.escape_debug()),
            )
            .help(help),
        );
    }

    /// Checks a table against a record or part.
    fn record(&mut self, node: &Node, record: &Record) -> Node {
        let mut entries = Vec::new();
        for entry in node.entries() {
            match record.field(&entry.key) {
                Some(field) => entries.extend(self.field(entry, field)),
                None => self.unknown_key(entry, record),
            }
        }
        self.missing_keys(node, node.place, record);
        Node {
            value: Value::Table(entries),
            place: node.place,
        }
    }

    fn unknown_key(&mut self, entry: &Entry, record: &Record) {
        let keys = record.keys.iter().map(|field| field.name.as_str());
        let homes: Vec<String> = self
            .table
            .homes_of(&entry.key)
            .into_iter()
            .filter_map(|home| self.table.record(home))
            .map(|other| format!("`{}`", other.heading()))
            .collect();
        let top = self.table.record(&entry.key).filter(|top| top.many);
        let help = match (nearest(&entry.key, keys), homes.as_slice()) {
            _ if let Some(top) = top => format!("write it as `{}`", top.heading()),
            (Some(near), _) => format!("did you mean `{near}`?"),
            (None, [one]) => format!("it belongs under {one}"),
            (None, []) => format!(
                "use one of: {}",
                record
                    .keys
                    .iter()
                    .map(|field| field.name.as_str())
                    .collect::<Vec<_>>()
                    .join(", ")
            ),
            (None, several) => format!("it belongs under one of {}", several.join(", ")),
        };
        let name = if record.many || record.name.is_empty() {
            record.name.clone()
        } else {
            record.heading()
        };
        self.findings.push(
            Finding::error(
                "unknown-key",
                Group::Reading,
                entry.key_place,
                format!(
                    "`{}` is not a key of {}",
                    entry.key.escape_debug(),
                    if name.is_empty() { "this file" } else { &name }
                ),
            )
            .help(help),
        );
    }

    fn missing_keys(&mut self, node: &Node, place: Place, record: &Record) {
        for field in record.keys.iter().filter(|field| field.required) {
            if node.get(&field.name).is_some() {
                continue;
            }
            let keys = || record.keys.iter().map(|known| known.name.as_str());
            let is_misspelt = node.entries().iter().any(|entry| {
                record.field(&entry.key).is_none()
                    && nearest(&entry.key, keys()) == Some(field.name.as_str())
            });
            if !is_misspelt {
                let whose = node
                    .get("id")
                    .or_else(|| node.get("code"))
                    .and_then(Node::text)
                    .map_or_else(|| record.called(), |id| format!("{} `{id}`", record.name));
                self.findings.push(
                    Finding::error(
                        "missing-key",
                        Group::Completeness,
                        place,
                        format!("{whose} has no `{}`", field.name),
                    )
                    .help(format!(
                        "add `{} = …`: {}",
                        field.name,
                        field.doc.trim_end_matches('.')
                    )),
                );
            }
        }
    }

    fn field(&mut self, entry: &Entry, field: &Field) -> Option<Entry> {
        // A single phrase where a list is expected is a list of one.
        let node = match (&entry.node.value, field.kind) {
            (Value::Text(_), Kind::Lines | Kind::Refs | Kind::Choices) => Node {
                value: Value::List(vec![entry.node.clone()]),
                place: entry.node.place,
            },
            _ => entry.node.clone(),
        };
        if let Err(misfit) = field.kind.read(&node) {
            self.findings.push(
                Finding::error(
                    misfit.rule,
                    Group::Reading,
                    node.place,
                    format!("`{}`: {}", entry.key, misfit.message),
                )
                .help(misfit.help),
            );
            // A record without its name would be wrong in many more ways.
            let meant = match (field.kind, node.text()) {
                (Kind::Id, Some(text)) => as_id(text),
                _ => String::new(),
            };
            return (!meant.is_empty()).then(|| Entry {
                node: Node {
                    value: Value::Text(meant),
                    place: node.place,
                },
                ..entry.clone()
            });
        }
        let before = self.findings.len();
        match field.kind {
            Kind::Choice => self.one_of(&node, field),
            Kind::Choices => node
                .elements()
                .iter()
                .for_each(|one| self.one_of(one, field)),
            Kind::Ref => self.refers(&node, field),
            Kind::Refs => node
                .elements()
                .iter()
                .for_each(|one| self.refers(one, field)),
            _ => {}
        }
        if self.findings.len() > before {
            return None;
        }
        let node = match (field.kind, self.table.part(&field.of)) {
            (Kind::Table, Some(part)) => self.record(&node, part),
            (Kind::Tables, Some(part)) => self.tables(&node, part),
            _ => node,
        };
        Some(Entry {
            node,
            ..entry.clone()
        })
    }

    fn tables(&mut self, node: &Node, part: &Record) -> Node {
        let mut elements = Vec::new();
        for element in node.elements() {
            if matches!(element.value, Value::Table(_)) {
                elements.push(self.record(element, part));
            } else {
                self.findings.push(
                    Finding::error(
                        "wrong-value",
                        Group::Reading,
                        element.place,
                        format!(
                            "this is {} where an inline table is expected",
                            element.what()
                        ),
                    )
                    .help("write { key = …, … }"),
                );
            }
        }
        Node {
            value: Value::List(elements),
            place: node.place,
        }
    }

    fn one_of(&mut self, node: &Node, field: &Field) {
        let text = node.text().unwrap_or_default();
        if field.values.iter().any(|value| value == text) {
            return;
        }
        let help = nearest(text, field.values.iter().map(String::as_str)).map_or_else(
            || format!("use one of: {}", field.values.join(", ")),
            |near| format!("did you mean `{near}`?"),
        );
        self.findings.push(
            Finding::error(
                "wrong-value",
                Group::Reading,
                node.place,
                format!("`{}` cannot be `{}`", field.name, text.escape_debug()),
            )
            .help(help),
        );
    }

    fn refers(&mut self, node: &Node, field: &Field) {
        let text = node.text().unwrap_or_default();
        let Some(ids) = self.ids.get(field.of.as_str()) else {
            return;
        };
        if ids.contains_key(text) {
            return;
        }
        let help = match (
            nearest(text, ids.keys().map(String::as_str)),
            ids.is_empty(),
        ) {
            (Some(near), _) => format!("did you mean `{near}`?"),
            (None, true) => format!("add a `[[{}]]` with this id", field.of),
            (None, false) => format!(
                "use one of {}, or add a `[[{}]]` with this id",
                ids.keys()
                    .map(|id| format!("`{id}`"))
                    .collect::<Vec<_>>()
                    .join(", "),
                field.of
            ),
        };
        self.findings.push(
            Finding::error(
                "dangling-id",
                Group::References,
                node.place,
                format!(
                    "there is no {} with the id `{}`",
                    field.of,
                    text.escape_debug()
                ),
            )
            .help(help),
        );
    }
}
