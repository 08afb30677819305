//! Writes out the short form: a `[[service-level]]` becomes a metric, a target and a credit scheme,
//! so that everything after reading knows one form only.
//!
//! What the short form leaves open comes, in this order, from `[measuring.<kind>]` of the
//! engagement or its preset, from the records themselves (the usual data source, the exclusions,
//! the parties), and from `measuring.toml`. Each value keeps the place it came from.

mod linked;
mod rules;

use crate::engagement::MetricKind;
use crate::finding::{Finding, Group};
use crate::source::{Place, Sources, nearest};
use crate::written::{self, Entry, Node, Value};
use rules::Level;

/// How numbers of each kind are counted if nothing else is said.
const USUAL: &str = include_str!("measuring.toml");

/// Adds the records that short service levels stand for, and the links that records may leave out.
pub(super) fn write_out(node: Node, sources: &mut Sources) -> (Node, Vec<Finding>) {
    let mut findings = misnamed(&node);
    let levels = node
        .get("service-level")
        .map(Node::elements)
        .unwrap_or_default();
    let mut written = Written::default();
    if !levels.is_empty() {
        let file = sources.add("engross:measuring.toml", USUAL);
        let (usual, wrong) = written::read(file, USUAL, 0);
        findings.extend(wrong);
        for level in levels {
            if let Some(level) = Level::of(level, &node, &usual) {
                level.write_out(&mut written);
            }
        }
    }
    let mut node = node;
    append(&mut node, "metric", written.metrics);
    append(&mut node, "target", written.targets);
    append(&mut node, "credit-scheme", written.schemes);
    linked::link(&mut node);
    (node, findings)
}

/// The records that short forms stand for.
#[derive(Default)]
struct Written {
    metrics: Vec<Node>,
    targets: Vec<Node>,
    schemes: Vec<Node>,
}

/// Names under `[measuring]` that are no kind of metric.
fn misnamed(node: &Node) -> Vec<Finding> {
    let entries = node.get("measuring").map(Node::entries).unwrap_or_default();
    let wrong = entries
        .iter()
        .filter(|entry| entry.key.parse::<MetricKind>().is_err());
    wrong
        .map(|entry| {
            let words = MetricKind::ALL.iter().map(|kind| kind.word());
            let help = nearest(&entry.key, words).map_or_else(
                || "use a kind of `[[metric]]`, such as `availability`".to_owned(),
                |near| format!("did you mean `{near}`?"),
            );
            let message = format!("there is no kind of metric `{}`", entry.key.escape_debug());
            Finding::error("unknown-key", Group::Reading, entry.key_place, message).help(help)
        })
        .collect()
}

/// Adds records to a list of the file, which is made if it is not there.
fn append(node: &mut Node, name: &str, records: Vec<Node>) {
    if records.is_empty() {
        return;
    }
    let place = node.place;
    let Value::Table(entries) = &mut node.value else {
        return;
    };
    if let Some(entry) = entries.iter_mut().find(|entry| entry.key == name) {
        if let Value::List(elements) = &mut entry.node.value {
            elements.extend(records);
        }
        return;
    }
    entries.push(entry(name, list(records, place)));
}

fn entry(key: &str, node: Node) -> Entry {
    Entry {
        key: key.to_owned(),
        key_place: node.place,
        node,
    }
}

fn text(text: impl Into<String>, place: Place) -> Node {
    Node {
        value: Value::Text(text.into()),
        place,
    }
}

fn list(elements: Vec<Node>, place: Place) -> Node {
    Node {
        value: Value::List(elements),
        place,
    }
}

fn table(entries: Vec<Entry>, place: Place) -> Node {
    Node {
        value: Value::Table(entries),
        place,
    }
}

/// The records `[[name]]` of a file.
fn records<'a>(node: &'a Node, name: &str) -> &'a [Node] {
    node.get(name).map(Node::elements).unwrap_or_default()
}

/// The text under a key; empty if there is none.
fn word<'a>(node: &'a Node, key: &str) -> &'a str {
    node.get(key).and_then(Node::text).unwrap_or_default()
}

#[cfg(test)]
mod tests;
