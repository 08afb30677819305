//! Which values of two engagements differ: one line of TOML each, or a record as a whole.

use crate::written::{Entry, Node, Value};

/// Most values that are looked at one by one; beyond it, whole records are.
const MOST: usize = 300;

/// A value that two engagements do not share.
#[derive(Clone, Debug, PartialEq)]
pub struct Parameter {
    /// Keys from the top; a record of a list is named by its id.
    pub path: Vec<String>,
    /// The old value, if there was one.
    pub old: Option<Node>,
    /// The new value, if there is one.
    pub new: Option<Node>,
}

impl Parameter {
    /// As people write it: `clause.audit.right-to-audit.notice`.
    pub fn name(&self) -> String {
        self.path.join(".")
    }

    /// Whether it is a matter of one party alone: positions, reasons for omissions, waivers.
    pub fn is_internal(&self) -> bool {
        let first = self.path.first().map_or("", String::as_str);
        let last = self.path.last().map_or("", String::as_str);
        matches!(first, "waiver" | "confirm" | "preset")
            || (matches!(first, "clause" | "schedule" | "engagement")
                && matches!(last, "position" | "omit"))
    }
}

/// What differs between two engagements, in the order of the old one.
pub fn parameters(old: &Node, new: &Node) -> Vec<Parameter> {
    let mut all = Vec::new();
    differ(&[], old, new, usize::MAX, &mut all);
    if all.len() > MOST {
        all.clear();
        differ(&[], old, new, 2, &mut all);
    }
    all
}

fn differ(path: &[String], old: &Node, new: &Node, depth: usize, out: &mut Vec<Parameter>) {
    if old.says_the_same(new) && ids(old) == ids(new) {
        return;
    }
    let below = |key: &str| -> Vec<String> {
        let mut path = path.to_vec();
        path.push(key.to_owned());
        path
    };
    let pairs: Vec<(String, Option<&Node>, Option<&Node>)> = match (&old.value, &new.value) {
        _ if depth == 0 => Vec::new(),
        (Value::Table(one), Value::Table(two)) => {
            let keys = one.iter().map(|entry| entry.key.as_str());
            let more = two
                .iter()
                .map(|entry| entry.key.as_str())
                .filter(|key| old.get(key).is_none());
            keys.chain(more)
                .map(|key| (key.to_owned(), old.get(key), new.get(key)))
                .collect()
        }
        (Value::List(one), Value::List(two)) if are_records(one) && are_records(two) => {
            let more = two.iter().filter(|record| found(one, id(record)).is_none());
            one.iter()
                .chain(more)
                .map(|record| id(record).to_owned())
                .map(|id| (id.clone(), found(one, &id), found(two, &id)))
                .collect()
        }
        _ => Vec::new(),
    };
    if pairs.is_empty() {
        out.push(Parameter {
            path: path.to_vec(),
            old: Some(old.clone()),
            new: Some(new.clone()),
        });
        return;
    }
    for (key, one, two) in pairs {
        let path = below(&key);
        match (one, two) {
            (Some(one), Some(two)) => differ(&path, one, two, depth - 1, out),
            // A record that comes or goes does so as a whole; a table of settings key by key.
            (one, two) => alone(&path, one, two, depth - 1, out),
        }
    }
}

/// A value that only one side has.
fn alone(
    path: &[String],
    old: Option<&Node>,
    new: Option<&Node>,
    depth: usize,
    out: &mut Vec<Parameter>,
) {
    let settings = matches!(
        path.first().map(String::as_str),
        Some("clause" | "schedule" | "facts")
    );
    if let Some(node) = new.or(old)
        && settings
        && depth > 0
        && matches!(node.value, Value::Table(_))
    {
        for entry in node.entries() {
            let mut path = path.to_vec();
            path.push(entry.key.clone());
            let side = |whole: Option<&Node>| whole.map(|_| &entry.node).cloned();
            let (old, new) = (side(old), side(new));
            alone(&path, old.as_ref(), new.as_ref(), depth - 1, out);
        }
        return;
    }
    out.push(Parameter {
        path: path.to_vec(),
        old: old.cloned(),
        new: new.cloned(),
    });
}

fn are_records(list: &[Node]) -> bool {
    list.iter().all(|node| node.get("id").is_some())
}

fn id(record: &Node) -> &str {
    record.get("id").and_then(Node::text).unwrap_or_default()
}

fn found<'a>(list: &'a [Node], wanted: &str) -> Option<&'a Node> {
    list.iter().find(|record| id(record) == wanted)
}

/// Ids of a list of records, whose order is printed.
fn ids(node: &Node) -> Vec<&str> {
    node.elements().iter().map(id).collect()
}

/// The values with one of them replaced, added or taken away.
pub(super) fn with(node: &Node, path: &[String], value: Option<&Node>) -> Node {
    let Some((key, rest)) = path.split_first() else {
        return value.unwrap_or(node).clone();
    };
    let mut node = node.clone();
    match &mut node.value {
        Value::Table(entries) => {
            let at = entries.iter().position(|entry| entry.key == *key);
            match (at, value) {
                (Some(at), None) if rest.is_empty() => {
                    entries.remove(at);
                }
                (Some(at), _) => entries[at].node = with(&entries[at].node, rest, value),
                (None, Some(value)) => entries.push(Entry {
                    key: key.clone(),
                    key_place: value.place,
                    node: wrapped(rest, value),
                }),
                (None, None) => {}
            }
        }
        Value::List(records) => {
            let at = records.iter().position(|record| id(record) == key);
            match (at, value) {
                (Some(at), None) if rest.is_empty() => {
                    records.remove(at);
                }
                (Some(at), _) => records[at] = with(&records[at], rest, value),
                (None, Some(value)) if rest.is_empty() => records.push(value.clone()),
                (None, _) => {}
            }
        }
        _ => {}
    }
    node
}

/// A value inside the tables that its path names.
fn wrapped(path: &[String], value: &Node) -> Node {
    path.iter().rev().fold(value.clone(), |inner, key| Node {
        place: inner.place,
        value: Value::Table(vec![Entry {
            key: key.clone(),
            key_place: inner.place,
            node: inner,
        }]),
    })
}
