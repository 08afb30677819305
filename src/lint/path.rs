//! What a place is about: the path of keys and ids that leads to it.

use crate::lint::Subject;
use crate::source::Place;
use crate::written::{Node, Value};

/// The path of a place: `contact.service-desk.deputy` in an engagement, the id of the clause in
/// the library.
pub(super) fn of(subject: &Subject<'_>, place: Place) -> Option<Vec<String>> {
    let clause = subject
        .library
        .clauses
        .values()
        .find(|clause| clause.file == place.file);
    if let Some(clause) = clause {
        return Some(parts(&clause.id));
    }
    let mut best = Best::default();
    look(&subject.engagement.node, place, &mut Vec::new(), &mut best);
    best.0.map(|(_, path)| path)
}

/// A path or id as its parts: `clause.audit.right-to-audit` and `audit/right-to-audit` are one.
pub(super) fn parts(path: &str) -> Vec<String> {
    let parts: Vec<String> = path
        .trim()
        .split(['.', '/', '#'])
        .map(str::to_owned)
        .collect();
    match parts.split_first() {
        Some((first, rest)) if first == "clause" && !rest.is_empty() => rest.to_vec(),
        Some((first, rest)) if first == "schedule" && !rest.is_empty() => {
            std::iter::once("schedules".to_owned())
                .chain(rest.iter().cloned())
                .collect()
        }
        _ => parts,
    }
}

/// Keeps the smallest value or key that holds the place.
fn look(node: &Node, place: Place, path: &mut Vec<String>, best: &mut Best) {
    best.offer(node.place, place, path);
    match &node.value {
        Value::Table(entries) => {
            for entry in entries {
                path.push(entry.key.clone());
                best.offer(entry.key_place, place, path);
                look(&entry.node, place, path, best);
                path.pop();
            }
        }
        Value::List(elements) => {
            for (at, element) in elements.iter().enumerate() {
                let id = element.get("id").and_then(Node::text);
                path.push(id.map_or_else(|| at.to_string(), str::to_owned));
                look(element, place, path, best);
                path.pop();
            }
        }
        _ => {}
    }
}

/// The smallest range so far, and its path.
#[derive(Default)]
struct Best(Option<(u32, Vec<String>)>);

impl Best {
    fn offer(&mut self, held: Place, place: Place, path: &[String]) {
        let size = held.end - held.start;
        let holds = held.file == place.file && held.start <= place.start && place.end <= held.end;
        if !holds || path.is_empty() {
            return;
        }
        let path = parts(&path.join("."));
        // A list is as long as its first record where only the head of the record is marked.
        let closer = |(least, best): &(u32, Vec<String>)| {
            size < *least || size == *least && path.starts_with(best)
        };
        if self.0.as_ref().is_none_or(closer) {
            self.0 = Some((size, path));
        }
    }
}
