//! What a newer library has otherwise, and why.

use super::{Lock, NAME, hash};
use crate::finding::{Finding, Group, Severity};
use crate::library::Library;

/// A text the library has another version of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Newer {
    /// Id of the clause, `terms/<name>` or `presets/<name>`.
    pub id: String,
    /// Version of the library that is pinned.
    pub pinned: String,
    /// Why it changed, from the library's changelog, newest first.
    pub why: Vec<String>,
}

/// Every pinned text the library has another version of.
pub fn newer(lock: &Lock, library: &Library) -> Vec<Newer> {
    let clauses = lock.clauses.iter().map(|(id, pinned)| (id.clone(), pinned));
    let terms = lock
        .terms
        .iter()
        .map(|(name, pinned)| (format!("terms/{name}"), pinned));
    clauses
        .chain(terms)
        .filter(|(id, pinned)| {
            let now = library.texts.get(id);
            now.is_none_or(|now| hash(&now.replace("\r\n", "\n")) != hash(&pinned.text))
        })
        .map(|(id, pinned)| Newer {
            why: library.why(&id, &pinned.library),
            pinned: pinned.library.clone(),
            id,
        })
        .collect()
}

/// The same as notes on the lock, and what is new in the library as a whole.
pub fn outdated(lock: &Lock, library: &Library) -> Vec<Finding> {
    let note = |place, message: String, help: &str| {
        Finding::error("newer-text", Group::Library, place, message)
            .weighing(Severity::Note)
            .help(help)
    };
    let help = "see it with `engross clauses impact`, take it with `engross update`";
    let places = |id: &str| {
        let own = match id.strip_prefix("terms/") {
            Some(term) => lock.terms.get(term),
            None => lock.clauses.get(id),
        };
        own.and_then(|pinned| pinned.place)
    };
    let mut notes = Vec::new();
    for one in newer(lock, library) {
        let Some(place) = places(&one.id) else {
            continue;
        };
        let why = one
            .why
            .first()
            .map_or(String::new(), |why| format!(": {why}"));
        let message = format!(
            "the library has another text of `{}` than `{NAME}`, which holds that of version {}{}",
            one.id,
            one.pinned,
            why.trim_end_matches('.')
        );
        notes.push(note(place, message, help));
    }
    notes
}
