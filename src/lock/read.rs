//! Reads a lock. Whoever changed it by hand is told where.

use std::collections::BTreeMap;

use super::{Lock, NAME, Pinned, hash};
use crate::finding::{Finding, Group};
use crate::source::{FileId, Place};
use crate::written::{self, Entry, Node, Value};

/// What a person can do about a lock that was changed.
const HELP: &str =
    "restore the file, or write it anew with `engross update`, which takes the newest texts";

/// The lock in a text, and everything that is wrong with it.
pub fn read(file: FileId, text: &str) -> (Lock, Vec<Finding>) {
    let (node, mut findings) = written::read(file, text, 0);
    // A schedule is longer than any value people write.
    findings.retain(|finding| finding.rule != "text-too-long");
    let mut reader = Reader {
        findings: Vec::new(),
    };
    let mut lock = Lock::default();
    let start = Place::new(file, 0..0);
    if findings.is_empty() && node.get("schema").and_then(Node::text) != Some("engross-lock/1") {
        let place = node.get("schema").map_or(start, |schema| schema.place);
        reader.wrong(
            place,
            format!("`{NAME}` is not of the form `engross-lock/1`"),
        );
        return (lock, reader.findings);
    }
    for entry in node.entries() {
        match entry.key.as_str() {
            "schema" => {}
            "library" => lock.library = reader.text(&entry.node, "library"),
            "known" | "clause" | "term" | "preset"
                if !matches!(entry.node.value, Value::List(_)) =>
            {
                let (key, what) = (&entry.key, entry.node.what());
                reader.wrong(
                    entry.node.place,
                    format!("`{key}` of `{NAME}` is {what}, not a list"),
                );
            }
            "known" => {
                for id in entry.node.elements() {
                    lock.known.insert(reader.id(id));
                }
            }
            "clause" => lock.clauses = reader.all(entry, true),
            "term" => lock.terms = reader.all(entry, false),
            "preset" => lock.presets = reader.all(entry, false),
            key => reader.wrong(
                entry.key_place,
                format!("`{NAME}` has no key `{}`", key.escape_debug()),
            ),
        }
    }
    findings.extend(reader.findings);
    (lock, findings)
}

struct Reader {
    findings: Vec<Finding>,
}

impl Reader {
    fn wrong(&mut self, place: Place, message: String) {
        self.findings
            .push(Finding::error("broken-lock", Group::Reading, place, message).help(HELP));
    }

    fn text(&mut self, node: &Node, key: &str) -> String {
        if let Some(text) = node.text() {
            return text.to_owned();
        }
        let what = node.what();
        self.wrong(
            node.place,
            format!("`{key}` of `{NAME}` is {what}, not a text"),
        );
        String::new()
    }

    /// The id of a clause, which is a path inside the library and no other.
    fn id(&mut self, node: &Node) -> String {
        let id = self.text(node, "id");
        let is_name = |part: &str| {
            !part.is_empty()
                && part
                    .bytes()
                    .all(|one| one.is_ascii_lowercase() || one.is_ascii_digit() || one == b'-')
        };
        let is_id = id
            .split_once('/')
            .is_some_and(|(family, name)| is_name(family) && is_name(name));
        if !is_id && !id.is_empty() {
            let shown: String = id.chars().take(60).collect();
            self.wrong(
                node.place,
                format!("`{}` is no id of a clause", shown.escape_debug()),
            );
        }
        id
    }

    fn all(&mut self, entry: &Entry, are_clauses: bool) -> BTreeMap<String, Pinned> {
        let mut all = BTreeMap::new();
        for node in entry.node.elements() {
            let mut field = |key: &str| {
                if let Some(value) = node.get(key) {
                    return self.text(value, key);
                }
                self.wrong(node.place, format!("a text of `{NAME}` has no `{key}`"));
                String::new()
            };
            let (id, library) = (field("id"), field("library"));
            let (own, text) = (field("hash"), field("text"));
            for inner in node.entries() {
                if !matches!(inner.key.as_str(), "id" | "library" | "hash" | "text") {
                    let key = inner.key.escape_debug();
                    self.wrong(
                        inner.key_place,
                        format!("a text of `{NAME}` has no key `{key}`"),
                    );
                }
            }
            if let Some(node) = node.get("id").filter(|_| are_clauses) {
                self.id(node);
            }
            let place = node.get("hash").map_or(node.place, |hash| hash.place);
            if !own.is_empty() && own != hash(&text) {
                let shown = id.escape_debug().to_string();
                self.wrong(
                    place,
                    format!(
                        "the text of `{shown}` in `{NAME}` is not the one its hash was made from"
                    ),
                );
            }
            let place = node.get("id").map(|id| id.place);
            let known = all.insert(
                id.clone(),
                Pinned {
                    library,
                    text,
                    place,
                },
            );
            if known.is_some() {
                let shown = id.escape_debug().to_string();
                self.wrong(node.place, format!("`{NAME}` holds `{shown}` twice"));
            }
        }
        all
    }
}
