//! Lays one file over another: an engagement over its presets.

use crate::written::{Entry, Node, Value};

/// Lays `over` on `under`: tables merge key by key, lists of records with an `id` merge record
/// by record, everything else is replaced. Each value keeps the place it came from.
#[must_use]
pub fn lay_over(under: Node, over: Node) -> Node {
    let place = over.place;
    let value = match (under.value, over.value) {
        (Value::Table(under), Value::Table(over)) => Value::Table(tables(under, over)),
        (Value::List(under), Value::List(over)) if records(&under) && records(&over) => {
            Value::List(lists(under, over))
        }
        (_, over) => over,
    };
    Node { value, place }
}

fn records(list: &[Node]) -> bool {
    !list.is_empty() && list.iter().all(|node| node.get("id").is_some())
}

fn tables(under: Vec<Entry>, mut over: Vec<Entry>) -> Vec<Entry> {
    let mut merged = Vec::new();
    for entry in under {
        match over.iter().position(|other| other.key == entry.key) {
            Some(at) => {
                let other = over.remove(at);
                merged.push(Entry {
                    node: lay_over(entry.node, other.node),
                    ..other
                });
            }
            None => merged.push(entry),
        }
    }
    merged.extend(over);
    merged
}

fn lists(under: Vec<Node>, mut over: Vec<Node>) -> Vec<Node> {
    let mut merged = Vec::new();
    for record in under {
        let id = record.get("id").and_then(Node::text).map(str::to_owned);
        match over
            .iter()
            .position(|other| other.get("id").and_then(Node::text).map(str::to_owned) == id)
        {
            Some(at) => merged.push(lay_over(record, over.remove(at))),
            None => merged.push(record),
        }
    }
    merged.extend(over);
    merged
}
